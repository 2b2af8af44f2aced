"""Calls of a build with a cache fail: the site is built without the cache, or the old one stays and it is said why."""

from __future__ import annotations

import errno
import os
import sqlite3
from collections.abc import Iterable
from pathlib import Path

import pytest

from edition.errors import EditionError
from tests.building.harming import EVERY, READING, Desk, Harm, watching
from tests.building.test_faults import harmless

CODES = (errno.ENOSPC, errno.EACCES, errno.EROFS, errno.EIO)
SAID = (
    (sqlite3.OperationalError, "database or disk is full"),
    (sqlite3.OperationalError, "database is locked"),
    (sqlite3.OperationalError, "disk I/O error"),
    (sqlite3.DatabaseError, "database disk image is malformed"),
)
STEP = 61
"""The quick test takes every so-manieth call."""


@pytest.fixture
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Desk:
    (tmp_path / "tmp").mkdir()
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path / "tmp"))
    (tmp_path / "desk").mkdir()
    return Desk(tmp_path / "desk")


def failing(at: int, *, for_good: bool) -> Harm:
    """Errors in turn: of the disk, or of SQLite."""

    def harm(number: int, name: str) -> None:
        if number == at or (for_good and number > at):
            if name.startswith("sqlite "):
                kind, words = SAID[at % len(SAID)]
                raise kind(words)
            code = CODES[at % len(CODES)]
            raise OSError(code, os.strerror(code))

    return harm


def assert_told(desk: Desk, calls: list[str], points: Iterable[int], *, for_good: bool) -> set[bool]:
    """Whether builds succeeded."""
    succeeded = set()
    for at in points:
        desk.restore()
        what = f"{calls[at]} failed at call {at} after {calls[max(0, at - 4) : at]}"
        failed = unread = False
        try:
            with watching(failing(at, for_good=for_good)):
                unread = bool(desk.build().problems)  # a text could not be read: what can be is built
        except EditionError as error:
            assert error.message  # noqa: PT017 - what else is raised is a failure of this test
            failed = True
        assert unread or desk.assert_whole(what) != failed, what
        succeeded.add(not failed)
        desk.assert_mended(what, "old" if at % 2 else "new")
        assert list((desk.folder.parent / "tmp").iterdir()) == [], what
    return succeeded


def calls_of(desk: Desk) -> list[str]:
    desk.restore()
    return desk.watched(harmless).calls


@pytest.mark.parametrize("for_good", [False, True], ids=["once", "for good"])
def test_some_calls_fail(desk: Desk, *, for_good: bool) -> None:
    calls = calls_of(desk)
    points = range(7 if for_good else 0, len(calls), STEP * (1 + 2 * for_good))
    assert assert_told(desk, calls, points, for_good=for_good) == {False, True}


@pytest.mark.slow
@pytest.mark.parametrize("for_good", [False, True], ids=["once", "for good"])
def test_every_call_that_writes_fails(desk: Desk, *, for_good: bool) -> None:
    calls = calls_of(desk)
    points = [at for at, name in enumerate(calls) if name not in READING or at % 10 == 0]
    assert assert_told(desk, calls, points[:: 2 * EVERY - 1], for_good=for_good) == {False, True}
