"""Plain text: the streams of a text, and its source."""

from __future__ import annotations

from edition.renderers.text import TextRenderer

from tests.reading.sample import FakeContext, read, tei
from tests.renderers.sample import FakeIndex, files

ACTIVE = '<h:script xmlns:h="http://www.w3.org/1999/xhtml">x</h:script>'


def written(body: str) -> dict[str, str]:
    return files(TextRenderer().text(read(body), FakeContext()))


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


def test_of_the_whole_edition_there_is_nothing() -> None:
    assert files(TextRenderer().edition(FakeIndex(), FakeContext())) == {}
