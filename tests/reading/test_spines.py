"""A spine takes its readings from the files of the witnesses."""

from __future__ import annotations

import pytest
from lxml import etree

from edition.limits import Limits
from edition.model import Problem
from edition.reading.including import include
from edition.reading.parsing import Document, parse
from edition.tei import TEI

DRAFT = '<p>Met <seg xml:id="d1">by <hi>night</hi></seg>.</p>'


def text(body: str) -> bytes:
    return f'<TEI xmlns="{TEI}"><text><body>{body}</body></text></TEI>'.encode()


def spine(reading: str, **files: str) -> tuple[str, list[Problem], list[tuple[str, str]]]:
    """The first reading of a spine once it is included, what is told, and what was asked for."""
    document = parse("spine/s.xml", text(f"<p><app><lem>at noon</lem>{reading}</app></p>"))

    def fetch(path: str, _as_text: bool) -> Document | None:
        name = path.replace("/", "_").removesuffix(".xml")
        return parse(path, text(files[name])) if name in files else None

    include(document, fetch)
    found = next(document.root.iter("{*}rdg"))
    written = etree.tostring(found, encoding="unicode", with_tail=False).replace(f' xmlns="{TEI}"', "")
    return written, document.problems, document.sought


@pytest.mark.parametrize(
    ("target", "file"),
    [
        ("draft.xml#d1", "spine_draft"),
        ("../wit/draft.xml#d1", "wit_draft"),
        ("https://x.example/data/master/wit/draft.xml#d1", "wit_draft"),
        ("https://x.example/data/master/wit/draft.xml#d1", "draft"),
    ],
)
@pytest.mark.parametrize("element", ["ptr", "ref"])
def test_a_reading_is_taken_from_where_it_points(target: str, file: str, element: str) -> None:
    written, problems, _ = spine(f'<rdg wit="#D"><{element} target="{target}"/></rdg>', **{file: DRAFT})
    assert written == '<rdg wit="#D"><seg xml:id="d1">by <hi>night</hi></seg></rdg>'
    assert problems == []


@pytest.mark.parametrize(
    "target",
    ["draft.xml#d2", "gone.xml#d1", "../../draft.xml#d1", "https://x.example/gone.xml#d1", "http://[x/y.xml#a"],
)
def test_what_is_not_there_is_told_and_stays_a_pointer(target: str) -> None:
    written, (problem,), _ = spine(f'<rdg><ptr target="{target}"/></rdg>', spine_draft=DRAFT)
    assert (problem.slug, problem.severity) == ("reading-elsewhere", "info")
    assert written == f'<rdg><ptr target="{target}"/></rdg>'


def test_readings_from_elsewhere_count_as_inclusions() -> None:
    document = parse(
        "s.xml",
        text('<p><app><rdg><ptr target="draft.xml#d1"/></rdg><rdg><ptr target="draft.xml#d1"/></rdg></app></p>'),
    )
    include(document, lambda path, _: parse(path, text(DRAFT)), Limits(inclusions=1))
    assert [problem.slug for problem in document.problems] == ["too-large"]
    assert len(list(document.root.iter("{*}seg"))) == 1


def test_a_file_is_told_once_with_the_number_of_its_readings() -> None:
    reading = '<rdg><ptr target="gone.xml#a"/></rdg>'
    (problem,) = spine(reading * 3)[1]
    assert problem.message.startswith("3 readings point into gone.xml")


def test_a_file_that_is_not_there_yet_is_looked_for_at_the_next_build() -> None:
    assert ("spine/gone.xml", "") in spine('<rdg><ptr target="gone.xml#a"/></rdg>')[2]


@pytest.mark.parametrize("reading", ['<rdg>at <ptr target="draft.xml#d1"/></rdg>', '<rdg><ptr target="#d1"/></rdg>'])
def test_a_pointer_beside_words_is_a_reference_like_others(reading: str) -> None:
    assert spine(reading, spine_draft=DRAFT)[0] == reading
