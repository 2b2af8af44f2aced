"""Sessions as a programme: by date, each under its whole, with who took part."""

from __future__ import annotations

import re
from typing import Any

from edition.renderers.html.programme import programme
from edition.renderers.html.words import catalogue

from edition.index import Entity
from tests.renderers.sample import FakeIndex, entity


def session(identity: str, **facts: Any) -> Entity:
    return entity(identity, kind="session", page=f"sessions/{identity}.html", **facts)


def programmed(*known: Entity) -> str:
    return programme(FakeIndex(known=known), catalogue())


def order(html: str) -> list[str]:
    """Names and the lists around them, as brackets."""
    marks = re.findall(r'<ol|</ol|<h2>.*?</h2>|<a href="[^"/]*">[^<]*', html)
    return ["[" if m == "<ol" else "]" if m == "</ol" else re.sub("<.*?>", "", m) for m in marks]


def test_by_date_then_name_and_without_date_last() -> None:
    found = order(
        programmed(session("z", start="1830"), session("a"), session("b", start="1831"), session("c", start="1830"))
    )
    assert found == ["[", "c", "z", "b", "a", "]"]


def test_parts_stand_within_their_whole() -> None:
    parts = (
        session("p", start="1831", part_of="w"),
        session("q", start="1830", part_of="w"),
        session("r", part_of="q"),
    )
    assert order(programmed(*parts, session("w", start="1830"))) == ["[", "w", "[", "q", "[", "r", "]", "p", "]", "]"]


def test_a_whole_that_is_no_session_is_a_heading() -> None:
    congress = entity("congress", name="The congress", kind="event", page="events/congress.html")
    found = programmed(session("a", part_of="congress"), session("b", part_of="unknown & co"), congress)
    assert '<h2><a href="../events/congress.html">The congress</a></h2>' in found
    assert "<h2>unknown &amp; co</h2>" in found
    assert order(found) == ["The congress", "[", "a", "]", "unknown &amp; co", "[", "b", "]"]


def test_one_that_says_it_is_part_of_itself_is_there() -> None:
    assert order(programmed(session("a", part_of="a"))) == ["[", "a", "]"]


def test_those_that_are_part_of_one_another_are_not_lost() -> None:
    found = programmed(session("a", part_of="b"), session("b", part_of="a"), session("c"))
    assert [found.count(f'href="{one}.html"') for one in "abc"] == [1, 1, 1]


def test_when_and_where_and_how_much_was_said() -> None:
    found = programmed(session("a", start="1830-05-09", end="1830-05-10", place="Hall & yard", quotations=2, turns=1))
    assert '<span class="label">1830-05-09 – 1830-05-10, Hall &amp; yard</span>' in found
    assert '<span class="label">2 quotations, 1 turn</span>' in found
    assert "label" not in programmed(session("a"))
    assert "–" not in programmed(session("a", start="1830", end="1830"))


def test_who_took_part_with_their_pages() -> None:
    ada = entity("ada", name="Ada & co")
    found = programmed(session("a", participants="ada | walt"), ada)
    assert '<p class="people"><a href="../persons/ada.html">Ada &amp; co</a>, walt</p>' in found


def test_a_part_does_not_repeat_those_of_its_whole() -> None:
    whole, same = session("w", participants="x | y"), session("p", part_of="w", participants="x | y")
    assert programmed(whole, same, session("q", part_of="w", participants="x")).count('class="people"') == 2
