"""An XML Schema is brought in with care: what is broken, lies elsewhere, or would take for ever is refused at once."""

from __future__ import annotations

import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from edition.checking.xsd_loading import load
from edition.errors import SettingsError
from edition.project import shelf

HEAD = 'xmlns:xs="http://www.w3.org/2001/XMLSchema" targetNamespace="t" xmlns="t" elementFormDefault="qualified"'


@pytest.fixture(autouse=True)
def _quickly() -> Iterator[None]:
    """Whatever a schema is, it is judged in two seconds."""
    begin = time.process_time()
    yield
    assert time.process_time() - begin < 2


def write(path: Path, content: str, attributes: str = "") -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(f"<xs:schema {HEAD} {attributes}>{content}</xs:schema>", encoding="utf-8")
    return path


def element(model: str) -> str:
    return f'<xs:element name="e"><xs:complexType>{model}</xs:complexType></xs:element><xs:element name="a"/>'


def doubling(kind: str, last: str, use: str) -> str:
    """Thirty definitions, each of which refers to the next one twice."""
    parts = (f'<xs:{kind} name="g{n}">{use.format(n + 1)}</xs:{kind}>' for n in range(30))
    return "".join(parts) + f'<xs:{kind} name="g30">{last}</xs:{kind}>'


def refused(path: Path) -> str:
    with pytest.raises(SettingsError) as caught:
        load(path)
    return caught.value.message


GROUP = '<xs:sequence><xs:group ref="g{0}"/><xs:group ref="g{0}"/></xs:sequence>'
ENDLESS = {
    "groups": doubling("group", '<xs:sequence><xs:element name="x"/></xs:sequence>', GROUP)
    + element('<xs:group ref="g0"/>'),
    "attributes": doubling(
        "attributeGroup", '<xs:attribute name="x"/>', '<xs:attributeGroup ref="g{0}"/><xs:attributeGroup ref="g{0}"/>'
    )
    + element('<xs:attributeGroup ref="g0"/>'),
    "unions": doubling("simpleType", '<xs:restriction base="xs:string"/>', '<xs:union memberTypes="g{0} g{0}"/>')
    + '<xs:element name="e" type="g0"/>',
    "options": element(
        "<xs:sequence>" + "".join(f'<xs:element name="e{n}" minOccurs="0"/>' for n in range(2000)) + "</xs:sequence>"
    ),
    "substitutes": "".join(f'<xs:element name="e{n}" substitutionGroup="e{n + 1}"/>' for n in range(3000)),
}


@pytest.mark.parametrize("content", ENDLESS.values(), ids=ENDLESS)
def test_a_schema_that_would_take_for_ever_is_refused(tmp_path: Path, content: str) -> None:
    assert "too large to be loaded" in refused(write(tmp_path / "a.xsd", content))


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (element('<xs:sequence><xs:element ref="a" minOccurs="0"/><xs:element ref="a"/></xs:sequence>'), "determinist"),
        (
            '<xs:group name="g"><xs:sequence><xs:group ref="g"/></xs:sequence></xs:group>'
            + element('<xs:group ref="g"/>'),
            "ircular",
        ),
        (element('<xs:sequence><xs:element ref="none"/></xs:sequence>'), "none"),
        (element("<xs:sequnce/>"), "no usable XML Schema 1.0"),
        ('<xs:include schemaLocation="none.xsd"/>', "cannot be read: No such file"),
        ('<xs:include schemaLocation="%2e%2e/outside.xsd"/>', "brings in"),
        ('<xs:include schemaLocation="sub/../../outside.xsd"/>', "brings in"),
        ('<xs:include schemaLocation="link.xsd"/>', "brings in link.xsd"),
        ('<xs:include schemaLocation="https://127.0.0.1:9/a.xsd"/>', "brings in"),
        ('<xs:annotation xml:base="../"/>', "xml:base"),
    ],
)
def test_a_bad_schema_says_what_is_bad(tmp_path: Path, content: str, words: str) -> None:
    outside = write(tmp_path / "outside.xsd", "")
    path = write(tmp_path / "in" / "a.xsd", content)
    (tmp_path / "in" / "link.xsd").symlink_to(outside)
    message = refused(path)
    assert words in message
    assert "a.xsd" in message or "none.xsd" in message


@pytest.mark.parametrize(
    ("content", "words"),
    [
        ("", "cannot be read"),
        ("<xs:schema", "cannot be read"),
        ("<grammar/>", "no usable XML Schema"),
        ('<!DOCTYPE a [<!ENTITY b "c">]><a/>', "declares entities"),
        ('<!DOCTYPE a [<!ENTITY b SYSTEM "file:///etc/passwd">]><a>&b;</a>', "declares entities"),
        ("\0", "cannot be read"),
    ],
)
def test_a_file_that_is_no_schema_is_said_to_be_none(tmp_path: Path, content: str, words: str) -> None:
    (tmp_path / "a.xsd").write_text(content, encoding="utf-8")
    assert words in refused(tmp_path / "a.xsd")


def test_parts_may_bring_in_one_another(tmp_path: Path) -> None:
    path = write(tmp_path / "a.xsd", '<xs:include schemaLocation="sub/b.xsd"/><xs:element name="a" type="b"/>')
    write(
        tmp_path / "sub" / "b.xsd",
        '<xs:include schemaLocation="../a.xsd"/><xs:simpleType name="b"><xs:restriction base="xs:date"/></xs:simpleType>',
    )
    assert load(path).names() == {"a"}


def test_there_are_not_too_many_parts(tmp_path: Path) -> None:
    for n in range(1100):
        write(tmp_path / f"{n}.xsd", f'<xs:include schemaLocation="{n + 1}.xsd"/>')
    assert "more than 1,000 files" in refused(tmp_path / "0.xsd")


@pytest.mark.parametrize(
    ("content", "attributes"),
    [
        ("", 'xmlns:vc="http://www.w3.org/2007/XMLSchema-versioning" vc:minVersion="1.1"'),
        (element('<xs:sequence/><xs:assert test="true()"/>'), ""),
        (element("<xs:openContent><xs:any/></xs:openContent><xs:sequence/>"), ""),
        (element('<xs:sequence><xs:any notQName="a"/></xs:sequence>'), ""),
        ('<xs:element name="e"><xs:alternative type="xs:date"/></xs:element>', ""),
    ],
)
def test_version_1_1_is_left_to_another_engine(tmp_path: Path, content: str, attributes: str) -> None:
    assert load(write(tmp_path / "a.xsd", content, attributes)).validator is None


def test_version_1_0_is_libxml2_s(tmp_path: Path) -> None:
    assert load(write(tmp_path / "a.xsd", element("<xs:sequence/>"))).validator is not None
    ours = load(shelf("schema")[-1] / "tei-edition.xsd")
    assert ours.validator is not None
    assert ours.names() >= {"TEI", "persName", "app"}
