"""What a stretch of words that is spelled like a form means: one entry, several, or none; and how sure that is.

The rules stand in the table of ``rules``; here is what each of them needs.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from edition.encoding.tagging.evidence import Evidence, Place
from edition.encoding.tagging.matching import Match
from edition.encoding.tagging.proposals import Certainty, Known
from edition.encoding.tagging.rules import RULES
from edition.encoding.tagging.surroundings import Surroundings
from edition.encoding.tagging.titles import COMMON, INSTITUTIONS, OF, SEXED, STARTERS, TITLES
from edition.encoding.tagging.tokens import CAPITAL, CAPITALS, Token

_RANKS = {"spelling": 0, "whole": 1, "acronym": 1, "role": 1, "short": 2, "surname": 3, "addition": 4, "forename": 5}
"""Which part of a name counts where the same words are several of them."""
_LOWER: dict[Certainty, Certainty] = {"high": "medium", "medium": "low", "low": "low"}
_YEARS = 110
"""How old persons become whose death nobody knows."""


@dataclass(frozen=True, slots=True)
class Decision:
    """What words mean: entries by number, the first ones sure unless ``certainty`` is low; the rule, and what was seen."""

    rule: str
    certainty: Certainty
    entries: tuple[int, ...]
    evidence: str


class Decider:
    """Decides the matches of one text."""

    def __init__(self, lexicon: Sequence[Known], forenames: frozenset[str], evidence: Evidence) -> None:
        self._lexicon = lexicon
        self._forenames = forenames
        self._evidence = evidence

    def decide(self, match: Match, around: Surroundings, place: Place) -> Decision | None:
        """The decision for a match; None where it shall not be proposed."""
        parts = self._parts(match)
        strong = [one for one, part in parts.items() if _RANKS[part] <= 2]
        if match.how != "clitic" and not self._may_stand(match, around, bool(strong)):
            return None
        title = self._title(match, around)
        if strong:
            return self._whole(match, around, place, strong, parts, title)
        surnames = [one for one, part in parts.items() if part == "surname"]
        if surnames:
            return self._surname(match, around, place, surnames, title)
        return self._forename(match, around, place, list(parts), title)

    def _parts(self, match: Match) -> dict[int, str]:
        parts: dict[int, str] = {}
        for meaning in match.meanings:
            known = parts.get(meaning.entry)
            if known is None or _RANKS[meaning.part] < _RANKS[known]:
                parts[meaning.entry] = meaning.part
        return parts

    def _may_stand(self, match: Match, around: Surroundings, is_strong: bool) -> bool:
        """Whether the words are not a piece of a longer name or compound."""
        compound = around.hyphened(match.start, match.end)
        return compound in ("", "before") or (compound == "after" and not around.has_capital_nouns)

    def _title(self, match: Match, around: Surroundings) -> Token | None:
        """The title right before, if there is one."""
        before = around.neighbour_before(match.first)
        return before if before is not None and before.key in TITLES else None

    def _whole(
        self,
        match: Match,
        around: Surroundings,
        place: Place,
        entries: list[int],
        parts: dict[int, str],
        title: Token | None,
    ) -> Decision | None:
        size = match.after - match.first
        best = min(_RANKS[parts[one]] for one in entries)
        if best < 2:
            entries = [one for one in entries if _RANKS[parts[one]] < 2] or entries
        part = parts[entries[0]]
        rule = {"spelling": "spelling", "acronym": "acronym", "short": "short-name"}.get(
            part, "whole-name" if size > 1 else "one-word"
        )
        kinds = {self._lexicon[one].kind for one in entries}
        seen: list[str] = []
        lowered = 0
        if kinds == {"work"}:
            if around.is_quoted(match.start, match.end):
                rule = "title-quoted"
            elif size == 1:
                rule, lowered = "title-bare", 1
            else:
                rule = "title-bare"
        if (longer := self._longer(match, around, title)) and part != "spelling":
            if (size == 1 and kinds != {"person"}) or longer == "forename":
                return None if size == 1 else Decision("inside-longer", "low", tuple(entries), f"beside “{longer}”")
            lowered += 1
            seen.append(f"“{longer}” beside it")
        if size == 1 and rule != "title-quoted" and self._is_common(match, around):
            lowered += 2 if around.begins(match.first) or around.has_capital_nouns else 1
            seen.append("also a common word")
        elif size == 1 and rule in ("one-word", "short-name") and around.begins(match.first):
            seen.append("at the beginning of a sentence")
        if match.how:
            lowered += 1
            seen.append(match.how)
        if rule == "short-name" and size == 1 and kinds != {"work"}:
            lowered += 1
        return self._settled(rule, lowered, entries, seen, place, title)

    def _surname(
        self, match: Match, around: Surroundings, place: Place, entries: list[int], title: Token | None
    ) -> Decision | None:
        if title is None and self._longer(match, around, title):
            return None
        if title is not None and (next_ := around.neighbour_after(match.after)) is not None:
            if next_.shape == CAPITAL and next_.key not in STARTERS and not around.has_capital_nouns:
                return None
        named = self._evidence.before(entries, place)
        later = [one for one in entries if one in self._evidence.named and one not in named]
        seen: list[str] = []
        lowered = 0
        if self._is_common(match, around):
            lowered += 2 if around.begins(match.first) and not named else 1
            seen.append("also a common word")
        if match.how:
            seen.append(match.how)
        if named:
            return self._settled("surname-after-name", lowered, named, [*seen, "named in whole before"], place, title)
        if later:
            return self._settled("surname", lowered, later, [*seen, "named in whole later"], place, title)
        if title is not None:
            return self._settled("surname-with-title", lowered, entries, [*seen, "after a title"], place, title)
        return self._settled("surname", lowered, entries, [*seen, "the only entry of this surname"], place, title)

    def _forename(
        self, match: Match, around: Surroundings, place: Place, entries: list[int], title: Token | None
    ) -> Decision | None:
        if self._longer(match, around, title):
            return None
        after = around.neighbour_after(match.after)
        if after is not None and after.shape in (CAPITAL, CAPITALS) and after.key not in STARTERS:
            return None
        named = [one for one in entries if one in self._evidence.named]
        if not named:
            return None
        lowered = 1 if self._is_common(match, around) else 0
        return self._settled("forename-after-name", lowered, named, ["named in whole in this text"], place, title)

    def _is_common(self, match: Match, around: Surroundings) -> bool:
        """Whether a single word is one that this text, or the language, writes with a small letter as well."""
        if match.after - match.first > 1:
            return False
        key = around.row[match.first].key
        return key in COMMON or key in STARTERS or key in self._evidence.small

    def _longer(self, match: Match, around: Surroundings, title: Token | None) -> str:
        """A neighbour that makes a longer name of it, as it is written; nothing where there is none."""
        before = around.neighbour_before(match.first)
        if before is not None and title is None:
            word = around.text[before.start : before.end]
            if before.key in INSTITUTIONS and before.shape != "a":
                return word
            if before.key in self._forenames and before.shape == CAPITAL:
                return "forename"
            if before.end - before.start == 1 and before.shape == CAPITAL and around.gap(match.first).startswith("."):
                return word
            if not around.has_capital_nouns and not around.is_titled and around.is_capital(match.first - 1):
                if not (around.begins(match.first - 1) and before.key in self._evidence.small):
                    return word
            if before.key in OF and match.first > 1:
                other = around.neighbour_before(match.first - 1)
                if other is not None and other.key in INSTITUTIONS and other.shape in (CAPITAL, CAPITALS):
                    return around.text[other.start : other.end]
        after = around.neighbour_after(match.after)
        if after is not None and after.shape in (CAPITAL, CAPITALS):
            word = around.text[after.start : after.end]
            if after.key in INSTITUTIONS and not around.has_capital_nouns:
                return word
            if not around.has_capital_nouns and not around.is_titled and after.key not in STARTERS:
                return word
        return ""

    def _settled(
        self, rule: str, lowered: int, entries: Sequence[int], seen: list[str], place: Place, title: Token | None
    ) -> Decision:
        """One entry of several, if kind, sex, dates and what is named before leave only one."""
        certainty = RULES[rule].certainty
        for _ in range(lowered):
            certainty = _LOWER[certainty]
        possible = self._possible(list(dict.fromkeys(entries)), title)
        if len(possible) == 1:
            if len(entries) > 1:
                seen = [*seen, f"{len(entries) - 1} others ruled out"]
                certainty = min(certainty, "medium", key=("low", "medium", "high").index)
            return Decision(rule, certainty, tuple(possible), ", ".join(seen))
        named = self._evidence.before(possible, place)
        if len(named) == 1 and rule != "surname-after-name":
            seen = [*seen, "named before in this text"]
            return Decision(rule, "low" if certainty == "low" else "medium", tuple(named), ", ".join(seen))
        return Decision(
            "ambiguous", "low", tuple(possible or entries), ", ".join([*seen, f"{len(possible or entries)} entries"])
        )

    def _possible(self, entries: list[int], title: Token | None) -> list[int]:
        known = self._lexicon
        if title is not None:
            persons = [one for one in entries if known[one].kind == "person"]
            sex = SEXED.get(title.key, "")
            entries = [one for one in persons if not sex or known[one].sex in ("", sex)] or persons or entries
        if self._evidence.date and len(entries) > 1:
            entries = [one for one in entries if _was_alive(known[one], self._evidence.date)] or entries
        return entries


def _was_alive(known: Known, date: str) -> bool:
    """Whether an entry was there at a date: not born or begun later."""
    return not (known.born and known.born[:4].isdigit() and date[:4].isdigit() and known.born[:4] > date[:4])
