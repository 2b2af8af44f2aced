"""TABLE of what must hold of every site, however hostile its texts: each check gives what it finds wrong, in words.

They look at the files as a browser, a spreadsheet or a disk would, and import nothing of the toolkit.
"""

from __future__ import annotations

import csv
import io
import re
import unicodedata
from collections import Counter
from collections.abc import Callable, Iterator
from urllib.parse import unquote

from tests.hostile.inert import active, fetched, policy, sources
from tests.hostile.site import SECRET, Site

OPENING, CLOSING = (
    {"\u202a": "\u202c", "\u202b": "\u202c", "\u202d": "\u202c", "\u202e": "\u202c"},
    {"\u2066": "\u2069", "\u2067": "\u2069", "\u2068": "\u2069"},
)
_OF_SEARCH = "ui-search|ui-query|ui-ask|ui-help|ui-without|ui-found|ui-results"
_OF_INDEXES = "ui-filter|ui-table|ui-by-session|ui-(?:network|timeline|when|map|map-part)-(?:title|desc)"
_OF_TEXTS = "ui-foot|ui-side|ui-witnesses|ui-show-[a-z]+"
_FURNITURE = re.compile(rf"ui-(?:to-)?(?:[a-z]+-)?\d+|{_OF_TEXTS}|{_OF_SEARCH}|{_OF_INDEXES}")
"""Ids that the pages make for themselves: they end in a number, or are the furniture of a kind of page."""
_RESERVED = {"con", "prn", "aux", "nul", *(f"{p}{n}" for p in ("com", "lpt") for n in range(10))}


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
