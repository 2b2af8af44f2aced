"""The Context of a build: look-ups in the catalog, each kept for a while; one instance a process."""

from __future__ import annotations

import hashlib
import itertools
import json
import posixpath
import sqlite3
from collections.abc import Callable, Iterator
from functools import cached_property, lru_cache
from operator import itemgetter
from pathlib import Path
from typing import Any

from edition.addresses import outsider_name
from edition.model import Target, TextInfo
from edition.parts import Part
from edition.project import Project, shelf
from edition.tei import sort_key
from edition.variation import Witness

_KEPT = 4096
_INFO = "id, path, position, kind, title, date, lang, sha256, parent, ord, source, restricted, withheld, own_title"


class Lookups:
    """Implements :class:`edition.context.Context` over a finished catalog, read-only."""

    def __init__(self, catalog: Path, project: Project) -> None:
        self._db = sqlite3.connect(f"{catalog.as_uri()}?mode=ro&immutable=1", uri=True)
        self.project = project
        self.base_witness, self.types, self.edition_version = (
            project.base_witness,
            project.types,
            project.edition_version,
        )
        self.allow_restricted = project.allow_restricted
        self._media = frozenset(row[0] for row in self._db.execute("SELECT DISTINCT path FROM media"))
        self._by_xml_id = self._kept(self._find_entries)
        self._by_address = self._kept(self._find_address)
        self._by_name = self._kept(self._find_name)
        self._entity = self._kept(self._find_entity)
        self._ids_of = self._kept(self._find_ids, 64)
        self._prefixes = self._all_prefixes()
        self._witnesses = dict(self._db.execute("SELECT path, value FROM witnesses ORDER BY path"))

    @staticmethod
    def _kept(find: Callable[..., Any], size: int = _KEPT) -> Callable[..., Any]:
        return lru_cache(maxsize=size)(find)

    def entry(self, xml_id: str, path: str) -> tuple[Target, ...]:
        """See the protocol."""
        found = self._by_xml_id(xml_id)
        here = tuple(target for where, target in found if where == path)
        return here[:1] or tuple({target.entity: target for _, target in found}.values())

    def _find_entries(self, xml_id: str) -> tuple[tuple[str, Target], ...]:
        rows = (
            self._db.execute("SELECT path, entity FROM entries WHERE xml_id = ? ORDER BY path, seq", (xml_id,))
            if xml_id
            else ()
        )
        return tuple((path, self._entity(entity)) for path, entity in list(rows))

    def by_address(self, key: str, kind: str = "") -> tuple[Target, ...]:
        """See the protocol."""
        found: tuple[Target, ...] = self._by_address(key)
        of_kind = tuple(target for target in found if target.kind == kind)
        return of_kind or found

    def _find_address(self, key: str) -> tuple[Target, ...]:
        rows = list(self._db.execute("SELECT entity FROM addresses WHERE address = ? ORDER BY entity", (key,)))
        return tuple(target for (entity,) in rows if (target := self._entity(entity)) is not None)

    def by_name(self, name: str) -> Target | None:
        """See the protocol."""
        found: Target | None = self._by_name(sort_key(name))
        return found

    def _find_name(self, key: str) -> Target | None:
        return self._one(
            "SELECT entity FROM names WHERE name = ? AND (SELECT count(*) FROM names n WHERE n.name = names.name) = 1",
            key,
        )

    def _one(self, query: str, key: str) -> Target | None:
        row = self._db.execute(query, (key,)).fetchone()
        found: Target | None = self._entity(row[0]) if row else None
        return found

    def entity(self, entity: str) -> Target | None:
        """See the protocol."""
        found: Target | None = self._entity(entity)
        return found

    def close(self) -> None:
        """Let go of the catalog."""
        self._db.close()

    def _find_entity(self, entity: str) -> Target | None:
        row = self._db.execute("SELECT kind, name, identifiers FROM entities WHERE entity = ?", (entity,)).fetchone()
        return Target(entity, row[0], row[1], True, tuple(row[2].split(" | ")) if row[2] else ()) if row else None

    def _all_prefixes(self) -> dict[str, dict[str, tuple[tuple[str, str], ...]]]:
        """``prefixDef`` by file, and under '' those of the whole edition, the first one winning."""
        found: dict[str, dict[str, tuple[tuple[str, str], ...]]] = {"": {}}
        for path, value in self._db.execute("SELECT path, value FROM prefixes ORDER BY path"):
            read = {k: tuple((a, b) for a, b in v) for k, v in json.loads(value).items()}
            if any([found[""].setdefault(k, v) != v for k, v in read.items()]):  # noqa: C419 - all of them are to be known
                found[path] = read
        return found

    def prefixes(self, path: str) -> dict[str, tuple[tuple[str, str], ...]]:
        """See the protocol."""
        everywhere = self._prefixes[""]
        return {**everywhere, **self._prefixes[path]} if path in self._prefixes else everywhere

    def witnesses(self, path: str) -> tuple[Witness, ...]:
        """See the protocol."""
        own = self._witnesses.get(path)
        values = (*([own] if own else []), *(value for other, value in self._witnesses.items() if other != path))
        return tuple(dict.fromkeys(_witness(row) for value in values for row in json.loads(value)))

    def has_id(self, path: str, xml_id: str) -> str | None:
        """See the protocol."""
        ids: dict[str, str] | None = self._ids_of(posixpath.normpath(path))
        return ids.get(xml_id) if ids is not None else None

    def _find_ids(self, path: str) -> dict[str, str] | None:
        """The ids of a file with the id of the text that each stands in; under '' the file's first text."""
        if not self._db.execute("SELECT 1 FROM files WHERE path = ?", (path,)).fetchone():
            return None
        rows = self._db.execute(
            "SELECT coalesce(t.id, ''), i.ids FROM ids i LEFT JOIN texts t ON t.path = i.path AND t.position = i.position"
            " WHERE i.path = ? ORDER BY i.position DESC",
            (path,),
        )
        found = {xml_id: text for text, ids in rows for xml_id in ids.split("\n")}
        first = self._db.execute(
            "SELECT id FROM texts WHERE path = ? AND kind = 'text' ORDER BY position", (path,)
        ).fetchone()
        return {**found, "": first[0] if first else ""}

    def parts(self, path: str) -> tuple[Part, ...]:
        """See the protocol."""
        return self._parts.get(path, ())

    @cached_property
    def _parts(self) -> dict[str, tuple[Part, ...]]:
        """By the path of its file: each part of a text that the entry of a session claims."""
        found: dict[str, list[Part]] = {}
        query = "SELECT entity, parts FROM entities WHERE parts != '' ORDER BY entity"
        for entity, value in self._db.execute(query):
            for path, *ids in json.loads(value):
                found.setdefault(path, []).append(Part(entity, *ids))
        return {path: tuple(parts) for path, parts in found.items()}

    def neighbours(self, text: str) -> tuple[TextInfo | None, TextInfo | None]:
        """See the protocol."""
        number = self._db.execute("SELECT ord FROM texts WHERE id = ?", (text,)).fetchone()
        if number is None:  # it was there when somebody asked
            return None, None
        query = f"SELECT {_INFO} FROM texts WHERE kind = 'text' AND ord "
        before = self._db.execute(query + "< ? ORDER BY ord DESC LIMIT 1", number).fetchone()
        after = self._db.execute(query + "> ? ORDER BY ord LIMIT 1", number).fetchone()
        return self._info(before), self._info(after)

    def text_info(self, text: str) -> TextInfo | None:
        """See the protocol."""
        query = f"SELECT {_INFO} FROM texts WHERE kind = 'text' AND id = ?"
        return self._info(self._db.execute(query, (text,)).fetchone())

    def _info(self, row: tuple[Any, ...] | None) -> TextInfo | None:
        if row is None:
            return None
        *stated, restricted, withheld, own_title = row
        facts: list[Any] = [*stated, bool(restricted), bool(withheld), own_title]
        return TextInfo(*facts)

    def texts(self, path: str) -> list[TextInfo]:
        """Texts, collections, registers and headers of a file, in order."""
        rows = self._db.execute(f"SELECT {_INFO} FROM texts WHERE path = ? ORDER BY ord", (path,))
        return [info for row in rows if (info := self._info(row)) is not None]

    def all_texts(self) -> Iterator[TextInfo]:
        """Those of the whole edition, in order."""
        for row in self._db.execute(f"SELECT {_INFO} FROM texts ORDER BY ord"):
            if info := self._info(row):
                yield info

    def paths(self) -> list[str]:
        """Paths of files that hold texts, in the order of the edition."""
        return list(self.ranks())

    def ranks(self) -> dict[str, int]:
        """The ranks of the files that hold texts, in the order of the edition."""
        return dict(self._db.execute("SELECT path, rank FROM ranks ORDER BY rank"))

    def rank(self, path: str) -> int:
        """The rank of a file: that of its first text, which those of the others follow."""
        return int(self._db.execute("SELECT rank FROM ranks WHERE path = ?", (path,)).fetchone()[0])

    def keys(self) -> Iterator[tuple[str, str]]:
        """(path, hash of its bytes, its rank and all that was handed to its texts) of each file that holds texts, in order."""
        included: dict[str, list[str]] = {}
        for file, *part in self._db.execute(
            "SELECT file, path, sha256, NULL FROM fragments"
            " UNION ALL SELECT file, path, sha256, why FROM sought ORDER BY 1, 2, 3, 4"
        ):
            included.setdefault(file, []).append(repr(part))
        query = (
            "SELECT t.path, r.rank, f.sha256, id, position, t.kind, title, date, lang, parent, source, restricted, withheld,"
            " own_title FROM ranks r JOIN texts t ON t.path = r.path JOIN files f ON f.path = r.path ORDER BY r.rank, t.position"
        )
        for path, rows in itertools.groupby(self._db.execute(query), itemgetter(0)):
            made_of = repr((list(rows), included.get(path)))
            yield path, hashlib.sha256(made_of.encode()).hexdigest()

    def members(self, text: str) -> list[TextInfo]:
        """See the protocol."""
        of_it = "parent = ? AND parent != ''"  # so SQLite sees that the index of texts with a parent will do
        query = f"SELECT {_INFO} FROM texts WHERE {of_it} AND kind IN ('text', 'collection') ORDER BY ord"
        return [info for row in self._db.execute(query, (text,)) if (info := self._info(row)) is not None]

    def media(self, path: str) -> bool:
        """See the protocol."""
        return path in self._media

    def unreadable(self) -> frozenset[str]:
        """Paths of the files that are left out, since they could not be read."""
        return frozenset(path for (path,) in self._db.execute("SELECT path FROM files WHERE kind = 'malformed'"))

    def fragments(self, path: str) -> set[tuple[str, str]]:
        """What a file includes: (path, hash of its bytes)."""
        return set(self._db.execute("SELECT path, sha256 FROM fragments WHERE file = ?", (path,)))

    def may_suppress(self, path: str) -> bool:
        """Whether instructions in a file may suppress problems."""
        found = self._db.execute("SELECT suppresses FROM files WHERE path = ?", (path,)).fetchone()
        return found is None or bool(found[0])

    def all_media(self) -> list[str]:
        """The pictures of the source folder that texts show."""
        return sorted(self._media)

    def shelf(self, name: str) -> tuple[Path, ...]:
        """See the protocol."""
        return shelf(name, self.project.folder)

    def page_name(self, target: Target) -> str:
        """See the protocol."""
        return self.entity_page_name(target.entity, target.entry)

    @lru_cache(maxsize=_KEPT)  # noqa: B019 - one instance a process, which lives as long as it
    def entity_page_name(self, entity: str, registered: bool) -> str:
        """The file name of an entity's page, without knowing the entities that no register describes."""
        if registered:
            row = self._db.execute("SELECT page FROM entities WHERE entity = ?", (entity,)).fetchone()
            return str(row[0]) if row else ""
        name = outsider_name(entity)
        taken = self._db.execute("SELECT 1 FROM entities WHERE page_key = ?", (name.casefold(),)).fetchone()
        return outsider_name(f"{entity} ") if taken else name


def _witness(row: list[Any]) -> Witness:
    siglum, names, members, *rest = row
    return Witness(siglum, tuple(names), tuple(members), *rest)
