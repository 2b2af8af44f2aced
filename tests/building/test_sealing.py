"""A seal says of a file that it is what was written."""

from __future__ import annotations

from pathlib import Path

import pytest

from edition.building import sealing

CONTENT = bytes(range(256)) * 20


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "a.sqlite"
    path.write_bytes(CONTENT)
    return path


def test_a_file_is_sealed_once_it_is(file: Path) -> None:
    assert not sealing.is_sealed(str(file))
    sealing.seal(str(file))
    assert sealing.is_sealed(str(file))
    assert sorted(path.name for path in file.parent.iterdir()) == ["a.sqlite", "a.sqlite.seal"]


@pytest.mark.parametrize("other", [CONTENT + b"\0", CONTENT[:-1], b"", CONTENT.replace(b"\x07", b"\x06", 1)])
def test_any_other_file_is_not(file: Path, other: bytes) -> None:
    sealing.seal(str(file))
    file.write_bytes(other)
    assert not sealing.is_sealed(str(file))


def test_without_its_file_a_seal_says_nothing(file: Path) -> None:
    sealing.seal(str(file))
    file.unlink()
    assert not sealing.is_sealed(str(file))


def test_a_seal_is_renewed_and_broken(file: Path) -> None:
    sealing.seal(str(file))
    file.write_bytes(b"new")
    sealing.seal(str(file))
    assert sealing.is_sealed(str(file))
    sealing.break_seal(str(file))
    assert not sealing.is_sealed(str(file))
