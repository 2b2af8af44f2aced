"""What a text says of the entries of the registers before any name of it is decided: who is named in whole, and where."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field

Place = tuple[int, int]
"""The number of a passage and of a word in it; ``(-1, 0)`` is the header."""
HEADER: Place = (-1, 0)
WHOLE = frozenset(("whole", "role", "short", "spelling"))


@dataclass(frozen=True, slots=True)
class Setting:
    """What the header of a text says for its names: its date (as W3C writes dates), to what it points by name,

    its title, and its language.
    """

    date: str = ""
    present: tuple[str, ...] = ()
    title: str = ""
    lang: str = ""


@dataclass(slots=True)
class Evidence:
    """Where each entry (by its number) is first named in whole; words that the text writes with a small letter; acronyms.

    ``proposed``: in which passage an entry was proposed last, as far as the text has been gone through.
    """

    date: str = ""
    named: dict[int, Place] = field(default_factory=dict)
    often: Counter[int] = field(default_factory=Counter)
    small: set[str] = field(default_factory=set)
    introduced: dict[str, tuple[Place, int]] = field(default_factory=dict)
    marked: dict[int, list[Place]] = field(default_factory=dict)
    proposed: dict[int, int] = field(default_factory=dict)

    def mark(self, entry: int, place: Place) -> None:
        """An entry is marked at a place, by whatever name: it counts as named there, and for what comes after."""
        self.marked.setdefault(entry, []).append(place)
        self.named[entry] = min(place, self.named.get(entry, place))

    def times(self, entry: int, place: Place) -> int:
        """How often an entry is named in whole in the text, and marked before a place."""
        return self.often[entry] + sum(one < place for one in self.marked.get(entry, ()))

    def is_here(self, entry: int, place: Place) -> bool:
        """Whether an entry was proposed, or is marked, in the passage of a place and before it."""
        marked = any(one[0] == place[0] and one < place for one in self.marked.get(entry, ()))
        return marked or self.proposed.get(entry) == place[0]

    def note(self, entry: int, place: Place) -> None:
        """An entry is named in whole at a place."""
        self.often[entry] += 1
        if entry not in self.named or place < self.named[entry]:
            self.named[entry] = place

    def before(self, entries: Iterable[int], place: Place) -> list[int]:
        """Which of the entries are named in whole before a place, the last of them first."""
        found = [one for one in entries if self.named.get(one, place) < place]
        return sorted(found, key=lambda one: self.named[one], reverse=True)
