"""TABLE of what must hold of every site, however hostile its texts: each check gives what it finds wrong, in words.

They look at the files as a browser, a spreadsheet or a disk would, and import nothing of the toolkit.
"""

from __future__ import annotations

import csv
import io
import json
import re
import unicodedata
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import Any
from urllib.parse import unquote

import lxml.html
from lxml import etree

SECRET = "hush-hush"
"""Stands in files that no text may reach."""
OPENING, CLOSING = (
    {"\u202a": "\u202c", "\u202b": "\u202c", "\u202d": "\u202c", "\u202e": "\u202c"},
    {"\u2066": "\u2069", "\u2067": "\u2069", "\u2068": "\u2069"},
)
_RUNNING = frozenset(
    "script style iframe frame object embed applet base form input button svg math template noscript video audio source".split()
)
_ADDRESSES = (
    "href",
    "src",
    "action",
    "formaction",
    "data",
    "poster",
    "srcset",
    "background",
    "xlink:href",
    "cite",
    "ping",
)
_OF_SEARCH = "ui-search|ui-query|ui-ask|ui-help|ui-without|ui-found|ui-results"
_OF_INDEXES = "ui-filter|ui-table|ui-by-session|ui-(?:network|timeline|when|map|map-part)-(?:title|desc)"
_OF_TEXTS = "ui-foot|ui-side|ui-witnesses|ui-show-[a-z]+"
_FURNITURE = re.compile(rf"ui-(?:to-)?(?:[a-z]+-)?\d+|{_OF_TEXTS}|{_OF_SEARCH}|{_OF_INDEXES}")
"""Ids that the pages make for themselves: they end in a number, or are the furniture of a kind of page."""
_ONLY_FOLLOWED = frozenset("canonical cite-as describedby item license author type collection".split())
"""Relations of links for machines: a browser loads nothing for them."""
_RESERVED = {"con", "prn", "aux", "nul", *(f"{p}{n}" for p in ("com", "lpt") for n in range(10))}


@dataclass
class Site:
    """A built site, and what stands around it: ``before`` are the files that stood there before."""

    folder: Path
    said: str = ""
    before: frozenset[str] = field(default_factory=frozenset)

    @cached_property
    def files(self) -> dict[str, bytes]:
        found = (path for path in sorted(self.folder.rglob("*")) if path.is_file())
        return {path.relative_to(self.folder).as_posix(): path.read_bytes() for path in found}

    @cached_property
    def pages(self) -> dict[str, Any]:
        named = {path: data for path, data in self.files.items() if path.endswith(".html") and data.strip()}
        return {
            path: lxml.html.document_fromstring(data, parser=lxml.html.HTMLParser(encoding="utf-8"))
            for path, data in named.items()
        }


def active(site: Site) -> Iterator[str]:
    """Nothing in a page runs: no script, no event, no style, no address that a browser would run, no refresh."""
    for path, page in site.pages.items():
        for element in page.iter("*"):
            if element.tag in _RUNNING and not _is_ours(element):
                yield f"{path}: <{element.tag}>"
            if element.tag == "meta" and (element.get("http-equiv") or "").lower() == "refresh":
                yield f"{path}: refresh"
            for name, value in element.items():
                if name.startswith("on") or name in ("style", "srcdoc"):
                    yield f"{path}: @{name}"
                elif name in _ADDRESSES and not re.match(
                    r"(?:https?:|mailto:|[^:]*$|[^:]*[/?#])", _seen(value), re.IGNORECASE
                ):
                    yield f"{path}: {name}={value[:60]}"


def _is_ours(element: Any) -> bool:
    """A script of ours, a switch that sends nothing, the fields of search and filter, or a drawing that pages make themselves."""
    if element.tag == "script":
        is_of_the_site = re.fullmatch(r"(?:\.\./)*static/[a-z-]+\.js", element.get("src", ""))
        return _is_metadata(element) or bool(is_of_the_site and not element.text)
    if element.get("id") in ("ui-query", "ui-ask", "ui-filter"):
        return element.get("type") in ("search", "button")
    if element.tag == "input":
        return element.get("type") in ("radio", "checkbox") and (element.get("id") or "").startswith("ui-")
    drawn = {"svg", "rect", "text", "title", "a", "polygon", "line", "g", "circle", "desc"}
    return element.tag == "svg" and {inner.tag for inner in element.iter("*")} <= drawn


def _is_metadata(element: Any) -> bool:
    """JSON, which no browser runs, of no type that one would, and in which nothing looks like a tag."""
    if element.get("type") != "application/ld+json" or set(element.attrib) != {"type"}:
        return False
    return not set("<>&") & set(element.text) and json.loads(element.text)["@context"] == "https://schema.org"


def _seen(address: str) -> str:
    """An address as a browser takes it."""
    return re.sub("[\t\n\r]", "", address.strip("".join(map(chr, range(33)))))


def fetched(site: Site) -> Iterator[str]:
    """Nothing is fetched from another host."""
    for path, page in site.pages.items():
        for element in page.iter(
            "img", "link", "script", "iframe", "object", "embed", "source", "video", "audio", "base"
        ):
            if element.tag == "link" and element.get("rel") in _ONLY_FOLLOWED:
                continue
            for name in ("src", "href", "data", "srcset", "poster"):
                if re.match(r"[a-z][a-z0-9+.-]*:|[/\\]{2}", _seen(element.get(name) or ""), re.IGNORECASE):
                    yield f"{path}: <{element.tag} {name}={element.get(name)[:60]}>"


def policy(site: Site) -> Iterator[str]:
    """Every page forbids scripts and styles from elsewhere, before anything else is said."""
    for path, page in site.pages.items():
        stated = page.xpath("//head/meta[@http-equiv='Content-Security-Policy']/@content")
        if (
            len(stated) != 1
            or "default-src 'none'" not in stated[0]
            or "unsafe" in stated[0]
            or "base-uri 'none'" not in stated[0]
        ):
            yield f"{path}: {stated}"


def ids(site: Site) -> Iterator[str]:
    """Ids are unique in a page, and none that begins with ui- is a text's."""
    for path, page in site.pages.items():
        counted = Counter(page.xpath("//@id"))
        yield from (f"{path}: {one} {times} times" for one, times in counted.items() if times > 1)
        yield from (
            f"{path}: {one} is taken"
            for one in page.xpath("//main//*/@id[starts-with(., 'ui-')]")
            if not _FURNITURE.fullmatch(one)
        )
        yield from (
            f"{path}: no place for {one}"
            for one in page.xpath("//a[@class='skip']/@href")
            if page.xpath("name(//*[@id=$id])", id=one[1:]) != "main"
        )


def names(site: Site) -> Iterator[str]:
    """Every disk can hold the files, and none takes two of them for one."""
    folded = Counter(unicodedata.normalize("NFD", unicodedata.normalize("NFD", path).casefold()) for path in site.files)
    yield from (f"{path} {times} times" for path, times in folded.items() if times > 1)
    for path in site.files:
        for name in path.split("/"):
            is_marker = path == ".edition-site.json"
            if not is_marker and (
                name.startswith((".", "-", "~")) or name.endswith((".", " ")) or not name.isprintable()
            ):
                yield f"odd name {name!r}"
            if len(name.encode()) > 200 or set(name) & set('<>:"\\|?*') or name.partition(".")[0].lower() in _RESERVED:
                yield f"bad name {name!r}"


def inside(site: Site) -> Iterator[str]:
    """Nothing was written outside the site, but for the cache, whose place is beside the settings (DESIGN, 4.1)."""
    around = site.folder.parent
    for path in around.rglob("*"):
        if (
            path.is_file()
            and not path.is_relative_to(site.folder)
            and path.relative_to(around).as_posix() not in site.before
            and ".edition-cache" not in path.relative_to(around).parts
        ):
            yield f"{path.relative_to(around)} was written"


def links(site: Site) -> Iterator[str]:
    """Every address within the site leads to a file of it."""
    for path, page in site.pages.items():
        for value in page.xpath("//@href | //@src"):
            if not re.match(r"[a-z][a-z0-9+.-]*:|#|//", value, re.IGNORECASE):
                aim = (site.folder / path).parent / unquote(re.split("[?#]", value)[0])
                if not aim.is_file() or not aim.resolve().is_relative_to(site.folder.resolve()):
                    yield f"{path}: {value}"


def formulas(site: Site) -> Iterator[str]:
    """No cell is one that a spreadsheet would reckon."""
    for path, rows in _tables(site):
        for row in rows:
            yield from (
                f"{path}: {cell[:40]}"
                for cell in row
                if cell[:1] in tuple("=+-@\t\r") and not re.fullmatch(r"-?\d+", cell)
            )


def rectangular(site: Site) -> Iterator[str]:
    """Every row of a table has as many cells as its header: no text ends a cell or a line."""
    for path, rows in _tables(site):
        yield from (f"{path}: {row}" for row in rows if len(row) != len(rows[0]))


def _tables(site: Site) -> Iterator[tuple[str, list[list[str]]]]:
    for path, data in site.files.items():
        if path.endswith(".csv") and data:
            yield path, list(csv.reader(io.StringIO(data.decode("utf-8"), newline="")))


def directions(site: Site) -> Iterator[str]:
    """What turns letters around in a title or a heading, a link outside the text, ends where that ends."""
    for path, page in site.pages.items():
        for element in page.xpath("//title | //h1 | //nav//a | //dl//a | //li/a | //td"):
            if not _is_closed(element.text_content()):
                yield f"{path}: <{element.tag}> {element.text_content()[:40]!r}"


def _is_closed(text: str) -> bool:
    waiting: list[str] = []
    for letter in text:
        if letter in OPENING or letter in CLOSING:
            waiting.append({**OPENING, **CLOSING}[letter])
        elif letter in waiting:
            while waiting.pop() != letter:
                pass
    return not waiting


def controls(site: Site) -> Iterator[str]:
    """No control character stands in a title, a heading or an address, and none below 32 but TAB, LF, CR in any file of ours."""
    for path, page in site.pages.items():
        for element in page.xpath("//title | //h1"):
            if re.search("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f]", element.text_content()):
                yield f"{path}: {element.text_content()[:40]!r}"
    for path, data in site.files.items():
        if (
            path.endswith((".html", ".csv", ".json", ".jsonl", ".txt"))
            and ".xml" not in path
            and re.search(rb"[\x00-\x08\x0b\x0c\x0e-\x1f]", data)
        ):
            yield f"{path}: a control character"


def sources(site: Site) -> Iterator[str]:
    """No source is published as XML that a browser would run."""
    for path, data in site.files.items():
        if path.endswith(".xml"):
            root = etree.fromstring(
                data, etree.XMLParser(huge_tree=True, no_network=True, resolve_entities="internal", recover=True)
            )
            if root is None:
                continue
            if root.xpath("preceding-sibling::processing-instruction('xml-stylesheet')"):
                yield f"{path}: a stylesheet"
            for element in root.iter("{http://www.w3.org/1999/xhtml}*", "{http://www.w3.org/2000/svg}*"):
                if etree.QName(element).localname in _RUNNING | {"set", "animate", "img", "meta", "link"} or any(
                    n.startswith("on") for n in element.attrib
                ):
                    yield f"{path}: <{etree.QName(element).localname}>"


def secrets(site: Site) -> Iterator[str]:
    """Nothing of a file outside the source is in the site, or is told."""
    wanted = SECRET.encode()
    yield from (
        f"{path}: the secret" for path, data in site.files.items() if wanted in data and not path.endswith(".xml.txt")
    )
    if SECRET in site.said:
        yield "the secret was told"


CHECKS: dict[str, Callable[[Site], Iterator[str]]] = {
    check.__name__: check
    for check in (
        active,
        fetched,
        policy,
        ids,
        names,
        inside,
        links,
        formulas,
        rectangular,
        directions,
        controls,
        sources,
        secrets,
    )
}
