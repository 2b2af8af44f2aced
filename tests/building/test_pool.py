"""The same work in one process or in several."""

from __future__ import annotations

import os
from collections.abc import Callable, Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from edition.building.pool import batches, run

SIZES = st.lists(st.tuples(st.text("ab", min_size=1, max_size=3), st.integers(0, 50)))


class TestBatches:
    @given(SIZES, st.integers(1, 60))
    def test_nothing_is_lost_and_the_order_stays(self, sized: list[tuple[str, int]], size: int) -> None:
        found = list(batches(sized, size))
        assert [path for batch in found for path in batch] == [path for path, _ in sized]
        assert all(found)

    @given(SIZES, st.integers(1, 60))
    def test_each_is_as_small_as_it_can_be(self, sized: list[tuple[str, int]], size: int) -> None:
        at = 0
        found = list(batches(sized, size))
        for number, batch in enumerate(found, 1):
            lengths = [length for _, length in sized[at : at + len(batch)]]
            at += len(batch)
            assert sum(lengths[:-1]) < size
            assert sum(lengths) >= size or number == len(found)

    def test_for_instance(self) -> None:
        assert list(batches([("a", 6), ("b", 6), ("c", 1), ("d", 20), ("e", 1)], 10)) == [["a", "b"], ["c", "d"], ["e"]]


def shouter(mark: str) -> Callable[[Sequence[str]], tuple[int, list[str]]]:
    """A worker that says who did it."""
    return lambda task: (os.getpid(), [path.upper() + mark for path in task])


def breaker(mark: str) -> Callable[[Sequence[str]], list[str]]:
    def work(task: Sequence[str]) -> list[str]:
        if task == ["b"]:
            raise ValueError(mark)
        return list(task)

    return work


TASKS = [[letter] for letter in "abcdefgh"]


class TestRun:
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
    def test_what_a_worker_raises_is_raised(self, jobs: int) -> None:
        results = run(breaker, "no b", TASKS, jobs)
        assert next(results) == (["a"], ["a"])
        with pytest.raises(ValueError, match="no b"):
            list(results)
