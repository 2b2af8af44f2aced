"""Fragments that something points to, and whether their pages have them. Memory does not grow with the site."""

from __future__ import annotations

import html
import re
import sqlite3
from collections.abc import Iterator

from edition.model import Problem
from edition.preserving.folder import Site, problem

_ID = re.compile(r"\sid\s*=\s*(?:\"([^\"]*)\"|'([^']*)')")
_TOP = frozenset(("", "top"))


class Pointers:
    """What is to be found in which page. SQLite keeps it in a file without a name."""

    def __init__(self) -> None:
        self._db = sqlite3.connect("")
        self._db.executescript(
            "PRAGMA journal_mode=OFF; PRAGMA synchronous=OFF; PRAGMA cache_size=-4000;"
            "CREATE TABLE wanted (page TEXT, fragment TEXT, path TEXT, line INTEGER);"
        )
        self._waiting: list[tuple[str, str, str, int]] = []
        self.count = 0

    def want(self, page: str, fragment: str, path: str, line: int) -> None:
        """A file points to a place in a page."""
        self.count += 1
        if fragment.lower() not in _TOP and page.endswith((".html", ".htm", ".xhtml", ".svg", ".xml")):
            self._waiting.append((page, fragment, path, line))
            if len(self._waiting) > 5000:
                self._flush()

    def _flush(self) -> None:
        self._db.executemany("INSERT INTO wanted VALUES (?,?,?,?)", self._waiting)
        self._waiting.clear()

    def pages(self) -> list[str]:
        """The pages that something points into."""
        self._flush()
        self._db.execute("CREATE INDEX IF NOT EXISTS by_page ON wanted (page)")
        return [page for (page,) in self._db.execute("SELECT DISTINCT page FROM wanted ORDER BY page")]

    def missing(self, site: Site, page: str) -> Iterator[Problem]:
        """Pointers into a page to what it has not. Raises ``OSError``."""
        text = site.read(page).decode("utf-8", "replace")
        ids = {html.unescape(one or other) for one, other in _ID.findall(text)}
        query = "SELECT DISTINCT fragment, path, line FROM wanted WHERE page = ? ORDER BY path, line"
        for fragment, path, line in self._db.execute(query, (page,)):
            if fragment not in ids:
                yield problem("site-fragment", f"{page} has no place “{fragment}”", path, line)

    def close(self) -> None:
        """Let go of it all."""
        self._db.close()
