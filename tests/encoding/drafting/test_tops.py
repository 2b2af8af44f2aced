"""Headline, byline, date and salutation are found where it is plain; everything else stays a paragraph."""

from __future__ import annotations

import pytest

from tests.encoding.drafting.drafts import body, kinds, names, of_text, texts, tree

REST = "\n\nIt was a long evening, and nobody who was there has forgotten what was said about the lamp on the stair.\n"


@pytest.mark.parametrize(
    ("line", "author", "when"),
    [
        ("Edda Thorne 16 September 2017", "Edda Thorne", "2017-09-16"),
        ("Edda Thorne | September 16, 2017", "Edda Thorne", "2017-09-16"),
        ("By Edda Thorne and Matthis Lund", "Edda Thorne and Matthis Lund", ""),
        ("Von Matthis van der Lund", "Matthis van der Lund", ""),
        ("Par Jeanne Dubois, le 3 mars 1888", "", ""),
        ("By E. M. Thorne, 3 March 1902", "", ""),
        ("By Edda Thorne in Hallbrook", "Edda Thorne", ""),
        ("Edda  Thorne\t 16  September   2017", "Edda Thorne", "2017-09-16"),
    ],
)
def test_bylines(line: str, author: str, when: str) -> None:
    made = of_text(f"The Lamp on the Stair\n\n{line}{REST}")
    assert made.facts.title == "The Lamp on the Stair"
    if author:
        assert (made.facts.author, made.facts.when) == (author, when)
        assert author in texts(made, "byline")[0]
        assert texts(made, "docAuthor") == [author] * (texts(made, "byline") == [author])


@pytest.mark.parametrize(
    ("line", "when", "words"),
    [
        ("Wien, den 3. März 1888", "1888-03-03", "3. März 1888"),
        ("Paris, le 3 mars 1888", "1888-03-03", "3 mars 1888"),
        ("London, March 3rd, 1888", "1888-03-03", "March 3rd, 1888"),
        ("Berlin, 12.5.1914", "1914-05-12", "12.5.1914"),
        ("القاهرة، 16 سبتمبر 1917", "1917-09-16", "16 سبتمبر 1917"),
        ("Ἐν Πάτραις, 12 Μαΐου 1874", "1874-05-12", "12 Μαΐου 1874"),
        ("Πάτρα, τῇ 1ῃ Αὐγούστου 1874.", "1874-08-01", "1ῃ Αὐγούστου 1874."),
        ("Казань, 9 июня 1874 г.", "1874-06-09", "9 июня 1874 г."),
        ("Recorded 5 May 1999", "1999-05-05", "5 May 1999"),
        ("Hallbrook, May 1914", "1914-05", "May 1914"),
        ("Published: 16 September 2017, 12:30 GMT", "2017-09-16", "16 September 2017"),
        ("16 September 2017 at 12:30 pm", "2017-09-16", "16 September 2017"),
    ],
)
def test_datelines(line: str, when: str, words: str) -> None:
    made = of_text(line + REST)
    assert (made.facts.when, made.facts.date) == (when, words)
    assert texts(made, "dateline") == [line]


@pytest.mark.parametrize("line", ["Turku, 9. kesäkuuta 1874", "Porto, 9 de junho de 1874", "Vilnius, 9 birželio 1874."])
def test_a_place_and_a_date_in_a_language_that_is_not_read_is_no_headline(line: str) -> None:
    made = of_text(line + REST)
    assert names(body(made)) == ["dateline", "p"]
    assert made.facts.when == ""


@pytest.mark.parametrize("line", ["2017-09-16", "16 September 2017", "2017年9月16日", "Montag, den 3. März 1902"])
def test_dates_by_themselves(line: str) -> None:
    assert texts(of_text(f"A headline\n\n{line}{REST}"), "docDate") == [line]


@pytest.mark.parametrize(
    "line", ["3/5/1914", "99. März 1888", "It was on 3 March 1888", "2017年19月16日", "31. Februar 1900"]
)
def test_what_may_be_two_days_or_none_is_no_date(line: str) -> None:
    assert of_text(f"A headline\n\n{line}{REST}").facts.when == ""


@pytest.mark.parametrize(
    "text",
    [
        "the beginning is missing\n\nhere it goes on, and it goes on for quite a while, until nobody listens any more.",
        "It was late.\n\nNobody came.",
        "One line alone",
        "- one\n- two",
        "Dear Sir, I have the honour to be your servant, and to tell you that the lamp was lit last night at four.\n\nIt was.",
    ],
)
def test_what_is_no_headline(text: str) -> None:
    made = of_text(text)
    assert made.facts.title == "some"
    assert "title" not in kinds(made)


def test_lines_directly_below_a_headline() -> None:
    made = of_text(f"Rede auf dem Parteitag\ngehalten von Otto Bauer am 3. März 1920{REST}")
    assert names(body(made)) == ["head", "dateline", "p"]
    assert made.facts.when == "1920-03-03"


def test_the_top_of_a_transcript() -> None:
    lines = (
        "TRANSCRIPT OF AN INTERVIEW\nwith a lamplighter\nInterviewer: John Smith\nDate: 5 May 1999\nPlace: Hallbrook"
    )
    made = of_text(f"{lines}\n\nSMITH: Thank you.\n\nDOE: Thank you.")
    assert names(body(made))[:5] == ["head", "head", "byline", "dateline", "dateline"]
    assert (made.facts.author, made.facts.when) == ("John Smith", "1999-05-05")


def test_a_date_within_a_headline_is_the_date_of_the_text() -> None:
    made = of_text(f"Protokoll der Sitzung vom 12. Mai 1921{REST}")
    assert (made.facts.title, made.facts.when) == ("Protokoll der Sitzung vom 12. Mai 1921", "1921-05-12")


def test_chinese_titles_authors_and_dates() -> None:
    made = of_text("故乡\n鲁迅\n一九二一年十二月二十一日\n\n我冒了严寒，回到相隔二千余里，别了二十余年的故乡去。")
    assert (made.facts.title, made.facts.author, made.facts.when) == ("故乡", "鲁迅", "1921-12-21")


def test_a_web_page_with_links_above_its_headline() -> None:
    made = of_text(f"Home | News | Sport\n\nThe Lamp\nPublished: 16 September 2017\nBy Edda Thorne{REST}")
    assert texts(made, "front") == ["Home | News | Sport"]
    assert names(body(made)) == ["head", "dateline", "byline", "p"]


def test_a_marked_headline_and_its_subtitle() -> None:
    made = of_text("# The Lamp\n\n## A study\n\nBy Edda Thorne\n\nIt was lit.\n\n## Later\n\nIt was not.")
    assert names(body(made)) == ["head", "head", "byline", "p", "div"]
    assert [e.get("type") for e in body(made)[:2]] == [None, "sub"]


def test_a_letter_has_opener_closer_and_postscript() -> None:
    made = of_text(
        "Hallbrook, 3 March 1902\n\nDear Mr. Lund,\n\nthe reading room is open at last.\n\nYours"
        " sincerely,\nEdda Thorne\n\nP.S. Come soon."
    )
    assert names(body(made)) == ["opener", "p", "closer", "postscript"]
    assert texts(made, "salute") == ["Dear Mr. Lund,", "Yours sincerely,"]
    assert texts(made, "signed") == ["Edda Thorne"]


def test_what_the_user_says_comes_first_and_changes_no_word_of_the_text() -> None:
    from edition.encoding.drafting.drafting import Wish

    wish = Wish(
        title="Other",
        author="Other Person",
        date="3. März 1888",
        lang="de-AT",
        editor="An Editor",
        licence="https://example.org/l",
    )
    made = of_text(f"The Lamp\n\nBy Edda Thorne{REST}", wish=wish)
    plain = of_text(f"The Lamp\n\nBy Edda Thorne{REST}")
    facts = made.facts
    assert (facts.title, facts.author, facts.when, facts.lang) == ("Other", "Other Person", "1888-03-03", "de-AT")
    assert [words for name in ("body",) for words in texts(made, name)] == texts(plain, "body")
    assert tree(made).get("{http://www.w3.org/XML/1998/namespace}lang") == "de-AT"


def test_a_headline_in_bold_and_a_byline_in_italics() -> None:
    pytest.importorskip("markdown_it", reason="NOT TESTED: markdown-it-py is not installed")
    made = of_text(f"**The Lamp**\n\n*By Edda Thorne*{REST}", "Markdown")
    assert names(body(made)) == ["head", "byline", "p"]
    assert [e.get("rend") for e in body(made)[:2]] == [None, "italic"]
    assert (made.facts.title, made.facts.author) == ("The Lamp", "Edda Thorne")
