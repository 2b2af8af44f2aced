"""A draft and its log are written both, or neither; what is there stays there, unless one says so."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from edition.encoding.drafting import saving
from edition.encoding.drafting.saving import save
from edition.errors import OutputError


def files(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in sorted(folder.iterdir())}


def pair(folder: Path, sort: str = "new") -> tuple[tuple[Path, bytes], ...]:
    return ((folder / "a.log.csv", f"{sort} log".encode()), (folder / "a.xml", f"{sort} draft".encode()))


def test_both_are_written_into_a_folder_that_is_made(tmp_path: Path) -> None:
    save(pair(tmp_path / "texts"), force=False)
    assert files(tmp_path / "texts") == {"a.log.csv": b"new log", "a.xml": b"new draft"}


@pytest.mark.parametrize("there", ["a.xml", "a.log.csv"])
def test_nothing_is_written_over(tmp_path: Path, there: str) -> None:
    (tmp_path / there).write_bytes(b"old")
    with pytest.raises(OutputError, match="is there already"):
        save(pair(tmp_path), force=False)
    assert files(tmp_path) == {there: b"old"}


def test_unless_one_says_so(tmp_path: Path) -> None:
    save(pair(tmp_path, "old"), force=False)
    save(pair(tmp_path), force=True)
    assert files(tmp_path) == {"a.log.csv": b"new log", "a.xml": b"new draft"}


@pytest.mark.parametrize("force", [True, False])
@pytest.mark.parametrize("failing", [1, 2])
def test_where_one_cannot_be_written_the_other_is_not(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, failing: int, force: bool
) -> None:
    before = {}
    if force:
        save(pair(tmp_path, "old"), force=False)
        before = files(tmp_path)
    place, calls = saving._place, []

    def fail(new: Path, path: Path, *, force: bool) -> None:
        calls.append(path)
        if len(calls) == failing:
            raise OSError(28, "No space left on device", str(path))
        place(new, path, force=force)

    monkeypatch.setattr(saving, "_place", fail)
    with pytest.raises(OutputError, match="No space left"):
        save(pair(tmp_path), force=force)
    assert files(tmp_path) == before


def test_a_file_that_comes_meanwhile_stays(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(saving, "see_that_free", lambda paths, *, force: None)
    (tmp_path / "a.xml").write_bytes(b"somebody else's")
    with pytest.raises(OutputError):
        save(pair(tmp_path), force=False)
    assert files(tmp_path) == {"a.xml": b"somebody else's"}


def test_a_disk_without_second_names_will_do(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def no_link(*_: object) -> None:
        raise OSError(95, "Operation not supported")

    monkeypatch.setattr(os, "link", no_link)
    save(pair(tmp_path), force=False)
    save(pair(tmp_path, "newer"), force=True)
    assert files(tmp_path)["a.xml"] == b"newer draft"


def test_a_folder_of_that_name_is_told(tmp_path: Path) -> None:
    (tmp_path / "a.xml").mkdir()
    with pytest.raises(OutputError, match="is a folder"):
        save(pair(tmp_path), force=True)
