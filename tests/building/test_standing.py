"""What of an earlier survey still stands."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from edition.building.catalog import Catalog
from edition.building.library import Library
from edition.building.standing import Changes, Standing, members_of
from edition.limits import USUAL
from tests.building.sample import NAMESPACE, Files, facts_of, tei, write

XI = 'xmlns:xi="http://www.w3.org/2001/XInclude"'
PART = f'<p {NAMESPACE} xml:id="x">part</p>'
FILES: Files = {
    "plain.xml": tei("<p>a</p>"),
    "picture.xml": tei('<p>a</p><figure><graphic url="a.png"/></figure><figure><graphic url="b.png"/></figure>'),
    "whole.xml": tei(f'<xi:include {XI} href="part.xml"/>'),
    "kept.xml": tei(f'<xi:include {XI} href="missing.xml"><xi:fallback>none</xi:fallback></xi:include><p>a</p>'),
    "lost.xml": tei(f'<xi:include {XI} href="nowhere.xml"/><p>a</p>'),
    "corpus.xml": f'<teiCorpus {NAMESPACE} {XI}><teiHeader/><xi:include href="plain.xml"/></teiCorpus>',
    "part.xml": PART,
    "broken.xml": "<TEI>",
}


@pytest.fixture
def source(tmp_path: Path) -> Path:
    folder = tmp_path / "source"
    folder.mkdir()
    (folder / "a.png").touch()
    return write(folder, FILES)


@pytest.fixture
def catalog(source: Path, tmp_path: Path) -> Iterator[Catalog]:
    """The catalog of these files, opened again."""
    path = tmp_path / "c.sqlite"
    made = Catalog(path)
    for facts in facts_of(source, FILES):
        made.add(facts)
    made.finish()
    made.commit()
    made.close()
    found = Catalog(path)
    yield found
    found.close()


def fallen(catalog: Catalog, source: Path) -> set[str]:
    """The files whose facts do not stand."""
    standing = Standing(catalog, Library(source, USUAL))
    return {path for path in FILES if not standing.stands(path, [])}


ALWAYS = {"broken.xml"}
"""They are looked at each time."""


def test_where_nothing_was_changed_all_stand(catalog: Catalog, source: Path) -> None:
    assert fallen(catalog, source) == ALWAYS


def test_nothing_is_believed_of_dates_and_sizes(catalog: Catalog, source: Path) -> None:
    path = source / "plain.xml"
    before = path.stat()
    path.write_text(FILES["plain.xml"].replace("<p>a", "<p>b"), encoding="utf-8")
    os.utime(path, ns=(before.st_atime_ns, before.st_mtime_ns))
    os.utime(source / "part.xml", ns=(0, 0))
    assert fallen(catalog, source) == ALWAYS | {"plain.xml"}


@pytest.mark.parametrize(
    ("path", "content", "fall"),
    [
        ("part.xml", PART.replace("part", "other"), {"part.xml", "whole.xml"}),
        ("missing.xml", PART, {"kept.xml"}),
        ("nowhere.xml", PART, {"lost.xml"}),
        ("b.png", "a picture", {"picture.xml"}),
        ("plain.xml", PART, {"plain.xml", "corpus.xml"}),
        ("plain.xml", "<TEI>", {"plain.xml", "corpus.xml"}),
    ],
)
def test_a_file_falls_with_what_its_facts_depend_on(
    path: str, content: str, fall: set[str], catalog: Catalog, source: Path
) -> None:
    (source / path).write_text(content, encoding="utf-8")
    assert fallen(catalog, source) == ALWAYS | fall


@pytest.mark.parametrize(
    ("path", "fall"),
    [
        ("part.xml", {"part.xml", "whole.xml"}),
        ("a.png", {"picture.xml"}),
        ("plain.xml", {"plain.xml", "corpus.xml"}),
    ],
)
def test_a_file_falls_with_what_is_gone(path: str, fall: set[str], catalog: Catalog, source: Path) -> None:
    (source / path).unlink()
    assert fallen(catalog, source) == ALWAYS | fall


def test_a_picture_that_has_changed_is_there_all_the_same(catalog: Catalog, source: Path) -> None:
    (source / "a.png").write_text("another", encoding="utf-8")
    assert fallen(catalog, source) == ALWAYS


def test_texts_that_a_file_names_are_to_be_looked_at_as_well(catalog: Catalog, source: Path) -> None:
    members: list[str] = []
    assert Standing(catalog, Library(source, USUAL)).stands("corpus.xml", members)
    assert members == ["plain.xml"]
    facts = facts_of(source, {"corpus.xml": FILES["corpus.xml"]})
    assert members_of(facts[0]) == ("plain.xml",)


def test_files_that_are_no_more_are_forgotten(catalog: Catalog, source: Path) -> None:
    Standing(catalog, Library(source, USUAL)).drop_others(set(FILES) - {"part.xml"})
    assert "part.xml" not in catalog.known()
    assert Changes.of(catalog).paths == {"part.xml"}
