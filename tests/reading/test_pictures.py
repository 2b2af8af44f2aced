"""Pictures that a file shows, and what is said of those that are not there."""

from __future__ import annotations

import pytest

from edition.reading.pictures import pictures, report_missing
from tests.reading.sample import FakeContext, document, slugs


def paths(body: str, path: str = "a.xml") -> list[str]:
    return [found[2] for found in pictures(document(body, path=path))]


class TestWhatIsAPicture:
    @pytest.mark.parametrize(
        ("body", "found"),
        [
            ('<figure><graphic url="a.png"/></figure>', ["a.png"]),
            ('<pb facs="f/1.JPG"/>', ["f/1.JPG"]),
            ('<pb facs="1.svg 2.svg"/>', ["1.svg", "2.svg"]),
            ('<graphic url="1.svg 2.svg"/>', ["1.svg"]),
            ('<graphic url=" a.webp "/>', ["a.webp"]),
            ('<graphic url="./x/../a.gif"/>', ["a.gif"]),
            ('<graphic url="b.png"/><pb facs="a.png"/>', ["b.png", "a.png"]),
        ],
    )
    def test_a_file_that_a_browser_shows(self, body: str, found: list[str]) -> None:
        assert paths(body) == found

    @pytest.mark.parametrize(
        "body",
        [
            '<graphic url="https://e.example/a.png"/>',
            '<graphic url="data:image/png;base64,AA.png"/>',
            '<pb facs="#s1"/>',
            '<pb facs="f.xml#s1.png"/>',
            '<graphic url="a.tiff"/>',
            '<graphic url="png"/>',
            '<graphic url=""/>',
            '<ref target="a.png"/>',
        ],
    )
    def test_what_is_none(self, body: str) -> None:
        assert paths(body) == []

    def test_paths_are_from_the_source_folder(self) -> None:
        assert paths('<graphic url="../f/a.png"/>', "letters/a.xml") == ["f/a.png"]

    def test_facsimiles_count_though_they_are_no_text(self) -> None:
        assert paths('<p facs="a.png">a</p>') == ["a.png"]


class TestMissing:
    @pytest.mark.parametrize(
        ("more", "said"), [("", "folder; the"), ("c", ", nor is one other;"), ("cd", ", nor are 2 others;")]
    )
    def test_one_problem_for_all(self, more: str, said: str) -> None:
        source = document("".join(f'<graphic url="{name}.png"/>' for name in ("a", "b", *more)))
        report_missing(source, FakeContext(pictures=frozenset(("b.png",))))
        (problem,) = source.problems
        assert (problem.slug, problem.severity) == ("picture-missing", "info")
        assert problem.message.startswith("the picture a.png is not in the source folder")
        assert said in problem.message

    def test_none_where_all_are_there(self) -> None:
        source = document('<graphic url="a.png"/>')
        report_missing(source, FakeContext(pictures=frozenset(("a.png",))))
        assert slugs(source) == []
