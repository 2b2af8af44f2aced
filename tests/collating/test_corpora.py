"""Witnesses that others have transcribed: chapters of the Frankenstein Variorum, read off what they become."""

from __future__ import annotations

import pytest
from lxml import etree

from edition.collating.collation import Wish, collate
from edition.collating.tokens import Normalization
from edition.collating.witnesses import read
from tests.checking.relaxng.jing import CORPORA
from tests.collating import rebuilding_by_hand

FOLDER = CORPORA / "frankenstein-variorum" / "2023-variorum-chapters"
GROUPS = (
    ("f1818_vol_1_letter_ii", "f1823_vol_1_letter_ii", "f1831_letter_ii"),
    ("f1818_vol_1_chapter_i", "f1823_vol_1_chapter_i", "f1831_chapter_i", "fMS_box_c56_chapter_10"),
)


@pytest.mark.parametrize("names", GROUPS, ids=lambda names: names[0])
@pytest.mark.parametrize("base", [0, 2])
def test_each_witness_comes_back(names: tuple[str, ...], base: int) -> None:
    files = [FOLDER / f"{name}.xml" for name in names]
    if not files[0].is_file():
        pytest.skip("the Frankenstein Variorum is not here")
    witnesses = read([("", path, path.read_bytes()) for path in files], Normalization())
    made = collate(witnesses, Wish(base=witnesses[base].siglum))
    for witness, path in zip(witnesses, files, strict=True):
        body = rebuilding_by_hand.body_of(path.read_bytes())
        assert rebuilding_by_hand.witness(made.data, witness.siglum) == rebuilding_by_hand.canonical(body)


def test_entries_are_those_of_its_editors() -> None:
    """In the letter, what the three editions differ in stands in entries of a few words."""
    files = [FOLDER / f"{name}.xml" for name in GROUPS[0]]
    if not files[0].is_file():
        pytest.skip("the Frankenstein Variorum is not here")
    witnesses = read([(f"f{path.name[1:5]}", path, path.read_bytes()) for path in files], Normalization())
    data = collate(witnesses, Wish()).data
    for entry in (
        '<lem wit="#f1818 #f1823">snow;</lem><rdg wit="#f1831">snow!</rdg>',
        '<rdg wit="#f1831">sympathise</rdg>',
    ):
        assert entry in data.decode()
    apps = [app for app in etree.fromstring(data).iter(rebuilding_by_hand.TEI + "app") if app.get("type") != "markup"]
    assert 20 < len(apps) < 60
