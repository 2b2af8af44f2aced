"""What a test of bad input asks: was it built, was it refused, is the site whole, is anything left behind."""

from __future__ import annotations

import json
import re
from collections import Counter
from html.parser import HTMLParser
from pathlib import Path

from tests.cli.conftest import Said
from tests.cli.running import tei, tree

GOOD = tei("<p>Good.</p>", "A good text")
OLD = tei("<p>Old.</p>", "An old text")
OUR_SCRIPT = re.compile(r"(?:\.\./)*static/[a-z-]+\.js")


def is_whole(site: Path) -> bool:
    """Whether a site is what its manifest says, no more and no less."""
    listed = json.loads((site / ".edition-site.json").read_text(encoding="utf-8"))["files"]
    found = {path: len(content) for path, content in tree(site).items() if path != ".edition-site.json"}
    return found == {path: facts["size"] for path, facts in listed.items()}


def assert_built(folder: Path, said: Said, code: int = 0) -> None:
    assert said.code == code, said.err
    assert is_whole(folder / "site")
    assert leftovers(folder) == []


def assert_refused(folder: Path, said: Said, old: dict[str, bytes], *words: str) -> None:
    assert said.code == 2, said.err
    assert said.out == ""
    assert [word for word in words if word not in said.err] == [], said.err
    assert said.err.startswith("edition: ")
    assert tree(folder / "site") == old
    assert leftovers(folder) == []


def leftovers(folder: Path) -> list[str]:
    """What a build has left beside its site."""
    return [path.name for path in folder.iterdir() if path.name.startswith(".")]


class Page(HTMLParser):
    """What a browser would make of a page, as far as harm goes."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.elements: Counter[str] = Counter()
        self.attributes: list[tuple[str, str]] = []
        self.data: list[str] = []
        self._is_data = False
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        stated = {name: value or "" for name, value in attrs}
        self._is_data = tag == "script" and stated == {"type": "application/ld+json"}
        if tag == "script" and OUR_SCRIPT.fullmatch(stated.get("src", "")):
            tag = "script of ours"
        self.elements["data" if self._is_data else tag] += 1
        self.attributes += stated.items()

    def handle_data(self, data: str) -> None:
        if self._is_data:
            self.data.append(data)

    def handle_endtag(self, tag: str) -> None:
        self._is_data = False


def pages(site: Path) -> dict[str, Page]:
    return {path.relative_to(site).as_posix(): Page(path.read_text(encoding="utf-8")) for path in site.rglob("*.html")}
