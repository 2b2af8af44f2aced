"""Regular expressions of XPath (Functions 3.1, section 5.6) as those of Python, where a fixed rule says how they differ."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Any

from edition.checking.schematron.xpath.values import DynamicError
from edition.tei import split_list

_SAME = re.compile(
    r"(?:[\w \-:;,<>=!@#%&~'\"/]|\\[.\-+*?()\[\]{}|^$\\sdnrt]|[()|?*+.^]|\$$|\[\^?(?:[\w .:,;/#@]|\\[sd\-.])+\])*"
)
"""What means the same in both, once ``.``, ``\\s`` and ``$`` are written out: no ``(?``, no ``\\w``, no subtraction of classes."""
_PIECE = re.compile(r"\\.|\[\^?|\]|\.|\$", re.DOTALL)
LONGEST = 1_000
"""Characters of a regular expression."""


@lru_cache(maxsize=256)
def compiled(pattern: str, flags: str) -> re.Pattern[str]:
    """The pattern of Python that means the same. Raises :class:`DynamicError`."""
    if len(pattern) > LONGEST or set(flags) - set("smixq"):
        raise DynamicError(f"the regular expression {pattern[:40]} cannot be used (flags “{flags}”)")
    if "q" in flags:
        return re.compile(re.escape(pattern), re.IGNORECASE if "i" in flags else 0)
    if "x" in flags:
        pattern = re.sub(r"[ \t\r\n]", "", pattern)
    same = not set(flags) - {"i", "x"} and _SAME.fullmatch(pattern) and "(?" not in pattern
    try:
        return re.compile(_written_out(pattern) if same else _translated(pattern, flags), _flags(flags))
    except (re.error, OverflowError, RecursionError) as error:
        raise DynamicError(f"the regular expression {pattern[:40]} is none: {error}") from error


def _flags(flags: str) -> int:
    known = {"i": re.IGNORECASE, "s": re.DOTALL, "m": re.MULTILINE}
    return sum(known[flag] for flag in set(flags) if flag in known)


def _written_out(pattern: str) -> str:
    inside = False

    def piece(found: re.Match[str]) -> str:
        nonlocal inside
        sign = found[0]
        if sign == "\\s":
            return " \\t\\r\\n" if inside else "[ \\t\\r\\n]"
        if sign[0] == "[":
            inside = True
        elif sign == "]":
            inside = False
        elif sign == "." and not inside:
            return "[^\\n\\r]"
        elif sign == "$" and not inside:
            return "\\Z"
        return sign

    return _PIECE.sub(piece, pattern)


def _translated(pattern: str, flags: str) -> str:
    from elementpath.regex import RegexError, translate_pattern  # noqa: PLC0415 - a tenth of a second, seldom needed

    try:
        return str(translate_pattern(pattern, _flags(flags)))
    except RegexError as error:
        raise DynamicError(f"the regular expression {pattern[:40]} is none: {error}") from error


def matches(take: Any, items: Any, pattern: Any, flags: Any = ()) -> bool:
    """``matches()``."""
    return compiled(take.string(pattern), take.string(flags)).search(take.string(items)) is not None


def tokenize(take: Any, items: Any, pattern: Any = None, flags: Any = ()) -> list[str]:
    """``tokenize()``; without a pattern at white space."""
    text = take.string(items)
    if pattern is None:
        return split_list(text)
    if not text:
        return []
    expression = compiled(take.string(pattern), take.string(flags))
    if expression.search(""):
        raise DynamicError("a pattern that matches nothing at all cannot divide a string")
    found, at = [], 0
    for match in expression.finditer(text):
        found.append(text[at : match.start()])
        at = match.end()
    return [*found, text[at:]]


def replace(take: Any, items: Any, pattern: Any, by: Any, flags: Any = ()) -> str:
    """``replace()``."""
    expression, written, text = compiled(take.string(pattern), take.string(flags)), take.string(by), take.string(items)
    if expression.search(""):
        raise DynamicError("a pattern that matches nothing at all cannot be replaced")
    if "q" in take.string(flags):
        return expression.sub(lambda _: written, text)
    if re.search(r"\\(?![\\$])|(?<!\\)\$(?!\d)", written):
        raise DynamicError(f"“{written}” is no replacement: \\ and $ are written \\\\ and \\$")
    pieces = re.findall(r"\\[\\$]|\$\d+|[^\\$]+", written)
    return expression.sub(lambda match: "".join(_piece(match, piece) for piece in pieces), text)


def _piece(match: re.Match[str], piece: str) -> str:
    if piece[0] == "\\":
        return piece[1]
    if piece[0] != "$" or not piece[1:]:
        return piece
    number, rest = piece[1:], ""
    while len(number) > 1 and (len(number) > 3 or int(number) > match.re.groups):
        number, rest = number[:-1], number[-1] + rest
    return ((match[int(number)] or "") if int(number) <= match.re.groups else "") + rest
