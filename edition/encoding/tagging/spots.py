"""A stretch of words that is spelled like a form, in its passage and with what the text knows: what rules ask about it."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

from edition.encoding.tagging.evidence import Evidence, Place
from edition.encoding.tagging.matching import Match
from edition.encoding.tagging.proposals import Known
from edition.encoding.tagging.surroundings import Surroundings
from edition.encoding.tagging.titles import COMMON, SEXED, STARTERS, TITLES
from edition.encoding.tagging.tokens import SMALL, Token

_FAMILY = frozenset("the die les beiden den both".split())
_BETWEEN = frozenset(("le", "la"))
"""Articles between two titles: “Madame la Baronne”."""


def titles_before(around: Surroundings, first: int) -> list[Token]:
    """The titles before a word, the nearest first: “Frau Hofrat Dr.”; a small one only if it is the nearest."""
    found: list[Token] = []
    at = around.before_particles(first)
    while (before := around.neighbour_before(at)) is not None:
        if found and before.key in _BETWEEN and at > 1:
            at -= 1
            continue
        if before.key not in TITLES or (found and before.shape == SMALL):
            break
        found.append(before)
        at -= 1
    return found


def sex_before(around: Surroundings, first: int) -> str:
    """The sex that the titles before a word tell, or nothing. The first of them tells it: “Frau Graf” is a woman."""
    return next((SEXED[one.key] for one in reversed(titles_before(around, first)) if one.key in SEXED), "")


def is_ruled_out(known: Known, sex: str) -> bool:
    """Whether an entry is a person of the other sex than titles tell."""
    return bool(sex) and known.kind == "person" and known.sex not in ("", sex)


@dataclass(frozen=True)
class Spot:
    """A match, the passage around it, its place in the text, and the evidence of the text."""

    match: Match
    around: Surroundings
    place: Place
    evidence: Evidence

    @property
    def size(self) -> int:
        """How many words it has."""
        return self.match.after - self.match.first

    @cached_property
    def keys(self) -> tuple[str, ...]:
        """Its words, as they are compared."""
        return tuple([one.key for one in self.around.row[self.match.first : self.match.after]])

    @cached_property
    def title(self) -> Token | None:
        """The title right before, if there is one."""
        return next(iter(titles_before(self.around, self.match.first)), None)

    @cached_property
    def sex(self) -> str:
        """The sex that the titles before tell, or nothing."""
        return sex_before(self.around, self.match.first) if self.title is not None else ""

    @cached_property
    def is_quoted(self) -> bool:
        """Whether it is set apart as titles are."""
        return self.around.is_quoted(self.match.start, self.match.end)

    @cached_property
    def is_cited(self) -> bool:
        """Whether it stands in a bibliographic reference."""
        return self.around.is_cited(self.match.start, self.match.end)

    @property
    def is_family(self) -> bool:
        """Whether several of one surname are meant: “die Hofmannsthals”, “the Clarks”."""
        before = self.around.neighbour_before(self.match.first)
        return self.match.how == "inflected" and before is not None and before.key in _FAMILY

    @property
    def is_common(self) -> bool:
        """Whether it is a single word that this text, or the language, writes with a small letter as well."""
        key = self.keys[0]
        return self.size == 1 and (key in COMMON or key in STARTERS or key in self.evidence.small)
