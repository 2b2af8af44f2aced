"""The word index: every word with its passages as links, for those who read without JavaScript."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property, lru_cache, partial
from typing import Any
from urllib.parse import quote

from edition.renderers.html.escaping import escape
from edition.renderers.html.paging import pages
from edition.renderers.html.site import Site

from edition.addresses import further_page, text_page
from edition.index import Index
from edition.model import Artifact
from edition.tei import shortened_inside

from .adding import PASSAGES
from .census import DIGITS, OTHERS, Bucket, Census
from .numbers import read
from .posting import PASSAGES as PASSAGES_OF_A_TEXT
from .shards import Buckets, Entry, Merged

_TOGETHER = 4
"""Of the entries that a page may have, a word counts for so many: it has several links."""
_LINKS = 60_000
"""Links in the whole word index, about: of a large edition each word shows fewer passages."""
_FEWEST, _MOST = 2, 20
_SPELLINGS = 4
_TITLE = 32


@dataclass(frozen=True, slots=True)
class Letter:
    """The words of a bucket that begin with a letter: how many, and their pages' address."""

    letter: str
    bucket: Bucket
    words: int

    @property
    def label(self) -> str:
        """How a reader sees it."""
        if self.letter == DIGITS:
            return "0–9"
        return f"{OTHERS} {self.bucket.name[1:]}" if self.letter == OTHERS else self.letter

    @property
    def path(self) -> str:
        """Its first page."""
        return f"words/{f'other-{self.bucket.name}' if self.letter == OTHERS else self.letter}.html"

    @property
    def address(self) -> str:
        """The address of its first page."""
        return quote(self.path)


class WordPages:
    """The pages of the word index."""

    def __init__(self, site: Site, census: Census, buckets: Buckets) -> None:
        self._site, self._census, self._buckets = site, census, buckets
        self._each = max(1, site.limits.entries // _TOGETHER)
        self._most = max(_FEWEST, min(_MOST, _LINKS // max(1, census.words)))
        self.letters = [
            Letter(letter, bucket, bucket.letters[letter])
            for bucket in census.buckets
            for letter in sorted(bucket.letters)
        ]
        self._words = site.words["search"]

    def in_order(self) -> list[Letter]:
        """The letters as a reader expects them: digits, each alphabet, what has none."""
        return sorted(self.letters, key=lambda one: (one.letter == OTHERS, one.letter, one.bucket.name))

    def of(self, letter: Letter) -> Iterator[Artifact]:
        """The pages of a letter."""
        of = pages(letter.words, self._each)
        heading = self._words["words-with"].format(letter.label)
        stamp = hashlib.sha256(f"{letter.bucket.stamp} {self._stamp}".encode()).hexdigest()[:16]
        for number in range(1, of + 1):
            path = letter.path if number == 1 else further_page(letter.path, number)
            values = partial(self._values, letter, (number, of))
            yield self._site.page(path, "words.html", heading, values, (number, of), stamp)

    @cached_property
    def _stamp(self) -> str:
        """What every page depends on beside its words: passages and titles, the other letters."""
        known = hashlib.sha256(repr([(letter.label, letter.path) for letter in self.letters]).encode())
        known.update(f"{self._most} {self._site.index.stamp_of('texts')}".encode())
        for piece in self._site.index.pieces(PASSAGES):
            known.update(piece)
        return known.hexdigest()

    def _values(self, letter: Letter, at: tuple[int, int]) -> dict[str, Any]:
        merged, number = self._buckets(letter.bucket), at[0]
        some = merged.by_letter[letter.letter][(number - 1) * self._each : number * self._each]
        return {
            "rows": [self._row(merged, word) for word in some],
            "letters": self.in_order(),
            "here": letter,
            "pager": self._site.pager(letter.address, at),
        }

    def _row(self, merged: Merged, word: str) -> tuple[str, int, str, bool]:
        """A word as it is spelt, how often it stands in the edition, links to passages, and whether there are more."""
        entries = merged.entries[word]
        times = sum(next(read(entry.numbers)) for entry in entries)
        spellings = dict.fromkeys(entry.spelling or word for entry in entries)
        links, left, more = [], self._most, False
        for entry in entries:
            found = list(read(entry.passages))
            more = more or len(found) > left or len(found) == PASSAGES_OF_A_TEXT
            if not left:
                break
            links.append(self._links(entry, found[:left]))
            left -= len(found[:left])
        return ", ".join(list(spellings)[:_SPELLINGS]), times, "; ".join(links), more

    def _links(self, entry: Entry, passages: Iterable[int]) -> str:
        """Links to passages of one text; the first one names it, and each that is of another sort than the one before says so."""
        links, before = [], None
        for passage in passages:
            link, before = self._link(entry.text, passage, before)
            links.append(link)
        return ", ".join(links)

    @cached_property
    def _link(self) -> Callable[[int, int, str | None], tuple[str, str]]:
        """A link to a passage of a text, and its sort; ``before``: the sort of the one before, None where the text is named."""

        @lru_cache(maxsize=32768)
        def link(place: int, passage: int, before: str | None) -> tuple[str, str]:
            text, title, anchors, names = self._passages(place)
            anchor, said = (anchors[passage - 1], names[passage - 1]) if passage else ("", "")
            sort, _, number = said.rpartition(" ")
            name = number if sort == before else ", ".join(filter(None, (title if before is None else "", said)))
            return f'<a href="../{escape(text_page(text, anchor))}">{escape(name or title)}</a>', sort

        return link

    @cached_property
    def _passages(self) -> Any:
        held, texts = _Held(self._site.index), list(self._census.texts)

        @lru_cache(maxsize=256)
        def of(place: int) -> tuple[str, str, list[str], list[str]]:
            return texts[place], held.titles[texts[place]], *json.loads(held.passages[place])

        return of


class _Held:
    """Ids of the passages of all texts with what they are called, as they were written, and titles."""

    def __init__(self, index: Index) -> None:
        self.passages = list(index.pieces(PASSAGES))
        self.titles = {info.id: shortened_inside(info.title, _TITLE) for info in index.texts()}
