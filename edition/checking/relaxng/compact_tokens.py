"""The words of the compact syntax of RELAX NG: names, literals and signs, each with its place (ISO/IEC 19757-2, Annex C)."""

from __future__ import annotations

import re
from bisect import bisect_right

from edition.reading.places import with_line_feeds

KEYWORDS = frozenset(
    "attribute default datatypes div element empty external grammar include inherit list mixed namespace notAllowed parent "
    "start string text token".split()
)
IDENTIFIERS = KEYWORDS | {"name", "quoted"}
"""Kinds of words that name something where no keyword can stand."""
END = "end"

_FIRST = (
    "A-Z_a-z\u00c0-\u00d6\u00d8-\u00f6\u00f8-\u02ff\u0370-\u037d\u037f-\u1fff\u200c\u200d\u2070-\u218f\u2c00-\u2fef"
    "\u3001-\ud7ff\uf900-\ufdcf\ufdf0-\ufffd\U00010000-\U000effff"
)
_NAME = f"[{_FIRST}][{_FIRST}\\-.0-9\u00b7\u0300-\u036f\u203f\u2040]*"
_BROKEN = "\0"
"""Stands for a line break that is written as an escape: it ends neither a literal nor a comment."""
_WORD = re.compile(
    rf"""[ \t\n{_BROKEN}]+ | \#[^\n]*
    | (?P<nsname>{_NAME}:\*) | (?P<cname>{_NAME}:{_NAME}) | (?P<name>{_NAME}) | (?P<quoted>\\{_NAME})
    | (?P<literal>\"{{3}}(?s:.*?)\"{{3}} | '{{3}}(?s:.*?)'{{3}} | "[^"\n]*" | '[^'\n]*')
    | (?P<sign>\|=|&=|>>|[=|&,?*+\-{{}}()\[\]~])""",
    re.VERBOSE,
)
_ESCAPE = re.compile(r"\\x+\{([0-9a-fA-F]*)(\}?)")
_NO_XML = re.compile("[^\t\n\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


class CompactSyntaxError(Exception):
    """A schema is not in the compact syntax; ``line`` and ``column`` (characters) count from 1."""

    def __init__(self, message: str, line: int, column: int) -> None:
        super().__init__(message)
        self.message, self.line, self.column = message, line, column


class Tokens:
    r"""The words of a schema, one of which is the next. Comments are left out, ``##`` documentation with them.

    The kind of a word is ``name``, ``quoted`` (``\start``), ``cname`` (``xsd:date``), ``nsname`` (``tei:*``), ``literal``
    or ``end``; keywords and signs are kinds of their own.
    """

    def __init__(self, text: str) -> None:
        text = with_line_feeds(text.removeprefix("\ufeff"))
        self._text, self._marks = text, [(0, 0)]
        self._breaks = [found.start() for found in re.finditer("\n", text)]
        if found := _NO_XML.search(text):
            raise self._fault(f"the character U+{ord(found[0]):04X} may not stand in a schema", found.start())
        self._kinds: list[str] = []
        self._values: list[str] = []
        self._starts: list[int] = []
        self._split(self._without_escapes(text) if "\\x" in text else text)
        self._at = 0

    @property
    def kind(self) -> str:
        """What the next word is."""
        return self._kinds[self._at]

    @property
    def following(self) -> str:
        """What the word after the next is."""
        return self._kinds[min(self._at + 1, len(self._kinds) - 1)]

    @property
    def line(self) -> int:
        """The line of the next word, from 1."""
        return bisect_right(self._breaks, self._written(self._starts[self._at])) + 1

    def take(self) -> str:
        """The next word, which is left behind: names without what marks them, literals as they stand."""
        value = self._values[self._at]
        self._at = min(self._at + 1, len(self._kinds) - 1)
        return value

    def expect(self, kind: str, where: str) -> str:
        """The next word, which must be of a kind."""
        if self.kind != kind:
            raise self.error(f"“{kind}” is missing {where}")
        return self.take()

    def identifier(self, what: str) -> str:
        """A name; keywords are names too where nothing else can stand."""
        if self.kind not in IDENTIFIERS:
            raise self.error(f"{what} is missing")
        return self.take()

    def literal(self, what: str) -> str:
        """Words in quotation marks, joined where ``~`` stands between them."""
        parts = []
        while self.kind == "literal":
            word = self.take()
            size = 3 if word[:3] in ('"""', "'''") and len(word) > 5 else 1
            parts.append(word[size:-size].replace(_BROKEN, "\n"))
            if self.kind != "~":
                return "".join(parts)
            self.take()
        raise self.error(f"{what} is missing: words in quotation marks")

    def error(self, message: str) -> CompactSyntaxError:
        """A fault at the next word, which is named."""
        here = "the schema ends here" if self.kind == END else f"“{self._values[self._at][:40]}” stands here"
        return self._fault(f"{message}; {here}", self._written(self._starts[self._at]))

    def error_before(self, message: str) -> CompactSyntaxError:
        """A fault at the word that was taken last."""
        return self._fault(message, self._written(self._starts[self._at - 1]))

    def _split(self, text: str) -> None:
        at, size, match = 0, len(text), _WORD.match
        while at < size:
            if (found := match(text, at)) is None:
                raise self._fault(self._stray(text, at), self._written(at))
            if found.lastgroup is not None:
                self._add(found.lastgroup, found[0], at)
            at = found.end()
        self._add(END, "", size)

    def _add(self, group: str, word: str, start: int) -> None:
        kind = word if group == "sign" or (group == "name" and word in KEYWORDS) else group
        self._kinds.append(kind)
        self._values.append(word[1:] if group == "quoted" else word)
        self._starts.append(start)

    @staticmethod
    def _stray(text: str, at: int) -> str:
        if text[at] in "\"'":
            return "these quotation marks are not closed in their line; use three of them for words of several lines"
        return f"“{text[at]}” means nothing here"

    def _without_escapes(self, text: str) -> str:
        r"""The characters for ``\x{…}``; where each stood is kept."""
        parts, last, size = [], 0, 0
        for found in _ESCAPE.finditer(text):
            size += found.start() - last + 1
            parts += [text[last : found.start()], self._character(found)]
            last = found.end()
            self._marks.append((size, last))
        return "".join([*parts, text[last:]])

    def _character(self, found: re.Match[str]) -> str:
        if not found[1] or not found[2]:
            raise self._fault("an escape is written \\x{…} with a hexadecimal number", found.start())
        digits = found[1].lstrip("0")
        number = int(digits, 16) if 0 < len(digits) < 7 else 0
        if number > 0x10FFFF or (number != 0xD and _NO_XML.match(chr(number))):
            raise self._fault(f"{found[0][:40]} is no character of XML", found.start())
        return chr(number).replace("\n", _BROKEN)

    def _written(self, at: int) -> int:
        """Where in the text that was given a character stands."""
        read, written = self._marks[bisect_right(self._marks, (at, len(self._text))) - 1]
        return written + at - read

    def _fault(self, message: str, at: int) -> CompactSyntaxError:
        line = bisect_right(self._breaks, at - 1)
        return CompactSyntaxError(message, line + 1, at - (self._breaks[line - 1] if line else -1))
