"""Sessions without a date, without anybody, two at once in one place, outside what they are part of."""

from __future__ import annotations

import pytest

from tests.checking.rules.planted import assert_planted, tei, told

PEOPLE = "<listPerson><person><persName>Ada</persName></person></listPerson>"


def events(*inner: str) -> str:
    return tei(
        "<p>x</p>", f"<profileDesc><settingDesc><listEvent>{''.join(inner)}</listEvent></settingDesc></profileDesc>"
    )


def meeting(inner: str, body: str = "", header: str = "") -> str:
    return tei(body or "<p>x</p>", f"<fileDesc><titleStmt>{inner}</titleStmt>{header}</fileDesc>")


@pytest.mark.parametrize(
    "source",
    [
        events("⟦<event⟧ type='session'><label>Opening</label></event>"),
        meeting("⟦<meeting⟧>Opening</meeting>"),
        tei('⟦<div⟧ type="session"><head>Opening</head><div type="panel"><p>x</p></div></div>'),
    ],
)
def test_a_session_is_sometime(source: str) -> None:
    (problem,) = assert_planted("session-without-date", source)
    assert problem.message == "nothing says when “Opening” was"


def test_the_first_division_without_a_date_stands_for_all_of_its_text() -> None:
    text = (
        '<div type="sitting"><head><date when="1914-05-09"/></head></div>⟦<div⟧ type="sitting"/><div type="sitting"/>'
    )
    (problem,) = assert_planted("session-without-date", tei(text))
    assert problem.message == "nothing says when this sitting was, nor of 1 more in this text"


CREATED = '<profileDesc><creation><date when="1914-05-09"/></creation></profileDesc>'


@pytest.mark.parametrize(
    "source",
    [
        events("<event type='session' when='1914-05-09'/>"),
        events("<event when='1914-05-09'><event type='session'/></event>"),
        events("<event type='session'><p>On <date when='1914-05-09'>9 May</date></p></event>"),
        events("<event type='concert'/>"),
        tei('<div type="session"><p>x</p></div>', CREATED),
        tei('<p>Opened on <date when="1914-05-09">9 May</date>.</p><div type="session"><p>x</p></div>'),
        tei('<div type="chapter"><p>x</p></div>'),
        meeting('<meeting>Opening <date when="1914-05-09"/></meeting>'),
        tei("<p>x</p>", "<fileDesc><titleStmt><meeting>Opening</meeting></titleStmt></fileDesc>" + CREATED),
    ],
)
def test_a_date_may_stand_in_many_places(source: str) -> None:
    assert told("session-without-date", source) == []


def test_an_event_elsewhere_may_give_the_date() -> None:
    register = events("<event xml:id='s1' type='session' when='1914-05-09'/>")
    text = tei('<div type="session" corresp="#s1"><p>x</p></div>')
    assert told("session-without-date", {"a.xml": text, "events.xml": register}) == []


@pytest.mark.parametrize(
    "source",
    [
        events("⟦<event⟧ type='session' when='1914-05-09'><label>Opening</label></event>"),
        meeting("⟦<meeting⟧>Opening</meeting>"),
        tei('⟦<div⟧ type="session"><head>Opening</head><p>x</p></div>'),
    ],
)
def test_somebody_takes_part(source: str) -> None:
    (problem,) = assert_planted("session-without-people", source)
    assert problem.message == "nobody is known to have taken part in “Opening”"


@pytest.mark.parametrize(
    "source",
    [
        events(f"<event type='session'>{PEOPLE}</event>"),
        events(f"<event>{PEOPLE}<event type='session'/></event>"),
        meeting("<meeting>Opening</meeting>", "<u who='#ada'>Well.</u>"),
        tei('<div type="session"><sp><speaker>ADA</speaker><p>x</p></sp></div>'),
        tei('<div type="session"><p><said who="#ada">x</said></p></div>'),
        tei('<div type="session"><p><rs type="person">She</rs> spoke.</p></div>'),
    ],
)
def test_people_may_be_named_in_many_ways(source: str) -> None:
    assert told("session-without-people", source) == []


def test_a_text_that_points_to_a_session_tells_of_it() -> None:
    register = events("<event xml:id='s1' type='session' when='1914-05-09'/>")
    assert told("session-without-people", {"a.xml": tei('<div ana="#s1"><p>x</p></div>'), "events.xml": register}) == []


def hall(dates: str, place: str = "Hall", inner: str = "") -> str:
    return f"<event type='session' {dates}><placeName>{place}</placeName>{inner}</event>"


PLANTED = hall("from='1914-05-03T10:00:00' to='1914-05-03T12:00:00'").replace("<event", "⟦<event⟧", 1)


def test_two_sessions_are_not_in_one_place_at_once() -> None:
    (problem,) = assert_planted(
        "sessions-overlap", events(hall("from='1914-05-03T09:00:00' to='1914-05-03T10:30:00'"), PLANTED)
    )
    assert problem.related
    days = hall("from='1914-05-02' to='1914-05-06'").replace("<event", "⟦<event⟧", 1)
    assert_planted("sessions-overlap", events(hall("from='1914-05-01' to='1914-05-03'"), days))


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (hall("when='1914-05-03'"), hall("when='1914-05-03'")),
        (hall("from='1914-05-01' to='1914-05-03'"), hall("from='1914-05-03' to='1914-05-05'")),
        (hall("from='1914-05-01' to='1914-05-03'"), hall("from='1914-05-02' to='1914-05-05'", "Annex")),
        (hall("notBefore='1914-05-01' notAfter='1914-05-09'"), hall("from='1914-05-02' to='1914-05-05'")),
        (hall("from='1914-05' to='1914-06'"), hall("from='1914-06' to='1914-07'")),
        (hall("from='1914-05-01' to='1914-05-09'", "Hall", hall("from='1914-05-02' to='1914-05-03'")), ""),
    ],
)
def test_days_limits_and_sessions_within_sessions_are_silent(one: str, other: str) -> None:
    assert told("sessions-overlap", events(one, other)) == []


def test_a_session_is_while_that_is_which_it_is_part_of() -> None:
    body = '<div type="session"><head>Second <⟦date when="{}"/></head><p>x</p></div>'.replace("<⟦date", "⟦<date⟧")
    late, held = body.format("1914-05-12"), '<meeting>Congress <date from="1914-05-09" to="1914-05-11"/></meeting>'
    (problem,) = assert_planted("session-outside", meeting(held, late))
    assert problem.message.endswith("was not while that was which it is part of (1914-05-09 to 1914-05-11)")
    assert told("session-outside", meeting(held, body.format("1914-05-11"))) == []


def test_a_division_is_when_the_event_is_that_it_points_to() -> None:
    register = events("<event xml:id='s1' type='session' when='1914-05-09'/>")
    text = '<div type="session" corresp="#s1"><head>First {}</head></div>'
    wrong = tei(text.format('⟦<date⟧ when="1914-06-09"/>'))
    assert_planted("session-outside", {"a.xml": wrong, "events.xml": register})
    right = tei(text.format('<date when="1914-05"/>'))
    assert told("session-outside", {"a.xml": right, "events.xml": register}) == []
