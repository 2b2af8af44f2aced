"""Bodies of pages, made from a few lines of TEI: what the tests of the body and of the stylesheets share."""

from __future__ import annotations

import re
from html.parser import HTMLParser
from typing import Any

from edition.renderers.html.annotating import annotated
from edition.renderers.html.body import render
from edition.renderers.html.linking import Addresses

from edition.tei import SPACE
from tests.promises.html_form import VOID
from tests.reading.sample import ADA, BOB, LONDON, FakeContext, read

CONTEXT = FakeContext(
    entries={"ada": (ADA,), "bob": (BOB,)},
    addresses={"geo.example/1": (LONDON,)},
    pictures=frozenset(("a.jpg", "pictures/b.png")),
)


def streams(body: str, context: FakeContext = CONTEXT, header: str = "") -> dict[str, str]:
    """The HTML of each stream; made by our stylesheets, and not by the pass-through."""
    made = render(read(body, context, header), context)
    assert made.problems == ()
    return dict(made.streams)


def shown(body: str, context: FakeContext = CONTEXT, header: str = "") -> str:
    """The HTML of the running text, without what stands around the body's children, and without ids that are hashes.

    Nor are there links to these.
    """
    content = streams(body, context, header)["text"]
    content = re.sub(r'<a class="gen number[^"]*" href="#p[a-z2-7]{10}[^>]*>[^<]*</a>', "", content)
    found = re.fullmatch(r'<div class="tei-text"><div class="tei-body">(.*)</div></div>', content, re.DOTALL)
    assert found is not None, content
    return re.sub(r'<span id="(text|p[a-z2-7]{10})[^"]*"></span>| id="(text|p[a-z2-7]{10})[^"]*"', "", found[1])


def copied(body: str, context: FakeContext = CONTEXT, header: str = "") -> Any:
    """The annotated copy."""
    reading = read(body, context, header)
    return annotated(reading, context, Addresses(reading, context))


def dense(text: str) -> str:
    """Text without white space as XML knows it."""
    return "".join(c for c in text if c not in SPACE)


class Words(HTMLParser):
    """A page as this test reads it: its words without what is generated, its ids, the addresses of its links."""

    def __init__(self, markup: str) -> None:
        super().__init__()
        self.words: list[str] = []
        self.ids: list[str] = []
        self.links: list[str] = []
        self.attributes: set[str] = set()
        self.elements: set[str] = set()
        self._open: list[bool] = []
        self.feed(markup)
        self.close()
        assert self._open == [], "not every element is closed"

    @property
    def text(self) -> str:
        """Its words, without white space."""
        return dense("".join(self.words))

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        stated = {name: value or "" for name, value in attrs}
        self.elements.add(tag)
        self.attributes |= set(stated)
        self.ids += [stated["id"]] if "id" in stated else []
        self.links += [stated["href"]] if "href" in stated else []
        if tag not in VOID:
            self._open.append("gen" in stated.get("class", "").split())

    def handle_endtag(self, tag: str) -> None:
        self._open.pop()

    def handle_data(self, data: str) -> None:
        if not any(self._open):
            self.words.append(data)
