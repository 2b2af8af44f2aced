"""Entries of a parallel segmentation, which account for every witness."""

from __future__ import annotations

import pytest

from edition.checking.slugs import BY_NAME
from tests.checking.rules.planted import assert_planted, tei, told

HEADER = (
    '<fileDesc><sourceDesc><listWit><witness xml:id="A"/><listWit xml:id="b"><witness xml:id="B"/><witness xml:id="C"/></listWit>'
    '</listWit></sourceDesc></fileDesc><encodingDesc><variantEncoding method="{}" location="internal"/></encodingDesc>'
)
SEGMENTED = HEADER.format("parallel-segmentation")


def test_an_entry_names_every_witness() -> None:
    text = '<p>⟦<app⟧><rdg wit="#A">noon</rdg><rdg wit="#B">night</rdg></app></p>'
    (problem,) = assert_planted("witness-left-out", tei(text, SEGMENTED))
    assert problem.message == "this entry says nothing of C"


@pytest.mark.parametrize(
    ("text", "header"),
    [
        ('<app><rdg wit="#A">noon</rdg><rdg wit="#b">night</rdg></app>', SEGMENTED),
        ('<app><lem>noon</lem><rdg wit="#B">night</rdg></app>', SEGMENTED),
        ('<app><rdg wit="#A">noon</rdg><rdg wit="#B">night</rdg></app>', HEADER.format("location-referenced")),
        ('<app><rdg wit="#A">noon</rdg></app>', ""),
    ],
)
def test_entries_that_name_all_of_them_or_need_not_are_silent(text: str, header: str) -> None:
    assert told("witness-left-out", tei(f"<p>{text}</p>", header)) == []


def test_it_is_looked_for_when_asked() -> None:
    assert not BY_NAME["witness-left-out"].on
