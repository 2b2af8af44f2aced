"""Quotation marks that are opened and not closed, or closed and not opened, in one paragraph.

Where an edition encodes quotations, its marks are often in the markup or left out, and source texts themselves forget some:
so this is looked for only when asked.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from edition.checking.rules.sheet import Sheet
from edition.elements import NOTES
from edition.model import Problem
from edition.tei import words

_PAIRS = (("„", "“”"), ("“", "”"), ("«", "»"), ("»", "«"))
"""German before English: its closing mark is the English opening one."""


def check(sheet: Sheet) -> Iterator[Problem]:
    """Paragraphs with more opening than closing marks, or the other way round."""
    paragraphs = sheet.of("p", "ab")
    texts = [_text(p) for p in paragraphs]
    pair = _convention(texts)
    if pair:
        starts = [text.startswith(pair[0]) for text in texts] + [False]
        for number, (paragraph, text) in enumerate(zip(paragraphs, texts, strict=True)):
            opened, closed = text.count(pair[0]), sum(map(text.count, pair[1]))
            goes_on = opened == closed + 1 and starts[number + 1]  # a quotation of several paragraphs opens in each
            if opened != closed and not goes_on:
                yield _problem(sheet, paragraph, pair, opened, closed)


def _text(paragraph: Any) -> str:
    """The words of a paragraph without its notes."""
    if next(paragraph.iter(*NOTES), None) is None:
        return words(paragraph)
    inside = {inner for note in paragraph.iter(*NOTES) for inner in note.iter()}
    pieces = [(e.text or "" if e not in inside else "") for e in paragraph.iter()]
    tails = [e.tail or "" for e in paragraph.iterdescendants() if e.getparent() not in inside]
    return "".join(pieces + tails).strip()


def _convention(texts: list[str]) -> tuple[str, str] | None:
    """The pair of marks that begins most quotations of a file, or None where there are hardly any."""
    first = [
        min((text.find(o), o) for o, _ in _PAIRS if o in text)[1] for text in texts if any(o in text for o, _ in _PAIRS)
    ]
    best = max(_PAIRS, key=lambda pair: first.count(pair[0]))
    return best if first.count(best[0]) >= 3 else None


def _problem(sheet: Sheet, paragraph: Any, pair: tuple[str, str], opened: int, closed: int) -> Problem:
    more = f"{opened} times {pair[0]} and {closed} times {' or '.join(pair[1])}"
    message = f"the quotation marks of this paragraph do not match: {more}"
    return sheet.problem("quotation-marks", message, paragraph, hint="look for one that is missing, or stands twice")
