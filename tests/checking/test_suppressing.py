"""Instructions in a file that suppress problems: where they hold, and which are in vain."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from edition.checking.slugs import BY_NAME
from edition.checking.suppressing import hidden, may_suppress, suppressions, unused
from edition.model import Place, Problem

ALL = frozenset(BY_NAME)


def problem(text: str, words: str, slug: str = "odd-id") -> Problem:
    """A problem where some words stand."""
    before = text[: text.index(words)].split("\n")
    return Problem(slug, "warning", "message", Place("a.xml", len(before), len(before[-1]) + 1))


def is_hidden(text: str, words: str, slug: str = "odd-id") -> bool:
    return bool([*hidden([problem(text, words, slug)], suppressions("a.xml", text.encode()))])


ELEMENT = """<TEI>
<p a="0"/><?edition ignore odd-id?> <p a="1">in <hi a="2"/>
 here</p><p a="3"/> after</TEI>"""


@pytest.mark.parametrize(
    ("words", "suppressed"),
    [
        ('<p a="0"', False),
        ('<p a="1"', True),
        ('a="1"', True),
        ("in", True),
        ("<hi", True),
        ("here", True),
        ("</p>", True),
        ('<p a="3"', False),
        ("after", False),
        ("<TEI", False),
    ],
)
def test_it_holds_for_the_element_that_follows(words: str, suppressed: bool) -> None:
    assert is_hidden(ELEMENT, words) == suppressed


def test_it_holds_for_the_problem_that_it_names_alone() -> None:
    assert not is_hidden(ELEMENT, "here", "duplicate-id")


def test_before_the_root_element_it_holds_for_the_file() -> None:
    text = "<?xml version='1.0'?>\n<?edition ignore odd-id?>\n<TEI>x</TEI><!-- end -->"
    assert is_hidden(text, "<TEI")
    assert is_hidden(text, "end")
    assert [*hidden([Problem("odd-id", "error", "", Place("a.xml"))], suppressions("a.xml", text.encode()))]


def test_after_the_root_element_and_at_the_end_of_an_element_it_holds_nowhere() -> None:
    text = "<TEI><p>a<?edition ignore odd-id?></p><p>b</p></TEI><?edition ignore odd-id?>"
    for words in ("<p>a", "<p>b", "<TEI"):
        assert not is_hidden(text, words)
    assert len([*unused(suppressions("a.xml", text.encode()), ALL)]) == 2


@pytest.mark.parametrize(
    "names",
    [
        "odd-id",
        "duplicate-id odd-id",
        "duplicate-id, odd-id",
        "ids",
        "all",
        "\n odd-id\n",
        "odd-id -- it is the number of the archive",
        "odd-id — duplicate-id would be another thing",
    ],
)
def test_names_and_remarks(names: str) -> None:
    text = f"<?edition ignore {names}?><TEI/>"
    assert is_hidden(text, "<TEI")


@pytest.mark.parametrize("text", ["<?edition remark odd-id?><TEI/>", "<?editing ignore odd-id?><TEI/>", "<TEI/>"])
def test_other_instructions_suppress_nothing(text: str) -> None:
    assert suppressions("a.xml", text.encode()) == []


@pytest.mark.parametrize(
    ("text", "place", "message", "hint"),
    [
        (
            "<T>\n<?edition ignore odd-ids?><p/></T>",
            (2, 18, 25),
            "there is no problem “odd-ids”",
            "did you mean odd-id?",
        ),
        (
            "<?edition ignore odd-id?><p/>",
            (1, 18, 24),
            "“odd-id” suppresses nothing: there is no such problem here",
            "",
        ),
        ("<?edition ignore?><p/>", (1, 1, 10), "there is no problem “”", ""),
    ],
)
def test_what_is_in_vain(text: str, place: tuple[int, int, int], message: str, hint: str) -> None:
    (found,) = unused(suppressions("a.xml", text.encode()), ALL)
    line, begin, end = place
    assert (found.slug, found.severity, found.message) == ("suppression-unused", "info", message)
    assert found.place == Place("a.xml", line, begin, line, end)
    assert hint in found.hint


def test_what_was_not_looked_for_may_not_be_in_vain() -> None:
    assert [*unused(suppressions("a.xml", b"<?edition ignore odd-id?><p/>"), frozenset(("duplicate-id",)))] == []


@pytest.mark.parametrize("encoding", ["utf-16", "latin-1", "utf-8-sig"])
def test_encodings(encoding: str) -> None:
    name = encoding.removesuffix("-sig")
    text = f"<?xml version='1.0' encoding='{name}'?><T>é<?edition ignore odd-id?><p id='é'/></T>"
    data = text.encode(encoding)
    assert may_suppress(data)
    assert [*hidden([problem(text, "id='é'")], suppressions("a.xml", data))]


def test_carriage_returns_are_ends_of_lines() -> None:
    found = suppressions("a.xml", b"<T>\r\n\r<?edition ignore odd-id?>\r\n<p/></T>")
    assert found[0].begin == (4, 1)


def test_of_a_broken_file_as_far_as_it_goes() -> None:
    text = "<?edition ignore not-well-formed?><TEI><p></TEI>"
    assert is_hidden(text, "</TEI>", "not-well-formed")


@given(st.text(st.sampled_from("<>/?!-[]\"' \nab=&;"), max_size=60))
def test_whatever_it_is_it_is_read(text: str) -> None:
    suppressions("a.xml", f"<?edition ignore all?>{text}".encode())
