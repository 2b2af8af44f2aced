"""Plain text: the streams of a text, and its source."""

from __future__ import annotations

from typing import Any

import pytest
from edition.renderers.text import TextRenderer

from tests.reading.sample import FakeContext, read, tei
from tests.renderers.sample import FakeIndex, files

ACTIVE = '<h:script xmlns:h="http://www.w3.org/1999/xhtml">x</h:script>'


def written(body: str, allowed: bool = False, **facts: Any) -> dict[str, str]:
    context = FakeContext(allow_restricted=allowed)
    return files(TextRenderer().text(read(body, context, **facts), context))


def test_streams_that_hold_something_and_the_source() -> None:
    body = "<p>a \u00e9<note>b</note><del>c</del></p>"
    assert written(body) == {
        "texts/a.txt": "a \u00e9\n",
        "texts/a.notes.txt": "b\n",
        "texts/a.variants.txt": "c\n",
        "texts/a.xml": tei(body),
    }


def test_a_text_without_words_has_a_file_all_the_same() -> None:
    assert written("<pb/>")["texts/a.txt"] == ""


def test_what_a_browser_would_run_is_handed_out_as_plain_text() -> None:
    assert set(written(f"<p>{ACTIVE}</p>")) == {"texts/a.txt", "texts/a.xml.txt"}


def test_a_file_is_handed_out_as_its_first_text() -> None:
    assert set(written("<p>a</p>", source="b")) == {"texts/a.txt"}


@pytest.mark.parametrize(
    ("restricted", "withheld", "allowed", "ends"),
    [
        (False, False, False, {"txt", "xml"}),
        (False, True, False, {"txt"}),
        (True, True, False, set()),
        (True, True, True, {"txt", "xml"}),
    ],
)
def test_what_is_restricted_is_handed_out_only_when_allowed(
    restricted: bool, withheld: bool, allowed: bool, ends: set[str]
) -> None:
    found = written("<p>a</p>", allowed, restricted=restricted, withheld=withheld)
    assert set(found) == {f"texts/a.{end}" for end in ends}


def test_of_the_whole_edition_there_is_nothing() -> None:
    assert files(TextRenderer().edition(FakeIndex(), FakeContext())) == {}
