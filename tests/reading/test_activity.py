"""What a browser would run or fetch if it opened a source."""

from __future__ import annotations

import codecs

import pytest

from edition.reading.activity import is_live
from edition.reading.parsing import parse

XHTML, SVG = "http://www.w3.org/1999/xhtml", "http://www.w3.org/2000/svg"


def is_active(content: str, before: str = "", encoding: str = "utf-8") -> bool:
    mark = codecs.BOM_UTF16_LE if encoding == "utf-16-le" else b""
    return parse("a.xml", mark + f"{before}<TEI><text>{content}</text></TEI>".encode(encoding)).active


@pytest.mark.parametrize(
    "content",
    [
        "<p>a</p>",
        '<p onclick="a" style="b" rend="javascript:x">a</p>',
        "<script>a</script>",
        '<ref target="javascript:alert(1)">a</ref>',
        '<m:math xmlns:m="http://www.w3.org/1998/Math/MathML"><m:mi>x</m:mi></m:math>',
        f'<s:svg xmlns:s="{SVG}"><s:path d="M0"/></s:svg>',
        f'<h:a xmlns:h="{XHTML}" href="https://a.example">a</h:a>',
        "<p>&lt;script&gt;</p>",
    ],
)
def test_tei_and_drawings_do_nothing(content: str) -> None:
    assert not is_active(content)


@pytest.mark.parametrize(
    "content",
    [
        f'<h:script xmlns:h="{XHTML}">a</h:script>',
        f'<script xmlns="{XHTML}"/>',
        f'<h:img xmlns:h="{XHTML}" src="https://a.example/x"/>',
        f'<h:p xmlns:h="{XHTML}" onclick="a">b</h:p>',
        f'<h:p xmlns:h="{XHTML}" style="a">b</h:p>',
        f'<h:a xmlns:h="{XHTML}" href=" java&#10;script:a">b</h:a>',
        f'<h:a xmlns:h="{XHTML}" href="DATA:text/html,a">b</h:a>',
        f'<s:svg xmlns:s="{SVG}" onload="a"/>',
        f'<s:svg xmlns:s="{SVG}"><s:a xmlns:x="http://www.w3.org/1999/xlink" x:href="javascript:a"/></s:svg>',
        f'<s:svg xmlns:s="{SVG}"><s:set attributeName="href"/></s:svg>',
        '<x:transform xmlns:x="http://www.w3.org/1999/XSL/Transform" version="1.0"/>',
    ],
)
def test_elements_of_others_may(content: str) -> None:
    assert is_active(content)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16-le"])
@pytest.mark.parametrize(
    ("before", "active"),
    [
        ('<?xml-stylesheet href="a.xsl"?>', True),
        ("<?xml-model href='a.rng'?>", False),
        ('<!DOCTYPE TEI [<!ENTITY a "b">]>', False),
        (f'<!DOCTYPE TEI [<!ATTLIST p xmlns CDATA #FIXED "{XHTML}">]>', True),
    ],
)
def test_what_stands_before_the_root(before: str, active: bool, encoding: str) -> None:
    assert is_active("<p>a</p>", before, encoding) is active


def test_an_entity_hides_nothing() -> None:
    entity = f"<!DOCTYPE TEI [<!ENTITY a \"<h:script xmlns:h='{XHTML}'>b</h:script>\">]>"
    assert is_active("<p>&a;</p>", entity)
    assert is_active("<p>&a;&unknown;</p>", entity.replace("TEI [", 'TEI SYSTEM "tei.dtd" ['))


class TestPictures:
    """An SVG is shown as a picture, but whoever opens it alone opens a document."""

    DRAWING = '<path d="M0 0" fill="url(#g)"/><a href="#here"><text>a</text></a>'

    def svg(self, content: str, before: str = "", encoding: str = "utf-8") -> bytes:
        root = f'<svg xmlns="{SVG}" xmlns:xlink="http://www.w3.org/1999/xlink">{content}</svg>'
        mark = codecs.BOM_UTF16_LE if encoding == "utf-16-le" else b""
        return mark + f"{before}{root}".encode(encoding)

    def test_a_drawing_is_not_live(self) -> None:
        assert not is_live("a.svg", self.svg(self.DRAWING))
        assert not is_live("a.svg", self.svg(self.DRAWING, encoding="utf-16-le"))

    @pytest.mark.parametrize(
        "content",
        [
            "<script>1</script>",
            "<style>a {}</style>",
            '<path onload="1"/>',
            '<path style="fill: red"/>',
            '<a href="https://e.example/">a</a>',
            '<a xlink:href="javascript:1">a</a>',
            '<image xlink:href="a.png"/>',
            '<use href="b.svg#x"/>',
            "<foreignObject/>",
            '<animate attributeName="href" to="x"/>',
            f'<h:p xmlns:h="{XHTML}" onclick="1"/>',
            '<path fill="url(https://e.example/a.svg#g)"/>',
            "<path filter=\"url( 'b.svg#f')\"/>",
        ],
    )
    def test_one_that_would_run_or_fetch_something_is(self, content: str) -> None:
        assert is_live("a.svg", self.svg(content))
        assert is_live("A.SVG", self.svg(content))

    @pytest.mark.parametrize("encoding", ["utf-8", "utf-16-le"])
    def test_nor_may_one_declare_anything(self, encoding: str) -> None:
        assert is_live("a.svg", self.svg("", '<!DOCTYPE svg [<!ENTITY a "b">]>', encoding))
        assert is_live("a.svg", self.svg("", '<?xml-stylesheet href="a.css"?>', encoding))

    @pytest.mark.parametrize("data", [b"", b"<svg", b"\x89PNG"])
    def test_what_is_no_xml_is_not_published_as_one(self, data: bytes) -> None:
        assert is_live("a.svg", data)

    def test_other_pictures_run_nothing(self) -> None:
        assert not is_live("a.png", self.svg("<script>1</script>"))
