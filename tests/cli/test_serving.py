"""``edition serve`` as a process: what it says, how it ends, and that no site is touched."""

from __future__ import annotations

import http.client
import re
import signal
import subprocess
import time
from pathlib import Path

import pytest

from edition.cli.commands import run
from edition.serving.listening import Listening
from edition.serving.stage import Stage
from tests.cli.running import start, tei, write


def lines(process: subprocess.Popen[str], last: str) -> list[str]:
    """What is told up to a line that begins so."""
    assert process.stderr is not None
    found: list[str] = []
    for line in process.stderr:
        found.append(line.rstrip())
        if line.startswith(last):
            return found
    return [*found, "ended"]


def get(port: int, target: str) -> str:
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=30)
    connection.request("GET", target)
    content = connection.getresponse().read().decode()
    connection.close()
    return content


@pytest.mark.slow
def test_it_serves_tells_and_ends_at_once(tmp_path: Path) -> None:
    write(
        tmp_path,
        {"texts/a.xml": tei("<p>First.</p>"), "texts/b.xml": tei('<p><persName ref="#nobody">B</persName></p>')},
    )
    process = start(tmp_path, "serve", "texts", "--port", "0", "--cache", "cache")
    try:
        begun = lines(process, "building")
        port = int(re.findall(r"the edition is at http://127\.0\.0\.1:(\d+)/; Ctrl-C ends", begun[0])[0])
        told = lines(process, "checked")
        assert any("dangling-pointer" in line for line in told)
        assert told[-1].startswith("checked: 2 texts; 1 error")
        assert "First." in get(port, "/texts/a.html")
        write(tmp_path, {"texts/a.xml": "<TEI>"})
        assert "a.xml is not well-formed: its last good page is shown" in lines(process, "a.xml is")
        assert "First." in get(port, "/texts/a.html")
        begin = time.monotonic()
        process.send_signal(signal.SIGINT)
        _, err = process.communicate(timeout=20)
    finally:
        process.kill()
    assert time.monotonic() - begin < 5
    assert process.returncode == 130
    assert "Traceback" not in err
    assert sorted(path.name for path in tmp_path.iterdir()) == ["cache", "texts"]
    assert sorted(path.name for path in (tmp_path / "texts").iterdir()) == ["a.xml", "b.xml"]


class TestMistakes:
    def test_a_port_that_is_taken(self, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
        other = Listening(Stage(), 0)
        write(tmp_path, {"a.xml": tei("<p>A</p>")})
        assert run(["serve", str(tmp_path), "--port", str(other.port), "--cache", str(tmp_path / ".c")]) == 2
        assert f"edition: port {other.port} is taken" in capsys.readouterr().err
        other.close()

    @pytest.mark.parametrize(
        ("arguments", "why"),
        [
            (["nowhere"], "There is no file or folder nowhere"),
            ([".", "--port", "70000"], "70000 is not in the range"),
            ([".", "--ui-lang", "../x"], "--ui-lang must be the code of a language"),
        ],
    )
    def test_what_cannot_be_served(
        self,
        tmp_path: Path,
        monkeypatch: pytest.MonkeyPatch,
        capsys: pytest.CaptureFixture[str],
        arguments: list[str],
        why: str,
    ) -> None:
        monkeypatch.chdir(tmp_path)
        assert run(["serve", *arguments]) == 2
        assert why in capsys.readouterr().err
