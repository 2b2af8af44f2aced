"""The table of element roles: rules between its rows."""

from __future__ import annotations

import pytest

from edition import elements
from edition.tei import tag, tags


@pytest.mark.parametrize(
    ("holder", "entries"),
    [
        ("listPerson", "person personGrp org"),
        ("listOrg", "org"),
        ("listPlace", "place"),
        ("listEvent", "event"),
        ("listBibl", "bibl biblStruct"),
        ("particDesc", "person personGrp org"),
        ("settingDesc", "place"),
        ("standOff", "person personGrp org place event"),
    ],
)
def test_which_children_of_a_list_are_entries(holder: str, entries: str) -> None:
    assert elements.ENTRIES[tag(holder)] == tags(entries)


def test_registers_are_the_lists_of_entries_and_of_witnesses() -> None:
    assert tags("listPerson listOrg listPlace listEvent") == elements.LISTS
    assert tags("listBibl listWit") | elements.LISTS == elements.REGISTERS


def test_every_way_out_of_the_running_text_is_taken_once() -> None:
    out = (elements.NOTES, elements.FIGURES, elements.FURNITURE, elements.REGISTERS)
    assert sum(map(len, out)) == len(frozenset().union(*out))
    assert frozenset().union(*out).isdisjoint(elements.NAMES | elements.QUOTATIONS | elements.TURNS)


def test_a_name_needs_a_pointer_or_does_not() -> None:
    assert tags("persName orgName placeName geogName eventName objectName name rs") == elements.NAMES
    assert tags("title author editor country region settlement district") == elements.NAMES_WITH_POINTER


def test_corrections_come_before_regularizations_and_expansions() -> None:
    assert tuple(map(tag, ("corr", "reg", "expan", "ex"))) == elements.PREFERRED


@pytest.mark.parametrize(
    "name", "p ab head l item cell note stage speaker label byline figDesc bibl witDetail fw line".split()
)
def test_units_that_people_cite_are_passages(name: str) -> None:
    assert tag(name) in elements.PASSAGES


@pytest.mark.parametrize("name", "l row cell sp speaker div head".split())
def test_blocks_stand_on_lines_of_their_own(name: str) -> None:
    assert tag(name) in elements.BLOCKS


@pytest.mark.parametrize("name", "hi persName note lb pb quote seg said".split())
def test_what_stands_in_a_line_does_not(name: str) -> None:
    assert tag(name) not in elements.BLOCKS


def test_divisions_of_every_level_are_blocks() -> None:
    assert elements.DIVISIONS <= elements.BLOCKS
    assert len(elements.DIVISIONS) == 9


@pytest.mark.parametrize(("code", "right_to_left"), [("ar", True), ("he", True), ("syr", True), ("en", False)])
def test_scripts_from_right_to_left(code: str, right_to_left: bool) -> None:
    assert (code in elements.RIGHT_TO_LEFT) is right_to_left
