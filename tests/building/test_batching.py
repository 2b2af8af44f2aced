"""Files in groups, by size and by number."""

from __future__ import annotations

import os

import pytest
from hypothesis import given
from hypothesis import strategies as st

from edition.building.batching import batches, processes

SIZES = st.lists(st.tuples(st.text("ab", min_size=1, max_size=3), st.integers(0, 50)))


class TestBatches:
    @given(SIZES, st.integers(1, 60), st.integers(1, 4))
    def test_nothing_is_lost_and_the_order_stays(self, sized: list[tuple[str, int]], size: int, number: int) -> None:
        found = list(batches(sized, size, number=number))
        assert [path for batch in found for path in batch] == [path for path, _ in sized]
        assert sum(batch.size for batch in found) == sum(length for _, length in sized)
        assert all(found)

    @given(SIZES, st.integers(1, 60), st.integers(1, 4))
    def test_none_is_too_large_and_none_smaller_than_it_must_be(
        self, sized: list[tuple[str, int]], size: int, number: int
    ) -> None:
        at = 0
        for batch in batches(sized, size, number=number):
            lengths = [length for _, length in sized[at : at + len(batch)]]
            at += len(batch)
            assert sum(lengths[:-1]) < size
            assert len(batch) <= number
            full = sum(lengths) >= size or len(batch) == number
            assert full or at == len(sized) or sized[at][1] >= size

    def test_a_large_file_is_one_by_itself(self) -> None:
        sized = [("a", 6), ("b", 6), ("c", 1), ("d", 20), ("e", 1)]
        assert list(batches(sized, 10)) == [["a", "b"], ["c"], ["d"], ["e"]]

    def test_of_very_small_files_no_batch_holds_too_many(self) -> None:
        assert [len(batch) for batch in batches([(str(n), 1) for n in range(600)])] == [250, 250, 100]


class TestProcesses:
    @pytest.mark.parametrize("wanted", [1, 7])
    def test_as_many_as_asked_for(self, wanted: int) -> None:
        assert processes(wanted, {}) == wanted

    def test_little_work_is_done_by_one(self) -> None:
        assert processes(0, {"a": 3_000_000}) == 1

    @pytest.mark.skipif((os.cpu_count() or 1) < 2, reason="one core")
    def test_much_work_is_shared_and_so_are_many_small_files(self) -> None:
        assert processes(0, {"a": 9_000_000}) == processes(0, {str(n): 1 for n in range(2_500)}) == 2

    def test_there_are_no_more_than_cores(self) -> None:
        assert processes(0, {"a": 10**12}) <= (os.cpu_count() or 1)
