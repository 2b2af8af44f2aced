"""Columns: what is in them, and what stands between their passages."""

from __future__ import annotations

import re
from typing import Any

from edition.renderers.html.columns import ELSEWHERE, Column, Columns, parts_of
from edition.renderers.html.cutting import BEFORE
from edition.renderers.html.grafting import E
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.renderers.bodies import copied

SIDES = '<div type="edition" xml:lang="grc"><head>h</head>{}</div><div type="translation" xml:lang="en">{}</div><p>after</p>'


def columns(first: str, second: str) -> tuple[Columns, Any]:
    stream = copied(SIDES.format(first, second)).find(f"{E}stream")
    found = parts_of(stream, lambda kind, lang: f"{kind} {lang}", "texts/a.html", "a.xml")
    return Columns(found, lambda _: {}), stream


def said(first: str, second: str) -> list[tuple[str, ...]]:
    """The words of each line, with a mark before those between passages."""
    found, stream = columns(first, second)
    pieces = [(key, "".join(piece.itertext()) if key[0] != "heading" else "") for key, piece in found.pieces(stream)]
    return [("·" if line.between else "", *(cell.html for cell in line.cells)) for line in found.lines(pieces)]


def test_parts_of_a_text() -> None:
    found, _ = columns("<ab>a</ab>", "<p>A</p>")
    assert [(one.title, one.lang, one.dir) for one in found.columns] == [
        ("edition grc", "grc", "ltr"),
        ("translation en", "en", "ltr"),
    ]


def test_what_stands_in_no_column_is_elsewhere() -> None:
    found, stream = columns('<ab n="1">a</ab>', '<p n="1">A</p>')
    keys = [key for key, _ in found.pieces(stream)]
    assert keys == [("column", 0), ("unit", 0), ("unit", 1), ELSEWHERE]


def test_as_a_whole_where_no_passage_has_a_counterpart() -> None:
    assert said("<ab>a</ab><ab>b</ab>", "<p>A</p>") == [("", "hab", "A")]


def test_between_passages() -> None:
    assert said('<ab n="1">a</ab>x<ab n="2">b</ab>', '<p n="1">A</p><p n="2">B</p>y') == [
        ("·", "h", ""),
        ("", "a", "A"),
        ("·", "x", ""),
        ("", "b", "B"),
        ("·", "", "y"),
    ]


def test_headings_stand_before_what_follows_them() -> None:
    found, _ = columns('<ab n="1">a</ab><ab n="2">b</ab>', '<p n="1">A</p><p n="9">N</p><p n="2">B</p>')
    texts = [(("unit", n), str(n)) for n in range(5)] + [(("after", 0), "<h3>x</h3>"), (("after", 3), "more")]
    lines = [tuple(cell.html for cell in line.cells) for line in found.lines(texts)]
    assert lines == [("0", "2"), ("", "3"), ("", "more"), ("<h3>x</h3>", ""), ("1", "4")]


def test_a_column_of_which_nothing_has_a_counterpart_stands_whole_after_the_rows() -> None:
    bodies = ('<p n="1">a</p>', '<p n="1">A</p>', "<p>α</p>")
    streams = [copied(body).find(f"{E}stream") for body in bodies]
    found = Columns([Column(one, "", "", "", "", str(n)) for n, one in enumerate(streams)], lambda _: {})
    assert _lines(found, streams) == [("", "a", "A", ""), ("·", "", "", "α")]


def _lines(found: Columns, streams: list[Any]) -> list[tuple[str, ...]]:
    """The words of each line of the columns of several texts."""
    pieces: list[tuple[Any, str]] = []
    for n, stream in enumerate(streams):
        cut = ((("column", n) if key == BEFORE else key, piece) for key, piece in found.pieces(stream))
        pieces += [(key, "".join(piece.itertext())) for key, piece in cut]
    return [("·" if line.between else "", *(cell.html for cell in line.cells)) for line in found.lines(pieces)]


PASSAGES = st.lists(
    st.tuples(st.sampled_from(["", " n='1'", " n='2'", " n='3'"]), st.sampled_from(["p", "ab", "head"])), max_size=4
)


@given(st.lists(PASSAGES, min_size=2, max_size=4))
@settings(deadline=None)
def test_every_word_is_in_its_column_once(texts: list[list[tuple[str, str]]]) -> None:
    streams = []
    for column, passages in enumerate(texts):
        body = "".join(f"<{tag}{n}>w{column}.{at};</{tag}>" for at, (n, tag) in enumerate(passages))
        streams.append(copied(f"<div>{body}</div>").find(f"{E}stream"))
    found = Columns([Column(one, "", "", "", "", str(n)) for n, one in enumerate(streams)], lambda _: {})
    lines = _lines(found, streams)
    for n, stream in enumerate(streams):
        said = "".join(line[n + 1] for line in lines)
        assert sorted(said.split(";")) == sorted("".join(stream.itertext()).split(";"))


def test_where_a_passage_is_cited() -> None:
    found, stream = columns('<ab n="1"><seg xml:id="x">a</seg></ab>', '<p n="1" xml:id="y">A</p>')
    cells = [cell for line in found.lines([(key, "w") for key, _ in found.pieces(stream)]) for cell in line.cells]
    assert [cell.number for cell in cells if cell.number] == ["1", "1"]
    assert [cell.anchor for cell in cells if cell.anchor][1] == "y"
    assert re.fullmatch(r"p[a-z2-7]{10}", next(cell.anchor for cell in cells if cell.anchor))


def test_columns_of_other_texts_are_not_cut_here() -> None:
    one, other = (copied(f'<p n="1">{word}</p>').find(f"{E}stream") for word in "ab")
    found = Columns([Column(stream, "", "", "", "", path) for stream, path in ((one, "1"), (other, "2"))], lambda _: {})
    assert [[key for key, _ in found.pieces(stream)] for stream in (one, other)] == [[("unit", 0)], [("unit", 1)]]
