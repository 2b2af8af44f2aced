"""Where a text varies, as a picture made of rectangles, and which of its witnesses go together."""

from __future__ import annotations

from functools import cached_property
from itertools import combinations
from typing import Any, NamedTuple

from markupsafe import Markup

from edition.model import Reading

from .criticism import Criticism
from .escaping import escape
from .words import catalogue

STRETCHES = 80
"""Equal stretches of a text, in characters, each of which has a bar."""
_HEIGHT, _ROW, _WIDTH, _STEPS = 64, 9, 10, 5
_MOST = 40
"""Witnesses that are compared with one another, and have a row in the picture."""


def label(criticism: Criticism, siglum: str) -> Markup:
    """A siglum as HTML, its hand raised."""
    name, hand = criticism.parts(siglum)
    return Markup(f"{escape(name)}<sup>{escape(hand)}</sup>" if hand else escape(name))  # noqa: S704 - escaped


class Agreement(NamedTuple):
    """Two witnesses: in how many entries it is known what both have, and in how many of them it is the same reading."""

    known: int
    same: int

    @property
    def percent(self) -> int:
        """The share of the same, as a hundredth part."""
        return round(100 * self.same / self.known) if self.known else 0

    @property
    def tenth(self) -> int:
        """The same in steps of ten."""
        return self.percent // 10


class Counts(NamedTuple):
    """Of one witness: entries in which it is known what it has, in which it differs from the edited text, in its gaps."""

    known: int
    own: int
    lacking: int


class Overview:
    """What can be counted of the apparatus of one text."""

    def __init__(self, reading: Reading, criticism: Criticism) -> None:
        self._reading, self._criticism, self._tradition = reading, criticism, criticism.tradition
        self._words = catalogue()["apparatus"]
        self.entries = list(self._tradition.entries.values())

    @cached_property
    def witnesses(self) -> list[str]:
        """Those that are compared: no hands of others."""
        return list(self._tradition.whole)[:_MOST]

    @property
    def few(self) -> bool:
        """Whether some are left out."""
        return len(self._tradition.whole) > _MOST

    def counts(self, siglum: str) -> Counts:
        """What there is of one witness."""
        found = self._criticism.has(siglum)
        known = sum(status in ("named", "lemma") for status, _ in found)
        own = sum(self._differs(entry, has) for entry, has in zip(self.entries, found, strict=True))
        return Counts(known, own, sum(status == "lacking" for status, _ in found))

    @staticmethod
    def _differs(entry: Any, has: tuple[str, Any | None]) -> bool:
        return has[0] == "named" and has[1] is not entry.shown

    @cached_property
    def agreements(self) -> dict[tuple[str, str], Agreement]:
        """Of each pair, in both orders."""
        known = {
            s: [one[1] if one[0] in ("named", "lemma") else False for one in self._criticism.has(s)]
            for s in self.witnesses
        }
        found: dict[tuple[str, str], Agreement] = {}
        for one, other in combinations(self.witnesses, 2):
            both = [(a, b) for a, b in zip(known[one], known[other], strict=True) if a is not False and b is not False]
            found[one, other] = found[other, one] = Agreement(len(both), sum(a is b for a, b in both))
        return found

    def label(self, siglum: str) -> Markup:
        """A siglum, its hand raised."""
        return label(self._criticism, siglum)

    @cached_property
    def stretches(self) -> list[list[Any]]:
        """The entries in each stretch of the text, from the first entry to the last."""
        placed = [entry for entry in self.entries if entry.span.stream == "text" and entry.placed]
        first = min((entry.span.start for entry in placed), default=0)
        length = max((entry.span.start for entry in placed), default=0) - first + 1
        found: list[list[Any]] = [[] for _ in range(STRETCHES)]
        for entry in placed:
            found[(entry.span.start - first) * STRETCHES // length].append(entry)
        return found

    @property
    def told(self) -> str:
        """What the picture counts."""
        return self._words["places-count"].format(sum(map(len, self.stretches)), STRETCHES)

    def picture(self, root: str) -> Markup:
        """Bars along the text, and for each witness a row of where it differs; ``root`` leads to the page of the text."""
        highest = max(1, *map(len, self.stretches))
        parts = [self._bar(n, found, highest, root) for n, found in enumerate(self.stretches) if found]
        rows = [s for s in self.witnesses if any(status == "named" for status, _ in self._criticism.has(s))]
        for at, siglum in enumerate(rows):
            parts.append(self._row(siglum, _HEIGHT + 12 + at * (_ROW + 3), highest, root))
        width, height = STRETCHES * _WIDTH, _HEIGHT + 12 + len(rows) * (_ROW + 3)
        svg = f'<svg class="variation" viewBox="-70 0 {width + 70} {height}" role="group" aria-label="{escape(self.told)}">'
        return Markup(f"{svg}{''.join(parts)}</svg>")  # noqa: S704 - numbers, and words that are escaped

    def _bar(self, n: int, found: list[Any], highest: int, root: str) -> str:
        tall = max(2, round(_HEIGHT * len(found) / highest))
        return self._rect(n, _HEIGHT - tall, tall, "bar", found, root)

    def _rect(self, n: int, top: int, tall: int, name: str, found: list[Any], root: str) -> str:
        said = escape(self._words["bar"].format(len(found)))
        place = self._criticism.places[found[0].app]
        title = f"<title>{escape(place)}{': ' if place else ''}{said}</title>"
        rect = f'<rect class="{name}" x="{n * _WIDTH}" y="{top}" width="{_WIDTH - 2}" height="{tall}">{title}</rect>'
        to = self._criticism.marks.get(found[0].app)
        return f'<a href="{escape(root)}#{to[1]}">{rect}</a>' if to else rect

    def _row(self, siglum: str, top: int, highest: int, root: str) -> str:
        name, hand = self._criticism.parts(siglum)
        parts = [f'<text class="axis" x="-6" y="{top + _ROW - 1}" text-anchor="end">{escape(name + hand)}</text>']
        address, has = self._criticism.address(siglum), self._criticism.has(siglum)
        for n, found in enumerate(self.stretches):
            own = [entry for entry in found if self._differs(entry, has[self._criticism.number[entry.app] - 1])]
            if own:
                step = max(1, round(_STEPS * len(own) / highest))
                target = f"../{address}#ui-at-{self._criticism.number[own[0].app]}" if address else root
                parts.append(self._own(n, top, step, len(own), target))
        return "".join(parts)

    def _own(self, n: int, top: int, step: int, number: int, target: str) -> str:
        title = f"<title>{escape(self._words['bar'].format(number))}</title>"
        rect = f'<rect class="own heat-{step}" x="{n * _WIDTH}" y="{top}" width="{_WIDTH - 2}" height="{_ROW}">{title}</rect>'
        return f'<a href="{escape(target)}">{rect}</a>'
