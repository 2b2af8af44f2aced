"""The spans between the marks of quotation in one passage.

A mark opens or closes by what the table says of it, by its side (a space before it, a letter after it) and by what is open.
An apostrophe does neither, nor do the marks of inches and minutes.
"""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass, field
from typing import NamedTuple

_SINGLE = frozenset("'’‘‚‛")
_STRAIGHT = frozenset("\"'＂")
_DOUBLES = frozenset('“”„"«»＂')
_OPENERS_BEFORE = frozenset(" \n\u00a0\u202f\u2009([{/—–―-‐*_¿¡…")
_CLIPPED = frozenset("in o th an wi ol d t i fo mo yo ha gi a s'pose av of".split())
_ELIDED = frozenset(
    "em tis twas twere twill twould twixt tisn til till cause bout round n neath im er ere tween gainst nother s t k".split()
)
_SURELY = frozenset("tis twas em twere twould twill".split())
_SPACES = " \n\u00a0\u202f\u2009"
_DEEPEST = 50
"""Marks that are open at once: nobody quotes so deep."""


class Found(NamedTuple):
    """Words between two marks: offsets in the passage's words, without the marks; ``mark`` is the one that opens."""

    start: int
    end: int
    mark: str


class Loose(NamedTuple):
    """A mark without its other: where it stands, and where the words begin (after) or end (before) beside it."""

    at: int
    words: int
    mark: str


@dataclass
class Reading:
    """What the marks of one passage say: its spans in the order in which they begin, and the marks that lack a partner."""

    spans: list[Found] = field(default_factory=list)
    unclosed: list[Loose] = field(default_factory=list)
    unopened: list[Loose] = field(default_factory=list)


def read(text: str, pairs: dict[str, str]) -> Reading:
    """The spans of one passage, by the pairs that its text uses."""
    return _Scanner(text, pairs).read()


class _Scanner:
    """Goes once through a passage with the marks that are open."""

    def __init__(self, text: str, pairs: dict[str, str]) -> None:
        self.text, self.pairs = text, pairs
        self.closers = frozenset("".join(pairs.values()))
        self.open: list[tuple[int, int, str]] = []
        self.result = Reading()
        self._even: dict[str, bool] = {}
        self._repeated: dict[str, bool] = {}
        self._ends: list[int] | None = None
        self._starts: list[int] | None = None

    def read(self) -> Reading:
        """All spans."""
        text, at, size = self.text, 0, len(self.text)
        while at < size:
            mark = text[at]
            if mark in self.pairs or mark in self.closers:
                self._meet(at, mark, at + 1)
            elif mark == "`" and text.startswith("``", at):
                self.open.append((at, at + 2, "``"))
                at += 1
            at += 1
        self.result.unclosed = [Loose(at, words, mark) for at, words, mark in self.open]
        self.result.spans.sort(key=lambda one: (one.start, -one.end))
        return self.result

    def even(self, mark: str) -> bool:
        """Whether the passage has an even number of such marks: where all stand between spaces, each second one closes."""
        if mark not in self._even:
            self._even[mark] = self.text.count(mark) % 2 == 0
        return self._even[mark]

    def _meet(self, at: int, mark: str, after: int) -> None:
        if mark == "'" and self.text.startswith("''", at) and self.open and self.open[-1][2] == "``":
            self._close(len(self.open) - 1, at)
            return
        if self._is_apostrophe(at, mark) or self._is_measure(at, mark):
            return
        if mark == "“" and self._is_mistaken(at):
            self._close(len(self.open) - 1, at)
            return
        partner = next((n for n in range(len(self.open) - 1, -1, -1) if mark in self.pairs[self.open[n][2]]), None)
        opens = mark in self.pairs and self._may_open(at, mark)
        closes = partner is not None and self._may_close(at, mark)
        if closes and partner is not None and not (opens and self._rather_opens(at, mark, partner)):
            self._close(partner, at)
        elif (
            opens
            and len(self.open) < _DEEPEST
            and not (any(one[2] == mark for one in self.open) and self._is_repeated(mark))
        ):
            self.open.append((at, after, mark))
        elif mark in self.closers and self._may_close(at, mark) and not self.open:
            self.result.unopened.append(Loose(at, at, mark))

    def _is_repeated(self, mark: str) -> bool:
        """Old prints begin each line of a quotation with its mark: a passage then opens far more often than it closes."""
        if mark not in self._repeated:
            padded = f" {self.text} "
            closing = self.pairs[mark]
            opened = sum(1 for n, one in enumerate(padded) if one == mark and padded[n - 1] in _OPENERS_BEFORE and n)
            closed = sum(1 for n, one in enumerate(padded) if one in closing and padded[n - 1] not in _OPENERS_BEFORE)
            self._repeated[mark] = opened - closed >= 2
        return self._repeated[mark]

    def _is_mistaken(self, at: int) -> bool:
        """``“…“``: the wrong mark at the end of what it has opened."""
        if not self.open or self.open[-1][2] != "“" or self._before(at) in _SPACES:
            return False
        return self._after(at) in _SPACES or self._after(at) in "’”"

    def _close(self, partner: int, at: int) -> None:
        _, start, mark = self.open[partner]
        del self.open[partner:]
        while start < at and self.text[start] in _SPACES:
            start += 1
        while at > start and self.text[at - 1] in _SPACES:
            at -= 1
        if start < at:
            self.result.spans.append(Found(start, at, mark))

    def _before(self, at: int) -> str:
        return self.text[at - 1] if at else " "

    def _after(self, at: int) -> str:
        return self.text[at + 1] if at + 1 < len(self.text) else " "

    def _may_open(self, at: int, mark: str) -> bool:
        before, after = self._before(at), self._after(at)
        if mark not in _STRAIGHT and mark not in "”’»›“":
            return mark != "‘" or not _is_letter(before)
        if after in _SPACES:
            begins = mark in _DOUBLES and not self.text[max(0, at - 3) : at].strip(_SPACES)
            return begins or mark in "»›" or (mark not in _SINGLE and before in _SPACES and self.even(mark))
        if mark in "'’":
            return self._opens_single(at, before, after)
        return before in _OPENERS_BEFORE or before in self.pairs or not _is_letter(before)

    def _opens_single(self, at: int, before: str, after: str) -> bool:
        """A straight single mark opens where another one closes behind it."""
        if before not in _OPENERS_BEFORE and before not in _DOUBLES and before != ":":
            return False
        word = _word_after(self.text, at + 1)
        if word.lower() in _ELIDED or after.isdigit():
            return False
        return self._closing_behind(at) >= 0 or not self.text[max(0, at - 3) : at].strip(_SPACES)

    def _may_close(self, at: int, mark: str) -> bool:
        before, after = self._before(at), self._after(at)
        if mark not in _SINGLE and mark not in _STRAIGHT and mark != "“":
            return True
        if before in _SPACES and at:
            return mark not in _SINGLE and after in _SPACES
        return not _is_letter(after) or not _is_letter(before)

    def _rather_opens(self, at: int, mark: str, partner: int) -> bool:
        """Whether a mark that could do both opens: a space or a bracket stands before it, and a letter after it."""
        if mark not in _STRAIGHT and mark not in "“‘”’»›":
            return False
        before, after = self._before(at), self._after(at)
        touching = self.open[partner][1] == at
        return (
            not touching
            and before in _OPENERS_BEFORE
            and before not in "—–-…"
            and after not in _SPACES
            and _begins(after)
        )

    def _is_apostrophe(self, at: int, mark: str) -> bool:
        if mark == "‘":
            return _word_after(self.text, at + 1).lower() in _SURELY
        if mark not in "'’":
            return mark == '"' and _is_letter(self._before(at)) and _is_letter(self._after(at))
        before, after = self._before(at), self._after(at)
        if _is_letter(before) and _is_letter(after):
            return True
        return _is_letter(before) and self._is_possessive(at)

    def _is_possessive(self, at: int) -> bool:
        """``the boys' school``, ``goin' home`` inside single marks: what is open is closed by a later one."""
        if self._after(at) != " " or not any(one[2] in _SINGLE for one in self.open):
            return False
        start = at
        while start and _is_letter(self.text[start - 1]):
            start -= 1
        word = self.text[start:at].lower()
        if not (word.endswith(("s", "in")) or word in _CLIPPED):
            return False
        closing, opening = self._closing_behind(at), self._opening_behind(at)
        return closing >= 0 and (opening < 0 or closing < opening)

    def _closing_behind(self, at: int) -> int:
        if self._ends is None:
            text = f" {self.text} "
            self._ends = [
                n - 1
                for n in range(1, len(text) - 1)
                if text[n] in "'’" and text[n - 1] not in _SPACES and not _is_letter(text[n + 1])
            ]
        n = bisect_right(self._ends, at)
        return self._ends[n] if n < len(self._ends) else -1

    def _opening_behind(self, at: int) -> int:
        if self._starts is None:
            text = f" {self.text} "
            self._starts = [
                n - 1
                for n in range(1, len(text) - 1)
                if text[n] in "'‘" and text[n - 1] in _OPENERS_BEFORE and text[n + 1] not in _SPACES
            ]
        n = bisect_right(self._starts, at)
        return self._starts[n] if n < len(self._starts) else -1

    def _is_measure(self, at: int, mark: str) -> bool:
        """``6' 2"``: a straight mark behind a figure, where nothing is open that it could close."""
        if mark not in _STRAIGHT or not self._before(at).isdigit():
            return False
        if mark == '"' and self.text[max(0, at - 8) : at].rstrip("0123456789").endswith(("'", "' ")):
            return True
        return not any(mark in self.pairs[one[2]] for one in self.open)


def _word_after(text: str, at: int) -> str:
    end = at
    while end < len(text) and _is_letter(text[end]):
        end += 1
    return text[at:end]


def _is_letter(one: str) -> bool:
    """A letter or figure of a script that parts its words."""
    return one.isalnum() and not "\u2e80" <= one <= "\uffef"


def _begins(one: str) -> bool:
    return one.isalnum() or one in "¿¡([…"
