"""What a page says of an entity beside its own lines: company, sessions, facts, a citation, pictures."""

from __future__ import annotations

from pathlib import Path

import pytest

from edition.building.engine import Order, indexed
from edition.building.indexing import StoredIndex
from edition.errors import SourceError
from edition.kinds import KINDS
from tests.building.indexes import BASE, chained, entity, index, other
from tests.building.sample import register, tei, write

__all__ = ["chained", "index", "other"]


class TestCompany:
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
