"""One poem, its entries attached by each of the three methods: the same rows, the same streams, the same page."""

from __future__ import annotations

import csv
import re
from pathlib import Path

import pytest

from edition.building.engine import Order, build

METHODS = Path(__file__).parent / "methods"
OTHERS = ("ends", "locations")
ROWS = [
    ("a1", "l1", "wide river", "F P", "narrow stream", "D1", ""),
    ("a1", "l1", "wide river", "F P", "stream", "D2", "minor"),
    ("a2", "l1", "noon", "F D", "night", "P", ""),
    ("a3", "l2", "nobody", "F", "not one", "P", ""),
    ("a3", "l2", "nobody", "F", "", "D", ""),
    ("a4", "l2", "go", "F P D", "gone", "Wren", "conjecture"),
]


@pytest.fixture(scope="module")
def sites(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    place = tmp_path_factory.mktemp("methods")
    made = {}
    for method in ("parallel", *OTHERS):
        made[method] = place / method
        assert build(Order(METHODS / method, made[method], jobs=1, cache=place / f"{method}.cache")).problems == []
    return made


def rows(site: Path) -> list[dict[str, str]]:
    with (site / "data" / "apparatus.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def said(site: Path) -> dict[str, bytes]:
    """The plain text of every stream."""
    return {path.name: path.read_bytes() for path in (site / "texts").glob("*.txt")}


def pages(site: Path) -> dict[str, str]:
    """The pages of the text and of its witnesses, without what tells one file from another."""
    found = {}
    for path in sorted((site / "texts").rglob("*.html")):
        html = path.read_text(encoding="utf-8")
        found[path.relative_to(site).as_posix()] = re.sub(r"[0-9a-f]{12,64}", "", html)
    return found


def test_the_entries_are_those_that_were_meant(sites: dict[str, Path]) -> None:
    names = "id passage lemma lemma_witnesses reading witnesses type".split()
    assert [tuple(row[name] for name in names) for row in rows(sites["parallel"])] == ROWS


@pytest.mark.parametrize("method", OTHERS)
def test_rows_streams_and_pages_are_the_same(sites: dict[str, Path], method: str) -> None:
    first, other = rows(sites["parallel"]), rows(sites[method])
    for row in (*first, *other):
        del row["source_sha256"]
    assert first == other
    assert said(sites["parallel"]) == said(sites[method])
    assert pages(sites["parallel"]) == pages(sites[method])
