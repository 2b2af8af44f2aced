"""Folders for the time of one command."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from edition.building import temporary
from edition.errors import OutputError


@pytest.fixture
def place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    return tmp_path


def dead() -> int:
    """The number of a process that is gone."""
    with subprocess.Popen([sys.executable, "-c", ""]) as process:
        pass
    return process.pid


def left(place: Path, process: int) -> Path:
    folder = place / f"edition-{process}-abcd1234"
    (folder / "deep").mkdir(parents=True)
    (folder / "deep/catalog.sqlite").write_bytes(b"half")
    return folder


def test_it_is_gone_afterwards(place: Path) -> None:
    with temporary.folder() as path:
        (Path(path) / "a").write_bytes(b"a")
        assert Path(path).name.startswith(f"edition-{os.getpid()}-")
    assert list(place.iterdir()) == []


@pytest.mark.skipif(sys.platform == "win32", reason="no process can be asked whether it is there")
def test_what_a_killed_command_left_is_swept(place: Path) -> None:
    left(place, dead())
    with temporary.folder() as path:
        assert [str(one) for one in place.iterdir()] == [path]


def test_what_a_living_one_has_stays(place: Path) -> None:
    folder = left(place, os.getpid())
    with temporary.folder(), temporary.folder():
        pass
    assert list(place.iterdir()) == [folder]


def test_what_somebody_holds_stays(place: Path) -> None:
    """Its process has a number that is nobody's here: it runs in a container."""
    with temporary.folder() as path:
        seeming = Path(path).rename(place / f"edition-{dead()}-abcd1234")
        temporary.sweep(str(place))
        assert list(place.iterdir()) == [seeming]


def test_what_is_not_ours_stays(place: Path) -> None:
    process = dead()
    (place / f"edition-{process}-file").write_bytes(b"mine")
    (place / "outside").mkdir()
    (place / "outside/a").write_bytes(b"mine")
    (place / f"edition-{process}-link").symlink_to("outside")
    (place / f"edition-of-letters-{process}").mkdir()
    before = sorted(place.rglob("*"))
    with temporary.folder():
        pass
    assert sorted(place.rglob("*")) == before


def test_without_a_place_it_is_said_so(place: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("tempfile.tempdir", str(place / "gone"))
    with (
        pytest.raises(OutputError, match=r"no working files can be written in .*gone: it is not there"),
        temporary.folder(),
    ):
        pass
