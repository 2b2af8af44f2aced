"""Plain text, read: groups of lines between empty lines, and what each of them is."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise

from edition.encoding.drafting import interrupted, letter_blocks, listing, speakers, speeches, verse
from edition.encoding.drafting.interrupted import QUOTED, is_quotation
from edition.encoding.drafting.paging import Pages, pages
from edition.encoding.drafting.pieces import Block, Element, Entry, Heading, Reading
from edition.encoding.drafting.rows import Group, Row, ends_sentence, is_turn, is_wide, row
from edition.encoding.drafting.scribe import Scribe
from edition.encoding.drafting.source import Source
from edition.encoding.drafting.wrapping import Folding, is_wrapped, usual_width

_MARKED = re.compile(r"(?P<marks>#{1,6})[ \t\u00a0]+(?=\S)")
_CLOSING = re.compile(r"[ \t]+#+$")
_RULE = re.compile(r"(?:[*#~_=+.\-–—⁂❦§]\s*){3,}|⁂|❦|\*")
_UNDERLINE = re.compile(r"=+|-+")
_LONG, _LONG_WIDE = 100, 40
"""Characters of a line that is a paragraph by itself."""


def read(source: Source) -> Reading:
    """The blocks of a plain text; marks of headings and escapes as Markdown has them are taken for what they are."""
    scribe = Scribe(source.text)
    reader = _PlainText(scribe)
    blocks = tuple(reader.blocks(source))
    return Reading(blocks, tuple(scribe.entries), width=reader.width)


class _PlainText:
    """The groups of one text, one after the other."""

    def __init__(self, scribe: Scribe) -> None:
        self._scribe = scribe
        self._folding = Folding(scribe, escapes=True)
        self._indent = 0
        self._prose = 0
        """How many of the next groups were looked at already, and are no verse."""

    @property
    def width(self) -> float:
        """How long the lines of the text usually are; 0 where it has none that were wrapped."""
        return self._folding.width

    def blocks(self, source: Source) -> Iterator[Block]:
        """All blocks, elements that begin pages among them."""
        lines = source.lines()
        if source.text[:1] == "\ufeff":
            self._scribe.log(
                Entry("byte-order-mark", 0, 1, "", "says how the file is encoded, and is no part of its text")
            )
            lines[0] = lines[0]._replace(start=1)
        rows = [row(source.text, line) for line in lines]
        parts = letter_blocks.parted(list(_parts(rows, pages(self._scribe, lines, rows))))
        self._folding.width = usual_width(part for part in parts if not isinstance(part, Element))
        self._indent = _usual_indent(part for part in parts if not isinstance(part, Element))
        plan = speakers.plan(parts)
        if plan is None:
            yield from self._segment(parts)
            return
        first, end = speeches.span(plan)
        yield from self._segment(plan.parts[:first])
        yield from speeches.Speeches(self._scribe, self._folding, plan, self._segment).blocks()
        yield from self._segment(plan.parts[end:])

    def _segment(self, parts: Sequence[Group | Element]) -> Iterator[Block]:
        """The blocks of some groups that are no speeches, and of what belongs to pages among them."""
        self._prose = 0
        at = 0
        while at < len(parts):
            part = parts[at]
            if isinstance(part, Element):
                yield part
                at += 1
                continue
            taken, blocks = self._several(_run(parts, at))
            yield from blocks
            at += taken

    def _several(self, groups: list[Group]) -> tuple[int, list[Block]]:
        """The blocks of the first of some groups, and how many groups they are made of."""
        for several in (self._verse, self._loose_list):
            taken, blocks = several(groups)
            if taken:
                return taken, blocks
        return 1, list(self._group(groups[0]))

    def _verse(self, groups: list[Group]) -> tuple[int, list[Block]]:
        """Stanzas, with what may be lines of verse among them."""
        if self._prose:
            self._prose -= 1
            return 0, []
        stanzas = verse.stanzas(groups)
        taken = len(stanzas)
        if not verse.is_verse(stanzas):
            self._prose = max(0, taken - 1)
            return 0, []
        self._scribe.log(verse.entry(stanzas))
        return taken, [verse.stanza(self._folding, group) for group in stanzas]

    def _loose_list(self, groups: list[Group]) -> tuple[int, list[Block]]:
        """Groups that are items, with what belongs to them."""
        taken, found = interrupted.items(groups, _is_marked)
        if not taken:
            return 0, []
        below = {place: self._below(entered.below) for place, entered in enumerate(found) if entered.below}
        self._prose = max(0, self._prose - taken + 1)
        return taken, [listing.made(self._folding, tuple(entered.item for entered in found), below)]

    def _below(self, groups: tuple[Group, ...]) -> tuple[Element, ...]:
        """The blocks within an item."""
        found: list[Block] = []
        at = 0
        while at < len(groups):
            taken, blocks = self._loose_list(list(groups[at:]))
            found += blocks if taken else self._group(groups[at])
            at += taken or 1
        return tuple(block for block in found if isinstance(block, Element))

    def _group(self, rows: Group) -> Iterator[Block]:
        """The blocks of a group of lines: headings and rules by their marks, and what stands between them."""
        held: list[Row] = []
        for index, one in enumerate(rows):
            if len(held) == 1 and index == 1 and _is_underlined(held[0], one):
                yield self._underlined(held.pop(), one)
            elif marked := self._marked(one):
                yield from self._plain(tuple(held))
                held = []
                yield marked
            else:
                held.append(one)
        yield from self._plain(tuple(held))

    def _marked(self, one: Row) -> Block | None:
        if match := _MARKED.match(one.text):
            return self._heading(one, match)
        if _RULE.fullmatch(one.text):
            self._scribe.log(Entry("rule", one.start, one.end, '<milestone unit="section"/>', "", "moved"))
            return Element("milestone", (), (("unit", "section"), ("rend", "rule")))
        return None

    def _heading(self, one: Row, match: re.Match[str]) -> Heading:
        level = len(match["marks"])
        start, end = one.start + match.end(), one.end
        self._scribe.log(
            Entry("heading-mark", one.start, one.start + level, "<head>", f"a heading of level {level}", "moved")
        )
        if closing := _CLOSING.search(one.text, match.end()):
            end = one.start + closing.start()
            self._scribe.log(Entry("heading-mark", end + 1, one.end, "<head>", "", "moved"))
        return Heading(level, self._folding.words(start, end))

    def _underlined(self, one: Row, line: Row) -> Heading:
        level = 1 if line.text[0] == "=" else 2
        self._scribe.log(Entry("heading-mark", line.start, line.end, "<head>", f"a heading of level {level}", "moved"))
        return Heading(level, self._folding.words(one.start, one.end))

    def _plain(self, rows: Group) -> Iterator[Block]:
        """A group without marks of headings."""
        if not rows:
            return
        if is_quotation(rows):
            yield self._quotation(rows)
        elif found := listing.items(rows):
            yield listing.made(self._folding, found)
        else:
            for part in _paragraphs(rows, self._indent):
                yield Element("p", self._folding.lines(part))

    def _quotation(self, rows: Group) -> Element:
        inner: list[Row] = []
        for one in rows:
            match = QUOTED.match(one.text)
            cut = match.end() if match else 0
            self._scribe.log(
                Entry("quotation-mark", one.start, one.start + len(one.text[:cut].rstrip()), "<quote>", "", "moved")
            )
            if one.text[cut:].strip():
                rest = one.text[cut:].lstrip()
                inner.append(Row(one.end - len(rest), one.end, one.indent, rest))
        content = (Element("p", self._folding.lines(tuple(inner))),) if inner else ()
        return Element("quote", content)


def _is_marked(rows: Group) -> bool:
    """Whether some of the lines are headings or rules by their marks."""
    return any(_MARKED.match(one.text) or _RULE.fullmatch(one.text) for one in rows) or any(
        _is_underlined(one, line) for one, line in pairwise(rows)
    )


def _is_underlined(one: Row, line: Row) -> bool:
    return bool(_UNDERLINE.fullmatch(line.text)) and line.length >= 3 and one.length <= 120


def _parts(rows: list[Row | None], found: Pages) -> Iterator[Group | Element]:
    """Groups of lines between empty lines, and what belongs to pages at its place."""
    held: list[Row] = []
    for index, one in enumerate(rows):
        aside = (*found.instead.get(index, ()), *found.after.get(index, ()))
        if one is not None and index not in found.instead:
            held.append(one)
        if held and (one is None or aside):
            yield tuple(held)
            held = []
        yield from aside
    if held:
        yield tuple(held)


def _run(parts: Sequence[Group | Element], at: int) -> list[Group]:
    """The groups from a place on up to the next element; no more than a poem or a list is likely to have."""
    found: list[Group] = []
    for part in parts[at : at + _MOST]:
        if isinstance(part, Element):
            break
        found.append(part)
    return found


_MOST = 2_000


def _paragraphs(rows: Group, indent: int) -> Iterator[Group]:
    """A group as paragraphs: lines that are one each, or begin one by standing in; mostly it is one.

    ``indent``: by how much first lines stand in elsewhere in the text, 0 where none does.
    """
    stand_in = indent and all(one.indent == indent and ends_sentence(one.text) for one in rows)
    if len(rows) > 1 and (stand_in or _is_one_each(rows)):
        yield from ((one,) for one in rows)
        return
    least = min(one.indent for one in rows)
    starts = [n for n, one in enumerate(rows) if n and one.indent > least]
    if starts and len(starts) <= len(rows) / 2 and is_wrapped(_flat(rows)):
        for a, b in zip([0, *starts], [*starts, len(rows)], strict=True):
            yield rows[a:b]
    else:
        yield rows


def _usual_indent(groups: Iterable[Group]) -> int:
    """By how much the first lines of paragraphs mostly stand in; 0 where they do not."""
    found = Counter(rows[0].indent for rows in groups if len(rows) > 1 and rows[0].indent > rows[1].indent)
    return found.most_common(1)[0][0] if found else 0


def _flat(rows: Group) -> Group:
    """The same lines, long ones only: the last line of a paragraph within says nothing of the width."""
    longest = max(one.length for one in rows)
    return tuple(one for one in rows if one.length > longest * 0.6) or rows


def _is_one_each(rows: Group) -> bool:
    """Whether each line is a paragraph: a turn of somebody who speaks, or as long as a paragraph and ended like one."""
    if is_turn(rows[0].text) and sum(is_turn(one.text) for one in rows) >= max(2, 0.6 * len(rows)):
        return True
    long = _LONG_WIDE if is_wide(rows[0].text[:1]) else _LONG
    ended = sum(ends_sentence(one.text) for one in rows)
    return max(one.length for one in rows) >= long and ended >= 0.8 * len(rows) and not _is_even(rows)


def _is_even(rows: Group) -> bool:
    return is_wrapped(rows) and sum(one.text[:1].islower() for one in rows[1:]) > 0
