"""What the tests of the command line share: the command in this process, where a fault of ours is a traceback and a failed test."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest

from edition.cli.commands import run


@dataclass(frozen=True)
class Said:
    """What a command came to: exit code, standard output, standard error."""

    code: int
    out: str
    err: str


Command = Callable[..., Said]


@pytest.fixture
def edition(tmp_path: Path, capfd: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Command:
    """``edition(*args)`` in ``tmp_path``."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("EDITION_DEBUG", "1")

    def command(*args: str | Path) -> Said:
        capfd.readouterr()
        code = run([str(arg) for arg in args])
        out, err = capfd.readouterr()
        return Said(code, out, err)

    return command
