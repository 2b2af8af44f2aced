"""The same work in one process or in several, results always in the order of the tasks (DESIGN, promise 4).

A text that ends its worker (a crash in a library, no memory left, no end) costs itself and nothing else: its batch is done
again text by text, by workers that hold nothing beside, and what then ends a second one is *lost*.
"""

from __future__ import annotations

import pickle
import time
from collections.abc import Callable, Generator, Iterable, Iterator, Sequence
from typing import Any, TypeVar

from edition.building.batching import BATCH, Batch, batches, processes
from edition.building.worker import FAILED, READY, SHORT, Worker, ctrl_c_held_back, give_memory_back
from edition.errors import EditionError, SourceError

__all__ = ["Batch", "batches", "ctrl_c_held_back", "give_memory_back", "processes", "run"]

HEAVY = 4 * BATCH
"""Bytes of a task that is begun before its turn, so that it is not all that is left at the end."""
AHEAD = 6
"""Tasks for each process that may be out or done while the first of them is not."""
PATIENCE = 900.0
"""Seconds for a task, and :data:`PER_BYTE` for each of its bytes: beyond that its worker is given up."""
PER_BYTE = 0.0001
_STILLBORN = 3
"""Workers one after the other that end before they have begun: there is no point in more."""
_NO_MEMORY = "had no memory left for it"

_Setting = TypeVar("_Setting")
_Result = TypeVar("_Result")
Work = Callable[[Sequence[str]], _Result]
Lost = Callable[[str, str], _Result]
"""Makes the result for a text that cannot be done: its path, and what became of the process (“crashed in …”)."""


def run(
    make: Callable[[_Setting], Work[_Result]],
    setting: _Setting,
    tasks: Sequence[list[str]],
    jobs: int,
    lost: Lost[_Result] | None = None,
) -> Generator[tuple[list[str], _Result], None, None]:
    """(task, result) for each task, in order; ``make`` gives the worker of a process its beginning.

    A task in which a worker was lost comes in parts, a path each; the result of what cannot be done is made by ``lost``
    (None: it is an ``EditionError``). What a worker raises is raised. Close the generator to end what is under way.
    """
    give_up = lost or _refuse
    if not tasks:
        return
    if jobs <= 1 or len(tasks) <= 1:
        yield from _here(make(setting), tasks, give_up)
        return
    pool = _Pool(make, setting, tasks, min(jobs, len(tasks)))
    try:
        for done in pool.done():
            yield done.paths, give_up(done.paths[0], done.lost) if done.lost else done.result()
        pool.dismiss()
    finally:
        pool.kill()


def _refuse(path: str, how: str) -> Any:
    raise SourceError(f"{path}: the process that read it {how}", "leave this file out, and report what it holds")


def _here(work: Any, tasks: Iterable[list[str]], give_up: Any) -> Iterator[Any]:
    """All in this process: no memory left is survived here too."""
    for task in tasks:
        try:
            yield task, work(task)
        except MemoryError:
            if len(task) > 1:
                yield from _here(work, [[path] for path in task], give_up)
            else:
                yield task, give_up(task[0], _NO_MEMORY)


class _Task:
    """A task on its way. ``alone``: its worker holds no other meanwhile; ``tried``: a worker was lost with it before.

    ``value`` is the pickled result, or with ``failed`` what was raised; ``lost`` why there will be none.
    """

    __slots__ = ("alone", "failed", "given", "lost", "paths", "patience", "tried", "value")

    def __init__(self, paths: list[str], size: int = 0, *, tried: bool = False) -> None:
        self.paths, self.tried, self.given = paths, tried, False
        self.alone = tried or size >= HEAVY
        self.patience = PATIENCE + PER_BYTE * size
        self.value, self.lost, self.failed = b"", "", False

    @property
    def done(self) -> bool:
        return bool(self.value or self.lost)

    def result(self) -> Any:
        """What its worker made of it. Raises what the worker raised."""
        value = pickle.loads(self.value)  # noqa: S301 - by our own worker
        if self.failed:
            raise value
        return value


class _Pool:
    """Workers, and the tasks in line before them: those between the first that is not done and some further on."""

    def __init__(self, make: Any, setting: Any, tasks: Sequence[list[str]], jobs: int) -> None:
        self._make, self._setting, self._tasks, self._jobs = make, setting, tasks, jobs
        self._workers: list[Worker] = []
        self._line: list[_Task] = []
        self._next = 0
        self._early: dict[int, _Task] = {}
        self._heavy = sorted((n for n, task in enumerate(tasks) if _size(task) >= HEAVY), key=self._by_size)
        self._stillborn = 0

    def _by_size(self, number: int) -> tuple[int, int]:
        return (_size(self._tasks[number]), -number)

    def done(self) -> Iterator[_Task]:
        """The tasks in order, as they are done."""
        while self._line or self._next < len(self._tasks):
            self._fill()
            self._give_out()
            self._listen(block=not self._line[0].done)
            if self._line[0].done:
                yield self._line.pop(0)

    def _fill(self) -> None:
        while len(self._line) < AHEAD * self._jobs and self._next < len(self._tasks):
            task = self._early.pop(self._next, None) or self._task(self._next)
            self._line.append(task)
            self._next += 1

    def _task(self, number: int) -> _Task:
        return _Task(self._tasks[number], _size(self._tasks[number]))

    # ------------------------------------------------------------------------------------------------- to the workers

    def _give_out(self) -> None:
        """Something to do for each, then something that lies ready when it is done."""
        self._recruit()
        for most in (0, 1):
            for worker in self._workers:
                if len(worker.held) <= most and not any(task.alone for task in worker.held):
                    task = self._choose(idle=not worker.held)
                    if task is not None:
                        task.given = True
                        worker.give(task, list(task.paths))

    def _choose(self, *, idle: bool) -> _Task | None:
        """The next task; an idle worker may be given a heavy one before its turn, while another goes on with the line."""
        if idle and (early := self._heaviest()):
            return early
        task = next((task for task in self._line if not task.given), None)
        return task if task and (idle or not task.alone) else None

    def _heaviest(self) -> _Task | None:
        while self._heavy and self._heavy[-1] < self._next:
            self._heavy.pop()
        if not self._heavy or len(self._early) >= self._jobs - 1:
            return None
        number = self._heavy.pop()
        self._early[number] = self._task(number)
        return self._early[number]

    def _recruit(self) -> None:
        """As many workers as asked for, or as there are. A system that has no room for more gives fewer."""
        left = len(self._tasks) - self._next + sum(not task.done for task in self._line)
        while len(self._workers) < min(self._jobs, left):
            try:
                self._workers.append(Worker.start(self._make, self._setting, self._workers))
            except OSError as error:
                if not self._workers:
                    message = f"no process could be started: {error.strerror or error}"
                    raise EditionError(message, "build with --jobs 1") from error
                return

    # ----------------------------------------------------------------------------------------------- from the workers

    def _listen(self, *, block: bool) -> None:
        """Hear what the workers have to say, or wait until one of them has, or one has taken too long."""
        from multiprocessing.connection import wait  # noqa: PLC0415 - a small edition is made in one process

        patience = min(map(_due, self._workers)) - time.monotonic() if block else 0.0
        speaking = set(wait([worker.connection for worker in self._workers], max(0.0, min(patience, PATIENCE))))
        for worker in [worker for worker in self._workers if worker.connection in speaking]:
            self._hear(worker)
        if block and not speaking:
            for worker in [worker for worker in self._workers if _due(worker) <= time.monotonic()]:
                worker.kill()
                self._bury(worker, f"came to no end within {worker.held[0].patience / 60:.0f} minutes")

    def _hear(self, worker: Worker) -> None:
        try:
            sign, value = worker.receive()
        except EOFError:
            self._bury(worker)
            return
        if sign == READY:
            worker.ready, self._stillborn = True, 0
        elif sign == SHORT:
            worker.kill()
            self._bury(worker, _NO_MEMORY)
        elif worker.ready:
            task = worker.held.popleft()
            task.value, task.failed = value, sign == FAILED
        else:
            raise pickle.loads(value)  # noqa: S301 - by our own worker

    def _bury(self, worker: Worker, why: str = "") -> None:
        """A worker is gone: what it held is to be done again; the first of it may be why, and is looked at closely."""
        self._workers.remove(worker)
        how = worker.end()
        for task in worker.held:
            task.given = False
        if worker.ready and worker.held:
            self._suspect(worker.held[0], why or how)
        self._stillborn += not worker.ready
        if self._stillborn >= _STILLBORN:
            raise EditionError(f"the processes that read texts do not begin: the last one {why or how}")

    def _suspect(self, task: _Task, how: str) -> None:
        if task.tried:
            task.lost = how
        elif len(task.paths) == 1:
            task.tried = task.alone = True
        elif task in self._line:
            at = self._line.index(task)
            self._line[at : at + 1] = [_Task([path], _size(task.paths), tried=True) for path in task.paths]
        else:  # begun before its turn, and not again before that
            self._early = {number: early for number, early in self._early.items() if early is not task}

    def dismiss(self) -> None:
        """All is done: the workers go by themselves."""
        for worker in self._workers:
            worker.connection.close()
        for worker in self._workers:
            worker.end()
        self._workers.clear()

    def kill(self) -> None:
        """Whatever is under way ends at once."""
        with ctrl_c_held_back():
            for worker in self._workers:
                worker.kill()
            for worker in self._workers:
                worker.end()


def _size(task: list[str]) -> int:
    """Bytes of the files of a task, 0 where nobody said."""
    return getattr(task, "size", 0)


def _due(worker: Worker) -> float:
    """When a worker has taken too long (seconds, monotonic)."""
    return worker.since + worker.held[0].patience if worker.held else float("inf")
