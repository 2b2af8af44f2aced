"""Markdown: what its marks mean stands in the draft, the marks stand in the log."""

from __future__ import annotations

import pytest
from lxml import etree

from tests.encoding.drafting.drafts import T, body, kinds, log, names, of_text, texts, tree

pytest.importorskip("markdown_it", reason="NOT TESTED: markdown-it-py is not installed")


def inside(text: str, name: str = "p") -> str:
    """The first element of a name in the body, with its tags."""
    found = next(body(of_text(text, "Markdown")).iter(f"{T}{name}"))
    return str(etree.tostring(found, encoding="unicode", with_tail=False)).replace(f' xmlns="{T[1:-1]}"', "")


@pytest.mark.parametrize(
    ("text", "content"),
    [
        ("*a* **b** ~~c~~", '<hi rend="italic">a</hi> <hi rend="bold">b</hi> <hi rend="strikethrough">c</hi>'),
        ("***a** b*", '<hi rend="italic"><hi rend="bold">a</hi> b</hi>'),
        ("`a b`", '<hi rend="monospace">a b</hi>'),
        ('[a](http://example.org/b_(c) "T")', '<ref target="http://example.org/b_(c)">a</ref>'),
        ("[a][r]\n\n[r]: http://example.org", '<ref target="http://example.org">a</ref>'),
        ("[a](b.md)", '<ref type="unresolved" n="b.md">a</ref>'),
        ("<http://example.org>", '<ref target="http://example.org">http://example.org</ref>'),
        ("\\*a\\* &amp; &eacute;", "*a* &amp; é"),
        ("a  \nb\\\nc\nd", "a<lb/>b<lb/>c d"),
        ("a <b>c</b>", "a &lt;b&gt;c&lt;/b&gt;"),
        ("a[^1]\n\n[^1]: *B*\n    c", 'a<note xml:id="fn.1" place="foot" n="1"><hi rend="italic">B</hi> c</note>'),
    ],
)
def test_marks_within_a_paragraph(text: str, content: str) -> None:
    assert inside(text) == f"<p>{content}</p>"


def test_blocks() -> None:
    made = of_text(
        "# A\n\ntext\n\n> q\n\n- i\n- j\n\n1. k\n\n| a | b |\n|---|---|\n| c | d |\n\n"
        "## B\n\n```py\nx\n y\n```\n\n***\n",
        "Markdown",
    )
    assert names(body(made)) == ["head", "p", "quote", "list", "list", "table", "div"]
    assert texts(made, "cell") == ["a", "b", "c", "d"]
    assert [e.get("rend") for e in tree(made).iter(f"{T}list")] == ["bulleted", "numbered"]


def test_front_matter_goes_to_the_header() -> None:
    made = of_text(
        "---\ntitle: 'The Lamp: a study'\nauthor:\n  - Edda Thorne\n  - Matthis Lund\ndate: 1902-03-09\nlang: en\n---\n\nText.",
        "Markdown",
    )
    facts = made.facts
    assert (facts.title, facts.author, facts.when, facts.lang) == (
        "The Lamp: a study",
        "Edda Thorne and Matthis Lund",
        "1902-03-09",
        "en",
    )
    assert kinds(made).count("front-matter") == 8
    assert texts(made, "body") == ["Text."]


def test_a_rule_at_the_top_is_no_front_matter() -> None:
    assert texts(of_text("---\n\nText, and more.\n\n---\n\nEnd.", "Markdown"), "p") == ["Text, and more.", "End."]


def test_a_note_that_nobody_calls_is_kept() -> None:
    made = of_text("Text.\n\n[^9]: Not called.", "Markdown")
    assert texts(made, "back") == ["[^9]: Not called."]
    assert "were not understood" in made.remarks[0]


def test_a_note_that_is_called_twice_stands_once() -> None:
    made = of_text("a[^1] b[^1]\n\n[^1]: Once.", "Markdown")
    assert texts(made, "note") == ["Once."]
    assert [e.get("target") for e in tree(made).iter(f"{T}ptr")] == ["#fn.1"]


def test_pictures_keep_their_words() -> None:
    assert (
        inside("![A *lamp*](lamp.png)", "figure")
        == '<figure><graphic url="lamp.png"/><figDesc>A <hi rend="italic">lamp</hi></figDesc></figure>'
    )


def test_the_log_says_what_each_mark_became() -> None:
    rows = [
        (row["line"], row["column"], row["kind"], row["before"], row["after"])
        for row in log(of_text("# A\n\n> *b*", "Markdown"))
    ]
    assert [row for row in rows if row[2] != "space"] == [
        ("1", "1", "heading-mark", "#", "<head>"),
        ("3", "1", "quotation-mark", ">", "<quote>"),
        ("3", "3", "mark", "*", '<hi rend="italic">'),
        ("3", "5", "mark", "*", "</hi>"),
    ]


def test_no_library_no_markdown(monkeypatch: pytest.MonkeyPatch) -> None:
    import sys

    from edition.errors import EditionError

    monkeypatch.setitem(sys.modules, "markdown_it", None)
    with pytest.raises(EditionError, match="not installed"):
        of_text("# A", "Markdown")
