"""Promise 1 for the diplomatic view: each character of the document once and in place, on a page where there are layers."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.promises.building import Builds, Subject
from tests.promises.checks import _difference
from tests.promises.mutants import _rewrite, copy_of
from tests.promises.oracle import STREAMS, Source
from tests.promises.site import Site


def check_document(site: Site, source: Source) -> list[str]:
    """Texts with layers, and no others, have a diplomatic page that they lead to; it has exactly the source's characters."""
    found: list[str] = []
    for text in source.texts.values():
        name = f"{text.id}~diplomatic.html"
        page, reading = site.page(f"texts/{name}"), site.page(f"texts/{text.id}.html")
        leads = reading is not None and any(value.endswith("~diplomatic.html") for _, _, value in reading.links)
        if (page is not None) != (text.document is not None) or leads != (page is not None):
            found.append(f"{name}: page {page is not None}, link {leads}, layers {text.document is not None}")
        elif page is not None and text.document is not None:
            for stream in STREAMS:
                found += _difference(f"{name}, {stream}", text.document[stream], page.streams.get(stream, ""))
    return found


def check_passages_lead_back(site: Site, source: Source) -> list[str]:
    """Each diplomatic page has the anchors of the reading page's text, and its passages lead there."""
    found: list[str] = []
    for text in source.texts.values():
        page = site.page(f"texts/{text.id}~diplomatic.html")
        if page is None:
            continue
        own = [p for p in site.passages[text.id] if p["stream"] == "text"]
        found += [f"{text.id}: no anchor {p['id']}" for p in own if page.ids[p["id"]] != 1]
        back = sum(1 for _, _, value in page.links if re.match(r"[^/#]+\.html#", value))
        found += [f"{text.id}: no way back"] if own and not back else []
    return found


def test_every_character_stands_once_and_in_place(subject: Subject) -> None:
    assert check_document(subject.site, subject.truth)[:20] == []


def test_passages_lead_back(subject: Subject) -> None:
    assert check_passages_lead_back(subject.site, subject.truth)[:20] == []


Change = Callable[[str], str]
MUTANTS: dict[str, Change] = {
    "a deleted word lost": lambda page: page.replace("dreaming", "", 1),
    "a deleted word at the end": lambda page: page.replace("dreaming", "", 1).replace(
        "</article>", "dreaming</article>"
    ),
    "an expansion left out": lambda page: page.replace("Mister", "", 1),
    "a sign that is not marked as ours": lambda page: page.replace('class="gen sign">⟦', 'class="sign">⟦', 1),
    "a letter twice": lambda page: page.replace("haste", "haste", 1).replace("My ", "MMy ", 1),
    "a note in the text": lambda page: page.replace("</article>", "Rung at six seven.</article>", 1),
}


@pytest.fixture(scope="module")
def specimen(builds: Builds) -> Subject:
    return builds.subject("fixtures")


def test_the_specimen_has_layers(specimen: Subject) -> None:
    assert sum(1 for text in specimen.truth.texts.values() if text.document is not None) > 5
    assert sum(1 for text in specimen.truth.texts.values() if text.document is None) > 5


@pytest.mark.parametrize("name", MUTANTS)
def test_mutants_are_caught(specimen: Subject, name: str, tmp_path: Path) -> None:
    site = copy_of(specimen.output, tmp_path / "site")
    (page,) = site.glob("texts/*draft~diplomatic.html")
    content = page.read_text(encoding="utf-8")
    assert MUTANTS[name](content) != content
    _rewrite(page, MUTANTS[name](content))
    assert check_document(Site(site), specimen.truth) != []


def test_a_page_that_is_gone_is_missed(specimen: Subject, tmp_path: Path) -> None:
    site = copy_of(specimen.output, tmp_path / "site")
    next(iter(site.glob("texts/*~diplomatic.html"))).unlink()
    assert check_document(Site(site), specimen.truth) != []


def test_anchors_that_are_gone_are_missed(specimen: Subject, tmp_path: Path) -> None:
    site = copy_of(specimen.output, tmp_path / "site")
    (page,) = site.glob("texts/*draft~diplomatic.html")
    _rewrite(page, page.read_text(encoding="utf-8").replace(' id="p3"', ""))
    assert check_passages_lead_back(Site(site), specimen.truth) != []
