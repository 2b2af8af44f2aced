"""Many problems on one screen: sorts together, the gravest last, what is left out counted."""

from __future__ import annotations

import time

import pytest

from edition.checking.reports.many import MOST, lines, shape, summary
from edition.model import Place, Problem, Severity
from tests.checking.reports.samples import problem


def firsts(problems: list[Problem], most: int = MOST) -> list[str]:
    """The first word of each line that is not empty."""
    return [line.split(" ")[0] for line in lines(problems, most) if line]


def test_the_gravest_stand_last() -> None:
    found = [problem("e"), problem("i", "info"), problem("w", "warning")]
    assert [line.split(" ")[1].split("[")[0] for line in lines(found) if line] == ["info", "warning", "error"]


def test_of_one_sort_a_few_are_told_and_the_others_counted() -> None:
    found = [problem(line=n) for n in range(1, 1501)] + [problem("other", line=7)]
    told = [line for line in lines(found) if line]
    assert [line.split(" ")[0] for line in told] == ["a.xml:1:3:", "a.xml:2:3:", "a.xml:3:3:", "…", "a.xml:7:3:"]
    assert told[3] == "… and 1,497 more like it: --all lists them, edition explain slug says more"


def test_those_that_are_told_keep_their_order() -> None:
    found = [problem(slug, line=n) for n, slug in enumerate("abbabacab", 1)]
    expected = [
        "a.xml:1:3:",
        "a.xml:2:3:",
        "a.xml:3:3:",
        "a.xml:4:3:",
        "a.xml:5:3:",
        "…",
        "a.xml:6:3:",
        "…",
        "a.xml:7:3:",
    ]
    assert firsts(found) == expected


def test_files_are_counted() -> None:
    found = [problem(place=Place(f"{n}.xml", 1, 1)) for n in range(30)]
    assert next(line for line in lines(found) if line.startswith("…")).startswith("… and 27 more like it in 27 files: ")


def test_exactly_as_many_as_are_told_need_no_count() -> None:
    assert "…" not in firsts([problem(line=n) for n in (1, 2, 3)])


def test_messages_of_another_shape_are_another_sort() -> None:
    found = [Problem("slug", "error", f"“{n}” points nowhere", Place("a.xml", n, 1)) for n in range(1, 6)]
    found += [Problem("slug", "error", f"<p> is no place for {n}", Place("a.xml", n, 9)) for n in range(1, 6)]
    more = [line for line in lines(found) if line.startswith("…")]
    assert [line.partition(":")[0] for line in more] == ["… and 2 more like it", "… and 2 more like it"]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("“#a” points nowhere: nothing has the id a", "“#wren” points nowhere: nothing has the id wren"),
        ("“#id_13” points nowhere: nothing has the id id_13", "“#b-2” points nowhere: nothing has the id b-2"),
        ("“r.xml#a b” leads nowhere: there is no x1 in r.xml", "“s.xml#b” leads nowhere: there is no x2 in s.xml"),
        ("<p> stands in <q>", "<ab> stands in <quote>"),
        ("the entity &aelig; is declared nowhere", "the entity &mdash; is declared nowhere"),
        ("U+200B stands here", "U+FEFF stands here"),
        ("3 of 4", "17 of 19"),
        ("here may stand: “p”, “ab” and “lg”", "here may stand: “p”"),
    ],
)
def test_the_shape_of_a_message(one: str, other: str) -> None:
    assert shape(one) == shape(other) != shape("anything else")


def test_one_of_each_sort_before_two_of_any_and_the_gravest_first() -> None:
    found = [problem(slug, "warning", n) for slug in "abc" for n in range(1, 9)]
    found += [problem("grave", line=n) for n in range(1, 9)]
    told = [line for line in lines(found, 4) if line]
    assert [line.split(" ")[1] for line in told if not line.startswith("…")] == [
        *("warning[a]:", "warning[b]:", "warning[c]:", "error[grave]:"),
    ]


def test_what_has_no_room_is_named_in_a_line() -> None:
    found = [problem(slug, "warning", n) for slug in "abc" for n in range(1, 9)]
    told = [line for line in lines(found, 2) if line]
    assert told[0] == "… and 8 of warning[c]: --all lists them"
    assert len([line for line in told if line.startswith("a.xml")]) == 2


def test_all_of_them_on_request() -> None:
    found = [problem(line=n) for n in range(1, 80)]
    assert len(firsts(found, 0)) == 79


def test_none() -> None:
    assert list(lines([])) == []


def test_fifty_thousand_on_one_screen_in_no_time() -> None:
    found = [
        Problem(f"sort-{n % 40}", "error", f"“#p{n}” is none of {n}", Place(f"{n % 700}.xml", n, 1), "a hint", "<p>")
        for n in range(50_000)
    ]
    begin = time.process_time()
    told = list(lines(found))
    assert time.process_time() - begin < 5
    assert len(told) <= 165


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
