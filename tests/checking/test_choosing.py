"""Which problems are looked for: by the command, by edition.toml, by the table."""

from __future__ import annotations

import pytest

from edition.checking.choosing import Choice, choice, named
from edition.checking.rules.table import ALWAYS
from edition.checking.slugs import BY_NAME, SLUGS
from edition.errors import EditionError, SettingsError
from edition.model import Problem

USUAL = frozenset(slug.name for slug in SLUGS if slug.on)
GRAMMAR = frozenset(slug.name for slug in SLUGS if slug.family == "grammar")


def test_nothing_chosen_is_what_is_on() -> None:
    assert choice({}) == Choice(USUAL | ALWAYS, {})


@pytest.mark.parametrize(
    ("name", "slugs"),
    [
        ("odd-id", {"odd-id"}),
        ("grammar", GRAMMAR),
        ("include", {"include-missing", "include-outside", "include-loop"}),
        ("include-", {"include-missing", "include-outside", "include-loop"}),
        ("include-*", {"include-missing", "include-outside", "include-loop"}),
        ("all", set(BY_NAME)),
    ],
)
def test_names(name: str, slugs: set[str]) -> None:
    assert named(name) == slugs


@pytest.mark.parametrize(
    ("name", "hint"),
    [
        ("odd-ids", "did you mean odd-id?"),
        ("gramar", "did you mean grammar?"),
        ("zzz", "edition explain lists them all"),
        ("", "edition explain lists them all"),
        ("-", "edition explain lists them all"),
        ("inc", "edition explain lists them all"),
    ],
)
def test_names_of_nothing(name: str, hint: str) -> None:
    with pytest.raises(EditionError) as raised:
        named(name)
    assert raised.value.hint == hint


def test_only_what_is_selected_and_what_cannot_be_read() -> None:
    assert choice({}, ["odd-id", "grammar"]).wanted == {"odd-id"} | GRAMMAR | ALWAYS


def test_what_is_ignored_is_not_wanted_even_if_selected() -> None:
    assert choice({}, ["grammar"], ["grammar-text"]).wanted == GRAMMAR - {"grammar-text"} | ALWAYS


def test_what_cannot_be_read_can_be_ignored_by_name() -> None:
    assert "unreadable" not in choice({}, ["grammar"], ["unreadable"]).wanted


def test_settings_switch_off_and_on() -> None:
    assert choice({"odd-id": "off"}).wanted == USUAL - {"odd-id"} | ALWAYS
    assert choice({"files": "off"}).wanted.isdisjoint({"unreadable", "not-tei"})
    assert choice({"ids": "off", "odd-id": "on"}).wanted >= {"odd-id"}
    assert "duplicate-id" not in choice({"odd-id": "on", "ids": "off"}).wanted


def test_the_command_comes_before_the_settings_where_it_names_the_problem_itself() -> None:
    settings = {"odd-id": "off"}
    assert "odd-id" in choice(settings, ["odd-id"]).wanted
    assert "odd-id" in choice(settings, ["all"]).wanted
    assert "odd-id" not in choice(settings, ["ids"]).wanted


def test_severities() -> None:
    chosen = choice({"grammar": "warning", "grammar-text": "info", "odd-id": "error"})
    problems = [
        Problem("grammar-text", "error", ""),
        Problem("grammar-value", "error", ""),
        Problem("odd-id", "error", ""),
    ]
    assert [problem.severity for problem in chosen.of(problems)] == ["info", "warning", "error"]


def test_what_is_not_wanted_is_left_out() -> None:
    assert [*choice({}, [], ["odd-id"]).of([Problem("odd-id", "error", "")])] == []


@pytest.mark.parametrize(
    ("settings", "message", "hint"),
    [
        (
            {"od-id": "off"},
            "edition.toml: in [problems], there is no problem and no family “od-id”",
            "did you mean odd-id?",
        ),
        ({"odd-id": "of"}, "edition.toml: “problems.odd-id” cannot be 'of'", "did you mean off?"),
        (
            {"odd-id": "7"},
            "edition.toml: “problems.odd-id” cannot be '7'",
            "it is one of: off, on, info, warning, error",
        ),
    ],
)
def test_settings_that_mean_nothing(settings: dict[str, str], message: str, hint: str) -> None:
    with pytest.raises(SettingsError) as raised:
        choice(settings)
    assert (raised.value.message, raised.value.hint) == (message, hint)
