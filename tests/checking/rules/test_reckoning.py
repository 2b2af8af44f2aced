"""Texts outside the span of an edition, and calendars that are described nowhere."""

from __future__ import annotations

import pytest

from tests.checking.rules.planted import assert_planted, mended, tei, told

CREATED = "<profileDesc><creation>{}</creation></profileDesc>"
WAR = {"span": ("1914", "1918-11-11")}


@pytest.mark.parametrize("stated", ['when="1813-08-01"', 'when="1918-11-12"', 'notBefore="1919"'])
def test_a_text_outside_the_span_is_told(stated: str) -> None:
    (problem,) = assert_planted(
        "date-outside-edition", tei(header=CREATED.format(f"⟦<date⟧ {stated}>then</date>")), **WAR
    )
    assert "outside the span of the edition, 1914 to 1918-11-11" in problem.message


@pytest.mark.parametrize(
    "stated", ['when="1914"', 'when="1918"', 'notAfter="1920"', 'from="1913" to="1915"', 'when="?"']
)
def test_a_text_that_may_lie_inside_is_silent(stated: str) -> None:
    assert told("date-outside-edition", tei(header=CREATED.format(f"<date {stated}>then</date>")), **WAR) == []


def test_dates_in_the_text_and_editions_without_a_span_are_free() -> None:
    old = '<date when="1066">1066</date>'
    assert told("date-outside-edition", tei(f"<p>In {old}</p>"), **WAR) == []
    assert told("date-outside-edition", tei(header=CREATED.format(old))) == []


JULIAN = '<profileDesc><calendarDesc><calendar xml:id="julian"><p>Old style</p></calendar></calendarDesc></profileDesc>'


def test_a_calendar_is_described_somewhere_in_the_edition() -> None:
    dated = '<p><date calendar="#julian">a</date> <date calendar="⟦#cal_greg⟧">b</date><date calendar="#cal_greg">c</date></p>'
    (problem,) = assert_planted("unknown-calendar", {"a.xml": tei(dated), "b.xml": tei(header=JULIAN)})
    assert problem.message == "no header describes a calendar #cal_greg (2 times in this file)"
    assert told("unknown-calendar", tei('<p><date calendar="https://example.org/julian">x</date></p>')) == []


def test_a_word_is_no_pointer() -> None:
    source = tei('<p><date calendar="⟦julian⟧">a</date></p>', JULIAN)
    (problem,) = assert_planted("unknown-calendar", source)
    assert problem.fixes[0].sure
    assert mended(source, problem) == source.replace("⟦julian⟧", "#julian")
    (problem,) = assert_planted("unknown-calendar", tei('<p><date calendar="⟦Julian⟧">a</date></p>'))
    assert problem.fixes == ()
