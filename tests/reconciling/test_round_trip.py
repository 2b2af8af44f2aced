"""Out, decided, back in: every entry of real registers gets an identifier, and nothing else is another one afterwards."""

from __future__ import annotations

import csv
import io
import re
import shutil
from collections import Counter
from pathlib import Path

import pytest

from edition.building.cataloguing import Order
from edition.building.validating import validated
from edition.cli.commands import run
from edition.reconciling.exporting import COLUMNS
from tests.promises.building import REPOSITORY, corpora

COLLECTIONS = [
    "texts",
    *(
        pytest.param(name, marks=pytest.mark.slow)
        for name in (
            "auden-musulin-letters",
            "congress-protocols-1818-1822",
            "schnitzler-press-interviews",
            "srophe-persons",
        )
    ),
]
WRITTEN = re.compile(rb"\s*<idno[^>]*>[^<]*Q98\d{7}</idno>")
FIRST = 980_000_000
"""Numbers that Wikidata has not given yet."""


def copied(name: str, folder: Path) -> Path:
    """A copy of a collection that may be written to."""
    real = corpora()
    source = REPOSITORY / name if name == "texts" else real / name if real else None
    if source is None or not source.is_dir():
        pytest.skip(f"NOT TESTED ON {name}: it is not among the real collections (EDITION_CORPORA)")
    copy = folder / "edition"
    shutil.copytree(source, copy, ignore=shutil.ignore_patterns(".*"), copy_function=shutil.copyfile)
    for path in (copy, *copy.rglob("*")):
        path.chmod(0o755 if path.is_dir() else 0o644)
    return copy


def problems(folder: Path) -> Counter[tuple[str, str]]:
    """What is found in an edition, by slug and file; places have moved."""
    found = validated(Order(folder, jobs=1)).problems
    return Counter((one.slug, one.place.path if one.place else "") for one in found)


@pytest.mark.parametrize("name", COLLECTIONS)
def test_every_entry_gets_an_identifier_and_nothing_else_changes(
    name: str, tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    folder, table = copied(name, tmp_path), tmp_path / "decisions.csv"
    before = {path: path.read_bytes() for path in folder.rglob("*") if path.is_file()}
    known = problems(folder)
    assert run(["reconcile", "export", str(folder)]) == 0
    rows = list(csv.DictReader(io.StringIO(capfd.readouterr().out, newline="")))
    lacking = [row for row in rows if not row["wikidata"]]
    assert lacking
    for number, row in enumerate(lacking):
        row |= {"wikidata": f"Q{FIRST + number}", "decision": "accept"}
    with table.open("w", encoding="utf-8-sig", newline="") as file:
        writer = csv.DictWriter(file, COLUMNS, delimiter=";")
        writer.writeheader()
        writer.writerows(rows)

    assert run(["reconcile", "apply", str(table), str(folder), "--write"]) == 0, capfd.readouterr().err
    assert f"{len(lacking):,} identifier" in capfd.readouterr().err
    after = {path: path.read_bytes() for path in folder.rglob("*") if path.is_file()}
    assert {path: WRITTEN.sub(b"", data) for path, data in after.items()} == before
    assert problems(folder) == known
    assert run(["reconcile", "apply", str(table), str(folder), "--write"]) == 0
    assert "nothing to write" in capfd.readouterr().err
    assert {path: path.read_bytes() for path in after} == after
