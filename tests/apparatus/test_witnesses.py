"""What a list of witnesses declares, and what a siglum means."""

from __future__ import annotations

import pytest
from lxml import etree

from edition.apparatus.witnesses import Witnesses, declared
from edition.tei import TEI


def witnesses(inner: str, **hands: str) -> Witnesses:
    return Witnesses(declared(etree.fromstring(f'<listWit xmlns="{TEI}">{inner}</listWit>')), hands)


NESTED = """
<witness xml:id="M"><abbr type="siglum">M</abbr> Florence <ptr target="https://m.example/"/><listWit>
  <witness xml:id="Mac">before correction</witness><witness xml:id="M8"><abbr type="siglum">M*</abbr> marked</witness>
</listWit></witness>
<witness xml:id="pi"><abbr type="siglum">π</abbr> their source<listWit>
  <witness xml:id="T">Paris</witness><witness xml:id="V">Vienna</witness></listWit></witness>
"""


def test_a_witness_has_a_siglum_a_description_and_an_address() -> None:
    found = witnesses(NESTED).all[0]
    assert (found.siglum, found.description, found.address) == ("M", "Florence", "https://m.example/")


@pytest.mark.parametrize(
    ("token", "siglum"),
    [
        ("#M", "M"),
        ("M", "M"),
        ("list.xml#M8", "M*"),
        ("M*", "M*"),
        ("#X", "X"),
        ("https://x.example/X", "https://x.example/X"),
    ],
)
def test_every_way_to_name_one(token: str, siglum: str) -> None:
    assert witnesses(NESTED).named(token) == siglum


def test_one_within_another_is_a_hand_where_its_siglum_begins_so() -> None:
    found = witnesses(NESTED)
    assert found.hands_of("M") == ("Mac", "M*")
    assert found.hand_of("Mac") == "M"
    assert found.expanded("M") == ("M",)


def test_else_the_outer_one_is_a_group() -> None:
    found = witnesses(NESTED)
    assert found.expanded("π") == ("T", "V")
    assert found.hand_of("T") == ""


def test_groups_within_groups_expand_and_a_circle_ends() -> None:
    inner = '<witness xml:id="o"><listWit><witness xml:id="p"><listWit><witness xml:id="T"/><witness n="o"/></listWit>'
    found = witnesses(f'{inner}</witness></listWit></witness><witness xml:id="V"/>')
    assert found.expanded("o") == ("T",)


def test_a_list_with_an_id_means_those_in_it() -> None:
    group = '<listWit xml:id="alpha"><head>Family alpha</head><witness xml:id="A"/><witness xml:id="B"/></listWit>'
    found = witnesses(group + '<witness xml:id="C"/>')
    assert found.expanded(found.named("#alpha")) == ("A", "B")
    assert found.single == ("A", "B", "C")
    assert found.all[0].description == "Family alpha"


def test_the_edition_says_whose_hand_a_siglum_is() -> None:
    found = witnesses('<witness xml:id="A"/><witness xml:id="B"/>', A2="A", A1="A")
    assert "A1" in found
    assert found.hands_of("A") == ("A2", "A1")
    assert found.in_order(["X", "A1", "B", "A"]) == ("A", "B", "A1", "X")


def test_groups_of_groups_do_not_multiply() -> None:
    lists = "".join(
        f'<listWit xml:id="g{n}"><witness n="g{n - 1}"/><witness n="g{n - 1}"/></listWit>' for n in range(1, 41)
    )
    found = witnesses(f'<listWit xml:id="g0"><witness xml:id="A"/></listWit>{lists}')
    assert found.expanded("g40") == ("A",)
