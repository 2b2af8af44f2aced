"""Problems as somebody wants to be told them: chosen, and not suppressed by their file."""

from __future__ import annotations

from pathlib import Path

import pytest

from edition.building.cataloguing import Order
from edition.building.discovery import discover
from edition.building.engine import build
from edition.building.sifting import Sifted, sifted
from edition.building.validating import validated
from edition.checking.choosing import choice
from edition.checking.explaining import paragraphs

WREN = '<standOff><listPerson><person xml:id="wren"><persName>A</persName></person></listPerson></standOff>'


@pytest.fixture
def source(tmp_path: Path) -> Path:
    folder = tmp_path / "source"
    folder.mkdir()
    return folder


def write(folder: Path, body: str, before: str = "") -> None:
    text = f'{before}<TEI xmlns="http://www.tei-c.org/ns/1.0">{WREN}<text><body>{body}</body></text></TEI>'
    (folder / "a.xml").write_text(text, encoding="utf-8")


def told(source: Path, *, select: tuple[str, ...] = (), ignore: tuple[str, ...] = ("no-schema",)) -> Sifted:
    chosen = choice({}, select, ignore)
    found = discover(source)
    problems = validated(Order(source, jobs=1, wanted=chosen.wanted)).problems
    return sifted(problems, chosen, found.root, found.paths)


@pytest.mark.parametrize(("moment", "slugs"), [("Before", ["suppression-unused"]), ("After", [])])
def test_the_example_of_the_page(source: Path, moment: str, slugs: list[str]) -> None:
    lines = paragraphs()["suppression-unused"].partition(f"{moment}:\n")[2].partition("After:")[0]
    write(source, lines)
    found = told(source)
    assert [problem.slug for problem in found.problems] == slugs
    assert found.suppressed == (moment == "After")


def test_what_is_told_stays_in_order(source: Path) -> None:
    write(source, '<p xml:id="1">a<?edition ignore odd-id?></p>\n<p xml:id="2"/>')
    assert [problem.slug for problem in told(source).problems] == ["odd-id", "suppression-unused", "odd-id"]


def test_what_was_not_looked_for_is_not_said_to_be_in_vain(source: Path) -> None:
    write(source, "<p/>", "<?edition ignore dangling-pointer?>")
    assert told(source, select=("ids", "suppressions")).problems == ()
    assert len(told(source, select=("references", "suppressions")).problems) == 1
    assert told(source, ignore=("no-schema", "suppressions")).problems == ()


def test_a_build_suppresses_too_and_strict_minds_it(source: Path, tmp_path: Path) -> None:
    write(source, '<p><persName ref="#nobody">A</persName></p>', "<?edition ignore dangling-pointer ids?>")
    outcome = build(Order(source, tmp_path / "site", strict=True))
    assert (outcome.problems, outcome.suppressed, outcome.published) == ([], 1, True)


def test_a_build_minds_the_settings(source: Path, tmp_path: Path) -> None:
    write(source, '<p xml:id="1"><persName ref="#nobody">A</persName></p>')
    (source / "edition.toml").write_text('[problems]\ndangling-pointer = "info"\nids = "off"', encoding="utf-8")
    outcome = build(Order(source, tmp_path / "site", strict=True))
    assert [(problem.slug, problem.severity) for problem in outcome.problems] == [("dangling-pointer", "info")]
    assert outcome.published
