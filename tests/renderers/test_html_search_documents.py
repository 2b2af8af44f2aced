"""What Pagefind is given to read: passages with their facets, and where passages and labels begin."""

from __future__ import annotations

import re

import pytest
from edition.renderers.html.search.adding import search_of
from edition.renderers.html.search.documents import BETWEEN, DOCUMENTS, WORDS, documents, language

from edition.model import TextInfo
from edition.project import Project
from edition.rendering import Piece
from tests.reading.sample import ADA, FakeContext, read
from tests.renderers.sample import FakeIndex

CONTEXT = FakeContext(entries={"ada": (ADA,)}, project=Project(search="pagefind"))


def documents_of(body: str) -> list[str]:
    """The documents of a text, as HTML."""
    pieces = [one for one in search_of(read(body, CONTEXT), CONTEXT) if isinstance(one, Piece)]
    index = FakeIndex(added={DOCUMENTS: [one.content for one in pieces if one.name == DOCUMENTS]})
    return [one.content.decode() for one in documents(index) if isinstance(one.content, bytes)]


def filters(document: str) -> set[tuple[str, str]]:
    return set(re.findall(r'data-pagefind-filter="(\w+)\[data-v\]" data-v="([^"]*)"', document))


def words(document: str) -> str:
    return re.sub("<[^>]*>", "", document).strip()


def places(document: str) -> list[tuple[str, str]]:
    """Ids of anchors, and the words that follow each."""
    return [(one, text.strip()) for one, text in re.findall(r'<b id="([^"]*)"></b>([^<]*)', document)]


def test_passages_of_other_facets_are_other_documents() -> None:
    one, two = documents_of('<p>Of <persName ref="#ada">Ada</persName>.</p><p>Of nobody.</p>')
    assert (words(one), words(two)) == ("Of Ada.", "Of nobody.")
    assert {facet for facet, _ in filters(one)} - {facet for facet, _ in filters(two)} == {"person"}
    assert [value for facet, value in filters(two) if facet == "in"] == [f"text{BETWEEN}"]


def test_short_passages_of_the_same_facets_are_one_document() -> None:
    (document,) = documents_of("<lg><l>Alone upon the stage</l><l>the curtain fell</l></lg>")
    assert re.sub(r"\s+", " ", words(document)) == "Alone upon the stage the curtain fell"
    assert len([one for one, _ in places(document) if one.startswith("p")]) == 2


def test_long_passages_are_documents_of_their_own() -> None:
    body = f"<p>{'word ' * (WORDS - 5)}</p>" * 3
    assert len(documents_of(body)) == 3


def test_what_is_written_together_with_a_word_stays_with_it() -> None:
    (document,) = documents_of("<p>One (see</p><p>„Two“) three</p>")
    assert [text for _, text in places(document) if text] == ["One (see", "„Two“) three"]
    assert [one.split(BETWEEN)[3] for one, _ in places(document) if one.startswith("p")] == ["0", "0"]


@pytest.mark.parametrize("stream", ["notes", "variants"])
def test_other_streams_are_documents_that_say_what_they_are(stream: str) -> None:
    body = "<p>He <choice><sic>recieves</sic><corr>receives</corr></choice> it.<note>A note &lt;here&gt;.</note></p>"
    (document,) = (one for one in documents_of(body) if ("in", f"{stream}{BETWEEN}") in filters(one))
    labels = {one.split(BETWEEN)[1] for one, _ in places(document) if one.startswith("l")}
    assert labels == ({"note"} if stream == "notes" else {"uncorrected%20form"})
    assert words(document) == ("A note &lt;here&gt;." if stream == "notes" else "recieves")


def test_nothing_but_the_words_is_found_as_words() -> None:
    assert not any("data-pagefind-meta" in one for one in documents_of("<p>Words.</p>"))


def test_the_language_is_that_of_most_texts() -> None:
    infos = [TextInfo(str(n), f"{n}.xml", 1, "text", "", lang=lang) for n, lang in enumerate(("de-AT", "de", "la", ""))]
    assert language(FakeIndex(infos=tuple(infos))) == "de"
    assert language(FakeIndex()) == ""
