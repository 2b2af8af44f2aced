"""Files that are no XML are told so in words, where the reader must look."""

from __future__ import annotations

import pytest

from edition.model import Problem
from edition.reading.parsing import NotWellFormed, parse

HEAD = '<TEI xmlns="http://www.tei-c.org/ns/1.0">\n'
FAULTS = [
    ("<p>Marlow & Sons</p></TEI>", "an & stands alone", "&amp;", "&"),
    ("<p>AT&T Sons</p></TEI>", "an & begins a name that no ; ends", "&amp;", None),
    ("<p><q>a</p></TEI>", "</p> stands where <q> of line 2 is still open", "</q>", "p"),
    ("<p><del>a</dell></p></TEI>", "</dell> stands where <del> of line 2 is still open", "</del>", "dell"),
    ("<p>a", "the file ends, and <p> of line 2 is still open", "</p>", None),
    ("<<placeName>a</placeName></TEI>", "a < stands here", "&lt;", None),
    ("<p>a < b</p></TEI>", "a < stands here", "&lt;", None),
    ("<p n=1>a</p></TEI>", "the value of an attribute has no quotation marks", 'n="1"', None),
    ('<p n="1>a</p></TEI>', "a < stands in the value of an attribute", "quotation mark", None),
    ('<p n="1" n="2">a</p></TEI>', "the attribute @n stands twice in one tag", "take one", None),
    ('<p n="1"m="2">a</p></TEI>', "the attributes of this tag cannot be told apart", "a blank", None),
    ("<p>&nbsp;</p></TEI>", "the entity &nbsp; is declared nowhere", "&#", None),
    ("<p/></TEI><TEI/>", "something stands behind the end of the root element", "one root element", None),
    ("<p><!-- a -- b --></p></TEI>", "-- stands within a comment", "dash", None),
    ("<p>\x0b</p></TEI>", "the character number 11 stands here", "take it out", None),
]


def fault(source: str) -> Problem:
    with pytest.raises(NotWellFormed) as caught:
        parse("a.xml", source.encode())
    return caught.value.problem


@pytest.mark.parametrize(("rest", "message", "hint", "marked"), FAULTS)
def test_it_is_told_in_words(rest: str, message: str, hint: str, marked: str | None) -> None:
    problem = fault(HEAD + rest)
    assert problem.message.startswith(f"not well-formed XML: {message}")
    assert hint in problem.hint
    place = problem.place
    assert place is not None
    assert place.line == 2
    if marked:
        after = place.end_column or place.column + 1
        assert rest[place.column - 1 : after - 1] == marked


def test_what_stands_before_the_declaration_is_named() -> None:
    assert "something stands before <?xml …?>" in fault('\n<?xml version="1.0"?><TEI/>').message


def test_other_bytes_than_those_of_the_encoding_are_named() -> None:
    with pytest.raises(NotWellFormed) as caught:
        parse("a.xml", "<TEI>é</TEI>".encode("latin-1"))
    assert "not in the encoding that it says" in caught.value.problem.message
