"""A page as its tags stand in the file: HTML (the WHATWG standard, section 13.1) read strictly, places kept.

No repair is made, as browsers make it: what an end tag does not close is told. Tags that HTML lets one leave out are no faults.
"""

from __future__ import annotations

import html
import re
from bisect import bisect_right
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

VOID = frozenset("area base br col embed hr img input link meta source track wbr".split())
OPTIONAL = frozenset("html head body p li dt dd option optgroup tr td th thead tbody tfoot colgroup rt rp".split())
_RAW = frozenset(("script", "style"))
_TOKEN = re.compile(
    r"<!--.*?(?P<comment>-->|\Z)|<!(?P<declared>[^>]*+)>|<(?P<end>/?)(?P<name>[A-Za-z][^\s/>]*+)"
    r"(?P<rest>(?:[^\"'>]++|\"[^\"]*+\"|'[^']*+')*+)>|(?P<stray><)",
    re.DOTALL,
)
_ATTRIBUTE = re.compile(r"([^\s\"'<>/=]++)(?:\s*+=\s*+(?:\"([^\"]*+)\"|'([^']*+)'|([^\s\"'=<>`]++)))?+")
_AMPERSAND = re.compile(r"&(?!#\d+;|#[xX][0-9A-Fa-f]+;|[A-Za-z][A-Za-z0-9]*;)(?=[A-Za-z#])")
_WORD = re.compile(r"\w")


class Element(NamedTuple):
    """A start tag: ``at`` counts characters from the file's beginning; ``parent`` is a number in the list of elements, or -1.

    The name is in lower case, and in XML without its prefix.
    """

    name: str
    attributes: dict[str, str]
    at: int
    parent: int


class Fault(NamedTuple):
    """What is no HTML, in words, and where."""

    words: str
    at: int


class Markup:
    """A page: its elements in the order of the file, what is wrong with its tags, whether words stand in its ``main``."""

    def __init__(self, text: str, *, xml: bool = False) -> None:
        self.text, self._xml = text, xml
        self.elements: list[Element] = []
        self.faults: list[Fault] = []
        self.doctype = ""
        self.has_words = False
        self._open: list[int] = []
        self._tags: list[str] = []  # of what is open, the names as they stand there
        self._lines: list[int] = []
        self._read()

    def line(self, at: int) -> int:
        """The line of a character, from 1."""
        if not self._lines:
            self._lines = [match.start() for match in re.finditer("\n", self.text)] or [len(self.text)]
        return bisect_right(self._lines, at - 1) + 1

    def around(self, number: int) -> Iterator[Element]:
        """The elements around one, the innermost first."""
        while (number := self.elements[number].parent) >= 0:
            yield self.elements[number]

    def content(self, number: int) -> str:
        """What stands between a start tag and the next tag."""
        at = self.text.index(">", self.elements[number].at) + 1
        end = self.text.find("<", at)
        return html.unescape(self.text[at : end if end >= 0 else None])

    def _read(self) -> None:
        at, text, find = 0, self.text, _TOKEN.search
        while token := find(text, at):
            self._words(at, token.start())
            at = token.end()
            if token["name"]:
                at = self._tag(token, token["name"] if self._xml else token["name"].lower())
            elif token["declared"] is not None:
                self.doctype = self.doctype or token["declared"]
            elif token["stray"] or token["comment"] == "":
                what = "a “<” that begins no tag" if token["stray"] else "a comment that does not end"
                if not (self._xml and text.startswith("<?", token.start())):
                    self.faults.append(Fault(what, token.start()))
        self._words(at, len(text))
        for number in self._open:
            if self._xml or self.elements[number].name not in OPTIONAL:
                self.faults.append(Fault(f"<{self.elements[number].name}> is not closed", self.elements[number].at))

    def _words(self, begin: int, end: int) -> None:
        if begin == end:
            return
        if wrong := _AMPERSAND.search(self.text, begin, end):
            self.faults.append(Fault("an “&” that begins no character reference", wrong.start()))
        if not self.has_words and _WORD.search(self.text, begin, end):
            around = [self.elements[number] for number in self._open]
            self.has_words = any(one.name == "main" for one in around) and not any(
                one.name in ("noscript", "template") or "hidden" in one.attributes for one in around
            )

    def _tag(self, token: re.Match[str], name: str) -> int:
        at, end = token.start(), token.end()
        if token["end"]:
            self._close(name, at)
            return end
        attributes, twice = _attributes(token["rest"])
        if twice:
            self.faults.append(Fault(f"<{name}> has {twice} twice", at))
        tag = name
        if self._xml:
            name, attributes = name.rpartition(":")[2].lower(), _linked(attributes)
        self.elements.append(Element(name, attributes, at, self._open[-1] if self._open else -1))
        foreign = (
            self._xml or any(self.elements[number].name in ("svg", "math") for number in self._open) or name == "svg"
        )
        if (name in VOID and not self._xml) or (foreign and token["rest"].endswith("/")):
            return end
        if name in _RAW and not self._xml:
            found = re.compile(f"</{name}", re.IGNORECASE).search(self.text, end)
            end = found.start() if found else len(self.text)
        self._open.append(len(self.elements) - 1)
        self._tags.append(tag)
        return end

    def _close(self, name: str, at: int) -> None:
        inner = self._tags
        if name not in inner:
            self.faults.append(Fault(f"</{name}> closes nothing", at))
            return
        depth = len(inner) - 1 - inner[::-1].index(name)
        if left := [one for one in inner[depth + 1 :] if self._xml or one not in OPTIONAL]:
            self.faults.append(Fault(f"</{name}> stands where <{left[-1]}> is still open", at))
        del self._open[depth:], self._tags[depth:]


def _linked(attributes: dict[str, str]) -> dict[str, str]:
    """In XML any prefix may be that of XLink."""
    links = [value for name, value in attributes.items() if name.endswith(":href") and name != "xmlns:href"]
    return {**attributes, "xlink:href": links[0]} if links else attributes


@lru_cache(maxsize=4096)
def _attributes(rest: str) -> tuple[dict[str, str], str]:
    """Names (in lower case) and values of attributes, references resolved; a name that stands twice, or ''. Not to be changed."""
    found: dict[str, str] = {}
    twice = ""
    for match in _ATTRIBUTE.finditer(rest) if rest else ():
        name = match[1].lower()
        value = match[2] or match[3] or match[4] or ""
        if name in found:
            twice = name
            continue
        found[name] = html.unescape(value) if "&" in value else value
    return found, twice
