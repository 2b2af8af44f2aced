"""The text of every witness, cut from one page: the text is made into HTML once, with all readings in it and signs between them.

What a witness has is then a choice among the pieces, so that twenty witnesses cost little more than one. The guard is asked
about the whole: the pieces have every letter of every reading, once and in order.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cached_property
from typing import Any

from edition.context import Context
from edition.model import Reading
from edition.variation import Entry

from .annotating import Copy
from .apart import apart
from .criticism import Criticism
from .elsewhere import elsewhere
from .escaping import escape
from .grafting import E, ours, put_first, within
from .linking import Addresses
from .rows import enclose, mark_rows
from .transforming import ENTRY, PASS_THROUGH, transformed
from .witness_text import Piece, WitnessText
from .words import catalogue

_SIGN = re.compile(r"<\?e ([a-z]+)(?: (\d+))?>")
_BLOCK = E + "block"


class Weave:
    """The pieces of a text. ``whole``: whether no letter is lost; where one is, no witness can be read through."""

    def __init__(self, reading: Reading, context: Context, criticism: Criticism) -> None:
        self._criticism, self._tradition = criticism, criticism.tradition
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
            if (twin := copied.twins.get(entry.app)) is None:
                continue
            for stated in entry.readings:
                enclose(copied.twins[stated.element], f"reading {len(self._readings)}")
                self._readings.append(stated.element)
            for piece in entry.more:
                enclose(copied.twins[piece], f"more {number}")
            put_first(twin, ours("sign", says=f"{'block' if twin.get(_BLOCK) else 'app'} {number}"))
            within(twin, "sign", says="end")
        for limit in {limit for gaps in tradition.gaps.values() for gap in gaps for limit in gap if limit is not None}:
            if limit not in copied.twins:
                continue  # it stands in what is no text of its own
            put_first(copied.twins[limit], ours("sign", says=f"limit {len(self._limits)}"))
            self._limits.append(limit)
        mark_rows(copied.page.find(E + "stream"))

    def _of(self, siglum: str) -> WitnessText:
        return WitnessText(siglum, self._criticism, self._entries, self._readings, self._limits, self._own)

    def page(self, siglum: str) -> str:
        """A witness read through, as HTML."""
        return "".join([piece.html for piece in self._of(siglum).of(self._whole)])

    def rows(self, siglum: str) -> dict[int, str]:
        """A witness row by row, without ids; links lead to the edited text."""
        found: dict[int, list[str]] = {}
        current: list[str] | None = None
        for piece in self._of(siglum).of(self._without_ids, ids=False):
            if piece.sign == "row":
                current = found.setdefault(piece.number, [])
            elif piece.sign == "rowend":
                current = None
            elif current is not None:
                current.append(piece.html)
        return {n: "".join(parts) for n, parts in found.items()}

    @cached_property
    def _whole(self) -> list[Piece]:
        """The pieces without signs of rows; what only these have parted is one piece."""
        found: list[Piece] = []
        for piece in self.pieces:
            if found and not piece.sign and not found[-1].sign:
                found[-1] = Piece("", found[-1].html + piece.html)
            elif not piece.sign.startswith("row"):
                found.append(piece)
        return found

    @cached_property
    def _without_ids(self) -> list[Piece]:
        """The pieces as they may stand on a page several times."""
        return [piece if piece.sign else Piece("", elsewhere(piece.html, self._own)) for piece in self.pieces]


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
