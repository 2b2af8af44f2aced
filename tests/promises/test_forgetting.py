"""That a build equals one that begins with nothing is a test that can fail: whatever a build might forget shows."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from edition.building import gathering
from edition.building.asking import Asking
from edition.building.lookups import Lookups
from edition.building.stamping import _PARTS, Stamps
from tests.promises.edition_in_motion import register, tei
from tests.promises.twins import Twin

PEOPLE = '<person xml:id="x"><persName>{}</persName><idno>https://d-nb.info/gnd/{}</idno></person>'
ONE = {"r.xml": register("listPerson", PEOPLE.format("Ada", 1))}
PREFIX = (
    '<encodingDesc><listPrefixDef><prefixDef ident="p" matchPattern="(.*)" replacementPattern="r.xml#{}"/>'
    "</listPrefixDef></encodingDesc>"
)
FIGURE = '<p>a</p><figure><graphic url="p.png"/></figure>'


def forgets(kind: str) -> Callable[[pytest.MonkeyPatch], None]:
    """Look-ups of one kind are not recorded."""
    noted = Asking._noted

    def other(self: Asking, answer: Any, *question: Any) -> Any:
        return answer if question[0] == kind else noted(self, answer, *question)

    return lambda patch: patch.setattr(Asking, "_noted", other)


def named(ref: str) -> str:
    return tei("A", f'<p>Dear <persName ref="{ref}">friend</persName>!</p>')


def both(key: str) -> str:
    return tei("B", f'<p><persName ref="#x">Ada</persName> and {key}</p>')


ZOE = '<persName key="zoe">{}</persName>'
ADA, BEA = (f'<persName ref="#{one}">{one}</persName>' for one in ("ada", "bea"))
TWO = "".join(f'<person xml:id="{one}"><persName>{one}</persName></person>' for one in ("ada", "bea"))
TIED = (
    f'<p xml:id="a">{ADA}</p><p xml:id="b">{BEA}</p><p xml:id="c">{{}}</p><p xml:id="d">{{}}</p>'
    f'<p xml:id="y">{ADA}</p><p xml:id="z">{BEA}</p>'
)
"""Two who are mentioned as often, first and last at the same places, whether in one passage or in two."""
MUTANTS: dict[str, tuple[Callable[[pytest.MonkeyPatch], None], dict[str, str], dict[str, str]]] = {
    "entry": (forgets("entry"), ONE | {"a.xml": named("#x")}, {"r.xml": ONE["r.xml"].replace("Ada", "Bea")}),
    "address": (
        forgets("by_address"),
        ONE | {"a.xml": named("https://d-nb.info/gnd/1")},
        {"r.xml": register("listPerson", PEOPLE.format("Ada", 2))},
    ),
    "name": (
        forgets("by_name"),
        ONE | {"a.xml": named("Ada of Ockham")},
        {"r.xml": ONE["r.xml"].replace("Ada", "Ada of Ockham")},
    ),
    "id": (
        forgets("has_id"),
        {"a.xml": tei("A", '<p><ref target="b.xml#p1">b</ref></p>'), "b.xml": tei("B", '<p xml:id="p1">b</p>')},
        {"b.xml": tei("B", '<p xml:id="p2">b</p>')},
    ),
    "neighbours": (
        forgets("neighbours"),
        {"a.xml": named("#x"), "c.xml": named("#x")},
        {"b.xml": tei("B", "<p>b</p>")},
    ),
    "prefix": (
        forgets("prefixes"),
        ONE | {"a.xml": named("p:y"), "d.xml": tei("D", "<p>d</p>", header=PREFIX.format("z"))},
        {"d.xml": tei("D", "<p>d</p>", header=PREFIX.format("x"))},
    ),
    "picture": (forgets("media"), {"a.xml": tei("A", FIGURE), "p.png": "P"}, {"p.png": ""}),
    "page name": (
        forgets("entity_page_name"),
        ONE | {"a.xml": named("#x")},
        {"s.xml": register("listPerson", '<person xml:id="X"><persName>X</persName></person>')},
    ),
    "bytes": (
        lambda patch: patch.setattr(Lookups, "keys", lambda self: ((path, path) for path in self.paths())),
        {"a.xml": tei("A", "<p>a</p>")},
        {"a.xml": tei("A", "<p>b</p>")},
    ),
    "texts of an entity": (
        lambda patch: patch.setattr(Stamps, "_texts", {}),
        ONE | {"a.xml": tei("A", '<p xml:id="p"><persName ref="#x">friend</persName>, good day</p>')},
        {"a.xml": tei("A", '<p xml:id="p"><persName ref="#x">friend</persName>, good night</p>')},
    ),
    "texts that name somebody": (
        lambda patch: patch.setitem(_PARTS, "involved", "SELECT 0"),
        {"r.xml": register("listPerson", TWO), "a.xml": tei("A", TIED.format(f"{ADA} {BEA}", ""))},
        {"a.xml": tei("A", TIED.format(ADA, BEA))},
    ),
    "names of companions": (
        lambda patch: patch.setattr(gathering, "pass_on", lambda *_: None),
        ONE | {"b.xml": both(ZOE.format("Zoe")), "c.xml": tei("C", "<p>c</p>")},
        {"c.xml": tei("C", f"<p>{ZOE.format('Zora') * 3}</p>")},
    ),
}
"""What a build might forget: how, the edition, and the change of it that shows."""


@pytest.mark.parametrize(
    "name",
    [
        n
        if n in ("entry", "id", "texts of an entity", "texts that name somebody")
        else pytest.param(n, marks=pytest.mark.slow)
        for n in MUTANTS
    ],
)
def test_whatever_is_forgotten_shows(name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    forget, files, changes = MUTANTS[name]
    twin = Twin(tmp_path, tmp_path / "source")
    twin.put(files)
    forget(monkeypatch)
    twin.again()
    twin.put(changes)
    assert twin.differences() != []


@pytest.mark.slow
@pytest.mark.parametrize("name", MUTANTS)
def test_where_nothing_is_forgotten_nothing_shows(name: str, tmp_path: Path) -> None:
    _, files, changes = MUTANTS[name]
    twin = Twin(tmp_path, tmp_path / "source")
    twin.put(files)
    twin.again()
    twin.put(changes)
    assert twin.differences() == []
