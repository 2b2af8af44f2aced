"""Sessions that a text shows, and what belongs to them."""

from __future__ import annotations

import pytest

from edition.model import Session, Target, Text
from edition.reading.walk import hashed
from tests.reading.sample import ADA, FakeContext, read

SESSION = Target("s1", "session", "First session", True)
CONTEXT = FakeContext(entries={"s1": (SESSION,), "ada": (ADA,)})
MEETING = (
    '<fileDesc><titleStmt><meeting>The <date when="1920-02-17">17th</date> in <placeName>Wien</placeName></meeting>'
    "</titleStmt></fileDesc>"
)
SETTING = "<profileDesc><settingDesc><p><placeName>Graz</placeName></p></settingDesc></profileDesc>"


def text_of(body: str, header: str = "", **facts: str) -> Text:
    return read(body, CONTEXT, header, **facts).text


class TestMeetings:
    def test_the_text_is_the_session(self) -> None:
        text = text_of("<p><said>a</said></p>", MEETING)
        assert text.sessions == (
            Session("a", "The 17th in Wien", "meeting", "1920-02-17", place="Wien", inferred="the text is the session"),
        )
        assert text.quotations[0].session == "a"

    def test_what_it_does_not_say_is_concluded_and_said_so(self) -> None:
        bare = "<fileDesc><titleStmt><meeting>Second</meeting></titleStmt></fileDesc>"
        (found,) = text_of("<p/>", bare + SETTING, date="1920").sessions
        assert (found.start, found.place) == ("1920", "Graz")
        assert found.inferred == "the text is the session; date of the text; place of the setting"


class TestDivisions:
    def test_of_the_type(self) -> None:
        body = '<div type="session" xml:id="d"><head>On <date when="1921">that day</date></head><u>a</u></div><u>b</u>'
        text = text_of(body)
        assert text.sessions == (Session("a.d", "On that day", "session", "1921", anchor="d"),)
        assert [turn.session for turn in text.turns] == ["a.d", ""]

    @pytest.mark.parametrize(("type_", "number"), [("Sitzung", 1), ("debateSection", 1), ("chapter", 0), ("", 0)])
    def test_which_types_there_are(self, type_: str, number: int) -> None:
        assert len(text_of(f'<div type="{type_}"><p>a</p></div>').sessions) == number

    def test_one_without_an_id_is_known_by_its_heading(self) -> None:
        (found,) = text_of('<div1 type="meeting"><head>The first</head><p>a</p></div1>').sessions
        assert found.id == "a." + hashed("div", "Thefirst")
        assert found.anchor == hashed("div", "Thefirst")

    def test_one_without_a_heading_is_called_by_its_number(self) -> None:
        (found,) = text_of('<div type="session" n="4"><p>a</p></div>', SETTING, date="1920").sessions
        assert (found.name, found.start, found.place) == ("session 4", "1920", "Graz")
        assert found.inferred == "date of the text; place of the setting"

    def test_parts_know_their_whole(self) -> None:
        body = '<div type="session" xml:id="d"><div type="debateSection" xml:id="e"><u>a</u></div><u>b</u></div>'
        text = text_of(body)
        assert [(s.id, s.part_of) for s in text.sessions] == [("a.d", ""), ("a.e", "a.d")]
        assert [turn.session for turn in text.turns] == ["a.e", "a.d"]

    def test_a_meeting_is_their_whole(self) -> None:
        text = text_of('<div type="session" xml:id="d"><u>a</u></div><u>b</u>', MEETING)
        assert [(s.id, s.part_of) for s in text.sessions] == [("a", ""), ("a.d", "a")]
        assert [turn.session for turn in text.turns] == ["a.d", "a"]


class TestEvents:
    @pytest.mark.parametrize("attribute", ["corresp", "ana", "decls"])
    def test_a_division_belongs_to_the_one_it_points_to(self, attribute: str) -> None:
        text = text_of(f'<div type="session" {attribute}="#s1"><u>a</u></div><u>b</u>')
        assert text.sessions == ()
        assert [turn.session for turn in text.turns] == ["s1", ""]

    def test_other_pointers_make_no_session(self) -> None:
        assert text_of('<div corresp="#ada"><u>a</u></div>').turns[0].session == ""


class TestDates:
    @pytest.mark.parametrize(
        ("opening", "start", "end"),
        [
            (
                '<head>A</head><opener><dateline><date from="1921" to="1922">x</date></dateline></opener>',
                "1921",
                "1922",
            ),
            ('<dateline><date when="1921">x</date></dateline>', "1921", ""),
            ('<docDate when="1921">x</docDate>', "1921", ""),
            (
                '<head>A<note><date when="1789">x</date></note></head><head><date when="1921">x</date></head>',
                "1921",
                "",
            ),
        ],
    )
    def test_its_beginning_says_when_it_was(self, opening: str, start: str, end: str) -> None:
        (found,) = text_of(f'<div type="session">{opening}<p>a</p></div>', date="1900").sessions
        assert (found.start, found.end, found.inferred) == (start, end, "")

    def test_a_day_that_somebody_speaks_of_does_not(self) -> None:
        body = '<div type="session"><p>In <date when="1789-07-14">1789</date></p></div>'
        (found,) = text_of(body, date="1921").sessions
        assert (found.start, found.inferred) == ("1921", "date of the text")
        assert text_of(body).sessions[0].start == ""

    def test_a_meeting_may_take_days(self) -> None:
        header = MEETING.replace('when="1920-02-17"', 'from="1920-02-17" to="1920-02-19"')
        (found,) = text_of("<p/>", header).sessions
        assert (found.start, found.end) == ("1920-02-17", "1920-02-19")


def test_a_session_of_a_register_keeps_its_id() -> None:
    context = FakeContext(entries={"a": (Target("a", "session", "A", True),)})
    text = read("<u>x</u>", context, MEETING).text
    assert [session.id for session in text.sessions] == ["a.meeting"]
    assert text.turns[0].session == "a.meeting"
    named = FakeContext(entries={"a": (Target("a", "person", "A", True),)})
    assert read("<u>x</u>", named, MEETING).text.sessions[0].id == "a"
