"""Released ids that no passage has any more, and the passages that are what had them: by their words, and by where they stand."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby

from edition.model import Passage
from edition.releases import Released, signature

_ALIKE, _ALIKE_ELSEWHERE, _ALIKE_IN_ITS_PLACE = 0.6, 0.85, 0.3
"""How much of the words of a passage must be the same (0 to 1): between the neighbours it had; anywhere; alone in its place."""
_SURE = 0.75
"""How much must be the same for nothing further away to be looked at."""
_RINGS = ((0, 20), (20, 200), (200, None))
"""Passages from where one is to be expected: it is looked for in the first ring, and further away if it is not there."""
_MOST = (250_000_000, 100_000_000, 30_000_000)
"""What is compared in each ring, as letters of one times letters of the other; of more, only the next passage in order."""


class Successors:
    """``kept`` are released ids with the id of the passage that has their place now, ``lost`` those of which there is none."""

    def __init__(self, released: Sequence[Released], passages: Sequence[Passage], streams: Mapping[str, str]) -> None:
        self.kept: dict[str, str] = {}
        self.lost: list[Released] = []
        self._passages, self._streams = passages, streams
        self._at = {passage.id: n for n, passage in enumerate(passages)}
        names = {one.id for one in released}
        self._free = [n for n, passage in enumerate(passages) if passage.id not in names]
        self._left = list(_MOST)
        self._signatures: dict[int, str] = {}
        self._share(released, self._at)
        for missing, low, high in self._gaps([one for one in released if one.id not in self.kept]):
            self._fill(missing, low, high)
        self._share(released, {})
        for one in self.lost.copy():
            if (found := self._best(one, self._free, _ALIKE_ELSEWHERE, 2)[1]) is not None:
                self._keep(one, found)
                self.lost.remove(one)

    def _share(self, released: Sequence[Released], there: Mapping[str, int]) -> None:
        """Ids of several releases that one passage had stand one after another with the same words: they stay together."""
        for _, some in groupby(released, key=lambda one: one.words):
            group = list(some)
            now = next((self.kept.get(one.id, one.id) for one in group if one.id in self.kept or one.id in there), "")
            for one in group if now else ():
                if one.id not in self._at and one.id not in self.kept:
                    self.kept[one.id] = now
        self.lost = [one for one in self.lost if one.id not in self.kept]

    def _gaps(self, released: Sequence[Released]) -> Iterator[tuple[list[Released], int, int]]:
        """Runs of ids that are missing, with the numbers of the passages between which they stood."""
        low = -1
        runs = [(there, list(some)) for there, some in groupby(released, key=lambda one: one.id in self._at)]
        for n, (there, some) in enumerate(runs):
            if there:
                low = self._at[some[-1].id]
                continue
            high = self._at[runs[n + 1][1][0].id] if n + 1 < len(runs) else len(self._passages)
            yield (some, low, high) if low < high else (some, -1, len(self._passages))

    def _fill(self, missing: list[Released], low: int, high: int) -> None:
        """Give each its passage, in order; one that is alone in its place may differ more."""
        alone = [n for n in self._between(low, high) if self._words(n)]
        least = _ALIKE_IN_ITS_PLACE if len(alone) == len(missing) else _ALIKE
        for k, one in enumerate(missing):
            if least == _ALIKE_IN_ITS_PLACE:
                found = self._best(one, [alone[k]], least, 0)[1]
            else:
                found = self._nearest(one, self._between(low, high))
            if found is None:
                self.lost.append(one)
            else:
                self._keep(one, found)
                low = found

    def _between(self, low: int, high: int) -> Sequence[int]:
        return self._free[bisect_right(self._free, low) : bisect_left(self._free, high)]

    def _keep(self, one: Released, found: int) -> None:
        self.kept[one.id] = self._passages[found].id
        del self._free[bisect_left(self._free, found)]

    def _nearest(self, one: Released, numbers: Sequence[int]) -> int | None:
        """The passage that it is, of those that follow the one before it: of the next ones if one is surely alike, else of all."""
        best, found = _ALIKE, None
        for ring, (begin, end) in enumerate(_RINGS):
            likeness, there = self._best(one, numbers[begin:end], best, ring)
            if there is not None and (found is None or likeness > best):
                best, found = likeness, there
            if found is not None and best >= _SURE:
                break
        return found

    def _best(self, one: Released, numbers: Sequence[int], least: float, ring: int) -> tuple[float, int | None]:
        """How alike the passage is that is most like it, the first of equals, and its number, if one is enough like it."""
        from difflib import SequenceMatcher  # noqa: PLC0415 - only editions whose ids were released wait for it

        best, found = least, None
        matcher = SequenceMatcher(None, "", one.words, autojunk=False)
        for k, n in enumerate(numbers):
            if self._left[ring] < 0 and (k or ring):
                break
            words = self._words(n)
            matcher.set_seq1(words)
            if matcher.real_quick_ratio() < best or matcher.quick_ratio() < best:
                continue
            self._left[ring] -= len(words) * len(one.words)
            likeness = matcher.ratio() * (1.0 if self._passages[n].element == one.element else 0.8)
            if likeness > best or (likeness == best and found is None):
                best, found = likeness, n
        return best, found

    def _words(self, n: int) -> str:
        if n not in self._signatures:
            self._signatures[n] = passage_signature(self._passages[n], self._streams)
        return self._signatures[n]


def passage_signature(passage: Passage, streams: Mapping[str, str]) -> str:
    """What a passage of a text is recognised by."""
    span = passage.span
    return signature(streams[span.stream][span.start : span.end])
