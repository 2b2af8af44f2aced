"""The same work in one process or in several; and workers that are lost."""

from __future__ import annotations

import faulthandler
import os
import signal
import time
from collections.abc import Callable, Sequence
from contextlib import closing
from pathlib import Path

import pytest

from edition.building import pool
from edition.building.pool import Batch, run
from edition.building.worker import Worker
from edition.errors import EditionError, SourceError
from tests.building.workers import TASKS, shouter

DEATHS: dict[str, Callable[[], object]] = {
    "kill": lambda: os.kill(os.getpid(), signal.SIGKILL),
    "segv": lambda: os.kill(os.getpid(), signal.SIGSEGV),
    "exit": lambda: os._exit(3),
    "hang": lambda: time.sleep(60),
}


def breaker(mark: str) -> Callable[[Sequence[str]], list[str]]:
    def work(task: Sequence[str]) -> list[str]:
        if "b" in task:
            raise ValueError(mark)
        return list(task)

    return work


def mortal(folder: Path | None) -> Callable[[Sequence[str]], list[str]]:
    """A worker that dies of a path “name:death” (with a folder: the first time only), and remembers what it began."""

    faulthandler.disable()

    def work(task: Sequence[str]) -> list[str]:
        for path in task:
            name, _, death = path.partition(":")
            if death == "memory":
                raise MemoryError
            if death and not (folder and (folder / name).exists()):
                if folder:
                    (folder / name).touch()
                DEATHS[death]()
        return [path.upper() for path in task]

    return work


def lost(path: str, how: str) -> list[str]:
    return [f"{path} {how}"]


def lines(tasks: Sequence[list[str]], jobs: int = 2, folder: Path | None = None) -> list[str]:
    return [line for _, result in run(mortal, folder, tasks, jobs, lost) for line in result]


class TestOrder:
    @pytest.mark.parametrize("jobs", [1, 2, 20])
    def test_results_come_in_the_order_of_the_tasks(self, jobs: int) -> None:
        found = list(run(shouter, "!", TASKS, jobs))
        assert [task for task, _ in found] == TASKS
        assert [result for _, (_, result) in found] == [[f"{task[0].upper()}!"] for task in TASKS]
        assert (os.getpid() in {pid for _, (pid, _) in found}) is (jobs == 1)

    @pytest.mark.parametrize("tasks", [[], [["a", "b"]]])
    def test_little_work_needs_no_process(self, tasks: list[list[str]]) -> None:
        assert all(pid == os.getpid() for _, (pid, _) in run(shouter, "!", tasks, 8))

    @pytest.mark.parametrize("jobs", [1, 2])
    def test_where_nothing_is_to_be_done_nobody_begins(self, jobs: int) -> None:
        assert list(run(homeless, "no such place", [], jobs)) == []

    @pytest.mark.parametrize("jobs", [1, 2])
    def test_what_a_worker_raises_is_raised(self, jobs: int) -> None:
        results = run(breaker, "no b", TASKS, jobs)
        assert next(results) == (["a"], ["a"])
        with pytest.raises(ValueError, match="no b"):
            list(results)

    @pytest.mark.parametrize("jobs", [2, 5])
    def test_what_is_heavy_is_begun_first_and_yielded_in_its_turn(
        self, monkeypatch: pytest.MonkeyPatch, jobs: int
    ) -> None:
        given: list[str] = []
        give = Worker.give
        monkeypatch.setattr(Worker, "give", lambda self, task, load: (given.extend(load), give(self, task, load)))
        tasks: list[list[str]] = [Batch([f"{n:02}"], 10_000_000 if n == 70 else 1) for n in range(80)]
        assert [task for task, _ in run(shouter, "!", tasks, jobs)] == tasks
        assert given[0] == "70"
        assert sorted(given) == [task[0] for task in tasks]

    def test_only_some_tasks_are_out_while_the_first_is_not_done(self, tmp_path: Path) -> None:
        tasks = [[f"{n:03}"] for n in range(200)]
        with closing(run(diarist, tmp_path / "diary", tasks, 2)) as results:
            next(results)
            time.sleep(0.3)
            assert len((tmp_path / "diary").read_text().split()) <= 2 * pool.AHEAD + 1

    def test_large_results_are_worth_no_deadlock(self) -> None:
        found = [result for _, result in run(inflater, 3_000_000, TASKS * 3, 2)]
        assert [len(result) for result in found] == [3_000_000] * 24


def diarist(diary: Path) -> Callable[[Sequence[str]], list[str]]:
    """A worker that writes down what it begins."""

    def work(task: Sequence[str]) -> list[str]:
        with diary.open("a") as file:
            file.write(f"{task[0]}\n")
        return list(task)

    return work


def inflater(size: int) -> Callable[[Sequence[str]], bytes]:
    return lambda task: task[0].encode() * size


class TestLost:
    @pytest.mark.parametrize(
        ("death", "how"),
        [
            ("kill", "was killed from outside"),
            ("segv", "crashed in the code of a library (SIGSEGV)"),
            ("exit", "ended by itself with code 3"),
            ("memory", "had no memory left for it"),
        ],
    )
    def test_a_text_that_ends_its_worker_is_named_and_all_others_are_done(self, death: str, how: str) -> None:
        found = lines([["a", "b"], ["c", f"d:{death}", "e"], ["f"], ["g", "h"]])
        assert [line[:1].lower() for line in found] == list("abcdefgh")
        assert found[3].startswith(f"d:{death} {how}")
        assert [line for line in found if " " in line] == [found[3]]

    def test_one_after_the_other_and_all_at_once(self) -> None:
        assert [line.partition(" ")[0] for line in lines([["a:kill", "b:segv"], ["c:exit"], ["d:kill", "e"]])] == [
            "a:kill", "b:segv", "c:exit", "d:kill", "E"
        ]  # fmt: skip

    def test_one_that_is_heavy_is_lost_in_its_turn(self) -> None:
        tasks: list[list[str]] = [Batch(["a"], 1), Batch(["b"], 1), Batch(["c:kill"], 50_000_000), Batch(["d"], 1)]
        assert [line.partition(" ")[0] for line in lines(tasks)] == ["A", "B", "c:kill", "D"]

    def test_a_heavy_batch_is_looked_through_as_well(self) -> None:
        tasks: list[list[str]] = [Batch([str(n)], 1) for n in range(40)]
        tasks.append(Batch(["x", "c:kill", "y"], 50_000_000))
        assert [line.partition(" ")[0] for line in lines(tasks)][-3:] == ["X", "c:kill", "Y"]

    def test_who_dies_by_chance_is_replaced_and_nothing_is_lost(self, tmp_path: Path) -> None:
        found = lines([["a", "b:kill", "c"], ["d:kill"], ["e"], ["f:segv", "g"]], folder=tmp_path)
        assert found == ["A", "B:KILL", "C", "D:KILL", "E", "F:SEGV", "G"]

    def test_a_text_without_an_end_is_given_up(self, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(pool, "PATIENCE", 0.3)
        found = lines([["a", "b"], ["c", "d:hang"], ["e"]])
        assert [line.partition(" ")[0] for line in found] == ["A", "B", "C", "d:hang", "E"]
        assert "came to no end" in found[3]

    def test_no_memory_is_survived_in_one_process_too(self) -> None:
        assert lines([["a", "b:memory", "c"]], jobs=1) == ["A", "b:memory had no memory left for it", "C"]

    def test_without_an_answer_it_stops_the_work(self) -> None:
        with pytest.raises(SourceError, match=r"b:kill: the process that read it was killed"):
            list(run(mortal, None, [["a"], ["b:kill"]], 2))

    def test_workers_that_never_begin_stop_the_work(self) -> None:
        with pytest.raises(EditionError, match="do not begin: the last one ended by itself with code 4"):
            list(run(stillborn, 4, TASKS, 2))

    def test_what_is_raised_at_the_beginning_is_raised(self) -> None:
        with pytest.raises(SourceError, match="no such place"):
            list(run(homeless, "no such place", TASKS, 2))

    def test_of_several_exceptions_the_first_in_turn_is_raised(self) -> None:
        tasks = [["a"], ["b"], *([letter, "b"] for letter in "cdefgh")]
        for _ in range(10):
            results = run(breaker, "no b", tasks, 3)
            assert next(results) == (["a"], ["a"])
            with pytest.raises(ValueError, match="no b"):
                next(results)

    def test_an_exception_that_cannot_travel_is_told_in_words(self) -> None:
        with pytest.raises(RuntimeError, match="Stubborn: it is a"):
            list(run(stubborn, "it is", TASKS, 2))


def stillborn(code: int) -> Callable[[Sequence[str]], None]:
    os._exit(code)


def homeless(message: str) -> Callable[[Sequence[str]], None]:
    raise SourceError(message, "a hint")


class Stubborn(Exception):
    """Cannot be pickled, by whatever way: there are libraries that teach exceptions to travel without their ``__init__``."""

    def __init__(self, one: str, two: str) -> None:
        super().__init__(f"{one} {two}")
        self.hold = lambda: None


def stubborn(words: str) -> Callable[[Sequence[str]], None]:
    def work(task: Sequence[str]) -> None:
        raise Stubborn(words, task[0])

    return work
