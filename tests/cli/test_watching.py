"""A check that is made again whenever something changes."""

from __future__ import annotations

import signal
import subprocess
from pathlib import Path

import pytest

from edition.cli.watching import snapshot
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


class TestSnapshots:
    @pytest.mark.parametrize("path", ["a.xml", "deep/er/b.TEI", "edition.toml", "schema/own.rng"])
    def test_what_matters_is_seen(self, tmp_path: Path, path: str) -> None:
        before = snapshot([write(tmp_path, {"z.xml": "z"})])
        write(tmp_path, {path: "1"})
        after = snapshot([tmp_path])
        assert before != after
        write(tmp_path, {path: "12"})
        assert snapshot([tmp_path]) != after

    @pytest.mark.parametrize("path", ["a.txt", ".git/a.xml", ".a.xml", "site/texts/a.xml"])
    def test_what_does_not_matter_is_not(self, tmp_path: Path, path: str) -> None:
        write(tmp_path, {"z.xml": "z", "site/.edition-site.json": "{}"})
        before = snapshot([tmp_path])
        write(tmp_path, {path: "1"})
        assert snapshot([tmp_path]) == before

    def test_of_a_file_itself_and_its_neighbours(self, tmp_path: Path) -> None:
        write(tmp_path, {"known.json": "1", "b.xml": "b", "deep/c.xml": "c"})
        assert {Path(name).name for name in snapshot([tmp_path / "known.json"])} == {"known.json", "b.xml"}

    def test_what_is_not_there(self, tmp_path: Path) -> None:
        assert snapshot([tmp_path / "nowhere" / "a.xml"]) == {}
