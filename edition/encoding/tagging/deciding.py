"""What a stretch of words that is spelled like a form means: one entry, several, or none; and how sure that is.

The rules stand in the table of ``rules``; here is what each of them needs.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace

from edition.encoding.tagging.choosing import Case, Decision, chosen
from edition.encoding.tagging.evidence import HEADER, Evidence, Place
from edition.encoding.tagging.matching import Match
from edition.encoding.tagging.neighbours import (
    is_compound,
    is_place_of_institution,
    longer_after,
    longer_before,
    surname_after,
    title_before,
)
from edition.encoding.tagging.proposals import Known
from edition.encoding.tagging.rules import RULES
from edition.encoding.tagging.surroundings import Surroundings
from edition.encoding.tagging.titles import COMMON, DEFINITE, INSTITUTIONS, PARTICLES, STARTERS
from edition.encoding.tagging.tokens import CAPITAL, CAPITALS, SMALL, Token
from edition.encoding.tagging.variants import resembles

_RANKS = {"spelling": 0, "whole": 1, "acronym": 1, "role": 1, "short": 2, "surname": 3, "addition": 4, "forename": 5,
          "initials": 6}
"""Which part of a name counts where the same words are several of them."""
_RULES = {"spelling": "spelling", "acronym": "acronym", "short": "short-name"}

_HOW = {
    "inflected": "with an ending",
    "clitic": "written together with a small word",
    "compound": "a part of a compound",
}


class Decider:
    """Decides the matches of one text."""

    def __init__(
        self,
        lexicon: Sequence[Known],
        forenames: Mapping[int, frozenset[str]],
        surnames: Mapping[int, frozenset[str]],
        evidence: Evidence,
        declined: Collection[tuple[tuple[str, ...], int]] = (),
    ) -> None:
        self._lexicon = lexicon
        self._forenames_of, self._surnames_of = forenames, surnames
        self._forenames = frozenset(one for names in forenames.values() for one in names if len(one) > 1)
        self._evidence = evidence
        self._declined = declined

    def decide(self, match: Match, around: Surroundings, place: Place) -> Decision | None:
        """The decision for a match; None where it shall not be proposed."""
        if match.how == "small":
            return self._small(match, around)
        if match.how not in ("clitic", "compound") and is_compound(match, around):
            return None
        parts, confirmed = self._parts(match, around)
        by_part = {part: [one for one, other in parts.items() if other == part] for part in ("spelling", "surname")}
        strong = [one for one, part in parts.items() if _RANKS[part] <= 2]
        persons = by_part["surname"] or [one for one in by_part["spelling"] if self._is_person(one)]
        if strong and persons and (self._are_bare_titles(match, around, strong) or strong == persons):
            strong = [] if match.after - match.first == 1 or by_part["surname"] else strong
        if strong:
            return self._whole(match, around, place, strong, parts)
        if persons:
            return self._surname(match, around, place, persons, confirmed)
        return self._forename(match, around, place, parts, confirmed) if parts else None

    def _small(self, match: Match, around: Surroundings) -> Decision | None:
        """A name of which a word has a small letter: what is in it is no name of its own, “the ‘draft Bernie’ movement”."""
        parts, _ = self._parts(match, around)
        whole = tuple(one for one, part in parts.items() if part in ("whole", "short"))
        return Decision("small-letter", RULES["small-letter"].certainty, whole, "a word of it has a small letter") if whole else None

    def _is_person(self, entry: int) -> bool:
        return self._lexicon[entry].kind == "person"

    def _parts(self, match: Match, around: Surroundings) -> tuple[dict[int, str], set[int]]:
        """By entry the part of its name that the words are; and for which of them encoded texts confirm it.

        Where they confirm it for some, others count only if the text names them.
        """
        parts: dict[int, str] = {}
        confirmed: set[int] = set()
        keys = tuple([one.key for one in around.row[match.first : match.after]])
        for meaning in match.meanings:
            if meaning.part == "spelling":
                confirmed.add(meaning.entry)
                parts.setdefault(meaning.entry, "spelling")
            elif (keys, meaning.entry) not in self._declined:
                known = parts.get(meaning.entry, "spelling")
                if known == "spelling" or _RANKS[meaning.part] < _RANKS[known]:
                    parts[meaning.entry] = meaning.part
        if confirmed:
            parts = {one: part for one, part in parts.items() if one in confirmed or one in self._evidence.named}
        return parts, confirmed

    def _are_bare_titles(self, match: Match, around: Surroundings, entries: Sequence[int]) -> bool:
        return self._are_works(entries) and not around.is_quoted(match.start, match.end)

    def _are_works(self, entries: Sequence[int]) -> bool:
        return all(self._lexicon[one].kind == "work" for one in entries)

    def _whole(
        self, match: Match, around: Surroundings, place: Place, entries: list[int], parts: Mapping[int, str]
    ) -> Decision | None:
        best = min(_RANKS[parts[one]] for one in entries)
        if best < 2:
            entries = [one for one in entries if _RANKS[parts[one]] < 2]
        lowered, seen = 0, []
        if not self._are_works(entries) and not around.is_quoted(match.start, match.end):
            others = [one for one in entries if self._lexicon[one].kind != "work"]
            if len(others) < len(entries):
                lowered, seen, entries = 1, ["also the title of a work"], others
        size, title = match.after - match.first, title_before(match, around)
        part = parts[entries[0]]
        if part == "short" and (variant := self._variant(match, around, place, entries)) is not None:
            return variant
        rule = _RULES.get(part, "whole-name" if size > 1 else "one-word")
        is_person = all(map(self._is_person, entries))
        if self._are_works(entries):
            rule, lowered = self._title_rule(match, around, entries, rule)
        longer = self._longer_whole(match, around, title, is_person)
        if longer and size == 1 and rule != "spelling":
            return self._variant(match, around, place, entries) if is_person else None
        if longer and rule not in ("title-quoted", "spelling"):
            lowered += 1
            seen.append(f"“{longer}” beside it")
        if size == 1 and rule not in ("title-quoted", "spelling") and self._is_common(match, around):
            lowered += 2 if around.begins(match.first) or around.has_capital_nouns else 1
            seen.append("also a common word")
        if match.how:
            lowered += rule not in ("short-name", "spelling", "title-bare")
            seen.append(_HOW[match.how])
        if rule == "short-name" and size == 1:
            lowered += 1
        if rule == "whole-name" and size == 2 and around.has_capital_nouns and match.start > around.row[match.first].start:
            lowered += 2
            seen.append("an article and a word that may be a noun")
        return chosen(Case(rule, entries, place, title, lowered, tuple(seen)), self._lexicon, self._evidence)

    def _title_rule(self, match: Match, around: Surroundings, entries: Sequence[int], rule: str) -> tuple[str, int]:
        """The rule for the title of a work, and how much less sure it is."""
        if around.is_quoted(match.start, match.end):
            return "title-quoted", 0
        if rule == "spelling":
            return rule, 0
        is_known = any(one in self._evidence.named for one in entries) and not around.determiner(match.first)
        return "title-bare", 0 if match.after - match.first > 1 or is_known else 1

    def _longer_whole(self, match: Match, around: Surroundings, title: Token | None, is_person: bool) -> str:
        """A neighbour with which a whole name is a longer one; after one word anything with a capital, else institutions."""
        before = around.neighbour_before(match.first)
        after = around.neighbour_after(match.after)
        if is_place_of_institution(match, around):
            return "of"
        for one in (before, after):
            is_capital = one is not None and one.shape in (CAPITAL, CAPITALS)
            if one is not None and is_capital and one.key in INSTITUTIONS and not (one is after and around.has_capital_nouns):
                return around.text[one.start : one.end]
        if title is None and is_person:
            return longer_before(match, around, self._forenames, self._evidence) or longer_after(match, around)
        if title is None and not around.has_capital_nouns:
            return longer_before(match, around, (), self._evidence) or longer_after(match, around)
        return ""

    def _surname(
        self, match: Match, around: Surroundings, place: Place, entries: list[int], confirmed: Collection[int]
    ) -> Decision | None:
        variant = self._variant(match, around, place, entries)
        if variant is not None:
            return variant
        title = title_before(match, around)
        if title is None and longer_before(match, around, self._forenames, self._evidence):
            return None
        if longer_after(match, around) or self._is_plural(match, around):
            return None
        named = self._evidence.before(entries, place)
        later = [one for one in entries if one in self._evidence.named and one not in named]
        lowered, seen = 0, []
        is_noun = title is None and self._is_determined(match, around)
        if self._is_common(match, around) or is_noun:
            lowered += 2 if not named else 1
            seen.append("also a common word")
        if named:
            rule, entries = "surname-after-name", named
            seen.append("named in whole before")
        elif learnt := [one for one in entries if one in confirmed]:
            rule, entries = "spelling", learnt
            seen.append("so marked in encoded texts")
        elif later:
            rule, entries = "surname", later
            seen.append("named in whole later")
        else:
            rule = "surname" if title is None else "surname-with-title"
            seen.append("the only entry of this surname" if len(entries) == 1 else "a surname")
        return chosen(Case(rule, entries, place, title, lowered, tuple(seen)), self._lexicon, self._evidence)

    def _variant(self, match: Match, around: Surroundings, place: Place, entries: Sequence[int]) -> Decision | None:
        """A surname after a forename of its bearer in another spelling, shortened, or not the first one: “Artur”, “Wilh.”"""
        first = around.before_particles(match.first)
        if first == 0:
            return None
        before, gap = around.row[first - 1], around.gap(first)
        if before.shape not in (CAPITAL, CAPITALS) or gap.strip() not in ("", ".") or "\n" in gap:
            return None
        is_short = gap.strip() == "."
        bearers = [
            one for one in entries if any(resembles(before.key, name, is_short) for name in self._forenames_of.get(one, ()))
        ]
        if len(bearers) != 1:
            return None
        first -= 1
        names = self._forenames_of[bearers[0]]
        while (earlier := around.neighbour_before(first)) is not None and earlier.shape in (CAPITAL, CAPITALS):
            if not any(resembles(earlier.key, name, around.gap(first).strip() == ".") for name in names):
                break
            first -= 1
        self._evidence.note(bearers[0], (place[0], first))
        case = Case("short-name", bearers, place, seen=("a forename in another spelling",), first=first)
        return chosen(case, self._lexicon, self._evidence)

    def _variant_after(self, match: Match, around: Surroundings, place: Place, entries: Sequence[int]) -> Decision | None:
        """A forename before the surname of its bearer in another spelling: “Stella Musulim”."""
        last = match.after
        while last < len(around.row) and around.row[last].key in PARTICLES and around.row[last].shape == SMALL:
            last += 1
        if last >= len(around.row) or around.row[last].shape != CAPITAL or "\n" in around.gap(last) or around.gap(last).strip():
            return None
        written = around.row[last].key
        bearers = [
            one for one in entries if any(resembles(written, name, False) for name in self._surnames_of.get(one, ()))
        ]
        if len(bearers) != 1:
            return None
        self._evidence.note(bearers[0], (place[0], match.first))
        decision = chosen(Case("short-name", bearers, place, seen=("a surname in another spelling",)), self._lexicon, self._evidence)
        return replace(decision, after=last + 1)

    def _is_named(self, entry: int, part: str) -> bool:
        """Whether the text names an entry in whole; initials alone mean only those whom the header names."""
        place = self._evidence.named.get(entry)
        return place is not None and (part != "initials" or place == HEADER)

    def _is_determined(self, match: Match, around: Surroundings) -> bool:
        """Whether what stands before a surname makes a noun of it: “a Rose”, “im Winter”; not “the young Auden”."""
        before = around.determiner(match.first)
        return before != "" and (before not in DEFINITE)

    def _is_plural(self, match: Match, around: Surroundings) -> bool:
        """Whether a family is meant: “the Hofmannsthals”."""
        before = around.neighbour_before(match.first)
        return match.how == "inflected" and before is not None and before.key in ("the", "die", "les", "beiden", "den")

    def _forename(
        self, match: Match, around: Surroundings, place: Place, parts: Mapping[int, str], confirmed: Collection[int]
    ) -> Decision | None:
        entries = list(parts)
        title = title_before(match, around)
        if (variant := self._variant_after(match, around, place, entries)) is not None:
            return variant
        if surname_after(match, around) or (title is None and longer_before(match, around, self._forenames, self._evidence)):
            return None
        named = [one for one in entries if self._is_named(one, parts[one])]
        learnt = [one for one in entries if one in confirmed]
        if not named and not learnt:
            return None
        lowered = 1 if self._is_common(match, around) else 0
        rule, seen = ("forename-after-name", "named in whole in this text") if named else ("spelling", "so marked in encoded texts")
        case = Case(rule, named or learnt, place, title, lowered, (seen,))
        return chosen(case, self._lexicon, self._evidence)

    def _is_common(self, match: Match, around: Surroundings) -> bool:
        """Whether a single word is one that this text, or the language, writes with a small letter as well."""
        if match.after - match.first > 1:
            return False
        key = around.row[match.first].key
        return key in COMMON or key in STARTERS or key in self._evidence.small
