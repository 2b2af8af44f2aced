"""Values written down and read again: the same, or not at all."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal, NamedTuple

import pytest

from edition.building.plain import form


class Pair(NamedTuple):
    one: int
    two: str = ""


@dataclass(frozen=True)
class Value:
    words: tuple[str, ...]
    pairs: dict[str, list[Pair]]
    kind: Literal["a", "b"]
    seen: frozenset[str]
    path: Path | None
    inner: Value | None = None


VALUE = Value(
    ("x",), {"k": [Pair(1), Pair(2, "é")]}, "b", frozenset("zy"), Path("a/b"), Value((), {}, "a", frozenset(), None)
)
PLAIN = [["x"], [["k", [[1, ""], [2, "é"]]]], "b", ["y", "z"], "a/b", [[], [], "a", [], None, None]]


def test_a_value_is_written_down_by_its_types_and_read_again() -> None:
    assert form(Value).plain(VALUE) == PLAIN
    assert form(Value).back(PLAIN) == VALUE


@pytest.mark.parametrize(
    ("of", "plain"),
    [
        (int, True),
        (int, 1.0),
        (str, None),
        (str, ["x"]),
        (Literal["a", "b"], "c"),
        (Literal["a", "b"], ["a"]),
        (Pair, [1]),
        (Pair, {"one": 1}),
        (tuple[int, str], [1, "x", 2]),
        (dict[str, int], {"x": 1}),
        (Path, 7),
        (Any, None),
    ],
)
def test_anything_else_is_no_value(of: Any, plain: object) -> None:
    with pytest.raises(ValueError):  # noqa: PT011 - whatever its words
        form(of).back(plain)


def test_a_type_that_nobody_knows_is_not_written_down() -> None:
    with pytest.raises(TypeError, match="cannot be written"):
        form(object)
