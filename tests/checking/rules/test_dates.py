"""Dates that cannot be, end before they begin, or are not what the text says."""

from __future__ import annotations

import pytest

from tests.checking.rules.planted import assert_planted, mended, tei, told

IMPOSSIBLE = {
    "1914-09-31": "September has 30 days",
    "1914-02-29": "February has 28 days in that year, which is no leap year",
    "1900-02-29": "February has 28 days in that year, which is no leap year",
    "1914-13-01": "there is no month 13",
    "1914-00": "there is no month 00",
    "1914-05-32": "no month has 32 days",
    "--02-30": "February has at most 29 days",
    "---32": "no month has 32 days",
    "1914-05-09T25:00:00": "a day has 24 hours",
    "1914-05-09T12:60:00": "an hour has 60 minutes",
    "12:00:61": "a minute has 60 seconds",
    "-0043-04-31": "April has 30 days",
}


@pytest.mark.parametrize("value", IMPOSSIBLE)
def test_a_day_that_is_in_no_calendar_is_told_with_the_reason(value: str) -> None:
    (problem,) = assert_planted("impossible-date", tei(f'<p>On <date when="⟦{value}⟧">that day</date></p>'))
    assert problem.message.startswith(f"{value} is no date: {IMPOSSIBLE[value]}")


@pytest.mark.parametrize(
    "value",
    "1914-02-28 1912-02-29 2000-02-29 -0004-02-29 0000-02-29 --02-29 ---31 1914 1914-12 24:00:00 1914-05-09T24:00:00"
    " 1914-05-09+02:00 1914-05-09T12:00:00Z 12014-05-09 unknown 9.5.1914".split(),
)
def test_a_day_that_may_be_is_silent(value: str) -> None:
    assert told("impossible-date", tei(f'<p><date when="{value}">then</date></p>')) == []


def test_iso_dates_are_read_and_those_of_other_calendars_are_not() -> None:
    assert_planted("impossible-date", tei('<p><date when-iso="⟦19140931⟧">a</date> <date when="19140931">b</date></p>'))
    assert told("impossible-date", tei('<p><date when-custom="1914-09-31" when-iso="1914-W36">a</date></p>')) == []


def test_pages_and_pointers_are_no_dates() -> None:
    listed = '<bibl><biblScope from="1914-31" to="12">p</biblScope><locus from="1914-13" to="1913">f</locus></bibl>'
    assert told("impossible-date", tei(listed)) + told("date-order", tei(listed)) == []


@pytest.mark.parametrize(
    ("wrong", "right", "sure"),
    [("1720-04-00", "1720-04", True), ("1720-00-00", "1720", True), ("1914-31-12", "1914-12-31", False)],
)
def test_what_was_meant_is_offered(wrong: str, right: str, sure: bool) -> None:
    source = tei('<p><date when="⟦{}⟧">then</date></p>')
    (problem,) = assert_planted("impossible-date", source.replace("{}", wrong))
    assert problem.fixes[0].sure is sure
    assert mended(source.replace("{}", wrong), problem) == source.replace("⟦{}⟧", right)


ORDER = [
    ('<date notBefore="1915" notAfter="⟦1914⟧"/>', '<date notBefore="1914" notAfter="1915"/>'),
    ('<date from="1914-05-09" to="⟦1914-05-08⟧"/>', '<date from="1914-05-09" to="1914-05-09"/>'),
    ('<date from="1914-05" notAfter="⟦1914-04⟧"/>', '<date from="1914-05-20" notAfter="1914-05"/>'),
    ('<date from="-0044" to="⟦-0050⟧"/>', '<date from="-0050" to="-0044"/>'),
    ('<date from-iso="19140509" to-iso="⟦19140508⟧"/>', '<date from-iso="19140508" to-iso="1914-05-09"/>'),
    (
        '<event from="1914-05-09T14:00:00" to="⟦1914-05-09T12:00:00⟧"/>',
        '<event from="1914-05-09T14:00:00+02:00" to="1914-05-09T12:30:00Z"/>',
    ),
    (
        '<person><birth when="1850"/><⟦death when="1849"/></person>',
        '<person><birth when="1850"/><death when="1850"/></person>',
    ),
    (
        '<person><birth><date notBefore="1850"/></birth><death><⟦date when="1840"/></death></person>',
        '<person><birth when="1850"/><birth when="1830"/><death when="1840"/></person>',
    ),
]


@pytest.mark.parametrize(("wrong", "right"), ORDER)
def test_nothing_ends_before_it_begins(wrong: str, right: str) -> None:
    wrong = wrong.replace("<⟦death", "⟦<death⟧").replace("<⟦date", "⟦<date⟧")
    assert_planted("date-order", tei(wrong))
    assert told("date-order", tei(right)) == []


def test_an_early_death_names_the_birth() -> None:
    (problem,) = told("date-order", tei('<person><birth when="1850"/>\n<death when="1849-01-02"/></person>'))
    assert problem.message == "this death (1849-01-02) comes before the birth (1850) of the same person"
    assert problem.related[0].place.line == problem.place.line - 1


def test_an_event_lies_within_the_event_that_it_is_part_of() -> None:
    events = '<listEvent><event from="1914-05-01" to="1914-05-03">{}</event></listEvent>'
    assert_planted("event-outside", tei(events.format('⟦<event⟧ when="1914-05-04"><p>Late.</p></event>')))
    inside = '<event when="1914-05"><p>Some day.</p></event><event notAfter="1914-06"><p>Well.</p></event><event><p/></event>'
    assert told("event-outside", tei(events.format(inside))) == []


SAME = [
    "2 January 1914",
    "2nd January, 1914",
    "Friday, 2 January 1914.",
    "January 2, 1914",
    "Jan. 2d, 1914",
    "2. Januar 1914",
    "den 2. Jänner 1914",
    "2 janvier 1914",
    "le 2 janvier 1914",
    "2 gennaio 1914",
    "2 de enero de 1914",
    "2 Ianuarii 1914",
    "2. I. 1914",
    "02.01.1914",
    "1/2/1914",
    "2/1/1914",
    "1914-01-02",
    "20 December 1913",
    "January 1914",
    "the day after",
    "2 Germinal 1914",
    "32 January 1914",
]


@pytest.mark.parametrize("text", SAME)
def test_a_text_that_says_the_same_or_nothing_certain_is_silent(text: str) -> None:
    assert told("date-differs", tei(f'<p><date when="1914-01-02">{text}</date></p>')) == []


@pytest.mark.parametrize("text", ["3 January 1914", "2. Februar 1914", "2 janvier 1913", "3/1/1914", "1914-01-03"])
def test_a_text_that_says_another_day_is_told(text: str) -> None:
    source = tei(f'<p><date when="⟦1914-01-02⟧">{text}</date></p>')
    (problem,) = assert_planted("date-differs", source)
    assert problem.message == f"the text says “{text}”, and @when says 1914-01-02"


@pytest.mark.parametrize(
    "date",
    [
        '<date when="1916-01-15" calendar="#julian">2 January 1914</date>',
        '<date when="1713-02-13">2 February 1712</date>',
        '<date when="1914">2 January 1914</date>',
        '<date when="1914-01-02">3 January 1914<note>recte 2</note></date>',
        '<date from="1914-01-02">3 January 1914</date>',
    ],
)
def test_other_calendars_and_coarser_dates_are_no_contradiction(date: str) -> None:
    assert told("date-differs", tei(f"<p>{date}</p>")) == []


def test_a_year_alone_can_contradict() -> None:
    assert_planted("date-differs", tei('<p><date when="⟦1915⟧">2 January 1914</date></p>'))
