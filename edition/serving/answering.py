"""One request to the preview: what for, and the answer (RFC 9110, 9112; server-sent events: the HTML Standard)."""

from __future__ import annotations

import json
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

from edition.serving.asking import OURS, address_of, is_plain, media_type, path_asked
from edition.serving.dressing import dressed, waiting
from edition.serving.requests import Answerer
from edition.serving.stage import Stage

HEARTBEAT = 15.0
"""Seconds after which one who listens is told that there is nothing new: so it is noticed that he is gone."""
_FILES = {name: Path(__file__).with_name("static") / name for name in ("preview.js", "preview.css")}
_POLICY = "default-src 'none'; style-src 'unsafe-inline'; img-src 'self' data:"
"""For whatever is no page: pages bring their own along."""
_FIRST, _GONE = (
    "The edition is being built for the first time: this page will show it.",
    "This page is not in the edition.",
)


class Answering(Answerer):
    """Answers GET and HEAD for what is on the ``stage`` of its server."""

    stage: Stage

    def do(self) -> None:
        """A file of the site, or what the preview adds."""
        if (path := path_asked(self.path)) is None:
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
            self.answer(200, dressed(content, path, seen), kind)
        else:
            self.answer(200, content, kind, {"Content-Security-Policy": _POLICY})

    def _miss(self, path: str) -> None:
        """What is not there: the folder of a page, or nothing (yet)."""
        if self.stage.content(f"{path}/index.html") is not None:
            self.answer(302, b"", "text/plain", {"Location": address_of(f"{path}/")})
            return
        words = _GONE if self.stage.ready else _FIRST
        page = waiting(path, self.stage.seen(path), words)
        self.answer(404 if self.stage.ready else 503, page, "text/html; charset=utf-8")

    def _furniture(self, name: str) -> None:
        if name not in _FILES:
            self.send_error(404, _GONE)
            return
        self.answer(200, _FILES[name].read_bytes(), media_type(name))

    # ------------------------------------------------------------------------------------------------- listening

    def _listen(self) -> None:
        """Tell a page of its problems whenever something has changed, and that it is another one now. Ends with the page."""
        asked = parse_qs(urlsplit(self.path).query)
        path, seen = asked.get("page", [""])[0], asked.get("seen", [""])[0]
        self.close_connection = True
        self.send_response(200)
        self.fields({"Content-Type": "text/event-stream; charset=utf-8"})
        if self.command == "HEAD" or not is_plain(path):
            return
        number, said = -1, ""
        while True:
            number = self.stage.wait(number, HEARTBEAT)
            news = json.dumps({**self.stage.told(path), "changed": self.stage.seen(path) != seen}, ensure_ascii=False)
            self.wfile.write(b": still here\n\n" if news == said else f"data: {news}\n\n".encode())
            said = news
