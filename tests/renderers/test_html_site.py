"""What pages of the reduce step have in common: titles, and that nothing is done before it is asked for."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import pytest
from edition.renderers.html.site import Site

from edition.project import Project
from tests.renderers.sample import FakeIndex

SITE = Site(FakeIndex(project=Project(title="Letters")))


@pytest.mark.parametrize(
    ("heading", "at", "title"),
    [
        ("Ada", (1, 1), "Ada · Letters"),
        ("Ada", (2, 3), "Ada, page 2 of 3 · Letters"),
        ("Letters", (1, 1), "Letters"),
        ("Letters", (1, 2), "Letters, page 1 of 2 · Letters"),
    ],
)
def test_titles(heading: str, at: tuple[int, int], title: str) -> None:
    assert SITE.named(heading, at) == title


def test_values_are_found_out_when_the_page_is_written() -> None:
    asked = []

    def values() -> Mapping[str, Any]:
        asked.append(1)
        return {"cited": {"styles": [("MLA", "W")]}, "head": '<meta name="a" content="b">\n'}

    made = SITE.page("a/b.html", "citing_styles.html", "Cite", values)
    assert (made.path, asked) == ("a/b.html", [])
    content = b"".join(made.content).decode()  # type: ignore[arg-type]
    assert asked == [1]
    assert '<link rel="stylesheet" href="../static/style.css">' in content
    assert '<meta name="a" content="b">\n</head>' in content
    assert "<dt>MLA</dt>" in content
