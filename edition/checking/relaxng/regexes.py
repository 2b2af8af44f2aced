r"""Regular expressions of XML Schema (XML Schema Part 2, appendix F) as those of Python.

A class such as ``\p{L}`` has more characters than an expression should list: so classes are written out over the characters
that are at hand, ASCII and those of the value that is tried, which is exact for this value.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable
from functools import lru_cache

from edition.checking.relaxng.lexical import is_name

ASCII = "".join(map(chr, range(128)))
_SINGLE = {"n": "\n", "r": "\r", "t": "\t", **{c: c for c in "\\|.?*+(){}-[]^$"}}
_QUANTIFIER = re.compile(r"[?*+]|\{(\d+)(,(\d*))?\}")
_MOST = 1000
_CATEGORIES = frozenset(
    "L Lu Ll Lt Lm Lo M Mn Mc Me N Nd Nl No P Pc Pd Ps Pe Pi Pf Po Z Zs Zl Zp S Sm Sc Sk So C Cc Cf Co Cn".split()
)

Test = Callable[[str], bool]


class BadExpression(ValueError):
    """An expression that is none."""


class Expression:
    """An expression of XML Schema; :meth:`matches` tries a whole value."""

    def __init__(self, source: str) -> None:
        """Raises :class:`BadExpression`."""
        self.source = source
        self._parts = _Parser(source).parts()
        self._match = lru_cache(maxsize=64)(self._compiled)
        self._ascii: Callable[[str], object] | None = None

    def matches(self, value: str) -> bool:
        """Whether the whole value is matched."""
        if value.isascii():
            if self._ascii is None:
                self._ascii = self._compiled("")
            return self._ascii(value) is not None
        return self._match("".join(sorted(set(value) - set(ASCII))))(value) is not None

    def _compiled(self, more: str) -> Callable[[str], object]:
        domain = ASCII + more
        written = "".join(part if isinstance(part, str) else _written(part, domain) for part in self._parts)
        try:
            return re.compile(written, re.DOTALL).fullmatch
        except (re.error, OverflowError, RecursionError) as error:
            raise BadExpression(str(error)) from error


def _written(test: Test, domain: str) -> str:
    inside = [c for c in domain if test(c)]
    return f"[{''.join(map(re.escape, inside))}]" if inside else "(?!)"


def _category(name: str) -> Test:
    if name.startswith("Is"):
        return _block(name)
    if name not in _CATEGORIES:
        raise BadExpression(f"there is no category of characters {name}")
    return lambda c: unicodedata.category(c).startswith(name)


def _block(name: str) -> Test:
    from elementpath.regex import UnicodeSubset  # noqa: PLC0415 - it takes a fifth of a second, and blocks are rare

    try:
        inside = UnicodeSubset(f"\\p{{{name}}}")
    except Exception as error:
        raise BadExpression(f"there is no block of characters {name}") from error
    return lambda c: ord(c) in inside


def _name_char(c: str) -> bool:
    return is_name(f"a{c}")


_MULTI: dict[str, Test] = {
    "s": lambda c: c in " \t\n\r",
    "d": lambda c: unicodedata.category(c) == "Nd",
    "w": lambda c: unicodedata.category(c)[0] not in "PZC",
    "i": is_name,
    "c": _name_char,
}


def _not(test: Test) -> Test:
    return lambda c: not test(c)


class _Parser:
    """Reads one expression into pieces of Python's and tests of characters."""

    def __init__(self, source: str) -> None:
        self._s, self._i = source, 0

    def parts(self) -> list[str | Test]:
        found = self._choice(0)
        if self._i < len(self._s):
            raise BadExpression(f"“{self._s[self._i]}” closes nothing")
        return found

    def _choice(self, depth: int) -> list[str | Test]:
        if depth > 50:
            raise BadExpression("parentheses are nested too deep")
        found: list[str | Test] = []
        while self._i < len(self._s) and self._s[self._i] != ")":
            if self._s[self._i] == "|":
                self._i += 1
                found.append("|")
            else:
                found += self._piece(depth)
        return found

    def _piece(self, depth: int) -> list[str | Test]:
        atom = self._atom(depth)
        quantifier = _QUANTIFIER.match(self._s, self._i)
        if quantifier:
            self._i = quantifier.end()
            counts = [int(n) for n in (quantifier[1], quantifier[3]) if n]
            if any(n > _MOST for n in counts) or (len(counts) > 1 and counts[0] > counts[1]):
                raise BadExpression(f"“{quantifier[0]}” cannot be counted")
            return [*atom, quantifier[0]]
        return atom

    def _atom(self, depth: int) -> list[str | Test]:
        c = self._s[self._i]
        self._i += 1
        if c == "(":
            inner = self._choice(depth + 1)
            if self._i >= len(self._s):
                raise BadExpression("a parenthesis is not closed")
            self._i += 1
            return ["(?:", *inner, ")"]
        if c in "?*+{":
            raise BadExpression(f"“{c}” repeats nothing")
        if c == "[":
            return [self._class(depth)]
        if c == "]":
            raise BadExpression("“]” closes nothing")
        if c == ".":
            return [lambda c: c not in "\n\r"]
        if c == "\\":
            found = self._escape()
            return [re.escape(found) if isinstance(found, str) else found]
        return [re.escape(c)]

    def _escape(self) -> str | Test:
        c = self._s[self._i : self._i + 1]
        self._i += 1
        if c in _SINGLE and c:
            return _SINGLE[c]
        if c in ("p", "P"):
            end = self._s.find("}", self._i)
            if self._s[self._i : self._i + 1] != "{" or end < 0:
                raise BadExpression(f"after \\{c} a category in braces is missing")
            test = _category(self._s[self._i + 1 : end])
            self._i = end + 1
            return test if c == "p" else _not(test)
        if c and c.lower() in _MULTI:
            return _MULTI[c] if c in _MULTI else _not(_MULTI[c.lower()])
        raise BadExpression(f"there is no escape \\{c}")

    def _class(self, depth: int) -> Test:
        """A class of characters, its ``[`` read already."""
        if depth > 50:
            raise BadExpression("brackets are nested too deep")
        negative = self._s.startswith("^", self._i)
        self._i += negative
        tests: list[Test] = []
        less: Test | None = None
        while not self._s.startswith("]", self._i) or not tests:
            if self._i >= len(self._s):
                raise BadExpression("a bracket is not closed")
            if self._s.startswith("-[", self._i) and tests:
                self._i += 2
                less = self._class(depth + 1)
                break
            tests.append(self._range())
        if not self._s.startswith("]", self._i):
            raise BadExpression("a bracket is not closed")
        self._i += 1
        return _class_test(tests, negative, less)

    def _range(self) -> Test:
        first = self._character()
        if not isinstance(first, str):
            return first
        rest = self._s[self._i : self._i + 2]
        if len(rest) == 2 and rest[0] == "-" and rest[1] not in "][":
            self._i += 1
            last = self._character()
            if not isinstance(last, str) or last < first:
                raise BadExpression("a range of characters ends before it begins")
            return lambda c: first <= c <= last
        return lambda c: c == first

    def _character(self) -> str | Test:
        c = self._s[self._i : self._i + 1]
        self._i += 1
        if c == "\\":
            return self._escape()
        if c in ("[", ""):
            raise BadExpression("a bracket stands within brackets")
        return c


def _class_test(tests: list[Test], negative: bool, less: Test | None) -> Test:
    def test(c: str) -> bool:
        inside = any(one(c) for one in tests) is not negative
        return inside and not (less is not None and less(c))

    return test
