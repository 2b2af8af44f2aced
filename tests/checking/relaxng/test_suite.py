"""The test suite of James Clark, which jing passes: 385 schemas, right and wrong, and 580 texts, valid and not."""

from __future__ import annotations

import os
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

import pytest
from lxml import etree

from edition.checking.relaxng.automaton import Automaton
from edition.checking.relaxng.nodes import Node, parse
from edition.checking.relaxng.schema import Schema, loaded
from edition.checking.relaxng.validating import faults
from edition.errors import EditionError

SCHEMAS = Path(os.environ.get("EDITION_SCHEMAS", Path(__file__).resolve().parents[4] / "shared" / "schemas"))
SUITE = SCHEMAS / "relaxng-spectest.xml"
FOLDER = "file:///suite/"
START = f"{FOLDER}schema.rng"


@dataclass(frozen=True)
class Case:
    """One case of the suite: its schemas, the files that they bring in, its texts."""

    element: Any

    @cached_property
    def files(self) -> dict[str, bytes]:
        return dict(_files(self.element, FOLDER))

    def read(self, schema: Any) -> Schema:
        files = {START: written(schema), **self.files}

        def opened(address: str) -> Node:
            if address not in files:
                raise EditionError(f"there is no {address}")
            return parse(files[address], address)

        return loaded(START, opened)


def _files(folder: Any, address: str) -> Iterator[tuple[str, bytes]]:
    for child in folder:
        if child.tag == "resource":
            yield address + child.get("name"), written(child)
        elif child.tag == "dir":
            yield from _files(child, f"{address}{child.get('name')}/")


def written(around: Any) -> bytes:
    """The one element in another one, as a file."""
    (inner,) = around.iterchildren("*")
    source: bytes = etree.tostring(inner, with_tail=False, encoding="utf-8")
    return around.get("dtd", "").encode() + source


@pytest.fixture(scope="module")
def cases() -> list[Case]:
    if not SUITE.is_file():
        pytest.skip(f"the test suite is not here: {SUITE.name} in the folder schemas beside the corpora")
    return [Case(element) for element in etree.parse(str(SUITE)).iter("testCase")]


def test_every_right_schema_is_read_and_every_wrong_one_is_refused(cases: list[Case]) -> None:
    verdicts = {"correct": 0, "incorrect": 0}
    wrong = []
    for case in cases:
        for schema in case.element.iterchildren("correct", "incorrect"):
            verdicts[schema.tag] += 1
            if reads(case, schema) != (schema.tag == "correct"):
                wrong.append((case.element.findtext("section"), written(schema).decode()))
    assert wrong == []
    assert verdicts == {"correct": 172, "incorrect": 213}


def reads(case: Case, schema: Any) -> bool:
    try:
        case.read(schema)
    except EditionError:
        return False
    return True


def test_every_valid_text_is_admitted_and_every_other_is_not(cases: list[Case]) -> None:
    verdicts = {"valid": 0, "invalid": 0}
    wrong = []
    for case in cases:
        for schema in case.element.iterchildren("correct"):
            automaton = Automaton(case.read(schema))
            for text in case.element.iterchildren("valid", "invalid"):
                verdicts[text.tag] += 1
                if bool(faults(automaton, written(text))) != (text.tag == "invalid"):
                    wrong.append((case.element.findtext("section"), written(schema).decode(), written(text).decode()))
    assert wrong == []
    assert verdicts == {"valid": 289, "invalid": 291}
