"""Datatypes: what is a value, which values are equal; jing and elementpath are asked about the same ones."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from xml.sax.saxutils import escape

import pytest
import xmlschema
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from edition.checking.namespaces import DATATYPES
from edition.checking.relaxng.compact import read_compact
from edition.checking.relaxng.datatypes import BadDatatype, datatype
from edition.checking.relaxng.lexical import TYPES
from tests.checking.relaxng import jing
from tests.checking.relaxng.schemas import told
from tests.checking.relaxng.values import FACETS, VALUES

PATTERNS = {name: f"xsd:{name}" for name in VALUES} | {name: pattern for name, (pattern, _) in FACETS.items()}
SCHEMA = (
    'namespace p = "urn:p"\nstart = '
    + " | ".join(f"v.{name}" for name in PATTERNS)
    + "".join(f"\nv.{name} = element v.{name} {{ {pattern} }}" for name, pattern in PATTERNS.items())
)


def asked() -> Iterator[tuple[str, str, str]]:
    """A name, the datatype, the value."""
    for n, (kind, value) in enumerate(
        [(kind, value) for kind, values in VALUES.items() for value in values]
        + [(kind, value) for kind, (_, values) in FACETS.items() for value in values]
    ):
        yield f"{n}.xml", kind, value


def text(kind: str, value: str) -> str:
    return f'<v.{kind} xmlns:p="urn:p" xmlns:r="urn:p">{escape(value)}</v.{kind}>'


def test_five_hundred_values_are_judged_as_jing_does(tmp_path: Path) -> None:
    jing.needed()
    files = {name: (kind, value) for name, kind, value in asked()}
    schema = tmp_path / "values.rng"
    schema.write_bytes(etree.tostring(read_compact(SCHEMA)))
    admitted = jing.judged_values(schema, {name: text(*value) for name, value in files.items()})
    assert len(files) >= 500
    differing = {files[name] for name in files if (name in admitted) == bool(told(SCHEMA, text(*files[name])))}
    assert differing - DIFFERENT == set()
    assert DIFFERENT - differing == set()


DIFFERENT = {
    ("date", "1914-07-28-14:00"),  # jing has +14:00 only
    ("dateTime", "1914-07-28T24:00:00"),  # an hour 24 came with the second edition of XML Schema
    ("time", "24:00:00"),
    ("dateTime", "1914-07-28T11:10:60"),  # ... and leap seconds went
    ("dateTime", "1914-07-28T11:10:00."),
    ("digits", "1.230"),  # the value counts, not how it is written
    ("long", f"0.{'1' * 30}0"),
    ("terms", "P12M"),  # is a year, by the order of durations
}
"""Where we follow the second edition of XML Schema, and jing the first."""


def test_values_are_judged_as_xmlschema_does() -> None:
    types = xmlschema.XMLSchema10(f'<xs:schema xmlns:xs="{DATATYPES.removesuffix("-datatypes")}"/>').maps.types
    differing = set()
    for kind in VALUES.keys() - {"anyURI", "QName"}:  # about addresses it is not strict, about prefixes not asked
        theirs, ours = types[f"{{{DATATYPES.removesuffix('-datatypes')}}}{kind}"], datatype(DATATYPES, kind)
        differing |= {(kind, value) for value in VALUES[kind] if theirs.is_valid(value) != ours.allows(value)}
    assert {kind for kind, _ in differing} <= {"Name", "NCName", "NMTOKEN", "NMTOKENS", "decimal", "integer", "date"}
    assert {value for _, value in differing} - {"ﬁ"} == {  # of which it thinks otherwise once other schemas were read
        *("a\u00a0b", "1 2", "1_000", "٣"),  # of which jing thinks as we do
        *("-0001-02-29", "-0004-02-29", "-0005-02-29"),
    }


@pytest.mark.parametrize(
    ("name", "one", "two"),
    [
        ("integer", "7", " +007 "),
        ("decimal", "1.5", "1.50"),
        ("double", "1e3", "1000"),
        ("double", "NaN", "NaN"),
        ("boolean", "1", "true"),
        ("hexBinary", "0a", "0A"),
        ("base64Binary", "YQ==", "Y Q = ="),
        ("duration", "P1Y", "P12M"),
        ("dateTime", "1914-07-28T12:00:00Z", "1914-07-28T13:00:00+01:00"),
        ("token", " a  b ", "a b"),
        ("QName", "a:x", "b:x"),
    ],
)
def test_two_spellings_of_one_value_are_equal(name: str, one: str, two: str) -> None:
    prefixes = {"a": "urn:a", "b": "urn:a"}
    assert datatype(DATATYPES, name).value(one, prefixes) == datatype(DATATYPES, name).value(two, prefixes)


def test_what_differs_is_not_equal() -> None:
    assert datatype(DATATYPES, "string").value("a ") != datatype(DATATYPES, "string").value("a")
    assert datatype(DATATYPES, "date").value("1914-07-28") != datatype(DATATYPES, "date").value("1914-07-28Z")
    assert datatype(DATATYPES, "normalizedString").value("a\tb") == "a b"


WRONG = [
    ("", "date", (), "is a datatypeLibrary missing?"),
    ("", "token", (("length", "1"),), "has no parameters"),
    ("urn:other", "date", (), "no library of datatypes urn:other"),
    (DATATYPES, "anySimpleType", (), "no datatype anySimpleType"),
    (DATATYPES, "date", (("length", "1"),), "the datatype date has no parameter length"),
    (DATATYPES, "token", (("minInclusive", "1"),), "has no parameter minInclusive"),
    (DATATYPES, "token", (("whiteSpace", "collapse"),), "has no parameter whiteSpace"),
    (
        DATATYPES,
        "date",
        (("minInclusive", "1914-02-30"),),
        "the parameter minInclusive cannot be “1914-02-30”: February has 28",
    ),
    (DATATYPES, "token", (("length", "-1"),), "a number is wanted"),
    (DATATYPES, "token", (("pattern", "(a"),), "a parenthesis is not closed"),
]


@pytest.mark.parametrize(("library", "name", "params", "words"), WRONG)
def test_what_is_no_datatype_is_said_to_be_none(
    library: str, name: str, params: tuple[tuple[str, str], ...], words: str
) -> None:
    with pytest.raises(BadDatatype, match=re.escape(words)):
        datatype(library, name, params)


def test_datatypes_are_equal_by_name_and_parameters() -> None:
    assert datatype(DATATYPES, "token", (("length", "1"),)) == datatype(DATATYPES, "token", (("length", "1"),))
    assert datatype(DATATYPES, "token") != datatype("", "token")
    assert [datatype(DATATYPES, name).id_type for name in ("ID", "IDREFS", "NCName")] == ["ID", "IDREFS", ""]
    assert datatype(DATATYPES, "QName").has_names


@given(st.sampled_from(sorted(TYPES)), st.text(max_size=20))
def test_whatever_is_asked_is_answered(name: str, text: str) -> None:
    assert datatype(DATATYPES, name).allows(text) in (True, False)
