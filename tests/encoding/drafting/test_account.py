"""Every character of a source is in its draft or in its log: on any text, and each way to break this is noticed."""

from __future__ import annotations

from collections import Counter

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from edition.encoding.drafting.account import Unbalanced, balanced
from edition.encoding.drafting.pieces import Entry, Words
from edition.encoding.drafting.proving import prove
from edition.encoding.drafting.scribe import REPLACEMENT
from tests.encoding.drafting.drafts import T, log, of_text, tree

LINES = st.sampled_from(
    [
        "", "", " ", "## A heading", "Wien, 3. März 1888", "By Edda Thorne", "Dear Mr. Lund,", "- one", "* two", "1. first", "2. second",
        "> said before", "* * *", "---", "===", "12", "[p. 13]", "Page 4", "\fThe Society", "The Society", "costs \\$5 and \\*no\\* more",
        "a line that ends with a hy-", "phen and goes on in small letters so that it is long enough to be", "of the Gross-", "Britannien",
        "The lamp was lit upon the stair,", "And nobody came down,", "The letters that were never there", "Went slowly back to town.",
        "He said nothing at all to anybody who stood there in the long corridor and", "then he left the house, as he had said he would.",
        "To contact us:", "www.example.org/contact", "\u3000床前明月光，", "疑是地上霜。", "قال لي إنه لا يعرف أحدا في هذه المدينة", "\x01\x0b\x7f\ufffe",
        "*** START OF THE PROJECT GUTENBERG EBOOK X ***", "*** END OF THE PROJECT GUTENBERG EBOOK X ***", "\ufeff", "A: Who?\nB: I.",
    ]
)  # fmt: skip
ENDS = st.sampled_from(["\n", "\n", "\n\n", "\r\n", "\r", "\f", "\n\n\n"])
TEXTS = st.lists(st.tuples(LINES | st.text(max_size=40), ENDS), max_size=25).map(
    lambda ls: "".join(a + b for a, b in ls)
)
ANY = st.text(st.characters(codec=None, categories=None), max_size=300) | TEXTS

MARKS = st.sampled_from(
    [
        "# A *heading*", "## Second ##", "> quoted", "> - item", "- one *two", "* three*", "1. first", "2) second", "   goes on", "    code",
        "```", "```xml", "~~~", "***", "---", "===", "[a](http://example.org/x_(y) \"t\")", "![alt *b*](p.png)", "[ref][r]", "[r]: <b c> 'd'",
        "[r]: http://example.org", "[^1]", "text[^1] and[^2]", "[^1]: A *note*", "[^2]: - list", "    more of the note", "^[inline]",
        "| a | b\\|c |", "|---|:-:|", "| x `y|z` | w | v |", "&amp; &#1; &nbsp; &nope;", "\\$ \\* \\\\ \\a", "`` ` `` `a", "b` c", "<b>x</b>",
        "<div>", "</div>", "<!-- a", "-->", "http://example.org <http://example.org/a> <a@example.org>", "a  ", "b\\", "~~gone~~ _it_ __b__ *__x__*",
        "a hy-", "phen", "\ta\tb", "\f", "- \f", "\x00\x0b*\ufffe*", "title: \"x\"", "author: [A, B]", "#", "-", ">", "|", "[", "[](a)", "![](b)",
        "*a\\", "***b** c*", "- [ ] task", "<?php x ?>", "<![CDATA[x]]>", "\u00a0", "\u2028", "\ufeff# x", "1.", "10000000000. x", "[^ ]: x",
    ]
)  # fmt: skip
MARKED = st.lists(st.tuples(MARKS | LINES | st.text(max_size=20), ENDS | st.just("")), max_size=14).map(
    lambda ls: "".join(a + b for a, b in ls)
) | st.text(st.sampled_from("ab *_`[]()!<>&;#-+1.|\\^:~\n\t"), max_size=60)


def dense(text: str) -> str:
    return "".join(text.split())


def closes(text: str, kind: str) -> None:
    """What is in the text of a draft is what was in the source, but for what its log says."""
    made = of_text(text, kind)
    inside = Counter(dense("".join(tree(made).find(f"{T}text").itertext())))
    told = Counter("".join(dense(text[e.start : e.end]) for e in made.entries if e.fate != "kept"))
    put = Counter("".join(dense(e.after) for e in made.entries if e.kind == "entity"))
    put[REPLACEMENT] += sum(entry.kind == "character" for entry in made.entries)
    assert inside + told == Counter(dense(text)) + put


@given(ANY)
@settings(max_examples=300)
def test_any_text_gives_a_valid_draft_whose_text_it_is_but_for_what_the_log_says(text: str) -> None:
    closes(text, "plain text")


@given(MARKED)
@settings(max_examples=300)
def test_so_does_any_markdown(text: str) -> None:
    closes(text, "Markdown")


@given(ANY | MARKED, st.sampled_from(["plain text", "Markdown"]))
def test_the_same_source_gives_the_same_draft(text: str, kind: str) -> None:
    first, second = of_text(text, kind), of_text(text, kind)
    assert (first.data, first.log) == (second.data, second.log)


@given(ANY)
def test_every_row_of_the_log_stands_where_it_says(text: str) -> None:
    made = of_text(text)
    lines = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    for row in log(made):
        assert 1 <= int(row["line"]) <= len(lines)
        assert 1 <= int(row["column"]) <= len(lines[int(row["line"]) - 1]) + 2


def test_a_lost_character_is_noticed() -> None:
    with pytest.raises(Unbalanced, match="“b”"):
        balanced("a b c", [Words(0, 1), Words(4, 5)], [])


def test_a_character_that_would_stand_there_twice_is_noticed() -> None:
    with pytest.raises(Unbalanced, match="twice"):
        balanced("abc", [Words(0, 2), Words(1, 3)], [])
    with pytest.raises(Unbalanced, match="twice"):
        balanced("abc", [Words(0, 3)], [Entry("escape", 1, 2)])


def test_an_account_says_where_all_characters_are() -> None:
    account = balanced("a  b\\c", [Words(0, 1), Words(3, 4), Words(5, 6)], [Entry("escape", 4, 5)])
    assert (account.total, account.kept, account.told, account.laid_out) == (6, 3, 1, 2)


@pytest.mark.parametrize("text", ["<p>ba</p>", "<p>ab</p><p>c</p>", "<p>a</p>", "<p>ab\ufffd</p>"])
def test_a_file_that_does_not_say_what_was_written_is_refused(text: str) -> None:
    with pytest.raises(Unbalanced):
        prove(f"<TEI><text>{text}</text></TEI>".encode(), "ab", [Words(0, 2)], 0)
    prove(b"<TEI><teiHeader>x</teiHeader><text> <p>a b</p></text></TEI>", "ab", [Words(0, 2)], 0)
