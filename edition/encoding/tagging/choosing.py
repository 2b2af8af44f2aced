"""Of several entries with one form the one that is meant, if kind, sex, dates and what the text names before leave only one."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from edition.encoding.tagging.evidence import HEADER, Evidence, Place
from edition.encoding.tagging.proposals import Certainty, Known
from edition.encoding.tagging.rules import RULES
from edition.encoding.tagging.tokens import Token

_LOWER: dict[Certainty, Certainty] = {"high": "medium", "medium": "low", "low": "low"}
RULED_OUT = "others ruled out by kind, sex or dates"
_LEADING = 4
"""How many times more often than all others an entry must be named in whole to be meant by a part of its name."""


@dataclass(frozen=True, slots=True)
class Decision:
    """What words mean: entries by number, sure unless ``certainty`` is low; the rule, and what was seen.

    ``first`` is the word with which the name begins where that is before the words of the form, ``after`` the word before
    which it ends where that is not right after them.
    """

    rule: str
    certainty: Certainty
    entries: tuple[int, ...]
    evidence: str
    first: int = -1
    after: int = -1


@dataclass(frozen=True, slots=True)
class Case:
    """A stretch of words before it is decided: the entries that it may mean, and what speaks for less certainty."""

    rule: str
    entries: Sequence[int]
    place: Place
    title: Token | None = None
    lowered: int = 0
    seen: tuple[str, ...] = ()
    first: int = -1


def chosen(case: Case, lexicon: Sequence[Known], evidence: Evidence) -> Decision:
    """The decision; of the rule ``ambiguous`` where nothing but the scholar can decide."""
    certainty = RULES[case.rule].certainty
    for _ in range(case.lowered):
        certainty = _LOWER[certainty]
    possible = _possible(list(dict.fromkeys(case.entries)), case.title, lexicon, evidence.date)
    seen = case.seen
    if len(possible) > 1:
        at_most: Certainty = "low" if certainty == "low" else "medium"
        meant, why = _meant(possible, case, evidence)
        if meant < 0:
            seen = (*seen, f"{len(possible)} entries")
            return Decision("ambiguous", "low", tuple(possible), ", ".join(seen), case.first)
        return Decision(case.rule, at_most, (meant,), ", ".join((*seen, why)), case.first)
    decision = Decision(case.rule, certainty, tuple(possible), ", ".join(seen), case.first)
    return left_over(decision) if len(set(case.entries)) > 1 else decision


def left_over(decision: Decision) -> Decision:
    """The decision where others were ruled out: no more than medium, and its evidence says so."""
    certainty: Certainty = "medium" if decision.certainty == "high" else decision.certainty
    seen = decision.evidence if RULED_OUT in decision.evidence else f"{decision.evidence}, {RULED_OUT}".strip(", ")
    return replace(decision, certainty=certainty, evidence=seen)


def _possible(entries: list[int], title: Token | None, lexicon: Sequence[Known], date: str) -> list[int]:
    if title is not None:
        entries = [one for one in entries if lexicon[one].kind == "person"] or entries
    if date and len(entries) > 1:
        entries = [one for one in entries if _was_there(lexicon[one], date)] or entries
    return entries


def _was_there(known: Known, date: str) -> bool:
    """Whether an entry was there at a date: not born or begun later."""
    return not (known.born[:4].isdigit() and date[:4].isdigit() and known.born[:4] > date[:4])


def _meant(possible: list[int], case: Case, evidence: Evidence) -> tuple[int, str]:
    """Of several the one that the text names, and why; -1 where it names none, or several alike.

    A surname alone says nothing of who is named in whole only after its passage.
    """
    place = case.place
    named = [one for one in possible if one in evidence.named]
    if case.rule == "surname":
        named = [one for one in named if evidence.named[one][0] <= place[0]]
    before = evidence.before(named, place)
    if len(named) == 1:
        return named[0], "the only one of them that is named in this text"
    if len(before) == 1:
        return before[0], "the only one of them that is named before"
    times = {one: evidence.times(one, place) for one in named}
    often = sorted(named, key=times.__getitem__, reverse=True)
    if len(often) > 1 and times[often[0]] >= _LEADING * max(1, sum(times[one] for one in often[1:])):
        return often[0], f"named in whole {times[often[0]]} times, all others {_LEADING} times less"
    here = [one for one in named if evidence.is_here(one, place)]
    if len(here) == 1:
        return here[0], "the only one of them that is named in this passage"
    header = [one for one in named if evidence.named[one] == HEADER]
    if len(header) == 1:
        return header[0], "named in the header"
    return -1, ""
