"""Which items make one entry at the foot of a page."""

from __future__ import annotations

import pytest
from edition.renderers.html.entries import entries

from edition.tei import local
from tests.reading.sample import read


def grouped(body: str, stream: str = "variants") -> list[tuple[list[str], str, str]]:
    """(words of the items, group, words of what the text shows) of each entry."""
    reading = read(body)
    return [
        (
            ["".join(item.itertext()) for item in entry.items],
            local(entry.group) if entry.group is not None else "",
            "".join(entry.shown.itertext()) if entry.shown is not None else "",
        )
        for entry in entries(reading.items[stream], reading.aside)
    ]


@pytest.mark.parametrize(
    ("body", "found"),
    [
        ("<p>a <del>b</del><del>c</del></p>", [(["b"], "", ""), (["c"], "", "")]),
        ("<p><choice><sic>a</sic><corr>b</corr></choice></p>", [(["a"], "choice", "b")]),
        ("<p><app><lem>a</lem><rdg>b</rdg><rdg>c</rdg></app></p>", [(["b", "c"], "app", "a")]),
        (
            "<p><app><lem>a</lem><rdgGrp><rdg>b</rdg></rdgGrp></app><app><lem>d</lem><rdg>e</rdg></app></p>",
            [(["b"], "app", "a"), (["e"], "app", "d")],
        ),
        ("<p><app><rdg>a</rdg><rdg>b</rdg></app></p>", [(["b"], "app", "a")]),
        ("<listApp><app><lem>a</lem><rdg>b</rdg></app></listApp>", [(["a", "b"], "app", "")]),
        # an app in a reading is an entry of its own
        (
            "<p><app><lem>a</lem><rdg>b <app><lem>c</lem><rdg>d</rdg></app></rdg></app></p>",
            [(["b cd"], "app", "a"), (["d"], "app", "c")],
        ),
    ],
)
def test_readings_of_one_place_stand_together(body: str, found: list[tuple[list[str], str, str]]) -> None:
    assert grouped(body) == found


def test_notes_stand_alone() -> None:
    assert grouped("<p>a<note>b</note><note>c</note></p>", "notes") == [(["b"], "", ""), (["c"], "", "")]


def test_nothing_makes_no_entry() -> None:
    assert grouped("<p>a</p>") == []
