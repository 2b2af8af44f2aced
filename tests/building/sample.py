"""Small editions, surveyed and indexed: what the tests of building share."""

from __future__ import annotations

import csv
import io
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from edition.building.catalog import Catalog
from edition.building.indexing import StoredIndex
from edition.building.library import Library
from edition.building.lookups import Lookups
from edition.building.naming import Collision
from edition.building.plugins import table_bytes
from edition.building.surveying import FileFacts, Surveyed, survey
from edition.checking.grammar import Grammar
from edition.checking.schemas import Schemas
from edition.limits import USUAL
from edition.project import Project
from edition.reading.registers import Entry

NAMESPACE = 'xmlns="http://www.tei-c.org/ns/1.0"'
Files = Mapping[str, str]


def tei(body: str, header: str = "", attributes: str = "") -> str:
    """A TEI document around the content of its ``body``."""
    return f"<TEI {NAMESPACE} {attributes}><teiHeader>{header}</teiHeader><text><body>{body}</body></text></TEI>"


def titled(title: str, rest: str = "") -> str:
    """A header with a title, and what else stands in it."""
    return f"<fileDesc><titleStmt><title>{title}</title></titleStmt></fileDesc>{rest}"


def register(entries: str, name: str = "listPerson") -> str:
    """A register as a file of its own."""
    return f"<{name} {NAMESPACE}>{entries}</{name}>"


def write(folder: Path, files: Files) -> Path:
    for path, content in files.items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_text(content, encoding="utf-8")
    return folder


def facts_of(folder: Path, files: Files) -> list[FileFacts]:
    """What the survey finds in these files."""
    library = Library(write(folder, files), USUAL)
    return [survey(path, library, Grammar(Schemas(()))) for path in sorted(files)]


def cataloged(folder: Path, files: Files, project: Project | None = None) -> tuple[Lookups, list[Collision]]:
    """Look-ups in the catalog of these files, and the collisions among their ids."""
    return looked_up(folder, facts_of(folder / "source", files), project)


def looked_up(folder: Path, facts: list[FileFacts], project: Project | None = None) -> tuple[Lookups, list[Collision]]:
    path = folder / "catalog.sqlite"
    catalog = Catalog(path)
    for one in facts:
        catalog.add(one)
    collisions = catalog.finish()
    catalog.commit()
    catalog.close()
    return Lookups(path, project or Project()), collisions


def text(xml_id: str = "", position: int = 1, kind: str = "text", title: str = "", **facts: Any) -> Surveyed:
    """One TEI as the survey describes it."""
    stated: dict[str, Any] = {"subtitle": "", "date": "", "lang": "", "parent": 0} | facts
    return Surveyed(xml_id, position, kind, title, **stated)


def entry(xml_id: str, path: str = "r.xml", name: str = "", **facts: Any) -> Entry:
    """One entry as its register describes it."""
    stated: dict[str, Any] = {"kind": "person", "sort_name": name, "type": "", "identifiers": (), "addresses": ()}
    stated |= {"note": "", "digest": "", "local": False} | facts
    return Entry(xml_id, path, name=name, **stated)


def column(index: StoredIndex, table: str, name: str) -> list[str]:
    """A column of a CSV table."""
    text = b"".join(table_bytes(index, table)).decode()
    return [row[name] for row in csv.DictReader(io.StringIO(text, newline=""))]
