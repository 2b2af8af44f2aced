"""TABLE of signs: where additions stand, and which signs say so."""

from __future__ import annotations

import pytest
from edition.renderers.html.signs import ADDITIONS, EDITORS, POINTED, SIGNS, slot_of
from edition.renderers.html.words import catalogue


@pytest.mark.parametrize(
    ("place", "slot"),
    [
        ("above", "above"),
        ("superlinear", "above"),
        ("sublinear", "below"),
        ("margin", "margin"),
        ("marg", "margin"),
        ("left", "left"),
        ("left_margin", "left"),
        ("marginRight", "right"),
        ("top left", "top"),
        ("top_center", "top"),
        ("foot", "bottom"),
        ("superimposed", "over"),
        ("superimposed margin", "over"),
        ("margin right", "right"),
        ("nowhere above", "above"),
        ("inline", ""),
        ("intralinear", ""),
        ("", ""),
        ("__", ""),
    ],
)
def test_where_an_addition_stands(place: str, slot: str) -> None:
    assert slot_of(place) == slot


def test_every_sign_has_its_words() -> None:
    signs = [*ADDITIONS.values(), *SIGNS.values(), *EDITORS.values()]
    assert {sign.key for sign in signs} | set(POINTED) <= set(catalogue()["signs"])


def test_places_are_told_apart_by_signs() -> None:
    pairs = [(sign.before, sign.after) for sign in ADDITIONS.values()]
    assert len(set(pairs)) == len(pairs)
    assert all(before and after for before, after in pairs)
