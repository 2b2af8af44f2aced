"""``edition reconcile serve`` as a process: where it listens, what it answers, how it ends."""

from __future__ import annotations

import http.client
import json
import re
import signal
from pathlib import Path

import pytest

from edition.cli.commands import run
from edition.reconciling.answering import handler
from edition.reconciling.service import Service
from edition.serving.loopback import Loopback
from tests.cli.running import start, write
from tests.reconciling.registers import PEOPLE


def test_it_answers_and_ends_at_once(tmp_path: Path) -> None:
    write(tmp_path, {"letters/people.xml": PEOPLE})
    process = start(tmp_path, "reconcile", "serve", "letters", "--port", "0")
    try:
        assert process.stderr is not None
        said = process.stderr.readline()
        found = re.fullmatch(
            r"3 entries; the service for OpenRefine is at http://127\.0\.0\.1:(\d+)/; Ctrl-C ends\n", said
        )
        assert found
        connection = http.client.HTTPConnection("127.0.0.1", int(found[1]), timeout=30)
        connection.request("GET", "/suggest/entity?prefix=goethe")
        assert json.loads(connection.getresponse().read())["result"][0]["id"] == "goethe"
        connection.close()
        process.send_signal(signal.SIGINT)
        _, err = process.communicate(timeout=20)
    finally:
        process.kill()
    assert process.returncode == 130
    assert "Traceback" not in err
    assert sorted(path.name for path in (tmp_path / "letters").iterdir()) == ["people.xml"]


def test_a_port_that_is_taken(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    other = Loopback(handler(Service(())), 0)
    write(tmp_path, {"people.xml": PEOPLE})
    assert run(["reconcile", "serve", str(tmp_path), "--port", str(other.port)]) == 2
    assert f"edition: port {other.port} is taken" in capsys.readouterr().err
    other.close()


def test_a_register_that_may_not_be_written_stays(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from edition.editing import writing

    def fail(*_: object) -> None:
        raise OSError(28, "No space left on device")

    write(tmp_path, {"e/people.xml": PEOPLE, "d.csv": "id,wikidata,decision\nschiller,Q22670,accept\n"})
    monkeypatch.setattr(writing.os, "replace", fail)
    assert run(["reconcile", "apply", str(tmp_path / "d.csv"), str(tmp_path / "e"), "--write"]) == 2
    assert (tmp_path / "e/people.xml").read_text(encoding="utf-8") == PEOPLE
    assert [path.name for path in (tmp_path / "e").iterdir()] == ["people.xml"]
