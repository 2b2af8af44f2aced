"""What stands above the salutation of a letter: streets, places, days, in whatever form their writer liked."""

from __future__ import annotations

import re

from edition.encoding.drafting import letters
from edition.encoding.drafting.pieces import Block, Element, Heading, Piece
from edition.encoding.drafting.scribe import Scribe
from edition.encoding.drafting.top_lines import Found, Line, dated, is_salutation, lines_of

_MOST_BLOCKS, _MOST_LINES, _LONGEST = 6, 6, 80
_STREET = re.compile(
    r"\d{1,4}\s?[a-z]?,?\s+[^\W\d_a-z].*|.*(?:gasse|stra(?:ß|ss)e|str\.|platz|weg|allee|ufer|damm)\s+\d{1,4}\s?[a-z]?[.,]?"
)
"""A house number before the street, or behind a word that is one by its ending."""
_WEEKDAY = re.compile(
    r"(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day|(?:mon|diens|donners|frei|sams|sonn)tag|mittwoch|sonnabend|lundi|mardi|mercredi|jeudi"
    r"|vendredi|samedi|dimanche|lunedì|martedì|mercoledì|giovedì|venerdì|sabato|domenica|lunes|martes|miércoles|jueves|viernes|sábado)"
    r"(?:,?\s+[^\W\d_]+){0,2}[.,]?",
    re.IGNORECASE,
)


def opener(scribe: Scribe, blocks: tuple[Block, ...]) -> int:
    """How many of the first blocks open a letter: short lines down to a salutation, in a text that ends as letters do; else 0."""
    for index, block in enumerate(blocks[:_MOST_BLOCKS]):
        if isinstance(block, Heading) or block.name in ("pb", "fw"):
            continue
        content = unwrapped(block)[0]
        if block.name != "p" or any(isinstance(piece, Element) and piece.name != "lb" for piece in content):
            return 0
        lines = lines_of(scribe.text, content)
        if not 1 <= len(lines) <= _MOST_LINES or any(line.length > _LONGEST for line in lines):
            return 0
        if is_salutation(lines[-1]):
            return index + 1 if letters.is_closed(scribe, blocks[index + 1 :]) else 0
    return 0


def plain(line: Line, so_far: set[str]) -> list[Found]:
    """A line that says by itself where or when a letter was written; elsewhere it might be a headline."""
    if _WEEKDAY.fullmatch(line.text):
        return [_dateline(line)]
    if not _STREET.fullmatch(line.text):
        return []
    return _on_a_day(line, so_far) or [_dateline(line)]


def other(line: Line, so_far: set[str]) -> list[Found]:
    """Any other line above a salutation: a subtitle directly below a headline, else a place or time."""
    if made := _on_a_day(line, so_far):
        return made
    if so_far <= {"title", "subtitle"} and so_far and line.text[-1:].isalpha():
        return [Found(Element("head", line.pieces, (("type", "sub"),)), "subtitle")]
    return [_dateline(line)]


def _on_a_day(line: Line, so_far: set[str]) -> list[Found]:
    return dated(line, is_headed=True) if "date" not in so_far else []


def _dateline(line: Line) -> Found:
    return Found(Element("dateline", line.pieces), "place")


def unwrapped(block: Block) -> tuple[tuple[Piece, ...], str]:
    """The content of a block; where all of it is in one ``hi``, what that holds, and how it looks."""
    only = block.content[0] if len(block.content) == 1 else None
    if isinstance(only, Element) and only.name == "hi":
        return only.content, only.get("rend")
    return block.content, ""
