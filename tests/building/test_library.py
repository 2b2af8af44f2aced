"""From a path to a document with its inclusions."""

from __future__ import annotations

from pathlib import Path

import pytest

from edition.building.discovery import Refused
from edition.building.library import Library
from edition.reading.parsing import Document, NotWellFormed
from edition.tei import words
from tests.building.sample import NAMESPACE, tei, write

LIMIT = 1000


def including(href: str, more: str = "") -> str:
    return tei(f'<p>a<xi:include xmlns:xi="http://www.w3.org/2001/XInclude" href="{href}" {more}/></p>')


def opened(folder: Path, files: dict[str, str]) -> Document:
    """The first of these files."""
    return Library(write(folder, files), LIMIT).open(next(iter(files)))[0]


def slugs(document: Document) -> list[str]:
    return [problem.slug for problem in document.problems]


def test_a_file_with_what_it_includes(tmp_path: Path) -> None:
    found = opened(tmp_path, {"l/a.xml": including("../b.xml"), "b.xml": f"<p {NAMESPACE}>b</p>"})
    assert (words(found.root), slugs(found)) == ("ab", [])


@pytest.mark.parametrize("content", ["1 & 2", "<b>1</b>"])
def test_text_as_text(tmp_path: Path, content: str) -> None:
    assert words(opened(tmp_path, {"a.xml": including("b", 'parse="text"'), "b": content}).root) == f"a{content}"


def test_one_file_as_text_and_as_xml(tmp_path: Path) -> None:
    both = including("b.xml").replace("</p>", "") + including("b.xml", 'parse="text"').partition("<p>a")[2]
    files = {"a.xml": both.replace("</body></text></TEI>", "", 1), "b.xml": f"<p {NAMESPACE}>b</p>"}
    assert words(opened(tmp_path, files).root) == f"ab{files['b.xml']}"


def test_texts_that_are_included_are_named(tmp_path: Path) -> None:
    write(tmp_path, {"a.xml": including("l/b.xml"), "l/b.xml": tei("<p>b</p>")})
    document, members = Library(tmp_path, LIMIT).open("a.xml")
    assert (words(document.root), members) == ("a", ("l/b.xml",))


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (None, "the file b.xml that should be included here is not in the source folder"),
        ("<b>", "b.xml cannot be included: not well-formed XML"),
        ("x" * (LIMIT + 1), "b.xml cannot be included: This file is larger than 1,000 bytes"),
    ],
)
def test_what_cannot_be_included_is_said(tmp_path: Path, content: str | None, message: str) -> None:
    files = {"a.xml": including("b.xml")} | ({"b.xml": content} if content else {})
    found = opened(tmp_path, files)
    assert slugs(found) == ["include-missing"]
    assert message in found.problems[0].message


def test_a_file_that_cannot_be_opened_is_no_document(tmp_path: Path) -> None:
    library = Library(write(tmp_path, {"a.xml": "<TEI>", "b.xml": "x" * (LIMIT + 1)}), LIMIT)
    with pytest.raises(NotWellFormed):
        library.open("a.xml")
    with pytest.raises(Refused) as caught:
        library.open("b.xml")
    assert caught.value.problem.slug == "too-large"


def test_what_many_include_is_read_once(tmp_path: Path) -> None:
    library = Library(write(tmp_path, {"a.xml": including("b.xml"), "b.xml": f"<p {NAMESPACE}>b</p>"}), LIMIT)
    library.open("a.xml")
    (tmp_path / "b.xml").unlink()
    assert words(library.open("a.xml")[0].root) == "ab"
