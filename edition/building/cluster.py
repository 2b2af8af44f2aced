"""The work of :mod:`edition.building.pool` on a Dask cluster: the same results, in the same order.

For clusters that are trusted: what travels is pickled, and whoever may speak to the scheduler may run anything on it.
A worker that is killed is no loss: Dask does its tasks again. A text that ends process after process is named.
"""

from __future__ import annotations

import os
import pickle
import platform
from collections.abc import Callable, Generator, Iterable, Iterator, Sequence
from contextlib import contextmanager, suppress
from typing import Any, TypeVar

import edition
from edition.building.batching import Batch
from edition.building.dask_worker import GONE, Outpost, do
from edition.building.pool import Lost
from edition.building.travelling import Luggage, Made, Parcel, loads
from edition.building.worker import DONE, FAILED, SHORT
from edition.errors import SettingsError

BATCH = 8_000_000
"""Bytes of sources in one task."""
NUMBER = 400
"""Files in one task at most."""
AHEAD = 3
"""Tasks for each thread of the cluster that may be out or done while the first of them is not."""
_WAIT = 20
"""Seconds to wait for a scheduler, and then for a first worker."""
_AGAIN = 5
"""How often a task is sent once more because the cluster has lost it."""

_Setting = TypeVar("_Setting")
_Result = TypeVar("_Result")


def run(
    make: Callable[[_Setting], Callable[[list[str]], _Result]],
    setting: _Setting,
    tasks: Iterable[list[str]],
    scheduler: str,
    luggage: Luggage,
    lost: Lost[_Result],
) -> Generator[tuple[list[str], _Result], None, None]:
    """(paths, result) as :func:`edition.building.pool.run` gives them; tasks are put together to larger ones.

    What workers wrote into the folders of the luggage is written there before its result is given.
    """
    with _connected(scheduler) as client, _posted(client, luggage.pack(make, setting)) as name:
        line = _Line(client, name, luggage, list(larger(tasks)))
        try:
            for done in line.done():
                if done.lost:
                    yield done.paths, lost(done.paths[0], done.lost)
                else:
                    luggage.unpack(done.made.files)
                    yield done.paths, loads(done.made.result, luggage.places)
        finally:
            line.cancel()


def larger(tasks: Iterable[list[str]]) -> Iterator[Batch]:
    """Neighbouring tasks as one, as long as they are small together."""
    batch = Batch()
    for task in tasks:
        size = task.size if isinstance(task, Batch) else 0
        if batch and (batch.size + size > BATCH or len(batch) + len(task) > NUMBER):
            yield batch
            batch = Batch()
        batch.extend(task)
        batch.size += size
    if batch:
        yield batch


class _Task:
    """A task on its way; ``known`` is what was asked for by those who had begun it, and is sent along."""

    __slots__ = ("future", "known", "lost", "made", "paths", "sent", "tried")

    def __init__(self, paths: list[str], *, tried: bool = False) -> None:
        self.paths, self.tried, self.sent = paths, tried, 0
        self.known: dict[str, bool] = {}
        self.future: Any = None
        self.made, self.lost = Made(), ""


class _Line:
    """The tasks between the first that is not done and some further on; see :class:`edition.building.pool._Pool`."""

    def __init__(self, client: Any, name: str, luggage: Luggage, tasks: Sequence[list[str]]) -> None:
        self._client, self._name, self._luggage = client, name, luggage
        self._coming = iter(tasks)
        self._line: list[_Task] = []

    def done(self) -> Iterator[_Task]:
        """The tasks in order, as they are done."""
        while self._fill():
            first = self._line[0]
            if first.future is None:
                yield self._line.pop(0)
            else:
                self._hear()

    def cancel(self) -> None:
        """Let go of what is under way."""
        futures = [task.future for task in self._line if task.future]
        if futures:
            with suppress(Exception):
                self._client.cancel(futures, force=True)

    def _fill(self) -> bool:
        """Send out what may be; False when all is done."""
        threads = sum(self._client.nthreads().values()) if self._client.status == "running" else 1
        for task in self._coming:
            self._line.append(_Task(task))
            self._send(self._line[-1])
            if len(self._line) >= AHEAD * max(threads, 1):
                break
        return bool(self._line)

    def _send(self, task: _Task) -> None:
        wanted = {**task.known, **dict.fromkeys(task.paths, True)}
        files = {path: self._luggage.ask(path, content=content) for path, content in wanted.items()}
        load = pickle.dumps(Parcel(task.paths, files), pickle.HIGHEST_PROTOCOL)
        task.sent += 1
        task.future = self._client.submit(do, self._name, load, pure=False)

    def _hear(self) -> None:
        from distributed import wait  # noqa: PLC0415 - the extra “cluster”

        by_future = {task.future: task for task in self._line if task.future}
        for future in wait(list(by_future), return_when="FIRST_COMPLETED").done:
            self._take(by_future[future], future)

    def _take(self, task: _Task, future: Any) -> None:
        """What has become of a task: it is done, wants something, or has been lost."""
        from distributed import KilledWorker  # noqa: PLC0415 - as above

        try:
            message: bytes = future.result()
        except KilledWorker:
            self._suspect(task, "ended one worker of the cluster after the other")
            return
        except Exception:
            if future.status != "cancelled" or task.sent > _AGAIN:
                raise
            self._send(task)  # the cluster has lost it
            return
        finally:
            future.release()
        self._read(task, message[:1], message[1:])

    def _read(self, task: _Task, sign: bytes, value: bytes) -> None:
        if sign == DONE:
            made: Made = pickle.loads(value)  # noqa: S301 - by our own program, on a cluster that is trusted
            if made.missing:
                task.known |= made.missing
                self._send(task)
            else:
                task.made, task.future = made, None
        elif sign == FAILED:
            raise pickle.loads(value)  # noqa: S301 - as above
        else:
            assert sign in (GONE, SHORT)  # noqa: S101 - there are four
            self._suspect(task, value.decode() or "had no memory left for it")

    def _suspect(self, task: _Task, how: str) -> None:
        """Text by text, and what then is lost again is lost."""
        if task.tried:
            task.lost, task.future = how, None
            return
        at = self._line.index(task)
        self._line[at : at + 1] = parts = [_Task([path], tried=True) for path in task.paths]
        for part in parts:
            part.known = dict(task.known)
            self._send(part)


@contextmanager
def _connected(scheduler: str) -> Iterator[Any]:
    """A client of a scheduler that has workers like ourselves. ``SettingsError``: there is none."""
    try:
        from distributed import Client  # noqa: PLC0415 - the extra “cluster”
    except ImportError as error:
        raise SettingsError(
            f"--scheduler needs what is not installed: {error.name}", "pip install 'tei-edition[cluster]'"
        ) from error
    try:
        client = Client(scheduler, timeout=_WAIT)
    except (OSError, ValueError, TimeoutError) as error:
        raise SettingsError(f"no scheduler answers at {scheduler}: {error}", "start one: dask scheduler") from error
    with client:
        _compare(client, scheduler)
        yield client


def _compare(client: Any, scheduler: str) -> None:
    """See to it that there is a worker, and that all are of our version: others would make another edition."""
    try:
        client.wait_for_workers(1, timeout=_WAIT)
    except TimeoutError as error:
        raise SettingsError(f"the scheduler at {scheduler} has no workers", "start some: dask worker") from error
    ours = versions()
    for worker, theirs in client.run(versions).items():
        if theirs != ours:
            raise SettingsError(
                f"the worker {worker} has {_in_words(theirs)}, but here is {_in_words(ours)}", "install the same on all"
            )


def versions() -> dict[str, str]:
    """What results may depend on, and what must be able to read each other."""
    import lxml  # noqa: PLC0415 - asked for once

    return {"edition": edition.__version__, "Python": platform.python_version(), "lxml": lxml.__version__}


def _in_words(found: dict[str, str]) -> str:
    return ", ".join(f"{name} {version}" for name, version in found.items())


@contextmanager
def _posted(client: Any, kit: bytes) -> Iterator[str]:
    """Hand what a step needs to every worker, once, and to those that come later; its name on them."""
    name = f"edition-{os.urandom(8).hex()}"
    client.register_plugin(Outpost(name, kit), name=name)
    try:
        yield name
    finally:
        with suppress(Exception):
            client.unregister_worker_plugin(name)
