"""Promise 1, nothing is added: alternatives are never run together, and words of ours are in no stream."""

from __future__ import annotations

from pathlib import Path

import lxml.etree
import pytest

from tests.promises import glue
from tests.promises.building import OURS, Builds, Subject
from tests.promises.mutants import copy_of
from tests.promises.site import Site


@pytest.fixture(params=OURS)
def ours(request: pytest.FixtureRequest, builds: Builds) -> Subject:
    return builds.subject(request.param)


def test_no_alternatives_are_run_together(ours: Subject) -> None:
    assert glue.check_glue(ours.site, ours.truth) == []


def test_words_and_signs_of_ours_are_in_no_stream(ours: Subject) -> None:
    assert glue.check_interface(ours.site, ours.truth) == []


def test_there_is_something_to_look_for(builds: Builds) -> None:
    """Of every kind: choices of three sorts, readings, corrections of the hand."""
    sought = {name: glue.forms(builds.truth(name)) for name in OURS}
    assert min(map(len, sought.values())) >= 3, sought
    files = [path for name in OURS for path in builds.source(name).rglob("*.xml") if path.is_file()]
    roots = "".join(path.read_text(encoding="utf-8", errors="replace") for path in files)
    assert [name for name in ("sic", "orig", "abbr", "lem", "del") if f"<{name}" not in roots] == []


def sample(builds: Builds, place: Path) -> tuple[Subject, Path]:
    subject = builds.subject("texts")
    return subject, copy_of(subject.output, place / "site")


def put(file: Path, content: str) -> None:
    """Copies are links: never written through."""
    file.unlink()
    file.write_text(content, encoding="utf-8")


@pytest.mark.parametrize("path", ["texts/letter.html", "texts/letter.txt", "data/mentions.csv", "persons/wren.html"])
def test_glue_anywhere_is_caught(builds: Builds, tmp_path: Path, path: str) -> None:
    subject, site = sample(builds, tmp_path)
    form = min(glue.forms(subject.truth))
    escaped = form.replace("&", "&amp;").replace("<", "&lt;")
    said = (site / path).read_text(encoding="utf-8")
    mutant = (
        said.replace("</main>", f"<p>a <i>{escaped[:2]}</i>{escaped[2:]}.</p></main>")
        if path.endswith(".html")
        else said + form
    )
    put(site / path, mutant)
    assert [found.partition(":")[0] for found in glue.check_glue(Site(site), subject.truth)] == [path]


@pytest.mark.parametrize("word", ["Critical notes", "[described below]", "⟨", "deleted"])
def test_a_word_of_ours_in_a_stream_is_caught(builds: Builds, tmp_path: Path, word: str) -> None:
    subject, site = sample(builds, tmp_path)
    file = site / "texts/letter.txt"
    put(file, file.read_text(encoding="utf-8") + word)
    assert f"letter text: {word}" in glue.check_interface(Site(site), subject.truth)


def test_glued_forms_are_those_of_a_choice_an_app_and_a_hand() -> None:
    root = lxml.etree.fromstring(
        '<p xmlns="http://www.tei-c.org/ns/1.0"><choice><sic>SIC</sic> <corr>CORR</corr></choice>'
        "<app><lem>LEMMA</lem><rdg>VARIANT</rdg></app><del>DEL</del> <add>ADD</add><del>x</del> and <add>y</add></p>"
    )
    assert set(glue._of_tree(root)) == {
        "SICCORR", "CORRSIC", "LEMMAVARIANT", "VARIANTLEMMA", "DELADD", "ADDDEL", "ADDx", "xADD",
    }  # fmt: skip
