"""``edition/collating/witnesses.py``: files to witnesses."""

from __future__ import annotations

from functools import partial
from pathlib import Path

import pytest
from lxml import etree

from edition.collating.collation import Wish, collate
from edition.collating.sigla import siglum_of
from edition.collating.tokens import Normalization
from edition.collating.witnesses import paragraphs_of, read
from edition.errors import EditionError
from tests.collating.writing_by_hand import body, tei

USUAL = Normalization()


def test_empty_lines_part_paragraphs_and_line_ends_are_blanks() -> None:
    assert paragraphs_of("\n\nOne\r\nand on.\n \t\n\n  Two  words.\n") == ["One and on.", "Two  words."]


@pytest.mark.parametrize(
    ("stem", "siglum"),
    [
        ("A", "A"),
        ("first draft", "first-draft"),
        ("1818", "W1818"),
        ("ä(1)", "ä-1"),
        ("!!", "W"),
        ("A²=", "A"),
        ("ª", "W"),
        ("a..b.", "a.b"),
        ("a\x01b\udcff", "a-b"),
    ],
)
def test_a_siglum_from_the_name_of_a_file(stem: str, siglum: str) -> None:
    assert siglum_of(stem) == siglum


def test_the_one_witness_of_a_header_gives_the_siglum() -> None:
    declared = tei("<p>a</p>").replace(
        "<sourceDesc><p>None.</p>", '<sourceDesc><listWit><witness xml:id="M">x</witness></listWit>'
    )
    found = read([("", Path("x.xml"), declared.encode()), ("B", Path("y.xml"), declared.encode())], USUAL)
    assert [witness.siglum for witness in found] == ["M", "B"]


@pytest.mark.parametrize(
    ("files", "said"),
    [
        ({"a.txt": b"x", "b/a.txt": b"y"}, "the same siglum"),
        ({"a.txt": b"\xff\xfe", "b.txt": b"y"}, "not UTF-8"),
        ({"a.txt": b"one\ntwo\x01", "b.txt": b"y"}, "line 2: XML knows no character U+0001"),
        ({"a.xml": b"<TEI>", "b.txt": b"y"}, "a.xml:1"),
        ({"a.xml": b"<html/>", "b.txt": b"y"}, "no text with a body"),
        (
            {"a.xml": tei('<div type="collation"><p>x</p></div>').encode(), "b.txt": b"y"},
            "a div of the type “collation”",
        ),
        ({"a.xml": tei("<p><app><rdg/></app></p>").encode(), "b.txt": b"y"}, "an apparatus of its own"),
    ],
)
def test_what_is_no_witness_is_refused_in_words(files: dict[str, bytes], said: str) -> None:
    with pytest.raises(EditionError) as refused:
        read([("", Path(name), data) for name, data in files.items()], USUAL)
    assert said in refused.value.message


@pytest.mark.parametrize("siglum", ["1A", "a b", "a:b", "<", "A²", "ª", "A/", "A..x", "A."])
def test_a_siglum_that_xml_cannot_have_is_refused(siglum: str) -> None:
    with pytest.raises(EditionError, match="cannot be a siglum"):
        read([(siglum, Path("a.txt"), b"x")], USUAL)


@pytest.mark.parametrize("name", ["a\x01.txt", "a\udcff.txt", "a\ufffe.txt"])
def test_a_name_of_a_file_that_xml_cannot_have_stands_there_without_what_it_cannot(name: str) -> None:
    data = collate(read([("A", Path(name), b"x"), ("B", Path("b.txt"), b"y")], USUAL), Wish()).data
    assert etree.fromstring(data).findtext(".//{*}witness") == "a\ufffd.txt"


def test_one_prefix_for_two_addresses_stays_with_the_first() -> None:
    one, other = (tei(f'<p xmlns:x="urn:{n}">a <x:b>c</x:b></p>').encode() for n in (1, 2))
    data = collate(read([("A", Path("a.xml"), one), ("B", Path("b.xml"), other)], USUAL), Wish()).data
    assert [e.tag for e in etree.fromstring(data).iter("{urn:1}b", "{urn:2}b")] == ["{urn:1}b", "{urn:2}b"]
    assert b"<x:b>" in data


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("<body>", "<front><p>x</p></front><body>", "front and back matter"),
        ("<p>a</p>", "<p>a<!-- x --></p>", "comments"),
        ("<p>a</p>", "<p>a<?x?></p>", "comments"),
        ("<body><p>a</p>", '<body xml:space="preserve">\n<p>a</p>\n', "white space between blocks"),
        ("<text><body><p>a</p>", '<text xml:space="preserve"><body> <p>a</p>', "white space between blocks"),
    ],
)
def test_what_is_left_out_is_told_once(old: str, new: str, said: str) -> None:
    files = [(siglum, Path(f"{siglum}.xml"), tei("<p>a</p>").replace(old, new).encode()) for siglum in "AB"]
    told = [p for p in collate(read(files, USUAL), Wish()).problems if p.slug == "left-out-of-collation"]
    assert len(told) == 1
    assert told[0].message.startswith(said)
    assert told[0].message.endswith(": A, B")
    assert told[0].severity == "info"


def test_where_nothing_is_left_out_nothing_is_told() -> None:
    one = "<!-- before -->" + tei("<p>a</p>\n").replace("<body>", '<body xml:space="default">')
    assert collate(read([(s, Path("a.xml"), one.encode()) for s in "AB"], USUAL), Wish()).problems == ()


@pytest.mark.parametrize("old", ["<TEI", "<text"])
def test_the_language_of_a_text_stands_at_its_body(old: str) -> None:
    one, other = (tei("<p>a</p>").replace(old, f'{old} xml:lang="{lang}"', 1).encode() for lang in ("la", "de"))
    read_in = partial(read, normalization=USUAL)
    same = collate(read_in([("A", Path("a.xml"), one), ("B", Path("b.xml"), one)]), Wish()).data.decode()
    assert '<body xml:lang="la">\n<p>' in same
    apart = collate(read_in([("A", Path("a.xml"), one), ("B", Path("b.xml"), other)]), Wish()).data.decode()
    assert '<body xml:lang="la">' in apart
    assert '<milestone unit="body" xml:lang="de"/>' in apart


def test_comments_are_left_out_and_entities_written_out() -> None:
    one = f'<!DOCTYPE TEI [<!ENTITY h "house">]>{tei("<p>ho<!-- no -->me &h;</p>")}'
    found = read([("A", Path("a.xml"), one.encode())], USUAL)[0]
    assert [word.text for word in found.words] == ["home", "house"]


def test_an_undeclared_entity_is_a_problem_and_stays_visible() -> None:
    one = tei("<p>a &what; b</p>").replace("<TEI", "<!DOCTYPE TEI SYSTEM 'x.dtd'><TEI", 1)
    found = read([("A", Path("a.xml"), one.encode())], USUAL)[0]
    assert [problem.slug for problem in found.problems] == ["unresolved-entity"]


def test_white_space_is_folded_when_asked_for() -> None:
    fold = Normalization(fold_space=True)
    assert body(None, fold, A="<p>a\n   house</p>", B="<p>a house</p>") == "<p>a house</p>"
