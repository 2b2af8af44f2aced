"""Stylesheets to HTML: a project's own come first, read nothing but one another, and write nothing."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from edition.renderers.html.grafting import E
from edition.renderers.html.transforming import ENTRY, PASS_THROUGH, dense, stylesheet, transformed
from lxml import etree

from edition.errors import SettingsError
from edition.project import shelf

OURS = shelf("xslt")
SHEET = """<?xml version="1.0"?>{doctype}<xsl:stylesheet version="1.0" {attributes}
  xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:e="urn:edition:annotated">{templates}</xsl:stylesheet>"""
WHOLE = '<xsl:template match="/"><r><xsl:apply-templates select="//e:stream"/></r></xsl:template>'
STREAM = '<xsl:template match="e:stream"><div title="a&gt;b"><xsl:value-of select="."/></div></xsl:template>'


def sheet(templates: str, doctype: str = "", attributes: str = "") -> str:
    return SHEET.format(templates=templates, doctype=doctype, attributes=attributes)


def own(folder: Path, **sheets: str) -> tuple[Path, ...]:
    """A project's own stylesheets by their names, before ours."""
    folder.mkdir(exist_ok=True)
    for name, content in sheets.items():
        (folder / f"{name.replace('_', '-')}.xsl").write_text(content, encoding="utf-8")
    return folder, *OURS


def page(*streams: str) -> Any:
    root = etree.Element(f"{E}page")
    for words in streams:
        etree.SubElement(root, f"{E}stream").text = words
    return root


def made(page: Any, name: str, folders: tuple[Path, ...]) -> list[tuple[str, str]] | None:
    """The HTML of each stream, and its words."""
    found = transformed(page, name, folders)
    return None if found is None else [(stream.html, stream.words()) for stream in found]


class TestStreams:
    def test_each_with_its_html_and_its_words(self) -> None:
        assert made(page("a  b", "<c>"), PASS_THROUGH, OURS) == [("a  b", "ab"), ("&lt;c&gt;", "<c>")]

    def test_what_is_generated_is_no_word_of_the_text(self, tmp_path: Path) -> None:
        stream = '<xsl:template match="e:stream"><p>a<i class="x gen y">b<b>c</b></i>d<i class="genus">e</i></p></xsl:template>'
        found = made(page("x"), ENTRY, own(tmp_path, edition=sheet(WHOLE + stream)))
        assert found == [('a<i class="x gen y">b<b>c</b></i>d<i class="genus">e</i>', "ade")]

    def test_attributes_on_what_holds_a_stream(self, tmp_path: Path) -> None:
        assert made(page("x"), ENTRY, own(tmp_path, edition=sheet(WHOLE + STREAM))) == [("x", "x")]

    @pytest.mark.parametrize("holder", ["<br/>", "<img/>", "<xsl:comment>x</xsl:comment>", "<div/>"])
    def test_a_stream_that_holds_nothing(self, holder: str, tmp_path: Path) -> None:
        stream = f'<xsl:template match="e:stream">{holder}</xsl:template>'
        assert made(page("x"), ENTRY, own(tmp_path, edition=sheet(WHOLE + stream))) in ([("", "")], [("", "x")])

    @pytest.mark.parametrize(
        "templates", ["", '<xsl:template match="/"/>', '<xsl:template match="/"><r><a/><b/></r></xsl:template>']
    )
    def test_too_few_streams_or_too_many(self, templates: str, tmp_path: Path) -> None:
        assert made(page("x"), ENTRY, own(tmp_path, edition=sheet(templates))) is None

    def test_prefixes_of_a_stylesheet_stay_in_it(self, tmp_path: Path) -> None:
        stream = '<xsl:template match="e:stream"><p><b>a</b></p></xsl:template>'
        found = made(page("x"), ENTRY, own(tmp_path, edition=sheet(WHOLE + stream, attributes='xmlns:t="urn:t"')))
        assert found == [("<b>a</b>", "a")]

    def test_white_space_of_xml_alone_is_left_out(self) -> None:
        assert dense(" a\t\r\n b\u00a0c\u2003") == "ab\u00a0c\u2003"


class TestTheGuard:
    @pytest.mark.parametrize(
        ("content", "words"),
        [
            ("a&amp;b &lt;c> &#160;d", "a&b<c>\u00a0d"),
            ('a<i class="gen">b<b title="x">c</b></i>d', "a d"),
            ('a<i class="gen x">b<i>c</i></i>d', "ad"),
            ('a<i class="x gen">b</i>d', "ad"),
            ('a<i class="genus">e</i>', "ae"),
            ('<a title="&lt;x>">b</a>', "b"),
            ("<script>a &lt; b</script>", "a<b"),
            ("<xsl:comment>a > b</xsl:comment>c", "c"),
            ("a&#13;&#10;b", "a\rb"),
        ],
    )
    def test_the_words_and_no_others(self, content: str, words: str, tmp_path: Path) -> None:
        stream = f'<xsl:template match="e:stream"><div>{content}</div></xsl:template>'
        for other in (words + "x", words[:-1], words.swapcase(), "", "&lt;" + words):
            (found,) = transformed(page("x"), ENTRY, own(tmp_path, edition=sheet(WHOLE + stream))) or ()
            assert not found.says(other)
            assert found.says(words)

    def test_all_of_it_generated(self, tmp_path: Path) -> None:
        stream = '<xsl:template match="e:stream"><div class="gen">x</div></xsl:template>'
        (found,) = transformed(page("x"), ENTRY, own(tmp_path, edition=sheet(WHOLE + stream))) or ()
        assert not found.says("x")


class TestShelf:
    def test_the_first_folder_that_has_a_stylesheet(self, tmp_path: Path) -> None:
        folders = own(tmp_path, pass_through=sheet(WHOLE + STREAM))
        assert made(page("x"), PASS_THROUGH, folders) == [("x", "x")]

    def test_ours_may_be_imported_where_a_project_has_its_own(self, tmp_path: Path) -> None:
        mine = '<xsl:template match="e:stream"><p>!<xsl:apply-templates/></p></xsl:template>'
        mine = '<xsl:import href="ours:pass-through.xsl"/>' + mine
        assert made(page("x"), ENTRY, own(tmp_path, pass_through=sheet(mine))) == [("!x", "!x")]

    def test_it_is_compiled_once(self) -> None:
        assert stylesheet(ENTRY, OURS) is stylesheet(ENTRY, OURS)

    def test_entities_that_a_stylesheet_declares_itself(self, tmp_path: Path) -> None:
        stream = '<xsl:template match="e:stream"><p>&w;</p></xsl:template>'
        content = sheet(WHOLE + stream, doctype='<!DOCTYPE x [<!ENTITY w "word">]>')
        assert made(page("x"), ENTRY, own(tmp_path, edition=content)) == [("word", "word")]


WRONG = {
    "not well-formed": "<xsl:stylesheet",
    "empty": "",
    "no stylesheet": "<html/>",
    "an unknown element": sheet("<xsl:wish/>"),
    "no XPath": sheet("<xsl:template match='/'><xsl:value-of select='a['/></xsl:template>"),
    "itself": sheet('<xsl:import href="PLACE.xsl"/>'),
    "what is not there": sheet('<xsl:import href="nothing.xsl"/>'),
    "a file of the machine": sheet('<xsl:import href="file:///etc/passwd"/>'),
    "a file of another folder": sheet('<xsl:import href="../secret.xsl"/>'),
    "an address": sheet('<xsl:import href="http://localhost:9/x.xsl"/>'),
    "ours that is not there": sheet('<xsl:import href="ours:../../secret.xsl"/>'),
    "a folder": sheet('<xsl:import href="."/>'),
    "an entity of the machine": sheet(
        "<xsl:variable name='x'>&x;</xsl:variable>", '<!DOCTYPE x [<!ENTITY x SYSTEM "/etc/hostname">]>'
    ),
    "letters without escape": sheet(
        '<xsl:template match="x"><xsl:value-of select="." disable-output-escaping="yes"/></xsl:template>'
    ),
}


@pytest.mark.parametrize("place", ["edition", "divisions"])
@pytest.mark.parametrize("what", WRONG)
def test_what_is_wrong_with_a_stylesheet_is_said(what: str, place: str, tmp_path: Path) -> None:
    (tmp_path / "secret.xsl").write_text(sheet(WHOLE), encoding="utf-8")
    with pytest.raises(SettingsError) as raised:
        transformed(page("x"), ENTRY, own(tmp_path / "xslt", **{place: WRONG[what].replace("PLACE", place)}))
    assert "stylesheet" in raised.value.message
    assert "root:" not in raised.value.message


def test_a_doctype_fetches_nothing(tmp_path: Path) -> None:
    """Imported stylesheets are parsed by libxslt, which would follow a DOCTYPE."""
    (tmp_path / "secret.txt").write_text("secret", encoding="utf-8")
    doctype = f'<!DOCTYPE x SYSTEM "{tmp_path}/x.dtd" [<!ENTITY x SYSTEM "{tmp_path}/secret.txt">]>'
    stream = '<xsl:template match="e:stream"><p><xsl:apply-templates/>&x;</p></xsl:template>'
    for place in ("edition", "divisions"):
        folders = own(tmp_path / place, **{place: sheet(WHOLE + stream, doctype)})
        try:
            found = made(page("x"), ENTRY, folders)
        except SettingsError:
            continue
        assert found is None or "secret" not in str(found)


READING = (
    "document('/etc/passwd')",
    "document('file:///etc/passwd')",
    "document('../secret.xml')",
    "document('secret.xml')",
    "document('http://localhost:9/x')",
    "document('')//*[@secret]",
)


@pytest.mark.parametrize("call", READING)
def test_nothing_is_read_while_a_page_is_made(call: str, tmp_path: Path) -> None:
    (tmp_path / "secret.xml").write_text("<s>root:</s>", encoding="utf-8")
    stream = f'<xsl:template match="e:stream"><p><xsl:value-of select="{call}"/></p></xsl:template>'
    folders = own(tmp_path / "xslt", edition=sheet(WHOLE + stream))
    try:
        found = made(page("x"), ENTRY, folders)
    except SettingsError:
        return
    assert found is None or found == [("", "")]


@pytest.mark.parametrize(
    ("instruction", "namespace"),
    [
        (
            '<exsl:document href="{}">x</exsl:document>',
            'xmlns:exsl="http://exslt.org/common" extension-element-prefixes="exsl"',
        ),
        (
            '<xt:document href="{}">x</xt:document>',
            'xmlns:xt="http://www.jclark.com/xt" extension-element-prefixes="xt"',
        ),
        ('<sax:output file="{}">x</sax:output>', 'xmlns:sax="http://icl.com/saxon" extension-element-prefixes="sax"'),
        (
            '<red:write file="{}">x</red:write>',
            'xmlns:red="org.apache.xalan.xslt.extensions.Redirect" extension-element-prefixes="red"',
        ),
    ],
)
def test_nothing_is_written(instruction: str, namespace: str, tmp_path: Path) -> None:
    target = tmp_path / "written"
    stream = f'<xsl:template match="e:stream"><p>{instruction.format(target)}x</p></xsl:template>'
    try:
        transformed(page("x"), ENTRY, own(tmp_path / "xslt", edition=sheet(WHOLE + stream, attributes=namespace)))
    except SettingsError:
        pass
    assert not target.exists()
