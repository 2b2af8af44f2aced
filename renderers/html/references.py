"""How pages say what is to be cited: in four styles, with files for programs, and how a passage is cited."""

from __future__ import annotations

from typing import NamedTuple

from edition.citing.formats import ENDINGS, LABELS
from edition.citing.phrases import ITALIC, UPRIGHT
from edition.citing.record import Record
from edition.citing.styles import NAMES, STYLES

from .escaping import escape

SCRIPT = "citing.js"


class Reference(NamedTuple):
    """A record as its page shows it: (name of the style, the citation as HTML), (name of the format, address of the file)."""

    record: Record
    styles: tuple[tuple[str, str], ...]
    files: tuple[tuple[str, str], ...]


def reference(record: Record, stem: str) -> Reference:
    """``stem`` is the address of the files without their endings, from the page."""
    styles = tuple((NAMES[name], in_html(write(record))) for name, write in STYLES.items())
    return Reference(record, styles, tuple((LABELS[name], f"{stem}.{ENDINGS[name]}") for name in LABELS))


def in_html(styled: str) -> str:
    """A citation with its italics as HTML."""
    return escape(styled).replace(ITALIC, "<i>").replace(UPRIGHT, "</i>")
