"""Counts of an apparatus, and the picture made of them."""

from __future__ import annotations

import re

from edition.renderers.html.criticism import Criticism
from edition.renderers.html.overview import STRETCHES, Agreement, Overview

from tests.reading.sample import FakeContext, read

BODY = (
    '<p>one <app><lem wit="#A #B">a</lem><rdg wit="#C">b</rdg></app> two <app><lem wit="#A">c</lem><rdg wit="#B #C">d</rdg></app>'
    ' three <app><lem wit="#A">e</lem><rdg wit="#B">f</rdg></app></p>'
)


def overview(body: str = BODY) -> Overview:
    reading = read(body, FakeContext(sigla=frozenset("ABC")))
    assert reading.tradition is not None
    return Overview(reading, Criticism(reading, reading.tradition))


def test_agreement_counts_entries_in_which_both_are_known() -> None:
    found = overview().agreements
    assert found["A", "B"] == found["B", "A"] == Agreement(3, 1)
    assert found["A", "C"] == Agreement(2, 0)
    assert found["B", "C"] == Agreement(2, 1)
    assert (found["A", "B"].percent, found["A", "C"].percent) == (33, 0)


def test_counts_of_a_witness() -> None:
    assert tuple(overview().counts("C")) == (2, 2, 0)
    assert tuple(overview().counts("A")) == (3, 0, 0)


def test_the_picture_counts_every_entry_once() -> None:
    found = overview()
    assert sum(map(len, found.stretches)) == 3
    assert len(found.stretches) == STRETCHES
    assert len(re.findall('class="bar"', found.picture("a.html"))) == 3


def test_the_picture_has_no_style_of_its_own() -> None:
    picture = overview().picture("a.html")
    assert "style" not in picture
    assert "script" not in picture
    assert re.findall(r"fill|stroke", picture) == []
