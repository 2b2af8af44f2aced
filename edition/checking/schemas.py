"""Which schemas a text is checked against: those asked for, else those of ``edition.toml``, else those that it names."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path

from edition.checking.fetching import is_address
from edition.checking.finding_schemas import NOT_HERE, OUTSIDE, Finder
from edition.checking.naming_schemas import Kind, Named, bare, kind_of, kind_within, named
from edition.errors import SettingsError
from edition.model import Place, Problem
from edition.project import SETTINGS, Project, shelf
from edition.reading.parsing import Document

_KINDS = "schemas are RELAX NG (.rng, .rnc), XML Schema (.xsd) or Schematron (.sch, .isosch)"
_HINT = (
    'begin the text with <?xml-model href="tei-edition.xsd"?>, or write schema = "tei-edition.xsd" into edition.toml'
)


@dataclass(frozen=True, slots=True)
class Schema:
    """A schema that applies, and the name by which it was asked for.

    ``kind`` ``sch`` means the rules of Schematron in a file, which may be a grammar besides.
    """

    path: Path
    kind: Kind
    phase: str = ""
    group: str = ""
    name: str = field(default="", compare=False)


@dataclass(frozen=True, slots=True)
class Missing:
    """A schema that a text names and that it is not checked against; ``why`` is a clause: “which is not here”."""

    name: str
    why: str
    place: Place
    source: str = ""


@dataclass(frozen=True, slots=True)
class Chosen:
    """What a text is checked against, and what it names besides."""

    schemas: tuple[Schema, ...] = ()
    missing: tuple[Missing, ...] = ()


@dataclass(frozen=True, slots=True)
class Schemas:
    """Where schemas are looked for.

    ``given`` are asked for by the command and come before all others; ``usual`` are those of ``edition.toml``; only without
    both is a text asked. ``root`` is the folder of the edition, ``cache`` where fetched ones are kept (None: none is fetched).
    """

    shelves: tuple[Path, ...]
    given: tuple[Schema, ...] = ()
    usual: tuple[Schema, ...] = ()
    root: Path | None = None
    cache: Path | None = None

    def of(self, document: Document) -> Chosen:
        """The schemas that apply to a text, in order, and those that it names and that cannot be found."""
        if self.given or self.usual:
            return Chosen(self.given or self.usual)
        folder = document.path.rpartition("/")[0]
        found = [self._one(one, folder, document) for one in named(document)]
        applying = dict.fromkeys(one for one in found if isinstance(one, Schema))
        return Chosen(tuple(applying), tuple(one for one in found if isinstance(one, Missing)))

    def _one(self, one: Named, folder: str, document: Document) -> Schema | Missing:
        path = self.find(one.name, folder)
        if isinstance(path, str):
            return Missing(one.name, path, *one.locate(document))
        if kind := one.kind or kind_within(path):
            return Schema(path, kind, one.phase, one.group, one.name)
        return Missing(one.name, "which is neither RELAX NG, XML Schema nor Schematron", *one.locate(document))

    def find(self, name: str, folder: str = "") -> Path | str:
        """The file of a schema that is named in a folder (relative to the root); or why it is not found."""
        return _found(Finder(self.shelves, self.root, self.cache), name, folder)


@lru_cache(maxsize=1024)
def _found(finder: Finder, name: str, folder: str) -> Path | str:
    return finder.find(name, folder)


def schemas(
    source: Path, project: Project, given: Path | tuple[Path, ...] | None = None, cache: Path | None = None
) -> Schemas:
    """Where the schemas of a source are; ``cache``: fetch them, and keep them there.

    ``SettingsError``: what was asked for is not there, or is no schema.
    """
    near = source if source.is_dir() else source.parent
    root = _edition(near.resolve())
    found = Schemas(shelf("schema", near if root == near.resolve() else root), root=root, cache=cache)
    asked = (given,) if isinstance(given, Path) else given or ()
    inside = near.resolve().relative_to(root).as_posix()
    return Schemas(
        found.shelves,
        tuple(_given(found, one) for one in asked),
        tuple(_usual(found, one, inside) for one in project.schema),
        root,
        cache,
    )


def _edition(folder: Path) -> Path:
    """The folder of the edition that a folder belongs to: the nearest with settings, or itself."""
    return next((one for one in (folder, *folder.parents) if (one / SETTINGS).is_file()), folder)


def _usual(found: Schemas, name: str, folder: str) -> Schema:
    path = found.find(name, folder)
    if isinstance(path, str):
        where = "neither in the folder schema/ beside it nor ours" if path == NOT_HERE else f"one {path}"
        raise SettingsError(f"{SETTINGS}: the schema {name} is {where}", "ours is tei-edition.xsd")
    return _known(path, name)


def _given(found: Schemas, given: Path) -> Schema:
    name = re.sub(r"^(https?):/+", r"\1://", str(given), flags=re.IGNORECASE)
    if given.is_file():
        return _known(given.resolve(), name)
    by_name = is_address(name) or given.name == str(given)
    path = found.find(name) if by_name else NOT_HERE
    if isinstance(path, str):
        hint = "name a file, or tei-edition.xsd, which is ours"
        if is_address(name):
            hint = "schemas are fetched with --allow-network only" if found.cache is None else path
        raise SettingsError(f"there is no schema {name}", hint)
    return _known(path.resolve(), name)


def _known(path: Path, name: str) -> Schema:
    kind = kind_of(bare(name)) or kind_of(path.name) or kind_within(path)
    if not kind:
        raise SettingsError(f"{name} is no schema that can be read", _KINDS)
    return Schema(path, kind, name=name)


def notices(found: Iterable[tuple[str, tuple[Schema, ...], tuple[Missing, ...]]]) -> Iterator[Problem]:
    """What is said of texts without a check: path, the schemas that applied, and those that are not here.

    One notice for each schema that is not here, and one where no text names any.
    """
    absent: dict[tuple[str, str], list[Missing]] = {}
    checked = False
    for _, applied, missing in found:
        checked = checked or bool(applied)
        for one in {(m.name, m.why): m for m in reversed(missing)}.values():
            absent.setdefault((one.name, one.why), []).append(one)
    for (name, why), places in absent.items():
        more = f", like {len(places) - 1:,} more" if len(places) > 1 else ""
        message = f"this text{more} names the schema {name}, {why}: the text is not checked against it"
        yield Problem("schema-not-here", "info", message, places[0].place, _advice(name, why), places[0].source)
    if not checked and not absent:
        yield Problem("no-schema", "info", "no text names a schema, so their grammar is not checked", None, _HINT)


def _advice(name: str, why: str) -> str:
    if why == OUTSIDE:
        return "check the folder that holds both, or put the schema into the folder schema/ of the edition"
    if why != NOT_HERE:
        return "put the schema into the folder schema/ of the edition, or name another"
    fetch = "; --allow-network fetches it" if is_address(name) else ""
    return f"put a file of this name into the folder schema/, or name ours, tei-edition.xsd{fetch}"
