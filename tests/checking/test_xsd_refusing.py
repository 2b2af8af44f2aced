"""What libxml2 refuses: faults in any number are found, the first of them, and it never takes long."""

from __future__ import annotations

import time
from typing import Any

import pytest
from lxml import etree

from edition.checking.xsd_loading import load
from edition.checking.xsd_refusing import MOST, is_valid, refused
from edition.project import shelf
from edition.tei import local

SCHEMA = load(shelf("schema")[-1] / "tei-edition.xsd")
NAMES = SCHEMA.names()
TEI = (
    '<TEI xmlns="http://www.tei-c.org/ns/1.0"><teiHeader><fileDesc><titleStmt><title>M</title></titleStmt>'
    "<publicationStmt><p>x</p></publicationStmt><sourceDesc><p>x</p></sourceDesc></fileDesc></teiHeader>"
    "<text><body>{}</body></text></TEI>"
)


def tree(body: str) -> Any:
    return etree.fromstring(TEI.format(body))


def asked(root: Any) -> tuple[list[str], bool]:
    """The names of the elements with which a fault is found, and whether there are more."""
    found, more = refused(SCHEMA.validator, root, NAMES)
    return [local(one) for one, _ in found], more


def test_few_faults_are_all_found() -> None:
    root = tree('<p foo="1">t</p><p><persname/><q/></p><list/>')
    assert not is_valid(SCHEMA.validator, root)
    assert asked(root) == (["p", "persname", "list"], False)
    assert is_valid(SCHEMA.validator, tree("<p>t</p>"))


MANY = {
    "attributes": ('<p foo="1">t</p>' * 40_000, "p"),
    "strangers in each": ("<p><persname/></p>" * 40_000, "persname"),
    "strangers in one": ("<p/>" + "<persname/>" * 40_000, "persname"),
    "strangers by turns": ("<persname/><orgname/>" * 20_000, "persname"),
    "a stranger first": ("<x/>" + '<p foo="1">t</p>' * 40_000, "x"),
    "known names in the wrong place": ("<p><byline/></p>" * 40_000, "byline"),
    "what is missing": ("<div><list/></div>" * 20_000, "list"),
}


@pytest.mark.parametrize(("body", "first"), MANY.values(), ids=MANY)
def test_of_very_many_the_first_are_found_in_no_time(body: str, first: str) -> None:
    root = tree(body)
    begin = time.process_time()
    assert not is_valid(SCHEMA.validator, root)
    names, more = asked(root)
    assert time.process_time() - begin < 3
    assert (names[0], len(names), more) == (first, MOST + 1, True)


def test_strangers_with_names_that_the_schema_has_end_it_as_well() -> None:
    root = tree("<p>t</p>" + "<byline/><p/>" * 20_000)
    begin = time.process_time()
    names, more = asked(root)
    assert time.process_time() - begin < 6
    assert len(names) >= 5
    assert more


def test_a_fault_late_in_a_large_text_is_found() -> None:
    root = tree("<p>t</p>" * 20_000 + '<p foo="1">t</p>')
    assert not is_valid(SCHEMA.validator, root)
    found, more = refused(SCHEMA.validator, root, NAMES)
    assert [one for one, _ in found] == [root[1][0][-1]]
    assert not more
    assert is_valid(SCHEMA.validator, tree("<p>t</p>" * 20_000))


def test_what_is_cut_off_is_not_missed() -> None:
    """Of a list that is cut short, the schema would say that something is missing in it."""
    root = tree("<p foo='1'/>" * 2_000 + "<list>" + "<item foo='1'/>" * 2_000 + "</list>")
    assert set(asked(root)[0]) == {"p"}


def test_elements_of_other_namespaces_are_found_by_their_prefixes() -> None:
    root = tree('<p><x:y xmlns:x="urn:x"/></p>')
    assert asked(root) == (["y"], False)


def test_the_tree_is_as_it_was() -> None:
    root = tree("<p><persname/></p>" * 10)
    before = etree.tostring(root)
    refused(SCHEMA.validator, root, NAMES)
    assert etree.tostring(root) == before
