"""Verse where it is plain: short lines that begin with capitals, or all small, and end before the line is full, in stanzas."""

from __future__ import annotations

import re
from collections.abc import Callable
from itertools import pairwise

from edition.encoding.drafting.pieces import Attributes, Element, Entry
from edition.encoding.drafting.rows import CLOSERS, Group, Row, ends_sentence, first_letter, is_wide
from edition.encoding.drafting.wrapping import Folding, is_wrapped

_LONGEST, _USUAL = 80, 62
_NARROW = 60
"""Characters of a line of verse that does not begin with a capital."""
_SMALLEST = 46
"""Characters of a line of verse without capitals."""
_FEWEST, _FEWEST_SMALL = 4, 6
"""Lines: fewer are no plain evidence, of verse without capitals still fewer."""
_LABEL = re.compile(r"^[^\W\d_][\w .'’-]{0,30}:(?:\s|$)")
_SMALL = re.compile(r"(?<![\w'’])[^\W\d_A-ZÀ-ÖØ-Þ][\w'’]*")
_NUMBERS = re.compile(r"\d{2,}")
_STOPS = ".!?…"


def is_stanza(rows: Group) -> bool:
    """Whether some lines may be lines of verse; whether they are is said by how many there are."""
    if len(rows) < 2 or max(row.length for row in rows) > _LONGEST or _share(rows, lambda row: row.length) > _USUAL:
        return False
    if all(is_wide(row.text[:1]) for row in rows):
        return _is_regular(rows)
    cased = [row for row in rows if (letter := first_letter(row.text)) and letter.lower() != letter.upper()]
    if len(cased) < len(rows) * 0.9:
        return False
    capitals = sum(first_letter(row.text).isupper() for row in cased) / len(cased)
    return (capitals >= (1 if is_wrapped(rows) else 0.7) or is_set_in(rows)) and _is_no_list(rows)


def is_small(rows: Group) -> bool:
    """Whether short lines begin small, the first as well, as no paragraph does: many poems have no capitals."""
    if len(rows) < 2 or max(row.length for row in rows) > _SMALLEST or is_wrapped(rows):
        return False
    return _begins_small(rows[0]) and _share(rows, _begins_small) >= 0.9 and _is_no_list(rows)


def is_set_in(rows: Group) -> bool:
    """Whether short lines stand in and out by turns, and neither sort begins sentences, as paragraphs and entries would."""
    further = rows[1:]
    if len(rows) < _FEWEST or max(row.length for row in rows) > _NARROW:
        return False
    least = min(row.indent for row in rows)
    turns = sum((one.indent > least) != (other.indent > least) for one, other in pairwise(rows)) / len(further)
    sorts = [[row for row in further if (row.indent > least) is stands_in] for stands_in in (False, True)]
    return turns >= 0.6 and all(sort and _share(tuple(sort), _begins_small) >= 0.5 for sort in sorts)


def _begins_small(row: Row) -> bool:
    return first_letter(row.text).islower()


def stanzas(groups: list[Group]) -> list[Group]:
    """The first of some groups, as far as they may be stanzas: below lines that stand in and out, others as short go on."""
    found: list[Group] = []
    width = 0
    for rows in groups:
        longest = max(row.length for row in rows)
        if (
            not is_stanza(rows)
            and not is_small(rows)
            and not (len(rows) > 1 and longest <= 1.1 * width and _is_no_list(rows))
        ):
            break
        if is_set_in(rows):
            width = max(width, longest)
        found.append(rows)
    return found


def _share(rows: Group, of: Callable[[Row], int]) -> float:
    return sum(map(of, rows)) / len(rows)


def _is_no_list(rows: Group) -> bool:
    """Whether lines read on: neither sentences, nor names, nor entries of some list."""
    stops = _share(rows, lambda row: row.text.rstrip(CLOSERS)[-1:] in _STOPS)
    labels = _share(rows, lambda row: bool(_LABEL.match(row.text)))
    numbers = _share(rows, lambda row: bool(_NUMBERS.search(row.text)))
    small = _share(rows, lambda row: bool(_SMALL.search(row.text)))
    words = _share(rows, lambda row: len(row.text.split()))
    return stops <= 0.6 and labels <= 0.5 and numbers <= 0.25 and small >= 0.7 and words >= 3


def _is_regular(rows: Group) -> bool:
    """Whether lines of a script without capitals are of one length, and short."""
    lengths = {len(row.text.rstrip("，。！？；、,.!?;")) for row in rows}
    return len(lengths) == 1 and 3 <= lengths.pop() <= 16 and len(rows) >= 2


def is_verse(stanzas: list[Group]) -> bool:
    """Whether groups that may be stanzas are enough to say so."""
    rows = [row for stanza in stanzas for row in stanza]
    if len(rows) < _FEWEST:
        return False
    if is_wide(rows[0].text[:1]):
        return True
    if all(map(is_small, stanzas)):
        return len(stanzas) > 1 and len(rows) >= _FEWEST_SMALL
    pauses = _share(tuple(rows), lambda row: not row.text.rstrip(CLOSERS)[-1:].isalnum())
    return pauses >= 0.3 and not all(ends_sentence(row.text) for row in rows)


def stanza(folding: Folding, rows: Group) -> Element:
    """A stanza; lines that are set in say by how much."""
    least = min(row.indent for row in rows)
    lines = tuple(Element("l", folding.words(row.start, row.end), _looks(row, least)) for row in rows)
    return Element("lg", lines, (("type", "stanza"),))


def _looks(row: Row, least: int) -> Attributes:
    return (("rend", f"indent indent({row.indent - least})"),) if row.indent > least else ()


def entry(stanzas: list[Group]) -> Entry:
    """What the log says of a poem."""
    first, last = stanzas[0][0], stanzas[-1][-1]
    number = sum(map(len, stanzas))
    return Entry("verse", first.start, last.end, "<lg>", f"{number} lines taken for verse", "kept")
