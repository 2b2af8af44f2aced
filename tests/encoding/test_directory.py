"""What a text writes to point to an entry: as it does already."""

from __future__ import annotations

import pytest

from edition.encoding.directory import Directory
from edition.encoding.tagging.proposals import Known

ENTRIES = Directory(
    [
        Known("lee", "person", "Ann Lee", "e/registers/people.xml#lee", ()),
        Known("own", "person", "Bob", "e/texts/letter.xml#own", ()),
        Known("sea", "place", "Sea", "e/registers/places.xml#sea", ()),
    ]
)


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("<p/>", ("../registers/people.xml#lee", "../registers/places.xml#sea")),
        ('<a ref="#lee"/>', ("#lee", "#sea")),
        ('<a ref="pers:lee"/>', ("pers:lee", "../registers/places.xml#sea")),
        ('<a ref="pers:lee other"/><b key="#sea"/>', ("pers:lee", "#sea")),
        ('<a ref="x.xml#lee"/><a who="y.xml#lee"/><a ref="#lee"/>', ("../registers/people.xml#lee", "../registers/places.xml#sea")),
        ('<a key="lee"/>', ("lee", "../registers/places.xml#sea")),
        ('<a ref="#own" xml:id="own"/>', ("../registers/people.xml#lee", "../registers/places.xml#sea")),
    ],
)  # fmt: skip
def test_pointers_are_written_as_the_text_writes_them(source: str, expected: tuple[str, str]) -> None:
    pointer = ENTRIES.pointing("e/texts/letter.xml", ENTRIES.habit(source))
    assert (pointer("lee"), pointer("sea")) == expected
    assert pointer("own") == ("own" if expected[0] == "lee" else "#own")
    assert pointer("https://example.org/x") == "https://example.org/x"
