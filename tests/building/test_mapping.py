"""One text at a time, from its file to artifacts and rows."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from edition.building import mapping
from edition.building.mapping import Mapper, Workplace
from edition.context import Context
from edition.errors import SourceError
from edition.index import Index
from edition.limits import USUAL
from edition.model import Artifact, Place, Problem, Reading
from edition.project import Project
from tests.building.sample import cataloged, tei

FILES = {"a.xml": tei("<p>one</p>"), "b.xml": tei("<p>two</p>")}
FOUND = Problem("text-lost", "error", "a letter is gone", Place("a.xml", 2, 3), "look", "<p>one</p>")


class Complaining:
    """A renderer that finds something wrong between two artifacts, in one text only."""

    name, version = "complaining", "1"

    def text(self, reading: Reading, context: Context) -> Iterator[Artifact | Problem]:
        yield Artifact(f"{reading.text.info.id}.1", b"first")
        if reading.text.info.id == "a":
            yield FOUND
        yield Artifact(f"{reading.text.info.id}.2", b"second")

    def edition(self, index: Index, context: Context) -> Iterator[Artifact]:
        yield from ()


@pytest.fixture
def workplace(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Workplace:
    cataloged(tmp_path, FILES)
    (tmp_path / "staging").mkdir()
    monkeypatch.setattr(mapping, "renderers", lambda: (Complaining(),))
    return Workplace(tmp_path / "source", USUAL, tmp_path / "catalog.sqlite", tmp_path / "staging", Project())


def test_problems_that_a_renderer_yields_reach_the_rows_of_their_text(workplace: Workplace) -> None:
    a, b = (made.texts[0].rows for made in Mapper(workplace)(list(FILES)))
    (row,) = a["problems"]
    assert row[1:9] == ("a.xml", 2, 3, "text-lost", "error", "a letter is gone", "look", "<p>one</p>")
    assert "problems" not in b


def test_artifacts_on_both_sides_of_a_problem_are_written(workplace: Workplace) -> None:
    mapped = Mapper(workplace)(list(FILES))
    assert [written.path for made in mapped for written in made.written] == ["a.1", "a.2", "b.1", "b.2"]
    assert {path.name: path.read_bytes() for path in (workplace.staging or Path()).iterdir()} == {
        "a.1": b"first", "a.2": b"second", "b.1": b"first", "b.2": b"second",
    }  # fmt: skip


def test_where_only_rows_are_asked_for_nothing_is_rendered(workplace: Workplace) -> None:
    rows_only = Workplace(workplace.root, USUAL, workplace.catalog, None, workplace.project)
    (made,) = Mapper(rows_only)(["a.xml"])
    (text,) = made.texts
    assert (made.written, text.text, text.rank) == ([], "a", made.rank)
    assert "problems" not in text.rows


def test_a_file_that_changed_since_the_survey_stops_the_build(workplace: Workplace) -> None:
    (workplace.root / "a.xml").write_text(tei("<p>other</p>"))
    with pytest.raises(SourceError, match=r"a\.xml was changed"):
        Mapper(workplace)(["a.xml"])


def test_a_file_whose_inclusion_changed_since_the_survey_stops_the_build(tmp_path: Path) -> None:
    included = '<p xmlns="http://www.tei-c.org/ns/1.0">{}</p>'
    files = {
        "a.xml": tei('<xi:include xmlns:xi="http://www.w3.org/2001/XInclude" href="part.xml"/>'),
        "part.xml": included.format("one"),
    }
    lookups, _ = cataloged(tmp_path, files)
    lookups.close()
    place = Workplace(tmp_path / "source", USUAL, tmp_path / "catalog.sqlite", None, Project())
    assert len(Mapper(place)(["a.xml"])) == 1
    (tmp_path / "source" / "part.xml").write_text(included.format("two"))
    with pytest.raises(SourceError, match=r"a\.xml was changed"):
        Mapper(place)(["a.xml"])
