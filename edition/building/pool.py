"""The same work in one process or in several, results always in the order of the tasks (DESIGN, promise 4)."""

from __future__ import annotations

import ctypes
import os
import signal
import sys
from collections import deque
from collections.abc import Callable, Generator, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any, TypeVar

if TYPE_CHECKING:
    from concurrent.futures import Future

BATCH = 1_000_000
"""Bytes of sources in one task: enough that handing it over costs little."""

_Setting = TypeVar("_Setting")
_Result = TypeVar("_Result")
Work = Callable[[Sequence[str]], _Result]

_worker: Any = None
_TRIM_THRESHOLD, _MMAP_THRESHOLD = -1, -3
"""Parameters of mallopt(3), as malloc.h numbers them."""


def batches(sized: Iterable[tuple[str, int]], size: int = BATCH) -> Iterator[list[str]]:
    """Paths in order, in groups of about ``size`` bytes."""
    batch: list[str] = []
    filled = 0
    for path, length in sized:
        batch.append(path)
        filled += length
        if filled >= size:
            yield batch
            batch, filled = [], 0
    if batch:
        yield batch


def processes(wanted: int, sizes: Mapping[str, int]) -> int:
    """How many processes to use: as many as asked for; 0 takes as many as pay, one for every four megabytes, one a core."""
    return wanted or max(1, min(os.cpu_count() or 1, sum(sizes.values()) // 4_000_000))


def run(
    make: Callable[[_Setting], Work[_Result]], setting: _Setting, tasks: list[list[str]], jobs: int
) -> Generator[tuple[list[str], _Result], None, None]:
    """(task, result) for each task; ``make`` gives the worker of a process its beginning."""
    if jobs <= 1 or len(tasks) <= 1:
        work = make(setting)
        for task in tasks:
            yield task, work(task)
        return
    yield from _in_processes(make, setting, tasks, min(jobs, len(tasks)))


def _in_processes(make: Any, setting: Any, tasks: list[list[str]], jobs: int) -> Iterator[Any]:
    import multiprocessing  # noqa: PLC0415 - a small edition is made in one process
    from concurrent.futures import ProcessPoolExecutor  # noqa: PLC0415 - as above

    method = "fork" if sys.platform == "linux" else "spawn"
    pool = ProcessPoolExecutor(jobs, multiprocessing.get_context(method), _begin, (make, setting))
    waiting: deque[tuple[list[str], Future[Any]]] = deque()
    try:
        for task in tasks:
            with ctrl_c_held_back():
                waiting.append((task, pool.submit(_work, task)))
            if len(waiting) > 2 * jobs:
                first, future = waiting.popleft()
                yield first, future.result()
        while waiting:
            first, future = waiting.popleft()
            yield first, future.result()
    finally:
        pool.shutdown(wait=True, cancel_futures=True)


@contextmanager
def ctrl_c_held_back() -> Iterator[None]:
    """While something is begun that must not be left half begun: a Ctrl-C waits; processes born meanwhile never hear it."""
    if not hasattr(signal, "pthread_sigmask"):
        yield
        return
    before = signal.pthread_sigmask(signal.SIG_BLOCK, (signal.SIGINT,))
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


def give_memory_back() -> None:
    """Ask glibc to hand freed memory back to the system, so that a process is as large as its largest text.

    By itself it takes ever larger blocks from the heap once one of them was freed (mallopt(3), dynamic mmap threshold).
    Trees and pages then leave holes between what stays, and the process grows with the edition.
    """
    if sys.platform == "linux" and hasattr(libc := ctypes.CDLL(None), "mallopt"):
        libc.mallopt(_MMAP_THRESHOLD, 256 << 10)
        libc.mallopt(_TRIM_THRESHOLD, 2 << 20)


def _begin(make: Any, setting: Any) -> None:
    global _worker  # noqa: PLW0603 - one worker a process, made by the pool's initializer
    _end_with_parent()
    give_memory_back()
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # the parent alone answers Ctrl-C, and ends the pool
    _worker = make(setting)


def _end_with_parent() -> None:
    """On Linux a worker ends when its parent is killed, so that it holds no lock that nobody releases."""
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(1, signal.SIGKILL)  # PR_SET_PDEATHSIG


def _work(task: list[str]) -> Any:
    return _worker(task)
