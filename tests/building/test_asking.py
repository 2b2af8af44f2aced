"""Look-ups that are noted: what was asked, what it was about, and what it would be answered now."""

from __future__ import annotations

import dataclasses
import inspect
import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from edition.building import asking
from edition.building.asking import ENTITIES, FILES, TEXTS, Asking, about, answer, digested
from edition.building.lookups import Lookups
from edition.context import Context
from edition.model import Target, TextInfo
from tests.building.sample import cataloged, register, tei

FILES_OF_IT = {
    "a.xml": tei('<p xml:id="p1">a</p>'),
    "b.xml": tei("<p>b</p>"),
    "r.xml": register('<person xml:id="ada"><persName>Ada</persName><idno type="GND">1</idno></person>'),
}
ADA = Target("ada", "person", "Ada", True, ("GND:1",))


@pytest.fixture
def lookups(tmp_path: Path) -> Iterator[Lookups]:
    found, _ = cataloged(tmp_path, FILES_OF_IT)
    yield found
    found.close()


def ask_everything(context: Asking) -> None:
    context.entry("ada", "a.xml")
    context.by_address("gnd:1", "person")
    context.by_name("Ada")
    context.entity("ada")
    context.prefixes("a.xml")
    context.has_id("./a.xml", "p1")
    context.neighbours("a")
    context.members("a")
    context.text_info("a")
    context.page_name(ADA)
    context.media("a.png")
    context.witnesses("a.xml")
    context.parts("a.xml")


def test_every_question_of_the_protocol_is_noted(lookups: Lookups) -> None:
    context = Asking(lookups)
    ask_everything(context)
    asked = {json.loads(question)[0] for question in context.asked}
    methods = {name for name, _ in inspect.getmembers(Context, inspect.isfunction) if not name.startswith("_")}
    assert asked == methods - {"page_name", "shelf"} | {"entity_page_name"}


def test_the_answers_are_those_of_the_look_ups(lookups: Lookups) -> None:
    context = Asking(lookups)
    assert context.entry("ada", "a.xml") == (ADA,)
    assert context.has_id("a.xml", "p1") == "a"
    assert [one.id if one else "" for one in context.neighbours("a")] == ["", "b"]
    assert context.page_name(ADA) == "ada"


def test_each_is_answered_again_as_it_was(lookups: Lookups) -> None:
    context = Asking(lookups)
    ask_everything(context)
    assert {question: answer(lookups, question) for question in context.asked} == context.asked


def test_a_new_file_has_asked_nothing_and_is_told_the_same(lookups: Lookups, monkeypatch: pytest.MonkeyPatch) -> None:
    context = Asking(lookups)
    context.media("a.png")
    asked = context.asked
    monkeypatch.setattr(asking, "_KEPT", 0)
    context.begin()
    assert context.asked == {}
    context.media("a.png")
    assert context.asked == asked


@pytest.mark.parametrize(
    ("question", "subject"),
    [
        (["entry", "ada", "a.xml"], ENTITIES),
        (["entity_page_name", "ada", True], ENTITIES),
        (["neighbours", "a"], TEXTS),
        (["prefixes", "a.xml"], FILES),
        (["has_id", "l/../a.xml", "p1"], "file:a.xml"),
    ],
)
def test_what_a_question_is_about(question: list[object], subject: str) -> None:
    assert about(json.dumps(question)) == subject


def test_nothing_else_can_be_asked(lookups: Lookups) -> None:
    with pytest.raises(ValueError, match="close"):
        answer(lookups, '["close"]')


def test_of_other_texts_neither_bytes_nor_number_count() -> None:
    info = TextInfo("a", "a.xml", 1, "text", "A", sha256="1", order=1)
    other = dataclasses.replace(info, sha256="2", order=2)
    assert digested((None, info)) == digested((None, other))
    assert digested([info]) == digested([other])
    assert digested(info) != digested(dataclasses.replace(info, title="B"))
