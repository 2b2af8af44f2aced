"""Readings by the thousand, in batches that hypothesis draws: a batch is known by its seed, and can be run again alone."""

from __future__ import annotations

import faulthandler
from collections.abc import Callable, Sequence
from pathlib import Path

import hypothesis
from hypothesis import HealthCheck, Phase, Verbosity, given, settings

from tests.fuzz.authoring import Author
from tests.fuzz.dice import Dice, taped, tapes
from tests.fuzz.examining import Counts, Examiner, Find
from tests.fuzz.mutating import mutated
from tests.fuzz.reducing import smallest

BATCH = 250
HANGING = 120
"""Seconds after which the process ends with a traceback: libxml2 may hang where no exception reaches it."""

Make = Callable[[Dice], bytes]


class Campaign:
    """``at_hand`` is a file in which the input stands that is being read: whatever happens, it is known."""

    def __init__(self, folder: Path, seed: int, excerpts: Sequence[bytes]) -> None:
        folder.mkdir(parents=True, exist_ok=True)
        self._examine = Examiner(folder / "beside")
        self._seed, self._excerpts = seed, excerpts
        self.at_hand = folder / "at-hand.xml"

    @property
    def counts(self) -> Counts:
        """What was done so far."""
        return self._examine.counts

    def batch(self, number: int, size: int = BATCH) -> None:
        """One batch: the odd ones mutate real texts, the even ones make new ones. Raises :class:`Find`, made small."""
        made = number % 2 == 0
        base_witness, twice = ("B" if number % 3 == 0 else ""), number % 8 < 2
        make: Make = (lambda dice: Author(dice).document()) if made else lambda dice: mutated(dice, self._excerpts)

        def one(data: bytes) -> None:
            self.at_hand.write_bytes(data)
            faulthandler.dump_traceback_later(HANGING, exit=True)
            try:
                self._examine(data, base_witness, twice=twice)
            finally:
                faulthandler.cancel_dump_traceback_later()

        try:
            _drawn(hash_of(self._seed, number), size, lambda dice: one(make(dice)))
        except Find as find:
            raise _made_small(find, one) from find


def hash_of(seed: int, number: int) -> int:
    """The seed of one batch."""
    return seed * 1_000_003 + number


def _drawn(seed: int, size: int, judge: Callable[[Dice], None]) -> None:
    """As many examples of hypothesis, none of them remembered; it makes its find small by itself."""

    @hypothesis.seed(seed)
    @settings(
        max_examples=size,
        database=None,
        deadline=None,
        report_multiple_bugs=False,
        print_blob=False,
        verbosity=Verbosity.quiet,
        suppress_health_check=list(HealthCheck),
        phases=(Phase.generate, Phase.shrink),
    )
    @given(tapes)
    def examples(tape: bytes) -> None:
        judge(taped(tape))

    examples()


def _made_small(find: Find, examine: Callable[[bytes], None]) -> Find:
    """The same find in as few bytes as can be had in half a minute."""
    latest = find

    def fails(data: bytes) -> bool:
        nonlocal latest
        try:
            examine(data)
        except Find as other:
            if other.kind == find.kind:
                latest = other
                return True
        return False

    smallest(find.data, fails)
    return latest
