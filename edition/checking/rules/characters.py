"""Characters that nobody sees, that mean nothing elsewhere, or that are left of a lost one (Unicode 15; TEI P5, chapter 5).

The file is searched as it is written. What is found is told once for each character of a file, with its number there.
"""

from __future__ import annotations

import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterator

from edition.checking.rules.sheet import Sheet
from edition.checking.rules.writing import Stretch, Writing, writings
from edition.model import Fix, Problem

_ODD = tuple(
    re.compile(pattern)
    for pattern in (
        rb"\xc2[\x80-\x9f\xad]",
        rb"\xe2(?:\x80[\x8b-\x8f\xa8-\xae]|\x81[\xa0-\xaf])",
        rb"\xee[\x80-\xbf][\x80-\xbf]",
        rb"\xef(?:[\x80-\xa3][\x80-\xbf]|\xbb\xbf|\xbf[\xb9-\xbd])",
        rb"\xf3[\xb0-\xbf][\x80-\xbf][\x80-\xbf]",
        rb"\xf4[\x80-\x8f][\x80-\xbf][\x80-\xbf]",
        rb"&#(?:x(?P<hex>[0-9a-fA-F]{2,6})|(?P<decimal>\d{3,7}));",
    )
)
"""Each begins with a byte of its own, which is what makes ``re`` quick on bytes that hold few of it."""
_GARBLED = re.compile(
    "[\u00c2\u00c3\u00c4\u00c5\u00ce\u00cf\u00d0\u00d1\u00e2]"
    "[\u0080-\u00bf\u0152\u0153\u0160\u0161\u0178\u017d\u017e\u0192\u02c6\u02dc\u2013\u2014\u2018-\u201a\u201c-\u201e"
    "\u2020-\u2022\u2026\u2030\u2039\u203a\u20ac\u2122]+"
)
_MARKS_OF_GARBLING = (b"\xc3\x83", b"\xc3\x82", b"\xc3\xa2\xe2\x82\xac")
_JOINERS = "\u200b\u200c\u200d"
"""Of use between letters of other scripts: Persian, Hindi, Thai."""
_DIRECTIONS = frozenset("\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")
_WESTERN = re.compile(r"[\x00-\u052f\u1e00-\u1fff\u2010-\u206f]?")
_USES = {
    "\u00ad": "it hides a place where a word may be divided",
    "\u200b": "it hides a place where a line may be broken",
    "\ufeff": "it marks the beginning of a file and is left over here",
    "\u2028": "XML has lb for the end of a line",
    "\u2029": "XML has p for a paragraph",
}


def check(sheet: Sheet) -> Iterator[Problem]:
    """All rules of this family."""
    for writing in writings(sheet.document):
        if not writing.data.isascii() or b"&#" in writing.data:
            yield from _odd(writing, bool(sheet.of("char", "glyph")))
            yield from _garbled(writing)


def _odd(writing: Writing, has_declaration: bool) -> Iterator[Problem]:
    found: defaultdict[str, list[Stretch]] = defaultdict(list)
    for pattern in _ODD:
        for match in pattern.finditer(writing.data):
            if (char := _char(match)) and not writing.is_aside(match.start()):
                found[char].append(Stretch(match.start(), match.end(), match[0].decode()))
    for char, stretches in found.items():
        if _is_private(char):
            if not has_declaration:
                yield _private(writing, char, stretches)
        elif char == "\ufffd":
            yield _lost(writing, stretches)
        elif seen := [s for s in stretches if _is_odd_here(writing, char, s)]:
            yield _invisible(writing, char, seen)


def _char(match: re.Match[bytes]) -> str:
    """The character that a match means; '' for a reference to one that is in order, or that is written so on purpose."""
    if match[0][:1] != b"&":
        return match[0].decode()
    code = int(match["hex"], 16) if match["hex"] else int(match["decimal"])
    char = chr(code) if code <= 0x10FFFF else ""
    return char if char and (0x80 <= code <= 0x9F or char == "\ufffd" or _is_private(char)) else ""


def _is_private(char: str) -> bool:
    return unicodedata.category(char) == "Co"


def _is_odd_here(writing: Writing, char: str, stretch: Stretch) -> bool:
    """Whether an invisible character has no use where it stands: scripts that join or run to the left need some."""
    if char in _DIRECTIONS:
        return not writing.is_right_to_left
    if char in _JOINERS:
        before, after = writing.around(stretch)
        return bool(_WESTERN.fullmatch(before) and _WESTERN.fullmatch(after))
    return True


def _times(stretches: list[Stretch]) -> str:
    return f" ({len(stretches)} times in this file)" if len(stretches) > 1 else ""


def _private(writing: Writing, char: str, stretches: list[Stretch]) -> Problem:
    message = (
        f"U+{ord(char):04X} is for private use: it means something in some fonts alone, and no charDecl explains it"
    )
    hint = "use the character that Unicode has for it, or describe it in a charDecl of the header and write it as g"
    return writing.problem("private-use", message + _times(stretches), stretches[0], hint=hint)


def _lost(writing: Writing, stretches: list[Stretch]) -> Problem:
    message = "U+FFFD REPLACEMENT CHARACTER: a character was lost here when the file was converted"
    hint = "look up in the source, or in an older copy of the file, what stood here"
    return writing.problem("lost-character", message + _times(stretches), stretches[0], hint=hint)


def _invisible(writing: Writing, char: str, stretches: list[Stretch]) -> Problem:
    new, is_sure = _instead(char)
    hint = f"write “{new}”" if new else "take it out, unless you want it here; then write it as a character reference"
    fix = Fix(hint if new else "take it out", writing.edits(stretches, new), is_sure)
    name = f"U+{ord(char):04X} {unicodedata.name(char, 'CONTROL CHARACTER')}"
    why = f": {_USES[char]}" if char in _USES else ""
    if "\x80" <= char <= "\x9f":
        why = ": a character of Windows-1252 that was never converted" if new else ""
    message = f"{name} stands here, which nobody sees{why}{_times(stretches)}"
    return writing.problem("invisible-character", message, stretches[0], hint=hint, fixes=(fix,))


def _instead(char: str) -> tuple[str, bool]:
    """What should stand in place of an invisible character, and whether that is sure."""
    if "\x80" <= char <= "\x9f":
        meant = bytes((ord(char),)).decode("cp1252", "ignore")
        return meant, bool(meant)
    return "", char == "\ufeff"


def _garbled(writing: Writing) -> Iterator[Problem]:
    """Characters in UTF-8 that were read as Windows-1252, and written so."""
    if not any(mark in writing.data for mark in _MARKS_OF_GARBLING):
        return
    spans = (match.span() for match in _GARBLED.finditer(writing.text))
    found = [(stretch, meant) for stretch in writing.stretches(spans) if (meant := _ungarbled(stretch.text))]
    if found:
        (first, meant), stretches = found[0], [stretch for stretch, _ in found]
        message = f"“{first.text}” is most likely a garbled “{meant}”{_times(stretches)}"
        hint = "the file was saved once as Windows-1252 and is UTF-8: write what was meant"
        edits = tuple(edit for stretch, new in found for edit in writing.edits([stretch], new))
        fix = Fix("write what was meant", edits)
        yield writing.problem("garbled-characters", message, first, hint=hint, fixes=(fix,))


def _ungarbled(text: str) -> str:
    """What characters were before UTF-8 was taken for Windows-1252; '' where they may be meant."""
    try:
        raw = b"".join(c.encode("latin-1") if c < "\u0100" else c.encode("cp1252") for c in text)
        meant = raw.decode("utf-8")
    except UnicodeError:
        return ""
    return meant if meant.isprintable() or meant == "\u00a0" else ""
