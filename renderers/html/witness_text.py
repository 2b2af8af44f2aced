"""What one witness has among the pieces of all: its readings, marked; what is not known of it, marked; its gaps, as gaps."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any, NamedTuple

from edition.variation import Entry

from .criticism import Criticism
from .escaping import escape
from .words import catalogue

_TAG = re.compile(r"<[^>]*>")
_NUMBER = re.compile(r'<a class="gen number[^>]*>[^<]*</a>')


class Piece(NamedTuple):
    """HTML (``sign`` is ''), or a sign between pieces: what it says, and its number."""

    sign: str
    html: str = ""
    number: int = 0


class WitnessText:
    """Chooses what one witness has among the pieces of all."""

    def __init__(
        self, siglum: str, criticism: Criticism, entries: list[Entry], readings: list[Any], limits: list[Any], own: str
    ) -> None:
        self._criticism, self._entries, self._own = criticism, entries, own
        self._readings, self._words = readings, catalogue()["apparatus"]
        gaps = criticism.tradition.gaps.get(siglum, ())
        self._is_whole = not gaps
        numbers = {limit: n for n, limit in enumerate(limits)}
        self._starts = {numbers[gap.start] for gap in gaps if gap.start in numbers}
        self._ends = {numbers[gap.end] for gap in gaps if gap.end in numbers}
        self._lacking = any(gap.start is None for gap in gaps)
        self._has = criticism.has(siglum)
        self._shown = [criticism.shown(entry, siglum) for entry in entries]
        self._chosen = set(self._shown)
        self._passed = self._named = 0
        self._ids = True
        self._hollow = _Hollow()
        self._closing: list[tuple[str, bool]] = []

    def of(self, pieces: list[Piece], ids: bool = True) -> Iterator[Piece]:
        """Its pieces in order. ``ids``: whether they are the only ones of their page, and entries can be led to."""
        self._ids = ids
        if self._lacking:
            yield Piece("", self._gap())
        for piece in pieces:
            if piece.sign == "end":
                yield Piece("", self._end())
            elif not piece.sign:
                if not self._passed:
                    yield Piece("", self._filled(piece.html))
            elif piece.sign == "limit":
                yield Piece("", self._limit(piece.number))
            elif not piece.sign.startswith("row"):
                yield Piece("", self._begin(piece))
            elif not self._passed:
                yield piece

    def _filled(self, html: str) -> str:
        """HTML as it stands, or what is left of it in a gap."""
        if self._is_whole:
            return html
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
            return (
                self._shown[piece.number] is not None and self._shown[piece.number] is self._entries[piece.number].shown
            )
        return True

    def _around(self, piece: Piece) -> tuple[str, str]:
        """What stands before and after: of an entry what sort of place it is, and the way to it on the edited page."""
        if piece.sign not in ("app", "block"):
            return "", ""
        entry, (status, reading) = self._entries[piece.number], self._has[piece.number]
        number = self._criticism.number[entry.app]
        name = "div" if piece.sign == "block" else "span"
        sort = "own" if status == "named" and reading is not entry.shown else status
        title = f' title="{escape(self._words[sort])}"' if sort in ("own", "unknown") else ""
        identity = f' id="ui-at-{number}"' if self._ids else ""
        opening = f'<{name} class="place {sort}"{identity}{title}>'
        omitted = self._omission(entry, sort, reading)
        return opening, f"{omitted}{self._link(entry, sort)}</{name}>"

    def _omission(self, entry: Entry, sort: str, reading: Any | None) -> str:
        is_omission = any(stated.element is reading and stated.is_omission for stated in entry.readings)
        return (
            f'<span class="gen label">{escape(self._words["omitted"])}</span>' if sort == "own" and is_omission else ""
        )

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
