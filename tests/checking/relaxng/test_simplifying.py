"""From the elements of a schema to patterns (ISO/IEC 19757-2, 4.8 to 4.21): what is short for what."""

from __future__ import annotations

import re

import pytest

from edition.checking.relaxng.patterns import DATA, ELEMENT, VALUE
from edition.errors import SettingsError
from tests.checking.relaxng.schemas import XSD, accepts, schema

SAME = {
    "mixed { a }": "text & a",
    "a?": "a | empty",
    "a*": "a+ | empty",
    "(a | notAllowed), empty": "a",
    "a & empty": "a",
    "attribute n { text }": "attribute n { text }, empty",
    "a, (a, a)": "(a, a), a",
    "a | (a | empty)": "a?",
    "attribute n { notAllowed } | text": "text",
}


@pytest.mark.parametrize("short", SAME)
def test_what_is_short_for_what(short: str) -> None:
    both = f"start = element x {{ {short} }} | element x {{ {SAME[short]} }}\na = element a {{ empty }}"
    bodies = [body for body in schema(both).bodies if "x" in body.name_class]
    assert bodies[0].content is bodies[1].content


def test_an_element_may_hold_itself() -> None:
    assert accepts("start = p\np = element p { p* }", "<p><p/><p><p/></p></p>")


def test_names_have_the_namespace_around_them_and_attributes_have_none() -> None:
    source = '<element name="p" ns="urn:a"><attribute name="n"/><element name="q" ns=""><text/></element></element>'
    assert accepts(source, '<p n="1" xmlns="urn:a"><q xmlns=""/></p>')
    assert not accepts(source, '<p a:n="1" xmlns="urn:a" xmlns:a="urn:a"><q xmlns=""/></p>')


def test_names_may_be_classes() -> None:
    source = 'namespace a = "urn:a"\nstart = element a:* - (a:p | a:q) { attribute * - (n | a:*) { text }*, empty }'
    assert accepts(source, '<r xmlns="urn:a" m="1"/>')
    for wrong in (
        '<p xmlns="urn:a"/>',
        "<r/>",
        '<r xmlns="urn:a" n="1"/>',
        '<r xmlns="urn:a" xmlns:a="urn:a" a:m="1"/>',
    ):
        assert not accepts(source, wrong)


def test_values_are_of_a_library() -> None:
    source = f'<element name="p" datatypeLibrary="{XSD}"><choice><value>a</value><value type="integer">1</value></choice></element>'
    assert [accepts(source, f"<p>{value}</p>") for value in (" a ", "01", "b")] == [True, True, False]
    (body,) = schema(source).bodies
    assert {(item.kind, item.items[0].library) for item in body.content.items} == {(VALUE, ""), (VALUE, XSD)}


WRONG = {
    '<element name="p:a"><text/></element>': "the prefix p is declared nowhere",
    "element a { attribute xmlns { text } }": "xmlns is no attribute",
    'element a { xsd:integer "one" }': "“one” is no integer: a whole number is wanted",
    "element a { xsd:dat }": "XML Schema has no datatype dat",
    "element (* - *) { text }": "<anyName> may not stand in the <except> of <anyName>",
}


@pytest.mark.parametrize("pattern", WRONG)
def test_what_means_nothing_is_told(pattern: str) -> None:
    with pytest.raises(SettingsError, match=re.escape(WRONG[pattern])):
        schema(pattern)


def test_patterns_are_made_once() -> None:
    found = schema("start = element p { a, attribute n { xsd:date } }\na = element a { attribute n { xsd:date } }")
    kinds = [pattern.kind for pattern in found.patterns._known.values()]
    assert (kinds.count(DATA), kinds.count(ELEMENT)) == (1, 2)
