"""A letter, its register, and its ledger, for the tests of ``edition tag``."""

from __future__ import annotations

import csv
from pathlib import Path

from tests.encoding.texts import tei

LETTER = (
    "<p>I saw Ann Lee at the Gas Board. Lee was late.</p>\n<p>In the session “Lamps and Ladders” Ann Lee spoke.</p>"
)
PEOPLE = """<TEI xmlns="http://www.tei-c.org/ns/1.0"><teiHeader><fileDesc><titleStmt><title>People</title></titleStmt>
<publicationStmt><p>none</p></publicationStmt><sourceDesc><p>none</p></sourceDesc></fileDesc></teiHeader><standOff>
  <listPerson>
    <person xml:id="lee"><persName><forename>Ann</forename> <surname>Lee</surname></persName></person>
  </listPerson>
</standOff></TEI>
"""


def begun(folder: Path) -> Path:
    """A folder with the letter and its register in it."""
    (folder / "letter.xml").write_text(tei(LETTER), encoding="utf-8")
    (folder / "people.xml").write_text(PEOPLE, encoding="utf-8")
    return folder


def rows(folder: Path) -> list[dict[str, str]]:
    with (folder / "letter.ledger.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def edit(folder: Path, **cells: str) -> None:
    """Change cells of the row that proposes something for the first whole name."""
    found = rows(folder)
    row = next(one for one in found if one["surface"] == "Ann Lee")
    row.update(cells)
    with (folder / "letter.ledger.csv").open("w", encoding="utf-8", newline="") as file:
        table = csv.DictWriter(file, list(found[0]))
        table.writeheader()
        table.writerows(found)


def snapshot(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in folder.iterdir() if path.is_file()}
