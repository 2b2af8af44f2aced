"""The table of kinds: what an element or a type means."""

from __future__ import annotations

import pytest

from edition.kinds import BY_NAME, KINDS, OF_ENTRY, OF_NAME, OF_TYPE, SESSION_DIVISIONS, of_entry, of_mention


@pytest.mark.parametrize(
    ("element", "kind"),
    [
        ("persName", "person"),
        ("author", "person"),
        ("editor", "person"),
        ("orgName", "organization"),
        ("geogName", "place"),
        ("settlement", "place"),
        ("eventName", "event"),
        ("title", "work"),
        ("objectName", "other"),
        ("hi", "other"),
    ],
)
def test_an_element_says_what_it_names(element: str, kind: str) -> None:
    assert of_mention(element, "") == kind


@pytest.mark.parametrize(
    ("type_", "kind"),
    [
        ("person", "person"),
        ("PersName", "person"),
        ("institution", "organization"),
        ("City", "place"),
        ("lit_work", "work"),
        ("Sitzung", "session"),
        ("event", "event"),
        ("ship", "other"),
        ("", "other"),
    ],
)
def test_name_and_rs_say_it_by_their_type(type_: str, kind: str) -> None:
    assert of_mention("rs", type_) == of_mention("name", type_) == kind


def test_a_type_is_asked_only_where_the_element_says_nothing() -> None:
    assert of_mention("persName", "place") == "person"


def test_the_types_of_a_project_come_before_ours() -> None:
    assert of_mention("rs", "Book", {"book": "other"}) == "other"
    assert of_mention("rs", "ship", {"ship": "work"}) == "work"
    assert of_mention("rs", "person", {"ship": "work"}) == "person"


@pytest.mark.parametrize(
    ("element", "kind"),
    [("person", "person"), ("personGrp", "person"), ("org", "organization"), ("biblStruct", "work"), ("x", "other")],
)
def test_an_entry_is_what_its_element_is(element: str, kind: str) -> None:
    assert of_entry(element, "session") == kind


@pytest.mark.parametrize(
    ("types", "kind"), [("", "event"), ("war", "event"), ("Session", "session"), ("war #sitzung", "session")]
)
def test_an_event_of_a_session_type_is_a_session(types: str, kind: str) -> None:
    assert of_entry("event", types) == kind


def test_debate_sections_are_divisions_only() -> None:
    assert "debatesection" in SESSION_DIVISIONS
    assert of_entry("event", "debateSection") == "event"


def test_no_kind_takes_what_is_anothers() -> None:
    assert len(BY_NAME) == len({kind.folder for kind in KINDS}) == len(KINDS)
    assert len(OF_TYPE) == sum(len(kind.types.split()) for kind in KINDS)
    assert len(OF_ENTRY) == sum(len(kind.entries.split()) for kind in KINDS)
    assert len(OF_NAME) == sum(len(f"{kind.names} {kind.pointed}".split()) for kind in KINDS)


def test_what_no_kind_wants_comes_last() -> None:
    assert KINDS[-1].name == "other"
