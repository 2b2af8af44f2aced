"""The two grammars of our schema say the same: one is made from the other, and read again by ways that share nothing with that."""

from __future__ import annotations

from pathlib import Path

import pytest
import xmlschema

from tests.schema.canonical import Element, RelaxNG, of_xsd, sorted_type
from tests.schema.languages import difference, symbols

ROOT = Path(__file__).resolve().parents[2]
XSD = ROOT / "schema" / "tei-edition.xsd"
RNG = ROOT / "schema" / "tei-edition.rng"


@pytest.fixture(scope="module")
def by_components() -> dict[str, Element]:
    return of_xsd(xmlschema.XMLSchema10(str(XSD), allow="local"))


@pytest.fixture(scope="module")
def by_patterns() -> dict[str, Element]:
    return RelaxNG(RNG).elements()


def differences(one: dict[str, Element], other: dict[str, Element]) -> list[str]:
    """What is not the same in two schemas, in words."""
    found = [f"only in one: {name}" for name in sorted(one.keys() ^ other.keys())]
    for name in sorted(one.keys() & other.keys()):
        word = difference(one[name].content, other[name].content)
        found += [] if word is None else [f"{name} may hold {' '.join(word) or 'nothing'} in one"]
        found += [] if one[name].apart == other[name].apart else [f"{name}: attributes that exclude one another"]
        here, there = (_attributes(schema[name]) for schema in (one, other))
        found += [
            f"{name}/@{attribute}"
            for attribute in sorted(here.keys() | there.keys())
            if here.get(attribute) != there.get(attribute)
        ]
    return found


def _attributes(element: Element) -> dict[str, tuple[bool, str]]:
    return {name: (needed, sorted_type(type_)) for name, (needed, type_) in element.attributes.items()}


def test_both_grammars_admit_the_same(by_components: dict[str, Element], by_patterns: dict[str, Element]) -> None:
    assert len(by_components) > 190
    assert sum(len(element.attributes) for element in by_patterns.values()) > 3000
    assert sum(len(symbols(element.content)) for element in by_patterns.values()) > 5000
    assert differences(by_components, by_patterns) == []


def test_documents_begin_as_the_entry_file_says() -> None:
    assert RelaxNG(RNG).roots() == {"TEI", "teiCorpus"}


CHANGES = {
    "an element more in a choice": ('<ref name="facsimile"/>', '<ref name="facsimile"/><ref name="div"/>'),
    "an element less": ('<ref name="standOff"/>', ""),
    "once for any number": ("oneOrMore", "zeroOrMore"),
    "no words": ("mixed", "group"),
    "an attribute less": ('<ref name="att.typed"/>', ""),
    "an attribute that must be": ('<ref name="att.xml.id"/>', '<optional><ref name="att.xml.id"/></optional>'),
    "attributes together": (
        '        <choice>\n          <optional>\n            <attribute name="active">',
        '        <group>\n          <optional>\n            <attribute name="active">',
    ),
    "a value less": ('<value type="token">high</value>', ""),
    "another form": (r"(\-?[\d]+/", r"([\d]+/"),
    "another least value": ('<param name="minInclusive">0</param>', '<param name="minInclusive">1</param>'),
    "two points": ('<ref name="data.point"/>', ""),
    "another name": ('<element name="witness">', '<element name="witnes">'),
}


@pytest.mark.parametrize("change", CHANGES)
def test_a_change_is_noticed(change: str, by_components: dict[str, Element], tmp_path: Path) -> None:
    before, now = CHANGES[change]
    source = RNG.read_text(encoding="utf-8")
    # an id that must be there is one of the second group of attributes
    start = source.index('"att.identified">' if change == "an attribute that must be" else "<start>")
    changed = source[:start] + _once(source[start:], before, now)
    if change == "attributes together":
        end = changed.index("</choice>", changed.index('name="mutual"'))
        changed = f"{changed[:end]}</group>{changed[end + len('</choice>') :]}"
    path = tmp_path / "changed.rng"
    path.write_text(changed, encoding="utf-8")
    assert differences(by_components, RelaxNG(path).elements())


def _once(source: str, before: str, now: str) -> str:
    """The source with the first place changed; of an element both its tags."""
    if before.isalpha():
        first = source.index(f"<{before}>")
        end = source.index(f"</{before}>", first)
        return (
            f"{source[:first]}<{now}>{source[first + len(before) + 2 : end]}</{now}>{source[end + len(before) + 3 :]}"
        )
    assert before in source
    return source.replace(before, now, 1)
