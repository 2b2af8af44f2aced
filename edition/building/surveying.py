"""The survey: what every file holds, cheaply: its texts, registers, witnesses, and what it points to (DESIGN, section 3)."""

from __future__ import annotations

import posixpath
import sys
from collections import OrderedDict
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from edition.building.discovery import Refused, read_source
from edition.elements import REGISTERS, VISIBLE
from edition.model import Place, Problem
from edition.reading.anchors import check_ids
from edition.reading.header import facts
from edition.reading.including import include
from edition.reading.parsing import MAX_DEPTH, Document, NotWellFormed, parse
from edition.reading.reader import COLLECTIONS, contents, headed, sha256
from edition.reading.registers import Entry, entry_elements, is_register, read
from edition.tei import ID, PREFIX, is_white, prefix_definitions, tag, words

_HEAD, _CORPUS = tag("head"), tag("teiCorpus")
_KEPT = 16


@dataclass(frozen=True, slots=True)
class Surveyed:
    """One TEI of a file: ``position`` from 1, ``parent`` the position of the collection around it, or 0."""

    xml_id: str
    position: int
    kind: str
    title: str
    subtitle: str
    date: str
    lang: str
    parent: int
    includes: tuple[str, ...] = ()
    ids: str = ""
    ordinal: int = 0


@dataclass(frozen=True, slots=True)
class FileFacts:
    """What the survey learns of one file; ``kind`` is tei, register, other or malformed."""

    path: str
    sha256: str
    size: int
    kind: str
    texts: tuple[Surveyed, ...] = ()
    entries: tuple[Entry, ...] = ()
    sigla: tuple[str, ...] = ()
    prefixes: dict[str, tuple[tuple[str, str], ...]] = field(default_factory=dict)
    problems: tuple[Problem, ...] = ()


class Library:
    """Opens the files of a source: the one way from a path to a document with its inclusions."""

    def __init__(self, root: Path, limit: int) -> None:
        self._root, self._limit = root, limit
        sys.setrecursionlimit(max(sys.getrecursionlimit(), 10 * MAX_DEPTH))  # a walk goes as deep as the elements
        self._included: OrderedDict[str, Document | bytes | None] = OrderedDict()

    def open(self, path: str) -> tuple[Document, tuple[str, ...]]:
        """A file and the paths of texts it includes. Raises ``Refused`` and ``NotWellFormed``."""
        document = parse(path, read_source(self._root, path, self._limit))
        return document, include(document, self._fetch)

    def _fetch(self, path: str) -> Document | bytes | None:
        path = posixpath.normpath(path)
        if path not in self._included:
            self._included[path] = self._load(path)
            if len(self._included) > _KEPT:
                self._included.popitem(last=False)
        return self._included[path]

    def _load(self, path: str) -> Document | bytes | None:
        try:
            data = read_source(self._root, path, self._limit)
        except Refused:
            return None
        try:
            return parse(path, data)
        except NotWellFormed:
            return data if not path.lower().endswith((".xml", ".tei")) else None


def survey(path: str, library: Library) -> FileFacts:
    """The facts of one file; whatever is wrong with it is a problem among them."""
    try:
        document, includes = library.open(path)
    except Refused as refused:
        return FileFacts(path, "", 0, "malformed", problems=(refused.problem,))
    except NotWellFormed as broken:
        return FileFacts(path, "", 0, "malformed", problems=(broken.problem,))
    source = document.sources[0]
    digest, size = sha256(source.data), len(source.data)
    kind = _kind(document.root)
    if kind == "other":
        root = document.root.tag.rpartition("}")[2]
        problem = Problem(
            "not-tei", "info", f"this file is no TEI (its root is “{root}”) and is left aside", Place(path, 1, 1)
        )
        return FileFacts(path, digest, size, kind, problems=(problem,))
    included = {e for s in document.sources[1:] for e in s.elements}
    texts = tuple(_texts(document, includes))
    if not any(text.kind == "text" for text in texts):
        check_ids(document)
    elif len(document.sources) == 1:
        document.problems = []  # they are found again, with the others, when the texts are read
    return FileFacts(
        path,
        digest,
        size,
        kind,
        texts,
        entries=tuple(_entries(document, included)),
        sigla=tuple(dict.fromkeys(_sigla(document.root))),
        prefixes=prefix_definitions(document.root),
        problems=tuple(document.problems) if not any(text.kind == "text" for text in texts) else (),
    )


def _entries(document: Document, included: set[Any]) -> Iterator[Entry]:
    for element in entry_elements(document.root):
        if element not in included:
            entry = read(element, document.path, document.ordinal(element))
            if entry is not None:
                yield entry


def _kind(root: Any) -> str:
    if next(root.iter(*COLLECTIONS), None) is not None:
        return "tei"
    return "register" if root.tag in REGISTERS or root.tag == tag("standOff") else "other"


def _texts(document: Document, includes: tuple[str, ...]) -> Any:
    elements = headed(document.root)
    positions = {element: n for n, element in enumerate(elements, 1)}
    for element, position in positions.items():
        header = facts(element)
        parent = next((positions[up] for up in element.iterancestors(*COLLECTIONS)), 0)
        kind = _text_kind(element)
        ids = _ids(element) if kind == "text" else ""
        yield Surveyed(
            element.get(ID, "").strip(),
            position,
            kind,
            f"{header.title}: {header.subtitle}" if header.meeting and header.subtitle else header.title,
            header.subtitle or header.meeting,
            header.date,
            header.lang,
            parent,
            includes if position == 1 else (),
            ids,
            document.ordinal(element),
        )


def _text_kind(tei: Any) -> str:
    own = contents(tei)
    headings = not any(is_register(r) for content in own for r in content.iter(*REGISTERS))
    if any(_shows(content, headings) for content in own):
        return "text"
    if tei.tag == _CORPUS or any(child.tag in COLLECTIONS for child in tei):
        return "collection"
    return "register" if next(entry_elements(tei), None) is not None else "header"


def _shows(element: Any, headings: bool) -> bool:
    """Whether there is anything to read or see, registers apart; where there are registers, headings are theirs."""
    if element.tag in VISIBLE:
        return True
    if (element.tag == _HEAD and not headings) or (element.tag in REGISTERS and is_register(element)):
        return False
    if not is_white(element.text):
        return True
    return any(_shows(child, headings) or not is_white(child.tail) for child in element)


def _ids(tei: Any) -> str:
    """The ids in a TEI's own contents, a line each."""
    found = (e.get(ID).strip() for content in contents(tei) for e in content.xpath("descendant-or-self::*[@xml:id]"))
    return "\n".join(found)


def _sigla(root: Any) -> Any:
    for witness in root.iter(tag("witness")):
        yield from filter(None, (witness.get(ID, "").strip(), witness.get("n", "").strip()))
        yield from filter(None, (words(a) for a in witness.iter(PREFIX + "abbr")))
    for group in root.iter(tag("listWit")):
        if group.get(ID):
            yield group.get(ID).strip()
