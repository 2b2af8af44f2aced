"""The table of pointers says what the TEI's own schema says, where that is at hand."""

import os
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from lxml import etree

from edition.checking.rules.pointers import is_pointer, tokens

ROOT = Path(__file__).resolve().parents[3]
CORPORA = Path(os.environ.get("EDITION_CORPORA", ROOT.parent / "shared" / "corpora"))
SCHEMA = CORPORA.parent / "schemas" / "tei_all-4.9.0.rng"
RNG = "{http://relaxng.org/ns/structure/1.0}"
NO_REFERENCE = frozenset(("ns", "xml:base", "defaultExceptions", "except", "property")) | {"namespace/@name"}
"""Of the same datatype, but names of vocabularies or the ground that pointers stand on: nothing has to be there."""


class Grammar:
    """The attributes of each element of a RELAX NG grammar, with their datatypes."""

    def __init__(self, path: Path) -> None:
        self.root = etree.parse(path).getroot()
        self.defined: dict[str, list[Any]] = defaultdict(list)
        for definition in self.root.iter(f"{RNG}define"):
            self.defined[definition.get("name")].append(definition)

    def below(self, pattern: Any, wanted: str, seen: set[str]) -> Iterator[Any]:
        """Patterns of a name below a pattern, references followed, other elements and attributes not entered."""
        for child in pattern.iterchildren(tag=etree.Element):
            if child.tag == wanted:
                yield child
            elif child.tag == f"{RNG}ref" and child.get("name") not in seen:
                seen.add(child.get("name"))
                for definition in self.defined[child.get("name")]:
                    yield from self.below(definition, wanted, seen)
            elif child.tag not in (f"{RNG}element", f"{RNG}attribute"):
                yield from self.below(child, wanted, seen)

    def pointers(self) -> Iterator[tuple[str, str, bool]]:
        """Element, attribute, and whether it has the datatype of a pointer."""
        for element in self.root.iter(f"{RNG}element"):
            for attribute in self.below(element, f"{RNG}attribute", set()):
                types = {data.get("type") for data in self.below(attribute, f"{RNG}data", set())}
                if element.get("name") and attribute.get("name"):
                    yield element.get("name"), attribute.get("name"), "anyURI" in types


@pytest.mark.skipif(not SCHEMA.is_file(), reason="the TEI's schema is not here")
def test_the_table_is_that_of_the_tei() -> None:
    by_pair: defaultdict[tuple[str, str], bool] = defaultdict(bool)
    for element, attribute, points in Grammar(SCHEMA).pointers():
        by_pair[element, attribute] |= points
    assert len(by_pair) > 15_000
    differing = {
        (element, attribute)
        for (element, attribute), points in by_pair.items()
        if is_pointer(element, attribute) != points and not {attribute, f"{element}/@{attribute}"} & NO_REFERENCE
    }
    assert differing == set()


@pytest.mark.parametrize(
    ("element", "attribute"),
    [("app", "from"), ("graphic", "url"), ("rdg", "wit"), ("relation", "active"), ("u", "start")],
)
def test_these_point(element: str, attribute: str) -> None:
    assert is_pointer(element, attribute)


@pytest.mark.parametrize(
    ("element", "attribute"), [("date", "from"), ("interaction", "active"), ("persName", "key"), ("num", "value")]
)
def test_these_do_not(element: str, attribute: str) -> None:
    assert not is_pointer(element, attribute)


def test_a_value_is_several_pointers_or_one_address() -> None:
    assert list(tokens("ref", " #a \n #b ")) == ["#a", "#b"]
    assert list(tokens("url", "my picture.png")) == ["my picture.png"]
    assert list(tokens("key", "Walt #w")) == ["#w"]
