"""Every element of the TEI, wherever it stands: nothing of it is lost, and what comes out is good HTML."""

from __future__ import annotations

import os
import re
from pathlib import Path

import pytest
from edition.renderers.html.body import Body, render
from edition.renderers.html.layers import diplomatic
from edition.renderers.html.transcribing import Layers
from edition.renderers.html.transforming import DIPLOMATIC
from lxml import etree

from tests.promises.html_form import findings
from tests.reading.sample import read
from tests.renderers.bodies import CONTEXT, Words

REPOSITORY = Path(__file__).resolve().parents[2]
NAMES_AT_LEAST = 580
"""The TEI 4.9.0 has 588 elements."""

PLACES = {
    "body": "{}",
    "p": "<p>x {} y</p>",
    "ab": "<ab>x {} y</ab>",
    "list": "<list><item>x</item>{}</list>",
    "item": "<list><item>{}</item></list>",
    "row": "<table><row><cell>x</cell>{}</row></table>",
    "cell of a heading": '<table><row role="label"><cell>{}</cell></row></table>',
    "lem": "<p>x <app><lem>{}</lem><rdg>r</rdg></app></p>",
    "rdg": "<p>x <app><lem>x</lem><rdg>{}</rdg></app></p>",
    "note": "<p>x<note>{}</note></p>",
    "head": "<head>{}</head>",
    "ref": '<p><ref target="https://a.example">{}</ref></p>',
    "name of two": '<p><name ref="#ada #bob">x {} y</name></p>',
    "q": "<p><q>{}</q></p>",
    "quote": "<quote>{}</quote>",
    "lg": "<lg><l>x</l>{}</lg>",
    "figure": "<figure><head>x</head>{}</figure>",
    "u": '<u who="#ada">{}</u>',
}
ATTRIBUTES = (
    "",
    'n="1"',
    'n="5" break="no"',
    'rend="sup italic"',
    'type="a b" facs="a.jpg"',
    'url="a.jpg"',
    'url="https://a.example/b.jpg"',
    'target="https://a.example"',
    'ref="#ada #bob"',
    'key="x"',
    'xml:lang="ar"',
    'who="#ada"',
    'rows="2" cols="2" role="label"',
    'next="#z"',
)
CONTENTS = ("{}", "<p>{}</p>", "<list><item>{}</item></list>", '<persName ref="#ada">{}</persName>', "<desc>{}</desc>")


def schema() -> Path | None:
    """TEI all, as RELAX NG: EDITION_SCHEMAS names its folder, else it is looked for beside the checkout."""
    named = os.environ.get("EDITION_SCHEMAS")
    folder = Path(named) if named else REPOSITORY.parent / "shared" / "schemas"
    return next(iter(sorted(folder.glob("tei_all*.rng"))), None)


def names() -> list[str]:
    """All elements of the TEI; none where its schema is not here."""
    found = schema()
    if found is None:
        return []
    root = etree.parse(found).getroot()
    return sorted({str(e.get("name")) for e in root.iter("{*}element") if e.get("name")})


def everywhere(name: str) -> str:
    """A body with the element in every place with everything in it, and with every attribute; each time with a word of its own."""
    cases = [(place, "", content) for place in PLACES.values() for content in CONTENTS]
    cases += [
        (PLACES[place], attributes, "{}")
        for place in ("body", "p", "list", "row", "lem")
        for attributes in ATTRIBUTES[1:]
    ]
    written = []
    for n, (place, attributes, content) in enumerate(cases):
        inner = f"<{name} {attributes}>{content.format(f'T{n}T')}</{name}>"
        written.append(f"<div>{place.format(inner)}</div>")
    return "".join(written)


def lost(name: str) -> list[str]:
    """What is wrong with the page of an element, and with that of its diplomatic view where hands wrote it."""
    body = everywhere(name)
    found = faults(body, render(read(body, CONTEXT), CONTEXT))
    body = body.replace(f"<{name} >", f'<{name} hand="#A" place="above" target="#x" spanTo="#x">')
    reading = read(body, CONTEXT)
    shape = Layers(reading, "a.html").shape
    return found + faults(body, render(diplomatic(reading), CONTEXT, sheet=DIPLOMATIC, shape=shape))


def faults(body: str, made: Body) -> list[str]:
    """Words that do not stand once, elements that stand where HTML allows none."""
    words = "".join(Words(content).text for _, content in made.streams)
    found = [
        f"{token} stands {words.count(token)} times" for token in re.findall(r"T\d+T", body) if words.count(token) != 1
    ]
    form = [finding for _, content in made.streams for finding in findings(f"<section>{content}</section>")]
    return [problem.message for problem in made.problems] + found + form


ALL = names()
SLICES = 12


@pytest.mark.slow
@pytest.mark.skipif(
    not ALL, reason="no tei_all*.rng here: EDITION_SCHEMAS names no folder, and there is no ../shared/schemas"
)
@pytest.mark.parametrize("part", range(SLICES))
def test_no_element_of_the_tei_loses_anything(part: int) -> None:
    assert len(ALL) > NAMES_AT_LEAST
    found = {name: lost(name)[:3] for name in ALL[part::SLICES]}
    assert {name: wrong for name, wrong in found.items() if wrong} == {}


@pytest.mark.parametrize(
    "name",
    "p ab hi lb pb ptr ref graphic caesura gap pause item row cell q speaker u l rdg note add supplied foo".split(),
)
def test_the_elements_that_stylesheets_know(name: str) -> None:
    assert lost(name) == []
