"""One passage of a source: its words, folded, and for each character of them those of the source that it stands for."""

from __future__ import annotations

from array import array
from dataclasses import dataclass, field
from functools import cached_property
from typing import NamedTuple

from edition.reading.walk import hashed


class Mark(NamedTuple):
    """An element inside a passage, around its words from ``start`` to ``end``; ``begin`` and ``after`` are its characters."""

    name: str
    start: int
    end: int
    begin: int
    after: int
    attributes: dict[str, str]


@dataclass
class Flow:
    """One passage of a source.

    ``text`` are its own words, folded; the word's character ``n`` is the source's from ``begins[n]`` to ``ends[n]`` (an
    empty piece for a space that no character of the source stands for). ``begin`` and ``after`` enclose the element with its
    tags, ``prefix`` is that of its name as written; ``around`` are the names of the elements it stands in, outermost first.
    """

    element: str
    prefix: str
    begin: int
    around: tuple[str, ...]
    lang: str = ""
    xml_id: str = ""
    text: str = ""
    begins: array[int] = field(default_factory=lambda: array("q"))
    ends: array[int] = field(default_factory=lambda: array("q"))
    marks: list[Mark] = field(default_factory=list)
    after: int = 0
    ordinal: int = 1

    @cached_property
    def id(self) -> str:
        """The passage's id, as pages and rows have it: its ``xml:id``, else by its words."""
        known = self.xml_id or hashed(self.element, self.text.replace(" ", "").replace("\n", ""))
        return known if self.ordinal == 1 else f"{known}.{self.ordinal}"


class Writing:
    """A passage whose words are being collected."""

    def __init__(self, flow: Flow) -> None:
        self.flow = flow
        self.words: list[str] = []
        self.length = 0
        self.pending: tuple[str, int, int] | None = None
        self.glued = False

    def space(self, begin: int, end: int, what: str = " ") -> None:
        """White space, a break or the border of a block: one character before the next word."""
        if self.glued and what == " ":
            return
        if self.pending is None or (what == "\n" and self.pending[0] == " "):
            self.pending = (what, begin, end)

    def glue(self) -> None:
        """A break inside a word: the white space around it is nothing."""
        self.pending = None if self.pending is None or self.pending[0] == " " else self.pending
        self.glued = True

    def word(self, word: str, begin: int) -> None:
        """Characters of the source without white space, which begin there, each standing for itself."""
        self._before()
        self.words.append(word)
        self.flow.begins.extend(range(begin, begin + len(word)))
        self.flow.ends.extend(range(begin + 1, begin + len(word) + 1))
        self.length += len(word)

    def character(self, one: str, begin: int, end: int) -> None:
        """A character that the source writes as a reference."""
        self._before()
        self.words.append(one)
        self.flow.begins.append(begin)
        self.flow.ends.append(end)
        self.length += 1

    def _before(self) -> None:
        pending, self.pending, self.glued = self.pending, None, False
        if pending is not None and self.length:
            self.words.append(pending[0])
            self.flow.begins.append(pending[1])
            self.flow.ends.append(pending[2])
            self.length += 1

    @property
    def next(self) -> int:
        """The offset of the next word."""
        return self.length + (self.pending is not None and self.length > 0)
