"""Passages without a counterpart, and texts that are named side by side and are not there."""

from pathlib import Path

from tests.checking.rules.planting import checked, places, tei

BOTH = "passage-without-counterpart parallel-text-missing"
EDITION = '<div type="edition"><p n="1">a</p><p n="2">b</p>\n<p n="3">c</p></div>'


def settings(folder: Path, text: str = 'texts = ["a", "b"]') -> None:
    (folder / "edition.toml").write_text(f"[parallel]\n{text}\n", encoding="utf-8")


def test_in_one_file(tmp_path: Path) -> None:
    translation = '<div type="translation"><p n="1">A</p><p n="2">B</p></div>'
    (found,) = checked(tmp_path, BOTH, a=tei(EDITION + translation))
    assert "though 2 have one" in found.message
    assert found.place is not None
    assert found.place.line == 3


def test_where_most_have_none_it_is_no_news(tmp_path: Path) -> None:
    translation = '<div type="translation"><p n="1">A</p></div>'
    assert checked(tmp_path, BOTH, a=tei(EDITION + translation)) == []


def test_all_have_one(tmp_path: Path) -> None:
    translation = '<div type="translation"><p n="1">A</p><p n="2">B</p><p n="3">C</p></div>'
    assert checked(tmp_path, BOTH, a=tei(EDITION + translation)) == []


def test_in_texts_that_the_settings_name(tmp_path: Path) -> None:
    settings(tmp_path)
    first, second = '<p n="1">a</p><p n="2">b</p>', '<p n="1">a</p>\n<p n="2">b</p>\n<p n="3">c</p><p n="4">d</p>'
    found = checked(tmp_path, BOTH, a=tei(first + '<p n="5">e</p>'), b=tei(second.replace('<p n="4">d</p>', "")))
    assert found == []  # two of each side by side, and two alone: not most
    settings(tmp_path)
    found = checked(tmp_path, BOTH, a=tei(first), b=tei(second.replace('<p n="4">d</p>', "")))
    assert [place[:2] for place in places(found)] == [("passage-without-counterpart", "b.xml")]
    assert found[0].source.lstrip().startswith('<p n="3">')


def test_without_settings_texts_are_not_compared(tmp_path: Path) -> None:
    assert checked(tmp_path, BOTH, a=tei('<p n="1">a</p>'), b=tei('<p n="1">a</p><p n="2">b</p>')) == []


def test_a_text_that_is_not_there(tmp_path: Path) -> None:
    settings(tmp_path)
    (found,) = checked(tmp_path, BOTH, a=tei("<p>a</p>"))
    assert found.slug == "parallel-text-missing"
    assert "“b”" in found.message
