"""A file written anew: at once, only if it is what was read, with what belongs to it."""

from __future__ import annotations

import os
import stat
from pathlib import Path

import pytest

from edition.editing.patching import Unfit
from edition.editing.writing import replaced
from edition.reading.parsing import sha256

OLD = sha256(b"old")


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "a.xml"
    path.write_bytes(b"old")
    return path


def test_it_is_written_and_nothing_is_left_beside_it(file: Path) -> None:
    replaced(file, b"new", OLD)
    assert file.read_bytes() == b"new"
    assert list(file.parent.iterdir()) == [file]


def test_permissions_stay(file: Path) -> None:
    file.chmod(0o640)
    replaced(file, b"new", OLD)
    assert stat.S_IMODE(file.stat().st_mode) == 0o640


def test_a_link_stays_a_link(file: Path) -> None:
    link = file.parent / "link.xml"
    link.symlink_to(file.name)
    replaced(link, b"new", OLD)
    assert link.is_symlink()
    assert file.read_bytes() == b"new"


def test_what_has_changed_since_is_left_alone(file: Path) -> None:
    file.write_bytes(b"newer")
    with pytest.raises(Unfit, match="has changed since"):
        replaced(file, b"new", OLD)
    assert file.read_bytes() == b"newer"
    assert list(file.parent.iterdir()) == [file]


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root may write everywhere")
def test_a_folder_that_may_not_be_written(file: Path) -> None:
    file.parent.chmod(0o500)
    with pytest.raises(Unfit, match="cannot be written"):
        replaced(file, b"new", OLD)
    file.parent.chmod(0o700)


def test_a_file_that_has_gone(file: Path) -> None:
    with pytest.raises(Unfit, match="cannot be written"):
        replaced(file.parent / "nowhere" / "a.xml", b"new", OLD)
