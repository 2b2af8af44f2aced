"""``benchmarks/prose_gold.py``: the gold of prose is whole, and read for what it says."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from lxml import etree

from benchmarks import prose, prose_gold

FILES = sorted(prose.FOLDER.glob("*.xml"))
TEXTS = prose_gold.texts(prose.FOLDER)


def test_there_are_24_texts_in_two_halves() -> None:
    assert len(TEXTS) == 24
    assert sum(one.is_odd for one in TEXTS) == 12


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_every_pointer_leads_to_an_entry(path: Path) -> None:
    ids = set(re.findall(r'xml:id="([\w-]+)"', (prose.FOLDER / "registers.xml").read_text(encoding="utf-8")))
    assert set(re.findall(r"registers\.xml#([\w-]+)", path.read_text(encoding="utf-8"))) <= ids


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_the_markup_taken_off_leaves_the_words(path: Path) -> None:
    if path.name == "registers.xml":
        return
    plain = etree.fromstring(prose_gold.read(path).plain.encode())
    assert "".join(plain.itertext()) == "".join(etree.parse(path).getroot().itertext())
    body = plain.find(".//{*}body")
    assert body is not None
    assert not set(prose_gold.QUOTING) & {etree.QName(one).localname for one in body.iter("*")}


@pytest.mark.parametrize("one", TEXTS, ids=lambda one: one.path)
def test_what_is_quoted_stands_between_marks_or_behind_a_dash(one: prose_gold.Text) -> None:
    for marked in one.quotations.values():
        before = one.plain[: marked.start].rstrip(" \u00a0")
        assert before[-1] in "“‘《\"'«»„‚›—–…" or before.endswith((",", ".", "!", ">")), one.plain[marked.start :][:40]


def test_a_title_between_marks_is_a_quotation_and_a_name() -> None:
    text = next(one for one in TEXTS if one.path == "ellen-marsh.xml")
    titles = {text.plain[start:end] for (start, end), one in text.quotations.items() if one.element == "title"}
    assert "The Landlady’s Apology" in titles
    assert "A Lamp on It" not in titles
    assert any(one.key == "marsh-lamp" for one in text.names.values())
