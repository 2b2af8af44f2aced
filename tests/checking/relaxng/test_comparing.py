"""Whether schemas admit the same texts, or one of them all that another admits."""

from __future__ import annotations

from pathlib import Path

import pytest

from edition.checking.relaxng.comparing import contained, difference_of, equal
from edition.checking.relaxng.schema import Schema, load


def schema(folder: Path, text: str) -> Schema:
    path = folder / f"{abs(hash(text))}.rnc"
    path.write_text(text, encoding="utf-8")
    return load(path)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("element p { text }", "start = element p { mixed { empty } }"),
        ("element p { element q { empty }?, element q { empty }* }", "element p { element q { empty }* }"),
        ("element p { attribute a { text } & attribute b { text } }", "element p { attribute b { text }, attribute a { text } }"),
        ("element p { (element a { empty } | empty), text }", "element p { element a { empty }?, text }"),
        ('element p { "one" | "two" }', 'element p { "two" | "one" | "two" }'),
    ],
)  # fmt: skip
def test_what_is_written_in_two_ways_is_equal(one: str, other: str, tmp_path: Path) -> None:
    assert equal(schema(tmp_path, one), schema(tmp_path, other))


@pytest.mark.parametrize(
    ("narrow", "wide", "where"),
    [
        ("element p { empty }", "element p { text }", ("p",)),
        ("element p { element q { empty } }", "element p { element q { empty }+ }", ("p", "q")),
        ("element p { element q { empty } }", "element p { element q { attribute n { text }? } }", ("p", "q")),
        ('element p { "one" }', "element p { xsd:NCName }", ("p",)),
    ],
)
def test_a_part_is_contained_and_not_equal(narrow: str, wide: str, where: tuple[str, ...], tmp_path: Path) -> None:
    one, other = schema(tmp_path, narrow), schema(tmp_path, wide)
    assert contained(one, other)
    assert not contained(other, one)
    assert not equal(one, other)
    found = difference_of(other, one)
    assert found is not None
    assert found.path == where
