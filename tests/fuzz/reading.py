"""One file read and rendered as a build does it, without a build: no catalog, no store, no disk."""

from __future__ import annotations

import posixpath
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import Any

from edition.renderers.html import HtmlRenderer
from edition.renderers.text import TextRenderer

from edition.building.library import Library
from edition.building.surveying import FileFacts, survey
from edition.model import Artifact, Problem, Reading, Target, TextInfo
from edition.parts import Part
from edition.project import Project, shelf
from edition.reading.including import include
from edition.reading.parsing import Document, NotWellFormed, parse
from edition.reading.reader import read_document
from edition.tei import sort_key
from edition.variation import Witness

PATH = "text.xml"
RENDERERS = (HtmlRenderer(), TextRenderer())


class Shelf:
    """A folder with the files that stand beside the one at hand, which is in memory only."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._library = Library(folder)
        self._data = b""

    def put(self, data: bytes) -> None:
        """The file at hand."""
        self._data = data

    def open(self, path: str) -> tuple[Document, tuple[str, ...]]:
        """As :meth:`edition.building.library.Library.open`."""
        if path != PATH:
            return self._library.open(path)
        document = parse(PATH, self._data)
        return document, include(document, self._fetch)

    def read(self, path: str) -> bytes:
        """As :meth:`edition.building.library.Library.read`."""
        return self._data if path == PATH else self._library.read(path)

    def has_picture(self, path: str) -> bool:
        """As :meth:`edition.building.library.Library.has_picture`."""
        return path == "a.png"

    def _fetch(self, path: str, as_text: bool) -> Document | bytes | Problem | None:
        if posixpath.normpath(path) != PATH:
            return self._library._fetch(path, as_text)
        try:
            return self._data if as_text else parse(PATH, self._data)
        except NotWellFormed as broken:
            return broken.problem

    @cached_property
    def register(self) -> FileFacts:
        """What the survey knows of the register beside the text."""
        return survey("register.xml", self)  # type: ignore[arg-type]


@dataclass
class Answers:
    """A Context (``edition.context.Context``) of two files: the one at hand and the register beside it."""

    facts: tuple[FileFacts, ...]
    infos: tuple[TextInfo, ...]
    base_witness: str = ""
    types: dict[str, str] = field(default_factory=dict)
    edition_version: str = "1"
    allow_restricted: bool = True
    project: Project = field(default_factory=lambda: Project(title="Fuzz"))

    def __post_init__(self) -> None:
        self._entries: dict[str, list[tuple[str, Target]]] = {}
        self._addresses: dict[str, list[Target]] = {}
        self._named: dict[str, list[Target]] = {}
        for one in self.facts:
            for entry in one.entries:
                target = Target(entry.xml_id or entry.digest, entry.kind, entry.name, True, entry.identifiers)
                self._entries.setdefault(entry.xml_id, []).append((one.path, target))
                self._named.setdefault(sort_key(entry.name), []).append(target)
                for address in entry.addresses:
                    self._addresses.setdefault(address, []).append(target)

    def witnesses(self, path: str) -> tuple[Witness, ...]:
        return tuple(dict.fromkeys(witness for one in self.facts for witness in one.witnesses))

    def entry(self, xml_id: str, path: str) -> tuple[Target, ...]:
        found = self._entries.get(xml_id, []) if xml_id else []
        here = tuple(target for where, target in found if where == path)
        return here[:1] or tuple({target.entity: target for _, target in found}.values())

    def by_address(self, key: str, kind: str = "") -> tuple[Target, ...]:
        found = tuple(self._addresses.get(key, ()))
        return tuple(target for target in found if target.kind == kind) or found

    def by_name(self, name: str) -> Target | None:
        found = self._named.get(sort_key(name), [])
        return found[0] if len(found) == 1 else None

    def entity(self, entity: str) -> Target | None:
        return next((t for found in self._entries.values() for _, t in found if t.entity == entity), None)

    def prefixes(self, path: str) -> dict[str, tuple[tuple[str, str], ...]]:
        return {ident: found for one in self.facts for ident, found in one.prefixes.items()}

    def has_id(self, path: str, xml_id: str) -> str | None:
        facts = next((one for one in self.facts if one.path == posixpath.normpath(path)), None)
        if facts is None:
            return None
        if not xml_id:
            return next((i.id for i in self.infos if i.path == facts.path and i.kind == "text"), "")
        ids = dict.fromkeys(facts.other_ids.split("\n"), "")
        for text, info in zip(facts.texts, self.infos, strict=False):
            ids |= dict.fromkeys(text.ids.split("\n"), info.id)
        return ids.get(xml_id)

    def parts(self, path: str) -> tuple[Part, ...]:
        stated = ((entry.xml_id, part) for one in self.facts for entry in one.entries for part in entry.parts)
        return tuple(Part(session, *ids) for session, (file, *ids) in stated if file == path)

    def neighbours(self, text: str) -> tuple[TextInfo | None, TextInfo | None]:
        return None, None

    def text_info(self, text: str) -> TextInfo | None:
        return next((info for info in self.infos if info.id == text), None)

    def members(self, text: str) -> list[TextInfo]:
        return [info for info in self.infos if info.parent == text and text]

    def page_name(self, target: Target) -> str:
        return "x"

    def media(self, path: str) -> bool:
        return path == "a.png"

    def shelf(self, name: str) -> tuple[Path, ...]:
        return shelf(name)


@dataclass(slots=True)
class Rendered:
    """A text read, with its artifacts by path and all that was found wrong with it."""

    reading: Reading
    files: dict[str, bytes]
    problems: list[Problem]


def rendered(shelf_: Shelf, data: bytes, base_witness: str = "") -> Iterator[Rendered]:
    """The texts of a file, one by one. Raises ``NotWellFormed`` where it is no XML."""
    shelf_.put(data)
    facts = survey(PATH, shelf_)  # type: ignore[arg-type]
    if facts.kind == "malformed":
        raise NotWellFormed(facts.problems[0])
    infos = tuple(_infos(facts))
    context = Answers((facts, shelf_.register), infos, base_witness)
    document, _ = shelf_.open(PATH)
    for reading in read_document(document, infos, context):
        yield _rendered(reading, context)


def _infos(facts: FileFacts) -> Iterator[TextInfo]:
    for text in facts.texts:
        name = f"t{text.position}"
        stated: dict[str, Any] = {
            "title": text.title or name,
            "date": text.date,
            "lang": text.lang,
            "sha256": facts.sha256,
        }
        parent = f"t{text.parent}" if text.parent else ""
        yield TextInfo(
            name, PATH, text.position, text.kind, parent=parent, source="t1", restricted=text.restricted, **stated
        )


def _rendered(reading: Reading, context: Answers) -> Rendered:
    files: dict[str, bytes] = {}
    problems = list(reading.text.problems)
    for renderer in RENDERERS:
        for made in renderer.text(reading, context):
            if isinstance(made, Artifact):
                files[made.path] = made.content if isinstance(made.content, bytes) else b"".join(made.content)
            elif isinstance(made, Problem):
                problems.append(made)
    return Rendered(reading, files, problems)
