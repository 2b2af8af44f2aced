"""The same verdict as jing, on real texts and on mutants of them, and errors at the same elements."""

from __future__ import annotations

import random
import tempfile
from collections.abc import Iterator
from itertools import groupby
from pathlib import Path
from xml.parsers import expat

import pytest
from lxml import etree

from edition.checking.relaxng.automaton import Automaton
from edition.checking.relaxng.schema import load
from tests.checking.relaxng import jing, mutants

MUTANTS, LARGEST, EACH = 5000, 12_000, 12
"""How many mutants; of files of at most so many bytes, so many of each collection."""


@pytest.fixture(scope="module")
def automaton() -> Automaton:
    jing.needed()
    jing.needed_schema()
    return Automaton(load(jing.TEI_ALL))


def readable() -> Iterator[Path]:
    """Every file of the corpora that is well-formed by itself, without entities and inclusions of others."""
    for file in sorted(jing.CORPORA.rglob("*.xml")):
        data = file.read_bytes()
        if b"XInclude" not in data and b"<!DOCTYPE" not in data and is_well_formed(data):
            yield file


def is_well_formed(data: bytes) -> bool:
    try:
        expat.ParserCreate().Parse(data, True)
    except (expat.ExpatError, ValueError, LookupError):
        return False
    return True


@pytest.mark.slow
@pytest.mark.corpora
def test_every_readable_file_of_the_corpora(automaton: Automaton) -> None:
    files = list(readable())
    if not files:
        pytest.skip("the corpora are not here: EDITION_CORPORA names them")
    found = jing.compared(automaton, jing.TEI_ALL, files)
    print(found)
    assert found.differ == []
    assert found.missed <= 0.02 * found.told
    assert found.extra <= 0.02 * found.told


def sources() -> list[Path]:
    """Small files: our own samples, and some of each collection."""
    chance = random.Random(4)  # noqa: S311 - the same ones each time
    found = [file for file in sorted((jing.ROOT / "texts").glob("*.xml")) if file.stat().st_size <= LARGEST]
    small = (file for file in readable() if file.stat().st_size <= LARGEST)
    for _, files in groupby(small, lambda file: file.relative_to(jing.CORPORA).parts[0]):
        some = list(files)
        found += chance.sample(some, min(EACH, len(some)))
    return found


@pytest.mark.slow
def test_five_thousand_mutants(automaton: Automaton) -> None:
    chance = random.Random(19757)  # noqa: S311 - as above
    roots = [etree.fromstring(file.read_bytes()) for file in sources()]
    with tempfile.TemporaryDirectory(dir=jing.workshop()) as folder:
        files = [Path(folder) / f"{n}.xml" for n in range(MUTANTS)]
        for n, file in enumerate(files):
            file.write_bytes(mutants.mutant(roots[n % len(roots)], chance))
        found = jing.compared(automaton, jing.TEI_ALL, files)
    print(found)
    assert 0 < found.refused < MUTANTS
    assert found.differ == []
    assert found.missed <= 0.02 * found.told
    assert found.extra <= 0.02 * found.told
