"""A stretch of words that is spelled like a form, in its passage and with what the text knows: what rules ask about it."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

from edition.encoding.tagging.evidence import Evidence, Place
from edition.encoding.tagging.matching import Match
from edition.encoding.tagging.surroundings import Surroundings
from edition.encoding.tagging.titles import COMMON, STARTERS, TITLES
from edition.encoding.tagging.tokens import Token


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
        before = self.around.neighbour_before(self.around.before_particles(self.match.first))
        return before if before is not None and before.key in TITLES else None

    @cached_property
    def is_quoted(self) -> bool:
        """Whether it is set apart as titles are."""
        return self.around.is_quoted(self.match.start, self.match.end)

    @property
    def is_common(self) -> bool:
        """Whether it is a single word that this text, or the language, writes with a small letter as well."""
        key = self.keys[0]
        return self.size == 1 and (key in COMMON or key in STARTERS or key in self.evidence.small)
