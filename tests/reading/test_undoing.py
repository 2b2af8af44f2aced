"""Changes that were taken back, and those that were made again after all."""

from __future__ import annotations

import pytest

from tests.reading.sample import streams

D, A = '<del xml:id="d">old</del>', '<add xml:id="a">new</add>'


@pytest.mark.parametrize(
    ("words", "text", "variants"),
    [
        (f"{D} {A}", "new", "old"),
        (f'{D}<undo target="#d"/>', "old", ""),
        (f'<undo target="#d"/>{D}', "old", ""),
        ('<del xml:id=" d ">old</del><undo target="#d"/>', "old", ""),
        (f'x {A}<undo target="#a"/>', "x", "new"),
        (f'{D} {A}<undo target="#d #a"/>', "old", "new"),
        (f'{D}<undo target="#d"/><redo target="#d"/>', "", "old"),
        (f'{D}<undo xml:id="u" target="#d"/><redo target="#u"/>', "", "old"),
        (f'{D}<undo xml:id="u" target="#d"/><undo target="#u"/>', "", "old"),
        (f'{D}<undo xml:id="u" target="#d"/><redo xml:id="r" target="#u"/><undo target="#r"/>', "old", ""),
        (f'<subst xml:id="s">{D}{A}</subst><undo target="#s"/>', "old", "new"),
        (f'<mod xml:id="s">{D}{A}</mod><undo target="#s"/>', "old", "new"),
        (f'{D} x {A}<substJoin xml:id="j" target="#d #a"/><undo target="#j"/>', "old x", "new"),
        (f"<restore>{D}</restore>", "old", ""),
    ],
)
def test_the_reading_view_applies_them(words: str, text: str, variants: str) -> None:
    found = streams(f"<p>{words}</p>")
    assert (found.get("text", "").strip(), found.get("variants", "").strip()) == (text, variants)


@pytest.mark.parametrize(
    "step",
    [
        "<undo/>",
        '<undo target=""/>',
        '<undo target="#nowhere"/>',
        '<undo xml:id="u" target="#u"/>',
        '<undo xml:id="u" target="#v"/><undo xml:id="v" target="#u"/>',
        '<undo target="#p"/>',
    ],
)
def test_one_that_undoes_nothing_changes_nothing(step: str) -> None:
    assert streams(f'<p xml:id="p">x {D}{step}</p>') == {"text": "x\n", "variants": "old\n"}
