"""Problems as people and machines read them (DESIGN, 4.2): as text, and in the forms of ``FORMATS``."""

from __future__ import annotations

import importlib
from collections.abc import Iterator

from edition.checking.reports.many import MOST, lines, summary
from edition.checking.reports.report import Report
from edition.checking.reports.text import COLOURS, PLAIN, Palette

__all__ = ["COLOURS", "FORMATS", "MOST", "PLAIN", "Palette", "Report", "for_machines", "lines", "summary"]

FORMATS = {
    "json": "objects",
    "sarif": "sarif",
    "github": "github",
    "junit": "junit",
}
"""TABLE of the forms for machines: the module of each, whose ``lines`` gives it; imported when it is asked for."""


def for_machines(report: Report, form: str) -> Iterator[str]:
    """A report in one of ``FORMATS``, line by line."""
    module = importlib.import_module(f"edition.checking.reports.{FORMATS[form]}")
    found: Iterator[str] = module.lines(report)
    return found
