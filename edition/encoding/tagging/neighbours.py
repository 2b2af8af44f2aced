"""Whether words are a piece of a longer name, by their neighbours: “Draft Bernie”, “University of Vienna”, “Thomas West”."""

from __future__ import annotations

import re
from collections.abc import Collection

from edition.encoding.tagging.evidence import Evidence
from edition.encoding.tagging.matching import Match
from edition.encoding.tagging.surroundings import Surroundings
from edition.encoding.tagging.titles import CALENDAR, INSTITUTIONS, OF, STARTERS, TITLES, TOWNS
from edition.encoding.tagging.tokens import CAPITAL, CAPITALS, SMALL

_STOPPED = re.compile(r"\.?[^\W\d_]\.")
_CAPITALS = (CAPITAL, CAPITALS)


def is_compound(match: Match, around: Surroundings, is_marked: bool) -> bool:
    """Whether a hyphen makes another word of it: “Weinheber-Gedicht”, “Ost-Berlin”; not “Vienna-based”.

    ``is_marked``: the edition marks names with which compounds begin.
    """
    part = around.hyphened(match.start, match.end)
    if is_marked and part in ("After", "after") and around.has_capital_nouns:
        return False
    return part in ("Before", "After") or (part == "after" and around.has_capital_nouns)


def is_place_of_institution(match: Match, around: Surroundings) -> bool:
    """Whether “University of” or its like stands before."""
    before = around.neighbour_before(match.first)
    if before is None or before.key not in OF or match.first < 2:
        return False
    other = around.neighbour_before(match.first - 1)
    return other is not None and other.key in INSTITUTIONS and other.shape in _CAPITALS


def goes_on_with_of(match: Match, around: Surroundings) -> bool:
    """Whether “of” and a word with a capital follow, so that a name that was cut there may be another one."""
    after = around.neighbour_after(match.after)
    return after is not None and after.key in OF | {"for", "fur"} and _capital_follows(around, match.after)


def institution_beside(match: Match, around: Surroundings) -> str:
    """A word for an institution right before or after: “Hotel Wien”, “Vienna Philharmonic”; in German only before."""
    before, after = around.neighbour_before(match.first), around.neighbour_after(match.after)
    for one in (before, None if around.has_capital_nouns else after):
        if one is not None and one.shape in _CAPITALS and one.key in INSTITUTIONS:
            return around.text[one.start : one.end]
    return ""


def longer_before(match: Match, around: Surroundings, forenames: Collection[str], evidence: Evidence) -> str:
    """The word before that makes a longer name of it, as it is written; nothing where there is none."""
    first = match.first
    before = around.neighbour_before(first)
    if before is None:
        return ""
    word = around.text[before.start : before.end]
    if before.start < around.taken or before.key in CALENDAR:
        return ""
    if before.shape not in _CAPITALS:
        return word if before.shape == SMALL and _has_bearer(around, first, forenames) else ""
    if (before.key in STARTERS and before.end - before.start > 1) or around.is_calling(first - 1):
        return ""
    if before.key in INSTITUTIONS or before.key in forenames or before.end - before.start == 1:
        return word
    if around.has_capital_nouns:
        is_noun = match.how or around.is_titled or around.begins(first - 1) or around.determiner(first - 1)
        return "" if is_noun else word
    if around.is_titled or (around.begins(first - 1) and before.key in evidence.small):
        return ""
    return word


def _has_bearer(around: Surroundings, first: int, forenames: Collection[str]) -> bool:
    """Whether particles stand before and a forename or an initial before them: “E. von der Haide”."""
    start = around.before_particles(first)
    if start == first:
        return False
    bearer = around.neighbour_before(start)
    if bearer is None or bearer.shape not in _CAPITALS or bearer.key in TITLES | STARTERS | TOWNS:
        return False
    return bearer.end - bearer.start == 1 or bearer.key in forenames or not around.has_capital_nouns


def longer_after(match: Match, around: Surroundings) -> str:
    """The word after that makes a longer name of it; in languages in which only names have capitals."""
    if (
        _STOPPED.match(around.text, match.end)
        and around.row[match.after - 1].end - around.row[match.after - 1].start == 1
    ):
        return around.text[match.end : match.end + 2]
    after = around.neighbour_after(match.after)
    if after is None or after.shape not in _CAPITALS or around.has_capital_nouns or around.is_titled:
        return ""
    if after.key in CALENDAR or match.after in around.begun or around.is_pronoun(match.after):
        return ""
    return "" if after.key in STARTERS and after.end - after.start > 1 else around.text[after.start : after.end]


def surname_after(match: Match, around: Surroundings) -> bool:
    """Whether another surname follows a forename, right away or after “and” and a second forename."""
    after = around.neighbour_after(match.after)
    if after is None:
        return False
    if after.key == "&" and match.after + 2 < len(around.row):
        second, third = around.row[match.after + 1 : match.after + 3]
        return second.shape == CAPITAL and third.shape == CAPITAL and around.gap(match.after + 2) == " "
    if after.shape == SMALL:
        return after.key in ("von", "van", "de", "da", "di") and _capital_follows(around, match.after)
    if around.is_pronoun(match.after):
        return False
    return after.shape in _CAPITALS and (after.key not in STARTERS or after.end - after.start == 1)


def _capital_follows(around: Surroundings, at: int) -> bool:
    following = around.neighbour_after(at + 1)
    return following is not None and following.shape in _CAPITALS
