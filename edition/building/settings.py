"""What results depend on beside the sources: settings, schemas, stylesheets, templates, this program and its libraries."""

from __future__ import annotations

import hashlib
import re
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import unquote

import edition
from edition.building.plugins import kinds_of_renderers
from edition.building.sources import Refused, listing, read_source
from edition.checking.schemas import Schemas
from edition.limits import Limits
from edition.project import SETTINGS, Project, code, shelf

if TYPE_CHECKING:
    from edition.building.surveying import FileFacts

_NAMED = re.compile(rb"""\b(?:(?:href|schemaLocation)\s*=|include|external)\s*["']([^"'#?\0]{1,1000})""")
_SCHEMAS = (".xsd", ".rng", ".rnc", ".sch", ".isosch", ".dtd", "catalog.xml")


def of_survey(root: Path, schemas: Schemas | None, wanted: frozenset[str] | None, limits: Limits) -> str:
    """All that the facts of a file depend on beside it: what is looked for, the schemas, this program."""
    known = [repr(sorted(wanted)) if wanted is not None else "", repr(schemas), repr(limits), *_program()]
    places = [root, *(schemas.shelves if schemas else ())]
    endings = _SCHEMAS if wanted is None else (*_SCHEMAS, SETTINGS)  # rules look into the settings
    files = {place / path for place in places for path in listing(place) if path.endswith(endings)}
    files |= {schema.path for schema in (*schemas.given, *schemas.usual)} if schemas else set()
    return _digest([*known, *_contents(_with_parts(files))])


def hangs_on_schemas(facts: FileFacts) -> bool:
    """Whether a file names schemas by which no change of them would be noticed here: their names are no schemas' names."""
    applied, missing = facts.grammar
    names = (*(schema.path.name for schema in applied), *(one.name for one in missing))
    return any(not name.endswith(_SCHEMAS) for name in names)


def _with_parts(files: set[Path]) -> set[Path]:
    """Schemas with what they include, whatever that is called."""
    found, waiting = set(files), list(files)
    while waiting:
        file = waiting.pop()
        try:
            named = set(_NAMED.findall(read_source(file.parent, file.name)))
        except Refused:
            continue
        parts = {file.parent / unquote(name.decode("utf-8", "replace")) for name in named if b"://" not in name}
        new = {part for part in parts if not part.name.endswith(_SCHEMAS)} - found
        found |= new
        waiting += new
    return found


def of_reading(project: Project, rendered: bool) -> str:
    """All that the pages and rows of a text depend on beside it and what it asks for.

    Stylesheets, templates and words are taken by their content; ``rendered`` is false where there are rows alone.
    """
    theme = str(bool(project.folder and (project.folder / "static" / "theme.css").is_file()))
    known = [repr(project), project.search, str(rendered), theme, *_program(), *kinds_of_renderers()]
    folders = {folder for name in ("xslt", "templates", "words") for folder in shelf(name, project.folder)}
    return _digest([*known, *_contents({folder / path for folder in folders for path in listing(folder)})])


def _digest(words: Iterable[str]) -> str:
    return hashlib.sha256("\n".join(words).encode()).hexdigest()


def _program() -> Iterator[str]:
    from lxml import etree  # noqa: PLC0415 - whoever asks for this has it or will need it

    yield f"{edition.__version__} {sys.version} {etree.LXML_VERSION} {etree.LIBXML_VERSION} {etree.LIBXSLT_VERSION}"
    yield from _seen(code())


def _seen(files: Iterable[Path]) -> Iterator[str]:
    """Files by size and time: enough for what only a new version changes."""
    for file in sorted(files):
        try:
            status = file.stat()
        except OSError:
            continue
        yield f"{file} {status.st_size} {status.st_mtime_ns}"


def _contents(files: Iterable[Path]) -> Iterator[str]:
    """Files by their bytes; what is no regular file, or leads elsewhere, by what the system says of it: nobody waits for a pipe."""
    for file in sorted(files):
        try:
            yield f"{file} {hashlib.sha256(read_source(file.parent, file.name)).hexdigest()}"
        except Refused:
            yield from _seen([file])
