"""What is too long for one page: how many pages it makes, which rows each of them takes, and the links between them."""

from __future__ import annotations

import itertools
from collections import deque
from collections.abc import Callable, Hashable, Iterable, Iterator
from dataclasses import dataclass
from typing import Any, Self

from edition.addresses import further_page

from .escaping import escape
from .words import Catalogue

_NEAR = 2
"""Pages before and after the one at hand to which its links lead, beside the first and the last."""


@dataclass(frozen=True, slots=True)
class Limits:
    """How much stands on one page: lines that show words in context; entries of a list, which are names and numbers."""

    lines: int = 1000
    entries: int = 2000


LIMITS = Limits()


def pages(length: int, most: int) -> int:
    """How many pages a list of some length makes; an empty one makes one."""
    return max(1, -(-length // most))


class Rows:
    """Rows of queries, a page at a time. Pages of one query that are made in their order cost one pass of it.

    That so many rows and no more are in memory is the point of it; what was asked for before is not kept.
    """

    def __init__(self) -> None:
        self._query: Hashable = None
        self._rows: Iterator[Any] = iter(())
        self._at = 0

    def take(self, query: Hashable, ask: Callable[[], Iterable[Any]], first: int, most: int | None) -> list[Any]:
        """Rows from the one with the number ``first`` (from 0), at most so many; all that are left where it is not said."""
        if query != self._query or first < self._at:
            self._query, self._rows, self._at = query, iter(ask()), 0
        if first > self._at:
            deque(itertools.islice(self._rows, first - self._at), maxlen=0)
        found = list(itertools.islice(self._rows, most))
        self._at = first + len(found)
        return found

    def page(self, query: Hashable, ask: Callable[[], Iterable[Any]], at: tuple[int, int], most: int) -> list[Any]:
        """The rows of one page, ``at`` its number (from 1) and that of all; the last one takes whatever is left."""
        number, of = at
        return self.take(query, ask, (number - 1) * most, most if number < of else None)


class Pager(str):
    """Links to the pages around one, as HTML; ``below`` the same, by another name for those who hear the names of landmarks."""

    __slots__ = ("below",)
    below: str

    def __new__(cls, links: str = "", below: str = "") -> Self:
        """``''`` is where there is but one page."""
        made = super().__new__(cls, links)
        made.below = below
        return made


def pager(address: str, at: tuple[int, int], words: Catalogue) -> Pager:
    """Links to the pages around one of several: the first of them stands at ``address``; '' where there is but one."""
    links = _links(address, at, words) if at[1] > 1 else ""
    return Pager(*(_landmark(links, words["page"][name]) for name in ("pages", "pages-below")))


def _landmark(links: str, name: str) -> str:
    return links and f'<nav class="pager" aria-label="{name}">{links}</nav>\n'


def _links(address: str, at: tuple[int, int], words: Catalogue) -> str:
    number, of = at
    name, said = address.rpartition("/")[2], words["page"]
    parts = [f'<span class="label">{page_of(at, words)}</span>']
    if number > 1:
        parts.append(f'<a rel="prev" href="{numbered(name, number - 1)}">← {said["previous-page"]}</a>')
    parts += _numbers(name, number, of)
    if number < of:
        parts.append(f'<a rel="next" href="{numbered(name, number + 1)}">{said["next-page"]} →</a>')
    return " ".join(parts)


def _numbers(name: str, number: int, of: int) -> Iterator[str]:
    last = 0
    for one in sorted({1, of, *range(max(1, number - _NEAR), min(of, number + _NEAR) + 1)}):
        if one - last > 1:
            yield "…"
        current = ' aria-current="page"' if one == number else ""
        yield f'<a href="{numbered(name, one)}"{current}>{one}</a>'
        last = one


def page_of(at: tuple[int, int], words: Catalogue) -> str:
    """Which page of how many, in words."""
    return words["page"]["page-of"].format(*at)


def numbered(address: str, number: int) -> str:
    """The address of a page of several, ready for HTML: the first has that of the whole."""
    return escape(address if number == 1 else further_page(address, number))
