"""What a text says of the entries of the registers before any name of it is decided: who is named in whole, and where."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from edition.encoding.tagging.matching import Match
from edition.encoding.tagging.surroundings import Surroundings

Place = tuple[int, int]
"""The number of a passage and of a word in it; ``(-1, 0)`` is the header."""
HEADER: Place = (-1, 0)
WHOLE = frozenset(("whole", "role", "short", "spelling"))


@dataclass(frozen=True, slots=True)
class Setting:
    """What the header of a text says for its names: its date (as W3C writes dates), and to what it points by name."""

    date: str = ""
    present: tuple[str, ...] = ()


@dataclass(slots=True)
class Evidence:
    """Where each entry (by its number) is first named in whole; words that the text writes with a small letter; acronyms."""

    date: str = ""
    named: dict[int, Place] = field(default_factory=dict)
    small: set[str] = field(default_factory=set)
    introduced: dict[str, tuple[Place, int]] = field(default_factory=dict)

    def note(self, entry: int, place: Place) -> None:
        """An entry is named in whole at a place."""
        if entry not in self.named or place < self.named[entry]:
            self.named[entry] = place

    def before(self, entries: Iterable[int], place: Place) -> list[int]:
        """Which of the entries are named in whole before a place, the last of them first."""
        found = [one for one in entries if self.named.get(one, place) < place]
        return sorted(found, key=lambda one: self.named[one], reverse=True)


def only_whole(match: Match, passages: Sequence[Surroundings], number: int) -> int | None:
    """The one entry that a match names in whole, with two words or more or in a script without case; else None."""
    whole = {m.entry for m in match.meanings if m.part in WHOLE}
    if len(whole) != 1 or passages[number].is_closed(match.start, match.end):
        return None
    return next(iter(whole))
