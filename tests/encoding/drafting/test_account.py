"""Every character of a source is in its draft or in its log: on any text, and each way to break this is noticed."""

from __future__ import annotations

from collections import Counter

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from edition.encoding.drafting.account import Unbalanced, balanced
from edition.encoding.drafting.pieces import Entry, Put, Words
from edition.encoding.drafting.proving import prove
from edition.encoding.drafting.scribe import REPLACEMENT
from tests.encoding.drafting.any_text import ANY, MARKED
from tests.encoding.drafting.drafts import T, log, of_text, texts, tree


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


@example("\x85").via("white space for Python, and a word for Markdown")
@example("a\n\x85\x85\n\nb").via("the same, on a line of its own")
@given(MARKED)
@settings(max_examples=300)
def test_so_does_any_markdown(text: str) -> None:
    closes(text, "Markdown")


@given(
    st.lists(
        st.lists(st.from_regex(r"[A-Z][a-z]{1,9}", fullmatch=True), min_size=12, max_size=40), min_size=1, max_size=6
    )
)
def test_words_stay_words_and_in_their_order(paragraphs: list[list[str]]) -> None:
    source = "\n\n".join(f"{' '.join(words)}." for words in paragraphs)
    told = " ".join(text for name in ("head", "p") for text in texts(of_text(source), name))
    assert told.split() == source.split()


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
        prove(f"<TEI><text>{text}</text></TEI>".encode(), "ab", [Words(0, 2)])
    prove(b"<TEI><teiHeader>x</teiHeader><text> <p>a b c</p></text></TEI>", "ab", [Words(0, 2), Put(" c")])
