"""Ids of the last release that are gone."""

from pathlib import Path

from edition.checking.rules.gone import LIST, listed
from tests.checking.rules.planting import checked, places, tei


def test_an_id_that_is_gone_is_told_at_its_line_of_the_list(tmp_path: Path) -> None:
    (tmp_path / LIST).write_bytes(listed([("a.xml", "p1"), ("a.xml", "p2"), ("gone.xml", "p1")]))
    found = checked(tmp_path, "id-gone", a=tei('<p xml:id="p1">x</p>'), b=tei('<p xml:id="p2">x</p>'))
    assert places(found) == [("id-gone", "ids.csv", 3, 1, 9), ("id-gone", "ids.csv", 4, 1, 12)]
    assert "it stands in b.xml now" in found[0].message
    assert "nor is the file" in found[1].message


def test_ids_that_stand_where_they_stood_are_no_news(tmp_path: Path) -> None:
    (tmp_path / LIST).write_bytes(listed([("a.xml", "p1")]))
    assert checked(tmp_path, "id-gone", a=tei('<p xml:id="p1">x</p><p xml:id="new">x</p>')) == []


def test_without_a_list_nothing_is_looked_for(tmp_path: Path) -> None:
    assert checked(tmp_path, "id-gone", a=tei("<p>x</p>")) == []


def test_another_file_of_that_name_is_said_to_be_none(tmp_path: Path) -> None:
    (tmp_path / LIST).write_text("number;name\n", encoding="utf-8")
    (found,) = checked(tmp_path, "id-gone", a=tei("<p>x</p>"))
    assert "does not begin with the line path,id" in found.message


def test_a_list_is_sorted_and_has_each_id_once() -> None:
    assert listed([("b.xml", "q"), ("a.xml", "p"), ("b.xml", "q")]) == b"path,id\na.xml,p\nb.xml,q\n"
