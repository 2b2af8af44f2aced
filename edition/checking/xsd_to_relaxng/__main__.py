"""Prints our schema in RELAX NG."""

from __future__ import annotations

import sys

from edition.checking.describing import entry, read
from edition.checking.xsd_to_relaxng.declarations import grammar
from edition.checking.xsd_to_relaxng.writing import written

sys.stdout.write(written(grammar(read(entry()))))
