"""The same verdict as jing, on real texts and on mutants of them, and errors at the same elements."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from xml.parsers import expat

import pytest

from edition.checking.relaxng.automaton import Automaton
from edition.checking.relaxng.schema import load
from tests.checking.relaxng import jing


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
