"""Files for reference managers: of each text, of the edition, of its persons."""

from __future__ import annotations

from dataclasses import replace

from edition.renderers.citations import CitationsRenderer

from edition.model import Artifact, Reading, Text, TextInfo
from edition.project import Project
from tests.reading.sample import FakeContext
from tests.renderers.sample import FakeIndex

BASE = "https://example.org/e/"


def edition(project: Project, **index: object) -> dict[str, bytes]:
    found = CitationsRenderer().edition(FakeIndex(project=project, **index), FakeContext())  # type: ignore[arg-type]
    return {a.path: a.content if isinstance(a.content, bytes) else b"".join(a.content) for a in found}


def test_a_restricted_text_may_be_cited() -> None:
    info = TextInfo("a", "a.xml", 1, "text", "A day", restricted=True, withheld=True)
    reading = Reading(Text(info, {"text": ""}, ()), ())
    made: list[Artifact] = list(CitationsRenderer().text(reading, FakeContext()))
    assert [artifact.path for artifact in made] == ["texts/a.bib", "texts/a.ris", "texts/a.csl.json"]


def test_an_edition_without_a_title_is_not_cited() -> None:
    assert edition(Project()) == {}


def test_an_edition_with_one() -> None:
    project = Project(title="Letters", editors="Ada Byron")
    assert list(edition(project)) == ["cite.bib", "cite.ris", "cite.csl.json", "CITATION.cff"]
    assert "CITATION.cff" not in edition(replace(project, editors=""))


def test_what_all_headers_say_alike_is_said_of_the_edition() -> None:
    stated = {"cite-publisher": [("Tide", "", 2, "A")], "cite-place": [("Bath", "", 1, "A")]}
    found = edition(Project(title="Letters"), stated=stated, counts={"texts": 2})["cite.ris"].decode()
    assert "PB  - Tide" in found
    assert "CY" not in found
