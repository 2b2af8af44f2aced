"""Registers: one entry for one thing, and what editions rightly have twice."""

from pathlib import Path

from tests.checking.rules.planting import NAMESPACE, checked, places, tei


def register(*entries: str) -> str:
    """A register of places, an entry a line from the second on."""
    return f"<listPlace {NAMESPACE}>\n" + "\n".join(entries) + "</listPlace>"


def place(xml_id: str, name: str, more: str = "") -> str:
    return f'<place xml:id="{xml_id}"><placeName>{name}</placeName>{more}</place>'


class TestNames:
    def test_two_entries_that_nothing_tells_apart(self, tmp_path: Path) -> None:
        (found,) = checked(tmp_path, "name-twice", r=register(place("a", "Lyon"), place("b", "lyon ")))
        assert places([found]) == [("name-twice", "r.xml", 3, 1, 7)]
        assert [(r.place.line, r.place.column) for r in found.related] == [(2, 1)]

    def test_what_tells_them_apart_may_stand_in_an_attribute(self, tmp_path: Path) -> None:
        entries = (
            place("a", "Lyon"),
            place("b", "Lyon", '<location when="1801"/>'),
            place("c", "Lyon", "<note>In Ohio.</note>"),
        )
        assert checked(tmp_path, "name-twice", r=register(*entries)) == []

    def test_one_id_in_two_files_is_one_thing(self, tmp_path: Path) -> None:
        one = register(place("a", "Lyon"))
        assert checked(tmp_path, "name-twice", r=one, s=one) == []


class TestIdentifiers:
    GEO = '<idno type="GEONAMES">https://www.geonames.org/2761369</idno>'

    def test_one_authority_of_two_entries(self, tmp_path: Path) -> None:
        other = self.GEO.replace("https://www.", "http://")
        found = checked(
            tmp_path, "identifier-twice", r=register(place("a", "Wien", self.GEO), place("b", "Vienna", other))
        )
        assert places(found) == [("identifier-twice", "r.xml", 3, 1, 7)]

    def test_a_number_without_a_type_identifies_nothing(self, tmp_path: Path) -> None:
        entries = (place("a", "Wien", "<idno>12</idno>"), place("b", "Graz", "<idno>12</idno>"))
        assert checked(tmp_path, "identifier-twice", r=register(*entries)) == []

    def test_a_place_and_the_body_that_sits_there_may_share_one(self, tmp_path: Path) -> None:
        org = f'<org xml:id="b"><orgName>City of Vienna</orgName>{self.GEO}</org>'
        body = f"<listOrg>{org}</listOrg>"
        assert checked(tmp_path, "identifier-twice", r=register(place("a", "Wien", self.GEO)), s=tei(body)) == []


class TestUse:
    def test_an_entry_that_nothing_points_to(self, tmp_path: Path) -> None:
        text = tei('<placeName ref="#a">x</placeName>')
        found = checked(tmp_path, "entry-unused", r=register(place("a", "Wien"), place("b", "Graz")), t=text)
        assert places(found) == [("entry-unused", "r.xml", 3, 1, 7)]

    def test_an_identifier_is_a_way_to_point_as_well(self, tmp_path: Path) -> None:
        text = tei('<placeName ref="https://www.geonames.org/2761369/">x</placeName>')
        assert checked(tmp_path, "entry-unused", r=register(place("a", "Wien", TestIdentifiers.GEO)), t=text) == []

    def test_is_looked_for_only_when_asked(self, tmp_path: Path) -> None:
        from edition.checking.rules.table import USUAL

        assert "entry-unused" not in USUAL
