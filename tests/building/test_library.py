"""From a path to a document with its inclusions."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from edition.building.discovery import Refused
from edition.building.library import Library
from edition.limits import Limits
from edition.reading.parsing import Document, NotWellFormed
from edition.tei import words
from tests.building.sample import NAMESPACE, tei, write

LIMIT = 1000
LIMITS = Limits(text_size=LIMIT)


def including(href: str, more: str = "") -> str:
    return tei(f'<p>a<xi:include xmlns:xi="http://www.w3.org/2001/XInclude" href="{href}" {more}/></p>')


def opened(folder: Path, files: dict[str, str]) -> Document:
    """The first of these files."""
    return Library(write(folder, files), LIMITS).open(next(iter(files)))[0]


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
    document, members = Library(tmp_path, LIMITS).open("a.xml")
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
    library = Library(write(tmp_path, {"a.xml": "<TEI>", "b.xml": "x" * (LIMIT + 1)}), LIMITS)
    with pytest.raises(NotWellFormed):
        library.open("a.xml")
    with pytest.raises(Refused) as caught:
        library.open("b.xml")
    assert caught.value.problem.slug == "too-large"


def test_what_many_include_is_read_once(tmp_path: Path) -> None:
    library = Library(write(tmp_path, {"a.xml": including("b.xml"), "b.xml": f"<p {NAMESPACE}>b</p>"}), LIMITS)
    library.open("a.xml")
    (tmp_path / "b.xml").unlink()
    assert words(library.open("a.xml")[0].root) == "ab"


class TestPictures:
    """A picture is published if it stands in the source folder, is no larger than a source may be, and runs nothing."""

    def has(self, folder: Path, path: str = "a.png") -> bool:
        return Library(folder, LIMITS).has_picture(path)

    def test_a_file_in_the_folder(self, tmp_path: Path) -> None:
        write(tmp_path, {"f/a.png": "x" * LIMIT, "b.svg": "<svg xmlns='http://www.w3.org/2000/svg'/>"})
        assert self.has(tmp_path, "f/a.png")
        assert self.has(tmp_path, "b.svg")

    def test_one_that_is_not_there(self, tmp_path: Path) -> None:
        (tmp_path / "a.png").mkdir()
        assert not self.has(tmp_path)
        assert not self.has(tmp_path, "b.png")

    def test_one_that_is_too_large(self, tmp_path: Path) -> None:
        assert not self.has(write(tmp_path, {"a.png": "x" * (LIMIT + 1)}))

    def test_a_pipe_is_none_and_nobody_waits_for_it(self, tmp_path: Path) -> None:
        os.mkfifo(tmp_path / "a.png")
        assert not self.has(tmp_path)

    @pytest.mark.parametrize("path", ["../b.png", "a.png", "f/b.png"])
    def test_nothing_outside_the_folder(self, tmp_path: Path, path: str) -> None:
        source = write(tmp_path, {"b.png": "x", "source/c.png": "x"}) / "source"
        (source / "a.png").symlink_to("../b.png")
        (source / "f").symlink_to("..")
        assert self.has(source, "c.png")
        assert not self.has(source, path)
        assert not self.has(source, str(tmp_path / "b.png"))

    def test_a_link_within_the_folder_is_followed(self, tmp_path: Path) -> None:
        write(tmp_path, {"b.png": "x"})
        (tmp_path / "a.png").symlink_to("b.png")
        assert self.has(tmp_path)

    @pytest.mark.parametrize(
        "content",
        [
            "<svg><script xmlns='http://www.w3.org/2000/svg'/></svg>",
            "<!DOCTYPE svg><svg/>",
            "<svg href='b.svg'/>",
            "<svg",
        ],
    )
    def test_a_drawing_that_would_run_or_fetch_something(self, tmp_path: Path, content: str) -> None:
        assert not self.has(write(tmp_path, {"a.svg": content}), "a.svg")
