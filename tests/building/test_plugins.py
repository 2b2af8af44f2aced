"""Renderers, found by their entry points."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from edition.building import plugins
from edition.errors import EditionError


class Renderer:
    def __init__(self, name: str = "csv") -> None:
        self.name = name

    def table(self, index: object, table: str) -> Iterator[bytes]:
        yield f"{self.name} of {index}: {table}".encode()


class Point:
    """An entry point that is not installed."""

    def __init__(self, name: str) -> None:
        self.name = name

    def load(self) -> object:
        return lambda: Renderer(self.name)


def install(monkeypatch: pytest.MonkeyPatch, *names: str) -> None:
    def entry_points(group: str, name: str | None = None) -> tuple[Point, ...]:
        assert group == "edition.renderers"
        return tuple(Point(one) for one in names if name in (None, one))

    monkeypatch.setattr("importlib.metadata.entry_points", entry_points)


def test_ours_are_installed() -> None:
    assert [r.name for r in plugins.renderers()] == sorted(r.name for r in plugins.renderers())
    assert {"csv", "data", "html", "text"} <= {r.name for r in plugins.renderers()}


def test_they_come_by_name(monkeypatch: pytest.MonkeyPatch) -> None:
    install(monkeypatch, "text", "csv", "length")
    assert [r.name for r in plugins.renderers()] == ["csv", "length", "text"]


def test_without_any_there_is_nothing_to_build(monkeypatch: pytest.MonkeyPatch) -> None:
    install(monkeypatch)
    with pytest.raises(EditionError, match="no renderer is installed") as caught:
        plugins.renderers()
    assert "pip install" in caught.value.hint


def test_tables_are_printed_by_the_one_that_writes_them(monkeypatch: pytest.MonkeyPatch) -> None:
    install(monkeypatch, "text", "csv")
    assert list(plugins.table_bytes("index", "persons")) == [b"csv of index: persons"]  # type: ignore[arg-type]
