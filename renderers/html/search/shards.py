"""One bucket of the index of words, put together from what the texts have added, in files that a browser loads one by one."""

from __future__ import annotations

import itertools
from collections.abc import Iterator, Mapping
from functools import cached_property
from typing import NamedTuple

from edition.index import Index

from .adding import handed_over
from .census import Bucket, letter_of
from .numbers import written
from .posting import bucket_piece

LAST = "\uffff"
"""Where a file without words would begin: after all words."""


class Entry(NamedTuple):
    """A word in one text: the text's place, where the word stands, in which passages, and how it is spelt there."""

    text: int
    numbers: str
    passages: str
    spelling: str


class Merged:
    """All words of one bucket, in the order in which JavaScript compares them."""

    def __init__(self, index: Index, bucket: Bucket, texts: Mapping[str, int]) -> None:
        self.bucket = bucket
        self.entries: dict[str, list[Entry]] = {}
        for piece in index.pieces(bucket_piece(bucket.name)):
            text, *lines = piece.decode().split("\n")
            place = texts[text]
            for word, *said in zip(*(line.split(" ") for line in lines), strict=True):
                self.entries.setdefault(word, []).append(Entry(place, *said))
        self.words = sorted(self.entries, key=_in_javascript)

    @cached_property
    def by_letter(self) -> dict[str, list[str]]:
        """Its words by the letter under which they stand in the word index."""
        found: dict[str, list[str]] = {}
        for word in self.words:
            found.setdefault(letter_of(word), []).append(word)
        return found

    def shard(self, number: int) -> bytes:
        """The file of a number, from 0; the first one says with which word each of them begins."""
        cut = self._cut()
        lines = "".join([f"\n{word}\t{self._numbers(word)}" for word in cut[number]]) + "\n"
        firsts = [[next(iter(words), "") for words in cut]] if number == 0 else []
        for some in firsts:
            for n in range(len(some) - 1, -1, -1):
                some[n] = some[n] or (some[n + 1] if n + 1 < len(some) else LAST)
        return handed_over(shard_file(self.bucket.name, number), lines, *firsts)

    def _cut(self) -> list[list[str]]:
        """The words of each file: about the same size, as far as words let themselves be parted."""
        sizes = [sum(len(entry.numbers) for entry in self.entries[word]) for word in self.words]
        found: list[list[str]] = [[] for _ in range(self.bucket.shards)]
        whole = max(1, sum(sizes))
        for word, before in zip(self.words, itertools.accumulate(sizes, initial=0), strict=False):
            found[min(len(found) - 1, before * len(found) // whole)].append(word)
        return found

    def _numbers(self, word: str) -> str:
        """For each text its distance from the one before, how often the word stands in it, and where."""
        found: list[str] = []
        last = 0
        for entry in self.entries[word]:
            found += (written(entry.text - last), entry.numbers)
            last = entry.text
        return "".join(found)


def _in_javascript(word: str) -> bytes:
    return word.encode("utf-16-be")


def shard_file(bucket: str, number: int) -> str:
    """The path of a file of a bucket, from 0, without the extension."""
    return f"search/words/{bucket}~{number}"


class Buckets:
    """Buckets, put together when they are asked for; the last one is kept."""

    def __init__(self, index: Index, texts: Mapping[str, int]) -> None:
        self._index, self._texts = index, texts
        self._last: Merged | None = None

    def __call__(self, bucket: Bucket) -> Merged:
        """A bucket."""
        if self._last is None or self._last.bucket is not bucket:
            self._last = None
            self._last = Merged(self._index, bucket, self._texts)
        return self._last

    def shard(self, bucket: Bucket, number: int) -> Iterator[bytes]:
        """A file of a bucket."""
        yield self(bucket).shard(number)
