"""A script, its literals taken apart from its code (ECMAScript, section 12): what stands in a string does nothing by itself.

No grammar is built. Whether a ``/`` divides or begins a regular expression is told by what stands before it, as highlighters do;
where that fails, code is taken for code rather than for words.
"""

from __future__ import annotations

import re
from typing import NamedTuple

_TOKEN = re.compile(
    r"(?P<comment>/\*.*?(?:\*/|\Z)|//[^\n\u2028\u2029]*+)|(?P<string>\"(?:\\.|[^\"\\\n])*+\"|'(?:\\.|[^'\\\n])*+')"
    r"|(?P<broken>[\"'][^\n]*+)|(?P<mark>[`{}/])",
    re.DOTALL,
)
_PATTERN = re.compile(r"/(?:\\[^\n]|\[(?:\\[^\n]|[^\]\\\n])*+\]|[^/\\\[\n])++/\w*+")
_TEMPLATE = re.compile(r"(?:\\.|\$(?!\{)|[^`\\$])*+(?:`|\$\{|\Z)", re.DOTALL)
_BEFORE_PATTERN = re.compile(
    r"(?:^|[(,=:\[!&|?{};+\-*%<>~^]|\b(?:return|typeof|case|in|of|do|else|void|delete|new))\s*\Z"
)
_NEAR = 40
"""Letters before a ``/`` that are looked at."""


class Literal(NamedTuple):
    """Words in a script, with their quotes; ``at`` counts characters from its beginning."""

    words: str
    at: int


class Script:
    """``code`` is the script, as long as it was, with blanks for comments and for what stands in literals.

    What stands in ``${…}`` within a template is code.
    """

    def __init__(self, text: str) -> None:
        self.literals: list[Literal] = []
        self._text = text
        self._pieces: list[str] = []
        self._done = 0
        self._read()
        self.code = "".join(self._pieces) + text[self._done :]

    def _read(self) -> None:
        at, braces = 0, [False]  # of each brace that is open: whether it is one of a template
        while token := _TOKEN.search(self._text, at):
            at, mark = token.end(), token["mark"]
            if token["comment"]:
                self._blank(token.start(), at, 0)
            elif token["string"]:
                self._literal(token.start(), at)
            elif mark == "{":
                braces.append(False)
            elif mark == "`" or (mark == "}" and len(braces) > 1 and braces.pop()):
                at = self._template(token.start(), braces)
            elif mark == "/" and (found := self._pattern(token.start())):
                at = found.end()
                self._blank(token.start(), at, 1)

    def _template(self, start: int, braces: list[bool]) -> int:
        """A piece of a template, to its end or to the code within it."""
        found = _TEMPLATE.match(self._text, start + 1)
        end = found.end() if found else len(self._text)
        self._literal(start, end)
        if self._text.endswith("${", start + 1, end):
            braces.append(True)
        return end

    def _pattern(self, at: int) -> re.Match[str] | None:
        near = self._text[max(0, at - _NEAR) : at]
        before = _BEFORE_PATTERN.search(near) if near.strip() or at <= _NEAR else None
        return _PATTERN.match(self._text, at) if before else None

    def _literal(self, start: int, end: int) -> None:
        self.literals.append(Literal(self._text[start:end], start))
        self._blank(start, end, 1)

    def _blank(self, start: int, end: int, kept: int) -> None:
        """Blanks instead of what stands there, but for its first and last characters; lines stay lines."""
        kept = min(kept, (end - start) // 2)  # of a template that does not end, its one letter
        inner = re.sub(r"[^\n]", " ", self._text[start + kept : end - kept])
        self._pieces += (self._text[self._done : start + kept], inner)
        self._done = end - kept
