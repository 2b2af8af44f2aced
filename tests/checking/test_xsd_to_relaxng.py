"""From XML Schema to RELAX NG: each thing that our schema says, as it is said in the other language."""

from __future__ import annotations

from pathlib import Path

import pytest
from lxml import etree

from edition.checking.describing import entry, read
from edition.checking.xsd_to_relaxng.declarations import grammar
from edition.checking.xsd_to_relaxng.writing import written
from edition.errors import SettingsError

OPENING = (
    '<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns="http://www.tei-c.org/ns/1.0"'
    ' targetNamespace="http://www.tei-c.org/ns/1.0" elementFormDefault="qualified">'
)
XML = '<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema" targetNamespace="http://www.w3.org/XML/1998/namespace">{}</xs:schema>'


def translated(folder: Path, declarations: str, in_xml: str = "") -> str:
    """What a schema of one file becomes, from its first definition on, without indentation."""
    (folder / "a.xsd").write_text(f"{OPENING}{declarations}</xs:schema>", encoding="utf-8")
    (folder / "xml.xsd").write_text(XML.format(in_xml), encoding="utf-8")
    made = written(grammar(read(folder / "a.xsd")))
    lines = [line.strip() for line in made.splitlines()]
    return "".join(lines[lines.index("</start>") + 1 : -1]).replace("<div/>", "")


def element(content: str, attributes: str = "") -> str:
    return f'<xs:element name="p"><xs:complexType>{content}{attributes}</xs:complexType></xs:element>'


def test_the_grammar_beside_the_schema_is_fresh() -> None:
    committed = entry().with_suffix(".rng").read_bytes()
    assert committed == written(grammar(read(entry()))).encode(), "make schema"


def test_documents_begin_with_what_the_entry_file_declares(tmp_path: Path) -> None:
    (tmp_path / "a.xsd").write_text(
        f'{OPENING}<xs:include schemaLocation="b.xsd"/>{element("")}</xs:schema>', encoding="utf-8"
    )
    (tmp_path / "b.xsd").write_text(
        f"{OPENING}{element('').replace('p', 'q', 1).replace(chr(34) + 'p', chr(34) + 'q')}</xs:schema>".replace(
            "<qs:", "<xs:"
        ),
        encoding="utf-8",
    )
    (tmp_path / "xml.xsd").write_text(XML.format(""), encoding="utf-8")
    made = grammar(read(tmp_path / "a.xsd"))
    assert [ref.get("name") for ref in made.find("{*}start").iter("{*}ref")] == ["p"]
    assert [define.get("name") for define in made.iter("{*}define")] == ["p", "q"]


CONTENTS = {
    "": "<empty/>",
    '<xs:sequence><xs:element ref="a"/><xs:element ref="b" minOccurs="0"/></xs:sequence>': (
        '<ref name="a"/><optional><ref name="b"/></optional>'
    ),
    '<xs:choice><xs:element ref="a"/><xs:group ref="b"/></xs:choice>': (
        '<choice><ref name="a"/><ref name="model.b"/></choice>'
    ),
    '<xs:choice maxOccurs="unbounded"><xs:element ref="a"/><xs:element ref="b"/></xs:choice>': (
        '<oneOrMore><choice><ref name="a"/><ref name="b"/></choice></oneOrMore>'
    ),
    '<xs:sequence minOccurs="0" maxOccurs="unbounded"><xs:element ref="a"/><xs:element ref="b"/></xs:sequence>': (
        '<zeroOrMore><ref name="a"/><ref name="b"/></zeroOrMore>'
    ),
    '<xs:sequence><xs:element ref="a" minOccurs="2" maxOccurs="unbounded"/></xs:sequence>': (
        '<ref name="a"/><ref name="a"/><zeroOrMore><ref name="a"/></zeroOrMore>'
    ),
    '<xs:sequence><xs:element ref="a" minOccurs="1" maxOccurs="3"/></xs:sequence>': (
        '<ref name="a"/><optional><ref name="a"/></optional><optional><ref name="a"/></optional>'
    ),
    '<xs:all><xs:element ref="a"/><xs:element ref="b" minOccurs="0"/></xs:all>': (
        '<interleave><ref name="a"/><optional><ref name="b"/></optional></interleave>'
    ),
}


@pytest.mark.parametrize("content", CONTENTS)
def test_what_an_element_holds(content: str, tmp_path: Path) -> None:
    made = translated(tmp_path, element(content))
    assert made == f'<define name="p"><element name="p">{CONTENTS[content]}</element></define>'


def test_words_among_elements(tmp_path: Path) -> None:
    mixed = '<xs:complexType mixed="true">'
    nothing = element("").replace("<xs:complexType>", mixed)
    assert "<text/>" in translated(tmp_path, nothing)
    some = element('<xs:group ref="a" minOccurs="0"/>').replace("<xs:complexType>", mixed)
    assert '<mixed><optional><ref name="model.a"/></optional></mixed>' in translated(tmp_path, some)


def test_words_of_a_type(tmp_path: Path) -> None:
    content = '<xs:simpleContent><xs:extension base="xs:date"><xs:attribute name="n" type="a"/></xs:extension></xs:simpleContent>'
    assert translated(tmp_path, element(content)) == (
        '<define name="p"><element name="p"><data type="date"/><optional><attribute name="n"><ref name="data.a"/></attribute>'
        "</optional></element></define>"
    )


def test_attributes(tmp_path: Path) -> None:
    attributes = (
        '<xs:attribute name="n" type="xs:string"/><xs:attribute ref="xml:id" use="required"/><xs:attribute ref="xml:lang"/>'
        '<xs:attributeGroup ref="a"/>'
    )
    assert translated(tmp_path, element("", attributes)) == (
        '<define name="p"><element name="p"><empty/><optional><attribute name="n"><data type="string"/></attribute></optional>'
        '<ref name="att.xml.id"/><optional><ref name="att.xml.lang"/></optional><ref name="att.a"/></element></define>'
    )
    assert translated(tmp_path, "", '<xs:attribute name="id" type="xs:ID"/>') == (
        '<div><define name="att.xml.id"><attribute name="xml:id"><data type="ID"/></attribute></define></div>'
    )


def test_attributes_that_exclude_one_another(tmp_path: Path) -> None:
    attributes = "".join(f'<xs:attribute name="{name}" type="xs:date"/>' for name in "abc")
    limit = '<xs:unique name="u"><xs:selector xpath="."/><xs:field xpath="@a|@c"/></xs:unique></xs:element>'
    made = translated(tmp_path, element("", attributes).replace("</xs:element>", limit))
    a, b, c = (f'<optional><attribute name="{name}"><data type="date"/></attribute></optional>' for name in "abc")
    assert f"<empty/><choice>{a}{c}</choice>{b}</element>" in made


TYPES = {
    '<xs:restriction base="xs:token"><xs:enumeration value="a"/><xs:enumeration value="b"/></xs:restriction>': (
        '<choice><value type="token">a</value><value type="token">b</value></choice>'
    ),
    '<xs:restriction base="xs:string"><xs:enumeration value=""/></xs:restriction>': '<value type="string"/>',
    '<xs:restriction base="xs:double"><xs:minInclusive value="0"/><xs:pattern value=".\\s"/></xs:restriction>': (
        '<data type="double"><param name="minInclusive">0</param><param name="pattern">.\\s</param></data>'
    ),
    '<xs:restriction base="xs:language"/>': '<data type="language"/>',
    '<xs:list itemType="a"/>': '<list><zeroOrMore><ref name="data.a"/></zeroOrMore></list>',
    '<xs:restriction><xs:simpleType><xs:list itemType="a"/></xs:simpleType><xs:minLength value="1"/></xs:restriction>': (
        '<list><oneOrMore><ref name="data.a"/></oneOrMore></list>'
    ),
    '<xs:union memberTypes="xs:date a"><xs:simpleType><xs:list itemType="b"/></xs:simpleType></xs:union>': (
        '<choice><data type="date"/><ref name="data.a"/><list><zeroOrMore><ref name="data.b"/></zeroOrMore></list></choice>'
    ),
}


@pytest.mark.parametrize("said", TYPES)
def test_types(said: str, tmp_path: Path) -> None:
    made = translated(tmp_path, f'<xs:simpleType name="t">{said}</xs:simpleType>')
    assert made == f'<define name="data.t">{TYPES[said]}</define>'


def test_what_is_said_of_a_declaration_goes_along(tmp_path: Path) -> None:
    said = "<xs:annotation><xs:documentation>A &lt; B.</xs:documentation></xs:annotation>"
    made = translated(tmp_path, f'<xs:group name="g">{said}<xs:choice><xs:element ref="a"/></xs:choice></xs:group>')
    assert made == '<define name="model.g"><a:documentation>A &lt; B.</a:documentation><ref name="a"/></define>'


REFUSED = {
    "a wildcard": element("<xs:sequence><xs:any/></xs:sequence>"),
    "any attribute": element("", '<xs:anyAttribute namespace="##other"/>'),
    "a default": element("", '<xs:attribute name="n" type="xs:string" default="1"/>'),
    "a prohibited one": element("", '<xs:attribute name="n" type="xs:string" use="prohibited"/>'),
    "a derived type": element('<xs:complexContent><xs:extension base="a"/></xs:complexContent>'),
    "a local element": element('<xs:sequence><xs:element name="a"/></xs:sequence>'),
    "a substitution group": element("").replace('name="p"', 'name="p" substitutionGroup="a"'),
    "a key": element("").replace("</xs:element>", '<xs:key name="k"/></xs:element>'),
    "an identity of several": element("").replace(
        "</xs:element>",
        '<xs:unique name="u"><xs:selector xpath="a"/><xs:field xpath="@a|@b"/></xs:unique></xs:element>',
    ),
    "a limit on attributes that are not there": element("").replace(
        "</xs:element>",
        '<xs:unique name="u"><xs:selector xpath="."/><xs:field xpath="@a|@b"/></xs:unique></xs:element>',
    ),
    "a named type of content": '<xs:complexType name="t"/>',
    "two patterns": (
        '<xs:simpleType name="t"><xs:restriction base="xs:token"><xs:pattern value="a"/><xs:pattern value="b"/>'
        "</xs:restriction></xs:simpleType>"
    ),
    "a type restricted further": (
        '<xs:simpleType name="t"><xs:restriction base="a"><xs:pattern value="a"/></xs:restriction></xs:simpleType>'
    ),
    "a notation": '<xs:notation name="n" public="p"/>',
}


@pytest.mark.parametrize("what", REFUSED)
def test_nothing_is_lost_in_silence(what: str, tmp_path: Path) -> None:
    with pytest.raises(SettingsError, match="is not translated into RELAX NG"):
        translated(tmp_path, REFUSED[what])


def test_the_file_is_for_people() -> None:
    lines = written(grammar(read(entry()))).splitlines()
    assert max(map(len, lines)) <= 120
    assert etree.fromstring("\n".join(lines).encode()).tag == "{http://relaxng.org/ns/structure/1.0}grammar"
