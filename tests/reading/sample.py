"""Small documents, read with nothing around them: what the tests of reading share."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from edition.apparatus.choosing import Editors
from edition.apparatus.witnesses import Witnesses
from edition.model import Reading, Target, TextInfo
from edition.parts import Part
from edition.project import Project, shelf
from edition.reading.anchors import Anchors
from edition.reading.parsing import Document, parse
from edition.reading.reader import contents, headed, read_document
from edition.reading.view import View, reading_view
from edition.reading.walk import Walk
from edition.tei import ID, tag
from edition.variation import Witness

ADA = Target("ada", "person", "Ada Lovelace", True)
BOB = Target("bob", "person", "Bob", True)
LONDON = Target("london", "place", "London", True, ("https://geo.example/1",))


@dataclass
class FakeContext:
    """What the rest of an edition would answer (``edition.context.Context``): only what a test puts in."""

    entries: Mapping[str, tuple[Target, ...]] = field(default_factory=dict)
    addresses: Mapping[str, tuple[Target, ...]] = field(default_factory=dict)
    names: Mapping[str, Target] = field(default_factory=dict)
    definitions: Mapping[str, tuple[tuple[str, str], ...]] = field(default_factory=dict)
    elsewhere: Mapping[tuple[str, str], str] = field(default_factory=dict)
    around: tuple[TextInfo | None, TextInfo | None] = (None, None)
    inside: tuple[TextInfo, ...] = ()
    base_witness: str = ""
    types: dict[str, str] = field(default_factory=dict)
    sigla: frozenset[str] = frozenset()
    edition_version: str = "1"
    allow_restricted: bool = False
    project: Project = field(default_factory=Project)
    pictures: frozenset[str] = frozenset()
    shelves: Mapping[str, tuple[Path, ...]] = field(default_factory=dict)
    claimed: tuple[Part, ...] = ()

    def entry(self, xml_id: str, path: str) -> tuple[Target, ...]:
        return self.entries.get(xml_id, ())

    def by_address(self, key: str, kind: str = "") -> tuple[Target, ...]:
        found = self.addresses.get(key, ())
        return tuple(target for target in found if target.kind == kind) or found

    def by_name(self, name: str) -> Target | None:
        return self.names.get(name)

    def entity(self, entity: str) -> Target | None:
        return next((t for found in self.entries.values() for t in found if t.entity == entity), None)

    def prefixes(self, path: str) -> dict[str, tuple[tuple[str, str], ...]]:
        return dict(self.definitions)

    def witnesses(self, path: str) -> tuple[Witness, ...]:
        return tuple(Witness(siglum, (siglum,)) for siglum in sorted(self.sigla))

    def has_id(self, path: str, xml_id: str) -> str | None:
        return self.elsewhere.get((path, xml_id))

    def parts(self, path: str) -> tuple[Part, ...]:
        return self.claimed

    def neighbours(self, text: str) -> tuple[TextInfo | None, TextInfo | None]:
        return self.around

    def text_info(self, text: str) -> TextInfo | None:
        return next((one for one in self.inside if one.id == text), None)

    def media(self, path: str) -> bool:
        return path in self.pictures

    def shelf(self, name: str) -> tuple[Path, ...]:
        return (*self.shelves.get(name, ()), *shelf(name))

    def members(self, text: str) -> list[TextInfo]:
        return list(self.inside)

    def page_name(self, target: Target) -> str:
        return target.entity


def tei(body: str, header: str = "", attributes: str = "") -> str:
    """A TEI document around the content of its ``body``."""
    root = f'<TEI xmlns="http://www.tei-c.org/ns/1.0" {attributes}>'
    return f"{root}<teiHeader>{header}</teiHeader><text><body>{body}</body></text></TEI>"


def document(body: str, header: str = "", path: str = "a.xml") -> Document:
    return parse(path, tei(body, header).encode())


def element(xml: str) -> Any:
    """One TEI element, alone."""
    opening, closing, rest = xml.partition("/>" if xml.index("/") == xml.index(">") - 1 else ">")
    return parse("a.xml", f'{opening} xmlns="http://www.tei-c.org/ns/1.0"{closing}{rest}'.encode()).root


def all_of(root: Any, name: str) -> list[Any]:
    """The elements of a name in a tree, in order."""
    return list(root.iter(tag(name)))


def one(root: Any, name: str) -> Any:
    (found,) = all_of(root, name)
    return found


def viewed(source: Document, base_witness: str = "") -> View:
    return reading_view(contents(headed(source.root)[0]), Editors(Witnesses((), {}), base_witness))


def walked(body: str) -> Walk:
    return Walk(viewed(document(body)))


def streams(body: str) -> dict[str, str]:
    """The streams of a body, those that hold something."""
    return {name: text for name, text in walked(body).texts.items() if text}


def anchored(source: Document) -> Anchors:
    view = viewed(source)
    return Anchors(view, Walk(view), source)


def ids_of(source: Document) -> dict[str, Any]:
    return {e.get(ID): e for e in source.root.iter("*") if e.get(ID)}


def slugs(source: Document) -> list[str]:
    """What is wrong with a document."""
    return [problem.slug for problem in source.problems]


def info(identity: str = "a", kind: str = "text", **facts: Any) -> TextInfo:
    stated = {"path": f"{identity}.xml", "position": 1, "title": "A letter", "source": identity} | facts
    return TextInfo(identity, kind=kind, **stated)


def read(body: str, context: FakeContext | None = None, header: str = "", **facts: Any) -> Reading:
    """A text, read, with the problems found in it."""
    (found,) = read_document(document(body, header), [info(**facts)], context or FakeContext())
    return found
