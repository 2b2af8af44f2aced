"""From rows to entities: counts, names, sessions, order."""

from __future__ import annotations

from pathlib import Path

import pytest

from edition.building.engine import Order, indexed
from edition.index import Entity
from tests.building.sample import column, register, tei, titled, write

ADA = '<person xml:id="ada"><persName><forename>Ada</forename> <surname>Lovelace</surname></persName></person>'
EVENT = (
    '<event xml:id="s" type="session" when="1920"><label>Great session</label>'
    '<listPerson><person corresp="#ada"/></listPerson></event>'
)


def dated(year: str) -> str:
    return titled(f"Letter of {year}", f'<profileDesc><creation><date when="{year}"/></creation></profileDesc>')


def entities(folder: Path, files: dict[str, str], kind: str = "person") -> list[Entity]:
    """The entities of a kind, in order."""
    with indexed(Order(write(folder, files), jobs=1)) as index:
        return list(index.entities(kind))


def gathered(folder: Path, body: str, kind: str = "person", entries: str = ADA) -> dict[str, Entity]:
    """The entities of a kind in one text and one register, by id."""
    found = entities(folder, {"a.xml": tei(body), "r.xml": register(entries)}, kind)
    return {entity.id: entity for entity in found}


class TestCounts:
    def test_of_mentions_and_texts_and_their_dates(self, tmp_path: Path) -> None:
        one = '<p><name ref="#ada">A</name> <name ref="#ada">A</name></p>'
        files = {
            "a.xml": tei(one, dated("1831")),
            "b.xml": tei(one, dated("1830")),
            "c.xml": tei(one),
            "r.xml": register(ADA),
        }
        (ada,) = entities(tmp_path, files)
        assert (ada.mentions, ada.texts, ada.first, ada.last) == (6, 3, "1830", "1831")

    def test_a_chain_counts_once(self, tmp_path: Path) -> None:
        body = '<p><name xml:id="a" next="#b" ref="#ada">A</name> x <name xml:id="b">L</name></p>'
        assert gathered(tmp_path, body)["ada"].mentions == 1

    def test_of_what_somebody_says(self, tmp_path: Path) -> None:
        body = '<u who="#ada">a</u><u who="#ada">b</u><p><said who="#ada">c</said><said>d</said></p>'
        ada = gathered(tmp_path, body)["ada"]
        assert (ada.mentions, ada.quotations, ada.turns) == (0, 1, 2)

    def test_an_entry_nobody_mentions_is_there(self, tmp_path: Path) -> None:
        ada = gathered(tmp_path, "<p>a</p>")["ada"]
        assert (ada.mentions, ada.texts, ada.first, ada.registered) == (0, 0, "", True)
        assert (ada.name, ada.sort_name, ada.page) == ("Ada Lovelace", "Lovelace, Ada", "persons/ada.html")


class TestOutsiders:
    def test_what_no_register_describes_is_called_as_it_is_most_often(self, tmp_path: Path) -> None:
        names = "".join(f'<persName key="q1">{name}</persName> ' for name in ("Bob", "Robert", "Robert", "Rob"))
        found = gathered(tmp_path, f"<p>{names}</p>")["q1"]
        assert (found.name, found.registered, found.mentions, found.page) == ("Robert", False, 4, "persons/q1.html")

    def test_its_addresses_are_its_identifiers(self, tmp_path: Path) -> None:
        body = '<p><persName ref="https://x.example/1 https://y.example/2">Bob</persName></p>'
        (found,) = [e for e in gathered(tmp_path, body).values() if not e.registered]
        assert (found.id, found.identifiers) == ("https://x.example/1", "https://x.example/1 | https://y.example/2")

    def test_a_speaker_that_is_nowhere_named_is_called_by_what_he_is(self, tmp_path: Path) -> None:
        body = '<castList><castItem><role xml:id="ham">Hamlet</role></castItem></castList><sp who="#ham"><p>a</p></sp>'
        assert gathered(tmp_path, body)["ham"].name == "Hamlet"

    def test_one_without_any_name_is_called_by_its_id(self, tmp_path: Path) -> None:
        assert gathered(tmp_path, '<p>a<persName key="q1"/></p>')["q1"].name == "q1"

    def test_its_name_goes_into_the_mentions(self, tmp_path: Path) -> None:
        body = '<p><persName key="q1">Bob</persName> <persName ref="#ada">she</persName> <persName>Walt</persName></p>'
        with indexed(Order(write(tmp_path, {"a.xml": tei(body), "r.xml": register(ADA)}), jobs=1)) as index:
            assert column(index, "mentions", "entity_name") == ["Bob", "Ada Lovelace", ""]


class TestSessions:
    def test_of_a_register(self, tmp_path: Path) -> None:
        body = '<div corresp="#s"><u who="#ada">a</u><p><said who="#bob">b</said></p></div><u who="#ada">c</u>'
        files = {"a.xml": tei(body), "r.xml": register(ADA), "e.xml": register(EVENT, "listEvent")}
        (session,) = entities(tmp_path, files, "session")
        assert (session.id, session.name, session.start) == ("s", "Great session", "1920")
        assert (session.quotations, session.turns, session.participants) == (1, 1, "ada | bob")

    def test_of_a_text(self, tmp_path: Path) -> None:
        body = '<div type="session" xml:id="d"><head>First</head><u who="#ada">a</u></div>'
        session = gathered(tmp_path, body, "session")["a.d"]
        assert (session.name, session.page, session.anchor) == ("First", "sessions/a.d.html", "a#d")
        assert (session.registered, session.turns, session.participants) == (True, 1, "ada")

    def test_a_whole_counts_its_parts(self, tmp_path: Path) -> None:
        part = '<div type="session" xml:id="e"><u who="#ada">b</u></div>'
        found = gathered(tmp_path, f'<div type="session" xml:id="d"><u who="#bob">a</u>{part}</div>', "session")
        assert {one.id: (one.turns, one.participants) for one in found.values()} == {
            "a.d": (2, "ada | bob"),
            "a.e": (1, "ada"),
        }

    def test_one_whose_page_is_taken_gets_another(self, tmp_path: Path) -> None:
        event = EVENT.replace('xml:id="s"', 'xml:id="A.d"')
        files = {"a.xml": tei('<div type="session" xml:id="d"><u>a</u></div>'), "e.xml": register(event, "listEvent")}
        pages = [session.page for session in entities(tmp_path, files, "session")]
        assert len({page.casefold() for page in pages}) == 2
        assert "sessions/A.d.html" in pages


@pytest.mark.parametrize(
    ("names", "order"),
    [
        (["\u00c9mile", "Adam", "emil", "Zoe"], ["Adam", "emil", "\u00c9mile", "Zoe"]),
        (["c", "B", "a"], ["a", "B", "c"]),
    ],
)
def test_the_order_is_one_whatever_the_locale(tmp_path: Path, names: list[str], order: list[str]) -> None:
    entries = "".join(f'<person xml:id="p{n}"><persName>{name}</persName></person>' for n, name in enumerate(names))
    found = entities(tmp_path, {"a.xml": tei("<p>a</p>"), "r.xml": register(entries)})
    assert [entity.name for entity in found] == order


def test_those_who_no_register_knows_are_named_in_their_rows(tmp_path: Path) -> None:
    """A name that is only a pointer is called as elsewhere in the edition."""
    body = '<p><persName key="q1">Bob</persName> and <persName key="q1"/></p>'
    with indexed(Order(write(tmp_path, {"a.xml": tei(body)}), jobs=1)) as index:
        assert column(index, "mentions", "entity_name") == ["Bob", "Bob"]


def test_participants_are_found_by_person_in_every_session_they_have(tmp_path: Path) -> None:
    second = EVENT.replace('"s"', '"t"').replace("1920", "1910")
    files = {"a.xml": tei("<p>a</p>"), "r.xml": register(ADA), "e.xml": register(EVENT + second, "listEvent")}
    with indexed(Order(write(tmp_path, files), jobs=1)) as index:
        (ada,) = index.entities("person")
        assert [session.id for session in index.sessions_of(ada)] == ["t", "s"]


def test_a_session_of_a_register_has_its_part_of_a_text(tmp_path: Path) -> None:
    part = (
        '<ptr type="from" target="a.xml#b"/><ptr type="before" target="a.xml#e"/><ptr type="from" target="gone.xml#x"/>'
    )
    event = EVENT.replace("<listPerson>", f"{part}<listPerson>")
    quoted = '<said who="#ada">a</said>'
    body = f'<p>0 {quoted}</p><p>1 <rs xml:id="b">x</rs> {quoted}</p><p>2</p><p xml:id="e">3 {quoted}</p>'
    files = {"a.xml": tei(body), "r.xml": register(ADA), "e.xml": register(event, "listEvent")}
    (found,) = entities(tmp_path, files, "session")
    assert (found.anchor, found.quotations, found.participants) == ("a#b\ta#e", 1, "ada")
