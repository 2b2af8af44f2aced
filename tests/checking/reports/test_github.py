"""Annotations of GitHub: read back as its runner reads them."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from edition.checking.reports import Report, for_machines
from edition.model import Place, Problem
from tests.checking.reports.samples import full, problem


def unescaped(words: str, *, property_: bool = False) -> str:
    for escaped, letter in (("%0D", "\r"), ("%0A", "\n"), *((("%3A", ":"), ("%2C", ",")) if property_ else ())):
        words = words.replace(escaped, letter)
    return words.replace("%25", "%")


def read_back(line: str) -> tuple[str, dict[str, str], str]:
    """Command, properties and words of a line, as the runner takes it apart."""
    found = re.fullmatch(r"::(\w+) ([^:]*)::(.*)", line)
    assert found is not None
    properties = (stated.partition("=") for stated in found[2].split(","))
    return found[1], {name: unescaped(value, property_=True) for name, _, value in properties}, unescaped(found[3])


def annotation(found: Problem, base: str = ".") -> tuple[str, dict[str, str], str]:
    (line,) = for_machines(Report((found,), base=base), "github")
    return read_back(line)


def test_everything_that_is_known() -> None:
    command, properties, said = annotation(full(), "letters")
    assert command == "error"
    assert properties == {
        "file": "letters/texts/a.xml",
        "line": "6",
        "col": "32",
        "endColumn": "35",
        "title": "dangling-pointer",
    }
    assert said.splitlines()[0] == "“#gl” points nowhere"
    assert said.splitlines()[-1] == "hint: write the entry, or correct the pointer"


@pytest.mark.parametrize(
    ("place", "stated"),
    [
        (None, {}),
        (Place("a.xml"), {"file": "a.xml"}),
        (Place("a.xml", 2, 3), {"file": "a.xml", "line": "2", "col": "3"}),
        (Place("a.xml", 2, 3, 4, 5), {"file": "a.xml", "line": "2", "endLine": "4"}),
    ],
)
def test_as_much_of_the_place_as_is_known(place: Place | None, stated: dict[str, str]) -> None:
    assert annotation(problem(place=place))[1] == stated | {"title": "slug"}


@pytest.mark.parametrize(("severity", "command"), [("error", "error"), ("warning", "warning"), ("info", "notice")])
def test_severities_have_other_names(severity: str, command: str) -> None:
    assert annotation(problem(severity=severity))[0] == command  # type: ignore[arg-type]


@given(st.text(), st.text(min_size=1))
def test_whatever_the_words_a_line_stays_a_line(message: str, path: str) -> None:
    found = Problem("slug", "error", message or "-", Place(path, 1, 1))
    (line,) = for_machines(Report((found,)), "github")
    assert len(re.split(r"[\r\n]", line)) == 1
    _, properties, said = read_back(line)
    assert properties["file"] == path
    assert said == (message or "-")
