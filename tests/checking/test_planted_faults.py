"""Four hundred planted faults of grammar: each is told once, exactly where it is, and what is needed is named."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path

import pytest

from edition.checking.grammar import Grammar
from edition.checking.schemas import Schema, Schemas
from edition.model import Problem
from edition.reading.parsing import parse
from tests.checking.planting_faults import KINDS, Planted, planted
from tests.checking.relaxng import jing
from tests.checking.test_grammar import VALID

OURS = jing.ROOT / "schema" / "tei-edition.rng"
EACH = 10


@dataclass
class Tally:
    """How many faults there were, and which of them were not told as they should be, with what was told."""

    faults: int = 0
    wrong: dict[str, list[str]] = field(default_factory=dict)

    def share(self, what: str) -> float:
        return 1 - len(self.wrong.get(what, ())) / self.faults


def sources() -> list[str]:
    return [file.read_text(encoding="utf-8") for file in sorted((jing.ROOT / "texts").glob("*.xml"))] + [VALID]


@lru_cache
def told(schema: Path) -> Callable[[str], list[Problem]]:
    grammar = Grammar(Schemas((), (Schema(schema, "rng"),)))
    return lambda source: grammar.check(parse("text.xml", source.encode()))[2]


def place(fault: Planted) -> tuple[int, int]:
    """Line and column, from 1, in characters."""
    before = fault.source[: fault.at]
    return before.count("\n") + 1, len(before) - before.rfind("\n")


def said(problem: Problem) -> str:
    return f"{problem.message} | {problem.label} | {problem.hint}"


@lru_cache
def tally(schema: Path) -> Tally:
    result = Tally()
    for kind, fault in planted(sources(), EACH):
        problems = told(schema)(fault.source)
        places = [(problem.place.line, problem.place.column) for problem in problems if problem.place]
        right = {
            "one problem": len(problems) == 1,
            "its place": place(fault) in places,
            "its name": any(fault.names in said(problem) for problem in problems),
        }
        result.faults += 1
        for what in (what for what, is_right in right.items() if not is_right):
            result.wrong.setdefault(what, []).append(f"{kind}: {places} {[*map(said, problems)]}")
    return result


@pytest.fixture(params=["ours", "that of the TEI"])
def schema(request: pytest.FixtureRequest) -> Path:
    if request.param == "ours":
        return OURS
    jing.needed_schema()
    return jing.TEI_ALL


def test_the_texts_are_valid(schema: Path) -> None:
    assert [told(schema)(source) for source in sources()] == [[]] * len(sources())


def test_there_are_ten_places_for_each_of_forty_kinds() -> None:
    assert len(KINDS) >= 40
    assert sum(1 for _ in planted(sources(), EACH)) == EACH * len(KINDS)


def test_faults_are_told_exactly_where_they_are(schema: Path) -> None:
    assert tally(schema).share("its place") >= 0.98, tally(schema).wrong["its place"]


def test_one_fault_is_one_problem(schema: Path) -> None:
    assert tally(schema).share("one problem") >= 0.95, tally(schema).wrong["one problem"]


def test_what_is_needed_is_named(schema: Path) -> None:
    assert tally(schema).share("its name") == 1, tally(schema).wrong["its name"]
