"""Schemas from the web, where they are asked for: a server of our own stands for it."""

from __future__ import annotations

import contextlib
import threading
import time
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path

import pytest

from edition.checking import fetching
from edition.checking.schemas import schemas
from edition.errors import SettingsError
from edition.project import Project
from edition.reading.parsing import parse

ASKED: list[str] = []


class Answers(BaseHTTPRequestHandler):
    def do_GET(self) -> None:
        ASKED.append(self.path)
        if self.path == "/tei.rng":
            self._say(200, b"<grammar/>")
        elif self.path == "/moved.rng":
            self._say(302, b"", "/tei.rng")
        elif self.path == "/ftp.rng":
            self._say(302, b"", "ftp://127.0.0.1:9/a.rng")
        elif self.path == "/large.rng":
            self._say(200, b"x" * 5000)
        elif self.path == "/slow.rng":
            self._say(200, b"", size=100)
            with contextlib.suppress(OSError):
                for _ in range(20):
                    self.wfile.write(b"x")
                    time.sleep(0.02)
        else:
            self._say(404, b"")

    def _say(self, code: int, body: bytes, location: str = "", size: int = 0) -> None:
        self.send_response(code)
        if location:
            self.send_header("Location", location)
        self.send_header("Content-Length", str(size or len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *arguments: object) -> None:
        pass


@pytest.fixture
def server() -> Iterator[str]:
    ASKED.clear()
    fetching.fetched.cache_clear()
    with HTTPServer(("127.0.0.1", 0), Answers) as running:
        thread = threading.Thread(target=running.serve_forever, args=(0.01,))
        thread.start()
        yield f"http://127.0.0.1:{running.server_port}"
        running.shutdown()
        thread.join()


def test_a_schema_is_fetched_once_and_kept(server: str, tmp_path: Path) -> None:
    path = fetching.fetched(f"{server}/tei.rng", tmp_path)
    assert isinstance(path, Path)
    assert (path.read_bytes(), path.suffix) == (b"<grammar/>", ".rng")
    fetching.fetched.cache_clear()
    assert fetching.fetched(f"{server}/tei.rng", tmp_path) == path
    assert ASKED == ["/tei.rng"]
    assert [p.name for p in path.parent.iterdir()] == [path.name]


def test_a_schema_that_has_moved_is_fetched_from_where_it_is(server: str, tmp_path: Path) -> None:
    path = fetching.fetched(f"{server}/moved.rng", tmp_path)
    assert isinstance(path, Path)
    assert path.read_bytes() == b"<grammar/>"


@pytest.mark.parametrize(
    ("name", "why"),
    [("ftp.rng", "not of the web"), ("none.rng", "could not be fetched"), ("large.rng", "larger than")],
)
def test_what_is_not_fetched_says_why_and_leaves_nothing(
    server: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str, why: str
) -> None:
    monkeypatch.setattr(fetching, "LARGEST", 2000)
    failure = fetching.fetched(f"{server}/{name}", tmp_path)
    assert isinstance(failure, fetching.NotFetched)
    assert why in str(failure)
    assert list(tmp_path.rglob("*")) in ([], [tmp_path / "schemas"])


def test_a_server_that_takes_its_time_is_not_waited_for(
    server: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(fetching, "SECONDS", 0.1)
    failure = fetching.fetched(f"{server}/slow.rng", tmp_path)
    assert isinstance(failure, fetching.NotFetched)


@pytest.mark.parametrize("address", ["file:///etc/passwd", "ftp://e/a.rng", "a.rng", "http:a", "javascript://e"])
def test_only_addresses_of_the_web_are_fetched(address: str) -> None:
    assert not fetching.is_address(address)


def test_nothing_is_fetched_unless_it_is_asked_for(server: str, tmp_path: Path) -> None:
    text = parse("a.xml", f'<?xml-model href="{server}/tei.rng"?><TEI xmlns="http://www.tei-c.org/ns/1.0"/>'.encode())
    assert [m.why for m in schemas(tmp_path, Project()).of(text).missing] == ["which is not here"]
    with pytest.raises(SettingsError, match="there is no schema http://127") as caught:
        schemas(tmp_path, Project(), Path(f"{server}/tei.rng"))
    assert "--allow-network" in caught.value.hint
    assert ASKED == []
    asked = schemas(tmp_path, Project(), cache=tmp_path / "cache")
    assert [(s.kind, s.path.read_bytes()) for s in asked.of(text).schemas] == [("rng", b"<grammar/>")]
    given = schemas(tmp_path, Project(), Path(f"{server}/tei.rng"), tmp_path / "cache")
    assert [s.kind for s in given.given] == ["rng"]


def test_what_is_fetched_is_kept_beside_the_settings_or_with_the_user(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "user"))
    assert fetching.cache_folder(tmp_path) == fetching.cache_folder(None) == tmp_path / "user" / "tei-edition"
    (tmp_path / "edition.toml").touch()
    assert fetching.cache_folder(tmp_path) == tmp_path / ".edition-cache"
