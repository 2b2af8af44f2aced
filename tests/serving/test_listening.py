"""The server: who may ask, for what, how; many at a time, and some that are slow. Nothing here builds anything."""

from __future__ import annotations

import http.client
import json
import socket
import threading
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from edition.errors import EditionError
from edition.model import Problem
from edition.serving import loopback, requests
from edition.serving.dressing import undressed
from edition.serving.listening import Listening
from edition.serving.stage import Overlaid, Stage
from tests.cli.running import write

PAGE = "<!DOCTYPE html><html><head><title>ü</title></head><body></body></html>"
Answer = tuple[int, dict[str, str], bytes]


@pytest.fixture
def stage(tmp_path: Path) -> Stage:
    files = {"index.html": PAGE, "persons/index.html": PAGE, "data/a.csv": "id\r\n", "media/a.svg": "<svg/>"}
    site = write(tmp_path / "site", files)
    write(tmp_path, {"secret.xml": "secret", "site/.edition-site.json": "{}"})
    (site / "link.html").symlink_to(tmp_path / "secret.xml")
    made = Stage()
    made.change(lambda scene: setattr(scene, "site", site))
    return made


@pytest.fixture
def port(stage: Stage) -> Iterator[int]:
    server = Listening(stage, 0)
    yield server.port
    server.close()


def ask(port: int, target: str, method: str = "GET", host: str | None = None, address: str = "127.0.0.1") -> Answer:
    connection = http.client.HTTPConnection(address, port, timeout=20)
    connection.putrequest(method, target, skip_host=True)
    connection.putheader("Host", f"127.0.0.1:{port}" if host is None else host)
    connection.endheaders()
    answer = connection.getresponse()
    content = answer.read()
    connection.close()
    return answer.status, {name.lower(): value for name, value in answer.getheaders()}, content


def raw(port: int, *lines: bytes) -> bytes:
    with socket.create_connection(("127.0.0.1", port), 20) as client:
        client.sendall(b"\r\n".join([*lines, b"", b""]))
        found = b""
        while part := client.recv(65536):
            found += part
        return found


def test_nobody_listens_after_the_end(stage: Stage) -> None:
    """A server on a socket that was only closed took a whole core."""
    before = threading.active_count()
    server = Listening(stage, 0)
    assert ask(server.port, "/")[0] == 200
    began = time.monotonic()
    server.close()
    deadline = time.monotonic() + 10
    while threading.active_count() > before:
        assert time.monotonic() < deadline
        time.sleep(0.01)
    assert time.monotonic() - began < 5


class TestAnswers:
    def test_a_page_is_that_of_the_site_with_the_script(self, port: int, stage: Stage) -> None:
        status, fields, content = ask(port, "/")
        assert (status, fields["content-type"]) == (200, "text/html; charset=utf-8")
        assert undressed(content, "index.html", stage.seen("index.html")).decode() == PAGE
        assert content.decode() != PAGE

    def test_other_files_are_those_of_the_site(self, port: int) -> None:
        status, fields, content = ask(port, "/data/a.csv")
        assert (status, fields["content-type"], content) == (200, "text/csv; charset=utf-8", b"id\r\n")

    def test_nothing_is_kept_guessed_or_handed_to_other_hosts(self, port: int) -> None:
        for target in ("/", "/data/a.csv", "/nowhere", "/~preview/preview.js"):
            fields = ask(port, target)[1]
            assert fields["x-content-type-options"] == "nosniff"
            assert fields["cache-control"] == "no-store"
            assert fields["cross-origin-resource-policy"] == "same-origin"
        assert ask(port, "/media/a.svg")[1]["content-security-policy"].startswith("default-src 'none'")

    def test_head_says_the_same_without_the_content(self, port: int) -> None:
        get, head = ask(port, "/data/a.csv"), ask(port, "/data/a.csv", "HEAD")
        assert (head[0], head[1]["content-length"], head[2]) == (200, get[1]["content-length"], b"")

    def test_a_folder_leads_to_its_page_and_lists_nothing(self, port: int) -> None:
        status, fields, _ = ask(port, "/persons")
        assert (status, fields["location"]) == (302, "/persons/")
        assert ask(port, "/data")[0] == ask(port, "/data/")[0] == 404

    def test_several_requests_of_one_connection(self, port: int) -> None:
        connection = http.client.HTTPConnection("127.0.0.1", port, timeout=20)
        for _ in range(3):
            connection.request("GET", "/data/a.csv")
            assert connection.getresponse().read() == b"id\r\n"
        connection.close()

    def test_before_the_first_build_a_page_says_so(self) -> None:
        server = Listening(Stage(), 0)
        status, _, content = ask(server.port, "/")
        server.close()
        assert status == 503
        assert b"being built for the first time" in content
        assert b"/~preview/preview.js" in content


class TestRefused:
    @pytest.mark.parametrize("host", ["example.org", "example.org:{}", "127.0.0.1:1", "", "127.0.0.1.example.org:{}"])
    def test_other_hosts(self, port: int, host: str) -> None:
        status, _, content = ask(port, "/", host=host.format(port))
        assert status == 421
        assert b"<title>" not in content

    def test_no_host_and_two(self, port: int) -> None:
        ours = b"Host: 127.0.0.1:%d" % port
        assert raw(port, b"GET / HTTP/1.0").startswith(b"HTTP/1.1 421")
        assert raw(port, b"GET / HTTP/1.1", ours, ours, b"Connection: close").startswith(b"HTTP/1.1 421")

    @pytest.mark.parametrize("method", ["POST", "PUT", "DELETE", "OPTIONS", "TRACE", "CONNECT", "PROPFIND"])
    def test_other_methods(self, port: int, method: str) -> None:
        status, fields, _ = ask(port, "/", method)
        assert (status, fields["allow"]) == (405, "GET, HEAD")

    @pytest.mark.parametrize(
        "target",
        [
            "/../secret.xml",
            "/%2e%2e/secret.xml",
            "/..%5csecret.xml",
            "//etc/passwd",
            "/link.html",
            "/.edition-site.json",
            "/index.html%00",
            "/~preview/../index.html",
            "/~preview/answering.py",
            "/~preview/%2e%2e/answering.py",
        ],
    )
    def test_what_is_not_the_site(self, port: int, target: str) -> None:
        status, _, content = ask(port, target)
        assert status == 404
        assert b"secret" not in content

    @pytest.mark.parametrize("line", [b"GET", b"GET /", b"\x00\xff\xfe", b"GET / HTTP/9.9", b"G" * 70000])
    def test_what_is_no_request(self, port: int, line: bytes) -> None:
        raw(port, line)
        assert ask(port, "/")[0] == 200


class TestEvents:
    def listen(self, port: int, query: str) -> Iterator[Any]:
        connection = http.client.HTTPConnection("127.0.0.1", port, timeout=20)
        connection.request("GET", f"/~preview/events?{query}")
        answer = connection.getresponse()
        assert answer.headers["Content-Type"].startswith("text/event-stream")
        while line := answer.readline():
            if line.startswith(b"data: "):
                yield json.loads(line[6:])

    def test_a_page_hears_of_its_problems_and_that_it_has_changed(self, port: int, stage: Stage) -> None:
        news = self.listen(port, f"page=index.html&seen={stage.seen('index.html')}")
        assert not next(news)["changed"]
        stage.change(lambda scene: setattr(scene, "problems", (Problem("a", "error", "wrong"),)))
        told = next(news)
        assert (told["counts"], told["others"][0]["message"], told["changed"]) == ({"error": 1}, "wrong", False)
        stage.lay_over({"persons/index.html": Overlaid(b"other", "", 1)})
        stage.lay_over({"index.html": Overlaid(b"other", "", 1)})
        assert next(news)["changed"]

    def test_a_path_that_is_none_is_told_nothing(self, port: int) -> None:
        assert list(self.listen(port, "page=../secret.xml&seen=")) == []


class TestClients:
    def test_many_at_a_time(self, port: int) -> None:
        found: list[int] = []
        threads = [threading.Thread(target=lambda: found.append(ask(port, "/")[0])) for _ in range(40)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        assert found == [200] * 40

    def test_more_than_there_is_room_for_are_sent_away(self, stage: Stage, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(loopback, "CLIENTS", 2)
        server = Listening(stage, 0)
        idle = [socket.create_connection(("127.0.0.1", server.port), 20) for _ in range(2)]
        time.sleep(0.2)
        with socket.create_connection(("127.0.0.1", server.port), 20) as third:
            assert third.recv(1) == b""
        for one in idle:
            one.close()
        time.sleep(0.2)
        assert ask(server.port, "/")[0] == 200
        server.close()

    def test_a_head_that_comes_letter_by_letter_is_not_waited_for(
        self, port: int, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr(requests, "PATIENCE", 0.5)
        with socket.create_connection(("127.0.0.1", port), 20) as client:
            begin = time.monotonic()
            gone = False
            while not gone and time.monotonic() - begin < 15:
                time.sleep(0.1)
                try:
                    client.sendall(b"G")
                    client.settimeout(0.01)
                    gone = client.recv(1) == b""
                except TimeoutError:
                    continue
                except OSError:
                    gone = True
            assert gone


class TestPorts:
    def test_one_that_is_taken_is_told(self, stage: Stage, port: int) -> None:
        with pytest.raises(EditionError, match=f"port {port} is taken") as refused:
            Listening(stage, port)
        assert refused.value.hint == "--port 0 takes one that is free"

    def test_the_next_one_is_taken_where_none_was_asked_for(
        self, stage: Stage, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        first = Listening(stage, 0)
        monkeypatch.setattr(loopback, "FIRST", first.port)
        second = Listening(stage, None)
        assert first.port < second.port < first.port + loopback.NEXT
        first.close()
        second.close()

    def test_it_listens_on_both_addresses_of_this_computer_and_no_other(self, port: int) -> None:
        try:
            status = ask(port, "/", host=f"[::1]:{port}", address="::1")[0]
        except OSError:
            pytest.skip("no IPv6 here")
        assert status == 200
