"""TABLE of styles: a record as words for readers."""

from __future__ import annotations

from collections.abc import Callable

from edition.citing.apa import apa
from edition.citing.chicago import chicago
from edition.citing.full import full
from edition.citing.mla import mla
from edition.citing.record import Record

STYLES: dict[str, Callable[[Record], str]] = {"chicago": chicago, "mla": mla, "apa": apa, "full": full}
"""By the name that ``edition cite --style`` has for them. Words in italics stand between the signs of :mod:`.phrases`."""

NAMES = {
    "chicago": "Chicago (notes and bibliography, 18th edition)",
    "mla": "MLA (9th edition)",
    "apa": "APA (7th edition)",
    "full": "Full reference",
}
