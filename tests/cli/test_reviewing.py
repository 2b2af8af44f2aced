"""``edition tag --review``: asked in a terminal, one key a decision."""

from __future__ import annotations

import os
import pty
import select
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.cli.lettering import begun, rows
from tests.cli.running import EDITION, environment


@pytest.fixture
def edition(tmp_path: Path) -> Path:
    return begun(tmp_path)


@pytest.fixture
def terminal(edition: Path) -> Iterator[int]:
    """``edition tag --review`` in a terminal of its own."""
    child, terminal = pty.fork()
    if not child:
        os.chdir(edition)
        words = [*EDITION, "tag", "--review", "--least", "medium", "--only", "names", "letter.xml"]
        os.execve(EDITION[0], words, environment(edition))  # noqa: S606 - in a terminal of its own
    yield terminal
    os.close(terminal)
    os.waitpid(child, 0)


def said(terminal: int, words: str, seconds: float = 20) -> str:
    """What stands in the terminal until some words do, or until it takes too long."""
    found, until = "", time.monotonic() + seconds
    while words not in found and time.monotonic() < until:
        if select.select([terminal], [], [], 0.1)[0]:
            try:
                found += os.read(terminal, 65536).decode()
            except OSError:
                break
    return found


def press(terminal: int, key: str, then: str) -> None:
    """Press a key until something is answered: what is typed before somebody listens is lost."""
    for _ in range(5):
        time.sleep(0.1)
        os.write(terminal, key.encode())
        if then in said(terminal, then, 3):
            return
    raise AssertionError(f"{key} was not answered by {then}")


def test_a_review_asks_takes_back_and_goes_on_another_day(edition: Path, terminal: int) -> None:
    assert "[Ann Lee]" in said(terminal, "\n? ")
    for key, then in (
        ("y", "[Lee] was late.\r\n"),
        ("u", "[Ann Lee] at"),
        ("n", "[Lee] was late."),
        ("q", "to decide"),
    ):
        press(terminal, key, then)
    assert [row["decision"] for row in rows(edition)][:2] == ["reject", ""]
