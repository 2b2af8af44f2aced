"""The page of the diplomatic view, and what leads to it."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from edition.renderers.html import HtmlRenderer
from edition.renderers.html.diplomatic import diplomatic_page
from edition.renderers.html.frame import frame_of

from edition.model import Artifact, Problem
from tests.reading.sample import FakeContext, read
from tests.renderers.documents import page
from tests.renderers.sample import files
from tests.renderers.test_html_transforming import own, sheet


def made(body: str, header: str = "") -> dict[str, str]:
    context = FakeContext()
    return files(HtmlRenderer().text(read(body, context, header), context))


def test_a_text_with_layers_has_two_pages_that_lead_to_each_other() -> None:
    pages = made("<p>a<del>b</del></p>")
    assert set(pages) == {"texts/a.html", "texts/a~diplomatic.html"}
    assert '<a href="a~diplomatic.html">Diplomatic view</a>' in pages["texts/a.html"]
    assert '<a href="a.html">Reading text</a>' in pages["texts/a~diplomatic.html"]


@pytest.mark.parametrize("body", ["<p>a</p>", "<p>a<gap/></p>", "<p>a<app><lem>b</lem><rdg>c</rdg></app></p>"])
def test_one_without_has_one(body: str) -> None:
    pages = made(body)
    assert not any("~diplomatic" in name for name in pages)
    assert "iplomatic" not in pages["texts/a.html"]
    assert page(body) == ""


def test_the_legend_says_what_the_signs_mean() -> None:
    content = page('<p><add place="above">a</add><unclear>b</unclear></p>')
    legend = re.findall(r"<dt><span[^>]*>([^<]*)</span></dt><dd>([^<]*)</dd>", content.partition('id="ui-legend"')[2])
    assert legend == [("\\ … /", "added above the line"), (" … ?", "not read with certainty")]
    assert '<a href="#ui-legend">' in content
    assert "ui-hands" not in content


def test_without_signs_there_is_no_legend() -> None:
    content = page("<p>a<choice><abbr>b</abbr><abbr>c</abbr></choice></p>")
    assert "ui-legend" not in content
    assert "bc" in re.sub("<[^>]*>", "", content)


def test_a_stylesheet_that_loses_a_letter_is_told_of_and_none_is_lost(tmp_path: Path) -> None:
    losing = '<xsl:template match="tei:del"/><xsl:template match="tei:add">x<xsl:apply-templates/></xsl:template>'
    mine = f'<xsl:import href="ours:diplomatic.xsl"/>{losing}'
    folders = own(tmp_path / "xslt", diplomatic=sheet(mine, attributes='xmlns:tei="http://www.tei-c.org/ns/1.0"'))
    context = FakeContext(shelves={"xslt": folders[:1]})
    body = '<surface><zone hand="#A"><line>a<del>b</del><add hand="#B">c</add></line></zone></surface>'
    *problems, artifact = diplomatic_page(read(body, context), context, frame_of("", None))
    assert [p.slug for p in problems if isinstance(p, Problem)] == ["text-lost"]
    assert isinstance(problems[0], Problem)
    assert problems[0].message.startswith("in the diplomatic view, the stylesheets in xslt/ do not give every letter")
    assert isinstance(artifact, Artifact)
    assert isinstance(artifact.content, bytes)
    assert re.search(r'<span class="tei-del"[^>]*>b</span>', artifact.content.decode())


def test_there_is_no_script_of_others_and_no_style_in_it() -> None:
    content = page('<p rend="color:red" style="x"><add hand="#A" place="javascript:x">a</add></p>')
    assert re.findall("<script[^>]*>", content) == ['<script src="../static/reading.js" defer>']
    assert "style=" not in content
