"""Direct speech without a speaker (TEI P5, section 3.3.3)."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from edition.checking.rules.sheet import Sheet
from edition.model import Problem

_CHAINED = ("next", "prev", "part")


def check(sheet: Sheet) -> Iterator[Problem]:
    """Each ``said`` without ``@who``; where no ``said`` of a file has one, that is told once."""
    spoken = sheet.of("said")
    silent = [element for element in spoken if not (element.get("who") or "").strip() and not _is_piece(element)]
    if len(silent) == len(spoken) > 1:
        yield _problem(sheet, silent[0], f"none of the {len(spoken)} said of this file names its speaker")
    else:
        yield from (_problem(sheet, element, "nothing says who says this") for element in silent)


def _is_piece(element: Any) -> bool:
    """Whether an element is part of a speech in several pieces, of which another one may name the speaker."""
    return any(element.get(name) for name in _CHAINED)


def _problem(sheet: Sheet, element: Any, message: str) -> Problem:
    hint = "name the speaker in @who, as a pointer to a person; where nobody is known, that may stay so"
    return sheet.problem("said-without-speaker", message, element, hint=hint)
