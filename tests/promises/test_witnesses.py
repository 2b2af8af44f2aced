"""Each witness read through, and each column of the synopsis, has exactly the words that the reading of this witness has.

Asked of all files with an apparatus in our own texts, the fixtures and the real collections, and of what once lost words.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from edition.renderers.html.body import render
from edition.renderers.html.criticism import Criticism
from edition.renderers.html.weaving import Weave
from lxml import etree

from edition.apparatus.witnesses import declared
from edition.model import Reading
from edition.project import load
from edition.reading.anchors import check_ids
from edition.reading.apparatus import Variants
from edition.reading.parsing import Document, parse
from edition.reading.reader import contents, headed, read_document
from edition.reading.view import reading_view
from edition.reading.walk import Walk
from edition.variation import Witness
from tests.promises.building import FIXTURES, REPOSITORY, corpora
from tests.reading.sample import FakeContext, info, tei
from tests.renderers.bodies import Words, dense

_SMALL, _LARGEST, _MOST = 100_000, 4_000_000, 8
"""Bytes of a file that is read in every run, and of one that is read at all; witnesses of a text that are compared."""


@dataclass
class OwnWitnesses(FakeContext):
    """An edition of one file, whose header declares the witnesses."""

    listed: tuple[Witness, ...] = ()

    def witnesses(self, path: str) -> tuple[Witness, ...]:
        return self.listed


def _files() -> Iterator[Path]:
    found = [REPOSITORY / "texts", FIXTURES, *([folder] if (folder := corpora()) else [])]
    for path in sorted(path for folder in found for path in folder.rglob("*.xml")):
        if path.stat().st_size < _LARGEST and b"<rdg" in path.read_bytes():
            yield path


def _parameters() -> Iterator[Any]:
    for path in _files():
        is_ours = path.is_relative_to(REPOSITORY)
        marks = [*([] if is_ours else [pytest.mark.corpora]), *([pytest.mark.slow] * (path.stat().st_size > _SMALL))]
        yield pytest.param(path, id="/".join(path.parts[-3:]), marks=marks)


def of_witness(document: Document, element: Any, siglum: str, context: FakeContext) -> str:
    """The words of a witness, by the core alone and white space apart; what stands in its gaps is not its own."""
    inside = tuple(contents(element))
    variants = Variants(document, element, inside, check_ids(document), context)  # type: ignore[arg-type]
    view = reading_view(inside, variants.of_witness(siglum))
    of = variants.attesting.lacunae.of
    gaps = [*of.get(siglum, ()), *of.get(variants.witnesses.hand_of(siglum), ())]
    if not gaps:
        return dense(Walk(view).texts["text"])
    named = {app for app in variants.attesting.known if variants.attesting.at(app, siglum).status == "named"}
    kept = "".join(text for content in inside for text in _kept(content, view.aside, gaps, named))
    return dense(unicodedata.normalize("NFC", kept))


def _kept(content: Any, aside: dict[Any, str], gaps: list[tuple[Any, Any]], named: set[Any]) -> Iterator[str]:
    starts, ends = {start for start, _ in gaps}, {end for _, end in gaps}
    lacking, hidden, stated = None in starts, 0, 0
    for event, element in etree.iterwalk(content, events=("start", "end")):
        step = 1 if event == "start" else -1
        hidden += step * (element in aside)
        stated += step * (element in named)
        if event == "start":
            lacking = True if element in starts else False if element in ends else lacking
        text = element.text if event == "start" else element.tail
        if text and not hidden and (stated or not lacking) and element is not (content if event == "end" else None):
            yield text


def differences(document: Document, context: FakeContext) -> Iterator[str]:
    """Where a page, or the column of a synopsis, says something else than the core."""
    heads = list(headed(document.root))
    infos = [info(f"t{n}", path="a.xml", position=n) for n in range(1, len(heads) + 1)]
    for found, element in zip(read_document(document, infos, context), heads, strict=True):  # type: ignore[arg-type]
        if found.tradition is not None and found.tradition.witnesses:
            yield from _of_text(found, document, element, context)


def _of_text(found: Reading, document: Document, element: Any, context: FakeContext) -> Iterator[str]:
    assert found.tradition is not None
    criticism = Criticism(found, found.tradition)
    assert render(found, context, criticism).problems == ()  # type: ignore[arg-type]
    weave = Weave(found, context, criticism)  # type: ignore[arg-type]
    assert weave.pieces
    for one in found.tradition.witnesses[:_MOST]:
        expected = of_witness(document, element, one.siglum, context)
        rows = "".join(Words(html).text for html in weave.rows(one.siglum).values())
        for name, said in (("page", Words(weave.page(one.siglum)).text), ("synopsis", rows)):
            if said != expected:
                at = next((n for n, (a, b) in enumerate(zip(said, expected, strict=False)) if a != b), len(said))
                yield f"{name} of {one.siglum}: {said[at - 20 : at + 20]!r}, not {expected[at - 20 : at + 20]!r}"


@pytest.mark.parametrize("path", list(_parameters()))
def test_every_witness_of_a_file_has_its_own_words(path: Path) -> None:
    folder = next((up for up in path.parents if (up / "edition.toml").is_file()), path.parent)
    project = load(folder)
    document = parse("a.xml", path.read_bytes(), project.limits)
    context = OwnWitnesses(listed=declared(document.root), project=project, base_witness=project.base_witness)
    assert list(differences(document, context)) == []


ENTRY = '<app><lem wit="#A">a</lem><rdg wit="#B">b</rdg></app>'
BEGINS = 'c <app><lem wit="#A">d</lem><rdg wit="#B"><lacunaStart/></rdg></app>'
ENDS = '<app><lem wit="#A">f</lem><rdg wit="#B"><lacunaEnd/>g</rdg></app>'


@pytest.mark.parametrize(
    "body",
    [
        f"<div>Loose words {ENTRY} more. <p>and</p> Loosetail</div>",
        f'<div><app><lem wit="#A"><p>c</p></lem><rdg wit="#B">bare words <p>d</p></rdg></app><p>{ENTRY}</p></div>',
        f"<lg>stray <l>{ENTRY} e</l></lg>",
        f"<p>{ENTRY} {BEGINS} e<note>{ENDS}</note> g {ENTRY} h</p>",
        f"<p>{ENTRY} {BEGINS} e {ENTRY} {ENDS} h</p>",
    ],
)
def test_what_once_lost_words(body: str) -> None:
    context = FakeContext(sigla=frozenset("AB"))
    assert list(differences(parse("a.xml", tei(body).encode()), context)) == []
