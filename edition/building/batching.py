"""Files in groups that are worth handing over, and how many processes such work is worth."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Mapping

BATCH = 1_000_000
"""Bytes of sources in one task: enough that handing it over costs little."""
NUMBER = 250
"""Files in one task at most: of very small ones, a megabyte would be minutes of work."""
_A_FILE = 4_000
"""Bytes that take as long as whatever each file costs, however small."""


class Batch(list[str]):
    """The paths of a task; ``size`` are the bytes of their files."""

    __slots__ = ("size",)

    def __init__(self, paths: Iterable[str] = (), size: int = 0) -> None:
        super().__init__(paths)
        self.size = size


def batches(sized: Iterable[tuple[str, int]], size: int = BATCH, *, number: int = NUMBER) -> Iterator[Batch]:
    """Paths in order, in groups of about ``size`` bytes and at most ``number``; a file of that size is one by itself."""
    batch = Batch()
    for path, length in sized:
        if batch and length >= size:
            yield batch
            batch = Batch()
        batch.append(path)
        batch.size += length
        if batch.size >= size or len(batch) >= number:
            yield batch
            batch = Batch()
    if batch:
        yield batch


def processes(wanted: int, sizes: Mapping[str, int]) -> int:
    """How many processes to use: as many as asked for; 0 takes as many as pay, one for every four megabytes, one a core."""
    return wanted or max(1, min(_cores(), (sum(sizes.values()) + _A_FILE * len(sizes)) // 4_000_000))


def _cores() -> int:
    """Cores that this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
