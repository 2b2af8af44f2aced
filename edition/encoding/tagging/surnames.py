"""Parts of the names of persons: a surname alone, a forename alone, and a name in another spelling than the register's."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace

from edition.encoding.tagging.choosing import Case, Decision, chosen
from edition.encoding.tagging.evidence import HEADER, Evidence
from edition.encoding.tagging.forenames import FORENAMES
from edition.encoding.tagging.gathering import Spots
from edition.encoding.tagging.neighbours import longer_after, longer_before, surname_after
from edition.encoding.tagging.places import PLACES
from edition.encoding.tagging.proposals import Known
from edition.encoding.tagging.spots import Spot, is_ruled_out, sex_before, titles_before
from edition.encoding.tagging.surroundings import Surroundings
from edition.encoding.tagging.titles import DEFINITE, PARTICLES, STARTERS, TITLES
from edition.encoding.tagging.tokens import CAPITAL, CAPITALS, SMALL, Token, tokens
from edition.encoding.tagging.variants import is_misspelt, resembles

_DEAR = frozenset(
    "dear dearest lieber liebe liebster liebste cher chere caro cara carissimo carissima querido querida".split()
)
"""Who is addressed so is known to the one who writes."""
_INSIDE = frozenset("in near into through en nach".split())
"""Behind these words a forename is rather a town: “in Chelsea”; letters come from persons, and go to them."""
_FEW = 3
"""How many candidates a forename may have."""
_SHORTEST = 5
"""Letters of the shortest surname with which a compound may begin: “Männer” has nothing to do with Mann."""
_CAPITALS = (CAPITAL, CAPITALS)
_JOINING = frozenset(("that",))
"""What is more often a conjunction than an article: “hoped that Wren”."""
_CONTRACTED = frozenset("im am zum zur vom beim ins ans".split())
"""A preposition and an article in one: persons have none in German, seasons do (“im Sommer”)."""
_INDEFINITE = frozenset(
    "a an one certain ein eine einen einem einer gewisser gewissen gewisse un une uno una certo certa cierto cierta".split()
)


class Bearers:
    """Who bears a part of a name, in one text."""

    def __init__(
        self,
        lexicon: Sequence[Known],
        forenames: Mapping[int, frozenset[str]],
        surnames: Mapping[int, frozenset[str]],
        evidence: Evidence,
    ) -> None:
        self._lexicon = lexicon
        self._forenames, self._surnames = forenames, surnames
        self._evidence = evidence
        self.all_forenames = frozenset(one for names in forenames.values() for one in names if len(one) > 1)

    def of_surname(self, spot: Spot, entries: Sequence[int], confirmed: Collection[int]) -> Decision | None:
        """A surname: after a forename of its bearer, after the whole name, after a title, or alone."""
        if (variant := self.variant(spot, entries)) is not None:
            return variant
        match, around = spot.match, spot.around
        if spot.title is None and longer_before(match, around, self.all_forenames, self._evidence):
            return None
        if longer_after(match, around):
            return None
        if around.has_capital_nouns and around.determiner(match.first) in _CONTRACTED:
            return None
        rule, meant, seen = self._surname_rule(spot, entries, confirmed)
        if match.how == "compound" and (rule != "surname-after-name" or match.end - match.start < _SHORTEST):
            return None
        lowered = 0
        if spot.is_common or (spot.title is None and _is_determined(spot)):
            lowered = 1 if rule == "surname-after-name" else 2
            seen = (*seen, "also a common word")
        if spot.sex and any(self._lexicon[one].likely_sex not in ("", spot.sex) for one in meant):
            lowered, seen = 2, (*seen, "a title of the other sex than the forename tells")
        if rule == "surname-with-title" and _is_introduced(spot):
            lowered, seen = 2, (*seen, "somebody new by the article")
        return self._chosen(Case(rule, meant, spot.place, spot.title, lowered, seen))

    def _surname_rule(
        self, spot: Spot, entries: Sequence[int], confirmed: Collection[int]
    ) -> tuple[str, Sequence[int], tuple[str, ...]]:
        if named := self._evidence.before(entries, spot.place):
            return "surname-after-name", named, ("named in whole before",)
        if learnt := [one for one in entries if one in confirmed]:
            return "spelling", learnt, ("so marked in encoded texts",)
        later = [one for one in entries if one in self._evidence.named]
        if later and len(later) == len(entries):
            return "surname", later, ("named in whole later",)
        bearers = {one.entry for one in spot.match.meanings if one.part == "surname"}
        seen = "the only entry of this surname" if bearers <= set(entries) and len(entries) == 1 else "a surname"
        return ("surname" if spot.title is None else "surname-with-title"), entries, (seen,)

    def of_forename(self, spot: Spot, parts: Mapping[int, str], confirmed: Collection[int]) -> Decision | None:
        """A forename or by-name: only of who is named in whole in the text, or so in encoded texts."""
        if (variant := self._variant_after(spot, list(parts))) is not None:
            return variant
        match, around = spot.match, spot.around
        if surname_after(match, around):
            return None
        if spot.title is None and longer_before(match, around, self.all_forenames, self._evidence):
            return None
        lowered = int(spot.is_common)
        if named := [one for one, part in parts.items() if self._is_named(one, part)]:
            seen = ("named in whole in this text",)
            return self._chosen(Case("forename-after-name", named, spot.place, spot.title, lowered, seen))
        if learnt := [one for one in parts if one in confirmed]:
            seen = ("so marked in encoded texts",)
            return self._chosen(Case("spelling", learnt, spot.place, spot.title, lowered, seen))
        return self._of_unnamed(spot, [one for one, part in parts.items() if part == "forename"])

    def _of_unnamed(self, spot: Spot, bearers: Sequence[int]) -> Decision | None:
        """A forename alone of somebody who is not named in whole: “Dante”, if one entry has it and few people do, and no place."""
        if not 0 < len(bearers) <= _FEW or spot.is_common or spot.match.how or spot.around.determiner(spot.match.first):
            return None
        if len(bearers) > 1:
            return Decision("ambiguous", "low", tuple(bearers), f"a forename, {len(bearers)} entries")
        before = spot.around.neighbour_before(spot.match.first)
        if before is not None and before.key in _DEAR:
            self._evidence.note(bearers[0], spot.place)
            seen = ("a forename that one entry has, addressed",)
            return self._chosen(Case("forename", bearers, spot.place, spot.title, 0, seen))
        is_place = spot.keys[0] in PLACES or (before is not None and before.key in _INSIDE)
        is_rare = spot.size == 1 and spot.keys[0] not in FORENAMES and not is_place
        seen = ("a forename that one entry has",)
        return self._chosen(Case("forename", bearers, spot.place, spot.title, int(not is_rare), seen))

    def _is_named(self, entry: int, part: str) -> bool:
        """Whether the text names an entry in whole; initials alone mean only those whom the header names."""
        place = self._evidence.named.get(entry)
        return place is not None and (part != "initials" or place == HEADER)

    def take(self, number: int, around: Surroundings, spots: Spots) -> None:
        """Who is named in whole in a passage by a surname after initials, or after a forename in another spelling."""
        after, whole = 0, set[int]()
        for first, (match, *_) in sorted(spots.items()):
            if around.is_closed(match.start, match.end):
                continue
            if first >= after:
                after, whole = match.after, {one.entry for one in match.meanings if match.after > first + 1}
            spot = Spot(match, around, (number, first), self._evidence)
            surnames = {one.entry for one in match.meanings if one.part == "surname"}
            case = self._variant(spot, sorted(one for one in surnames if self._is_first_name(one, spot)))
            if case is not None and len(case.entries) == 1 and case.entries[0] not in whole:
                self._evidence.note(case.entries[0], (number, case.first))

    def _is_first_name(self, entry: int, spot: Spot) -> bool:
        """Whether words are in the name by which an entry goes: who bore another one is not meant by the surname of today."""
        return spot.match.how != "" or {one.key for one in tokens(self._lexicon[entry].name)}.issuperset(spot.keys)

    def variant(self, spot: Spot, entries: Sequence[int]) -> Decision | None:
        """A surname after a forename of its bearer in another spelling, shortened, or not the first one: “Artur”, “Wilh.”"""
        case = self._variant(spot, entries)
        return None if case is None else self._chosen(case)

    def _variant(self, spot: Spot, entries: Sequence[int]) -> Case | None:
        around = spot.around
        first = around.before_particles(spot.match.first)
        if first == 0 or around.row[first - 1].shape not in _CAPITALS:
            return None
        gap = around.gap(first)
        if gap.strip() not in ("", ".") or "\n" in gap:
            return None
        bearers = self._called(entries, around.row[first - 1].key, gap)
        first -= 1
        while bearers and (earlier := around.neighbour_before(first)) is not None and earlier.shape in _CAPITALS:
            further = self._called(bearers, earlier.key, around.gap(first))
            if not further and self._is_given(earlier, around.gap(first)):
                return None
            if not further:
                break
            bearers, first = further, first - 1
        sex = sex_before(around, first)
        bearers = [one for one in bearers if not is_ruled_out(self._lexicon[one], sex)]
        seen = ("after a forename, shortened or in another spelling",)
        return Case("short-name", bearers, spot.place, seen=seen, first=first) if bearers else None

    def _called(self, entries: Sequence[int], written: str, gap: str) -> list[int]:
        """Which of the entries have a forename that is written so."""
        return [one for one in entries if self._has_forename(one, written, gap)]

    def _is_given(self, token: Token, gap: str) -> bool:
        """Whether a word before a name is an initial with its stop, or a forename: then it is the name of somebody else."""
        if token.end - token.start == 1:
            return "." in gap
        return token.key in self.all_forenames and token.key not in TITLES | STARTERS

    def _has_forename(self, entry: int, written: str, gap: str) -> bool:
        return any(resembles(written, name, "." in gap) for name in self._forenames.get(entry, ()))

    def _variant_after(self, spot: Spot, entries: Sequence[int]) -> Decision | None:
        """A forename before the surname of its bearer in another spelling: “Stella Musulim”."""
        row, last = spot.around.row, spot.match.after
        while last < len(row) and row[last].key in PARTICLES and row[last].shape == SMALL:
            last += 1
        if last >= len(row) or row[last].shape != CAPITAL or spot.around.gap(last) not in (" ", "\xa0"):
            return None
        bearers = [
            one for one in entries if any(_is_meant(row[last].key, name) for name in self._surnames.get(one, ()))
        ]
        if len(bearers) != 1 or spot.around.hyphened(spot.match.start, row[last].end):
            return None
        self._evidence.note(bearers[0], (spot.place[0], spot.match.first))
        case = Case("short-name", bearers, spot.place, seen=("before a surname in another spelling",))
        return replace(self._chosen(case), after=last + 1)

    def _chosen(self, case: Case) -> Decision:
        return chosen(case, self._lexicon, self._evidence)


def _is_meant(written: str, name: str) -> bool:
    return resembles(written, name, False) or is_misspelt(written, name)


def _is_introduced(spot: Spot) -> bool:
    """Whether somebody is told of whom the reader has not heard: “a Mr Lovelace”, “ein gewisser Herr Lange”."""
    first = spot.match.first - len(titles_before(spot.around, spot.match.first))
    return first > 0 and spot.around.row[first - 1].key in _INDEFINITE


def _is_determined(spot: Spot) -> bool:
    """Whether what stands before a surname makes a noun of it: “a Rose”, “im Winter”; not “the young Auden”."""
    before = spot.around.determiner(spot.match.first)
    return before != "" and before not in DEFINITE | _JOINING
