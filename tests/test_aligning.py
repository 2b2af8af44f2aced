"""Passages side by side: by number, by pointer, in the order of the first text."""

from __future__ import annotations

import tracemalloc
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from edition.aligning import Group, Parallels, Unit, align, named, stated, units_of
from edition.errors import SettingsError
from tests.reading.sample import document


def laid(*bodies: str, by: str = "") -> list[tuple[list[str], ...]]:
    """The rows of some texts: the words of the passages in each cell."""
    units: list[Unit] = []
    elements: list[Any] = []
    for n, body in enumerate(bodies):
        found = units_of(document(body).root, n, len(units), named(f"{n}.xml", {}))
        units += [unit for unit, _ in found]
        elements += [element for _, element in found]
    rows = align(units, len(bodies), by).rows
    return [tuple(["".join(elements[n].itertext()) for n in cell] for cell in row.cells) for row in rows]


class TestByNumber:
    def test_the_smallest_passages_that_have_counterparts(self) -> None:
        latin = '<div n="1"><p n="1">a</p><p n="2">b</p></div><div n="2"><p>c</p></div>'
        english = '<div n="1"><p n="1">A</p><p n="2">B</p></div><div n="2"><p n="9">C</p></div>'
        assert laid(latin, english) == [(["a"], ["A"]), (["b"], ["B"]), (["c"], ["C"])]

    def test_numbers_count_within_what_is_around(self) -> None:
        assert laid('<div n="1"><p n="1">a</p></div>', '<div n="2"><p n="1">A</p></div>') == [(["a"], []), ([], ["A"])]

    def test_what_has_no_counterpart_stands_alone_in_its_place(self) -> None:
        assert laid('<p n="1">a</p><p n="3">c</p>', '<p n="1">A</p><p n="2">B</p><p n="3">C</p>') == [
            (["a"], ["A"]),
            ([], ["B"]),
            (["c"], ["C"]),
        ]

    def test_several_texts(self) -> None:
        assert laid('<p n="1">a</p>', '<p n="1">A</p>', '<p n="1">α</p><p n="2">β</p>') == [
            (["a"], ["A"], ["α"]),
            ([], [], ["β"]),
        ]

    def test_of_one_number_twice_the_first(self) -> None:
        assert laid('<p n="1">a</p>', '<p n="1">A</p><p n="1">B</p>') == [(["a"], ["A"]), ([], ["B"])]

    def test_notes_and_readings_are_passed_by(self) -> None:
        assert laid('<p n="1">a</p>', '<note><p n="1">N</p></note><p n="1">A</p>') == [(["a"], ["A"])]


class TestByPointer:
    def test_from_either_side(self) -> None:
        assert laid('<p xml:id="a" corresp="1.xml#b">a</p>', '<p xml:id="b">b</p>') == [(["a"], ["b"])]
        assert laid('<p xml:id="a">a</p>', '<p corresp="0.xml#a">b</p>') == [(["a"], ["b"])]

    def test_one_to_several(self) -> None:
        assert laid('<p corresp="1.xml#b 1.xml#c">a</p>', '<p xml:id="b">b</p><p xml:id="c">c</p>') == [
            (["a"], ["b", "c"])
        ]

    def test_transposed_passages_stand_where_the_first_text_has_them(self) -> None:
        other = '<p xml:id="y" n="5">y</p><p xml:id="x" n="6">x</p>'
        assert laid('<p corresp="1.xml#x">a</p><p corresp="1.xml#y">b</p>', other) == [(["a"], ["x"]), (["b"], ["y"])]

    def test_a_pointer_is_stronger_than_a_number(self) -> None:
        texts = ('<p n="1" corresp="1.xml#x">a</p>', '<p n="1">b</p><p n="2" xml:id="x">c</p>')
        assert laid(*texts)[0] == (["a"], ["c"])
        assert laid(*texts, by="n")[0] == (["a"], ["b"])

    def test_into_the_same_text_means_nothing(self) -> None:
        assert laid('<p xml:id="a" corresp="#b">a</p><p xml:id="b">b</p>', "<p>c</p>") == [(["a"], []), (["b"], [])]


@given(
    st.lists(
        st.lists(st.tuples(st.sampled_from(["", "1", "2", "3"]), st.booleans()), max_size=8), min_size=2, max_size=4
    )
)
def test_every_passage_is_in_one_row_or_within_one(texts: list[list[tuple[str, bool]]]) -> None:
    units: list[Unit] = []
    for column, passages in enumerate(texts):
        first = len(units)
        for at, (n, inner) in enumerate(passages):
            around = len(units) - 1 if inner and len(units) > first else -1
            units.append(Unit(column, at, around, n))
    placed = [n for row in align(units, len(texts)).rows for cell in row.cells for n in cell]
    assert len(placed) == len(set(placed))
    for n in range(len(units)):
        chain, up = [n], units[n].around
        while up >= 0:
            chain.append(up)
            up = units[up].around
        inside = any(one in placed for one in chain)
        assert inside or any(n in _above(units, other) for other in placed)


def test_many_rows_that_the_first_text_has_not_take_little_memory() -> None:
    """Each stands after the one before: what is kept of a row must not grow with their number."""
    units = [Unit(column, at, -1, str(at) if column else "") for column in range(3) for at in range(1500)]
    tracemalloc.start()
    rows = align(units, 3).rows
    most = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert [row.cells[1] for row in rows if row.cells[1]] == [[1500 + at] for at in range(1500)]
    assert most < 6_000_000


def _above(units: list[Unit], n: int) -> set[int]:
    found, up = set(), units[n].around
    while up >= 0:
        found.add(up)
        up = units[up].around
    return found


class TestSettings:
    def test_one_group_or_several(self) -> None:
        assert stated("t", {"texts": ["a", "b"], "by": "n"}) == Parallels((Group(("a", "b"), "n"),))
        assert stated("t", [{"texts": ["a", "b"]}, {"texts": ["b", "c"]}]).of("b").__next__() == Group(("a", "b"))

    @pytest.mark.parametrize(
        ("table", "said"),
        [
            ({"texts": ["a"]}, "two texts or more"),
            ({"texts": "a"}, "two texts or more"),
            ({"texts": ["a", 1]}, "two texts or more"),
            ({"texts": ["a", "b"], "by": "id"}, "one of corresp, n"),
            ({"text": ["a", "b"]}, "no setting"),
            ([{"texts": ["a", "b"]}, {"texts": ["a", "b"], "by": "n"}], "twice"),
            (3, "must be a table"),
            ([3], "must be a table"),
        ],
    )
    def test_mistakes_are_named(self, table: Any, said: str) -> None:
        with pytest.raises(SettingsError, match=said):
            stated("edition.toml", table)
