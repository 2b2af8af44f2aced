"""Entities from the entries of registers, named by all of them together."""

from __future__ import annotations

import json
import sqlite3
from pathlib import Path
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from edition.building.naming_entities import SCHEMA, EntityNaming
from edition.building.surveying import FileFacts
from tests.building.sample import entry, looked_up

ENTRIES = (
    "CREATE TABLE entries (n INTEGER PRIMARY KEY, xml_id TEXT, path TEXT, seq INTEGER, kind TEXT, name TEXT, digest TEXT,"
    " local INTEGER, addresses TEXT, ordinal INTEGER, entity TEXT, value TEXT, alias TEXT);"
)
EMPTY = dict.fromkeys("sort_name type note start end place part_of geo".split(), "")


def named(*entries: dict[str, Any]) -> sqlite3.Connection:
    """A database with these entries, named; each in a file ``<n>.xml`` unless it says where."""
    db = sqlite3.connect(":memory:")
    db.executescript(ENTRIES + SCHEMA)
    for n, stated in enumerate(entries):
        one = {"id": "", "path": f"{n}.xml", "name": "", "kind": "person", "addresses": [], "names": []} | stated
        value = EMPTY | {k: one[k] for k in ("kind", "name", "names", "addresses")}
        value |= {"identifiers": one.get("identifiers", []), "participants": one.get("participants", [])}
        value |= {"particulars": one.get("particulars", []), "parts": one.get("parts", [])}
        value |= {k: one[k] for k in one if k in EMPTY}
        row = (one["id"], one["path"], n, one["kind"], one["name"], f"digest{n}", "\n".join(one["addresses"]), n)
        db.execute(
            "INSERT INTO entries (xml_id, path, seq, kind, name, digest, local, addresses, ordinal, value, alias)"
            " VALUES (?,?,?,?,?,?,0,?,?,?,?)",
            (*row, json.dumps(value), one.get("alias", "")),
        )
    EntityNaming(db).name()
    return db


def column(db: sqlite3.Connection, name: str) -> list[str]:
    return [row[0] for row in db.execute(f"SELECT {name} FROM entities ORDER BY entity")]


def test_the_first_entry_speaks_and_the_others_add_what_it_lacks() -> None:
    db = named(
        {"id": "a", "name": "Ada", "start": "1815", "identifiers": ["x"], "participants": ["p"]},
        {"id": "a", "name": "ADA", "start": "1900", "end": "1852", "identifiers": ["y", "x"], "participants": ["q"]},
    )
    query = "SELECT name, start, end, identifiers, participants, names FROM entities"
    assert db.execute(query).fetchall() == [("Ada", "1815", "1852", "x | y", "p q", "ADA")]


def test_an_entity_is_reached_by_all_addresses_and_names_of_its_entries() -> None:
    db = named({"id": "a", "name": "Ada", "addresses": ["gnd:1"]}, {"id": "a", "name": "ada", "addresses": ["gnd:2"]})
    assert db.execute("SELECT * FROM addresses").fetchall() == [("gnd:1", "a"), ("gnd:2", "a")]
    assert db.execute("SELECT entity FROM names").fetchall() == [("a",)]


def test_pages_that_would_meet_on_some_disk_are_told_apart() -> None:
    pages = column(named({"id": "Ada", "name": "1"}, {"id": "ada", "name": "2"}, {"id": "bob", "name": "3"}), "page")
    assert pages[2] == "bob"
    assert len({page.casefold() for page in pages}) == 3


def test_one_that_points_to_another_is_none() -> None:
    assert column(named({"id": "a", "name": "Ada"}, {"name": "Byron", "alias": "a"}), "entity") == ["a"]


def test_named_again_it_is_as_if_it_were_for_the_first_time(tmp_path: Path) -> None:
    db = named({"id": "a", "name": "Ada"}, {"id": "a", "name": "Byron"})
    assert column(db, "entity") == ["0.a", "1.a"]
    db.execute("DELETE FROM entries WHERE path = '1.xml'")
    EntityNaming(db).name()
    assert column(db, "entity") == ["a"]


IDS, NAMES, ADDRESSES = st.sampled_from("ab"), st.sampled_from(["Ada", "Bob", ""]), st.lists(st.sampled_from("xy"))
SOME = st.lists(st.tuples(IDS, NAMES, ADDRESSES), max_size=5)


@given(SOME)
def test_every_entry_has_one_entity_and_every_entity_an_entry(some: list[tuple[str, str, list[str]]]) -> None:
    db = named(*({"id": i, "name": name, "addresses": found} for i, name, found in some))
    (nameless,) = db.execute("SELECT count(*) FROM entries WHERE entity IS NULL").fetchone()
    assert nameless == 0
    of_entries = {row[0] for row in db.execute("SELECT entity FROM entries")}
    assert of_entries == set(column(db, "entity"))
    pages = column(db, "page_key")
    assert len(set(pages)) == len(pages)


def test_entries_of_one_file_come_in_their_order(tmp_path: Path) -> None:
    entries = tuple(entry("a", "r.xml", name, addresses=("x",)) for name in ("First", "Second"))
    found, _ = looked_up(tmp_path, [FileFacts("r.xml", "", 0, "register", entries=entries)])
    target = found.entity("a")
    assert target is not None
    assert target.name == "First"
