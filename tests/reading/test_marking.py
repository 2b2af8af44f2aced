"""Readings with the signs of their editors, as the index of the apparatus shows them."""

from __future__ import annotations

import pytest

from tests.reading.sample import FakeContext, read


@pytest.mark.parametrize(
    ("reading", "surface", "shown"),
    [
        ("b", "b", "b"),
        ("<hi>b</hi>", "b", "b"),
        ("", "", ""),
        ("<surplus>in</surplus>", "in", "{in}"),
        ("a <supplied>b</supplied>c", "a bc", "a ⟨b⟩c"),
        ("a<gap/>", "a", "a[…]"),
        ("<gap>…</gap>", "…", "…"),
        ("<note>n</note>", "", "∅"),
        (
            "<subst>\n<del>the regrets</del>\n<add>the interest</add></subst>",
            "the interest",
            "⟦the regrets⟧ the interest",
        ),
        ("<del>all <supplied>of</supplied> it</del>", "", "⟦all ⟨of⟩ it⟧"),
        ("a<del> b </del>c", "ac", "a ⟦b⟧ c"),
        ("<restore><del>kept</del></restore> <surplus>b</surplus>", "kept b", "kept {b}"),
        ("<choice><sic>teh</sic><corr>the</corr></choice> <surplus>b<note>n</note></surplus>", "the b", "the {b}"),
        ("<surplus>a<lb/>b</surplus>", "a b", "{a b}"),
        ('<surplus>a<lb break="no"/>b</surplus>', "ab", "{ab}"),
        ("<app><lem>x</lem><rdg>y</rdg></app> <surplus>b</surplus>", "x b", "x {b}"),
    ],
)
def test_a_reading_with_its_signs(reading: str, surface: str, shown: str) -> None:
    """What is deleted is in no reading, and told; notes and alternatives have places of their own."""
    text = read(f"<p>a <app><lem>l</lem><rdg>{reading}</rdg></app></p>", FakeContext()).text
    found = text.apparatus[0].readings[0]
    assert (found.surface, found.shown) == (surface, shown)
