"""Which entries of one id describe one entity."""

from __future__ import annotations

import itertools
from typing import Any

import pytest

from edition.building.uniting import entities_of


def row(n: int, path: str, name: str, kind: str = "person", local: int = 0, addresses: str = "") -> tuple[Any, ...]:
    return (n, "p1", path, kind, name, f"digest{n}", local, addresses, 10 + n)


def test_one_entry_is_one_entity() -> None:
    assert entities_of("p1", [row(1, "a.xml", "Ada")]) == ([(1, "p1")], [])


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (row(1, "a.xml", "Ada"), row(2, "b.xml", "ADA")),
        (row(1, "a.xml", "Ada", addresses="gnd:1\nx/1"), row(2, "b.xml", "Byron", addresses="y/2\nx/1")),
        (row(1, "a.xml", "Ada", local=1, addresses="x/1"), row(2, "b.xml", "Byron", addresses="x/1")),
    ],
)
def test_entries_of_one_name_or_identifier_are_one(one: tuple[Any, ...], other: tuple[Any, ...]) -> None:
    assert entities_of("p1", [one, other]) == ([(1, "p1"), (2, "p1")], [])


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (row(1, "a.xml", "Ada"), row(2, "l/b.xml", "Byron")),
        (row(1, "a.xml", "Ada", addresses=""), row(2, "l/b.xml", "Byron", addresses="")),
        (row(1, "a.xml", "Ada", "place"), row(2, "l/b.xml", "Ada")),
        (row(1, "a.xml", "Chair", local=1), row(2, "l/b.xml", "Chair", local=1)),
        (row(1, "a.xml", "Chair", local=1), row(2, "l/b.xml", "Chair")),
    ],
)
def test_others_are_named_by_their_files(one: tuple[Any, ...], other: tuple[Any, ...]) -> None:
    named, problems = entities_of("p1", [one, other])
    assert named == [(1, "a.p1"), (2, "l.b.p1")]
    assert [(slug, path, ordinal) for slug, path, ordinal, _ in problems] == [
        ("entry-id-collision", "a.xml", 11),
        ("entry-id-collision", "l/b.xml", 12),
    ]
    assert problems[1][3].endswith("this one is called l.b.p1")


def test_two_of_one_file_are_counted() -> None:
    named, _ = entities_of("p1", [row(1, "a.xml", "Ada"), row(2, "a.xml", "Bob"), row(3, "b.xml", "Ada")])
    assert named == [(1, "a.p1"), (3, "a.p1"), (2, "a.p1.2")]


def test_what_nothing_can_point_to_is_known_by_its_words() -> None:
    rows = [row(1, "a.xml", "Ada Lovelace"), row(2, "a.xml", "Ada Lovelace")]
    assert entities_of("", rows) == ([(1, "Ada-Lovelace-digest"), (2, "Ada-Lovelace-digest")], [])
    ((n, entity),) = entities_of("", [row(7, "a.xml", "x" * 300)])[0]
    assert n == 7
    assert len(entity) <= 67


def test_a_third_one_makes_two_of_them_one_whatever_the_order() -> None:
    a, b = row(1, "a.xml", "Ada", addresses="x/1"), row(2, "b.xml", "Byron", addresses="y/2")
    both = row(3, "c.xml", "Countess", addresses="y/2\nx/1")
    for order in itertools.permutations((a, b, both)):
        assert entities_of("p1", list(order)) == ([(one[0], "p1") for one in order], [])


def test_the_first_in_order_names_the_entity() -> None:
    rows = [row(1, "a.xml", "Ada"), row(2, "b.xml", "Bob"), row(3, "c.xml", "Ada"), row(4, "d.xml", "Bob", "org")]
    assert entities_of("p1", rows)[0] == [(1, "a.p1"), (3, "a.p1"), (2, "b.p1"), (4, "d.p1")]
    assert entities_of("p1", rows[:0:-1])[0] == [(4, "d.p1"), (3, "c.p1"), (2, "b.p1")]


def test_many_texts_may_each_have_their_own() -> None:
    rows = [row(n, f"t{n}.xml", "Chair", local=1) for n in range(20_000)]
    assert len({entity for _, entity in entities_of("p1", rows)[0]}) == 20_000
