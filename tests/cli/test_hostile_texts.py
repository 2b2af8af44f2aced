"""Texts that mean harm: nothing of theirs runs in a page, no name of theirs leaves the site or meets another's."""

from __future__ import annotations

import json
from pathlib import Path
from urllib.parse import urlsplit

import pytest

from tests.cli.conftest import Command
from tests.cli.judging import pages
from tests.cli.running import NAMESPACE, XHTML, tei, write

ELEMENTS = frozenset(
    "html head meta title link body a nav main header h1 h2 h3 h4 h5 h6 p blockquote figure img sub ins br article section"
    " div span ol ul li dl dt dd b q code"
    " bdi br button abbr time small em strong table thead tbody tr th td cite sup label footer summary details"
    " fieldset legend input aside svg rect text figcaption i line circle desc".split()
) | {"script of ours", "data"}
ATTRIBUTES = frozenset(
    "class id href src alt loading open rowspan colspan"
    " rel lang dir role charset name content http-equiv title type datetime scope aria-label aria-level"
    " aria-current aria-describedby aria-hidden aria-labelledby hreflang aria-colspan"
    " for checked tabindex x y width height viewbox text-anchor hidden defer download autocomplete spellcheck cx cy r x1 y1 x2 y2"
    " data-cite data-title data-of data-address data-copy data-copied data-close".split()
)


def assert_harmless(site: Path) -> None:
    for path, page in pages(site).items():
        assert set(page.elements) <= ELEMENTS, path
        assert all("<" not in data and json.loads(data) for data in page.data), path
        assert {name for name, _ in page.attributes} <= ATTRIBUTES, path
        for name, value in page.attributes:
            if name == "href":
                scheme = urlsplit(value.strip()).scheme
                assert scheme in ("", "http", "https", "mailto"), (path, value)
                assert scheme or not value.startswith("//"), (path, value)


MARKUP = "&lt;/title>&lt;script>alert(1)&lt;/script>&quot; onload=&quot;alert(1)' onclick='alert(1)"
HOSTILE = tei(
    f"""<head>{MARKUP}</head>
<p onclick="alert(1)" style="x:y" rend="a&quot; onclick=&quot;alert(1)" rendition="#b' c" type="{MARKUP}">
<ref target="javascript:alert(1)">a</ref> <ref target=" JaVaScRiPt:alert(1)">b</ref>
<ref target="&#9;java&#10;script:alert(1)">c</ref> <ref target="data:text/html,x">d</ref>
<ref target="vbscript:x">e</ref> <ref target="//evil.example/x">f</ref> <ref target="\\\\evil.example/x">g</ref>
<ref target="https://good.example/?a=1&amp;b=%22&quot;">h</ref> <ptr target="javascript:alert(1)"/>
<graphic url="javascript:alert(1)"/><graphic url="https://evil.example/spy.gif"/><media url="data:text/html,x" mimeType="x"/>
<persName ref="javascript:alert(1)" type="{MARKUP}">i</persName> <persName key="{MARKUP}">{MARKUP}</persName>
<persName ref="https://x.example/&quot;>&lt;script>">k</persName>
<said who="{MARKUP}" toWhom="javascript:alert(1)">l</said> <quote source="javascript:alert(1)">m</quote>
<app><lem wit="#{MARKUP}">n</lem><rdg wit="#&lt;b>" type="&lt;b>">o</rdg></app>
<note n="&lt;b>" place="{MARKUP}">p</note><pb n="{MARKUP}" facs="javascript:alert(1)"/><gap reason="{MARKUP}"/>
<x:script xmlns:x="http://www.w3.org/1999/xhtml">alert(1)</x:script><script {XHTML}>alert(2)</script>
<img {XHTML} src="x" onerror="alert(1)"/><svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"><script>alert(3)</script></svg>
</p><div xml:base="https://evil.example/"><p><ref target="other.xml">q</ref></p></div>
<sp who="{MARKUP}"><speaker>{MARKUP}</speaker><p>r</p></sp>
<div type="session" xml:id="s"><head>{MARKUP}</head><p>t</p></div>""",
    MARKUP,
    f'xml:lang="{MARKUP}" xml:base="javascript:alert(1)"',
)
REGISTER = f"""<standOff {NAMESPACE}><listPerson><person xml:id="{MARKUP}" type="{MARKUP}" sex="{MARKUP}">
<persName>{MARKUP}</persName><idno type="{MARKUP}">javascript:alert(1)</idno><idno>https://x.example/">&lt;script></idno>
<note>{MARKUP}</note></person></listPerson><listEvent><event xml:id="e" type="session" when="{MARKUP}" where="{MARKUP}">
<label>{MARKUP}</label></event></listEvent></standOff>"""
SETTINGS = """title = "</title><script>alert(1)</script>"
edition_version = '"><script>alert(1)</script>'
"""


def test_nothing_of_a_text_runs_in_a_page(tmp_path: Path, edition: Command) -> None:
    files = {"a.xml": HOSTILE, "registers.xml": REGISTER, "other.xml": tei("<p>x</p>"), "edition.toml": SETTINGS}
    write(tmp_path / "src", files)
    said = edition("build", "src")
    assert said.code in (0, 1)
    assert_harmless(tmp_path / "site")
    shown = (tmp_path / "site/texts/a.html").read_text(encoding="utf-8")
    for words in ("alert(2)", "alert(3)", "&lt;/title&gt;&lt;script&gt;"):
        assert words in shown
    assert """href='https://good.example/?a=1&amp;b=%22"'""" in shown
    assert "evil.example/x" not in "".join(value for _, value in pages(tmp_path / "site")["texts/a.html"].attributes)


def test_every_page_forbids_what_it_does_not_need(tmp_path: Path, edition: Command) -> None:
    write(tmp_path / "src", {"a.xml": HOSTILE})
    edition("build", "src")
    policy = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self';"
    for path, page in pages(tmp_path / "site").items():
        (stated,) = [
            v
            for (n, v), (_, w) in zip(page.attributes[1:], page.attributes, strict=False)
            if w == "Content-Security-Policy"
        ]
        assert stated.startswith(policy), path


DECLARED = "<!DOCTYPE TEI [{}]>"
ACTIVE: dict[str, str | bytes] = {
    "script": tei(f"<p>x<script {XHTML}>alert(1)</script></p>"),
    "prefix": tei('<p>x<h:script xmlns:h="http://www.w3.org/1999/xhtml">alert(1)</h:script></p>'),
    "prefix of another script": tei('<p>x<é:script xmlns:é="http://www.w3.org/1999/xhtml">alert(1)</é:script></p>'),
    "SVG": tei('<p>x<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg></p>'),
    "SVG that sets": tei(
        '<p>x<svg xmlns="http://www.w3.org/2000/svg"><a><set attributeName="href" to="java&#x73;cript:x"/></a></svg></p>'
    ),
    "event": tei(f'<p>x<b {XHTML} onclick="alert(1)">y</b></p>'),
    "address": tei(f'<p>x<a {XHTML} href=" java&#115;cript:alert(1)">y</a></p>'),
    "image": tei(f'<p>x<img {XHTML} src="https://evil.example/spy.gif"/></p>'),
    "frame": tei(f'<p>x<iframe {XHTML} srcdoc="&lt;script>alert(1)&lt;/script>"/></p>'),
    "refresh": tei(f'<p>x<meta {XHTML} http-equiv="refresh" content="0;url=https://evil.example"/></p>'),
    "style": tei(f'<p>x<style {XHTML}>@import "https://evil.example/x.css";</style></p>'),
    "style of an element": tei(f'<p>x<b {XHTML} style="background: url(https://evil.example/)">y</b></p>'),
    "stylesheet": '<?xml-stylesheet href="x.xsl" type="text/xsl"?>' + tei("<p>x</p>"),
    "namespace in disguise": tei('<p>x<img xmlns="http://www.w3.org/1999&#47;xhtml" src="y" onerror="alert(1)"/></p>'),
    "entity": tei(
        "<p>x &s;</p>",
        before=DECLARED.format(
            "<!ENTITY s \"&#60;script xmlns='http://www.w3.org/1999/xhtml'>alert(1)&#60;/script>\">"
        ),
    ),
    "entity of a namespace": tei(
        '<p>x<script xmlns="&n;">alert(1)</script></p>',
        before=DECLARED.format('<!ENTITY n "http://www.w3.org/1999/xhtml">'),
    ),
    "declared attribute": tei(
        f"<p>x<q {XHTML}>y</q></p>", before=DECLARED.format('<!ATTLIST q onmouseover CDATA "alert(1)">')
    ),
    "declared namespace": tei(
        "<p>x<q>y</q></p>",
        before=DECLARED.format('<!ATTLIST q xmlns CDATA "http://www.w3.org/1999/xhtml" onclick CDATA "alert(1)">'),
    ),
    "UTF-16": ("\ufeff" + tei(f"<p>x<script {XHTML}>alert(1)</script></p>")).encode("utf-16-le"),
    "UTF-16 without a mark": ('<?xml version="1.0"?>' + tei(f"<p>x<script {XHTML}>alert(1)</script></p>")).encode(
        "utf-16-be"
    ),
    "stylesheet in UTF-16": ('<?xml version="1.0"?><?xml-stylesheet href="x"?>' + tei("<p>x</p>")).encode("utf-16-le"),
}


@pytest.mark.parametrize("name", ACTIVE)
def test_a_source_that_a_browser_would_run_is_published_as_plain_text(
    tmp_path: Path, edition: Command, name: str
) -> None:
    content = ACTIVE[name]
    write(tmp_path / "src", {"a.xml": content})
    said = edition("build", "src")
    assert said.code in (0, 1)
    assert "warning[active-source]" in said.err
    published = {path.name for path in (tmp_path / "site/texts").iterdir() if ".xml" in path.name}
    assert published == {"a.xml.txt"}
    bare = content if isinstance(content, bytes) else content.encode()
    assert (tmp_path / "site/texts/a.xml.txt").read_bytes() == bare
    assert_harmless(tmp_path / "site")
    links = [value for _, value in pages(tmp_path / "site")["texts/a.html"].attributes]
    assert "a.xml.txt" in links
    assert "a.xml" not in links


QUIET = {
    "words": tei("<p>The &lt;script> calls onclick= 'javascript:' and xml-stylesheet by name.</p>"),
    "formula": tei('<p>x<math xmlns="http://www.w3.org/1998/Math/MathML"><mi>y</mi></math></p>'),
    "picture": tei('<p>x<svg xmlns="http://www.w3.org/2000/svg"><path d="M0 0"/></svg></p>'),
    "element of ours": tei("<p>x<script>not XHTML</script></p>"),
    "model": '<?xml-model href="tei_all.rng"?>' + tei("<p>x</p>"),
}


@pytest.mark.parametrize("name", QUIET)
def test_a_source_that_a_browser_only_shows_stays_xml(tmp_path: Path, edition: Command, name: str) -> None:
    write(tmp_path / "src", {"a.xml": QUIET[name]})
    assert "active-source" not in edition("build", "src").err
    assert (tmp_path / "site/texts/a.xml").exists()
