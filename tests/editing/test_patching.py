"""Edits of one file: only what they replace is written anew, whatever the file is written in."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from edition.editing.patching import Unfit, patched
from edition.model import Edit, Fix, Place


def edit(text: str, old: str, new: str, nth: int = 0) -> Edit:
    """The ``nth`` occurrence of some characters, as an edit; lines end with LF in places."""
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    at = -1
    for _ in range(nth + 1):
        at = text.index(old, at + 1)
    before, after = text[:at].split("\n"), text[: at + len(old)].split("\n")
    return Edit(Place("a.xml", len(before), len(before[-1]) + 1, len(after), len(after[-1]) + 1), old, new)


def fix(*edits: Edit) -> Fix:
    return Fix("description", edits, sure=True)


def changed(data: bytes, *fixes: Fix) -> bytes:
    found = patched("a.xml", data, fixes)
    assert found.refused == ()
    return found.data


TEXT = '<?xml version="1.0" encoding="{}"?>\n<TEI>\n <p a="é">dæmon &amp; &#xe9; "x"</p >\n<p\tb=\'ü\'/></TEI>\n'


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "iso-8859-1", "windows-1252"])
def test_bytes_that_are_not_changed_stay(encoding: str, end: str) -> None:
    text = TEXT.format(encoding.removesuffix("-sig")).replace("\n", end)
    data = text.encode(encoding)
    expected = text.replace("dæmon", "dämon").replace("ü", "üü").encode(encoding)
    assert changed(data, fix(edit(text, "dæmon", "dämon")), fix(edit(text, "ü", "üü"))) == expected


def test_what_the_encoding_lacks_is_a_character_reference() -> None:
    text = "<?xml version='1.0' encoding='iso-8859-1'?><p>e</p>"
    assert changed(text.encode("latin-1"), fix(edit(text, ">e<", ">ē—<"))).endswith(b"<p>&#275;&#8212;</p>")


def test_new_lines_end_as_those_of_the_file() -> None:
    assert changed(b"<p>\r\na</p>", fix(edit("<p>\na</p>", "a", "b\nc"))) == b"<p>\r\nb\r\nc</p>"


def test_an_edit_may_go_over_lines() -> None:
    assert changed(b"<p>\r\na</p>", fix(edit("<p>\na</p>", "<p>\na", "<p>b"))) == b"<p>b</p>"


def test_something_is_put_in_where_nothing_was() -> None:
    place = Place("a.xml", 1, 4, 1, 4)
    assert changed(b"<p>a</p>", fix(Edit(place, "", "<b/>"))) == b"<p><b/>a</p>"


def test_a_place_without_its_end_is_as_long_as_what_stands_there() -> None:
    assert changed(b"<p>abc</p>", fix(Edit(Place("a.xml", 1, 4), "ab", "x"))) == b"<p>xc</p>"


@pytest.mark.parametrize("nested", ["é&lt;", "\U0001f600", "a\u0301"])
def test_columns_are_characters(nested: str) -> None:
    text = f"<p>{nested}x</p>"
    assert changed(text.encode(), fix(edit(text, "x", "y"))).decode() == f"<p>{nested}y</p>"


class TestRefused:
    @pytest.mark.parametrize(
        "place", [Place("a.xml", 1, 5, 1, 6), Place("a.xml", 9, 1), Place("a.xml", 0, 0), Place("a.xml", 1, 90)]
    )
    def test_where_something_else_stands(self, place: Place) -> None:
        found = patched("a.xml", b"<p>abc</p>", [fix(Edit(place, "a", "x"))])
        assert (found.data, found.made) == (b"<p>abc</p>", ())
        assert len(found.refused) == 1

    def test_fixes_that_overlap(self) -> None:
        text = "<p>abc</p>"
        first, second = fix(edit(text, "ab", "x")), fix(edit(text, "bc", "y"))
        found = patched("a.xml", text.encode(), [second, first])
        assert found.data == b"<p>xc</p>"
        assert (found.made, found.refused) == ((first,), ((second, "another fix changes the same place"),))

    def test_two_things_put_into_one_place(self) -> None:
        place = Place("a.xml", 1, 4, 1, 4)
        found = patched("a.xml", b"<p>a</p>", [fix(Edit(place, "", "x")), fix(Edit(place, "", "y"))])
        assert found.data == b"<p>xa</p>"

    def test_a_fix_is_made_whole_or_not_at_all(self) -> None:
        text = "<p>abc</p>"
        both = fix(edit(text, "b", "x"), edit(text, "c", "y"))
        found = patched("a.xml", text.encode(), [fix(edit(text, "bc", "z"), edit(text, "a", "a1")), both])
        assert found.data == b"<p>a1z</p>"

    def test_one_whose_edits_overlap(self) -> None:
        found = patched("a.xml", b"<p>abc</p>", [fix(edit("<p>abc</p>", "ab", "x"), edit("<p>abc</p>", "b", "y"))])
        assert found.made == ()

    def test_neighbours_do_not_overlap(self) -> None:
        text = "<p>abc</p>"
        assert changed(text.encode(), fix(edit(text, "a", "x")), fix(edit(text, "b", "y"))) == b"<p>xyc</p>"

    def test_the_same_change_twice_is_made_once(self) -> None:
        one = edit("<p>abc</p>", "b", "y")
        found = patched("a.xml", b"<p>abc</p>", [fix(one), Fix("other words", (one,), sure=True)])
        assert (found.data, len(found.made)) == (b"<p>ayc</p>", 2)


class TestUnfit:
    def test_what_would_not_be_well_formed(self) -> None:
        with pytest.raises(Unfit, match="not be well-formed"):
            patched("a.xml", b"<p>abc</p>", [fix(edit("<p>abc</p>", "b", "<"))])

    @pytest.mark.parametrize("data", [b"<p>\xff</p>", b'<?xml version="1.0" encoding="none"?><p/>'])
    def test_what_cannot_be_read(self, data: bytes) -> None:
        with pytest.raises(Unfit, match="cannot be read as"):
            patched("a.xml", data, [])

    def test_what_cannot_be_written_as_it_is(self) -> None:
        with pytest.raises(Unfit, match="cannot be written in utf-7 as they are"):
            patched("a.xml", b'<?xml version="1.0" encoding="utf-7"?><p>+AGE-</p>', [])


def test_what_was_broken_may_be_mended() -> None:
    assert changed(b"<p>a & b</p>", fix(edit("<p>a & b</p>", "&", "&amp;"))) == b"<p>a &amp; b</p>"


words = st.text(st.sampled_from("ab\u00e9\u6f22\n\U0001f600 "), min_size=1, max_size=30)


@given(words, st.lists(st.tuples(st.integers(0, 29), st.integers(0, 3), st.text("xy\n", max_size=3)), max_size=6))
def test_many_edits_are_those_of_a_string(text: str, wanted: list[tuple[int, int, str]]) -> None:
    expected, edits, taken = text, [], 100
    for at, length, new in sorted(wanted, reverse=True):
        if at + length < taken and at + length <= len(text):
            begin, end = text[:at].split("\n"), text[: at + length].split("\n")
            place = Place("a.xml", len(begin), len(begin[-1]) + 1 + 3 * (len(begin) == 1), len(end), 0)
            place = Place("a.xml", place.line, place.column, len(end), len(end[-1]) + 1 + 3 * (len(end) == 1))
            edits.append(Edit(place, text[at : at + length], new))
            expected, taken = expected[:at] + new + expected[at + length :], at
    assert changed(f"<p>{text}</p>".encode(), *map(fix, edits)).decode() == f"<p>{expected}</p>"
