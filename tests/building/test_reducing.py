"""Pages of the whole edition in several processes: the same ones."""

from __future__ import annotations

from pathlib import Path

import pytest

from edition.building import publishing, reducing
from edition.building.engine import Order, build
from tests.building.sample import Files, register, tei, write

PEOPLE = "".join(f'<person xml:id="p{n}"><persName>Person {n}</persName></person>' for n in range(30))
FILES: Files = {
    "a.xml": tei(
        "".join(f'<p><name ref="#p{n}">somebody</name> and <name ref="#p{n // 2}">else</name></p>' for n in range(30))
    ),
    "r.xml": register(PEOPLE),
}


def tree(folder: Path) -> dict[str, bytes]:
    return {str(path.relative_to(folder)): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def test_several_processes_make_the_same_pages(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    source = write(tmp_path / "source", FILES)
    build(Order(source, tmp_path / "one", jobs=1))
    monkeypatch.setattr(publishing, "TOGETHER", 7)
    build(Order(source, tmp_path / "two", jobs=2))
    assert tree(tmp_path / "one") == tree(tmp_path / "two")
    assert "persons/p29.html" in tree(tmp_path / "two")


def test_what_was_passed_by_is_found_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """As after a loss: a task that was another process's is done again by one that is further on."""
    places: list[reducing.Reduction] = []
    monkeypatch.setattr(
        publishing, "run", lambda make, place, tasks, *_: places.append(place) or spy(make(place), tasks)
    )

    def spy(reducer: reducing.Reducer, tasks: list[list[str]]):  # type: ignore[no-untyped-def]
        for task in reversed(tasks):
            yield task, reducer(task)

    monkeypatch.setattr(publishing, "TOGETHER", 10)
    source = write(tmp_path / "source", FILES)
    build(Order(source, tmp_path / "one", jobs=2))
    monkeypatch.undo()
    build(Order(source, tmp_path / "two", jobs=1))
    assert places
    assert tree(tmp_path / "one") == tree(tmp_path / "two")
