"""The time for one file, and what stands in the place of a text that took longer."""

from __future__ import annotations

import time
from pathlib import Path

import pytest

from edition.building import mapping
from edition.building.engine import Order, build
from edition.building.limiting import TooSlow, in_time
from edition.building.validating import validated
from edition.limits import Limits
from tests.building.sample import tei, write

SECOND = Limits(seconds=1)


def endless() -> None:
    while True:
        pass


def test_what_is_in_time_is_given() -> None:
    assert in_time("a.xml", SECOND, lambda: 3) == 3


def test_what_takes_too_long_is_ended_and_told() -> None:
    began = time.process_time()
    with pytest.raises(TooSlow) as caught:
        in_time("a.xml", SECOND, endless)
    assert time.process_time() - began < 2
    problem = caught.value.problem
    assert (problem.slug, problem.severity, problem.place.path if problem.place else "") == (
        "too-slow",
        "error",
        "a.xml",
    )
    assert problem.message == "this file takes more than 1 seconds of the processor, and is left out"
    assert "“seconds” in the table [limits]" in problem.hint


FILES = {
    "a.xml": tei('<p xml:id="p">one <ref target="slow.xml#q">there</ref></p>'),
    "slow.xml": tei('<p xml:id="q">two</p>'),
    "z.xml": tei("<p>three</p>"),
    "edition.toml": "[limits]\nseconds = 1\n",
}


def slow(step: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """Make one step endless for one file."""
    usual = getattr(mapping, step)

    def made(first: object, *rest: object) -> object:
        path = first if isinstance(first, str) else first.path  # type: ignore[attr-defined]
        if path == "slow.xml":
            endless()
        return usual(first, *rest)

    monkeypatch.setattr(mapping, step, made)


def test_a_file_that_the_survey_is_too_slow_for_is_left_out(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    slow("survey", monkeypatch)
    outcome = build(Order(write(tmp_path / "src", FILES), tmp_path / "site", jobs=1))
    assert [problem.slug for problem in outcome.problems] == ["too-slow"]
    assert sorted(path.name for path in (tmp_path / "site/texts").glob("*.html")) == ["a.html", "z.html"]


def test_a_text_that_is_too_slow_to_read_has_its_page_and_no_words(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    slow("read_document", monkeypatch)
    outcome = build(Order(write(tmp_path / "src", FILES), tmp_path / "site", jobs=1))
    assert [problem.slug for problem in outcome.problems] == ["too-slow"]
    texts = tmp_path / "site/texts"
    assert sorted(path.name for path in texts.glob("*.html")) == ["a.html", "slow.html", "z.html"]
    assert (texts / "slow.txt").read_text(encoding="utf-8") == ""
    assert (texts / "slow.xml.txt").read_text(encoding="utf-8") == FILES["slow.xml"]
    assert 'href="../texts/slow.html#q"' in (texts / "a.html").read_text(encoding="utf-8")


def test_what_was_written_of_a_text_is_written_anew(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    usual = mapping.about_source
    monkeypatch.setattr(mapping, "about_source", usual)
    write_ = mapping.Folder.write

    def stuck(self: mapping.Folder, artifact: object) -> object:
        written = write_(self, artifact)  # type: ignore[arg-type]
        if artifact.path == "texts/slow.html" and b">two<" in artifact.content:  # type: ignore[attr-defined]
            endless()
        return written

    monkeypatch.setattr(mapping.Folder, "write", stuck)
    outcome = build(Order(write(tmp_path / "src", FILES), tmp_path / "site", jobs=1))
    assert [problem.slug for problem in outcome.problems] == ["too-slow"]
    assert ">two<" not in (tmp_path / "site/texts/slow.html").read_text(encoding="utf-8")


def test_a_check_tells_the_same(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    slow("read_document", monkeypatch)
    verdict = validated(Order(write(tmp_path / "src", FILES), jobs=1, wanted=frozenset(("too-slow", "active-source"))))
    assert [problem.slug for problem in verdict.problems] == ["too-slow"]
