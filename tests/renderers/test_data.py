"""What machines read beside the CSV."""

from __future__ import annotations

import json

from edition.renderers.data import DataRenderer
from hypothesis import given
from hypothesis import strategies as st

from edition.model import Place, Problem
from edition.project import Project
from tests.reading.sample import FakeContext, read
from tests.renderers.sample import FakeIndex, files

words = st.text(st.characters(exclude_categories=["Cs"]))


def written(index: FakeIndex) -> dict[str, str]:
    return files(DataRenderer().edition(index, FakeContext()))


def test_there_are_three_files() -> None:
    assert set(written(FakeIndex())) == {"data/passages.jsonl", "data/problems.json", "data/edition.json"}
    assert files(DataRenderer().text(read("<p>a</p>"), FakeContext())) == {}


class TestPassages:
    @given(words, words, words)
    def test_every_line_is_an_object(self, id_: str, number: str, url: str) -> None:
        row = ("a", id_, "p", "text", 1, 5, "", number, url)
        ((path, content),) = DataRenderer().pieces({"passages": [row]}, {})
        (line,) = content.decode().split("\n")[:-1]
        said = {"text": "a", "id": id_, "element": "p", "stream": "text", "start": 1, "end": 5}
        assert path == "data/passages.jsonl"
        assert json.loads(line) == said | {"parent": "", "number": number, "url": url}

    def test_those_of_all_texts_come_in_order(self) -> None:
        added = {"data/passages.jsonl": (b"a\nb\n", b"c\n")}
        assert written(FakeIndex(added=added))["data/passages.jsonl"] == "a\nb\nc\n"

    def test_a_text_without_any_adds_nothing(self) -> None:
        assert list(DataRenderer().pieces({"passages": []}, {})) == []


class TestProblems:
    def test_with_and_without_a_place(self) -> None:
        found = (Problem("one", "error", "“m”\n", Place("a.xml", 2, 3), "h", "<p>"), Problem("two", "info", "n"))
        data = json.loads(written(FakeIndex(found=found))["data/problems.json"])
        assert data == [
            {
                "slug": "one",
                "severity": "error",
                "message": "“m”\n",
                "path": "a.xml",
                "line": 2,
                "column": 3,
                "hint": "h",
            },
            {"slug": "two", "severity": "info", "message": "n", "path": "", "line": 0, "column": 0, "hint": ""},
        ]

    def test_none(self) -> None:
        assert json.loads(written(FakeIndex())["data/problems.json"]) == []


def test_what_the_edition_is() -> None:
    index = FakeIndex(Project("Letters \u00e9", edition_version="1.2"), {"texts": 3})
    content = written(index)["data/edition.json"]
    assert json.loads(content) == {
        "format": 1, "title": "Letters \u00e9", "version": "1.2", "counts": {"texts": 3}, "sha256": "0" * 64,
    }  # fmt: skip
    assert "\u00e9" in content
