"""A check that is made again whenever something changes."""

from __future__ import annotations

import signal
import subprocess
from pathlib import Path

import pytest

from tests.cli.running import start, tei, write

WRONG, RIGHT = tei('<p><persName ref="#nobody">A</persName></p>'), tei("<p>A</p>")


def said(process: subprocess.Popen[str]) -> list[str]:
    """What is told until it waits."""
    assert process.stderr is not None
    lines = []
    for line in process.stderr:
        if line.startswith("watching"):
            return lines
        lines.append(line.rstrip())
    return [*lines, "ended"]


@pytest.mark.slow
def test_it_is_told_again_after_each_change_until_ctrl_c(tmp_path: Path) -> None:
    write(tmp_path, {"texts/a.xml": WRONG})
    process = start(tmp_path, "validate", "texts", "--watch", "--ignore", "no-schema")
    try:
        assert said(process)[-1] == "checked: 1 text; 1 error"
        write(tmp_path, {"texts/a.xml": RIGHT})
        assert said(process) == ["checked: 1 text; no problems"]
        write(tmp_path, {"texts/edition.toml": "titel = 1"})
        assert said(process)[0].endswith("there is no setting “titel”")
        write(tmp_path, {"texts/edition.toml": "", "texts/b.xml": WRONG})
        assert said(process)[-1] == "checked: 2 texts; 1 error"
        process.send_signal(signal.SIGINT)
        _, err = process.communicate(timeout=20)
    finally:
        process.kill()
    assert process.returncode == 130
    assert "Traceback" not in err
    assert "\x1b" not in err
