"""What all texts have added to the search, counted before any of it is put together: how many files, and what each depends on."""

from __future__ import annotations

import hashlib
import json
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import lru_cache

from edition.index import Index

from .adding import TEXTS
from .facets import with_names
from .posting import BUCKETS, bucket_piece

BLOCK = 100_000
"""Bytes of facts of texts in one file, about."""
SHARD = 60_000
"""Bytes of an index of words in one file, about; a word that stands in more places has them all in one."""
OTHERS = "…"
"""The letter of what begins with no letter of an alphabet: Han, kana, Hangul, signs."""
DIGITS = "0"
"""The letter of what begins with a digit."""
_EASTERN = "\u2e80"


@dataclass(slots=True)
class Bucket:
    """One bucket of words: ``size`` in bytes, how many words begin with which letter, and a stamp of it all."""

    name: str
    size: int = 0
    letters: Counter[str] = field(default_factory=Counter)
    stamp: str = ""

    @property
    def shards(self) -> int:
        """How many files its index takes."""
        return max(1, -(-self.size // SHARD))


@dataclass(frozen=True, slots=True)
class Block:
    """Facts of some texts, one after another: the place of the first among all, how many, and a stamp."""

    first: int
    texts: int
    stamp: str


@lru_cache(maxsize=32768)
def letter_of(word: str) -> str:
    """The letter under which a folded word stands in the word index."""
    first = word[0]
    if first < "\x80":
        return first if first.isalpha() else DIGITS
    return first if first < _EASTERN and first.isalpha() else OTHERS


class Census:
    """The buckets that hold words, the blocks of texts, and the ids of the texts in the order of the edition."""

    def __init__(self, index: Index) -> None:
        self._index = index
        self.texts: dict[str, int] = {}
        self.blocks = list(self._blocks())
        ids = hashlib.sha256("\n".join(self.texts).encode()).digest()
        self.buckets = [bucket for name in BUCKETS if (bucket := self._bucket(name, ids)).size]
        self.words = sum(bucket.letters.total() for bucket in self.buckets)

    def facts(self) -> Iterator[bytes]:
        """The facts of each text, with the names of those whom no register describes."""
        return with_names(self._index, TEXTS)

    def _blocks(self) -> Iterator[Block]:
        first, size, known = 0, 0, hashlib.sha256()
        for n, facts in enumerate(self.facts()):
            if size >= BLOCK:
                yield Block(first, n - first, known.hexdigest()[:16])
                first, size, known = n, 0, hashlib.sha256()
            self.texts[json.loads(facts[1 : facts.index(b'"', 2) + 1])] = n
            known.update(facts)
            size += len(facts)
        if size:
            yield Block(first, len(self.texts) - first, known.hexdigest()[:16])

    def _bucket(self, name: str, ids: bytes) -> Bucket:
        found, known, words = Bucket(name), hashlib.sha256(ids), set[bytes]()
        for piece in self._index.pieces(bucket_piece(name)):
            known.update(piece)
            _, some, numbers, _ = piece.split(b"\n", 3)
            found.size += len(numbers)
            words.update(some.split(b" "))
        found.letters.update(letter_of(word.decode()) for word in words)
        found.stamp = known.hexdigest()[:16]
        return found
