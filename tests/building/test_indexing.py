"""The edition after all texts were read: queries, ordered."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from edition.building import queries
from edition.building.engine import Order, indexed
from edition.building.indexing import StoredIndex
from edition.index import Line
from edition.kinds import KINDS
from tests.building.indexes import BASE, chained, entity, index, other
from tests.building.sample import column, register, tei, write

__all__ = ["chained", "index", "other"]


class TestTexts:
    def test_texts_and_collections_in_order(self, index: StoredIndex) -> None:
        assert [(t.id, t.kind) for t in index.texts()] == [
            ("a1", "text"), ("a10", "text"), ("c", "collection"), ("in", "text"),
        ]  # fmt: skip
        assert [t.id for t in index.members("c")] == ["in"]

    def test_they_are_counted(self, index: StoredIndex) -> None:
        assert index.counts | {"texts": 3, "collections": 1, "registers": 1, "malformed": 0} == index.counts

    def test_the_table_has_texts_only(self, index: StoredIndex) -> None:
        rows = [dict(zip(index.columns("texts"), row, strict=True)) for row in index.rows("texts")]
        assert [(row["id"], row["path"], row["date"], row["url"]) for row in rows] == [
            ("a1", "a1.xml", "1830", f"{BASE}texts/a1.html"),
            ("a10", "a10.xml", "", f"{BASE}texts/a10.html"),
            ("in", "c.xml", "", f"{BASE}texts/in.html"),
        ]


class TestEntities:
    def test_by_sort_name(self, index: StoredIndex) -> None:
        assert [e.name for e in index.entities("person")] == ["Ada", "Zoe"]
        assert [e.id for e in index.entities("session")] == ["a10.d"]
        assert list(index.entities("place")) == []

    def test_one_by_its_id(self, index: StoredIndex) -> None:
        assert entity(index, "ada").registered is True
        assert index.entity("nobody") is None

    def test_their_tables_give_addresses(self, index: StoredIndex) -> None:
        assert column(index, "persons", "url") == [f"{BASE}persons/ada.html", f"{BASE}persons/zoe.html"]
        assert column(index, "sessions", "turns") == ["3"]

    @pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.name)
    def test_every_table_has_as_many_cells_as_columns(self, index: StoredIndex, kind: object) -> None:
        table = kind.folder  # type: ignore[attr-defined]
        assert {len(row) for row in index.rows(table)} <= {len(index.columns(table))}


class TestLines:
    def test_where_somebody_is_mentioned(self, index: StoredIndex) -> None:
        (line,) = index.mentions_of(entity(index, "ada"))
        assert line == Line("a1", "Letter", "texts/a1.html#p1.5-8", "Dear ", "Ada", line.after, "")
        assert line.after.startswith(", yes and no, says")

    def test_what_somebody_says(self, index: StoredIndex) -> None:
        (said,) = index.quotations_of(entity(index, "ada"))
        assert (said.text, said.surface, said.label) == ("a1", "yes", "speech")
        (turn,) = index.turns_of(entity(index, "ada"))
        assert (turn.url, turn.surface, turn.label) == ("texts/a10.html#u1", "One two", "2")

    def test_what_is_said_in_a_session(self, index: StoredIndex) -> None:
        session = entity(index, "a10.d")
        assert [(line.surface, line.label) for line in index.turns_of(session)] == [
            ("One two", "Ada"), ("Three", "Zoe"), ("Four", "[speaker not named]"),
        ]  # fmt: skip
        assert [line.surface for line in index.quotations_of(session)] == ["never"]


class TestGroups:
    def test_names_that_point_to_nothing_by_form(self, index: StoredIndex) -> None:
        groups = list(index.unidentified("person"))
        assert [(group.name, len(group.lines), group.page) for group in groups] == [("Bob", 1, ""), ("Walt", 2, "")]

    def test_quotations_by_speaker(self, index: StoredIndex) -> None:
        found = [(group.name, group.page, [line.surface for line in group.lines]) for group in index.speakers()]
        assert found == [
            ("[speaker not named]", "", ["no"]),
            ("Ada", "persons/ada.html", ["yes"]),
            ("Zoe", "persons/zoe.html", ["never"]),
        ]

    def test_turns_by_speaker(self, index: StoredIndex) -> None:
        assert [(group.name, group.lines[0].label) for group in index.turns()] == [
            ("[speaker not named]", "1"), ("Ada", "2"), ("Zoe", "1"),
        ]  # fmt: skip

    def test_those_of_nobody(self, index: StoredIndex) -> None:
        found = {t: [(g.name, g.page, len(g.lines)) for g in index.nobody(t)] for t in ("quotations", "turns")}
        assert found == {table: [("[speaker not named]", "", 1)] for table in ("quotations", "turns")}

    def test_a_long_one_comes_in_pieces(self, index: StoredIndex, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(queries, "GROUP", 1)
        assert [(g.name, len(g.lines)) for g in index.unidentified("person")] == [("Bob", 1), ("Walt", 1), ("Walt", 1)]

    def test_their_lengths_are_known_beforehand(
        self, index: StoredIndex, other: StoredIndex, chained: StoredIndex
    ) -> None:
        for one in (index, other, chained):
            counted = {"quotations": one.speakers(), "turns": one.turns(), "apparatus": one.apparatus()}
            counted |= {f"nobody/{table}": one.nobody(table) for table in ("quotations", "turns")}
            counted |= {f"unidentified/{kind.name}": one.unidentified(kind.name) for kind in KINDS}
            counted["classed"] = one.by_class()
            lengths = one.lengths()
            drawn = {key: lengths.pop(key) for key in ("who", "located", "dated")}
            assert lengths == {key: sum(len(g.lines) for g in groups) for key, groups in counted.items()}
            assert drawn["who"] == len(one.most_mentioned(("person", "organization"), 100))
            assert drawn["dated"] == len(list(one.dates()))

    def test_apparatus_by_text(self, index: StoredIndex) -> None:
        (group,) = index.apparatus()
        assert (group.name, group.page) == ("Letter", "texts/a1.html")
        assert group.lines == (Line("a1", "x", "texts/a1.html#x", "end", "and", "A", "B"),)

    def test_speakers_stand_in_the_order_of_the_index_of_persons(self, tmp_path: Path) -> None:
        known = register(
            '<person xml:id="p"><persName><forename>Ada</forename> <surname>Zorn</surname></persName></person>'
            '<person xml:id="q"><persName><roleName>Sir</roleName> <surname>Berg</surname></persName></person>'
        )
        said = "<u who='#p'>a</u><u who='#q'>b</u><u who='Carl Dorn'>c</u><p><said who='#p'>d</said><said who='#q'>e</said></p>"
        with indexed(Order(write(tmp_path, {"a.xml": tei(said), "r.xml": known}), jobs=1)) as one:
            assert [group.name for group in one.turns()] == ["Sir Berg", "Carl Dorn", "Ada Zorn"]
            assert [group.name for group in one.speakers()] == ["Sir Berg", "Ada Zorn"]

    def test_an_entry_in_which_nobody_has_anything_else_has_no_line(self, tmp_path: Path) -> None:
        body = "<p><app><lem wit='#A'>one</lem></app> <app><lem>two</lem><rdg wit='#B'><surplus>too</surplus></rdg></app></p>"
        with indexed(Order(write(tmp_path, {"a.xml": tei(body)}), jobs=1)) as one:
            (group,) = one.apparatus()
            assert [(line.before, line.surface) for line in group.lines] == [("two", "{too}")]
            assert one.lengths()["apparatus"] == 1


class TestTheRest:
    def test_what_texts_add_to_a_file_in_order(self, index: StoredIndex) -> None:
        lines = [json.loads(line) for line in b"".join(index.pieces("data/passages.jsonl")).splitlines()]
        assert [(line["text"], line["id"], line["element"]) for line in lines][:2] == [
            ("a1", "p1", "p"),
            ("a1", "p2", "p"),
        ]
        assert lines[0]["url"] == f"{BASE}texts/a1.html#p1"
        assert list(index.pieces("data/nothing.csv")) == []

    def test_problems_by_place(self, index: StoredIndex) -> None:
        places = [(p.place.path, p.slug) for p in index.problems() if p.place]
        assert places == sorted(places)
        assert ("a10.xml", "duplicate-id") in places

    def test_the_hash_is_of_sources_and_settings(self, tmp_path_factory: pytest.TempPathFactory) -> None:
        def digest(**files: str) -> str:
            named = {f"{name}.{'toml' if name == 'edition' else 'xml'}": content for name, content in files.items()}
            folder = write(tmp_path_factory.mktemp("digest"), {"a.xml": tei("<p>a</p>")} | named)
            with indexed(Order(folder, jobs=1)) as found:
                return found.digest()

        assert digest() == digest()
        assert len({digest(), digest(edition='title = "A"'), digest(b=tei("<p>b</p>")), digest(b=tei("<p>c</p>"))}) == 4
