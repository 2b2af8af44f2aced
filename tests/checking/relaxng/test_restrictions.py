"""What the syntax of a schema allows and its sense does not (ISO/IEC 19757-2, clause 7); James Clark's suite has many more."""

from __future__ import annotations

import pytest

from edition.errors import SettingsError
from tests.checking.relaxng.schemas import schema

WRONG = {
    "attribute a { attribute b { text } }": "an attribute may not stand in an attribute",
    "attribute a { element b { empty } }": "an element may not stand in an attribute",
    "list { element b { empty } }": "an element may not stand in a list",
    "list { list { xsd:int } }": "a list may not stand in a list",
    "list { text }": "text may not stand in a list",
    "xsd:int - list { xsd:int }": "a list may not stand in the except",
    "(attribute a { text }, attribute b { text })+": "an attribute may not stand in a group in a repetition",
    "attribute a { text }, attribute a { text }": "the attribute a stands twice",
    "attribute * { text }": "an attribute with any name must stand in a repetition",
    "attribute * { xsd:int }+": "an attribute with any name must have any text as its value",
    "attribute * { text }+, attribute a { text }": "the attribute a stands twice",
    "(text | b) & text": "two parts of an interleave both hold text",
    "b* & (b, text)": "two parts of an interleave both hold the element b",
    "xsd:int, b": "values of datatypes stand alone",
    "(xsd:int | empty)+": "values of datatypes stand alone",
    "xsd:int & text": "values of datatypes stand alone",
}


@pytest.mark.parametrize("content", WRONG)
def test_what_makes_no_sense_is_told_with_its_line(content: str) -> None:
    with pytest.raises(SettingsError, match=WRONG[content]) as caught:
        schema(f"start = element x {{ {content} }}\nb = element b {{ empty }}")
    assert "the schema schema" in str(caught.value)


@pytest.mark.parametrize("start", ["text", "attribute a { text }", "xsd:int", "element x { empty }+", "empty"])
def test_a_text_begins_with_one_element(start: str) -> None:
    with pytest.raises(SettingsError, match="may not stand in the start"):
        schema(f"start = {start}")


RIGHT = [
    "attribute a { text } | attribute a { xsd:int }",
    "attribute * { text }+",
    "attribute * - a { text }*, attribute a { text }",
    "list { xsd:int+ }",
    'xsd:token - ("a" | "b")',
    "b* & text",
    "xsd:int | b+",
    "(attribute a { text }, b) | (attribute a { text }, text)",
]


@pytest.mark.parametrize("content", RIGHT)
def test_what_makes_sense_is_not_told(content: str) -> None:
    schema(f"start = element x {{ {content} }}\nb = element b {{ empty }}")


def test_thousands_of_wildcards_are_not_compared_with_one_another() -> None:
    wild = ", ".join(f"attribute n{n}:* {{ text }}*" for n in range(3000))
    spaces = "\n".join(f'namespace n{n} = "urn:{n}"' for n in range(3000))
    with pytest.raises(SettingsError, match="more than 200 classes of names"):
        schema(f"{spaces}\nstart = element x {{ {wild} }}")
