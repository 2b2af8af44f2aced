"""The reconciliation service over HTTP: JSON alone, for programs on this computer, and for pages of theirs (CORS: Fetch Standard).

Registers that are not published yet are nobody's business: pages of other hosts, which a browser on this computer shows, are
refused, and there is no JSONP, by which they could read all the same.
"""

from __future__ import annotations

import json
import re
from typing import Any
from urllib.parse import parse_qs

from edition.reconciling.service import Service, Unasked
from edition.serving.requests import Answerer

LARGEST = 2_000_000
"""Bytes of a request."""
_FIELDS = 20
_FORM = "application/x-www-form-urlencoded"
_JSON = "application/json; charset=utf-8"
_PREFLIGHT = {"Access-Control-Allow-Methods": "GET, POST", "Access-Control-Allow-Headers": "Content-Type"}
_LOCAL = re.compile(r"https?://(?:127\.0\.0\.1|localhost|\[::1\])(?::\d{1,5})?")


def handler(service: Service) -> type[Answerer]:
    """What answers for a service."""
    return type("Handler", (_Answering,), {"service": service})


class _Answering(Answerer):
    """Answers the requests of the protocol."""

    methods = ("GET", "HEAD", "POST", "OPTIONS")
    service: Service

    def do(self) -> None:
        """Answer a request, or say in words why not."""
        origin = self.headers.get("Origin")
        if origin is not None and not _is_local(origin):
            self.send_error(403, "Only pages of this computer are answered.")
            return
        try:
            if self.command == "OPTIONS":
                self.answer(204, b"", _JSON, {**self._cors(), **_PREFLIGHT})
            else:
                self._say(200, self._answered())
        except Unasked as reason:
            self.send_error(reason.code, str(reason))

    def _answered(self) -> Any:
        path, _, query = self.path.partition("#")[0].partition("?")
        given = _parsed(query)
        if self.command == "POST":
            given |= _parsed(self._body())
        if "callback" in given:
            raise Unasked("JSONP is not answered: ask by CORS")
        path = path.strip("/")
        if not path:
            return self._endpoint(given)
        if path.startswith("suggest/") and (what := path.removeprefix("suggest/")) in ("entity", "property", "type"):
            return self.service.suggest(what, given.get("prefix", ""), _number(given.get("cursor", "0")))
        if path == "properties":
            return self.service.properties(given.get("type", ""))
        raise Unasked("there is nothing here", 404)

    def _endpoint(self, given: dict[str, str]) -> Any:
        if "queries" in given:
            return self.service.queries(given["queries"])
        if "extend" in given:
            return self.service.extend(given["extend"])
        if self.command == "POST":
            raise Unasked("a POST needs “queries” or “extend”")
        return self.service.manifest(f"http://{self.headers['Host'].strip()}/")

    def _body(self) -> str:
        """The form that is sent along."""
        kind = self.headers.get("Content-Type", _FORM).partition(";")[0].strip().lower()
        size = self.headers.get_all("Content-Length") or [""]
        self.close_connection = True  # unless all of it is read
        if self.headers.get("Transfer-Encoding") or len(size) > 1 or not (size[0].isascii() and size[0].isdigit()):
            raise Unasked("say how long the request is (Content-Length)", 411)
        if len(size[0]) > len(str(LARGEST)) or int(size[0]) > LARGEST:
            raise Unasked(f"a request has {LARGEST:,} bytes at most", 413)
        if kind != _FORM:
            raise Unasked(f"a POST is a form ({_FORM})", 415)
        data = self.rfile.read(int(size[0]))
        if len(data) == int(size[0]):
            self.close_connection = self.headers.get("Connection", "").lower() == "close"
        if not data.isascii():
            raise Unasked("a form is written in ASCII, with % for other letters")
        return data.decode("ascii")

    def _say(self, code: int, value: Any) -> None:
        self.answer(code, json.dumps(value).encode(), _JSON, self._cors())

    def send_error(self, code: int, message: str | None = None, explain: str | None = None) -> None:  # noqa: ARG002 - its form there
        """In plain words, as JSON; the connection ends."""
        self.close_connection = True
        said = message or self.responses.get(code, ("",))[0]
        self._say(code, {"status": "error", "message": said})

    def _cors(self) -> dict[str, str]:
        """What lets a page of this computer read the answer."""
        headers = getattr(self, "headers", None)  # there are none where the first line is no request
        origin = headers.get("Origin") if headers else None
        allowed = {"Access-Control-Allow-Origin": origin} if origin and _is_local(origin) else {}
        return {**allowed, "Vary": "Origin"}


def _is_local(origin: str) -> bool:
    """Whether an origin is a page that this computer serves itself."""
    return bool(_LOCAL.fullmatch(origin.strip().lower()))


def _parsed(form: str) -> dict[str, str]:
    """The fields of a form, the first of each name."""
    try:
        found = parse_qs(form, keep_blank_values=True, max_num_fields=_FIELDS)
    except ValueError as error:
        raise Unasked(f"a request has {_FIELDS} fields at most") from error
    return {name: values[0] for name, values in found.items()}


def _number(written: str) -> int:
    return int(written) if written.isascii() and written.isdigit() and len(written) < 7 else 0
