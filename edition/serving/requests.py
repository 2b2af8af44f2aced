"""One request to a server of ours: who asks, how long it may take, and what every answer says (RFC 9110, 9112)."""

from __future__ import annotations

import io
import socket
import time
from collections.abc import Mapping
from http.server import BaseHTTPRequestHandler
from typing import Any

from edition.serving.asking import is_ours

PATIENCE = 20.0
"""Seconds for a whole head of a request, and for each part of an answer to be taken."""
_PART = 1 << 18
_ALWAYS = {
    "Cache-Control": "no-store",
    "X-Content-Type-Options": "nosniff",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Referrer-Policy": "no-referrer",
}
"""With each answer. The third keeps pages of other hosts from loading what is not published yet as a script or a picture."""


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


class Answerer(BaseHTTPRequestHandler):
    """Answers who asks this computer by one of its own names, within some seconds; what it answers is said by those made of it."""

    protocol_version = "HTTP/1.1"
    timeout = PATIENCE
    methods: tuple[str, ...] = ("GET", "HEAD")

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
        self.answer(code, f"{message or self.responses.get(code, ('',))[0]}\n".encode(), "text/plain; charset=utf-8")

    def __getattr__(self, name: str) -> Any:
        """``do_GET`` and its like are asked for by name: whatever the method, one answers."""
        if name.startswith("do_"):
            return self._asked
        raise AttributeError(name)

    def _asked(self) -> None:
        """Send away who asks by a wrong method or a wrong name; the others are answered."""
        hosts, port = self.headers.get_all("Host") or [], self.connection.getsockname()[1]
        if self.command not in self.methods:
            self.send_error(405, f"Only {' and '.join(self.methods)} are answered here.")
        elif len(hosts) != 1 or not is_ours(hosts[0], port):
            self.send_error(421, "This server answers for 127.0.0.1, localhost and [::1] alone.")
        else:
            self.do()

    def do(self) -> None:
        """Answer: the request is by one of ``methods``, for this computer."""
        self.send_error(404)

    def answer(self, code: int, content: bytes, kind: str, more: Mapping[str, str] | None = None) -> None:
        """A whole answer; ``kind`` is its media type, ``more`` are further fields."""
        self.send_response(code)
        self.fields({"Content-Type": kind, "Content-Length": str(len(content)), **(more or {})})
        if self.command != "HEAD":
            for start in range(0, len(content), _PART):
                self.wfile.write(content[start : start + _PART])

    def fields(self, fields: Mapping[str, str]) -> None:
        """The fields of an answer: those of every one, and these."""
        allowed = {"Allow": ", ".join(self.methods)} if self.command not in self.methods else {}
        more = {"Connection": "close"} if self.close_connection else {}
        for name, value in {**_ALWAYS, **allowed, **fields, **more}.items():
            self.send_header(name, value)
        self.end_headers()
