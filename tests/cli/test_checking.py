"""Sources checked and reported as one."""

from __future__ import annotations

import json
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest

from edition.cli.checking import Asked, checked, reported
from edition.model import Edit
from tests.cli.conftest import Command
from tests.cli.running import tei, write

PERSON = '<standOff xmlns="http://www.tei-c.org/ns/1.0"><listPerson><person xml:id="a"/></listPerson></standOff>'


@pytest.fixture
def two(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with two editions; both point to a person, one without ``#``, one to nobody."""
    monkeypatch.chdir(tmp_path)
    pointing = '<p><persName ref="{}">A</persName></p>'
    texts = {"one/a.xml": tei(pointing.format("a")), "one/p.xml": PERSON, "two/deep/b.xml": tei(pointing.format("#x"))}
    return write(tmp_path, texts)


def asked(*paths: str) -> Asked:
    return Asked(tuple(map(Path, paths)), select=("references",), fix=True)


def test_paths_of_one_source_begin_there(two: Path) -> None:
    report = reported(checked(asked("two"), lambda *_: None), asked("two"))
    assert [problem.place.path for problem in report.problems if problem.place] == ["deep/b.xml"]
    assert (report.base, report.files, report.from_here("deep/b.xml")) == ("two", ("deep/b.xml",), "two/deep/b.xml")


def test_paths_of_several_begin_here_and_so_do_those_of_fixes(two: Path) -> None:
    report = reported(checked(asked("one", "two"), lambda *_: None), asked("one", "two"))
    assert [problem.place.path for problem in report.problems if problem.place] == ["one/a.xml", "two/deep/b.xml"]
    ((edit,),) = (fix.edits for fix in report.problems[0].fixes)
    assert isinstance(edit, Edit)
    assert (edit.place.path, edit.new) == ("one/a.xml", "#a")
    assert report.files == ("one/a.xml", "one/p.xml", "two/deep/b.xml")


def test_hashes_are_taken_where_something_is_to_be_mended(two: Path) -> None:
    (source,) = checked(asked("one"), lambda *_: None)
    assert set(source.hashes) == {"a.xml", "p.xml"}


def test_several_sources_are_mended_in_their_places(edition: Command, two: Path) -> None:
    said = edition("validate", "one", "two", "--select", "references", "--fix", "--write")
    assert said.code == 1
    assert said.err.splitlines()[0] == "mended: 1 problem in 1 file"
    assert '<persName ref="#a">' in (two / "one" / "a.xml").read_text("utf-8")


@pytest.mark.parametrize("form", ["json", "sarif", "github", "junit"])
def test_forms_for_machines_name_files_from_here(edition: Command, two: Path, form: str) -> None:
    said = edition("validate", "two", "--select", "references", "--format", form)
    assert said.code == 1
    assert said.err.splitlines() == ["checked: 1 text; 1 error"]
    if form == "json":
        (found,) = json.loads(said.out)["problems"]
        assert (found["path"], json.loads(said.out)["base"]) == ("deep/b.xml", "two")
    elif form == "sarif":
        (found,) = json.loads(said.out)["runs"][0]["results"]
        assert found["locations"][0]["physicalLocation"]["artifactLocation"]["uri"] == "two/deep/b.xml"
    elif form == "github":
        assert said.out.startswith("::error file=two/deep/b.xml,line=")
    else:
        assert [suite.get("name") for suite in ET.fromstring(said.out.encode())] == ["two/deep/b.xml"]


def test_schemas_are_named(edition: Command, two: Path) -> None:
    said = edition("validate", "two", "--schema", "tei-edition.xsd", "--json")
    assert json.loads(said.out)["schemas"] == ["tei-edition.xsd (XML Schema, TEI 4.9.0)"]
    assert "checked: 1 text against tei-edition.xsd (XML Schema, TEI 4.9.0); " in said.err
