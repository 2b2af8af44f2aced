"""Which entries a name may mean: by the words that both have, the rare ones counting for more; exact names are worth 100."""

from __future__ import annotations

import math
import re
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from edition.citing.identifiers import FORMS, Identifier, stated, usual
from edition.reconciling.entries import Known
from edition.tei import sort_key

EXACT, _NEARLY = 100.0, 99.0
"""The score of an exact name, and the most that any other one gets."""
_LEAST = 10.0
_LONGEST = 500
"""Characters of a name that are looked at."""
_COMMON = 2_000
"""Entries from which on a word is too common to look for entries by it; where there is no other one, so many are looked at."""
_INITIAL = 0.5
"""What an initial is worth beside the word that it stands for."""
_WORD = re.compile(r"\w+")
_YEAR = re.compile(r"(?<!\d)\d{3,4}(?!\d)")

Words = tuple[str, ...]


@lru_cache(maxsize=1 << 14)
def folded(name: str) -> Words:
    """The words of a name without case, accents and punctuation; those of ``Goethe, Johann`` in the order of speech."""
    before, comma, after = name[:_LONGEST].partition(",")
    said = f"{after} {before}" if comma and "," not in after else name[:_LONGEST]
    bare = "".join(letter for letter in sort_key(said) if not unicodedata.combining(letter))
    return tuple(_WORD.findall(bare))


@dataclass(frozen=True, slots=True)
class Candidate:
    """An entry that may be meant: how well it fits, up to 100; ``exact``: its name, its id or an identifier is what was asked.

    ``contradicted``: something else that was said of it is not so.
    """

    entry: Known
    score: float
    exact: bool = False
    match: bool = False
    contradicted: bool = False


class Matcher:
    """The entries of registers, by the words of their names and by their identifiers."""

    def __init__(self, entries: Sequence[Known]) -> None:
        self._entries = entries
        self._names = [list(dict.fromkeys(filter(None, map(folded, _called(one))))) for one in entries]
        self._by_word: defaultdict[str, list[int]] = defaultdict(list)
        self._by_name: defaultdict[Words, list[int]] = defaultdict(list)
        self._by_key: defaultdict[str | Identifier, list[int]] = defaultdict(list)
        for number, one in enumerate(entries):
            for name in self._names[number]:
                self._by_name[name].append(number)
            for word in {word for name in self._names[number] for word in name}:
                self._by_word[word].append(number)
            self._by_key[one.id].append(number)
            for identifier in one.identifiers:
                self._by_key[identifier].append(number)

    def candidates(
        self, name: str, kinds: Iterable[str] = (), said: Iterable[tuple[str, str]] = (), limit: int = 10
    ) -> list[Candidate]:
        """The entries that a name may mean, the best first; ``kinds`` are those asked for (none: all).

        ``said`` are further (property, value): identifiers of authorities by their names, and ``dates``. One entry alone that
        fits exactly, and is not contradicted, is the ``match``.
        """
        chosen, known = frozenset(kinds), list(said)
        words, keys = folded(name), [*_keys(name), *_identifiers(known)]
        numbers = {number for key in keys for number in self._by_key.get(key, ())}
        numbers |= self._sharing(words) | {*self._by_name.get(words, ())}
        found = [
            self._judged(self._entries[n], self._score(words, n), keys, known)
            for n in numbers
            if not chosen or self._entries[n].kind in chosen
        ]
        found = sorted((one for one in found if one.score >= _LEAST), key=_order)
        exact = [one for one in found if one.exact]
        if len(exact) == 1 and not exact[0].contradicted:
            found = [replace(one, match=one is exact[0]) for one in found]
        return found[:limit]

    def beginning(self, prefix: str, limit: int) -> Iterator[Known]:
        """The entries of which a name, or a word of it, begins so; in their order."""
        wanted = " ".join(folded(prefix.replace(",", " ")))
        found = (one for n, one in enumerate(self._entries) if one.id == prefix or self._begins(n, wanted))
        for _, one in zip(range(limit), found, strict=False):
            yield one

    def _begins(self, number: int, wanted: str) -> bool:
        return any(f" {wanted}" in f" {' '.join(name)}" for name in self._names[number])

    def _sharing(self, words: Words) -> set[int]:
        """The entries that have a word of a name."""
        some = sorted((self._by_word[word] for word in {*words} if word in self._by_word), key=len)
        rare = [numbers for numbers in some if len(numbers) <= _COMMON] or [numbers[:_COMMON] for numbers in some[:1]]
        return {number for numbers in rare for number in numbers}

    def _score(self, words: Words, number: int) -> float:
        return max((self._alike(words, name) for name in self._names[number]), default=0.0)

    def _alike(self, one: Words, other: Words) -> float:
        """How alike two names are: the weight of the words that both have, of that of all (Dice)."""
        if one == other:
            return EXACT
        if not one or not other:
            return 0.0
        mine, others = Counter(one), Counter(other)
        both = mine & others
        shared = sum(self._weight(word) * count for word, count in both.items())
        rest = list((others - both).elements())
        for word in (mine - both).elements():
            meant = next((two for two in rest if _is_initial(word, two)), None)
            if meant:
                rest.remove(meant)
                shared += _INITIAL * (self._weight(word) + self._weight(meant)) / 2
        every = sum(map(self._weight, one)) + sum(map(self._weight, other))
        return min(_NEARLY, EXACT * 2 * shared / every)

    def _weight(self, word: str) -> float:
        """What a word is worth: the more, the fewer entries have it."""
        return 1 + math.log((1 + len(self._entries)) / (1 + len(self._by_word.get(word, ()))))

    def _judged(
        self, entry: Known, score: float, keys: Sequence[str | Identifier], said: Sequence[tuple[str, str]]
    ) -> Candidate:
        is_it = entry.id in keys or any(one in keys for one in entry.identifiers)
        contradicted = any(_contradicts(entry, *one) for one in said)
        exact = score == EXACT or is_it
        score = EXACT if exact else score
        return Candidate(entry, round(score * (0.5 if contradicted else 1), 1), exact, contradicted=contradicted)


def _called(entry: Known) -> tuple[str, ...]:
    return (entry.name, entry.sort_name, *entry.names)


def _order(one: Candidate) -> tuple[float, str, str]:
    return -one.score, sort_key(one.entry.name), one.entry.id


def _keys(name: str) -> Iterator[str | Identifier]:
    """What a query may be beside a name: the id of an entry, an identifier, a number of Wikidata."""
    bare = name.strip()
    if bare:
        yield bare
        if one := stated(bare) or stated(f"wikidata:{bare}" if re.fullmatch(r"[Qq][0-9]+", bare) else ""):
            yield one


def _identifiers(said: Iterable[tuple[str, str]]) -> Iterator[Identifier]:
    yield from (_identifier(name, value) for name, value in said if name in FORMS and value.strip())


def _identifier(authority: str, value: str) -> Identifier:
    one = stated(value) if ":" in value else None
    return one or Identifier(authority, usual(authority, value))


def _is_initial(one: str, other: str) -> bool:
    short, long = sorted((one, other), key=len)
    return len(short) == 1 and long.startswith(short)


def _contradicts(entry: Known, name: str, value: str) -> bool:
    """Whether an entry has another number of an authority than was said, or was not alive in the years that were said."""
    if name in FORMS and value.strip():
        numbers = entry.numbers(name)
        return bool(numbers) and _identifier(name, value).number not in numbers
    years = {int(year) for year in _YEAR.findall(value)} if name == "dates" else set()
    known = {int(year) for year in _YEAR.findall(entry.dates)}
    return bool(years and known) and not years & known
