"""One walk over the view: the plain text of every stream and the span of every element that rows cite.

White space is folded by one rule: runs of space, tab, CR, LF are one space; blocks stand on lines of their own (in streams of
items: are parted by a space); a break is a space, unless it says ``break="no"``: then it is nothing, and so is the white space
around it; ``w`` and ``pc`` with ``@join`` lose the white space on that side.
"""

from __future__ import annotations

import base64
import hashlib
import re
from typing import Any

from edition.elements import BLOCKS, BREAKS, NAMES, NAMES_WITH_POINTER, PASSAGES, QUOTATIONS, SPACES, TURNS
from edition.reading.view import MARK, View
from edition.tei import is_white, local, squeeze, tag, tags

_RUNS = re.compile("[ \t\r\n]+")
_U, _SEG = tag("u"), tag("seg")
_JOINED = tags("w pc")
_RECORDED = NAMES | NAMES_WITH_POINTER | QUOTATIONS | TURNS | tags("app lem rdg")

# One flag word for each tag, looked up once an element.
_PASSAGE, _BLOCK, _BREAK, _SPACE, _RECORD, _JOIN, _LEFT, _IS_SEG = 1, 2, 4, 8, 16, 32, 64, 128
_ROLES: dict[Any, int] = {}
for _group, _flag in (
    (PASSAGES, _PASSAGE),
    (BLOCKS, _BLOCK),
    (BREAKS, _BREAK),
    (SPACES, _SPACE),
    (_RECORDED, _RECORD),
    (_JOINED, _JOIN),
    ((MARK,), _LEFT),
    ((_SEG,), _IS_SEG),
):
    for _tag in _group:
        _ROLES[_tag] = _ROLES.get(_tag, 0) | _flag


class Record:
    """Where an element's words stand: span in its stream, and span within its passage's own words."""

    __slots__ = ("element", "stream", "start", "end", "passage", "own_start", "own_end", "chunks", "length", "id")

    def __init__(self, element: Any, stream: str, passage: Record | None) -> None:
        self.element, self.stream, self.passage = element, stream, passage
        self.start = self.end = self.own_start = self.own_end = -1
        self.chunks: list[str] = []
        self.length = 0
        self.id = ""


class Walk:
    """The streams of a view (``texts``), the passages in order, and the records of recorded elements."""

    def __init__(self, view: View) -> None:
        self.view = view
        self.texts: dict[str, str] = {}
        self.passages: list[Record] = []
        self.records: dict[Any, Record] = {}
        self.mark_passage: dict[Any, Record | None] = {}
        for name, stream in view.streams.items():
            self._stream(name, stream)

    def _stream(self, name: str, stream: Any) -> None:
        self.name, self.separator = name, "\n" if name == "text" else " "
        self.out: list[str] = []
        self.position, self.pending, self.glued = 0, "", False
        self.opening: list[Record] = []
        self.collecting = name != "registers"
        self.root: Any = None
        for item in stream:
            if name == "text":
                self._visit(item, None)
            else:
                self._item(item)
        text = "".join(self.out)
        self.texts[name] = text + "\n" if text else ""

    def _item(self, item: Any) -> None:
        if self.position:
            self.pending = "\n"
        before, self.glued = self.position, False
        self.root = item if len(item) or item.text else None
        self._visit(item, None)
        if self.position == before:  # an item without words takes no line
            self.pending = ""

    def _visit(self, element: Any, passage: Record | None) -> None:
        role = _ROLES.get(element.tag, 0)
        if role & (_BREAK | _SPACE | _LEFT):
            self._mark(element, role, passage)
            return
        text = element.text
        outer = passage
        is_block = passage is None or role & _BLOCK
        if is_block:
            self._break_line()
        record = None
        if self._is_passage(element, role, passage):
            passage = record = self._open(element, None, passage)
            self.passages.append(record)
        elif role & _RECORD and self.collecting:
            record = self._open(element, passage, passage)
        if record is not None:
            self.records[element] = record
        if role & _JOIN and element.get("join") in ("left", "both", "overlap"):
            self._glue()
        if text:
            self._text(text, passage)
        for child in element:
            self._visit(child, passage)
            tail = child.tail
            if tail:
                self._text(tail, passage)
        if record is not None:
            self._close(record, passage)
        if role & _JOIN and element.get("join") in ("right", "both", "overlap"):
            self.glued = True
        if is_block or (outer is None):
            self._break_line()

    def _mark(self, element: Any, role: int, passage: Record | None) -> None:
        if role & _LEFT:
            self.mark_passage[element] = passage
        elif role & _BREAK and element.get("break") == "no":
            self._glue()
        elif not self.pending and not self.glued and self.position:
            self.pending = " "
        for child in element:  # a break has no content; what stands in one all the same is not lost
            self._visit(child, passage)
        if element.text and not role & _LEFT:
            self._text(element.text, passage)

    def _is_passage(self, element: Any, role: int, passage: Record | None) -> bool:
        if not self.collecting:
            return False
        if role & _PASSAGE or element is self.root:
            return True
        if role & _IS_SEG:
            parent = element.getparent()
            return passage is None or parent.tag == _U
        if passage is not None:
            return False
        if role & _RECORD and not len(element):
            return True
        return not is_white(element.text) or any(child.tail and not is_white(child.tail) for child in element)

    def _open(self, element: Any, passage: Record | None, outer: Record | None) -> Record:
        record = Record(element, self.name, passage if passage is not None else outer)
        self.opening.append(record)
        return record

    def _close(self, record: Record, passage: Record | None) -> None:
        if record.start < 0:
            record.start = record.end = self.position
            record.own_start = passage.length if passage is not None and passage is not record else 0
            record.own_end = record.own_start
            self.opening.remove(record)
            return
        record.end = self.position
        record.own_end = passage.length if passage is not None else 0

    def _break_line(self) -> None:
        if self.position and self.pending != "\n":
            self.pending = self.separator
        self.glued = False

    def _glue(self) -> None:
        if self.pending == " ":
            self.pending = ""
        self.glued = True

    def _text(self, text: str, passage: Record | None) -> None:
        if "\n" in text or "  " in text or "\t" in text or "\r" in text:
            text = _RUNS.sub(" ", text)
        if text[0] == " ":
            if not self.glued and not self.pending and self.position:
                self.pending = " "
            text = text[1:]
            if not text:
                return
        self.glued = False
        trailing = text[-1] == " "
        if trailing:
            text = text[:-1]
        self._emit(text, passage)
        if trailing:
            self.pending = " "

    def _emit(self, text: str, passage: Record | None) -> None:
        if self.pending:
            text_before, self.pending = self.pending, ""
            self.out.append(text_before)
            self.position += 1
            if passage is not None and passage.start >= 0 and text_before == " ":
                passage.length += 1
        if self.opening:
            for record in self.opening:
                record.start = self.position
                record.own_start = record.passage.length if record.passage is not None else 0
            self.opening.clear()
        self.out.append(text)
        self.position += len(text)
        if passage is not None:
            passage.chunks.append(text)
            passage.length += len(text)


def passage_hash(record: Record) -> str:
    """The id of a passage that has no ``xml:id``: ``p`` and ten base-32 characters of its element and own words."""
    own = f"{local(record.element)}\n{squeeze(''.join(record.chunks))}"
    return "p" + base64.b32encode(hashlib.sha256(own.encode()).digest()).decode().lower()[:10]
