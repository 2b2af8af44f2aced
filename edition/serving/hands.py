"""The processes of a preview: one for each build, and one at hand for single texts."""

from __future__ import annotations

import pickle
import sys
from collections.abc import Callable, Iterable
from contextlib import suppress
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from edition.building.apprentice import apprentice
from edition.building.cataloguing import Order
from edition.building.discovery import discover
from edition.building.mapping import Survey
from edition.building.worker import FAILED, READY, SHORT, Worker
from edition.checking.choosing import choice
from edition.checking.schemas import schemas
from edition.errors import EditionError
from edition.model import Problem
from edition.serving.glimpsing import Glimpser, Place
from edition.serving.rebuilding import Rebuilder

NOTHING = READY
"""What a process says when it has begun."""
_ENDED = EditionError("the process that builds has ended before it was done", "it is begun again when a file changes")


@dataclass(frozen=True, slots=True)
class Task:
    """Files to be looked at, the number of the change they are of, and whether nothing else has changed with them."""

    paths: tuple[str, ...] = ()
    change: int = 0
    alone: bool = True


class _Hand:
    """A process that may be there or not."""

    def __init__(self, order: Order) -> None:
        self._order = order
        self._worker: Worker | None = None

    @property
    def idle(self) -> bool:
        """Whether there is none."""
        return self._worker is None

    @property
    def connection(self) -> Any:
        """Where it speaks, while there is one."""
        return self._worker.connection if self._worker else None

    def _start(self, make: Callable[[Any], Any], setting: Any) -> None:
        """A process of its own program, which may have some of its own; where that cannot be, a plain one."""
        self._worker = (Worker.start if sys.platform == "win32" else apprentice)(make, setting)

    def _said(self) -> Any:
        """Its next value or the error that it raised, in words; None where it is gone or has no memory left."""
        try:
            sign, value = self._worker.receive() if self._worker else (SHORT, b"")
        except EOFError:
            return None
        if sign in (READY, SHORT):
            return NOTHING if sign == READY else None
        found = pickle.loads(value)  # noqa: S301 - by our own process
        if sign == FAILED and not isinstance(found, EditionError):
            return EditionError(f"internal error: {type(found).__name__}: {found}", "please report it")
        return found

    def kill(self) -> None:
        """End it at once."""
        if self._worker:
            self._worker.kill()
            self._worker.end()
        self._worker = None


class Builder(_Hand):
    """The process of one build, begun anew each time: no template or stylesheet of an earlier time is left in it."""

    def begin(self) -> None:
        """Start it, and have it build. ``OSError``: no process."""
        alone = sys.platform == "win32"  # where it is one that may have none of its own
        self._start(Rebuilder, replace(self._order, jobs=1) if alone else self._order)
        self._give("build")

    def judge(self) -> None:
        """Have it check what it has built."""
        self._give("judge")

    def _give(self, what: str) -> None:
        if self._worker:
            self._worker.give(what, what)

    def heard(self) -> Any:
        """What it says: a value, an error, or ``NOTHING`` where it has only begun."""
        found = self._said()
        return _ENDED if found is None else found


class Quick(_Hand):
    """The process that makes glimpses: kept as long as nothing has changed but texts."""

    def __init__(self, order: Order) -> None:
        super().__init__(order)
        self._task: Task | None = None
        self._waiting: Task | None = None
        self._choice = choice({})

    def renew(self, catalog: Path) -> None:
        """A build has left a catalog, or another one at the same place: work with that from now on."""
        if self._worker is None:
            with suppress(EditionError, OSError):  # then every change is built
                self._begin(catalog)

    def _begin(self, catalog: Path) -> None:
        order = self._order
        project = order.project()
        root = discover(order.source, order.output).root
        self._choice = choice(project.problems)
        survey = Survey(root, project.limits, schemas(order.source, project), self._choice.wanted)
        self._start(Glimpser, Place(survey, catalog, project))

    def ask(self, task: Task) -> bool:
        """Have files looked at; False where nobody can."""
        if self._worker is None:
            return False
        if self._task is None:
            self._give(task)
        else:
            old = self._waiting or Task()
            self._waiting = Task((*old.paths, *task.paths), task.change, old.alone and task.alone)
        return True

    def _give(self, task: Task) -> None:
        self._task = task
        if self._worker:
            self._worker.give(task, list(task.paths))

    def heard(self) -> tuple[Task, Any]:
        """What was asked, and what it says to that: glimpses, an error, None where it is gone, ``NOTHING`` to nothing."""
        found, task = self._said(), self._task or Task()
        if found is None:
            self.kill()
        if found is None or found == NOTHING:
            return task, found
        self._task, waiting, self._waiting = None, self._waiting, None
        if waiting:
            self._give(waiting)
        return task, found

    def wanted(self, problems: Iterable[Problem]) -> list[Problem]:
        """Those of problems that somebody wants to be told."""
        return list(self._choice.of(problems))

    def kill(self) -> None:
        """End it; what it was asked is nobody's any more."""
        super().kill()
        self._task = self._waiting = None
