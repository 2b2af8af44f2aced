"""The index of a kind: its entities under their letters, sessions by date, and the names that point to nothing.

A short one is one page. A long one has a page for each letter, at ``index~a.html``, a letter of a script other than Latin
under its code point (``index~u5d0.html``); sessions go on at ``index~2.html``, names that point to nothing at ``index~names.html``.
The same entities in other orders are at ``index~mentions.html`` and ``index~dates.html``, page after page.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from functools import lru_cache, partial
from typing import Any

from edition.addresses import further_page
from edition.index import Entity, Group
from edition.kinds import Kind
from edition.model import Artifact
from edition.tei import sort_key

from .index_rows import Rows
from .lines import flat, grouped
from .paging import pages
from .pictures import which
from .programme import listed, programme
from .site import Site

Row = tuple[str, str]
"""The sort name of an entity, and its row of a table."""
At = tuple[int, int]
_FEW = 12
"""Entities of an index that needs no other order, and no filter: they are seen at once."""
_ORDERS = (("mentions", "mentions"), ("first", "dates"))
"""Orders beside that by name, and what their pages are called."""
_PICTURED = {
    "network": ("person", "organization"),
    "timeline": ("person", "organization", "session", "event"),
    "map": ("place",),
}
"""Indexes that lead to a picture."""
_NONE = "#"
"""What stands for the letter of a name that begins with none."""


@dataclass(slots=True)
class Tally:
    """What is counted of a kind while its entities go by: those that speak, and ``runs`` of those under one letter."""

    entities: int = 0
    mentions: int = 0
    first: int = 0
    """Those that are mentioned, and those in texts with a date."""
    quotations: int = 0
    turns: int = 0
    runs: list[tuple[str, int, int]] = field(default_factory=list)
    """Letter, number of its first entity (from 0), how many of them."""

    def add(self, entity: Entity) -> None:
        """Count one more."""
        letter = initial(entity.sort_name)
        if self.runs and self.runs[-1][0] == letter:
            _, first, length = self.runs[-1]
            self.runs[-1] = (letter, first, length + 1)
        else:
            self.runs.append((letter, self.entities, 1))
        self.entities += 1
        self.mentions += entity.mentions > 0
        self.first += entity.first != ""
        self.quotations += entity.quotations > 0
        self.turns += entity.turns > 0

    def letters(self) -> dict[str, list[tuple[int, int]]]:
        """Where the entities of each letter are: first and how many; what begins with no letter comes first."""
        found: dict[str, list[tuple[int, int]]] = {}
        for letter, first, length in self.runs:
            found.setdefault(letter, []).append((first, length))
        return dict(sorted(found.items(), key=lambda pair: (pair[0] != _NONE, pair[0])))


class KindPages:
    """Makes the index of each kind."""

    def __init__(self, site: Site) -> None:
        self._site, self._index, self._limits = site, site.index, site.limits
        self._rows = Rows(site.words)

    def pages(self, kind: Kind, tally: Tally) -> Iterator[Artifact]:
        """All pages of one index; its entities were counted before."""
        names = self._site.lengths[f"unidentified/{kind.name}"]
        is_long = names > self._limits.lines
        if tally.entities <= self._limits.entries:
            yield self._page(kind, "", "kind.html", partial(self._short, kind, tally, names if is_long else 0))
        elif kind.name == "session":
            yield from self._programme(kind, tally, names if is_long else 0)
        else:
            yield from self._by_letter(kind, tally, names if is_long else 0)
        if is_long:
            yield from self._names(kind, names)
        for order, part in _orders(kind, tally):
            yield from self._ordered(kind, tally, order, part)

    def _page(self, kind: Kind, part: str, template: str, values: Any, at: At = (1, 1), said: str = "") -> Artifact:
        """One page: the only place where those of an index are made."""
        path = f"{kind.folder}/index.html"
        path = further_page(path, part) if part else path
        path = path if at[0] == 1 else further_page(path, at[0])
        heading = self._site.words["kinds"][kind.name]
        return self._site.page(path, template, f"{heading}: {said}" if said else heading, values, at, self._stamp(kind))

    def _stamp(self, kind: Kind) -> str:
        """Sessions lead to much else, and are few."""
        parts = (f"kind:{kind.name}", f"unidentified:{kind.name}", "drawn")
        return "" if kind.name == "session" else self._index.stamp_of(*parts)

    def _given(self, kind: Kind, tally: Tally, names: int, order: str = "name") -> dict[str, Any]:
        """What all templates of indexes are given: ``names`` is how many point to nothing where they have pages of their own."""
        unidentified: Iterable[Group] = () if names else self._index.unidentified(kind.name)
        title = self._site.words["kinds"][kind.name]
        return {
            "kind": kind,
            "title": title,
            "names": names,
            "orders": _ways(kind, tally, order),
            "many": tally.entities > _FEW,
            "pictures": [(key, address) for key, address in which(self._site) if kind.name in _PICTURED[key]],
            "unidentified": unidentified,
            "letters": (),
            "programme": "",
        }

    def _short(self, kind: Kind, tally: Tally, names: int) -> dict[str, Any]:
        """Everything on one page."""
        if kind.name == "session" and tally.entities:
            return self._given(kind, tally, names) | {"programme": programme(self._index, self._site.words)}
        rows = ((one.sort_name, self._rows.row(one)) for one in self._index.entities(kind.name))
        return self._given(kind, tally, names) | {"letters": by_letter(rows)}

    def _programme(self, kind: Kind, tally: Tally, names: int) -> Iterator[Artifact]:
        """Sessions by date, page after page; names that point to nothing stand on the last."""
        of = pages(tally.entities, self._limits.entries)
        for number in range(1, of + 1):
            values = partial(self._sessions, kind, tally, names, (number, of))
            yield self._page(kind, "", "kind.html", values, (number, of))

    def _sessions(self, kind: Kind, tally: Tally, names: int, at: At) -> dict[str, Any]:
        given = self._given(kind, tally, names)
        if at[0] < at[1]:
            given["unidentified"] = ()
        sessions = self._site.rows.page("programme", self._index.programme, at, self._limits.entries)
        links = self._site.pager("index.html", at)
        return given | {"programme": listed(sessions, self._index, self._site.words), "pager": links}

    def _by_letter(self, kind: Kind, tally: Tally, names: int) -> Iterator[Artifact]:
        yield self._page(kind, "", "letters.html", partial(self._letters, kind, tally, names))
        for letter, runs in tally.letters().items():
            of = pages(_length(runs), self._limits.entries)
            for number in range(1, of + 1):
                values = partial(self._letter, kind, tally, letter, (number, of))
                yield self._page(kind, part_of(letter), "letter.html", values, (number, of), letter.upper())

    def _letters(self, kind: Kind, tally: Tally, names: int) -> dict[str, Any]:
        runs = tally.letters().items()
        counted = [(letter.upper(), f"index~{part_of(letter)}.html", _length(some)) for letter, some in runs]
        return self._given(kind, tally, names) | {"letters": counted}

    def _letter(self, kind: Kind, tally: Tally, letter: str, at: At) -> dict[str, Any]:
        letters = tally.letters()
        others = [(one.upper(), f"index~{part_of(one)}.html", one == letter) for one in letters]
        rows = self._rows.rows(self._entities(kind, letters[letter], at))
        links = self._site.pager(f"index~{part_of(letter)}.html", at)
        return self._given(kind, tally, 0) | {"letters": others, "letter": letter.upper(), "rows": rows, "pager": links}

    def _ordered(self, kind: Kind, tally: Tally, order: str, part: str) -> Iterator[Artifact]:
        """The same entities in another order, as far as they have a place in it."""
        of = pages(getattr(tally, order), self._limits.entries)
        for number in range(1, of + 1):
            values = partial(self._in_order, kind, tally, order, part, (number, of))
            said = self._site.words["index"][f"by-{order}"]
            yield self._page(kind, part, "order.html", values, (number, of), said)

    def _in_order(self, kind: Kind, tally: Tally, order: str, part: str, at: At) -> dict[str, Any]:
        query = (order, kind.name)
        some = self._site.rows.page(query, lambda: self._index.entities_by(kind.name, order), at, self._limits.entries)
        links = self._site.pager(f"index~{part}.html", at)
        given = self._given(kind, tally, 0, order) | {"unidentified": ()}
        is_part = getattr(tally, order) < tally.entities
        return given | {"order": order, "is_part": is_part, "rows": self._rows.rows(some), "pager": links}

    def _entities(self, kind: Kind, runs: list[tuple[int, int]], at: At) -> Iterator[Entity]:
        """The entities of one page of a letter, which may stand in several places of the order."""
        query, most = ("entities", kind.name), self._limits.entries
        for first, length in window(runs, (at[0] - 1) * most, most):
            yield from self._site.rows.take(query, lambda: self._index.entities(kind.name), first, length)

    def _names(self, kind: Kind, names: int) -> Iterator[Artifact]:
        of = pages(names, self._limits.lines)
        for number in range(1, of + 1):
            values = partial(self._unidentified, kind, (number, of))
            said = self._site.words["entity"]["unidentified"]
            yield self._page(kind, "names", "names.html", values, (number, of), said)

    def _unidentified(self, kind: Kind, at: At) -> dict[str, Any]:
        query = ("names", kind.name)
        rows = self._site.rows.page(query, lambda: flat(self._index.unidentified(kind.name)), at, self._limits.lines)
        links = self._site.pager("index~names.html", at)
        return self._given(kind, Tally(), 0) | {"unidentified": grouped(rows), "pager": links}


def _orders(kind: Kind, tally: Tally) -> list[tuple[str, str]]:
    """The further orders that an index has: none where all is seen at once, or sessions, which stand by date."""
    if kind.name == "session" or tally.entities <= _FEW:
        return []
    return [(order, part) for order, part in _ORDERS if getattr(tally, order) > 1]


def _ways(kind: Kind, tally: Tally, order: str) -> list[tuple[str, str, bool]]:
    """Links to the orders of an index: what they are called, where they begin, whether it is this one."""
    found = _orders(kind, tally)
    ways = [("name", "index.html"), *((one, f"index~{part}.html") for one, part in found)]
    return [(f"by-{one}", address, one == order) for one, address in ways] if found else []


def by_letter(rows: Iterable[Row]) -> list[tuple[str, list[Row]]]:
    """Rows under the letters of their sort names; what begins with no letter comes first."""
    found: dict[str, list[Row]] = {}
    for one in rows:
        found.setdefault(initial(one[0]), []).append(one)
    ordered = sorted(found.items(), key=lambda pair: (pair[0] != _NONE, pair[0]))
    return [(letter.upper(), some) for letter, some in ordered]


def initial(name: str) -> str:
    """The letter under which a name stands in an index, in lower case."""
    return _letter(name[:1])


@lru_cache(maxsize=4096)
def _letter(character: str) -> str:
    key = sort_key(character)[:1]
    return key if key.isalpha() else _NONE


def part_of(letter: str) -> str:
    """What a letter is called in an address."""
    if letter == _NONE:
        return "other"
    return letter if letter.isascii() else f"u{ord(letter):x}"


def window(runs: Iterable[tuple[int, int]], first: int, most: int) -> Iterator[tuple[int, int]]:
    """The runs (first, how many) that the rows ``first`` to ``first + most`` of all these runs are in."""
    for start, length in runs:
        taken = min(length - first, most)
        if taken > 0:
            yield start + first, taken
            most -= taken
        first = max(0, first - length)


def _length(runs: Iterable[tuple[int, int]]) -> int:
    return sum(length for _, length in runs)
