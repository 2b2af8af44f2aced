"""TABLE of formats: a record for programs that keep references."""

from __future__ import annotations

from collections.abc import Callable

from edition.citing.bibtex import bibtex
from edition.citing.csl import csl_json
from edition.citing.record import Record
from edition.citing.ris import ris

FORMATS: dict[str, Callable[[Record], str]] = {"bibtex": bibtex, "ris": ris, "csl": csl_json}
"""By the name that ``edition cite --format`` has for them."""

ENDINGS = {"bibtex": "bib", "ris": "ris", "csl": "csl.json"}
"""What their files end in."""
LABELS = {"bibtex": "BibTeX", "ris": "RIS", "csl": "CSL-JSON"}
TYPES = {
    "bibtex": "application/x-bibtex",
    "ris": "application/x-research-info-systems",
    "csl": "application/vnd.citationstyles.csl+json",
}
"""Their media types."""
