"""Lists of plain text: lines that begin with a bullet, or with numbers or letters that count on."""

from __future__ import annotations

import re
from collections.abc import Mapping
from itertools import pairwise
from typing import NamedTuple

from edition.encoding.drafting.pieces import Element, Entry, Piece
from edition.encoding.drafting.rows import Group, Row
from edition.encoding.drafting.wrapping import Folding

_BULLET = re.compile(r"(?P<mark>[-*+•◦▪‣·])[ \t\u00a0]+(?=\S)")
_COUNTED = re.compile(r"(?P<mark>\(?(?:(?P<number>\d{1,3})|(?P<letter>[a-z]))[.)])[ \t\u00a0]+(?=\S)")


class Item(NamedTuple):
    """An item: its mark stands from the start of its first line to ``words``; ``value`` is what it counts, 0 for a bullet."""

    rows: Group
    words: int
    mark: str
    value: int

    @property
    def sort(self) -> str:
        """What its mark is but for what it counts: ``(a)`` and ``(b)`` are of one sort, ``2.`` is of another."""
        return _SIGN.sub(lambda found: "1" if found[0].isdigit() else "a", self.mark)


_SIGN = re.compile(r"\d+|[a-z]")


def items(rows: Group) -> tuple[Item, ...]:
    """The items that some lines are, or nothing where they are no list: two at least, and the first line begins one."""
    marks = [_mark(row) for row in rows]
    if not marks[0]:
        return ()
    starts = [index for index, mark in enumerate(marks) if mark and mark[1] == marks[0][1]]
    found = [
        Item(rows[a:b], rows[a].start + mark[0].end(), mark[0]["mark"], mark[2])
        for a, b in pairwise([*starts, len(rows)])
        if (mark := marks[a])
    ]
    return tuple(found) if _counts(found) else ()


def is_one(rows: Group) -> Item | None:
    """A group of lines that begins with a mark and may be one item of a list whose items have empty lines between."""
    mark = _mark(rows[0])
    return Item(rows, rows[0].start + mark[0].end(), mark[0]["mark"], mark[2]) if mark else None


def _mark(row: Row) -> tuple[re.Match[str], str, int] | None:
    """The mark at the beginning of a line, its sort, and what it counts."""
    if match := _BULLET.match(row.text):
        return match, match["mark"], 0
    if match := _COUNTED.match(row.text):
        sort = f"{'number' if match['number'] else 'letter'} {match['mark'][0] == '('} {match['mark'][-1]}"
        return match, sort, int(match["number"]) if match["number"] else ord(match["letter"]) - 96
    return None


def _counts(found: list[Item]) -> bool:
    """Whether marks are those of a list: two at least, all bullets of one sort, or numbers that count on."""
    if len(found) < 2:
        return False
    return all(one.value == 0 == other.value or other.value == one.value + 1 for one, other in pairwise(found))


def follow(one: Item, other: Item) -> bool:
    """Whether two items with an empty line between are neighbours in a list."""
    same = one.mark == other.mark if one.value == 0 else one.mark[-1] == other.mark[-1] and one.mark[-1] in ".)"
    return same and _counts([one, other])


def made(folding: Folding, found: tuple[Item, ...], below: Mapping[int, tuple[Element, ...]] | None = None) -> Element:
    """The list. A number stays in the text, as ``label``; a bullet is said by the list.

    ``below``: by the places of items, what else stands in them.
    """
    is_counted = found[0].value > 0
    content: list[Element] = []
    for place, item in enumerate(found):
        mark_end = item.rows[0].start + len(item.mark)
        if is_counted:
            content.append(Element("label", folding.words(item.rows[0].start, mark_end)))
        else:
            folding.log(Entry("list-mark", item.rows[0].start, mark_end, "<item>", "", "moved"))
        first = item.rows[0]
        rest = Row(item.words, first.end, first.indent, first.text[item.words - first.start :])
        content.append(Element("item", (*_inside(folding, (rest, *item.rows[1:])), *(below or {}).get(place, ()))))
    kind = "numbered" if is_counted else "bulleted"
    folding.log(Entry("list", found[0].rows[0].start, found[-1].rows[-1].end, "<list>", f"{len(found)} items", "kept"))
    return Element("list", tuple(content), (("rend", kind),))


def _inside(folding: Folding, rows: Group) -> tuple[Piece, ...]:
    """The lines of an item; where further ones are a list of their own that begins with its first mark, that stands in it."""
    at = next((n for n, row in enumerate(rows) if n and _mark(row)), 0)
    inner = items(rows[at:]) if at else ()
    if not inner or inner[0].value > 1:
        return folding.item(rows)
    return (*folding.item(rows[:at]), made(folding, inner))
