"""The words of one text for the index of all texts, in buckets: each is put together by itself, in memory that ends."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from edition.rendering import Piece

from .layout import Layout
from .numbers import gaps, written

BUCKETS = (*"abcdefghijklmnopqrstuvwxyz", "0", *(f"u{n}" for n in range(32)))
"""Words by their first letters: those of a to z, other characters of ASCII, and all others by their number."""
PASSAGES = 12
"""Passages of one text in which the word index can show one word."""


def bucket_of(word: str) -> str:
    """The bucket of a folded word. The script of the search page says the same."""
    first = word[0]
    if "a" <= first <= "z":
        return first
    return "0" if first < "\x80" else f"u{ord(first) % 32}"


def bucket_piece(bucket: str) -> str:
    """The name under which the pieces of a bucket are kept."""
    return f"search/words/{bucket}"


def word_pieces(layout: Layout) -> Iterator[Piece]:
    """A piece for each bucket: the text's id, then words, where they stand, in which passages, and spellings, a line each."""
    numbers: dict[str, list[int]] = defaultdict(list)
    spellings: dict[str, str] = {}
    for stream in layout.streams:
        folded = list(stream.folded())
        for number, word in zip(stream.numbers, folded, strict=True):
            numbers[word].append(number)
        spellings = dict(zip(reversed(folded), reversed(stream.words), strict=True)) | spellings
    buckets: dict[str, list[str]] = defaultdict(list)
    for word in sorted(numbers):
        buckets[bucket_of(word)].append(word)
    for bucket, words in sorted(buckets.items()):
        lines = (
            layout.text.info.id,
            " ".join(words),
            " ".join([written(len(numbers[word])) + gaps(numbers[word]) for word in words]),
            " ".join([_passages(layout, numbers[word]) for word in words]),
            " ".join([spelling if (spelling := spellings[word].lower()) != word else "" for word in words]),
        )
        yield Piece(bucket_piece(bucket), "\n".join(lines).encode())


def _passages(layout: Layout, numbers: list[int]) -> str:
    """The first passages in which a word stands, one more than their places in the text's list (0 is none)."""
    found: dict[int, None] = {}
    for number in numbers:
        found[layout.passage(number)] = None
        if len(found) == PASSAGES:
            break
    return "".join([written(passage + 1) for passage in found])
