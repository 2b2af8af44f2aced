"""The service over HTTP: who is answered, and what becomes of requests that no client of the protocol would send."""

from __future__ import annotations

import http.client
import json
import socket
from collections.abc import Iterator
from typing import Any
from urllib.parse import quote, urlencode

import pytest

from edition.reconciling.answering import LARGEST, handler
from edition.reconciling.service import Service
from edition.serving.loopback import Loopback
from tests.reconciling.registers import PEOPLE, registers

REFINE = "http://127.0.0.1:3333"
QUERIES = '{"q0": {"query": "Friedrich Schiller"}}'
FORM = {"Content-Type": "application/x-www-form-urlencoded"}


@pytest.fixture(scope="module")
def port() -> Iterator[int]:
    server = Loopback(handler(Service(registers({"a.xml": PEOPLE}).entries)), 0)
    yield server.port
    server.close()


def ask(
    port: int, target: str = "/", method: str = "GET", body: str | bytes | None = None, **fields: str
) -> tuple[int, dict[str, str], Any]:
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=20)
    connection.request(method, target, body, {name.replace("_", "-"): value for name, value in fields.items()})
    answer = connection.getresponse()
    content = answer.read()
    connection.close()
    headers = {name.lower(): value for name, value in answer.getheaders()}
    return answer.status, headers, json.loads(content) if content else None


def raw(port: int, data: bytes) -> bytes:
    with socket.create_connection(("127.0.0.1", port), 20) as client:
        client.sendall(data)
        client.shutdown(socket.SHUT_WR)
        found = b""
        while part := client.recv(65536):
            found += part
        return found


class TestAnswers:
    def test_the_manifest_names_the_address_it_was_asked_at(self, port: int) -> None:
        status, fields, manifest = ask(port)
        assert (status, fields["content-type"]) == (200, "application/json; charset=utf-8")
        assert manifest["suggest"]["entity"]["service_url"] == f"http://127.0.0.1:{port}"

    def test_queries_by_post_and_by_get(self, port: int) -> None:
        posted = ask(port, "/", "POST", urlencode({"queries": QUERIES}), Content_Type=FORM["Content-Type"])[2]
        got = ask(port, f"/?queries={quote(QUERIES)}")[2]
        assert posted == got
        assert posted["q0"]["result"][0]["id"] == "schiller"

    def test_suggestions_properties_and_columns(self, port: int) -> None:
        assert ask(port, "/suggest/entity?prefix=go&cursor=x")[2]["result"][0]["id"] == "goethe"
        assert ask(port, "/properties?type=persons&limit=5")[2]["type"] == "persons"
        extension = quote('{"ids": ["goethe"], "properties": [{"id": "gnd"}]}')
        assert ask(port, f"/?extend={extension}")[2]["rows"]["goethe"]["gnd"] == [{"str": "118540238"}]

    def test_several_requests_of_one_connection(self, port: int) -> None:
        connection = http.client.HTTPConnection("127.0.0.1", port, timeout=20)
        for _ in range(3):
            connection.request("POST", "/", urlencode({"queries": QUERIES}), FORM)
            assert json.loads(connection.getresponse().read())["q0"]["result"]
        connection.close()

    def test_head_has_no_content(self, port: int) -> None:
        assert ask(port, "/", "HEAD")[0::2] == (200, None)


class TestOrigins:
    @pytest.mark.parametrize("origin", [REFINE, "http://localhost:3333", "http://[::1]:3333", "https://localhost"])
    def test_a_page_of_this_computer_may_read(self, port: int, origin: str) -> None:
        status, fields, _ = ask(port, Origin=origin)
        assert (status, fields["access-control-allow-origin"], fields["vary"]) == (200, origin, "Origin")

    @pytest.mark.parametrize(
        "origin",
        ["https://example.org", "null", "http://127.0.0.1.example.org", "http://localhost@example.org", "", "x"],
    )
    def test_pages_of_others_may_not(self, port: int, origin: str) -> None:
        status, fields, said = ask(port, Origin=origin)
        assert status == 403
        assert "access-control-allow-origin" not in fields
        assert set(said) == {"status", "message"}

    def test_a_browser_may_ask_first(self, port: int) -> None:
        status, fields, _ = ask(port, "/", "OPTIONS", Origin=REFINE, Access_Control_Request_Method="POST")
        assert (status, fields["access-control-allow-origin"]) == (204, REFINE)
        assert "POST" in fields["access-control-allow-methods"]

    def test_there_is_no_way_around(self, port: int) -> None:
        assert ask(port, "/?callback=read")[0] == 400
        assert ask(port)[1]["cross-origin-resource-policy"] == "same-origin"

    def test_other_names_of_this_computer_are_not_answered(self, port: int) -> None:
        assert ask(port, Host=f"example.org:{port}")[0] == 421
        assert ask(port, Host="127.0.0.1:1")[0] == 421


class TestRefused:
    @pytest.mark.parametrize("method", ["PUT", "DELETE", "TRACE", "PATCH", "MAKEITSO"])
    def test_other_methods(self, port: int, method: str) -> None:
        status, fields, said = ask(port, "/", method)
        assert (status, fields["allow"]) == (405, "GET, HEAD, POST, OPTIONS")
        assert said["status"] == "error"

    @pytest.mark.parametrize(
        "target", ["/etc/passwd", "/../a.xml", "/suggest/", "/suggest/file", "/%2e%2e/x", "/a.xml"]
    )
    def test_there_are_no_files(self, port: int, target: str) -> None:
        assert ask(port, target)[0] == 404

    @pytest.mark.parametrize(
        ("body", "fields", "code"),
        [
            ("queries=%7B", FORM, 400),
            ("", FORM, 400),
            ("x=1", FORM, 400),
            ("&".join(f"a{n}=1" for n in range(100)), FORM, 400),
            ("queries=ü".encode("latin-1"), FORM, 400),
            ("{}", {"Content-Type": "application/json"}, 415),
            ("--x", {"Content-Type": "multipart/form-data; boundary=x"}, 415),
        ],
    )
    def test_bodies(self, port: int, body: str | bytes, fields: dict[str, str], code: int) -> None:
        status, _, said = ask(port, "/", "POST", body, **fields)
        assert (status, said["status"]) == (code, "error")

    @pytest.mark.parametrize(
        ("field", "code"),
        [
            (f"Content-Length: {LARGEST + 1}", 413),
            (f"Content-Length: {'9' * 5000}", 413),
            ("Content-Length: -1", 411),
            ("Content-Length: ²", 411),
            ("Content-Length: 1\r\nContent-Length: 2", 411),
            ("Transfer-Encoding: chunked", 411),
            ("X: y", 411),
        ],
    )
    def test_lengths(self, port: int, field: str, code: int) -> None:
        head = f"POST / HTTP/1.1\r\nHost: 127.0.0.1:{port}\r\n{field}\r\n\r\n"
        assert raw(port, head.encode()).startswith(f"HTTP/1.1 {code} ".encode())

    def test_a_body_that_breaks_off(self, port: int) -> None:
        head = f"POST / HTTP/1.1\r\nHost: 127.0.0.1:{port}\r\nContent-Length: 500\r\n\r\nqueries=%7B"
        assert raw(port, head.encode()).startswith(b"HTTP/1.1 400 ")

    @pytest.mark.parametrize(
        "data", [b"\r\n\r\n", b"GET\r\n\r\n", b"GET / HTTP/9.9\r\n\r\n", b"\x00\xff\r\n\r\n", b"x" * 70_000]
    )
    def test_what_is_no_request(self, port: int, data: bytes) -> None:
        assert b"Traceback" not in raw(port, data)
        assert ask(port)[0] == 200
