"""What results depend on beside the sources, in few letters."""

from __future__ import annotations

import dataclasses
import os
from pathlib import Path

import pytest

from edition.building import settings
from edition.building.settings import hangs_on_schemas, of_reading, of_survey
from edition.building.surveying import FileFacts
from edition.checking.schemas import Missing, Schema, Schemas
from edition.limits import USUAL
from edition.model import Place
from edition.project import Project

INCLUDING = '<grammar xmlns="http://relaxng.org/ns/structure/1.0"><include href="{}"/></grammar>'


def survey(root: Path, **other: object) -> str:
    asked = {"schemas": Schemas((root / "schema",), root=root), "wanted": None, "limits": USUAL} | other
    return of_survey(root, **asked)  # type: ignore[arg-type]


def reading(folder: Path, **other: object) -> str:
    return of_reading(dataclasses.replace(Project(folder=folder), **other), True)  # type: ignore[arg-type]


def test_facts_depend_on_limits_on_what_is_looked_for_and_on_the_schemas(tmp_path: Path) -> None:
    usual = survey(tmp_path)
    assert survey(tmp_path) == usual
    others = [
        survey(tmp_path, limits=dataclasses.replace(USUAL, depth=9)),
        survey(tmp_path, wanted=frozenset(["not-tei"])),
        survey(tmp_path, schemas=None),
    ]
    assert len({usual, *others}) == 4


@pytest.mark.parametrize("path", ["a.rng", "schema/a.xsd", "schema/parts/a.rnc", "catalog.xml", "rules.sch"])
def test_facts_depend_on_the_bytes_of_schemas(path: str, tmp_path: Path) -> None:
    (tmp_path / path).parent.mkdir(parents=True, exist_ok=True)
    known = [survey(tmp_path)]
    for content in ("one", "two"):
        (tmp_path / path).write_text(content, encoding="utf-8")
        known.append(survey(tmp_path))
    assert len(set(known)) == 3


def test_facts_depend_on_what_schemas_include_whatever_it_is_called(tmp_path: Path) -> None:
    (tmp_path / "a.rng").write_text(INCLUDING.format("b.part"), encoding="utf-8")
    (tmp_path / "b.part").write_text(INCLUDING.format("c%20d"), encoding="utf-8")
    known = [survey(tmp_path)]
    for content in ("one", "two"):
        (tmp_path / "c d").write_text(content, encoding="utf-8")
        known.append(survey(tmp_path))
    (tmp_path / "picture.png").write_text("three", encoding="utf-8")
    assert survey(tmp_path) == known[-1]
    assert len(set(known)) == 3


def test_schemas_that_include_one_another_have_an_end(tmp_path: Path) -> None:
    (tmp_path / "a.rng").write_text(INCLUDING.format("b.part"), encoding="utf-8")
    (tmp_path / "b.part").write_text(INCLUDING.format("b.part"), encoding="utf-8")
    assert survey(tmp_path)


@pytest.mark.parametrize(("name", "hangs"), [("a.rng", False), ("a.xml", True), ("a", True)])
def test_a_schema_whose_name_says_nothing_is_looked_at_each_time(name: str, hangs: bool) -> None:
    applied, missing = Schema(Path("schema") / name, "rng"), Missing(name, "which is not here", Place("t.xml"))
    assert hangs_on_schemas(FileFacts("t.xml", "", 0, "tei", grammar=((applied,), ()))) is hangs
    assert hangs_on_schemas(FileFacts("t.xml", "", 0, "tei", grammar=((), (missing,)))) is hangs
    assert not hangs_on_schemas(FileFacts("t.xml", "", 0, "tei"))


def test_pages_depend_on_settings_and_whether_they_are_made(tmp_path: Path) -> None:
    project = Project(folder=tmp_path)
    known = {
        of_reading(project, True),
        of_reading(project, False),
        of_reading(dataclasses.replace(project, title="Letters"), True),
        of_reading(dataclasses.replace(project, base_witness="A"), True),
    }
    assert len(known) == 4
    assert of_reading(project, True) in known


def test_how_grave_problems_are_makes_no_other_page(tmp_path: Path) -> None:
    assert reading(tmp_path) == reading(tmp_path, problems={"not-tei": "off"})


@pytest.mark.parametrize("path", ["xslt/lists.xsl", "templates/cite.html"])
def test_pages_depend_on_the_bytes_of_stylesheets_and_templates(path: str, tmp_path: Path) -> None:
    known = [reading(tmp_path)]
    (tmp_path / path).parent.mkdir()
    for content in ("one", "two"):
        (tmp_path / path).write_text(content, encoding="utf-8")
        known.append(reading(tmp_path))
    assert len(set(known)) == 3


def test_everything_depends_on_the_program(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    known = [survey(tmp_path), reading(tmp_path)]
    monkeypatch.setattr(settings.edition, "__version__", "another")
    assert survey(tmp_path) != known[0]
    assert reading(tmp_path) != known[1]


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="this system has no pipes")
@pytest.mark.parametrize("name", ["pipe.rng", "device.rng"])
def test_nobody_waits_for_a_pipe_or_a_device_among_the_schemas(name: str, tmp_path: Path) -> None:
    (tmp_path / "a.rng").write_text(f'<grammar><include href="{name}"/><include href="/dev/zero"/></grammar>')
    if name == "pipe.rng":
        os.mkfifo(tmp_path / name)
    else:
        (tmp_path / name).symlink_to("/dev/zero")
    before = of_survey(tmp_path, None, None, USUAL)
    assert before == of_survey(tmp_path, None, None, USUAL)
