"""Which schema a text is checked against: what it or ``edition.toml`` names, looked for in the shelves and nowhere else."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from edition.errors import SettingsError
from edition.model import Place, Problem
from edition.project import SETTINGS, Project, shelf
from edition.reading.parsing import Document
from edition.reading.places import decode

_HEAD = 20_000
"""Bytes of a file in which its schema is looked for: it stands before the root element."""
_COMMENT = re.compile(r"<!--.*?-->", re.DOTALL)
_ROOT = re.compile(r"<[^?!]")
_MODEL = re.compile(r"<\?xml-model\s[^?]*?\bhref\s*=\s*(?:\"([^\"]*)\"|'([^']*)')")
_XSI = "{http://www.w3.org/2001/XMLSchema-instance}"
_HINT = (
    'begin the text with <?xml-model href="tei-edition.xsd"?>, or write schema = "tei-edition.xsd" into edition.toml'
)


@dataclass(frozen=True, slots=True)
class Schemas:
    """Where schemas are looked for.

    ``given`` is asked for by the command and comes before all others; ``usual`` is that of ``edition.toml``, for texts that
    name none which is here.
    """

    shelves: tuple[Path, ...]
    given: Path | None = None
    usual: Path | None = None

    def of(self, document: Document) -> tuple[Path | None, str]:
        """The schema that applies to a text, and the first that it names and that is not here."""
        if self.given:
            return self.given, ""
        names = list(named(document))
        here = next((path for name in names if (path := self.find(name))), None) or self.usual
        return here, "" if here or not names else names[0]

    def find(self, name: str) -> Path | None:
        """The file of a schema in the shelves, the project's own first; the last part of its address counts."""
        file = re.split(r"[/\\]", re.split(r"[?#]", name)[0])[-1]
        if not file.endswith(".xsd"):
            return None
        return next((path for folder in self.shelves if (path := folder / file).is_file()), None)


def schemas(source: Path, project: Project, given: Path | None = None) -> Schemas:
    """Where the schemas of a source are. ``SettingsError``: what was asked for is not there, or is no XML Schema."""
    found = Schemas(shelf("schema", source if source.is_dir() else source.parent))
    usual = found.find(project.schema) if project.schema else None
    if project.schema and usual is None:
        message = f"{SETTINGS}: the schema {project.schema} is neither in the folder schema/ beside it nor ours"
        raise SettingsError(message, "ours is tei-edition.xsd")
    return Schemas(found.shelves, _given(found, given) if given else None, usual)


def _given(found: Schemas, given: Path) -> Path:
    if given.suffix != ".xsd":
        raise SettingsError(
            f"{given} is no XML Schema: its name does not end in .xsd", "RELAX NG and DTDs are not read"
        )
    path = given if given.is_file() else found.find(given.name) if given.name == str(given) else None
    if path is None:
        raise SettingsError(f"there is no schema {given}", "name a file, or tei-edition.xsd, which is ours")
    return path.resolve()


def named(document: Document) -> Iterator[str]:
    """The schemas that a file names, in ``xml-model`` (W3C, Associating Schemas with XML) or by ``xsi:schemaLocation``."""
    head = _COMMENT.sub("", decode(document.sources[0].data[:_HEAD]))
    root = _ROOT.search(head)
    for found in _MODEL.finditer(head[: root.start() if root else None]):
        yield found[1] or found[2] or ""
    yield from document.root.get(f"{_XSI}schemaLocation", "").split()[1::2]
    yield from document.root.get(f"{_XSI}noNamespaceSchemaLocation", "").split()


def notices(found: Iterable[tuple[str, bool, str]]) -> Iterator[Problem]:
    """What is said of texts without a check: path, whether a schema applied, and which one is not here.

    One notice for each schema that is not here, and one where no text names any.
    """
    absent: dict[str, list[str]] = {}
    checked = False
    for path, applied, missing in found:
        checked = checked or applied
        if missing:
            absent.setdefault(missing, []).append(path)
    for name, paths in absent.items():
        more = f", like {len(paths) - 1:,} more" if len(paths) > 1 else ""
        message = f"this text{more} names the schema {name}, which is not here: its grammar is not checked"
        hint = (
            "schemas are not fetched: put an .xsd of this name into the folder schema/, or name ours, tei-edition.xsd"
        )
        yield Problem("schema-not-here", "info", message, Place(paths[0], 1, 1), hint)
    if not checked and not absent:
        yield Problem("no-schema", "info", "no text names a schema, so their grammar is not checked", None, _HINT)
