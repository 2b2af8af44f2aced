"""The edition after all texts were read: queries, ordered."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from edition.building import queries
from edition.building.engine import Order, indexed
from edition.building.indexing import StoredIndex
from edition.errors import SourceError
from edition.index import Entity, Line
from edition.kinds import KINDS
from tests.building.sample import NAMESPACE, column, register, tei, titled, write

BASE = "https://e.example/"
SETTINGS = f'title = "Letters"\nedition_version = "1.2"\nbase_url = "{BASE}"\n'
LETTER = (
    '<p xml:id="p1">Dear <persName ref="#ada">Ada</persName>, <said who="#ada">yes</said> and <said>no</said>, says'
    " <persName>Walt</persName>; <persName>Bob</persName> and <persName>Walt</persName>.</p>"
    '<p xml:id="p2">the <app xml:id="x"><lem wit="#A">end</lem><rdg wit="#B">and</rdg></app></p>'
)
MINUTES = (
    '<div type="session" xml:id="d"><u xml:id="u1" who="#ada">One two</u><u xml:id="u2" who="#zoe">Three</u>'
    '<u xml:id="u3">Four</u><p><said who="#zoe">never</said></p></div><p xml:id="same">a</p><p xml:id="same">b</p>'
)
MEMBER = tei("<p>in</p>", attributes='xml:id="in"')
FILES = {
    "edition.toml": SETTINGS,
    "a1.xml": tei(LETTER, titled("Letter", '<profileDesc><creation><date when="1830"/></creation></profileDesc>')),
    "a10.xml": tei(MINUTES, titled("Minutes")),
    "c.xml": f"<teiCorpus {NAMESPACE}><teiHeader>{titled('All')}</teiHeader>{MEMBER}</teiCorpus>",
    "r.xml": register(
        '<person xml:id="ada"><persName>Ada</persName></person><person xml:id="zoe"><persName>Zoe</persName></person>'
    ),
}


@pytest.fixture(scope="module")
def index(tmp_path_factory: pytest.TempPathFactory) -> Iterator[StoredIndex]:
    with indexed(Order(write(tmp_path_factory.mktemp("indexing"), FILES), jobs=1)) as found:
        yield found


def entity(index: StoredIndex, identity: str) -> Entity:
    found = index.entity(identity)
    assert found is not None
    return found


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


NAMES = '<persName ref="#{}">x</persName> '
PEOPLE = "".join(f'<person xml:id="{one}"><persName>{one.title()}</persName></person>' for one in ("ada", "bob", "cy"))


@pytest.fixture(scope="module")
def other(tmp_path_factory: pytest.TempPathFactory) -> Iterator[StoredIndex]:
    def said(*names: str) -> str:
        return f"<p>{''.join(NAMES.format(name) for name in names)}</p>"

    events = (
        '<event xml:id="late" type="session" when="1831"><label>Late</label><listPerson><person corresp="#ada"/>'
        '</listPerson></event><event xml:id="early" type="session" when="1830"><label>Early</label></event>'
    )
    spoken = '<div type="x" corresp="#early"><u who="#ada">a</u><p><said who="#bob">b</said></p></div>'
    more = '<div corresp="#late"><p><said who="#cy">c</said></p></div><figure><graphic url="f/a.png"/></figure>'
    rights = (
        "<fileDesc><titleStmt><title>One</title></titleStmt><publicationStmt><availability>"
        '<licence target="https://l.example/">free</licence></availability></publicationStmt></fileDesc>'
    )
    declared = "<encodingDesc><editorialDecl><p>{}</p></editorialDecl></encodingDesc>"
    files = {
        "a.xml": tei(said("ada", "bob", "ada") + said("ada", "bob", "cy") + said("cy"), rights + declared.format("A")),
        "b.xml": tei(said("bob") + spoken + more, rights.replace("One", "Two") + declared.format("B")),
        "r.xml": register(PEOPLE),
        "s.xml": register(events, "listEvent"),
    }
    folder = write(tmp_path_factory.mktemp("company"), files)
    (folder / "f").mkdir()
    (folder / "f/a.png").write_bytes(b"picture")
    with indexed(Order(folder, jobs=1)) as found:
        yield found


@pytest.fixture(scope="module")
def chained(tmp_path_factory: pytest.TempPathFactory) -> Iterator[StoredIndex]:
    body = (
        '<p><said who="#zoe" xml:id="s1" next="#s2">so</said> she <said xml:id="s2" prev="#s1">long</said>'
        ' <persName ref="#zoe" xml:id="n1" next="#n2">Z</persName> x <persName xml:id="n2" prev="#n1">oe</persName></p>'
    )
    files = {"a.xml": tei(body), "r.xml": register('<person xml:id="zoe"><persName>Zoe</persName></person>')}
    with indexed(Order(write(tmp_path_factory.mktemp("chained"), files), jobs=1)) as found:
        yield found


class TestCompany:
    """What a page says of an entity beside its own lines: company, sessions, facts, a citation, pictures."""

    def test_who_stands_in_the_same_passages_the_most_frequent_first(self, other: StoredIndex) -> None:
        """A passage counts once, however often a name stands in it."""
        found = [(c.name, c.page, c.together) for c in other.companions(entity(other, "ada"))]
        assert found == [("Bob", "persons/bob.html", 2), ("Cy", "persons/cy.html", 1)]

    def test_sessions_of_somebody_by_date(self, other: StoredIndex) -> None:
        """As a participant, as the speaker of a turn, as the speaker of a quotation."""
        by = {who: [session.id for session in other.sessions_of(entity(other, who))] for who in ("ada", "bob", "cy")}
        assert by == {"ada": ["early", "late"], "bob": ["early"], "cy": ["late"]}

    def test_quotations_by_session_in_order_of_their_dates(self, other: StoredIndex) -> None:
        found = [(g.name, g.page, [(line.surface, line.label) for line in g.lines]) for g in other.by_session()]
        assert found == [
            ("Early", "sessions/early.html", [("b", "Bob")]),
            ("Late", "sessions/late.html", [("c", "Cy")]),
        ]

    def test_sessions_by_date(self, other: StoredIndex) -> None:
        assert [session.id for session in other.programme()] == ["early", "late"]

    def test_sessions_in_another(self, tmp_path: Path) -> None:
        event = '<event xml:id="{}" type="session"><label>{}</label></event>'
        inner = "".join(event.format(name, name) for name in ("q", "p"))
        whole = f'<event xml:id="w" type="congress"><label>W</label><listEvent>{inner}</listEvent></event>'
        files = {"s.xml": register(whole, "listEvent"), "a.xml": tei("<p>a</p>")}
        with indexed(Order(write(tmp_path, files), jobs=1)) as found:
            assert [session.id for session in found.parts_of(entity(found, "w"))] == ["p", "q"]
            assert list(found.parts_of(entity(found, "p"))) == []

    def test_lines_of_a_page_are_counted_beforehand(
        self, index: StoredIndex, other: StoredIndex, chained: StoredIndex
    ) -> None:
        """Each fragment of a chain is one, though the chain is counted once."""
        assert [(e.id, e.mentions, e.quotations, e.lines) for e in chained.entities("person")] == [("zoe", 1, 1, 4)]
        for one in (index, other, chained):
            known = [found for kind in KINDS for found in one.entities(kind.name)]
            assert any(found.lines for found in known)
            for found in known:
                lists = (one.mentions_of(found), one.quotations_of(found), one.turns_of(found))
                assert found.lines == sum(len(list(lines)) for lines in lists), found.id

    def test_facts_of_the_edition_once_with_the_number_of_texts(self, other: StoredIndex) -> None:
        assert list(other.facts("rights")) == [("free", "https://l.example/", 2, "One")]
        assert list(other.facts("declaration")) == [("A", "", 1, "One"), ("B", "", 1, "Two")]
        assert list(other.facts("author")) == []

    def test_a_citation_for_example(self, other: StoredIndex, index: StoredIndex) -> None:
        """Of a quotation; the address is that of the row."""
        assert index.example_citation() == (f"Letter, par. 1 (Letters, version 1.2), {BASE}texts/a1.html#p1.10-13")
        assert other.example_citation().startswith("Two, ")

    def test_without_quotations_it_is_of_a_mention_and_else_there_is_none(
        self, tmp_path_factory: pytest.TempPathFactory
    ) -> None:
        def example(body: str) -> str:
            with indexed(Order(write(tmp_path_factory.mktemp("cited"), {"a.xml": tei(body)}), jobs=1)) as found:
                return found.example_citation()

        assert example('<p xml:id="p">a <persName>Ada</persName></p>').endswith(", texts/a.html#p.2-5")
        assert example("<p>a</p>") == ""

    def test_pictures_with_their_bytes(self, other: StoredIndex, index: StoredIndex) -> None:
        assert [(path, b"".join(other.picture(path))) for path, _ in other.media()] == [("f/a.png", b"picture")]
        assert list(index.media()) == []

    def test_a_picture_that_has_vanished_is_told(self, tmp_path: Path) -> None:
        body = '<p><graphic url="a.png"/></p>'
        with indexed(Order(write(tmp_path, {"a.xml": tei(body), "a.png": "picture"}), jobs=1)) as found:
            (tmp_path / "a.png").unlink()
            with pytest.raises(SourceError, match=r"a\.png was changed while the edition was being built"):
                list(found.picture("a.png"))


def test_a_list_of_hundreds_in_one_passage_is_no_company(tmp_path: Path) -> None:
    """Each would be told of each: the square of their number."""
    people = "".join(f'<person xml:id="x{n}"><persName>X {n}</persName></person>' for n in range(600))
    crowd = "".join(f'<name ref="#x{n}">x</name> ' for n in range(600))
    body = f'<p>{crowd}</p><p><name ref="#x1">x</name> <name ref="#x2">x</name></p>'
    with indexed(Order(write(tmp_path, {"a.xml": tei(body), "r.xml": register(people)}), jobs=1)) as found:
        assert [(c.name, c.together) for c in found.companions(entity(found, "x1"))] == [("X 2", 1)]
        assert list(found.companions(entity(found, "x5"))) == []
