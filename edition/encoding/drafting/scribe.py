"""Words of a source as pieces: what is escaped, and what XML cannot hold, goes to the log."""

from __future__ import annotations

import re
import unicodedata

from edition.encoding.drafting.pieces import Element, Entry, Piece, Put, Words

UNHELD = "\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff"
"""Characters that XML 1.0 has not (section 2.2), and CR, which no line holds."""
REPLACEMENT = "\ufffd"
ODD = re.compile(rf"[{UNHELD}]")
"""One of these."""
_BOTH = re.compile(rf"\\\\|\\(?=[!-/:-@\[-`{{-~])|[{UNHELD}]")


class Scribe:
    """Makes pieces of slices of one text, and keeps the entries of the log that this gives rise to."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.entries: list[Entry] = []

    def log(self, entry: Entry) -> None:
        """Put an entry into the log."""
        self.entries.append(entry)

    def words(self, start: int, end: int, *, escapes: bool = False) -> tuple[Piece, ...]:
        """A slice as pieces; ``escapes``: a backslash before ASCII punctuation says that this is meant as it stands."""
        found: list[Piece] = []
        at = start
        for match in (_BOTH if escapes else ODD).finditer(self.text, start, end):
            if match.start() < at or match.end() > end:
                continue
            if at < match.start():
                found.append(Words(at, match.start()))
            if match[0][0] == "\\":
                at = self._unescaped(match.start(), end)
            else:
                found.append(self._instead(match.start()))
                at = match.end()
        if at < end:
            found.append(Words(at, end))
        return tuple(found)

    def _unescaped(self, at: int, end: int) -> int:
        """Log a backslash that only escapes; where the words go on."""
        if at + 1 >= end:
            return at
        meant = self.text[at + 1]
        self.log(Entry("escape", at, at + 1, "", f"\\{meant} means {meant}"))
        return at + 1

    def _instead(self, at: int) -> Piece:
        """What stands for a character that XML cannot hold."""
        char = self.text[at]
        if char == "\x0c":
            self.log(Entry("page", at, at + 1, "<pb/>", "a form feed", "moved"))
            return Element("pb")
        if char == "\x0b":
            self.log(Entry("line-kept", at, at + 1, "<lb/>", "a line break of the source", "moved"))
            return Element("lb")
        name = unicodedata.name(char, "a surrogate" if "\ud800" <= char <= "\udfff" else "a control character")
        self.log(Entry("character", at, at + 1, "U+FFFD", f"U+{ord(char):04X}, {name}: XML cannot hold it"))
        return Put(REPLACEMENT)
