"""Results are valid where the witnesses are: by our schema, and by jing with the schema of the whole TEI."""

from __future__ import annotations

import random
import subprocess
from pathlib import Path
from typing import Any

import pytest
from lxml import etree

from edition.collating import places
from edition.collating.collation import Wish, collated
from edition.project import shelf
from edition.tei import local
from tests.checking.relaxng import jing
from tests.collating import inventing
from tests.collating.writing_by_hand import HEADER, collation

OURS = shelf("schema")[0] / "tei-edition.rng"
_TEI = '<TEI xmlns="http://www.tei-c.org/ns/1.0">'


def complaints(schema: Path, files: list[Path]) -> dict[str, str]:
    """What jing says of each file that it refuses."""
    done = subprocess.run(["jing", str(schema), *map(str, files)], capture_output=True, encoding="utf-8", check=False)
    assert done.returncode == 0 or done.stdout, done.stderr
    found: dict[str, str] = {}
    for line in done.stdout.splitlines():
        path, _, said = line.partition(".xml:")
        found.setdefault(f"{Path(path).name}.xml", said)
    return found


def written(folder: Path, count: int) -> dict[str, list[Path]]:
    """Random witnesses and what they become: of each result the files of its witnesses."""
    found = {}
    for seed in range(count):
        dice = random.Random(seed)  # noqa: S311 - dice that fall as their seed says
        trees = inventing.family(dice)
        wish = Wish(majority=dice.random() < 0.5)
        (folder / f"{seed}.xml").write_bytes(collated(inventing.witnesses(trees), wish))
        found[f"{seed}.xml"] = [_witness(folder / f"{seed}-{n}.xml", body) for n, body in enumerate(trees)]
    return found


def _witness(path: Path, body: Any) -> Path:
    path.write_text(f"{_TEI}{HEADER}<text>{etree.tostring(body, encoding='unicode')}</text></TEI>", encoding="utf-8")
    return path


@pytest.mark.slow
@pytest.mark.parametrize("schema", ["ours", "of the TEI"])
def test_what_comes_of_valid_witnesses_is_valid(schema: str, tmp_path: Path) -> None:
    jing.needed()
    if schema != "ours":
        jing.needed_schema()
    judge = OURS if schema == "ours" else jing.TEI_ALL
    results = written(tmp_path, 250)
    refused = complaints(judge, [path for paths in results.values() for path in paths])
    sound = [tmp_path / name for name, paths in results.items() if not any(path.name in refused for path in paths)]
    assert len(sound) > 100
    assert complaints(judge, sound) == {}


def test_plain_texts_become_a_valid_text(tmp_path: Path) -> None:
    jing.needed()
    made = collation(A="One.\n\nTwo three four five six.", B="Two three four five.\n\nSix", C="", D="One")
    (tmp_path / "a.xml").write_bytes(made.data)
    assert complaints(OURS, [tmp_path / "a.xml"]) == {}


def test_the_table_of_places_says_what_the_schema_says() -> None:
    page = (Path(__file__).resolve().parents[2] / "docs" / "schema.md").read_text(encoding="utf-8")
    at = page.index("\n### app\n")
    stands_in = page[page.index("* Stands in:", at) : page.index("| attribute", at)]
    assert [name for name in sorted(map(local_name, places.NO_ENTRY)) if f"`{name}`" in stands_in] == []


def local_name(tag: str) -> str:
    return local(etree.Element(tag))
