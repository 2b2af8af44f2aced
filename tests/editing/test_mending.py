"""The sure fixes of many problems, by file."""

from __future__ import annotations

from pathlib import Path

import pytest

from edition.editing.mending import Plan, planned
from edition.model import Edit, Fix, Place, Problem
from edition.reading.parsing import sha256


@pytest.fixture
def files(tmp_path: Path) -> Path:
    for name in "ab":
        (tmp_path / f"{name}.xml").write_bytes(b"<p>abc</p>\n")
    return tmp_path


def problem(path: str, column: int, old: str, new: str, *, sure: bool = True) -> Problem:
    place = Place(path, 1, column, 1, column + len(old))
    return Problem("slug", "error", "message", place, fixes=(Fix(f"write {new}", (Edit(place, old, new),), sure),))


def plan(files: Path, *problems: Problem) -> Plan:
    known = {path.name: sha256(path.read_bytes()) for path in files.iterdir()}
    return planned(problems, lambda path: (files / path).read_bytes(), known)


def test_files_are_changed_by_their_sure_fixes(files: Path) -> None:
    found = plan(files, problem("b.xml", 4, "a", "x"), problem("b.xml", 6, "c", "z", sure=False))
    assert found.made == 1
    assert list(found.diff()) == ["--- a/b.xml", "+++ b/b.xml", "@@ -1,1 +1,1 @@", "-<p>abc</p>", "+<p>xbc</p>"]
    assert [file.path for file in found.write(files)] == ["b.xml"]
    assert (files / "b.xml").read_bytes() == b"<p>xbc</p>\n"
    assert (files / "a.xml").read_bytes() == b"<p>abc</p>\n"
    assert found.left == []


def test_one_broken_file_does_not_hinder_the_others(files: Path) -> None:
    found = plan(files, problem("a.xml", 4, "a", "<"), problem("b.xml", 4, "a", "x"))
    assert [file.path for file in found.files] == ["b.xml"]
    assert found.left == [("a.xml", "it would not be well-formed any more")]


def test_a_file_that_changed_during_the_check_is_left_alone(files: Path) -> None:
    found = planned([problem("a.xml", 4, "a", "x")], lambda path: b"<p>abc</p>\n", {"a.xml": sha256(b"other")})
    assert (found.files, found.left) == ([], [("a.xml", "it has changed since it was read")])


def test_a_file_that_changes_before_it_is_written_is_left_alone(files: Path) -> None:
    found = plan(files, problem("a.xml", 4, "a", "x"))
    (files / "a.xml").write_bytes(b"<p>other</p>")
    assert found.write(files) == []
    assert found.left == [("a.xml", "it has changed since it was read")]


def test_what_is_in_the_way_is_said(files: Path) -> None:
    found = plan(files, problem("a.xml", 4, "ab", "x"), problem("a.xml", 5, "bc", "y"))
    assert (found.made, found.left) == (1, [("a.xml", "write y: another fix changes the same place")])


def test_a_fix_of_several_files_is_not_made(files: Path) -> None:
    edits = tuple(Edit(Place(path, 1, 4, 1, 5), "a", "x") for path in ("a.xml", "b.xml"))
    found = plan(files, Problem("slug", "error", "m", fixes=(Fix("both", edits, sure=True),)))
    assert (found.files, found.left) == ([], [("a.xml", "both: it would change several files")])
