"""A build with a cache may be killed at any call: the site is the old or the new one, and the next build is as a clean one."""

from __future__ import annotations

import os
import random
import secrets
import signal
import time
from collections.abc import Iterable
from pathlib import Path

import pytest

from edition.building import cataloguing, engine, pool
from tests.building.harming import EVERY, READING, Desk, killed_at
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
    assert_survives(desk, calls, sorted([*writing[::EVERY], *reading[:: OF_READING * EVERY]]))


# ------------------------------------------------------------------------------------------------- at any moment

KILLS = 100


def seed() -> int:
    """Of the moments: other ones in every run, or those of ``EDITION_SEED``."""
    chosen = int(os.environ.get("EDITION_SEED") or secrets.randbits(32))
    print(f"EDITION_SEED={chosen}")
    return chosen


def killed_after(desk: Desk, seconds: float) -> float:
    """A build in a process of its own, which is killed after some time; how long it has lived."""
    began = time.monotonic()
    child = os.fork()
    if child == 0:
        try:
            desk.build()
        finally:
            os._exit(0)
    while time.monotonic() - began < seconds and not os.waitid(os.P_PID, child, os.WEXITED | os.WNOHANG | os.WNOWAIT):
        time.sleep(0.001)
    os.kill(child, signal.SIGKILL)
    os.waitpid(child, 0)
    return time.monotonic() - began


@pytest.mark.slow
def test_killed_at_a_hundred_random_moments(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    """Every other time the texts are read, and surveyed, by two processes that live when their parent is killed."""
    for module in (engine, cataloguing):
        monkeypatch.setattr(module, "batches", lambda sized: pool.batches(sized, 1))
    chance, seconds, published = random.Random(seed()), 0.2, 0  # noqa: S311 - for the choice of moments
    for n in range(KILLS):
        desk.restore()
        desk.jobs = 1 + n % 2
        what = f"kill {n}, {desk.jobs} processes"
        killed_after(desk, chance.uniform(0, 1.3) * seconds)
        is_new = desk.assert_whole(what)
        published += is_new
        seconds *= 1 / 1.2 if is_new else 1.2  # until as many are killed before the swap as after it
        desk.assert_mended(what, "old" if n % 4 > 1 else "new")
        assert list((desk.folder.parent / "tmp").iterdir()) == []
    assert 0 < published < KILLS
