"""What XML can call something."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from edition.xml_names import is_name, is_ncname


@given(st.text("ab1-._:é·א\u0300 <>&\"'/=", min_size=1, max_size=4))
def test_a_name_is_what_a_parser_takes_for_one(text: str) -> None:
    try:
        etree.fromstring(f"<!DOCTYPE x [<!ELEMENT {text} EMPTY>]><x/>".encode())
        taken = not set(text) & set(" <>&\"'/=")
    except etree.XMLSyntaxError:
        taken = False
    assert is_name(text) == taken
    assert is_ncname(text) == (taken and ":" not in text)
