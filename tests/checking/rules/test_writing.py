"""A file as it is written, with offsets."""

from __future__ import annotations

from edition.checking.rules.writing import Writing
from edition.model import Place

SOURCE = '<?x é?>\r\n<p>é<!-- ü -->\r\n  <hi n="ö">ä</hi></p>'.encode()


def test_stretches_of_text_have_their_places_and_comments_have_none() -> None:
    writing = Writing("a.xml", SOURCE)
    spans = [(n, n + 1) for n, letter in enumerate(writing.text) if not letter.isascii()]
    found = list(writing.stretches(spans))
    assert [stretch.text for stretch in found] == ["é", "ö", "ä"]
    edits = writing.edits(found, "x")
    assert edits[0].place == Place("a.xml", 2, 4, 2, 5)
    assert [(edit.old, edit.place.line, edit.place.column) for edit in edits[1:]] == [("ö", 3, 10), ("ä", 3, 13)]


def test_what_stands_around_a_stretch() -> None:
    writing = Writing("a.xml", "<p>aéb</p>".encode())
    (stretch,) = writing.stretches([(4, 5)])
    assert writing.around(stretch) == ("a", "b")


def test_writing_to_the_left_is_known() -> None:
    assert Writing("a.xml", "<p>שלום</p>".encode()).is_right_to_left
    assert not Writing("a.xml", "<p>café</p>".encode()).is_right_to_left
