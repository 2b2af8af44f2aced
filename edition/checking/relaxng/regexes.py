r"""Regular expressions of XML Schema (XML Schema Part 2, appendix F)."""

from __future__ import annotations

import re
import unicodedata

from edition.checking.relaxng.regex_matching import Choice, Matcher, One, Repeat, Test, Tree, row
from edition.xml_names import is_name

_SINGLE = {"n": "\n", "r": "\r", "t": "\t", **{c: c for c in "\\|.?*+(){}-[]^$"}}
_QUANTIFIER = re.compile(r"[?*+]|\{([0-9]+)(?:(,)([0-9]*))?\}")
_MOST = 1000
_CATEGORIES = frozenset(
    "L Lu Ll Lt Lm Lo M Mn Mc Me N Nd Nl No P Pc Pd Ps Pe Pi Pf Po Z Zs Zl Zp S Sm Sc Sk So C Cc Cf Co Cn".split()
)


class BadExpression(ValueError):
    """An expression that is none."""


class Expression:
    """An expression of XML Schema; :meth:`matches` tries a whole value."""

    def __init__(self, source: str) -> None:
        """Raises :class:`BadExpression`."""
        self.source = source
        self.matches = Matcher(_Parser(source).tree()).matches


def _category(name: str) -> Test:
    if name.startswith("Is"):
        return _block(name)
    if name not in _CATEGORIES:
        raise BadExpression(f"there is no category of characters {name}")
    return lambda c: unicodedata.category(c).startswith(name)


def _block(name: str) -> Test:
    from elementpath.regex import RegexError, unicode_subset  # noqa: PLC0415 - it takes a fifth of a second, and blocks are rare

    try:
        inside = unicode_subset(name)
    except RegexError as error:
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


def _is(wanted: str) -> Test:
    return lambda c: c == wanted


def _not(test: Test) -> Test:
    return lambda c: not test(c)


def _counts(quantifier: re.Match[str]) -> tuple[int, int | None]:
    plain: dict[str, tuple[int, int | None]] = {"?": (0, 1), "*": (0, None), "+": (1, None)}
    if quantifier[0] in plain:
        return plain[quantifier[0]]
    least = int(quantifier[1][:9])
    return least, least if not quantifier[2] else int(quantifier[3][:9]) if quantifier[3] else None


class _Parser:
    """Reads one expression into its tree."""

    def __init__(self, source: str) -> None:
        self._s, self._i = source, 0

    def tree(self) -> Tree:
        found = self._choice(0)
        if self._i < len(self._s):
            raise BadExpression(f"“{self._s[self._i]}” closes nothing")
        return found

    def _choice(self, depth: int) -> Tree:
        if depth > 50:
            raise BadExpression("parentheses are nested too deep")
        branches: list[list[Tree]] = [[]]
        while self._i < len(self._s) and self._s[self._i] != ")":
            if self._s[self._i] == "|":
                self._i += 1
                branches.append([])
            else:
                branches[-1].append(self._piece(depth))
        rows = [row(branch) for branch in branches]
        return rows[0] if len(rows) == 1 else Choice(rows)

    def _piece(self, depth: int) -> Tree:
        atom = self._atom(depth)
        quantifier = _QUANTIFIER.match(self._s, self._i)
        if not quantifier:
            return atom
        self._i = quantifier.end()
        least, most = _counts(quantifier)
        if least > _MOST or (most is not None and (most > _MOST or most < least)):
            raise BadExpression(f"“{quantifier[0]}” cannot be counted")
        return Repeat(atom, least, most)

    def _atom(self, depth: int) -> Tree:
        c = self._s[self._i]
        self._i += 1
        if c == "(":
            inner = self._choice(depth + 1)
            if self._i >= len(self._s):
                raise BadExpression("a parenthesis is not closed")
            self._i += 1
            return inner
        if c in "?*+{":
            raise BadExpression(f"“{c}” repeats nothing")
        if c == "[":
            return One(self._class(depth))
        if c in "]}":
            raise BadExpression(f"“{c}” closes nothing")
        if c == ".":
            return One(lambda c: c not in "\n\r")
        found = self._escape() if c == "\\" else c
        return One(_is(found) if isinstance(found, str) else found)

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
        return _is(first)

    def _character(self) -> str | Test:
        c = self._s[self._i : self._i + 1]
        self._i += 1
        if c == "\\":
            return self._escape()
        if c in ("[", "]", ""):
            raise BadExpression("a bracket stands within brackets")
        return c


def _class_test(tests: list[Test], negative: bool, less: Test | None) -> Test:
    def test(c: str) -> bool:
        inside = any(one(c) for one in tests) is not negative
        return inside and not (less is not None and less(c))

    return test
