"""A headline that is the title of the page is marked, so that it is shown once; every other heading is shown."""

from __future__ import annotations

import re

import pytest
from edition.renderers.html import HtmlRenderer

from tests.reading.sample import ADA, FakeContext, read
from tests.renderers.sample import files

CONTEXT = FakeContext(entries={"ada": (ADA,)})


def marked(body: str, title: str = "The Lamp on the Stair") -> list[str]:
    """The headings of the page of a text that are marked."""
    (page,) = files(HtmlRenderer().text(read(body, CONTEXT, title=title), CONTEXT)).values()
    return re.findall(r'<h\d class="[^"]*is-title[^"]*" id="[^"]+">(.*?)</h\d>', page, re.DOTALL)


@pytest.mark.parametrize(
    "body",
    [
        "<head>The Lamp on the Stair</head><p>It was lit.</p>",
        "<pb/><head>The Lamp\n  on the Stair</head><p>It was lit.</p>",
        "<div><head>The Lamp on <date>the Stair</date></head><p>It was lit.</p></div>",
    ],
)
def test_the_title_of_the_page_is_said_again_and_keeps_its_anchor(body: str) -> None:
    assert len(marked(body)) == 1


@pytest.mark.parametrize(
    "body",
    [
        "<head>The Lamp</head><p>It was lit.</p>",
        "<head>THE LAMP ON THE STAIR</head><p>It was lit.</p>",
        "<p>It was lit.</p><div><head>The Lamp on the Stair</head><p>It was.</p></div>",
        '<head>The Lamp on the <hi rend="italic">Stair</hi></head><p>It was lit.</p>',
        '<head>The Lamp on <name ref="#ada">the Stair</name></head><p>It was lit.</p>',
        "<head>The Lamp on the Stair<note>lit</note></head><p>It was lit.</p>",
    ],
)
def test_another_heading_or_one_with_more_than_words_is_shown(body: str) -> None:
    assert marked(body) == []
