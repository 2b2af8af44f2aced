"""A folder that artifacts are written into, each once."""

from __future__ import annotations

import errno
import os
from hashlib import sha256
from pathlib import Path

import pytest

from edition.building import disk
from edition.building.folders import Folder, hint, write_file
from edition.building.manifest import Written
from edition.errors import OutputError
from edition.model import Artifact


def test_what_was_written_is_told_with_its_size_and_its_hash(tmp_path: Path) -> None:
    expected = Written("texts/deep/a.html", 4, sha256(b"page").hexdigest())
    assert Folder(tmp_path).write(Artifact("texts/deep/a.html", b"page")) == expected
    assert (tmp_path / "texts/deep/a.html").read_bytes() == b"page"


def test_content_may_come_in_pieces(tmp_path: Path) -> None:
    expected = Written("a.html", 4, sha256(b"page").hexdigest())
    assert Folder(tmp_path).write(Artifact("a.html", iter((b"pa", b"", b"ge")))) == expected
    assert (tmp_path / "a.html").read_bytes() == b"page"


@pytest.mark.parametrize("path", ["../a", "/a", "a//b", ".edition-site.json", ""])
def test_a_path_that_leads_elsewhere_is_refused(path: str, tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="path"):
        Folder(tmp_path).write(Artifact(path, b""))
    assert list(tmp_path.rglob("*")) == []


@pytest.mark.parametrize("second", ["a", "a/b"])
def test_a_path_is_taken_once(second: str, tmp_path: Path) -> None:
    folder = Folder(tmp_path)
    folder.write(Artifact("a", b"1"))
    with pytest.raises(ValueError, match="taken"):
        folder.write(Artifact(second, b"2"))
    assert (tmp_path / "a").read_bytes() == b"1"


def test_after_a_worker_was_lost_its_file_is_replaced_and_others_keep_theirs(tmp_path: Path) -> None:
    Folder(tmp_path).write(Artifact("a", b"begun"))
    os.link(tmp_path / "a", tmp_path / "other name")
    Folder(tmp_path, again=True).write(Artifact("a", b"whole"))
    assert {path.name: path.read_bytes() for path in tmp_path.iterdir()} == {"a": b"whole", "other name": b"begun"}


def test_a_folder_is_never_replaced(tmp_path: Path) -> None:
    (tmp_path / "a").mkdir()
    with pytest.raises(ValueError, match="taken"):
        Folder(tmp_path, again=True).write(Artifact("a", b"1"))


def test_what_was_begun_can_be_forgotten(tmp_path: Path) -> None:
    folder = Folder(tmp_path)
    folder.write(Artifact("a", b"begun"))
    folder.forget("a")
    folder.forget("never")
    assert folder.write(Artifact("a", b"whole")).size == 5


def test_a_disk_that_writes_little_by_little_is_asked_until_all_is_there(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(disk, "write", lambda descriptor, content: os.write(descriptor, bytes(content[:2])))
    write_file(f"{tmp_path}/a", (b"some bytes", b"", b"more"))
    assert (tmp_path / "a").read_bytes() == b"some bytesmore"


def test_a_disk_that_writes_nothing_is_full(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(disk, "write", lambda *_: 0)
    with pytest.raises(OutputError, match="could not be written") as raised:
        Folder(tmp_path).write(Artifact("a", b"x"))
    assert "Free some space" in str(raised.value.hint)


def test_what_can_be_done_is_said() -> None:
    assert "Free some space" in hint(OSError(errno.ENOSPC, ""))
    assert "writable" in hint(OSError(errno.EROFS, ""))
    assert hint(OSError(errno.EIO, "")) == ""
