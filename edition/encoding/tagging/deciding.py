"""What a stretch of words that is spelled like a form means: one entry, several, or none; and how sure that is.

The rules stand in the table of ``rules``; here is what whole names need, in ``surnames`` what parts of names do.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace

from edition.encoding.tagging.choosing import Case, Decision, chosen, left_over
from edition.encoding.tagging.forenames import FORENAMES
from edition.encoding.tagging.matching import Meaning
from edition.encoding.tagging.neighbours import (
    goes_on_with_of,
    institution_beside,
    is_compound,
    is_place_of_institution,
    longer_after,
    longer_before,
)
from edition.encoding.tagging.proposals import Known
from edition.encoding.tagging.rules import RULES
from edition.encoding.tagging.spots import Spot, is_ruled_out
from edition.encoding.tagging.surnames import Bearers
from edition.encoding.tagging.titles import PLACE_BEFORE
from edition.encoding.tagging.tokens import CAPITALS

_RANKS = {
    "spelling": 0, "whole": 1, "acronym": 1, "role": 1, "short": 2, "surname": 3, "addition": 4, "forename": 5, "initials": 6,
}  # fmt: skip
"""Which part of a name counts where the same words are several of them; up to ``short`` they name in whole."""
_RULES = {"spelling": "spelling", "acronym": "acronym", "short": "short-name"}
_HOW = {
    "inflected": "with an ending",
    "clitic": "written together with a small word",
    "compound": "a part of a compound",
}
_MADE_BY = frozenset(("by", "par"))
"""Small words after which a name is mostly that of who made something."""
_PASSING = frozenset(
    "pass passed passes passing go goes went going drive drove driving ride rode walk walked sail sailed come came coming stop"
    " stopped near close hard surrounded bounded passe passa passer passant venir vint venu venus venue aller alla alle"
    " allant rentre revenu revint".split()
)
"""Words, as keys, behind which “by” says the way or the place."""
_SET_APART = ("title-quoted", "spelling")


class Decider:
    """Decides the matches of one text. ``declined`` are forms (by their keys) that are not marked as an entry;

    ``has_compounds``: names are marked inside of compounds.
    """

    def __init__(
        self,
        lexicon: Sequence[Known],
        bearers: Bearers,
        declined: Collection[tuple[tuple[str, ...], int]] = (),
        *,
        has_compounds: bool = False,
    ) -> None:
        self._has_compounds = has_compounds
        self._lexicon = lexicon
        self._bearers = bearers
        self._declined = declined

    def decide(self, spot: Spot) -> Decision | None:
        """The decision for a match; None where it shall not be proposed."""
        how = spot.match.how
        if how not in ("small", "clitic", "compound") and is_compound(spot.match, spot.around, self._has_compounds):
            return None
        parts, confirmed = self._parts(spot)
        others = self._of_the_other_sex(spot, parts)
        parts = {one: part for one, part in parts.items() if one not in others}
        if how == "inflected" and (spot.is_family or spot.around.lang == "en"):
            return _family(spot, parts)
        if how == "small":
            return _small(parts)
        ruled_out = {one.entry for one in spot.match.meanings if is_ruled_out(self._lexicon[one.entry], spot.sex)}
        if ruled_out and not any(map(self._is_person, parts)):
            return None
        decision = self._decided(spot, parts, confirmed)
        if decision is not None and decision.rule == "surname-after-name":
            ruled_out = {one for one in ruled_out if one in spot.evidence.named}
        return left_over(decision) if decision is not None and (ruled_out or others) else decision

    def _of_the_other_sex(self, spot: Spot, parts: Mapping[int, str]) -> set[int]:
        """Who has a forename of the other sex than the title, where others have none: “Frau Seitz” is Maria, not Josef."""
        others = {one for one in parts if spot.sex and self._lexicon[one].likely_sex not in ("", spot.sex)}
        return others if len(others) < sum(map(self._is_person, parts)) else set()

    def _decided(self, spot: Spot, parts: dict[int, str], confirmed: set[int]) -> Decision | None:
        strong = [one for one, part in parts.items() if _RANKS[part] <= _RANKS["short"]]
        persons = self._surnames(spot, parts, strong)
        if strong and not persons:
            rivals = [one for one, part in parts.items() if part == "surname"]
            return self._beside(spot, strong, rivals) if rivals and spot.size == 1 else self._whole(spot, strong, parts)
        if persons:
            return self._bearers.of_surname(spot, persons, confirmed)
        return self._bearers.of_forename(spot, parts, confirmed) if parts else None

    def _surnames(self, spot: Spot, parts: Mapping[int, str], strong: Sequence[int]) -> list[int]:
        """The entries whose surname the words are, if nothing stronger stands against them.

        The title of a work that is not set apart is not stronger; a learnt spelling of one word is no more than a surname.
        """
        surnames = [one for one, part in parts.items() if part == "surname"]
        if surnames:
            is_titled = spot.title is not None and spot.size == 1 and not any(map(self._is_person, strong))
            return surnames if not strong or is_titled or (self._are_works(strong) and not spot.is_quoted) else []
        learnt = [one for one, part in parts.items() if part == "spelling" and self._is_person(one)]
        return learnt if spot.size == 1 and learnt == list(strong) else []

    def _is_person(self, entry: int) -> bool:
        return self._kind(entry) == "person"

    def _are_works(self, entries: Sequence[int]) -> bool:
        return all(self._kind(one) == "work" for one in entries)

    def _parts(self, spot: Spot) -> tuple[dict[int, str], set[int]]:
        """By entry the part of its name that the words are; and for which of them encoded texts confirm it.

        Where they confirm it for some, or decline it for others, those others count only if the text names them, or a
        title tells their sex. Whom a title rules out does not count.
        """
        parts: dict[int, str] = {}
        confirmed: set[int] = set()
        for meaning in self._meanings(spot):
            if is_ruled_out(self._lexicon[meaning.entry], spot.sex):
                continue
            if meaning.part == "spelling":
                confirmed.add(meaning.entry)
                parts.setdefault(meaning.entry, "spelling")
            elif self._is_meant(meaning.entry, spot) or (spot.keys, meaning.entry) not in self._declined:
                known = parts.get(meaning.entry, "spelling")
                if known == "spelling" or _RANKS[meaning.part] < _RANKS[known]:
                    parts[meaning.entry] = meaning.part
        if confirmed:
            parts = {one: part for one, part in parts.items() if one in confirmed or self._is_meant(one, spot)}
        return parts, confirmed

    def _meanings(self, spot: Spot) -> Sequence[Meaning]:
        """What the words may mean: in a bibliographic reference the periodical, not the house that publishes it."""
        found = spot.match.meanings
        if not spot.is_cited or not any(self._kind(one.entry) == "work" for one in found):
            return found
        return [one for one in found if self._kind(one.entry) != "organization"]

    def _kind(self, entry: int) -> str:
        return self._lexicon[entry].kind

    def _is_meant(self, entry: int, spot: Spot) -> bool:
        """Whether the text names an entry, or a title tells its sex."""
        return entry in spot.evidence.named or (spot.sex != "" and self._lexicon[entry].likely_sex == spot.sex)

    def _whole(self, spot: Spot, entries: list[int], parts: Mapping[int, str]) -> Decision | None:
        if any(_RANKS[parts[one]] < _RANKS["short"] for one in entries):
            entries = [one for one in entries if _RANKS[parts[one]] < _RANKS["short"]]
        lowered, seen = 0, []
        if not self._are_works(entries) and not spot.is_quoted:
            others = [one for one in entries if self._kind(one) != "work"]
            if len(others) < len(entries):
                lowered, seen, entries = 1, ["also the title of a work"], others
        part, is_person = parts[entries[0]], all(map(self._is_person, entries))
        if part == "short" and is_person and (variant := self._bearers.variant(spot, entries)) is not None:
            return variant
        rule = _RULES.get(part, "whole-name" if spot.size > 1 else "one-word")
        if self._are_works(entries):
            rule, lowered = _title_rule(spot, entries, rule)
        longer = self._longer(spot, is_person)
        if part == "short" and spot.size == 1 and spot.title is not None and not is_person:
            return None
        if longer and spot.size == 1 and rule not in _SET_APART:
            return self._bearers.variant(spot, entries) if is_person else None
        doubts = list(_doubts(spot, rule, longer, is_beside=self._is_beside(entries), is_lowered=lowered > 0))
        lowered += sum(much for much, _ in doubts)
        seen += [said for _, said in doubts if said]
        return chosen(Case(rule, entries, spot.place, spot.title, lowered, tuple(seen)), self._lexicon, spot.evidence)

    def _is_beside(self, entries: Sequence[int]) -> bool:
        return all(self._lexicon[one].kind == "place" and "," not in self._lexicon[one].name for one in entries)

    def _beside(self, spot: Spot, entries: list[int], surnames: list[int]) -> Decision | None:
        """A name of one word that is also a surname: of a place after “in”; doubtful where the text names its bearer."""
        decision = self._whole(spot, entries, dict.fromkeys(entries, "whole"))
        before = spot.around.neighbour_before(spot.match.first)
        if decision is None or (before is not None and before.key in PLACE_BEFORE):
            return decision
        if before is not None and before.key in _MADE_BY and not self._is_passed(spot):
            return self._bearers.of_surname(spot, surnames, ()) or decision
        if any(one in spot.evidence.named for one in surnames):
            every = (*decision.entries, *surnames)
            return Decision("ambiguous", "low", tuple(dict.fromkeys(every)), "also a surname of somebody who is named")
        certainty = "medium" if decision.certainty == "high" else decision.certainty
        return replace(decision, certainty=certainty, evidence=f"{decision.evidence}, also a surname".strip(", "))

    def _is_passed(self, spot: Spot) -> bool:
        """Whether somebody goes “by York”: a word of going stands before the small word."""
        at = spot.match.first - 1
        further = spot.around.neighbour_before(at)
        return further is not None and further.key in _PASSING

    def _begins_sentence(self, spot: Spot) -> bool:
        """Whether the word before begins a sentence, so that its capital says nothing, and is neither forename nor initial."""
        before, around = spot.around.neighbour_before(spot.match.first), spot.around
        if before is None or before.end - before.start == 1 or not around.begins(spot.match.first - 1):
            return False
        return before.key not in FORENAMES and before.key not in self._bearers.all_forenames

    def _longer(self, spot: Spot, is_person: bool) -> str:
        """A neighbour with which a whole name is a longer one: an institution, and after no title a word with a capital."""
        match, around = spot.match, spot.around
        if is_place_of_institution(match, around):
            return "of"
        if institution := institution_beside(match, around):
            return institution
        before = around.neighbour_before(match.first)
        if not is_person and spot.size == 1 and before is not None and before.key in FORENAMES:
            return around.text[before.start : before.end]
        if spot.title is not None or (around.has_capital_nouns and not is_person):
            return ""
        forenames = self._bearers.all_forenames if is_person else ()
        if is_person and spot.size > 1 and self._begins_sentence(spot):
            return longer_after(match, around)
        return longer_before(match, around, forenames, spot.evidence) or longer_after(match, around)


def _doubts(spot: Spot, rule: str, longer: str, *, is_beside: bool, is_lowered: bool) -> list[tuple[int, str]]:
    """What speaks against a whole name: by how much it is less sure, and in words.

    ``is_beside``: it is a town whose river or hill is left out; ``is_lowered``: it is less sure already, so that an ending
    says nothing more.
    """
    match, around = spot.match, spot.around
    found = []
    if longer and rule not in _SET_APART:
        found.append((1, f"“{longer}” beside it"))
    if rule not in _SET_APART and spot.is_common and not (rule == "acronym" and not around.is_titled):
        found.append((2 if around.begins(match.first) or around.has_capital_nouns else 1, "also a common word"))
    if rule == "short-name" and goes_on_with_of(match, around):
        found.append((1, "“of” and another word behind it"))
    if match.how:
        found.append((int(rule not in ("short-name", "spelling", "title-bare") and not is_lowered), _HOW[match.how]))
    is_acronym = spot.around.row[match.first].shape == CAPITALS and not spot.around.is_titled
    if rule == "short-name" and spot.size == 1 and not is_beside and not is_acronym:
        found.append((1, ""))
    is_article_left_out = match.start > around.row[match.first].start
    if rule == "whole-name" and spot.size == 2 and around.has_capital_nouns and is_article_left_out:
        found.append((2, "an article and a word that may be a noun"))
    return found


def _title_rule(spot: Spot, entries: Sequence[int], rule: str) -> tuple[str, int]:
    """The rule for the title of a work, and how much less sure it is."""
    if spot.is_quoted:
        return "title-quoted", 0
    if rule == "spelling":
        return rule, 0
    is_known = any(one in spot.evidence.named for one in entries) and not spot.around.determiner(spot.match.first)
    is_told = is_known or spot.is_cited or spot.around.is_introduced(spot.match.first)
    return "title-bare", 0 if spot.size > 1 or is_told else 1


def _family(spot: Spot, parts: Mapping[int, str]) -> Decision | None:
    """“The Clarks”: some of those who bear the surname, whom the scholar must name."""
    bearers = tuple(one for one, part in parts.items() if part == "surname")
    if not bearers or spot.size > 1 or not spot.is_family:
        return None
    said = f"a family; {len(bearers)} entries have its name"
    return Decision("ambiguous", "low", bearers, said, after=spot.match.after)


def _small(parts: Mapping[int, str]) -> Decision | None:
    """A name of which a word has a small letter: what is in it is no name of its own, “the ‘draft Bernie’ movement”."""
    whole = tuple(one for one, part in parts.items() if part in ("whole", "short"))
    if not whole:
        return None
    return Decision("small-letter", RULES["small-letter"].certainty, whole, "a word of it has a small letter")
