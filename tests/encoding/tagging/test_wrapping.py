"""Where tags can stand: around words, sliding over tags without words between; what crosses is refused."""

from __future__ import annotations

import pytest

from edition.encoding.tagging.flows import flows
from edition.encoding.tagging.scanning import pieces
from edition.encoding.tagging.wrapping import Crossing, Tags, Wrapped, changes, element, fitting
from tests.encoding.texts import tei


def around(body: str, *surfaces: str) -> str:
    """The body with an ``x`` around the first place of each of some words."""
    source = tei(body)
    found = []
    for surface in surfaces:
        flow = next(one for one in flows(source) if surface in one.text)
        start = flow.text.index(surface)
        begin, end = Tags(pieces(source)).around(flow, start, start + len(surface))
        found.append(Wrapped(begin, end, *element(flow, f"x{len(found)}" if len(surfaces) > 1 else "x", ())))
    for change in reversed(changes(found)[0]):
        source = source[: change.begin] + change.new + source[change.end :]
    return source.partition("<body>")[2].partition("</body>")[0]


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ("<p>See Ann Lee.</p>", "<p>See <x>Ann Lee</x>.</p>"),
        ("<p>Ann\n  Lee.</p>", "<p><x>Ann\n  Lee</x>.</p>"),
        ("<p><hi>Ann</hi> Lee.</p>", "<p><x><hi>Ann</hi> Lee</x>.</p>"),
        ("<p>Ann <hi>Lee</hi>.</p>", "<p><x>Ann <hi>Lee</hi></x>.</p>"),
        ("<p><hi>Ann Lee</hi>.</p>", "<p><hi><x>Ann Lee</x></hi>.</p>"),
        ("<p><hi><pb/>Ann</hi> Lee.</p>", "<p><x><hi><pb/>Ann</hi> Lee</x>.</p>"),
        ("<p>Ann<lb/>Lee.</p>", "<p><x>Ann<lb/>Lee</x>.</p>"),
        ("<p>Ann<note>who?</note> Lee.</p>", "<p><x>Ann<note>who?</note> Lee</x>.</p>"),
        ("<p><w>Ann Lee</w>.</p>", "<p><x><w>Ann Lee</w></x>.</p>"),
        ("<p><w>Ann</w> <w>Lee</w>.</p>", "<p><x><w>Ann</w> <w>Lee</w></x>.</p>"),
    ],
)
def test_an_element_stands_around_its_words(body: str, expected: str) -> None:
    assert around(body, "Ann Lee") == expected


@pytest.mark.parametrize(
    ("body", "why"),
    [
        ("<p><hi>See Ann</hi> Lee</p>", "crosses?.*<hi>"),
        ("<p>Ann <hi>Lee there</hi></p>", "crosses?.*<hi>"),
        ("<p><![CDATA[Ann Lee]]></p>", "CDATA"),
        ("<p>Ann<note><p>who?</p></note> Lee</p>", "<p> stands among"),
        ("<p>see <code>so Ann Lee</code></p>", "cross <code>"),
    ],
)
def test_what_would_cross_an_element_is_refused(body: str, why: str) -> None:
    with pytest.raises(Crossing, match=why.replace("crosses?", "cross")):
        around(body, "Ann Lee")


def test_elements_nest_in_one_another() -> None:
    assert around("<p>Ann Lee said</p>", "Ann Lee said", "Ann Lee", "said") == (
        "<p><x0><x1>Ann Lee</x1> <x2>said</x2></x0></p>"
    )


def test_of_two_around_the_same_words_the_first_is_the_outer() -> None:
    assert around("<p>Ann Lee</p>", "Ann Lee", "Ann Lee") == "<p><x0><x1>Ann Lee</x1></x0></p>"


def test_neighbours_touch_and_do_not_mix() -> None:
    assert around("<p>AnnLee</p>", "Ann", "Lee") == "<p><x0>Ann</x0><x1>Lee</x1></p>"


def test_of_two_that_cross_the_first_is_kept() -> None:
    one, other, third = (Wrapped(0, 5, "", ""), Wrapped(3, 8, "", ""), Wrapped(6, 8, "", ""))
    assert fitting([one, other, third]) == ([0, 2], [1])
    assert fitting([other, one, third]) == ([0, 2], [1])


def test_what_crosses_only_what_is_left_out_is_kept() -> None:
    chain = [Wrapped(0, 5, "", ""), Wrapped(3, 8, "", ""), Wrapped(6, 10, "", "")]
    assert fitting(chain) == ([0, 2], [1])


def test_changes_say_where_start_tags_stand_afterwards() -> None:
    wrapped = [Wrapped(2, 6, "<a>", "</a>"), Wrapped(2, 4, "<b>", "</b>"), Wrapped(4, 6, "<c>", "</c>")]
    made, starts = changes(wrapped)
    source = "0123456789"
    for change in reversed(made):
        source = source[: change.begin] + change.new + source[change.end :]
    assert source == "01<a><b>23</b><c>45</c></a>6789"
    assert [source[at : at + 3] for at in starts] == ["<a>", "<b>", "<c>"]


def test_attributes_are_written_so_that_xml_reads_them() -> None:
    (flow,) = flows(tei("<p>Ann</p>"))
    assert element(flow, "name", [("ref", 'a"b&<'), ("type", "")])[0] == "<name ref='a\"b&amp;&lt;'>"
