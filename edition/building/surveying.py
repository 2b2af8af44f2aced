"""The survey: what every file holds, cheaply: its texts, registers, witnesses, and what it points to (DESIGN, section 3)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from edition.apparatus.witnesses import declared
from edition.building.discovery import Refused
from edition.building.library import Library
from edition.checking.grammar import Grammar
from edition.checking.rules.running import Rules
from edition.checking.rules.sheet import Sheet
from edition.checking.schemas import Missing, Schema
from edition.checking.suppressing import may_suppress
from edition.elements import REGISTERS, VISIBLE
from edition.model import Place, Problem
from edition.reading.anchors import check_ids
from edition.reading.header import facts
from edition.reading.parsing import Document, NotWellFormed, sha256
from edition.reading.pictures import pictures
from edition.reading.reader import contents, headed
from edition.reading.registers import COLLECTED, Entry, entry_elements, file_kind, is_register
from edition.tei import ID, all_ids, is_white, prefix_definitions, tag
from edition.variation import Witness

_HEAD, _CORPUS = tag("head"), tag("teiCorpus")


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
    restricted: bool = False


@dataclass(frozen=True, slots=True)
class FileFacts:
    """What the survey learns of one file; ``kind`` is tei, register, other or malformed.

    ``other_ids`` stand in the file but in no text of it; ``fragments`` are path, hash and kind of what it includes,
    ``sought`` path, hash ('' where there is none) and reason of other files that it asks for: what it would include if
    that were other than it is, and what it includes as plain text;
    ``media`` are pictures of the source folder that it shows, ``missing_media`` those that are not there to be shown;
    ``grammar`` are the schemas that applied, and those that are named and not here; ``collected`` is what
    rules over the whole edition want to know, by their modules; ``suppresses`` is false
    where no instruction in the file can suppress problems; ``key`` what they may be remembered by ('': they may not).
    """

    path: str
    sha256: str
    size: int
    kind: str
    texts: tuple[Surveyed, ...] = ()
    entries: tuple[Entry, ...] = ()
    witnesses: tuple[Witness, ...] = ()
    prefixes: dict[str, tuple[tuple[str, str], ...]] = field(default_factory=dict)
    other_ids: str = ""
    fragments: tuple[tuple[str, str, str], ...] = ()
    sought: tuple[tuple[str, str, str], ...] = ()
    media: tuple[str, ...] = ()
    missing_media: tuple[str, ...] = ()
    problems: tuple[Problem, ...] = ()
    suppresses: bool = True
    grammar: tuple[tuple[Schema, ...], tuple[Missing, ...]] = ((), ())
    collected: dict[str, Any] = field(default_factory=dict)
    key: str = ""


def survey(path: str, library: Library, grammar: Grammar | None = None, rules: Rules | None = None) -> FileFacts:
    """The facts of one file; whatever is wrong with it is a problem among them. Without ``grammar`` none is checked.

    With ``rules`` everything is told that is found without reading texts; else what their reading will find is left to it.
    """
    try:
        document, includes = library.open(path)
    except (Refused, NotWellFormed) as failure:
        return FileFacts(path, "", 0, "malformed", problems=(failure.problem,))
    size, kind = len(document.sources[0].data), file_kind(document.root)
    sheet = Sheet(document)
    broken, collected = rules.check(sheet) if rules else ([], {})
    if kind == "other":
        message = f"this file is no TEI (its root is “{document.root.tag.rpartition('}')[2]}”) and is left aside"
        problem = Problem("not-tei", "info", message, Place(path, 1, 1))
        ids = "\n".join(_ids([document.root]))
        return FileFacts(path, document.sha256, size, kind, other_ids=ids, problems=(problem,), collected=collected)
    applied, missing, refusals = grammar.check(document) if grammar else ((), (), [])
    texts = tuple(_texts(document, includes))
    read_later = rules is None and any(text.kind == "text" for text in texts)  # what it has is found with its texts
    if rules is None and not read_later:
        check_ids(document)
    shown = dict.fromkeys(p[2] for p in pictures(document))
    there = {path for path in shown if library.has_picture(path)}
    in_texts = {identifier for text in texts for identifier in text.ids.split("\n")}
    return FileFacts(
        path,
        document.sha256,
        size,
        kind,
        texts,
        entries=sheet.entries if rules is None or rules.needs_entries else (),
        witnesses=declared(document.root),
        prefixes=prefix_definitions(document.root),
        other_ids="\n".join(i for i in _ids([document.root]) if i not in in_texts),
        media=tuple(path for path in shown if path in there),
        missing_media=tuple(path for path in shown if path not in there),
        fragments=tuple(dict.fromkeys((s.path, sha256(s.data), s.kind) for s in document.sources[1:])),
        sought=tuple((path, _hash(library, path), why) for path, why in dict.fromkeys(document.sought)),
        problems=(*refusals, *broken, *(() if read_later else document.problems)),
        suppresses=may_suppress(document.sources[0].data),
        grammar=(applied, missing),
        collected=collected,
    )


def _hash(library: Library, path: str) -> str:
    try:
        return sha256(library.read(path))
    except Refused:
        return ""


def _texts(document: Document, includes: tuple[str, ...]) -> Any:
    elements = headed(document.root)
    positions = {element: n for n, element in enumerate(elements, 1)}
    for element, position in positions.items():
        header = facts(element)
        parent = next((positions[up] for up in element.iterancestors(*COLLECTED)), 0)
        kind = _text_kind(element)
        ids = "\n".join(_ids(contents(element))) if kind == "text" else ""
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
            header.restricted,
        )


def _text_kind(tei: Any) -> str:
    own = contents(tei)
    headings = not any(is_register(r) for content in own for r in content.iter(*REGISTERS))
    if any(_shows(content, headings) for content in own):
        return "text"
    if tei.tag == _CORPUS or any(child.tag in COLLECTED for child in tei):
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


def _ids(elements: list[Any]) -> Iterator[str]:
    return (identifier.strip() for element in elements for identifier in all_ids(element))
