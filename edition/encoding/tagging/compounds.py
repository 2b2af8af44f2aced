"""Names on no list inside of longer words, where an edition marks them there: “Burgtheaterkrise”, “Wiener”."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence

from edition.encoding.tagging.apart import Unlisted
from edition.encoding.tagging.endings import DERIVING, GERMANIC
from edition.encoding.tagging.surroundings import Surroundings
from edition.encoding.tagging.tokens import CAPITAL, keyed, tokens

_SHORTEST, _LONG, _REST = 4, 5, 4
"""Letters of a name before an ending that derives; before another word; and of that word."""


def with_compounds(passages: Sequence[Surroundings], found: Sequence[list[Unlisted]]) -> list[list[Unlisted]]:
    """The names of each passage, with those that are a part of a word and stand elsewhere in the text by themselves."""
    named = set(_single(passages, found))
    return [_joined(one, list(_made_with(around, named))) for around, one in zip(passages, found, strict=True)]


def _single(passages: Sequence[Surroundings], found: Sequence[list[Unlisted]]) -> Iterator[str]:
    for around, names in zip(passages, found, strict=True):
        for one in names:
            row = tokens(around.text[one.start : one.end])
            if len(row) == 1 and len(row[0].key) >= _SHORTEST:
                yield row[0].key


def _made_with(around: Surroundings, named: Collection[str]) -> Iterator[Unlisted]:
    if around.lang not in GERMANIC or not named:
        return
    for token in around.row:
        word = around.text[token.start : token.end]
        size = _size(word, named) if token.shape == CAPITAL and not around.is_closed(token.start, token.end) else 0
        if size:
            yield Unlisted(token.start, token.start + size, "", "a name of this text in a longer word")


def _size(word: str, named: Collection[str]) -> int:
    """How many letters of a word are a name; 0 for none, or where all are."""
    for size in range(len(word) - 2, _SHORTEST - 1, -1):
        rest = word[size:]
        is_made = rest in DERIVING or (size >= _LONG and len(rest) >= _REST and rest.isalpha() and rest.islower())
        if is_made and keyed(word[:size])[0] in named:
            return size
    return 0


def _joined(names: list[Unlisted], made: Iterable[Unlisted]) -> list[Unlisted]:
    """Names of a passage without those over which a part of a word is one."""
    made = list(made)
    free = [one for one in names if not any(one.start < other.end and other.start < one.end for other in made)]
    return sorted((*free, *made))
