"""What is known of an apparatus before a page is made: sigla, kinds, layers."""

from __future__ import annotations

import pytest
from edition.renderers.html.criticism import Criticism, layer_of

from edition.declarations import Declarations
from edition.project import Project
from tests.reading.sample import FakeContext, read

ENTRY = '<p><app type="x"><lem wit="#M">a</lem><rdg wit="#Mac" type="y">b</rdg><rdg resp="#Z">c</rdg></app></p>'


def criticism(body: str, sigla: str = "M Mac", hands: dict[str, str] | None = None) -> Criticism:
    project = Project(apparatus=Declarations(hands=hands or {}))
    reading = read(body, FakeContext(sigla=frozenset(sigla.split()), project=project))
    assert reading.tradition is not None
    return Criticism(reading, reading.tradition)


def test_hands_are_raised() -> None:
    found = criticism(ENTRY, hands={"Mac": "M"})
    assert [found.parts(siglum) for siglum in ("M", "Mac", "Q")] == [("M", ""), ("M", "ac"), ("Q", "")]


def test_kinds_are_those_of_entries_and_readings() -> None:
    assert criticism(ENTRY).counts == {"conjecture": 1, "x": 1, "y": 1}


def test_addresses_of_witnesses() -> None:
    found = criticism('<p><app><lem wit="#a">x</lem><rdg wit="#A #synopsis">b</rdg></app></p>', "a A synopsis")
    names = [found.address(siglum) for siglum in ("a", "A", "synopsis", "none")]
    assert len(set(names)) == 4
    assert names[3] == ""
    assert [name.partition("-")[0] for name in names[:3]] == ["a/a", "a/A", "a/synopsis"]


@pytest.mark.parametrize(
    ("types", "layer"),
    [
        ("", "variants"),
        ("orthographic", "variants"),
        ("Fontes", "sources"),
        ("x testimonia", "parallels"),
        ("commentary", "notes"),
    ],
)
def test_layers(types: str, layer: str) -> None:
    assert layer_of(types.split()) == layer


def test_who_proposed_a_reading_goes_by_his_abbreviation() -> None:
    body = f'{ENTRY}<listBibl><bibl xml:id="Z"><abbr>Zumpt 1834</abbr>, a book</bibl></listBibl>'
    assert criticism(body).name_of("#Z") == "Zumpt 1834"
    assert criticism(ENTRY).name_of("#Z") == "Z"
