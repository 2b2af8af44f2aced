"""What may stand where in a schema, and how it is told that something does not."""

from __future__ import annotations

import re

import pytest

from edition.checking.relaxng.nodes import parse
from edition.checking.relaxng.syntax import check
from edition.errors import SettingsError

RNG = 'xmlns="http://relaxng.org/ns/structure/1.0"'


def checked(source: str) -> None:
    root = parse(re.sub("[ />]", lambda sign: f" {RNG}{sign[0]}", source, count=1).encode(), "own.rng")
    check(root, "own.rng")


RIGHT = [
    '<element name="p"><text/></element>',
    "<element><anyName><except><nsName/></except></anyName><text/></element>",
    "<element><choice><name>a</name><choice><name>b</name><nsName/></choice></choice><choice><text/></choice></element>",
    '<attribute name="n"/>',
    '<data type="token"><param name="length">1</param><except><value>a</value></except></data>',
    '<grammar><div><start combine="choice"><text/></start></div></grammar>',
    '<grammar><include href="a"><define name="p"><text/></define></include></grammar>',
    '<list datatypeLibrary="urn:a%20b" ns=""><text/></list>',
]


@pytest.mark.parametrize("source", RIGHT)
def test_what_may_stand_there_is_not_told(source: str) -> None:
    checked(source)


WRONG = {
    "<elment/>": "RELAX NG has no <elment>",
    '<element name="p"/>': "<element> holds nothing",
    '<element name="p" id="a"><text/></element>': "<element> has no attribute id",
    "<element><text/></element>": "<element> needs a name",
    "<element><name>p</name></element>": "<element> holds nothing: write <empty/>",
    '<element name="p"><name>p</name><text/></element>': "<element> has more than one name",
    '<element name="p"><name>p</name></element>': "<element> has more than one name",
    '<attribute name="n"><text/><text/></attribute>': "<attribute> may hold one pattern only",
    "<ref/>": "<ref> needs an attribute name",
    '<ref name="a:b"/>': "“a:b” is no name",
    '<data type="a b"/>': "“a b” is no name",
    '<data type="a"><except><value>a</value></except><param name="b"/></data>': "one <except> may stand after every <param>",
    '<externalRef href="a#b"/>': "“a#b” is no address of a schema: it has a part after #",
    '<grammar><define name="a" combine="both"><text/></define></grammar>': "“both” is no way to combine: choice and interleave are",
    "<grammar><start><text/><text/></start></grammar>": "<start> holds too much",
    "<grammar><text/></grammar>": "<text> may not stand in <grammar>",
    '<text datatypeLibrary="types"/>': "“types” is no library of datatypes: an absolute address",
    '<text datatypeLibrary="urn:a#b"/>': "“urn:a#b” is no library of datatypes: an absolute address",
    "<list>" * 252 + "<text/>" + "</list>" * 252: "nested more than 250 deep",
}


@pytest.mark.parametrize("source", WRONG, ids=lambda source: source[:40])
def test_what_may_not_is(source: str) -> None:
    with pytest.raises(SettingsError, match=re.escape(WRONG[source])) as caught:
        checked(source)
    assert "the schema own.rng:1 is not right" in str(caught.value)
