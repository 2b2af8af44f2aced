"""An expression cut into words: names, numbers, strings, variables and signs, each with its place (XPath 3.1, A.2)."""

from __future__ import annotations

import re
from typing import NamedTuple

from edition.checking.schematron.xpath.syntax import XPathSyntaxError

LONGEST = 20_000
"""Characters of an expression; longer ones are not read."""

_NCNAME = r"[^\W\d][\w.\-·]*"
_TOKEN = re.compile(
    rf"""\s*(?:
      (?P<number>(?:\d+(?:\.\d*)?|\.\d+)(?:[eE][+-]?\d+)?)
    | (?P<string>"(?:[^"]|"")*"|'(?:[^']|'')*')
    | (?P<variable>\$\s*(?:{_NCNAME}:)?{_NCNAME})
    | (?P<name>Q\{{[^{{}}]*\}}(?:{_NCNAME}|\*)|{_NCNAME}:(?!:)(?:{_NCNAME}|\*)|\*:{_NCNAME}|{_NCNAME})
    | (?P<sign>//|::|\.\.|!=|<=|>=|<<|>>|\|\||:=|=>|[/@.()\[\],|=<>+\-*!?:{{}}\#;])
    )""",
    re.VERBOSE,
)


class Token(NamedTuple):
    """A word of an expression: ``kind`` is number, string, variable, name, sign or end."""

    kind: str
    text: str
    at: int


def tokens(text: str) -> list[Token]:
    """The words of an expression, ended by an empty one. Raises :class:`XPathSyntaxError`."""
    if len(text) > LONGEST:
        raise XPathSyntaxError(f"the expression has {len(text):,} characters; at most {LONGEST:,} are read", 0)
    found, at = [], _over_comments(text, 0)
    while at < len(text):
        match = _TOKEN.match(text, at)
        if match is None:
            raise XPathSyntaxError(_stranger(text[at:].lstrip()), at)
        kind = match.lastgroup or ""
        found.append(Token(kind, match[kind], match.start(kind)))
        at = _over_comments(text, match.end())
    return [*found, Token("end", "", len(text))]


def _stranger(rest: str) -> str:
    if rest[0] in "\"'":
        return f"the string that begins with {rest[:12]} is not closed"
    return f"{rest[0]} means nothing in XPath"


def _over_comments(text: str, at: int) -> int:
    """Past white space and comments ``(: … :)``, which may hold others."""
    while True:
        while at < len(text) and text[at].isspace():
            at += 1
        if not text.startswith("(:", at):
            return at
        begin, level, at = at, 1, at + 2
        while level:
            sign = re.compile(r"\(:|:\)").search(text, at)
            if sign is None:
                raise XPathSyntaxError("the comment (: is not closed", begin)
            level, at = level + (1 if sign[0] == "(:" else -1), sign.end()
