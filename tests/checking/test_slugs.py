"""The table of problems, the page about them and the code that finds them say the same."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from edition.checking.explaining import headline, markdown
from edition.checking.slugs import BY_NAME, FAMILIES, SLUGS
from tests.test_structure import MODULES, constants, slug_positions, slugs_of, tree_of

POSITIONS = slug_positions()
SEVERITIES = {"error", "warning", "info"}


@pytest.mark.parametrize("path", MODULES, ids=lambda path: "/".join(path.parts[-2:]))
def test_what_is_found_is_in_the_table(path: Path) -> None:
    assert sorted(set(slugs_of(path, POSITIONS)) - set(BY_NAME)) == []


def test_what_is_in_the_table_is_explained_with_its_severity() -> None:
    stated = {slug: re.match(r"Severity: (\w+)[.,]", text) for slug, text in markdown().items()}
    assert {slug: found and found[1] for slug, found in stated.items()} == {s.name: s.severity for s in SLUGS}


@pytest.mark.parametrize("slug", BY_NAME)
def test_every_problem_has_a_headline(slug: str) -> None:
    assert 10 < len(headline(slug)) < 250
    assert "Severity" not in headline(slug)


def test_names_are_not_ambiguous() -> None:
    assert len(BY_NAME) == len(SLUGS)
    assert all(BY_NAME[name].family == name for name in set(FAMILIES) & set(BY_NAME))
    assert not {"all", "on", "off"} & {*FAMILIES, *BY_NAME}


def severities_of(path: Path) -> Iterator[tuple[str, str]]:
    """Slugs that a module gives together with a severity."""
    for node in (n for n in ast.walk(tree_of(path)) if isinstance(n, ast.Call)):
        given = [value for argument in (*node.args, *(k.value for k in node.keywords)) for value in constants(argument)]
        slugs, severities = [v for v in given if v in BY_NAME], [v for v in given if v in SEVERITIES]
        if len(slugs) == 1 and severities:
            yield from ((slugs[0], severity) for severity in severities)


@pytest.mark.parametrize("path", MODULES, ids=lambda path: "/".join(path.parts[-2:]))
def test_severities_are_those_of_the_table(path: Path) -> None:
    assert [(slug, severity) for slug, severity in severities_of(path) if BY_NAME[slug].severity != severity] == []


def test_severities_are_found_at_all() -> None:
    assert len({slug for path in MODULES for slug, _ in severities_of(path)}) > 10
