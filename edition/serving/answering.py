"""One request to the preview: who asks, what for, and the answer (RFC 9110, 9112; server-sent events: the HTML Standard)."""

from __future__ import annotations

import io
import json
import socket
import time
from collections.abc import Mapping
from http.server import BaseHTTPRequestHandler
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, urlsplit

from edition.serving.asking import OURS, address_of, is_ours, is_plain, media_type, path_asked
from edition.serving.dressing import dressed, waiting
from edition.serving.stage import Stage

PATIENCE = 20.0
"""Seconds for a whole head of a request, and for each part of an answer to be taken."""
HEARTBEAT = 15.0
"""Seconds after which one who listens is told that there is nothing new: so it is noticed that he is gone."""
_PART = 1 << 18
_FILES = {name: Path(__file__).with_name("static") / name for name in ("preview.js", "preview.css")}
_ALWAYS = {
    "Cache-Control": "no-store",
    "X-Content-Type-Options": "nosniff",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Referrer-Policy": "no-referrer",
}
"""With each answer. The third keeps pages of other hosts from loading what is not published yet as a script or a picture."""
_POLICY = "default-src 'none'; style-src 'unsafe-inline'; img-src 'self' data:"
"""For whatever is no page: pages bring their own along."""
_FIRST, _GONE, _OTHER = (
    "The edition is being built for the first time: this page will show it.",
    "This page is not in the edition.",
    "Only GET and HEAD are answered here.",
)


class _Timed(io.RawIOBase):
    """The bytes that come in, all of a request within some seconds, however slowly each of them comes."""

    def __init__(self, connection: socket.socket) -> None:
        self._connection, self.until = connection, time.monotonic() + PATIENCE

    def readable(self) -> bool:
        """Yes."""
        return True

    def readinto(self, buffer: Any) -> int:
        """As of a socket. Raises ``TimeoutError``."""
        left = self.until - time.monotonic()
        if left <= 0:
            raise TimeoutError
        self._connection.settimeout(left)
        try:
            return self._connection.recv_into(buffer)
        finally:
            self._connection.settimeout(PATIENCE)


class Answering(BaseHTTPRequestHandler):
    """Answers GET and HEAD for what is on the ``stage`` of its server."""

    protocol_version = "HTTP/1.1"
    timeout = PATIENCE
    stage: Stage

    def setup(self) -> None:
        """Read with a limit of time."""
        super().setup()
        self._timed = _Timed(self.connection)
        self.rfile = io.BufferedReader(self._timed)

    def handle_one_request(self) -> None:
        """A request, from now on within some seconds; one that goes wrong ends the connection, and nothing is told of it."""
        self._timed.until = time.monotonic() + PATIENCE
        try:
            super().handle_one_request()
        except OSError:
            self.close_connection = True

    def version_string(self) -> str:
        """Nothing of versions."""
        return "edition"

    def log_message(self, format: str, *args: Any) -> None:  # noqa: A002 - its name there
        """Who serves himself need not be told what he asked for."""

    def send_error(self, code: int, message: str | None = None, explain: str | None = None) -> None:  # noqa: ARG002 - its form there
        """In plain words, and the connection ends: what comes after a bad request cannot be told from it."""
        self.close_connection = True
        self._answer(code, f"{message or self.responses.get(code, ('',))[0]}\n".encode(), "text/plain; charset=utf-8")

    # ------------------------------------------------------------------------------------------------- methods

    def __getattr__(self, name: str) -> Any:
        """``do_GET`` and its like are asked for by name: whatever the method, one answers."""
        if name.startswith("do_"):
            return self._do
        raise AttributeError(name)

    def _do(self) -> None:
        """A file of the site, or what the preview adds."""
        hosts, port = self.headers.get_all("Host") or [], self.connection.getsockname()[1]
        if self.command not in ("GET", "HEAD"):
            self.send_error(405, _OTHER)
        elif len(hosts) != 1 or not is_ours(hosts[0], port):
            self.send_error(421, "This server answers for 127.0.0.1, localhost and [::1] alone.")
        elif (path := path_asked(self.path)) is None:
            self.send_error(404, _GONE)
        elif path == f"{OURS}events":
            self._listen()
        elif path.startswith(OURS):
            self._furniture(path.removeprefix(OURS))
        else:
            self._show(path)

    # ------------------------------------------------------------------------------------------------- answers

    def _show(self, path: str) -> None:
        """A file as the site has it; of a page, with the script."""
        kind, seen = media_type(path), self.stage.seen(path)  # before the content: at worst it is shown twice
        content = self.stage.content(path)
        if content is None:
            self._miss(path)
        elif kind.startswith("text/html"):
            self._answer(200, dressed(content, path, seen), kind)
        else:
            self._answer(200, content, kind, {"Content-Security-Policy": _POLICY})

    def _miss(self, path: str) -> None:
        """What is not there: the folder of a page, or nothing (yet)."""
        if self.stage.content(f"{path}/index.html") is not None:
            self._answer(302, b"", "text/plain", {"Location": address_of(f"{path}/")})
            return
        words = _GONE if self.stage.ready else _FIRST
        page = waiting(path, self.stage.seen(path), words)
        self._answer(404 if self.stage.ready else 503, page, "text/html; charset=utf-8")

    def _furniture(self, name: str) -> None:
        if name not in _FILES:
            self.send_error(404, _GONE)
            return
        self._answer(200, _FILES[name].read_bytes(), media_type(name))

    def _answer(self, code: int, content: bytes, kind: str, more: Mapping[str, str] | None = None) -> None:
        self.send_response(code)
        self._fields({"Content-Type": kind, "Content-Length": str(len(content)), **(more or {})})
        if self.command != "HEAD":
            for start in range(0, len(content), _PART):
                self.wfile.write(content[start : start + _PART])

    def _fields(self, fields: Mapping[str, str]) -> None:
        more = {"Connection": "close"} if self.close_connection else {}
        for name, value in {
            **_ALWAYS,
            **({"Allow": "GET, HEAD"} if self.command not in ("GET", "HEAD") else {}),
        }.items():
            self.send_header(name, value)
        for name, value in {**fields, **more}.items():
            self.send_header(name, value)
        self.end_headers()

    # ------------------------------------------------------------------------------------------------- listening

    def _listen(self) -> None:
        """Tell a page of its problems whenever something has changed, and that it is another one now. Ends with the page."""
        asked = parse_qs(urlsplit(self.path).query)
        path, seen = asked.get("page", [""])[0], asked.get("seen", [""])[0]
        self.close_connection = True
        self.send_response(200)
        self._fields({"Content-Type": "text/event-stream; charset=utf-8"})
        if self.command == "HEAD" or not is_plain(path):
            return
        number, said = -1, ""
        while True:
            number = self.stage.wait(number, HEARTBEAT)
            news = json.dumps({**self.stage.told(path), "changed": self.stage.seen(path) != seen}, ensure_ascii=False)
            self.wfile.write(b": still here\n\n" if news == said else f"data: {news}\n\n".encode())
            said = news
