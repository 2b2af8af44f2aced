"""Texts that mean harm: nothing of theirs runs in a page, no name of theirs leaves the site or meets another's."""

from __future__ import annotations

import csv
import json
import unicodedata
from collections import Counter
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import unquote, urlsplit

import pytest

from tests.cli.conftest import Command
from tests.cli.running import NAMESPACE, XHTML, tei, tree, write

ELEMENTS = frozenset(
    "html head meta title link body a nav main header h1 h2 h3 p article section div span ol ul li dl dt dd b q code"
    " bdi br button abbr time small em strong table thead tbody tr th td cite sup label footer summary details".split()
)
ATTRIBUTES = frozenset(
    "class id href rel lang dir role charset name content http-equiv title type datetime scope aria-label aria-level"
    " aria-current aria-describedby aria-hidden aria-labelledby hreflang".split()
)


class Page(HTMLParser):
    """What a browser would make of a page, as far as harm goes."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.elements: Counter[str] = Counter()
        self.attributes: list[tuple[str, str]] = []
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements[tag] += 1
        self.attributes += ((name, value or "") for name, value in attrs)


def pages(site: Path) -> dict[str, Page]:
    return {path.relative_to(site).as_posix(): Page(path.read_text(encoding="utf-8")) for path in site.rglob("*.html")}


def assert_harmless(site: Path) -> None:
    for path, page in pages(site).items():
        assert set(page.elements) <= ELEMENTS, path
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
    assert 'href="https://good.example/?a=1&amp;b=%22&quot;"' in shown
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


# ------------------------------------------------------------------------------------------------------------- names

LONG = "x" * 300
IDS = (
    "con CON Con.x nul aux.b index INDEX ../../x ../../../etc/passwd . .. .hidden -rf ~ a/b a\\b a:b a?b a#b a%20b a%2Fb"
    f" a&b a<b a>b a\"b a'b a*b a|b a;b a,b {LONG} {LONG}y {'é' * 200} é e\u0301 É ß ss SS ﬁ fi İ i I ı \u202egpj.a ab\u200b ab"
    " Ab aB AB static texts data 名前 كتاب 🙂 com1 lpt9.txt a. a.. x.html x.xml.txt x.notes x"
).split()


def folded(path: str) -> str:
    """As a disk sees it that tells neither case nor normalization apart."""
    return unicodedata.normalize("NFD", unicodedata.normalize("NFD", path).casefold())


def assert_sound_names(site: Path) -> None:
    paths = [path.relative_to(site).as_posix() for path in site.rglob("*")]
    assert [many for many in Counter(map(folded, paths)).items() if many[1] > 1] == []
    for path in paths:
        name = path.rpartition("/")[2]
        assert name == ".edition-site.json" or not name.startswith((".", "-", "~")), path
        assert not name.endswith((".", " ")), path
        assert len(name.encode()) <= 200, path
        assert not set(name) & set('<>:"/\\|?*\x7f'), path
        assert name.isprintable(), path
        assert name.partition(".")[0].lower() not in ("con", "prn", "aux", "nul", "com1", "lpt9"), path


def rows(site: Path, table: str) -> list[dict[str, str]]:
    with (site / f"data/{table}.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def assert_addresses_lead_somewhere(site: Path) -> None:
    """Every address of a table and of a page leads to a file of the site, written as the file system has it."""
    names = set(tree(site))
    for table in ("persons", "texts", "mentions"):
        for row in rows(site, table):
            assert unquote(row["url"].partition("#")[0]) in names, row
    for path, page in pages(site).items():
        for name, value in page.attributes:
            if name == "href" and not urlsplit(value).scheme and not value.startswith("#"):
                target = (site / path).parent / unquote(value.partition("#")[0])
                assert target.is_file(), (path, value)


def escaped(text: str) -> str:
    return text.replace("&", "&amp;").replace("<", "&lt;").replace('"', "&quot;")


def test_ids_of_entries_become_sound_file_names(tmp_path: Path, edition: Command) -> None:
    entries = "".join(f'<person xml:id="{escaped(i)}"><persName>N {n}</persName></person>' for n, i in enumerate(IDS))
    names = "".join(f'<p><persName ref="#{escaped(i)}">n</persName></p>' for i in IDS)
    register = f"<standOff {NAMESPACE}><listPerson>{entries}</listPerson></standOff>"
    write(tmp_path / "src", {"a.xml": tei(names), "registers.xml": register})
    assert edition("build", "src").code in (0, 1)
    assert_sound_names(tmp_path / "site")
    assert_addresses_lead_somewhere(tmp_path / "site")
    assert {row["id"].removeprefix("'") for row in rows(tmp_path / "site", "persons")} >= {
        i for i in IDS if i[0] not in "-="
    }
    assert all(int(row["mentions"]) >= 1 for row in rows(tmp_path / "site", "persons"))


def test_ids_without_entries_become_sound_file_names(tmp_path: Path, edition: Command) -> None:
    names = "".join(f'<p><persName key="{escaped(i)}">n</persName><rs ref="#{escaped(i)}">m</rs></p>' for i in IDS)
    register = (
        f'<standOff {NAMESPACE}><listPerson><person xml:id="Ab"><persName>A</persName></person></listPerson></standOff>'
    )
    write(tmp_path / "src", {"a.xml": tei(names), "registers.xml": register})
    assert edition("build", "src").code in (0, 1)
    assert_sound_names(tmp_path / "site")
    assert_addresses_lead_somewhere(tmp_path / "site")


def test_ids_of_texts_become_sound_file_names(tmp_path: Path, edition: Command) -> None:
    files: dict[str, str | bytes] = {
        f"{n}.xml": tei(f"<p>{n}<note>y</note><del>z</del></p>", attributes=f'xml:id="{escaped(i)}"')
        for n, i in enumerate(IDS)
    }
    write(tmp_path / "src", files)
    assert edition("build", "src").code in (0, 1)
    assert_sound_names(tmp_path / "site")
    assert_addresses_lead_somewhere(tmp_path / "site")
    assert sorted(
        p.read_text(encoding="utf-8") for p in (tmp_path / "site/texts").glob("*.txt") if one_of_texts(p)
    ) == sorted(f"{n}\n" for n in range(len(IDS)))


def one_of_texts(path: Path) -> bool:
    return path.name.rpartition(".")[0] in {p.name.removesuffix(".html") for p in path.parent.glob("*.html")}


NAMES = (
    "con a.b A.b a-b a.xml a.notes a.variants a.XML A a a?b#c%20 q'\"<&> é e\u0301 -o a.2 index sub/a sub/A SUB/a sub.a"
    f" {'y' * 240} 🙂 a;b a:b a*b"
).split()


def test_names_of_files_become_sound_file_names(tmp_path: Path, edition: Command) -> None:
    names = [*NAMES, "a b", "a-b.2", "a - b"]
    files: dict[str, str | bytes] = {f"{n}.xml": tei(f"<p>{escaped(n)}<note>y</note></p>") for n in names}
    write(tmp_path / "src", files)
    said = edition("build", "src", "--all")
    assert said.code in (0, 1)
    assert "text-id-collision" in said.err
    assert_sound_names(tmp_path / "site")
    assert_addresses_lead_somewhere(tmp_path / "site")
    on_disk = len([path for path in (tmp_path / "src").rglob("*.xml") if path.is_file()])
    assert json.loads((tmp_path / "site/data/edition.json").read_text(encoding="utf-8"))["counts"]["texts"] == on_disk


def test_odd_ids_in_a_page(tmp_path: Path, edition: Command) -> None:
    """Passages keep their odd ids as anchors, and rows lead to them."""
    odd = [i for i in IDS if i not in (".", "..")]
    body = (
        "".join(f'<p xml:id="{escaped(i)}"><name>n</name></p>' for i in odd) + '<p xml:id="ui-main"><name>n</name></p>'
    )
    write(tmp_path / "src", {"a.xml": tei(body)})
    assert edition("build", "src").code in (0, 1)
    page = pages(tmp_path / "site")["texts/a.html"]
    ids = Counter(value for name, value in page.attributes if name == "id")
    assert [many for many in ids.items() if many[1] > 1] == []
    for row in rows(tmp_path / "site", "mentions"):
        assert unquote(row["url"].partition("#")[2]) in ids
