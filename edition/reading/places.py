"""Exact places by expat: line and column of any element, from the bytes (libxml2 counts lines wrongly past 65,535)."""

from __future__ import annotations

import re
from array import array
from functools import cached_property, lru_cache
from xml.parsers import expat
from xml.parsers.expat import ExpatError

from edition.model import Place, Problem
from edition.reading import malformed

__all__ = ["BEFORE", "SHOWN", "ExpatError", "decode", "depth", "excerpt", "of_bytes", "of_element", "of_error"]
__all__ += ["references", "written"]

SHOWN, BEFORE = 100, 50
"""Characters of a line that a problem shows, and how many of them before its place."""

_DECLARED = re.compile(rb"^<\?xml[^>]*?encoding\s*=\s*[\"']([A-Za-z0-9._\-]+)")
_ATTRIBUTE = re.compile(rb"""(?P<name>[^\s=<>"'/]+)(?P<quoted>\s*=\s*["'])(?:(?<=")[^"]*"|(?<=')[^']*')|(?P<end>>)""")
_NAME = re.compile(rb"<[^\s/>]*")
_START = re.compile(rb"<(?:(?P<tag>[^/!?])|!--.*?-->|!\[CDATA\[.*?\]\]>|\?.*?\?>)", re.DOTALL)
"""In a well-formed file without DOCTYPE no other ``<`` stands but those of end tags: it is forbidden in values and in text.

The fixed character at the beginning is what makes ``re`` quick.
"""
_TAG = re.compile(rb"<[^/?]")
"""A start tag, in a file without comments and the like, which could hold what looks like one."""
_REFERENCE = re.compile(rb"<!--.*?-->|<!\[CDATA\[.*?\]\]>|<\?.*?\?>|<[^>]*>|(?P<entity>&[^;&<\s]+;)", re.DOTALL)
_BOMS = ((b"\xff\xfe", "utf-16-le"), (b"\xfe\xff", "utf-16-be"), (b"\xef\xbb\xbf", "utf-8"))


def with_line_feeds(text: str) -> str:
    """Characters as XML counts them: every end of a line is one line feed (XML 1.0, section 2.11)."""
    return text.replace("\r\n", "\n").replace("\r", "\n")


def encoding_of(data: bytes) -> tuple[bytes, str]:
    """The byte order mark of a file, or nothing, and the name of its encoding (XML 1.0, appendix F)."""
    for bom, encoding in _BOMS:
        if data.startswith(bom):
            return bom, encoding
    declared = _DECLARED.match(data[:200])
    return b"", declared[1].decode("ascii") if declared else "utf-8"


def decode(data: bytes) -> str:
    """The characters of a file, by its byte order mark or declared encoding; bytes that fit neither are replaced."""
    bom, encoding = encoding_of(data)
    try:
        return data[len(bom) :].decode(encoding, "replace")
    except (LookupError, UnicodeError):
        return data.decode("latin-1")


def _expat() -> expat.XMLParserType:
    parser = expat.ParserCreate("utf-8")
    parser.SetParamEntityParsing(expat.XML_PARAM_ENTITY_PARSING_NEVER)
    parser.UseForeignDTD(False)
    return parser


def _written(data: bytes) -> bytes:
    if b"\r" not in data and _is_utf8(data):
        return data
    return with_line_feeds(decode(data)).encode()


def _is_utf8(data: bytes) -> bool:
    """Whether a file says and is UTF-8, without a mark at its beginning: then its bytes are as they are wanted."""
    declared = _DECLARED.match(data[:200])
    if data.startswith(tuple(bom for bom, _ in _BOMS)) or (
        declared and declared[1].lower() not in (b"utf-8", b"us-ascii")
    ):
        return False
    try:
        data.decode()
    except UnicodeDecodeError:
        return False
    return True


class _File:
    """One file as expat sees it: where start tags begin, in bytes of its UTF-8 form with lines ended by LF."""

    def __init__(self, data: bytes) -> None:
        self.text = _written(data)
        self._known = (0, 1, 0)

    @cached_property
    def starts(self) -> array[int]:
        """Where start tags begin."""
        if not any(mark in self.text for mark in (b"<!", b"<<")) and self.text.rfind(b"<?") <= 0:
            return array("q", [found.start() for found in _TAG.finditer(self.text)])
        if b"<!DOCTYPE" not in self.text:  # which may declare entities that hold elements
            return array("q", [found.start() for found in _START.finditer(self.text) if found.lastindex])
        parser = _expat()
        parser.ordered_attributes = True  # a list is cheaper than the dict that nobody looks at
        starts = array("q")

        def start(_name: str, _attributes: object) -> None:
            starts.append(parser.CurrentByteIndex)

        parser.StartElementHandler = start
        try:
            parser.Parse(self.text, True)
        except ExpatError:
            pass  # what comes after it has no place of its own; the finding itself stands
        parser.StartElementHandler = None  # it knows the parser that knows it: a circle that only the collector breaks
        return starts

    def place(self, at: int) -> tuple[int, int]:
        """Line and column, from 1, in characters: counted from the beginning or from the last place, whichever is nearer."""
        known, line, column = self._known if 2 * at >= self._known[0] else (0, 1, 0)
        low, high = min(at, known), max(at, known)
        if breaks := self.text.count(b"\n", low, high):
            line += breaks if at > known else -breaks
            column = len(self.text[self.text.rfind(b"\n", 0, at) + 1 : at].decode())
        else:
            shift = len(self.text[low:high].decode())
            column += shift if at > known else -shift
        self._known = (at, line, column)
        return line, column + 1

    def between(self, path: str, begin: int, end: int) -> tuple[Place, str]:
        """The place between two offsets, and an excerpt of the line where it begins."""
        place = self.stretch(path, begin, end)
        return place, self.excerpt(begin, place.column)

    def stretch(self, path: str, begin: int, end: int) -> Place:
        """The place between two offsets."""
        line, column = self.place(begin)
        inside = self.text[begin:end].decode(errors="replace")
        breaks = inside.count("\n")
        after = len(inside) - inside.rfind("\n") if breaks else column + len(inside)
        return Place(path, line, column, line + breaks, after)

    def excerpt(self, at: int, column: int) -> str:
        """The line around a place: see :func:`excerpt`."""
        begin = max(0, at - 4 * SHOWN)
        begin = max(begin, self.text.rfind(b"\n", begin, at) + 1)
        end = self.text.find(b"\n", at, at + 4 * SHOWN)
        before = self.text[begin:at].decode(errors="ignore")
        after = self.text[at : end if end >= 0 else at + 4 * SHOWN].decode(errors="ignore")
        return _cut(before, after, column)


def excerpt(line: str, column: int) -> str:
    """At most ``SHOWN`` characters of a line around a column, from 1: what comes ``BEFORE`` it becomes ``…``."""
    return _cut(line[: column - 1], line[column - 1 :], column)


def _cut(before: str, after: str, column: int) -> str:
    head = before if column - 1 <= BEFORE else "…" + before[-BEFORE:]
    return head + after[: SHOWN - min(column - 1, BEFORE)]


@lru_cache(maxsize=1)
def _file(data: bytes) -> _File:
    return _File(data)


def of_element(
    path: str, data: bytes, ordinal: int, attribute: str = "", value: str | None = None
) -> tuple[Place, str]:
    """The place of the ``ordinal``-th element of a file (from 0), and an excerpt of the line.

    With ``attribute`` (its name as written, ``xml:id``), that of the attribute; with ``value`` too, that of these characters
    in its value. An element's place ends with its name.
    """
    file = _file(data)
    at = file.starts[ordinal] if ordinal < len(file.starts) else 0
    begin, end = _named(file.text, at)
    if attribute:
        begin, end = _attribute(file.text, at, attribute, value) or (begin, end)
    return file.between(path, begin, end)


def written(data: bytes) -> bytes:
    """A file in UTF-8 with lines ended by LF: what :func:`of_bytes` counts in."""
    return _file(data).text


def stretch(path: str, data: bytes, begin: int, end: int) -> Place:
    """As :func:`of_bytes`, without the excerpt: thousands of them are asked for at once."""
    return _file(data).stretch(path, begin, end)


def of_bytes(path: str, data: bytes, begin: int, end: int) -> tuple[Place, str]:
    """The place of a stretch of a file, in bytes of its UTF-8 form with lines ended by LF, and an excerpt of the line."""
    return _file(data).between(path, begin, end)


def references(data: bytes) -> dict[str, list[int]]:
    """Where entities stand among the words of a file, by their names as written (``&mdash;``), in bytes as ``of_bytes`` counts."""
    file = _file(data)
    found: dict[str, list[int]] = {}
    for one in _REFERENCE.finditer(file.text, file.starts[0] if file.starts else 0):
        if one["entity"]:
            found.setdefault(one["entity"].decode(), []).append(one.start())
    return found


def _named(text: bytes, at: int) -> tuple[int, int]:
    found = _NAME.match(text, at)
    return at, found.end() if found else at


def _attribute(text: bytes, at: int, attribute: str, value: str | None) -> tuple[int, int] | None:
    """Where an attribute of the start tag at ``at`` begins and ends, or some characters of its value; None without it."""
    for found in _ATTRIBUTE.finditer(text, at + 1):
        if found["end"]:
            break
        if found["name"] == attribute.encode():
            if value is None:
                return found.start("name"), found.end()
            return _within(text, found.end("quoted"), found.end() - 1, value)
    return None


def _within(text: bytes, begin: int, end: int, value: str) -> tuple[int, int]:
    """Where a value stands between quotes: a whole word first, then wherever, then all of it (it may be written by entities)."""
    wanted = value.encode()
    if not wanted:
        return begin - 1, end + 1
    at = first = text.find(wanted, begin, end)
    while at >= 0 and not _is_word(text, at, at + len(wanted), begin, end):
        at = text.find(wanted, at + 1, end)
    at = at if at >= 0 else first
    return (at, at + len(wanted)) if at >= 0 else (begin, end)


def _is_word(text: bytes, at: int, after: int, begin: int, end: int) -> bool:
    """Whether a stretch of a value stands between blanks or quotes."""
    return (at == begin or text[at - 1] in b" \t\n") and (after == end or text[after] in b" \t\n")


def of_error(path: str, data: bytes, reason: str) -> Problem:
    """What is wrong with a file that is not well-formed, and where."""
    if not data.strip():
        return Problem(
            "not-well-formed",
            "error",
            "the file is empty",
            Place(path, 1, 1),
            "put a TEI document into it, or remove the file",
        )
    text = decode(data)
    lines = with_line_feeds(text).split("\n")
    try:
        _expat().Parse(text.encode("utf-8", "replace"), True)
    except ExpatError as error:
        line, column = error.lineno, error.offset + 1
    else:
        found = re.search(r"line (\d+), column (\d+)", reason)
        line, column = (int(found[1]), int(found[2])) if found else (1, 1)
    shown = lines[line - 1] if line <= len(lines) else ""
    column -= shown[column - 2 : column - 1] == "&" and column > 1  # expat has read the sign
    name = malformed.ended(reason)
    marked = shown[column - 1 :].startswith(name) and len(name)
    place = Place(path, line, column, line, column + marked) if marked else Place(path, line, column)
    message, hint = malformed.told(reason)
    hint = f"{hint}; {malformed.LEFT_OUT}"
    return Problem("not-well-formed", "error", f"not well-formed XML: {message}", place, hint, excerpt(shown, column))


@lru_cache(maxsize=64)
def depth(data: bytes) -> int:
    """How deep the elements of a file are nested. Raises ``ExpatError`` when it is not well-formed."""
    deepest = level = 0
    parser = _expat()

    def start(_name: str, _attributes: object) -> None:
        nonlocal deepest, level
        level += 1
        deepest = max(deepest, level)

    def end(_name: str) -> None:
        nonlocal level
        level -= 1

    parser.StartElementHandler, parser.EndElementHandler = start, end
    try:
        parser.Parse(decode(data).encode(), True)
    finally:
        parser.StartElementHandler = parser.EndElementHandler = None
    return deepest
