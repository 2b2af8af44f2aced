"""Line and column of elements, from the bytes: compared with what is written down while the bytes are made."""

from __future__ import annotations

import codecs
from dataclasses import dataclass, field

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from edition.model import Place
from edition.reading.places import BEFORE, SHOWN, ExpatError, decode, depth, excerpt, of_element, of_error, written

ENCODINGS = {
    "utf-8": b"",
    "utf-8 with BOM": codecs.BOM_UTF8,
    "utf-16-le": codecs.BOM_UTF16_LE,
    "utf-16-be": codecs.BOM_UTF16_BE,
    "iso-8859-1": b"",
}
FILLINGS = [
    "",
    " ",
    "a b",
    "\u00e9\u00fc",
    "\n",
    "\n\n\t",
    "<!-- <p> -->",
    "<?x <p> ?>",
    "<![CDATA[<p>]]>",
    "&lt;p&gt;",
]
ATTRIBUTES = ["", ' n="1"', "\n  n='\u00e9'", ' n="a&#10;b"']


@dataclass
class Writer:
    """Writes a document, and down where each element begins (line, column in characters)."""

    out: list[str] = field(default_factory=list)
    places: list[tuple[int, int]] = field(default_factory=list)

    def write(self, text: str) -> None:
        self.out.append(text)

    def element(self, attributes: str, fillings: list[str], children: list[tuple[str, list[str], list]]) -> None:
        before = "".join(self.out)
        self.places.append((before.count("\n") + 1, len(before) - before.rfind("\n")))
        self.write(f"<p{attributes}>")
        for filling in fillings:
            self.write(filling)
        for child in children:
            self.element(*child)
            self.write(fillings[0] if fillings else "")
        self.write("</p>")


leaves = st.tuples(st.sampled_from(ATTRIBUTES), st.lists(st.sampled_from(FILLINGS), max_size=3), st.just([]))
trees = st.recursive(
    leaves,
    lambda inner: st.tuples(
        st.sampled_from(ATTRIBUTES), st.lists(st.sampled_from(FILLINGS), max_size=3), st.lists(inner, max_size=3)
    ),
    max_leaves=6,
)


@settings(max_examples=60)
@given(trees, st.sampled_from(sorted(ENCODINGS)), st.sampled_from(["\n", "\r\n", "\r"]), st.sampled_from(["", "\n"]))
def test_every_element_is_found(tree: tuple, encoding: str, line_end: str, before: str) -> None:
    writer, codec = Writer(), encoding.split(maxsplit=1)[0]
    writer.write(
        f'<?xml version="1.0" encoding="{codec.rpartition("-le")[0] or codec.rpartition("-be")[0] or codec}"?>'
    )
    writer.write(before)
    writer.element(*tree)
    text = "".join(writer.out)
    data = ENCODINGS[encoding] + text.replace("\n", line_end).encode(codec)
    lines = text.split("\n")
    known = list(enumerate(writer.places))
    for ordinal, (line, column) in (*known, *reversed(known)):  # in whatever order they are asked for
        place, shown = of_element("a.xml", data, ordinal)
        assert (place.line, place.column) == (line, column)
        assert shown == excerpt(lines[line - 1], column)


class TestAttributes:
    XML = b'<TEI>\n<p xml:id="a" id="b"\n   n="c">id="d"</p></TEI>'

    @pytest.mark.parametrize(
        ("attribute", "line", "column"), [("xml:id", 2, 4), ("id", 2, 15), ("n", 3, 4), ("ref", 2, 1)]
    )
    def test_they_are_found_in_their_tag_alone(self, attribute: str, line: int, column: int) -> None:
        place, source = of_element("a.xml", self.XML, 1, attribute)
        assert (place.line, place.column) == (line, column)
        assert source == self.XML.decode().split("\n")[line - 1]

    @pytest.mark.parametrize(
        ("value", "begin", "end"),
        [("#a", 15, 17), ("#ab", 11, 14), ("b", 13, 14), ("not as written", 11, 29), ("", 10, 30), (None, 6, 30)],
    )
    def test_so_are_the_characters_of_a_value(self, value: str | None, begin: int, end: int) -> None:
        place, _ = of_element("a.xml", b"<TEI ref='#ab #a &amp; &#35;'/>", 0, "ref", value)
        assert place == Place("a.xml", 1, begin, 1, end)

    def test_what_stands_in_another_one_is_none(self) -> None:
        assert of_element("a.xml", b'<TEI n="ref=1 > 2" ref="#a"/>', 0, "ref")[0].column == 20

    def test_blanks_around_the_sign_do_not_hide_them(self) -> None:
        assert of_element("a.xml", b'<TEI n = "1"/>', 0, "n")[0].column == 6


def test_characters_outside_the_basic_plane_count_once() -> None:
    assert of_element("a.xml", "<TEI>\U0001d11e\U0001d11e<p/></TEI>".encode("utf-16"), 1)[0].column == 8


def test_lines_beyond_what_libxml2_counts() -> None:
    data = b"<TEI>" + b"\n" * 70_000 + b"<p/></TEI>"
    assert of_element("a.xml", data, 1)[0] == Place("a.xml", 70_001, 1, 70_001, 3)


def test_after_a_mistake_nothing_has_a_place_of_its_own() -> None:
    assert of_element("a.xml", b"<TEI>\n<p></TEI>", 5)[0] == Place("a.xml", 1, 1, 1, 5)


class TestDecoding:
    @pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "latin-1", "cp1252"])
    def test_by_mark_or_declaration(self, encoding: str) -> None:
        text = f'<?xml version="1.0" encoding="{encoding.removesuffix("-sig")}"?><p>\u00e9</p>'
        assert decode(text.encode(encoding)) == text

    @pytest.mark.parametrize("encoding", ["klingon", "idna", "undefined", "hex"])
    def test_an_unknown_encoding_shows_its_bytes(self, encoding: str) -> None:
        assert decode(f'<?xml version="1.0" encoding="{encoding}"?>\u00e9'.encode("latin-1")).endswith("\u00e9")

    @given(st.binary(max_size=40))
    def test_no_bytes_are_too_broken(self, data: bytes) -> None:
        assert isinstance(decode(data), str)
        assert decode(b"\xef\xbb\xbf" + data) == data.decode("utf-8", "replace")


class TestExcerpts:
    LONG = "".join(chr(0x4E00 + n) for n in range(200))  # no character comes twice

    @given(st.text("ab\u00e9 ", max_size=300), st.integers(1, 300))
    @example(LONG, BEFORE - 5)
    @example(LONG, BEFORE + 1)
    @example(LONG, BEFORE + 2)
    @example(LONG, 200)
    def test_what_stands_at_the_place_is_shown(self, line: str, column: int) -> None:
        shown = excerpt(line, column)
        assert len(shown) <= SHOWN + 1
        at = column - 1 if column - 1 <= BEFORE else BEFORE + 1
        assert shown[at : at + 10] == line[column - 1 : column + 9]
        assert shown.removeprefix("…") in line

    def test_a_short_line_is_shown_whole(self) -> None:
        assert excerpt("<p>a</p>", 4) == "<p>a</p>"


class TestErrors:
    @pytest.mark.parametrize(
        ("data", "line", "column", "source"),
        [
            (b"", 1, 1, ""),
            (b"<TEI>\n <p></q>\n</TEI>", 2, 7, " <p></q>"),
            ("<TEI>é&</TEI>".encode(), 1, 7, "<TEI>é&</TEI>"),
            ("<TEI>\r\n</p>".encode("utf-16"), 2, 3, "</p>"),
        ],
    )
    def test_it_stands_where_the_reader_must_look(self, data: bytes, line: int, column: int, source: str) -> None:
        problem = of_error("a.xml", data, "reason")
        assert problem.place == Place("a.xml", line, column)
        assert problem.source == source

    def test_the_place_of_the_reason_serves_where_expat_has_no_complaint(self) -> None:
        problem = of_error("a.xml", b"<TEI>\n<p/></TEI>", "xml:id : wrong, line 2, column 3 (a.xml, line 2)")
        assert problem.place == Place("a.xml", 2, 3)
        assert problem.message == "not well-formed XML: xml:id : wrong"


class TestDepth:
    @pytest.mark.parametrize(("xml", "levels"), [(b"<a/>", 1), (b"<a><b/><b><c/></b></a>", 3)])
    def test_levels_of_elements(self, xml: bytes, levels: int) -> None:
        assert depth(xml) == levels

    def test_what_is_no_xml_has_none(self) -> None:
        with pytest.raises(ExpatError):
            depth(b"<a>")


@pytest.mark.parametrize(
    "data",
    [
        b"<p>caf\xc3\xa9\n</p>",
        b"<p>caf\xc3\xa9\r\n</p>",
        b"\xef\xbb\xbf<p>caf\xc3\xa9\r</p>",
        b'<?xml version="1.0" encoding="iso-8859-1"?><p>caf\xe9\n</p>',
        "<p>café\r\n</p>".encode("utf-16"),
    ],
)
def test_a_file_is_written_in_utf8_whatever_it_was(data: bytes) -> None:
    assert written(data).endswith(b"<p>caf\xc3\xa9\n</p>")
