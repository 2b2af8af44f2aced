"""Pieces in HTML: together the words of the stream, or nothing."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from edition.renderers.html.beside import Beside
from edition.renderers.html.body import render
from edition.renderers.html.cutting import cut
from edition.renderers.html.grafting import E, ours
from edition.renderers.html.pieces import in_html
from edition.renderers.html.transforming import ENTRY, PASS_THROUGH
from edition.renderers.html.words import catalogue

from edition.project import Project, shelf
from edition.tei import tag
from tests.reading.sample import read
from tests.renderers.bodies import CONTEXT, Words, copied

OURS = shelf("xslt")
BODY = '<p>a<pb n="1" facs="a.jpg"/>b</p><p>c</p>'


def pieces() -> tuple[Any, list[tuple[Any, Any]]]:
    """An annotated copy, and its running text cut at the page break."""
    page = copied(BODY)
    page.insert(0, ours("words", **catalogue()["text"]))
    stream = page.find(f"{E}stream")
    return page, cut(stream, {stream.find(f".//{tag('pb')}"): 1})


@pytest.mark.parametrize("sheet", [ENTRY, PASS_THROUGH])
def test_each_piece_with_its_key(sheet: str) -> None:
    page, parts = pieces()
    found = in_html(page, parts, "a b\nc\n", sheet, OURS)
    assert found is not None
    assert [key for key, _ in found] == ["before", 1]
    assert [Words(html).text for _, html in found] == ["a", "bc"]
    assert found[1][1].count("<p ") == (2 if sheet == ENTRY else 0)


def test_words_that_are_not_those_of_the_stream() -> None:
    page, parts = pieces()
    assert in_html(page, parts, "a b\nc d\n", ENTRY, OURS) is None


@pytest.mark.parametrize("untrusted", [False, True])
def test_a_stylesheet_that_does_for_the_whole_alone(tmp_path: Path, untrusted: bool) -> None:
    """It loses what stands in a paragraph that begins with a page break: no such one is there before the text is cut."""
    (tmp_path / "xslt").mkdir()
    (tmp_path / "xslt" / "edition.xsl").write_text(
        '<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:tei="http://www.tei-c.org/ns/1.0">'
        '<xsl:import href="ours:edition.xsl"/><xsl:template match="tei:p[not(text()[1]/following-sibling::tei:pb) and tei:pb]"/>'
        "</xsl:stylesheet>",
        encoding="utf-8",
    )
    project = Project(folder=tmp_path, untrusted=untrusted)
    context = replace(CONTEXT, project=project, shelves={"xslt": (tmp_path / "xslt",)})
    reading = read(BODY, context)
    beside = Beside(reading, context)
    body = render(reading, context, beside=beside)
    assert body.problems == ()
    assert [key for key, _ in beside.made["leaves"]] == ["before", 1]
    assert "<p " not in beside.made["leaves"][1][1]
    assert "<p " in dict(body.streams)["text"]
