"""What the index reckons: when, with whom, by which words somebody is mentioned; who said how much; rows of one entity."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator
from pathlib import Path

import pytest

from edition.building.engine import Order, build, indexed
from edition.building.indexing import StoredIndex
from edition.index import Dated, Share
from tests.building.indexes import entity
from tests.building.sample import register, tei, titled, write


def dated(date: str) -> str:
    return f'<profileDesc><creation><date when="{date}"/></creation></profileDesc>'


def name(key: str, words: str, *, element: str = "persName") -> str:
    return f'<{element} ref="#{key}">{words}</{element}>'


MINUTES = (
    '<div type="session" xml:id="d"><head>First</head><u xml:id="u1" who="#bob">One two</u>'
    '<u xml:id="u2" who="#ada">Three</u>'
    '<u xml:id="u3">Four</u><u xml:id="u4" who="#bob">Five</u>'
    '<p><said xml:id="q1" who="#ada" next="#q2">never</said> <quote who="#ada">old</quote> he said'
    ' <said xml:id="q2" prev="#q1">again</said> <q>written</q></p></div>'
)
LETTER = f"<p>{name('ada', 'Ada')} and {name('bob', 'Bob')}.</p><p>{name('ada', 'Miss B.')}</p>"
ROME, GUILD = name("rome", "Rome", element="placeName"), name("guild", "Guild", element="orgName")
PERSONS = (
    '<person xml:id="ada"><persName>Ada</persName><birth when="1815"/></person>'
    '<person xml:id="bob"><persName>Bob</persName></person>'
)
FILES = {
    "edition.toml": 'title = "Letters"\nbase_url = "https://e.example/"\n',
    "a.xml": tei(LETTER, titled("A", dated("1831"))),
    "b.xml": tei(f"<p>{name('bob', 'Bob')}, {name('ada', 'Miss B.')}, {ROME}</p>", titled("B", dated("1830-05"))),
    "c.xml": tei(f"<p>{name('ada', 'her')}{GUILD}</p><p><persName key='=x'>X, Y</persName></p>", titled("C")),
    "d.xml": tei(MINUTES, titled("D", dated("1831"))),
    "r.xml": register(PERSONS),
    "p.xml": register(
        '<place xml:id="rome"><placeName>Rome</placeName><location><geo>41.9 12.5</geo></location></place>'
        '<place xml:id="nowhere"><placeName>Nowhere</placeName></place>',
        "listPlace",
    ),
}  # fmt: skip


@pytest.fixture(scope="module")
def index(tmp_path_factory: pytest.TempPathFactory) -> Iterator[StoredIndex]:
    with indexed(Order(write(tmp_path_factory.mktemp("reckoning"), FILES), jobs=1)) as found:
        yield found


class TestMentions:
    def test_first_and_last_by_the_dates_of_texts_with_the_way_to_the_words(self, index: StoredIndex) -> None:
        ada = entity(index, "ada")
        lines = [line.url for line in index.mentions_of(ada)]
        assert (ada.first, ada.first_url, ada.last, ada.last_url) == ("1830-05", lines[2], "1831", lines[1])

    def test_texts_without_dates_come_by_their_order(self, index: StoredIndex) -> None:
        guild = entity(index, "guild")
        assert (guild.first, guild.first_url) == ("", guild.last_url)
        assert guild.first_url.startswith("texts/c.html#")

    def test_nobody_has_neither(self, index: StoredIndex) -> None:
        assert (entity(index, "nowhere").first_url, entity(index, "nowhere").last_url) == ("", "")

    def test_by_number_and_by_date(self, index: StoredIndex) -> None:
        assert [e.id for e in index.entities_by("person", "mentions")] == ["ada", "bob", "=x"]
        assert [e.id for e in index.entities_by("person", "first")] == ["ada", "bob"]
        assert [e.id for e in index.most_mentioned(("person", "place"), 2)] == ["ada", "bob"]

    def test_what_somebody_is_called(self, index: StoredIndex) -> None:
        assert index.forms_of(entity(index, "ada")) == ["Miss B.", "Ada", "her"]

    def test_dates_with_the_way_to_the_first_mention_of_each(self, index: StoredIndex) -> None:
        ada = entity(index, "ada")
        lines = [line.url for line in index.mentions_of(ada)]
        assert list(index.dates_of(ada)) == [Dated("1830-05", 1, 1, lines[2]), Dated("1831", 1, 2, lines[0])]

    def test_dates_of_all_texts(self, index: StoredIndex) -> None:
        assert list(index.dates()) == [Dated("1830-05", 1, 0, "texts/b.html"), Dated("1831", 2, 0, "texts/a.html")]


class TestTogether:
    def test_pairs_and_their_passages(self, index: StoredIndex) -> None:
        some = [entity(index, one) for one in ("bob", "rome", "ada", "guild")]
        assert list(index.together(some)) == [(0, 1, 1), (0, 2, 2), (1, 2, 1), (2, 3, 1)]

    def test_nobody_is_with_himself(self, index: StoredIndex) -> None:
        assert list(index.together([entity(index, "ada")])) == []


class TestPlaces:
    def test_those_with_a_position(self, index: StoredIndex) -> None:
        assert [(e.id, e.geo) for e in index.located(10)] == [("rome", "41.9 12.5")]
        assert index.located(0) == []


class TestSessions:
    def test_who_said_how_much_in_the_order_of_first_words(self, index: StoredIndex) -> None:
        written = next(line.url for group in index.nobody("quotations") for line in group.lines).partition("#")[2]
        assert list(index.shares_of(entity(index, "d.d"))) == [
            Share("Bob", "persons/bob.html", 0, 2, 3, "One two", "texts/d.html#u1"),
            Share("Ada", "persons/ada.html", 2, 1, 1, "Three", "texts/d.html#u2"),
            Share("[speaker not named]", "", 0, 1, 1, "Four", "texts/d.html#u3"),
            Share("", "", 1, 0, 0, "written", f"texts/d.html#{written}"),
        ]

    def test_its_quotations_are_those_of_all_who_speak_in_it(self, index: StoredIndex) -> None:
        session = entity(index, "d.d")
        assert session.quotations == 3
        assert sum(share.quotations for share in index.shares_of(session)) == 3


def test_quotations_by_class(index: StoredIndex) -> None:
    assert [(g.name, [line.surface for line in g.lines]) for g in index.by_class()] == [
        ("speech", ["never", "again"]), ("quotation", ["old"]), ("unclassified", ["written"]),
    ]  # fmt: skip


class TestRows:
    def test_they_are_those_of_the_table_of_all_mentions(self, tmp_path: Path) -> None:
        site = tmp_path / "site"
        build(Order(write(tmp_path / "source", FILES), site, jobs=1))
        rows = list(csv.reader(io.StringIO((site / "data/mentions.csv").read_bytes().decode(), newline="")))
        found = {
            path.stem: path.read_bytes() for path in site.glob("*/*.csv") if path.parent.name not in ("data", "texts")
        }
        assert len(found) == 5
        whole = (site / "data/mentions.csv").read_bytes()
        for content in found.values():
            header, *lines = content.splitlines(keepends=True)
            assert whole.startswith(header)
            assert all(line in whole for line in lines)
        ids = [row[2] for row in rows[1:]]
        read = [list(csv.reader(io.StringIO(content.decode(), newline="")))[1:] for content in found.values()]
        assert sorted(row[2] for some in read for row in some) == sorted(ids)
        assert all(len({row[2] for row in some}) == 1 for some in read)

    def test_a_part_of_what_a_text_adds(self, index: StoredIndex) -> None:
        (text, first), *_ = index.numbers_of(entity(index, "bob"))
        whole = index.piece("data/mentions.csv", text)
        assert first == 1
        assert list(index.slices("data/mentions.csv", text, [(3, 9), (0, 2)])) == [whole[3:9], whole[:2]]
        assert index.piece("data/mentions.csv", 999) == index.piece("nothing", text) == b""


def test_a_session_of_which_only_the_year_is_known_has_a_page(tmp_path: Path) -> None:
    """It was once taken for a number, and the build ended."""
    build(
        Order(
            write(tmp_path / "source", {"d.xml": tei(MINUTES, titled("D", dated("0900")))}), tmp_path / "site", jobs=1
        )
    )
    page = (tmp_path / "site/sessions/d.d.html").read_text(encoding="utf-8")
    assert "<dd>0900</dd>" in page
