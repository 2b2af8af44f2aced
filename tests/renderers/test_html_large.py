"""An edition with 100,000 of everything: its pages are small, its memory is that of one page, its time goes with its size."""

from __future__ import annotations

import json
import resource
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from edition.renderers.html import HtmlRenderer

from edition.index import Entity, Group, Line
from edition.kinds import KINDS
from edition.model import TextInfo
from tests.reading.sample import FakeContext, info
from tests.renderers.sample import FakeIndex, entity

pytestmark = pytest.mark.slow

MANY = 100_000
MEGABYTE = 1_000_000
ROOT = Path(__file__).resolve().parents[2]


@dataclass
class Endless(FakeIndex):
    """So many texts, persons, sessions; lines of one person, names that point to nothing, quotations, turns and readings."""

    many: int = MANY

    def __post_init__(self) -> None:
        self.counts = {"texts": self.many}

    def texts(self) -> Iterator[TextInfo]:
        return (
            info(f"t{n}", title=f"A letter of some length, number {n}", date="1830-05-09") for n in range(self.many)
        )

    def entities(self, kind: str) -> Iterator[Entity]:
        if kind == "person":
            yield entity("ada", mentions=self.many, quotations=self.many, lines=2 * self.many, name="Ada")
            for n in range(self.many):
                name = f"{chr(97 + n * 26 // self.many)}erson {n}"
                yield Entity(f"p{n}", "person", name, name, "", "", "", f"persons/p{n}.html", True, 0, 0, "", "")
        if kind == "session":
            yield from self.programme()

    def programme(self) -> Iterator[Entity]:
        facts = {"kind": "session", "start": "1830", "part_of": "all", "participants": "a | b"}
        return (
            entity(f"s{n}", name=f"Session {n}", page=f"sessions/s{n}.html", **facts) for n in range(self.many // 10)
        )

    def entity(self, entity: str) -> Entity | None:
        return None

    def lines_of(self, words: str) -> Iterator[Line]:
        before, after = "a few words that stand before ", " and some that stand after it"
        for n in range(self.many):
            text = f"t{n // 7}"
            yield Line(text, f"A letter, number {n // 7}", f"texts/{text}.html#p{n}", before, words, after)

    def mentions_of(self, entity: Entity) -> Iterator[Line]:
        return self.lines_of("Ada")

    def quotations_of(self, entity: Entity) -> Iterator[Line]:
        return self.lines_of("What she said was of no little length. ")

    def groups(self) -> Iterator[Group]:
        for n, one in enumerate(self.lines_of("words & words")):
            yield Group(f"Group {n // 5000}", f"texts/t{n // 5000}.html", (one,))

    def nobody(self, table: str) -> Iterator[Group]:
        return self.groups()

    def unidentified(self, kind: str) -> Iterator[Group]:
        return self.groups() if kind == "person" else iter(())

    def by_class(self) -> Iterator[Group]:
        return self.groups()

    def entities_by(self, kind: str, order: str) -> Iterator[Entity]:
        return (entity(f"p{n}", mentions=9, texts=1, first="1830", first_url="u") for n in range(self.many))

    def apparatus(self) -> Iterator[Group]:
        return self.groups()

    def parts_of(self, entity: Entity) -> Iterator[Entity]:
        return self.programme() if entity.id == "ada" else iter(())

    def lengths(self) -> dict[str, int]:
        keys = (
            "quotations",
            "turns",
            "nobody/quotations",
            "nobody/turns",
            "apparatus",
            "unidentified/person",
            "classed",
        )
        drawn = dict.fromkeys(("who", "located", "dated"), 0)
        return (
            dict.fromkeys((f"unidentified/{kind.name}" for kind in KINDS), 0) | dict.fromkeys(keys, self.many) | drawn
        )


def sizes(many: int) -> dict[str, int]:
    """The pages of such an edition, each with its bytes; the pages of entities with nothing to them are left out."""
    found = {}
    for one in HtmlRenderer().edition(Endless(many=many), FakeContext()):
        if not one.path.startswith(("persons/p", "sessions/s")):
            found[one.path] = sum(map(len, one.content))
    return found


def seconds(work: Callable[[], object]) -> float:
    """The least CPU time of two."""
    taken = []
    for _ in range(2):
        start = time.process_time()
        work()
        taken.append(time.process_time() - start)
    return min(taken)


def peak() -> int:
    """The most memory that this process has had, in bytes (on Linux it is told in kilobytes)."""
    most = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return most if sys.platform == "darwin" else most * 1024


def measured() -> None:
    """Print the pages of an edition with many of everything, and how much memory they took beyond that of a small one."""
    sizes(10)
    before = peak()
    found = sizes(MANY)
    print(json.dumps({"pages": found, "memory": peak() - before}))


def test_pages_are_small_and_memory_is_that_of_some_of_them() -> None:
    command = [sys.executable, "-c", f"from {__name__} import measured; measured()"]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, encoding="utf-8", check=True, timeout=600)
    found = json.loads(done.stdout)
    pages: dict[str, int] = found["pages"]
    assert len([path for path in pages if path.startswith("persons/ada")]) == 2 * MANY // 1000
    assert len(pages) > 700
    assert {path: size for path, size in pages.items() if size > MEGABYTE} == {}
    assert found["memory"] < 25 * MEGABYTE


def test_time_goes_with_the_size() -> None:
    few, many = seconds(lambda: sizes(MANY // 50)), seconds(lambda: sizes(MANY // 5))
    assert many < 10 * few * 1.4


def test_to_count_the_pages_costs_little_beside_making_them() -> None:
    """Also of entities of whom nothing is known but the name, whose pages are the smallest there are."""
    index = Endless(many=MANY // 5)
    counted = seconds(lambda: [None for _ in HtmlRenderer().edition(index, FakeContext())])
    made = seconds(lambda: [sum(map(len, one.content)) for one in HtmlRenderer().edition(index, FakeContext())])
    assert counted < made / 5
