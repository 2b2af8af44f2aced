"""The text of every witness, cut from one page: the text is made into HTML once, with all readings in it and signs between them.

What a witness has is then a choice among the pieces, so that twenty witnesses cost little more than one. The guard is asked
about the whole: the pieces have every letter of every reading, once and in order.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any, NamedTuple

from edition.context import Context
from edition.model import Reading
from edition.tei import tags
from edition.variation import Entry

from .annotating import Copy
from .apart import apart
from .critical_notes import FLOWING
from .criticism import Criticism
from .escaping import escape
from .grafting import E, ours, put_first, within
from .linking import Addresses
from .transforming import ENTRY, PASS_THROUGH, transformed
from .words import catalogue

_SIGN = re.compile(r"<\?e ([a-z]+)(?: (\d+))?>")
_FLOWING = FLOWING | tags("app lem rdg rdgGrp")
_BLOCK = E + "block"
_TAG = re.compile(r"<[^>]*>")
_HREF = re.compile(r'(<a [^>]*?href=")#')
_ID = re.compile(r'(<[a-z][^>]*?) id="[^"]*"')
_NUMBER = re.compile(r'<a class="gen number"[^>]*>[^<]*</a>')


class Piece(NamedTuple):
    """HTML (``sign`` is ''), or a sign between pieces: what it says, and its number."""

    sign: str
    html: str = ""
    number: int = 0


class Row(NamedTuple):
    """What stands in a line of a synopsis: ``html`` of one witness; ``has_own``: whether it varies there from the edited text."""

    html: str
    varies: bool


class Weave:
    """The pieces of a text. ``whole``: whether no letter is lost; where one is, no witness can be read through."""

    def __init__(self, reading: Reading, context: Context, criticism: Criticism) -> None:
        self._criticism, self._tradition = criticism, criticism.tradition
        self._words = catalogue()["apparatus"]
        self._own = f"../{escape(reading.text.info.id)}.html"
        self._entries: list[Entry] = list(self._tradition.entries.values())
        self._readings: list[Any] = []
        self._limits: list[Any] = []
        woven = reading.woven(reading) if reading.woven else reading
        self.pieces = self._made(woven, context)

    def _made(self, woven: Reading, context: Context) -> list[Piece]:
        copied = Copy(woven, context, Addresses(woven, context, "../../", f"../{woven.text.info.id}.html"))
        self._mark(copied)
        copied.page.insert(0, ours("words", **catalogue()["text"]))
        folders = context.shelf("xslt")
        text = woven.text.streams["text"]
        for sheet, shelves in ((ENTRY, folders), (PASS_THROUGH, folders[-1:])):
            html = _html(copied.page, sheet, shelves, text, context.project.untrusted and len(shelves) > 1)
            if html is not None:
                return list(_pieces(html))
        return []

    def _mark(self, copied: Copy) -> None:
        """Signs where entries, readings, gaps and rows begin and end."""
        tradition = self._tradition
        for number, entry in enumerate(self._entries):
            if not entry.placed:
                continue
            twin = copied.twins[entry.app]
            for stated in entry.readings:
                self._enclose(copied.twins[stated.element], f"reading {len(self._readings)}")
                self._readings.append(stated.element)
            for piece in entry.more:
                self._enclose(copied.twins[piece], f"more {number}")
            put_first(twin, ours("sign", says=f"{'block' if twin.get(_BLOCK) else 'app'} {number}"))
            within(twin, "sign", says="end")
        for limit in {limit for gaps in tradition.gaps.values() for gap in gaps for limit in gap if limit is not None}:
            put_first(copied.twins[limit], ours("sign", says=f"limit {len(self._limits)}"))
            self._limits.append(limit)
        for n, row in enumerate(list(_rows(copied.page.find(E + "stream")))):
            self._enclose(row, f"row {n}", "rowend")

    def _enclose(self, twin: Any, says: str, end: str = "end") -> None:
        begin, after = ours("sign", says=says), ours("sign", says=end)
        twin.addprevious(begin)
        after.tail, twin.tail = twin.tail, None
        twin.addnext(after)

    def of(self, siglum: str) -> Iterator[Piece]:
        """The pieces of one witness: HTML, and signs of rows alone."""
        return _Witness(siglum, self._criticism, self._entries, self._readings, self._limits, self._own).of(self.pieces)

    def page(self, siglum: str) -> str:
        """A witness read through, as HTML."""
        return "".join([piece.html for piece in self.of(siglum)])

    def rows(self, siglum: str) -> dict[int, str]:
        """A witness row by row, without ids; links lead to the edited text."""
        found: dict[int, list[str]] = {}
        current: list[str] | None = None
        for piece in self.of(siglum):
            if piece.sign == "row":
                current = found.setdefault(piece.number, [])
            elif piece.sign == "rowend":
                current = None
            elif current is not None:
                current.append(piece.html)
        return {n: _elsewhere("".join(parts), self._own) for n, parts in found.items()}


def _elsewhere(html: str, own: str) -> str:
    """A piece of a page on another one, where its ids may stand again."""
    while _ID.search(html):
        html = _ID.sub(r"\1", html)
    return _HREF.sub(rf"\1{own}#", html)


def _html(page: Any, sheet: str, folders: Any, text: str, alone: bool) -> str | None:
    """The HTML of the one stream, or None where it does not say every letter."""

    def made() -> tuple[str, bool] | None:
        found = transformed(page, sheet, folders)
        return (found[0].html, found[0].says(text)) if found else None

    result = apart(made) if alone else made()
    return result[0] if result is not None and result[1] else None


def _pieces(html: str) -> Iterator[Piece]:
    at = 0
    for sign in _SIGN.finditer(html):
        if sign.start() > at:
            yield Piece("", html[at : sign.start()])
        yield Piece(sign[1], "", int(sign[2] or 0))
        at = sign.end()
    yield Piece("", html[at:])


def _rows(stream: Any) -> Iterator[Any]:
    """The elements that make a row each: those that stand directly in the flow of the text, entries around them apart."""
    waiting = [iter(stream)]
    while waiting:
        element = next(waiting[-1], None)
        if element is None:
            waiting.pop()
        elif element.tag.startswith(E):
            continue
        elif element.tag in _FLOWING and element.get(_BLOCK) == "2":
            waiting.append(iter(element))
        else:
            yield element


class _Witness:
    """Chooses what one witness has among the pieces of all."""

    def __init__(
        self, siglum: str, criticism: Criticism, entries: list[Entry], readings: list[Any], limits: list[Any], own: str
    ) -> None:
        self._criticism, self._entries, self._own = criticism, entries, own
        self._readings, self._words = readings, catalogue()["apparatus"]
        gaps = criticism.tradition.gaps.get(siglum, ())
        numbers = {limit: n for n, limit in enumerate(limits)}
        self._starts = {numbers[gap.start] for gap in gaps if gap.start is not None}
        self._ends = {numbers[gap.end] for gap in gaps if gap.end is not None}
        self._lacking = any(gap.start is None for gap in gaps)
        self._has = [criticism.tradition.has(entry.app, siglum) for entry in entries]
        self._shown = [self._choice(entry, *has) for entry, has in zip(entries, self._has, strict=True)]
        self._chosen = set(self._shown)
        self._passed = self._named = 0
        self._hollow = _Hollow()
        self._closing: list[tuple[str, bool]] = []

    def _choice(self, entry: Entry, status: str, reading: Any | None) -> Any | None:
        """The reading that stands in its text: where nothing is known, that of the edited text."""
        if status == "lacking":
            return None
        return reading if status == "named" else entry.shown

    def of(self, pieces: list[Piece]) -> Iterator[Piece]:
        """Its pieces in order."""
        if self._lacking:
            yield Piece("", self._gap())
        for piece in pieces:
            if piece.sign == "limit":
                yield Piece("", self._limit(piece.number))
            elif piece.sign == "end":
                yield Piece("", self._end())
            elif not piece.sign or piece.sign.startswith("row"):
                if not self._passed:
                    yield Piece(piece.sign, self._filled(piece.html), piece.number)
            else:
                yield Piece("", self._begin(piece))

    def _filled(self, html: str) -> str:
        """HTML as it stands, or what is left of it in a gap."""
        return self._hollow.of(html) if self._lacking and not self._named else self._hollow.full(html)

    def _begin(self, piece: Piece) -> str:
        if self._passed or not self._is_shown(piece):
            self._passed += 1
            return ""
        opening, end = self._around(piece)
        is_named = piece.sign in ("app", "block") and self._has[piece.number][0] == "named"
        self._named += is_named  # it has these words, whatever else it lacks around them
        self._closing.append((end, is_named))
        return opening

    def _end(self) -> str:
        if self._passed:
            self._passed -= 1
            return ""
        end, was_named = self._closing.pop()
        self._named -= was_named
        return end

    def _limit(self, number: int) -> str:
        if number in self._starts:
            self._lacking = True
            return "" if self._passed else self._gap()
        if number in self._ends:
            self._lacking = False
        return ""

    def _gap(self) -> str:
        words = self._words
        return f'<span class="gen lacking" title="{escape(words["lacking"])}">[{escape(words["lacuna"])}]</span>'

    def _is_shown(self, piece: Piece) -> bool:
        if piece.sign == "reading":
            return self._readings[piece.number] in self._chosen
        if piece.sign == "more":
            return self._shown[piece.number] is not None and self._shown[piece.number] is self._entries[piece.number].shown
        return True

    def _around(self, piece: Piece) -> tuple[str, str]:
        """What stands before and after: of an entry what sort of place it is, and the way to it on the page of the edited text."""
        if piece.sign not in ("app", "block"):
            return "", ""
        entry, (status, reading) = self._entries[piece.number], self._has[piece.number]
        number = self._criticism.number[entry.app]
        name = "div" if piece.sign == "block" else "span"
        sort = "own" if status == "named" and reading is not entry.shown else status
        title = f' title="{escape(self._words[sort])}"' if sort in ("own", "unknown") else ""
        opening = f'<{name} class="place {sort}" id="ui-at-{number}"{title}>'
        omitted = self._omission(entry, sort, reading)
        return opening, f"{omitted}{self._link(entry, sort)}</{name}>"

    def _omission(self, entry: Entry, sort: str, reading: Any | None) -> str:
        is_omission = any(stated.element is reading and stated.is_omission for stated in entry.readings)
        return f'<span class="gen label">{escape(self._words["omitted"])}</span>' if sort == "own" and is_omission else ""

    def _link(self, entry: Entry, sort: str) -> str:
        to = self._criticism.marks.get(entry.app)
        if to is None or sort == "lacking":
            return ""
        sign, identity = to
        return f'<a class="gen mark" href="{self._own}#{identity}" title="{escape(self._words["entry"])}">{escape(sign)}</a>'


class _Hollow:
    """Text that a witness lacks: the tags of its blocks stay, so that the page is whole; words, links and pictures go."""

    def __init__(self) -> None:
        self._links = 0
        self._dropped = 0

    def full(self, html: str) -> str:
        """HTML outside of a gap; the ends of links that began inside of one go."""
        if self._dropped:
            head, found, rest = html.partition("</a>")
            if found:
                self._dropped -= 1
                html = head + rest
        self._links += html.count("<a ") - html.count("</a>")
        return html

    def of(self, html: str) -> str:
        """HTML inside of a gap."""
        numbers = iter(_NUMBER.findall(html))
        kept = []
        for tag in _TAG.findall(_NUMBER.sub("<\x01>", html)):
            if tag == "<\x01>":
                kept.append(next(numbers))
            elif tag.startswith("<a "):
                self._dropped += 1
            elif tag == "</a>" and self._dropped:
                self._dropped -= 1
            elif not tag.startswith(("<img", "<br")):
                kept.append(tag)
        return "".join(kept)
