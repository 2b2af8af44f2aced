"""Known problems: they stay known when lines move, and only then."""

from __future__ import annotations

import json
from collections import Counter
from pathlib import Path

import pytest

from edition.checking.baseline import compared, load, save, written
from edition.errors import EditionError
from edition.model import Place, Problem


def problem(line: int = 1, source: str = "<p>x</p>", path: str = "a.xml", slug: str = "odd-id") -> Problem:
    return Problem(slug, "warning", "message", Place(path, line, 3), source=source)


def same(path: str) -> str:
    return path


def known(tmp_path: Path, *problems: Problem) -> Counter[tuple[str, str, str]]:
    save(tmp_path / "known.json", problems, same)
    return load(tmp_path / "known.json")


def test_what_was_known_is_not_new(tmp_path: Path) -> None:
    found = compared([problem(), problem(slug="duplicate-id")], known(tmp_path, problem()), same)
    assert found.new == (problem(slug="duplicate-id"),)
    assert (found.known, found.gone) == (1, 0)


def test_a_line_that_moves_or_is_indented_stays_known(tmp_path: Path) -> None:
    assert compared([problem(300, "    <p>x</p>")], known(tmp_path, problem()), same).new == ()


@pytest.mark.parametrize("other", [problem(source="<p>y</p>"), problem(path="b.xml"), problem(slug="reserved-id")])
def test_others_are_new(tmp_path: Path, other: Problem) -> None:
    found = compared([other], known(tmp_path, problem()), same)
    assert (found.new, found.known, found.gone) == ((other,), 0, 1)


def test_equal_ones_are_counted(tmp_path: Path) -> None:
    found = compared([problem(1), problem(2), problem(3)], known(tmp_path, problem(7), problem(8)), same)
    assert found.new == (problem(3),)


def test_without_a_line_the_message_counts(tmp_path: Path) -> None:
    nowhere = Problem("no-schema", "info", "no text names one")
    assert compared([nowhere], known(tmp_path, nowhere), same).known == 1


def test_it_is_easy_to_compare() -> None:
    lines = list(written([problem(2, "b"), problem(1, "a"), problem(9, "b")], lambda path: f"texts/{path}"))
    assert json.loads("\n".join(lines))["known"] == [
        {"path": "texts/a.xml", "slug": "odd-id", "line": "a", "count": 1},
        {"path": "texts/a.xml", "slug": "odd-id", "line": "b", "count": 2},
    ]
    assert len(lines) == 4


@pytest.mark.parametrize(
    "content",
    [
        "",
        "[]",
        "{}",
        '{"format": 1}',
        '{"format": 1, "known": [1]}',
        '{"format": 1, "known": 1}',
        "[" * 100_000,
        "\ud800",
    ],
)
def test_what_is_no_baseline(tmp_path: Path, content: str) -> None:
    path = tmp_path / "known.json"
    path.write_bytes(content.encode("utf-8", "surrogatepass"))
    with pytest.raises(EditionError, match="is no baseline"):
        load(path)


def test_one_of_another_version(tmp_path: Path) -> None:
    (tmp_path / "known.json").write_text('{"format": 2, "known": []}', encoding="utf-8")
    with pytest.raises(EditionError, match="another version"):
        load(tmp_path / "known.json")


def test_one_that_is_not_there_and_one_that_cannot_be_written(tmp_path: Path) -> None:
    with pytest.raises(EditionError, match="there is no baseline"):
        load(tmp_path / "known.json")
    with pytest.raises(EditionError, match="cannot be written"):
        save(tmp_path / "nowhere" / "known.json", [], same)
    with pytest.raises(EditionError, match="is no baseline"):
        load(tmp_path)
