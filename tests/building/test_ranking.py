"""The ranks of files: in order, with room for their texts, and kept as long as that can be."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from edition.building.ranking import STEP, ranks

SIZES = st.lists(st.integers(1, 5), max_size=12)


def sized(sizes: list[int]) -> list[tuple[str, int]]:
    return [(f"{n:03}.xml", size) for n, size in enumerate(sizes)]


def has_room(files: list[tuple[str, int]], found: dict[str, int]) -> bool:
    """Whether each file begins where all texts of those before it have ended."""
    free = 1
    for path, size in files:
        if found[path] < free:
            return False
        free = found[path] + size
    return True


def test_there_is_room_between_files() -> None:
    found = ranks([("a", 1), ("b", 2)], {})
    assert found["a"] > STEP // 2
    assert found["b"] - found["a"] > STEP // 2


def test_a_new_file_stands_between_its_neighbours() -> None:
    before = ranks([("a", 1), ("c", 1)], {})
    found = ranks([("a", 1), ("b", 3), ("c", 1)], before)
    assert (found["a"], found["c"]) == (before["a"], before["c"])
    assert found["a"] < found["b"] <= found["c"] - 3


def test_where_there_is_no_room_all_are_new() -> None:
    files = [("a", 1), ("b", 2), ("c", 1)]
    assert ranks(files, {"a": 7, "c": 9}) == ranks(files, {})
    assert ranks(files, {"a": 7, "c": 10}) == {"a": 7, "b": 8, "c": 10}


def test_a_file_that_has_grown_into_the_next_one_moves_all() -> None:
    files = [("a", 3), ("b", 1)]
    assert ranks(files, {"a": 7, "b": 9}) == ranks(files, {})


def test_files_that_have_changed_places_are_all_new() -> None:
    files = [("b", 1), ("a", 1)]
    assert ranks(files, {"a": 7, "b": 9}) == ranks(files, {})


@given(SIZES, st.dictionaries(st.integers(0, 11), st.integers(1, 40)))
def test_all_have_room_in_their_order_whatever_was_before(sizes: list[int], before: dict[int, int]) -> None:
    files, known = sized(sizes), {f"{n:03}.xml": rank for n, rank in before.items()}
    found = ranks(files, known)
    assert list(found) == [path for path, _ in files]
    assert has_room(files, found)
    kept = {path: rank for path, rank in known.items() if path in found}
    assert kept.items() <= found.items() or found == ranks(files, {})


@given(SIZES, st.sets(st.integers(0, 11)))
def test_those_that_were_there_keep_theirs_when_others_come_and_go(sizes: list[int], new: set[int]) -> None:
    files = sized(sizes)
    old = [file for n, file in enumerate(files) if n not in new]
    before = ranks([*old, ("gone.xml", 1)], {})
    found = ranks(files, before)
    assert {path: found[path] for path, _ in old} == {path: before[path] for path, _ in old}
    assert has_room(files, found)
