"""What a source says of the look of words becomes a class, never a style."""

from __future__ import annotations

import pytest
from edition.renderers.html.rendition import LOOKS, Renditions

from edition.model import Reading
from tests.reading.sample import one, read

HEADER = (
    '<encodingDesc><tagsDecl><rendition xml:id="r1">font-style: italic; font-weight:bold</rendition>'
    '<rendition xml:id="r2">color: red</rendition></tagsDecl></encodingDesc>'
)


def reading(attributes: str, header: str = HEADER) -> Reading:
    return read(f"<p><hi {attributes}>a</hi></p>", header=header)


def classes(attributes: str) -> str:
    found = reading(attributes)
    return Renditions(found.contents).classes(one(found.contents[0], "hi"))


@pytest.mark.parametrize(
    ("attributes", "expected"),
    [
        ('rend="italic"', "look-italic rend-italic"),
        ('rend="ITAL"', "look-italic rend-ITAL"),
        ('rend="kursiv gesperrt"', "look-italic look-spaced rend-kursiv rend-gesperrt"),
        ('rend="font-variant: small-caps;"', "look-smallcaps"),
        ('rend="blue"', "rend-blue"),
        ('rend="italic i"', "look-italic rend-italic rend-i"),
        ('rendition="#r1"', "look-italic look-bold rend-r1"),
        ('rendition="file.xml#r2"', "rend-r2"),
        ('rendition="#nowhere"', "rend-nowhere"),
        ('rend="bold" rendition="#r1"', "look-bold rend-bold look-italic rend-r1"),
        ('rend="1a x:y &quot;&gt; \u00e9"', ""),
        ("", ""),
    ],
)
def test_words_of_a_look(attributes: str, expected: str) -> None:
    assert classes(attributes) == expected


def test_no_word_means_two_looks() -> None:
    words = [word for look in LOOKS.values() for word in look]
    assert len(words) == len(set(words))


def test_a_text_without_a_header_declares_nothing() -> None:
    content = read("<p>a</p>").contents[0]
    content.getparent().remove(content.getparent()[0])
    assert Renditions([content]).classes(one(content, "p")) == ""
