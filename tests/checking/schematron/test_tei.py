"""The TEI's own rules, all of them, on planted faults and on real texts, against SaxonC."""

from __future__ import annotations

import os
from collections import defaultdict
from pathlib import Path
from time import process_time
from typing import Any

import pytest

from edition.checking.schematron import Schematron, load
from edition.checking.schematron.running import Run
from edition.checking.schematron.xpath import nodes
from edition.reading.parsing import Document, NotWellFormed, parse
from tests.checking.schematron.judging import Finding, Judge
from tests.checking.schematron.planted import document, faults

ROOT = Path(__file__).resolve().parents[3]
CORPORA = Path(os.environ.get("EDITION_CORPORA", ROOT.parent / "shared" / "corpora"))
RULES = {
    "isosch": CORPORA.parent / "schemas" / "tei_all-4.9.0a.isosch",
    "rng": CORPORA.parent / "schemas" / "tei_all-4.9.0.rng",
}
TESTS = {"isosch": 122, "rng": 101}
EACH, LARGEST = 3, 400_000
"""Files of each collection, and bytes of each."""


@pytest.fixture(scope="module", params=list(RULES))
def which(request: pytest.FixtureRequest) -> str:
    if not RULES[request.param].is_file():
        pytest.skip(
            f"the TEI's rules are not here: {RULES[request.param].name} in the folder schemas beside the corpora"
        )
    return str(request.param)


@pytest.fixture(scope="module")
def rules(which: str) -> Schematron:
    return load(RULES[which])


@pytest.fixture(scope="module")
def judge(which: str) -> Judge:
    pytest.importorskip("saxonche")
    return Judge(RULES[which])


def found(rules: Schematron, text: Document) -> list[Finding]:
    """What is found, in the terms of the judge."""
    tests = [a for pattern in rules.schema.patterns for rule in pattern.rules for a in rule.assertions]
    number = {id(assertion): n for n, assertion in enumerate(tests)}
    order = {element: n for n, element in enumerate(text.root.iter("*"))}
    hits = []
    for hit in Run(rules._plan, rules._plain, text.root).hits():
        assert hit.test is not None
        element, attribute = nodes.element_of(hit.node)
        message = "ERROR" if hit.failure else hit.message
        hits.append(Finding(number[id(hit.test.assertion)], order[element], attribute, message))
    return sorted(hits)


def test_every_test_is_run(which: str, rules: Schematron) -> None:
    assert rules.unrunnable == []
    assert sum(len(ready.tests) for ready in rules._plan.rules) == TESTS[which]


def test_every_test_finds_its_planted_fault(rules: Schematron) -> None:
    """By hand: each assertion of the schema has a fault that it alone is about."""
    heard = {f.assertion for fault in faults() for f in found(rules, parse("a.xml", document(fault)))}
    assert heard == set(range(sum(len(ready.tests) for ready in rules._plan.rules)))


def test_planted_faults_are_found_as_saxon_finds_them(rules: Schematron, judge: Judge) -> None:
    hits = 0
    for fault in faults():
        text = parse("a.xml", document(fault))
        there = judge.findings(text.root)
        hits += len(there)
        assert found(rules, text) == there, fault
    assert hits >= 180


def samples() -> list[Path]:
    """Some files of every collection, the largest of those that are not too large, since they hold most."""
    by_collection: dict[str, list[Path]] = defaultdict(list)
    for path in sorted(CORPORA.rglob("*.xml")):
        if path.stat().st_size <= LARGEST:
            by_collection[path.relative_to(CORPORA).parts[0]].append(path)
    return [p for paths in by_collection.values() for p in sorted(paths, key=lambda p: -p.stat().st_size)[:EACH]]


@pytest.mark.slow
@pytest.mark.corpora
def test_the_rules_run_at_two_megabytes_a_second(rules: Schematron) -> None:
    texts = [parse(path.name, path.read_bytes()) for path in samples() if "malformed" not in path.as_posix()]
    if not texts:
        pytest.skip("no collections are here")
    began = process_time()
    for text in texts:
        list(Run(rules._plan, rules._plain, text.root).hits())
    speed = sum(len(text.sources[0].data) for text in texts) / 1e6 / (process_time() - began)
    print(f"{speed:.1f} MB/s of CPU")
    assert speed > 2


@pytest.mark.slow
@pytest.mark.corpora
def test_real_texts_are_judged_as_saxon_judges_them(rules: Schematron, judge: Any) -> None:
    paths = samples()
    if not paths:
        pytest.skip("no collections are here")
    compared = 0
    for path in paths:
        try:
            text = parse(path.name, path.read_bytes())
        except NotWellFormed:
            continue
        compared += 1
        assert found(rules, text) == judge.findings(text.root), path
    print(f"{compared} files of {len(paths)} compared")
    assert compared > len(paths) // 2
