"""A build with a cache may be killed at any call: the site is the old or the new one, and the next build is as a clean one."""

from __future__ import annotations

import os
from collections.abc import Iterable
from pathlib import Path

import pytest

from tests.building.harming import READING, Desk, killed_at
from tests.building.test_faults import harmless

pytestmark = pytest.mark.skipif(not hasattr(os, "fork"), reason="kills forked processes")

SOME = 14
"""Calls that the quick test is killed at, evenly apart."""
OF_READING = 10
"""Of calls that only read, every tenth is taken by the long test."""


@pytest.fixture
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Desk:
    (tmp_path / "tmp").mkdir()
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path / "tmp"))
    (tmp_path / "desk").mkdir()
    return Desk(tmp_path / "desk")


def assert_survives(desk: Desk, calls: list[str], points: Iterable[int]) -> None:
    """Half of the time the change is taken back before the next build: what was written down of it must not count."""
    seen = []
    for n, at in enumerate(points):
        desk.restore()
        killed_at(desk, at)
        what = f"killed at call {at}, {calls[at]} after {calls[max(0, at - 4) : at]}"
        seen.append(desk.assert_whole(what))
        desk.assert_mended(what, "old" if n % 2 else "new")
        assert list((desk.folder.parent / "tmp").iterdir()) == []
    assert seen == sorted(seen)
    assert set(seen) == {False, True}


def calls_of(desk: Desk) -> list[str]:
    """The calls of a build that takes over what it can; it makes the same ones every time."""
    desk.restore()
    first = desk.watched(harmless).calls
    assert desk.published() == desk.clean["new"]
    desk.restore()
    assert desk.watched(harmless).calls == first
    return first


def test_killed_at_some_calls(desk: Desk) -> None:
    calls = calls_of(desk)
    assert {"exchange", "link", "set_times", "sqlite COMMIT", "sqlite INSERT", "sqlite DROP"} <= set(calls)
    last = len(calls) - 1
    assert_survives(desk, calls, sorted({n * last // SOME for n in range(SOME)} | {last}))


@pytest.mark.slow
def test_killed_at_every_call_that_writes(desk: Desk) -> None:
    calls = calls_of(desk)
    writing = [at for at, name in enumerate(calls) if name not in READING]
    reading = [at for at, name in enumerate(calls) if name in READING]
    assert_survives(desk, calls, sorted([*writing, *reading[::OF_READING]]))
