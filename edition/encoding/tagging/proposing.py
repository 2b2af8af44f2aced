"""The proposals for one passage: its matches decided one after the other, none over another, and what belongs to each name."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence

from edition.encoding.tagging.acronyms import is_short
from edition.encoding.tagging.choosing import Decision
from edition.encoding.tagging.contexts import contexts
from edition.encoding.tagging.deciding import Decider
from edition.encoding.tagging.endings import GERMANIC
from edition.encoding.tagging.evidence import WHOLE, Evidence
from edition.encoding.tagging.extending import addresses, extended, has_number, whole_address
from edition.encoding.tagging.gathering import Spots
from edition.encoding.tagging.habits import Habits
from edition.encoding.tagging.matching import Match, Matcher
from edition.encoding.tagging.proposals import Known, Proposal
from edition.encoding.tagging.rules import RULES
from edition.encoding.tagging.spots import Spot
from edition.encoding.tagging.surroundings import Surroundings
from edition.encoding.tagging.tokens import CAPITAL, Token

_TELEPHONE = re.compile(r"\s(?:tel|telefon|telephone|phone|fax)\b", re.IGNORECASE)


class Proposer:
    """Proposes the names of one text that its lexicon knows."""

    def __init__(
        self, lexicon: Sequence[Known], habits: Habits, matcher: Matcher, decider: Decider, evidence: Evidence
    ) -> None:
        self._lexicon = lexicon
        self._habits = habits
        self._matcher = matcher
        self._decider = decider
        self._evidence = evidence

    def passage(self, number: int, around: Surroundings, spots: Spots) -> list[Proposal]:
        """The names of a passage, in their order."""
        around.begun = {first for first, found in spots.items() if self._may_be_person(found[0])}
        whole = list(self._addresses(number, around, spots)) if self._habits.addresses else []
        ends = [one.end for one in whole]
        found = list(whole)
        for first, token in enumerate(around.row):
            if token.start < around.taken:
                continue
            one = self._at(number, around, first, spots)
            if one is None or one.start < around.taken:
                continue
            at = bisect_left(ends, one.start + 1)
            if at == len(whole) or whole[at].start >= one.end:
                around.taken = one.end
                found.append(one)
        return sorted(found, key=lambda one: one.start)

    def _may_be_person(self, match: Match) -> bool:
        return any(self._is_person(one.entry) for one in match.meanings)

    def _is_person(self, entry: int) -> bool:
        return self._lexicon[entry].kind == "person"

    def _at(self, number: int, around: Surroundings, first: int, spots: Spots) -> Proposal | None:
        for match in self._candidates(around, first, spots):
            decision = self._decider.decide(Spot(match, around, (number, first), self._evidence))
            if decision is None or (decision.certainty == "low" and self._gives_way(match, decision, spots)):
                continue
            if self._is_left_unmarked(around, match, decision):
                return None
            start, end = self._stretch(around, match, decision, spots)
            if not around.is_closed(start, end):
                if decision.certainty != "low" and len(decision.entries) == 1:
                    self._evidence.proposed[decision.entries[0]] = number
                return self._proposal(number, around, start, end, decision)
        return self._acronym(number, around, first)

    def _candidates(self, around: Surroundings, first: int, spots: Spots) -> Iterator[Match]:
        yield from spots.get(first, ())
        if self._habits.compounds and around.row[first].shape == CAPITAL and around.lang in GERMANIC:
            inside = self._matcher.inside(around.text, around.row, first)
            if inside is not None:
                yield inside

    def _places(self, spots: Spots) -> dict[int, int]:
        """Where places begin in a passage, and before which word they end."""
        return {first: found[0].after for first, found in spots.items() if self._has_place(found[0])}

    def _stretch(self, around: Surroundings, match: Match, decision: Decision, spots: Spots) -> tuple[int, int]:
        """From where to where the name is, with what the edition puts inside of its element."""
        first, start, end = match.first, match.start, match.end
        if decision.first >= 0:
            first, start = decision.first, around.row[decision.first].start
        if decision.after >= 0:
            end = around.row[decision.after - 1].end
        kind = self._lexicon[decision.entries[0]].kind
        if kind == "place" and self._habits.addresses and decision.rule == "whole-name" and has_number(around, match):
            return whole_address(around, self._places(spots), match)
        longer = extended(around, self._habits, kind, first, start, end)
        return (start, end) if around.is_closed(*longer) or longer[0] < around.taken else longer

    def _gives_way(self, match: Match, decision: Decision, spots: Spots) -> bool:
        """Whether it is a doubtful title of a work, with names of other kinds in it."""
        if any(self._lexicon[one].kind != "work" for one in decision.entries):
            return False
        inner = (one for n in range(match.first, match.after) for one in spots.get(n, ()) if one != match)
        return any(self._lexicon[m.entry].kind != "work" for one in inner for m in one.meanings)

    def _is_left_unmarked(self, around: Surroundings, match: Match, decision: Decision) -> bool:
        """Whether the edition leaves the names of persons unmarked in such a place."""
        if not self._habits.unmarked or not self._is_person(decision.entries[0]):
            return False
        first = match.first if decision.first < 0 else decision.first
        after = match.after if decision.after < 0 else decision.after
        return not self._habits.unmarked.isdisjoint(contexts(around, first, after))

    def _acronym(self, number: int, around: Surroundings, first: int) -> Proposal | None:
        """An acronym that the text introduced before."""
        token = around.row[first]
        if not is_short(token) or token.key not in self._evidence.introduced:
            return None
        place, entry = self._evidence.introduced[token.key]
        if place > (number, first) or around.is_closed(token.start, token.end):
            return None
        certainty = RULES["acronym-introduced"].certainty
        decision = Decision("acronym-introduced", certainty, (entry,), "introduced in brackets")
        return self._proposal(number, around, token.start, token.end, decision)

    def _addresses(self, number: int, around: Surroundings, spots: Spots) -> Iterator[Proposal]:
        """Addresses as one name each: of the place in them that has a number."""
        for mark in addresses(around):
            start, end = _trimmed(around.text, mark.start, _before_telephone(around.text, mark.start, mark.end))
            if start >= end or around.is_closed(start, end):
                continue
            first, after = bisect_left(around.starts, start), bisect_left(around.starts, end)
            first = self._after_addressee(first, after, spots)
            if first == after:
                continue
            start = max(start, around.row[first].start)
            inside = [one for n in range(first, after) for one in spots.get(n, ())]
            if (decision := self._address(around, inside, first, after)) is not None:
                yield self._proposal(number, around, start, end, decision)

    def _after_addressee(self, first: int, after: int, spots: Spots) -> int:
        """The word with which the place of an address begins: behind the person or the organization that is addressed."""
        while first < after and (found := spots.get(first)) and not self._has_place(found[0]):
            if found[0].after > after or all(one.part not in WHOLE for one in found[0].meanings):
                break
            first = found[0].after
        return first

    def _has_place(self, match: Match) -> bool:
        return any(self._lexicon[one.entry].kind == "place" for one in match.meanings)

    def _address(self, around: Surroundings, inside: Sequence[Match], first: int, after: int) -> Decision | None:
        """What an address means: the place in it that has a number, or with which it begins if there is no number of a house;

        otherwise the scholar must say which of its places.
        """
        places = [
            (match, one.entry)
            for match in inside
            for one in match.meanings
            if one.part in WHOLE and self._lexicon[one.entry].kind == "place"
        ]
        longest = {match.first: max(m.after for m, _ in places if m.first == match.first) for match, _ in places}
        numbered = tuple(
            {entry for match, entry in places if has_number(around, match) and match.after == longest[match.first]}
        )
        if len(numbered) == 1:
            return Decision("address", RULES["address"].certainty, numbered, "an address with this place and number")
        every = tuple(dict.fromkeys(entry for _, entry in places))
        if len({entry for match, entry in places if match.first == first}) == 1 and not _is_numbered(
            around.row[first:after]
        ):
            return Decision("address", RULES["address"].certainty, every[:1], "an address that begins with this place")
        return Decision("address", "low", every, "an address; which of its places is meant?") if every else None

    def _proposal(self, number: int, around: Surroundings, start: int, end: int, decision: Decision) -> Proposal:
        known = [self._lexicon[one] for one in decision.entries]
        element, type_, attribute = self._habits.element(known[0].kind)
        certainty, evidence = decision.certainty, decision.evidence
        if certainty == "high" and around.crosses(start, end):
            certainty, evidence = "medium", f"{evidence}, crosses markup".strip(", ")
        keys = [one.key for one in known]
        pointers, candidates = ((), tuple(sorted(keys))) if certainty == "low" else (tuple(keys), ())
        return Proposal(
            "name",
            number,
            start,
            end,
            element,
            decision.rule,
            certainty,
            pointers,
            candidates,
            attribute,
            type_,
            evidence,
        )


def _trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return start, end


def _before_telephone(text: str, start: int, end: int) -> int:
    """Where an address ends: a telephone number is no part of it."""
    found = _TELEPHONE.search(text, start, end)
    return found.start() if found else end


def _is_numbered(row: Sequence[Token]) -> bool:
    """Whether an address has the number of a house: a short one, not a postal code."""
    return any(one.key.isdigit() and len(one.key) < 4 for one in row)
