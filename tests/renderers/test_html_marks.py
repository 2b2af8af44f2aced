"""Marks where items stood, and entries at the foot that know them."""

from __future__ import annotations

import pytest
from edition.renderers.html.grafting import E
from edition.renderers.html.marks import _letters

from tests.renderers.bodies import copied


def signs(body: str, stream: str) -> list[str]:
    """The signs of a stream's entries; its marks have the same, in the same order."""
    page = copied(body)
    found = [entry.get("sign") for entry in page.iter(f"{E}entry") if entry.getparent().get("name") == stream]
    assert sorted(mark.get("sign") for mark in page.iter(f"{E}mark") if mark.get("stream") == stream) == sorted(found)
    return found


@pytest.mark.parametrize(
    ("body", "stream", "found"),
    [
        ("<p>a<note>b</note><note>c</note></p>", "notes", ["1", "2"]),
        ('<p>a<note n="7">b</note><note n="*">c</note></p>', "notes", ["7", "*"]),
        ('<p>a<note n="7">b</note><note>c</note></p>', "notes", ["1", "2"]),
        ('<p>a<note n="notation">b</note></p>', "notes", ["1"]),
        ("<p>a<del>b</del><del>c</del></p>", "variants", ["a", "b"]),
        ("<p>a<fw>b</fw></p>", "furniture", ["▫"]),
    ],
)
def test_signs(body: str, stream: str, found: list[str]) -> None:
    assert signs(body, stream) == found


@pytest.mark.parametrize(("n", "letters"), [(1, "a"), (26, "z"), (27, "aa"), (52, "az"), (53, "ba"), (703, "aaa")])
def test_letters_go_on_after_z(n: int, letters: str) -> None:
    assert _letters(n) == letters


def test_a_mark_and_its_entry_know_each_other() -> None:
    page = copied("<p>a<note>b</note><note>c<del>d</del></note></p>")
    marks = {mark.get("id"): mark.get("to") for mark in page.iter(f"{E}mark")}
    assert marks == {entry.get("back"): entry.get("id") for entry in page.iter(f"{E}entry")}
    assert len(marks) == 3


def test_readings_leave_one_mark_after_what_is_shown() -> None:
    app = copied("<p>x <app><lem>a</lem><rdg>b</rdg><rdg>c</rdg></app> y</p>").find(".//{*}app")
    assert [child.tag.rpartition("}")[2] for child in app] == ["lem", "mark"]
    assert app.tail == " y"


@pytest.mark.parametrize(
    ("lemma", "shown"),
    [
        ("a", "a"),
        (" a\n b<note>c</note>", "a b"),
        ("", ""),
        ("<app><lem>in</lem><rdg>out</rdg></app>", "in"),
        ("word " * 19 + "end", ("word " * 7).strip() + " … word word word end"),
    ],
)
def test_a_lemma_is_what_the_text_shows(lemma: str, shown: str) -> None:
    page = copied(f"<p><app><lem>{lemma}</lem><rdg>b</rdg></app></p>")
    assert page.find(f".//{E}lemma").text == (shown or None) or page.find(f".//{E}lemma").text == shown
