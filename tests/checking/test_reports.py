"""Problems as people and machines read them."""

from __future__ import annotations

import json

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from edition.checking.reports import as_json, lines, summary, told_in_full
from edition.model import Place, Problem, Severity
from edition.reading.places import BEFORE, excerpt

LONG = "".join(chr(0x4E00 + n) for n in range(200))
"""A line in which no character comes twice."""
SOURCE = '  <persName ref="#x">Ada</persName>'


def problem(slug: str = "slug", severity: Severity = "error", line: int = 1, **facts: object) -> Problem:
    stated = {"place": Place("a.xml", line, 3)} | facts
    return Problem(slug, severity, f"message {line}", **stated)  # type: ignore[arg-type]


class TestOne:
    def test_place_message_source_and_hint(self) -> None:
        found = problem(place=Place("a.xml", 12, 13), source=SOURCE, hint="do this")
        assert list(told_in_full(found)) == [
            "a.xml:12:13: error[slug] message 1",
            '  | <persName ref="#x">Ada</persName>',
            "  |           ^",
            "  hint: do this",
            "",
        ]

    @pytest.mark.parametrize(
        ("place", "first"),
        [
            (None, "error[slug] message 1"),
            (Place("a.xml"), "a.xml: error[slug] message 1"),
            (Place("a.xml", 1, 1), "a.xml:1:1: error[slug] message 1"),
        ],
    )
    def test_as_much_of_the_place_as_is_known(self, place: Place | None, first: str) -> None:
        assert list(told_in_full(problem(place=place))) == [first, ""]

    @given(st.text(st.sampled_from("abc <>\u00e9"), max_size=300), st.integers(1, 300))
    @example(LONG, 1)
    @example(LONG, BEFORE)
    @example(LONG, BEFORE + 1)
    @example(LONG, BEFORE + 2)
    @example(LONG, 200)
    @example(f"{' ' * 80}x", 81)
    def test_the_caret_stands_under_the_place(self, line: str, column: int) -> None:
        if line[column - 1 : column].strip() == "":
            return
        found = problem(place=Place("a.xml", 1, column), source=excerpt(line, column))
        _, shown, caret, _ = told_in_full(found)
        assert shown[caret.index("^")] == line[column - 1]
        assert len(shown) <= 105

    @given(st.text())
    def test_a_terminal_has_nothing_to_obey(self, text: str) -> None:
        found = problem(place=Place(text, 1, 1), source=text, hint=text)
        told = "".join(told_in_full(found))
        assert not [c for c in told if ord(c) < 0x20 or 0x7F <= ord(c) < 0xA0]


class TestMany:
    def test_the_gravest_stand_last(self) -> None:
        found = [problem("e"), problem("i", "info"), problem("w", "warning")]
        assert [line.split(":")[3].split("[")[0].strip() for line in lines(found) if line] == [
            "info",
            "warning",
            "error",
        ]

    def test_of_one_slug_a_few_are_told_and_the_others_counted(self) -> None:
        found = [problem(line=n) for n in range(1, 1501)] + [problem("other", line=7)]
        told = [line for line in lines(found) if line]
        assert [line.split(" ")[0] for line in told] == ["a.xml:1:3:", "a.xml:2:3:", "a.xml:3:3:", "…", "a.xml:7:3:"]
        assert told[3].startswith("… and 1,497 more of slug: --all lists them, edition explain slug says more")

    def test_exactly_as_many_as_are_told_need_no_count(self) -> None:
        assert not [line for line in lines([problem(line=n) for n in (1, 2, 3)]) if line.startswith("…")]

    def test_all_of_them_on_request(self) -> None:
        found = [problem(line=n) for n in range(1, 8)]
        assert len([line for line in lines(found, len(found)) if line]) == 7

    def test_none(self) -> None:
        assert list(lines([])) == []


@pytest.mark.parametrize(
    ("severities", "words"),
    [
        ([], "no problems"),
        (["error"], "1 error"),
        (["warning", "error", "error"], "2 errors, 1 warning"),
        (["info", "info"], "2 info"),
        (["warning"] * 1200, "1,200 warnings"),
    ],
)
def test_a_summary(severities: list[Severity], words: str) -> None:
    assert summary(problem(severity=severity) for severity in severities) == words


def test_json() -> None:
    found = [problem(place=Place("é.xml", 1, 2), hint="h", source="s"), problem(place=None)]
    content = as_json(found)
    said = {"slug": "slug", "severity": "error", "message": "message 1"}
    assert json.loads(content) == [
        said | {"path": "é.xml", "line": 1, "column": 2, "hint": "h", "source": "s"},
        said | {"path": "", "line": 0, "column": 0, "hint": "", "source": ""},
    ]
    assert "é.xml" in content
    assert as_json([]) == "[]"
