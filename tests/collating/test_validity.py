"""Results are valid where the witnesses are: by our schema, and by jing with the schema of the whole TEI."""

from __future__ import annotations

import random
import re
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


def test_a_register_in_one_witness_alone_stands_in_a_division_of_ours(tmp_path: Path) -> None:
    jing.needed()
    register = "<listPerson><person xml:id='x'><persName>Ada</persName></person></listPerson>"
    made = collation(A="<p>One two three.</p>", B=f"<p>One two three.</p>{register}")
    assert b'<div type="collation"><listPerson>' in made.data
    (tmp_path / "a.xml").write_bytes(made.data)
    assert complaints(OURS, [tmp_path / "a.xml"]) == {}


PAGE = (Path(__file__).resolve().parents[2] / "docs" / "schema.md").read_text(encoding="utf-8")


def section(name: str) -> str:
    """What the page of the schema says of an element, or of all."""
    return PAGE.split(f"\n### {name}\n", 1)[1].split("\n### ", 1)[0]


def expanded(model: str) -> set[str]:
    """The names of elements in a model, groups written out."""
    groups = set(re.findall(r"(?<!\*)\*([a-z.]+)\*", model))
    listed = (re.search(rf"^\* \*{re.escape(name)}\*: .*", PAGE, re.MULTILINE) for name in groups)
    inner = (expanded(found[0].split(": ", 1)[1]) for found in listed if found)
    return set(re.findall(r"`(\w+)`", model)).union(*inner)


def holds(name: str) -> set[str]:
    return expanded(next(line for line in section(name).splitlines() if line.startswith("* Holds:")))


def stands_in(name: str) -> set[str]:
    return set(re.findall(r"`(\w+)`", section(name).split("* Stands in:", 1)[1].split("\n", 1)[0]))


def names(tags: Any) -> set[str]:
    return set(map(local_name, tags))


def test_no_entry_stands_where_the_table_says_so() -> None:
    assert names(places.NO_ENTRY) & stands_in("app") == set()


def test_head_and_foot_of_a_division_and_what_it_consists_of_are_those_of_the_schema() -> None:
    top, bottom = expanded("*div.top*"), expanded("*div.bottom*")
    assert names(places.TOP) == top
    assert names(places.BOTTOM) == bottom - top
    assert names(places.COMMON) == expanded("*common*") | {"div"}


def test_no_reading_holds_what_the_tables_say_it_may_not() -> None:
    kept_out = names(places.TOP | places.NEVER | places.REGISTERS)
    assert (holds("rdg") | holds("lem")) & kept_out == set()
    text = {"body", "div", "p", "lg", "sp", "list", "table", "row", "text", "front", "titlePage", "docTitle"}
    missed = set().union(*map(holds, text)) - holds("rdg") - kept_out
    assert missed - {"group", "desc"} == set(), "these stand in a text and in no reading"


def test_what_stands_once_with_a_mark_can_have_the_mark_in_it() -> None:
    assert names(places.FILLED) <= stands_in("app")
    assert names(places.FILLED_BELOW) <= stands_in("app")
    for name in names(places.FILLED_BELOW):
        assert holds(name) & names(places.FILLED | places.TOP), name


def test_what_an_element_needs_it_may_hold() -> None:
    for element, needed in places.NEEDED.items():
        assert names(needed) <= holds(local_name(element)), element


def test_boundaries_are_of_what_can_hold_marks_and_lines_are_of_words() -> None:
    assert names(places.BOUNDARIES) <= stands_in("app")
    for name in names(places.LINES):
        assert "* Holds: words" in section(name)


def test_a_milestone_has_the_attributes_that_it_has_to_carry() -> None:
    everywhere = PAGE.split("\n## Attributes that every element has", 1)[1].split("\n## ", 1)[0]
    attributes = set(re.findall(r"^\| (?:\*\*)?`([\w:]+)`", section("milestone") + everywhere, re.MULTILINE))
    carried = {name.replace("{http://www.w3.org/XML/1998/namespace}", "xml:") for name in places.CARRIED}
    assert carried <= attributes
    assert "unit" in attributes - carried


def local_name(tag: str) -> str:
    return local(etree.Element(tag))
