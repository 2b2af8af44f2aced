"""XInclude inside the source folder, and nowhere else."""

from __future__ import annotations

from collections.abc import Mapping

import pytest

from edition.limits import USUAL, Limits
from edition.model import Problem
from edition.reading.including import include
from edition.reading.parsing import Document, NotWellFormed, parse
from edition.tei import ID, words
from tests.reading.sample import all_of, one, slugs

NAMESPACES = 'xmlns="http://www.tei-c.org/ns/1.0" xmlns:xi="http://www.w3.org/2001/XInclude"'
PART = f'<div {NAMESPACES}><p xml:id="p1">one</p><p xml:id="p2">two <hi>2</hi></p></div>'


def included(
    body: str, files: Mapping[str, str], path: str = "a.xml", limits: Limits = USUAL
) -> tuple[Document, tuple[str, ...]]:
    """A document after its inclusions, and the texts that it names."""

    def fetch(wanted: str, as_text: bool) -> Document | bytes | Problem | None:
        if wanted not in files:
            return None
        try:
            return files[wanted].encode() if as_text else parse(wanted, files[wanted].encode())
        except NotWellFormed as broken:
            return broken.problem

    found = parse(path, f"<TEI {NAMESPACES}><text>{body}</text></TEI>".encode())
    return found, include(found, fetch, limits)


def test_a_file_stands_where_it_is_included() -> None:
    found, members = included('a<xi:include href="part.xml"/>b', {"part.xml": PART})
    assert words(found.root) == "aonetwo 2b"
    assert members == ()
    assert slugs(found) == []


@pytest.mark.parametrize(
    ("path", "href"), [("l/a.xml", "../r/part.xml"), ("l/a.xml", "./../r/part.xml"), ("a.xml", "r/p%61rt.xml")]
)
def test_paths_start_from_the_file_itself(path: str, href: str) -> None:
    found, _ = included(f'<xi:include href="{href}"/>', {"r/part.xml": PART}, path)
    assert words(found.root) == "onetwo 2"


@pytest.mark.parametrize(
    ("pointer", "text"), [("p2", "two 2"), ("element(p2)", "two 2"), ("element(p2/1)", "2"), ("element(/1/1)", "one")]
)
def test_a_part_of_a_file(pointer: str, text: str) -> None:
    found, _ = included(f'<xi:include href="part.xml" xpointer="{pointer}"/>', {"part.xml": PART})
    assert words(found.root) == text


@pytest.mark.parametrize("pointer", ["p3", "element(p2/9)", "element(p2/0)", "xpath(//p)"])
def test_a_part_that_is_not_there(pointer: str) -> None:
    found, _ = included(f'<xi:include href="part.xml" xpointer="{pointer}"/>', {"part.xml": PART})
    assert slugs(found) == ["include-missing"]
    assert words(found.root) == ""


@pytest.mark.parametrize("pointer", ["", "t"])
def test_a_text_of_its_own_is_named_and_not_put_in(pointer: str) -> None:
    text = '<TEI xmlns="http://www.tei-c.org/ns/1.0" xml:id="t"><text>b</text></TEI>'
    found, members = included(f'a<xi:include href="b.xml" xpointer="{pointer}"/>c', {"b.xml": text})
    assert (words(found.root), members) == ("ac", ("b.xml",))


@pytest.mark.parametrize("content", ["1 < 2", "<b>1</b>"])
def test_text_is_text_whatever_it_holds(content: str) -> None:
    found, _ = included('<p>a <hi/><xi:include href="b.txt" parse="text"/> c</p>', {"b.txt": content})
    assert words(found.root) == f"a {content} c"


def test_what_is_no_xml_is_not_included_as_such() -> None:
    found, _ = included('a<xi:include href="b.xml"/>b', {"b.xml": "<b>"})
    assert slugs(found) == ["include-missing"]
    assert "b.xml cannot be included: not well-formed XML" in found.problems[0].message


def test_a_text_stays_a_text_of_its_own() -> None:
    found, members = included('a<xi:include href="b.xml"/>c', {"b.xml": f"<TEI {NAMESPACES}><text>b</text></TEI>"})
    assert members == ("b.xml",)
    assert words(found.root) == "ac"


def test_inclusions_in_inclusions() -> None:
    outer = f'<div {NAMESPACES}><xi:include href="part.xml" xpointer="p1"/>!</div>'
    found, _ = included('<xi:include href="r/outer.xml"/>', {"r/outer.xml": outer, "r/part.xml": PART})
    assert words(found.root) == "one!"


@pytest.mark.parametrize(
    "href", ["../b.xml", "/etc/passwd", "https://a.example/b.xml", "file:///etc/passwd", "%2e%2e/b"]
)
def test_nothing_outside_is_included(href: str) -> None:
    files = {href: PART, "../b.xml": PART, "../b": PART}
    found, _ = included(f'a<xi:include href="{href}"/>b', files)
    assert slugs(found) == ["include-outside"]
    assert words(found.root) == "ab"


def test_a_file_that_is_not_there() -> None:
    found, _ = included('a<xi:include href="b.xml"/>b', {})
    (problem,) = found.problems
    assert problem.slug == "include-missing"
    assert "b.xml" in problem.message
    assert problem.place is not None
    assert found.sources[0].data.decode()[problem.place.column - 1 :].startswith("href=")


def test_a_circle_is_cut() -> None:
    files = {"b.xml": f'<div {NAMESPACES}>b<xi:include href="c.xml"/></div>'}
    files["c.xml"] = f'<div {NAMESPACES}>c<xi:include href="b.xml"/></div>'
    found, _ = included('<xi:include href="b.xml"/>', files)
    assert slugs(found) == ["include-loop"]
    assert words(found.root) == "bc"


def test_where_a_file_is_missing_the_author_has_a_word() -> None:
    fallback = '<xi:fallback>one <p>two</p> <xi:include href="part.xml" xpointer="p1"/> three</xi:fallback>'
    found, _ = included(f'a<hi/><xi:include href="b.xml">{fallback}</xi:include>b', {"part.xml": PART})
    assert words(found.root) == "aone two one threeb"
    assert slugs(found) == []


def test_the_word_is_not_needed_where_the_file_is_there() -> None:
    fallback = '<xi:fallback><xi:include href="none.xml"/></xi:fallback>'
    found, _ = included(f'<xi:include href="part.xml" xpointer="p1">{fallback}</xi:include>', {"part.xml": PART})
    assert words(found.root) == "one"
    assert slugs(found) == []


def test_places_are_those_of_the_included_file() -> None:
    found, _ = included('<xi:include href="part.xml" xpointer="p2"/><p/>', {"part.xml": PART})
    place, source = found.locate(one(found.root, "hi"))
    assert place.path == "part.xml"
    assert source.endswith("two <hi>2</hi></p></div>")
    assert PART[place.column - 1 :].startswith("<hi>")
    assert found.locate(all_of(found.root, "p")[1])[0].path == "a.xml"


def test_the_included_file_itself_does_not_change() -> None:
    part = parse("part.xml", PART.encode())
    found = parse(
        "a.xml", f'<TEI {NAMESPACES}><xi:include href="part.xml"/><xi:include href="part.xml"/></TEI>'.encode()
    )
    include(found, lambda _path, _as_text: part)
    assert words(found.root) == "onetwo 2" * 2
    assert [p.get(ID) for p in all_of(part.root, "p")] == ["p1", "p2"]


class TestLimits:
    @pytest.mark.parametrize("limit", ["inclusions", "included_elements", "depth"])
    def test_few_lines_cannot_ask_for_billions(self, limit: str) -> None:
        many = '<xi:include href="part.xml" xpointer="p1"/>' * 6
        deep = '<div><div><xi:include href="part.xml"/></div></div>'
        found, _ = included(deep if limit == "depth" else many, {"part.xml": PART}, limits=Limits(**{limit: 3}))
        assert set(slugs(found)) == {"too-large"}
        assert words(found.root) in ("one" * 3, "one" * 4, "")
