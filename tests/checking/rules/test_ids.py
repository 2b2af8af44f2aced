"""Ids: twice in a file, twice in the edition, no names."""

from pathlib import Path

import pytest

from tests.checking.rules.planting import checked, places, tei

PLANTED = [
    ("duplicate-id", '<p xml:id="a">x</p><p xml:id="a">y</p>', (23, 33)),
    ("odd-id", '<p xml:id="1a">x</p>', (4, 15)),
    ("reserved-id", '<p xml:id="ui-x">x</p>', (4, 17)),
]


@pytest.mark.parametrize(("slug", "body", "columns"), PLANTED)
def test_a_planted_fault_is_found_at_its_place(slug: str, body: str, columns: tuple[int, int], tmp_path: Path) -> None:
    assert places(checked(tmp_path, "duplicate-id odd-id reserved-id", a=tei(body))) == [(slug, "a.xml", 2, *columns)]


class TestInSeveralFiles:
    POINTING = tei('<ref target="#p1">x</ref>')

    def test_a_pointer_that_could_mean_two_elements(self, tmp_path: Path) -> None:
        other = tei('<p xml:id="p1">x</p>')
        found = checked(tmp_path, "ambiguous-id", a=self.POINTING, b=other, c=other)
        assert places(found) == [("ambiguous-id", "a.xml", 2, 14, 17)]

    def test_nearer_ones_come_first(self, tmp_path: Path) -> None:
        other = tei('<p xml:id="p1">x</p>')
        here = tei('<ref target="#p1 b.xml#p1">x</ref><p xml:id="p1">x</p>')
        assert checked(tmp_path, "ambiguous-id", a=here, b=other, c=other) == []

    def test_entries_are_one_where_they_share_a_name_or_an_identifier(self, tmp_path: Path) -> None:
        def entry(name: str, more: str = "") -> str:
            return tei(f'<listPlace><place xml:id="p1"><placeName>{name}</placeName>{more}</place></listPlace>')

        same = '<idno type="G">12</idno>'
        wanted = "ambiguous-pointer ambiguous-id"
        assert checked(tmp_path, wanted, a=self.POINTING, b=entry("Wien", same), c=entry("Vienna", same)) == []
        found = checked(tmp_path, wanted, c=entry("Vienna, Virginia"))
        assert places(found) == [("ambiguous-pointer", "a.xml", 2, 14, 17)]
        assert found[0].message == "“#p1” could mean several entries: Wien (b.xml), Vienna, Virginia (c.xml)"
