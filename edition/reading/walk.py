"""One walk over the view: the plain text of every stream and the span of every element that rows cite.

White space is folded by one rule: runs of space, tab, CR, LF are one space; blocks stand on lines of their own (in streams
of items: are parted by a space); a break is a space, unless it says ``break="no"``: then it is nothing, and so is the white
space around it; ``w`` and ``pc`` with ``@join`` lose the white space on that side; white space directly in elements that
hold only elements (``choice app subst …``) is layout of the source.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from typing import Any

from edition.apparatus.entries import MORE
from edition.elements import (
    BLOCKS,
    BREAKS,
    CHOSEN,
    ELEMENT_ONLY,
    NAMES,
    NAMES_WITH_POINTER,
    PASSAGES,
    QUOTATIONS,
    SPACES,
    TURNS,
)
from edition.model import STREAMS, Span
from edition.reading.view import View
from edition.tei import SPACE, fold, is_white, local, nfc, tag, tags

_U, _SEG = tag("u"), tag("seg")
_RECORDED = (
    NAMES | NAMES_WITH_POINTER | QUOTATIONS | TURNS | tags("app lem rdg kinesic vocal incident writing gap") | {MORE}
)
_JOINS_BEFORE, _JOINS_AFTER = ("left", "both", "overlap"), ("right", "both", "overlap")
_BASE32 = "abcdefghijklmnopqrstuvwxyz234567"
_PAIRS = [one + other for one in _BASE32 for other in _BASE32]
"""Ten bits each: a text has thousands of ids."""

# One flag word for each tag, looked up once an element.
_PASSAGE, _BLOCK, _GAP, _RECORD, _JOIN, _IS_SEG, _LAYOUT, _FORM = 1, 2, 4, 8, 16, 32, 64, 128
_ROLES: dict[Any, int] = {}
for _group, _flag in (
    (PASSAGES, _PASSAGE),
    (BLOCKS, _BLOCK),
    (BREAKS | SPACES, _GAP),
    (_RECORDED, _RECORD),
    (tags("w pc"), _JOIN),
    ((_SEG,), _IS_SEG),
    (ELEMENT_ONLY, _LAYOUT),
    (CHOSEN, _FORM),
):
    for _tag in _group:
        _ROLES[_tag] = _ROLES.get(_tag, 0) | _flag


class Record:
    """Where an element's words stand: span in its stream, and span within its passage's own words.

    ``passage`` is the passage around it; ``words`` and ``length`` are a passage's own. Offsets are -1 until known.
    """

    __slots__ = ("element", "end", "id", "length", "own_end", "own_start", "passage", "start", "stream", "words")

    def __init__(self, element: Any, stream: str, passage: Record | None) -> None:
        self.element, self.stream, self.passage = element, stream, passage
        self.start = self.end = self.own_start = self.own_end = -1
        self.words: list[str] = []
        self.length = 0
        self.id = ""


class Walk:
    """The streams of a view (``texts``), the passages in order, and the records of passages and cited elements.

    ``around`` gives the passage in which each item stands, ``lines`` where its words stand in its stream.
    """

    def __init__(self, view: View) -> None:
        self._aside = view.aside
        self.texts: dict[str, str] = {}
        self.passages: list[Record] = []
        self.records: dict[Any, Record] = {}
        self.around: dict[Any, Record | None] = {}
        self.lines: dict[Any, tuple[int, int]] = {}
        self._begin("text", "\n")
        for content in view.contents:
            self._visit(content, _ROLES.get(content.tag, 0), None)
        self._finish()
        for name in STREAMS[1:]:
            self._begin(name, " ")
            for item in view.items[name]:
                self._item(item)
            self._finish()

    def forms(self) -> Iterator[tuple[str, Span]]:
        """Where corrected, regularized and expanded forms stand, each with the name of its element."""
        for element, record in self.records.items():
            if element.tag in CHOSEN and record.start < record.end:
                yield local(element), Span(record.stream, record.start, record.end)

    def _begin(self, name: str, separator: str) -> None:
        self._name, self._separator = name, separator
        self._out: list[str] = []
        self._position, self._pending, self._glued = 0, "", False
        self._opening: list[Record] = []
        self._empty: list[Record] = []
        self._collecting = name != "registers"
        self._first: Record | None = None
        self._passages_before = len(self.passages)
        self._root: Any = None

    def _finish(self) -> None:
        text = "".join(self._out)
        self.texts[self._name] = text + "\n" if text else ""
        if self._first is not None and len(self.passages) == self._passages_before:
            self.passages.append(self._first)  # a stream without words: what rows cite still stands somewhere

    def _item(self, item: Any) -> None:
        if self._position:
            self._pending = "\n"
        before, self._glued = self._position, False
        self._root = item if len(item) or item.text else None
        self._visit(item, _ROLES.get(item.tag, 0), None)
        if self._position == before:  # an item without words takes no line
            self._pending = ""
        self.lines[item] = (before, self._position)

    def _visit(self, element: Any, role: int, passage: Record | None) -> None:
        """An element with a role, or one outside passages; of all others :meth:`_content` is enough."""
        is_block = passage is None or role & _BLOCK
        if is_block:
            self._break_line()
        self._cited(element, role, passage)
        if is_block:
            self._break_line()

    def _cited(self, element: Any, role: int, passage: Record | None) -> None:
        """An element that is more than its words: a passage, something that rows cite, a break, a joined word."""
        if role & _GAP:
            self._gap(element)
        record = self._record(element, role, passage)
        if record is not None and self.passages and self.passages[-1] is record:
            passage = record
        join = element.get("join") if role & _JOIN else None
        if join in _JOINS_BEFORE:
            self._glue()
        self._content(element, role, passage)
        if record is not None:
            self._close(record, passage)
        if join in _JOINS_AFTER:
            self._glued = True

    def _break_line(self) -> None:
        if self._position and self._pending != "\n":
            self._pending = self._separator
        self._glued = False

    def _content(self, element: Any, role: int, passage: Record | None) -> None:
        text = element.text
        layout = role & _LAYOUT
        if text and not (layout and not text.strip(SPACE)):
            self._text(text, passage)
        aside = self._aside
        for child in element:
            if child in aside:
                self.around[child] = passage
            elif (inner := _ROLES.get(child.tag, 0)) or passage is None:
                self._visit(child, inner, passage)
            else:
                self._content(child, 0, passage)
            tail = child.tail
            if tail and not (layout and not tail.strip(SPACE)):
                self._text(tail, passage)

    def _gap(self, element: Any) -> None:
        """A break, or a space of the writer's."""
        if element.get("break") == "no":
            self._glue()
        elif not self._pending and not self._glued and self._position:
            self._pending = " "

    def _glue(self) -> None:
        if self._pending == " ":
            self._pending = ""
        self._glued = True

    def _record(self, element: Any, role: int, passage: Record | None) -> Record | None:
        """A record for a passage, or for an element that rows cite."""
        if not self._collecting:
            return None
        is_passage = role & _PASSAGE or element is self._root
        if not is_passage and (passage is None or role & _IS_SEG):
            is_passage = self._is_passage(element, role, passage)
        if not is_passage and not role & (_RECORD | _FORM):
            return None
        record = self.records[element] = Record(element, self._name, passage)
        self._opening.append(record)
        if is_passage:
            self.passages.append(record)
        elif self._first is None and role & _RECORD:
            self._first = record
        return record

    @staticmethod
    def _is_passage(element: Any, role: int, passage: Record | None) -> bool:
        """Whether an element that is no passage by its name is one by where it stands."""
        if role & _IS_SEG and passage is not None:
            return bool(element.getparent().tag == _U)
        if passage is not None:
            return False
        if role & _RECORD and not len(element):
            return True
        return not is_white(element.text) or any(child.tail and not is_white(child.tail) for child in element)

    def _close(self, record: Record, passage: Record | None) -> None:
        own = passage.length if passage is not None else 0
        if record.start < 0:
            record.start = self._position
            record.own_start = own if passage is not record else 0
            self._opening.remove(record)
            if self._opening:
                self._empty.append(record)
            else:
                self._empty.clear()
        record.end, record.own_end = self._position, own

    def _text(self, text: str, passage: Record | None) -> None:
        folded = " ".join(text.split()) if text.isascii() else fold(text)
        pending = self._pending
        if not pending and text[0] in SPACE and not self._glued and self._position:
            self._pending = pending = " "
        if not folded:
            return
        self._glued = False
        if pending:
            if pending == " " and passage is not None and passage.start >= 0:
                passage.length += 1
            self._out.append(pending)
            self._position += 1
        if self._opening:
            self._start()
        self._out.append(folded)
        length = len(folded)
        self._position += length
        if passage is not None:
            passage.words.append(folded)
            passage.length += length
        self._pending = " " if text[-1] in SPACE else ""

    def _start(self) -> None:
        """The first word of the elements that have just opened; what was empty in them begins and ends with them."""
        for record in self._opening:
            record.start = self._position
            record.own_start = record.passage.length if record.passage is not None else 0
        for record in self._empty:
            record.start = record.end = self._position
        self._opening.clear()
        self._empty.clear()


def passage_hash(record: Record) -> str:
    """The id of a passage that has no ``xml:id``: ``p`` and ten base-32 characters of its element and own words."""
    return hashed(local(record.element), "".join(record.words).replace(" ", ""))


def hashed(name: str, dense: str) -> str:
    """``p`` and ten base-32 characters (50 bits of SHA-256) of a name and words without white space, in NFC."""
    if not dense.isascii():
        dense = nfc(dense)
    bits = int.from_bytes(hashlib.sha256(f"{name}\n{dense}".encode()).digest()[:7]) >> 6
    first, second, third = _PAIRS[bits >> 40], _PAIRS[bits >> 30 & 1023], _PAIRS[bits >> 20 & 1023]
    return f"p{first}{second}{third}{_PAIRS[bits >> 10 & 1023]}{_PAIRS[bits & 1023]}"
