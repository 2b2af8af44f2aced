"""Every fault of an apparatus is found where it is planted, and not in its clean twin."""

from __future__ import annotations

from typing import Any

import pytest

from edition.apparatus.soundness import findings
from tests.apparatus.sample import attesting, settled, tei

A, B, C, D = (f'<anchor xml:id="{name}"/>' for name in "abcd")
ALL = '<app><lem wit="#A #C">one</lem><rdg wit="#B">two</rdg></app>'


def found(root: Any, negative: bool | None = None) -> list[tuple[str, str]]:
    became = settled(root)
    return [(one.slug, one.message) for one in findings(root, became, attesting(root, negative))]


def between(start: str, end: str, witness: str = "B") -> str:
    others = " ".join(f"#{siglum}" for siglum in "ABC" if siglum != witness)
    return f'<app from="#{start}" to="#{end}"><lem wit="{others}"/><rdg wit="#{witness}">X</rdg></app>'


@pytest.mark.parametrize(
    ("slug", "planted", "clean"),
    [
        ("encoding-contradicted", tei(f"<p>{ALL}</p>", method="location-referenced"), tei(f"<p>{ALL}</p>")),
        (
            "encoding-contradicted",
            tei(f"<p>{A}1{B}</p>", between("a", "b"), "parallel-segmentation"),
            tei(f"<p>{A}1{B}</p>", between("a", "b"), "double-end-point"),
        ),
        (
            "empty-entry",
            tei("<p><app><lem>one</lem></app></p>"),
            tei("<p><app><lem>one</lem><note>so</note></app></p>"),
        ),
        ("empty-entry", tei("<p>1</p>", "<app/>"), tei("<p>1</p>", "<app><note>Text after Kaibel</note></app>")),
        (
            "overlapping-entries",
            tei(f"<p>{A}1{B}2{C}3{D}</p>", between("a", "c") + between("b", "d")),
            tei(f"<p>{A}1{B}2{C}3{D}</p>", between("a", "c") + between("b", "d", "C")),
        ),
        (
            "overlapping-entries",
            tei(f"<p>{A}1{B}2{C}3{D}</p>", between("b", "d") + between("a", "c")),
            tei(f"<p>{A}1{B}2{C}3{D}</p>", between("a", "d") + between("b", "c")),
        ),
        (
            "unpaired-lacuna",
            tei(f'<p>{ALL}<lacunaStart wit="#B"/> and on</p>'),
            tei(f'<p>{ALL}<lacunaStart wit="#B"/> and on<lacunaEnd wit="#B"/></p>'),
        ),
        (
            "unpaired-lacuna",
            tei(f'<p>{ALL}<lacunaEnd wit="#B"/> and on</p>'),
            tei(f'<p>{ALL}<witEnd wit="#B"/> and on</p>'),
        ),
    ],
)
def test_a_fault_and_its_clean_twin(slug: str, planted: Any, clean: Any) -> None:
    assert [one[0] for one in found(planted)] == [slug]
    assert found(clean) == []


def test_of_silent_witnesses_a_text_tells_once_until_a_rule_is_declared() -> None:
    body = f'<p>{ALL} <app><lem wit="#A">1</lem><rdg wit="#B">2</rdg></app> <app><lem>1</lem><rdg wit="#B">2</rdg></app></p>'
    ((slug, message),) = found(tei(body))
    assert (slug, message.startswith("2 of 3 entries say nothing of some witnesses (A, C)")) == ("silent-witness", True)
    assert [slug for slug, _ in found(tei(body), negative=False)] == ["silent-witness"] * 2
    assert found(tei(body), negative=True) == []
