"""The diplomatic view between builds: it comes and goes with the layers of its text, and follows the entries that it names."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.cli.running import NAMESPACE, run, tei, tree, write

HANDS = "<profileDesc><handNotes><handNote xml:id='A' scribeRef='#ada'>in ink</handNote></handNotes></profileDesc></teiHeader>"
REGISTER = (
    f"<standOff {NAMESPACE}><listPerson><person xml:id='ada'><persName>Ada</persName></person></listPerson></standOff>"
)
LAYERED = tei("<p>One <del hand='#A'>two</del> three.</p>").replace("</teiHeader>", HANDS)
PAGE = "texts/a~diplomatic.html"


def clean(folder: Path, name: str) -> dict[str, bytes]:
    assert run(folder, "build", "src", "-o", name, "--cache", f"{name}.cache").returncode == 0
    return tree(folder / name)


@pytest.mark.parametrize(
    ("changed", "there"),
    [
        ({"a.xml": tei("<p>One three.</p>")}, False),
        ({"a.xml": LAYERED.replace("two", "2")}, True),
        ({"a.xml": LAYERED.replace("in ink", "in pencil")}, True),
        ({"registers.xml": REGISTER.replace(">Ada<", ">Ada Lovelace<")}, True),
        ({"b.xml": LAYERED.replace("One", "Two")}, True),
    ],
    ids=["layers go", "a deleted word", "the description of a hand", "who wrote", "another text"],
)
def test_a_changed_edition_is_as_if_it_were_built_anew(changed: dict[str, str], there: bool, tmp_path: Path) -> None:
    write(tmp_path / "src", {"a.xml": LAYERED, "registers.xml": REGISTER})
    assert PAGE in clean(tmp_path, "site")
    write(tmp_path / "src", changed)
    again = clean(tmp_path, "site")
    assert again == clean(tmp_path, "anew")
    assert (PAGE in again) is there


def test_layers_that_come_bring_their_page(tmp_path: Path) -> None:
    write(tmp_path / "src", {"a.xml": tei("<p>One three.</p>"), "registers.xml": REGISTER})
    assert PAGE not in clean(tmp_path, "site")
    write(tmp_path / "src", {"a.xml": LAYERED})
    again = clean(tmp_path, "site")
    assert again == clean(tmp_path, "anew")
    assert b">Ada</a>" in again[PAGE]
