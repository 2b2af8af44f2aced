"""A built site as a reader meets it: its files, its tables and what each page says. Reads outputs only."""

from __future__ import annotations

import csv
import io
import json
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import Any
from urllib.parse import unquote

from lxml import etree

from tests.promises.html_form import findings
from tests.promises.oracle import STREAMS, squeeze

Row = dict[str, str]
ENTITY_TABLES = {
    "person": "persons",
    "organization": "organizations",
    "session": "sessions",
    "place": "places",
    "event": "events",
    "work": "works",
    "other": "others",
}
"""Kind of an entity -> its table in ``data/`` and its folder."""

_IN_TABLES = frozenset("table thead tbody tfoot tr colgroup".split())
_OF_TABLES = _IN_TABLES | frozenset("caption td th col script template style".split())


@dataclass(slots=True)
class Page:
    """What one page says. ``links``: (element, attribute, value); ``streams``: stream -> its non-white characters."""

    ids: Counter[str] = field(default_factory=Counter)
    links: set[tuple[str, str, str]] = field(default_factory=set)
    policies: list[str] = field(default_factory=list)
    inline: list[str] = field(default_factory=list)
    form: list[str] = field(default_factory=list)
    streams: dict[str, str] = field(default_factory=dict)
    items: Counter[str] = field(default_factory=Counter)
    has_entries: bool = False


class Site:
    """A folder that ``edition build`` wrote. Pages are read once and kept as :class:`Page`."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self._pages: dict[str, Page | None] = {}
        self._streams: dict[tuple[str, str], str | None] = {}

    def data(self, name: str) -> list[Row]:
        """The rows of ``data/<name>.csv``, the guard of formulas taken off; none where there is no such table."""
        if not (self.root / "data" / f"{name}.csv").is_file():
            return []
        return [{key: unguarded(cell or "") for key, cell in row.items()} for row in self._rows(name)]

    def _rows(self, name: str) -> Iterator[dict[str, str]]:
        with io.StringIO(self.read(f"data/{name}.csv") or "", newline="") as lines:
            yield from csv.DictReader(lines, strict=True)

    @cached_property
    def texts(self) -> list[Row]:
        """The rows of ``texts.csv`` that are texts."""
        return [row for row in self.data("texts") if row.get("kind") == "text"]

    @cached_property
    def passages(self) -> dict[str, list[dict[str, Any]]]:
        """The lines of ``data/passages.jsonl``, by text."""
        found: dict[str, list[dict[str, Any]]] = {row["id"]: [] for row in self.texts}
        for line in (self.read("data/passages.jsonl") or "").split("\n"):
            if line:
                passage = json.loads(line)
                found.setdefault(passage["text"], []).append(passage)
        return found

    @cached_property
    def problems(self) -> list[dict[str, Any]]:
        """``data/problems.json``."""
        found: list[dict[str, Any]] = json.loads(self.read("data/problems.json") or "[]")
        return found

    def read(self, path: str) -> str | None:
        """A file as it is, line ends kept; None where there is none. Raises UnicodeDecodeError unless it is UTF-8."""
        file = self.root / path
        return file.read_bytes().decode("utf-8") if file.is_file() else None

    def stream(self, text: str, stream: str) -> str | None:
        """The file of a stream as it is; None where there is none."""
        key = (text, stream)
        if key not in self._streams:
            self._streams[key] = self.read(stream_path(text, stream))
        return self._streams[key]

    def page(self, path: str) -> Page | None:
        """A page by its path in the site; None where there is none."""
        if path not in self._pages:
            file = self.root / path
            self._pages[path] = read_page(file.read_bytes()) if file.is_file() else None
        return self._pages[path]

    def pages(self) -> Iterator[tuple[str, Page]]:
        """All pages, by path."""
        for file in sorted(self.root.rglob("*.html")):
            path = file.relative_to(self.root).as_posix()
            page = self.page(path)
            if page is not None:
                yield path, page

    def pages_of(self, text: str) -> list[Page]:
        """The pages that a text is read on: its own, and its parts in order where it was split."""
        parts = sorted(
            (self.root / "texts" / text).glob("part-*.html"), key=lambda p: int(p.stem.removeprefix("part-"))
        )
        paths = [f"texts/{text}.html", *(p.relative_to(self.root).as_posix() for p in parts)]
        return [page for path in paths if (page := self.page(path)) is not None]


def stream_path(text: str, stream: str) -> str:
    """``texts/<id>.txt`` and its siblings."""
    return f"texts/{text}.txt" if stream == "text" else f"texts/{text}.{stream}.txt"


def unguarded(cell: str) -> str:
    """A cell without the one ``'`` that keeps spreadsheets from running it."""
    return cell.removeprefix("'")


def split_url(url: str) -> tuple[str, str]:
    """Path and fragment of an address in the site, percent-decoded."""
    path, _, fragment = url.partition("#")
    return unquote(path.partition("?")[0]), unquote(fragment)


def read_page(content: bytes) -> Page:
    """Read a page once for everything that the checks ask."""
    parser = etree.HTMLParser(encoding="utf-8", huge_tree=True, remove_comments=True, remove_pis=True)
    root = etree.fromstring(content, parser)
    page = Page()
    page.form += findings(content.decode("utf-8"))
    page.form += [f"line {e.line}: {e.message}" for e in parser.error_log if "MISMATCH" in e.type_name]
    for element in root.iter("*"):
        _note_attributes(page, element)
        _note_element(page, element)
    for container in root.iter("article", "section", "div"):
        names = container.get("class", "").split()
        if "stream" in names:
            for name in set(names) & set(STREAMS):
                page.streams[name] = page.streams.get(name, "") + squeeze("".join(_words(container)))
            if not {"notes", "variants"}.isdisjoint(names):
                _note_items(page, container)
    return page


def _note_items(page: Page, container: Any) -> None:
    """Notes and rejected forms at the foot, one by one; ``has_entries``: whether some are entries of an apparatus."""
    for element in container.iter("div"):
        names = element.get("class", "").split()
        page.has_entries |= "app" in names
        if "item" in names and (words := squeeze("".join(_words(element)))):
            page.items[words] += 1


def _words(element: Any) -> Iterator[str]:
    """The string value of an element without what the page itself says (class ``gen``)."""
    yield element.text or ""
    for child in element:
        if "gen" not in child.get("class", "").split():
            yield from _words(child)
        yield child.tail or ""


def _note_attributes(page: Page, element: Any) -> None:
    for name, value in element.attrib.items():
        if name == "id":
            page.ids[value] += 1
        elif name in (
            "href",
            "src",
            "srcset",
            "poster",
            "data",
            "action",
            "formaction",
            "xlink:href",
            "cite",
            "background",
        ):
            page.links.add((element.tag, name, value))
        elif name == "style" or name.startswith("on"):
            page.inline.append(f"<{element.tag} {name}>")


def _note_element(page: Page, element: Any) -> None:
    tag = element.tag
    if tag == "meta" and element.get("http-equiv", "").lower() == "content-security-policy":
        page.policies.append(element.get("content", ""))
    elif tag == "style" or (tag == "script" and not _is_outside(element) and not _is_data(element)):
        page.inline.append(f"<{tag}>")
    elif tag in _IN_TABLES:
        page.form += [f"in <{tag}>: {stray!r} (a browser moves it out of the table)" for stray in _strays(element)]


def _is_outside(script: Any) -> bool:
    return script.get("src") is not None and not squeeze(script.text or "")


def _is_data(script: Any) -> bool:
    """Metadata that no browser runs, and in which nothing looks like a tag."""
    return dict(script.attrib) == {"type": "application/ld+json"} and not set("<>&") & set(script.text or "")


def _strays(table: Any) -> Iterator[str]:
    for child in table:
        if child.tag not in _OF_TABLES:
            yield f"<{child.tag}>"
        if squeeze(child.tail or ""):
            yield str(child.tail).strip()[:30]
    if squeeze(table.text or ""):
        yield str(table.text).strip()[:30]
