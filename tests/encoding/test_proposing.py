"""What is proposed for a text by those who look for names, quotations and sessions, and that nothing is proposed twice."""

from __future__ import annotations

import pytest

from edition.encoding.proposing import Proposers
from edition.encoding.tagging.evidence import Setting
from edition.encoding.tagging.flows import flows
from edition.encoding.tagging.lexicon import read_lexicon
from tests.encoding.texts import tei


def proposed(paragraph: str, lang: str, *, only: tuple[str, ...] = ()) -> list[str]:
    """The elements that are proposed for what stands between the marks."""
    source = tei(f'<p xml:lang="{lang}">{paragraph}</p>')
    passages = flows(source)
    start = min(at for at in map(passages[0].text.find, "«“") if at >= 0)
    proposers = Proposers(read_lexicon([("a.xml", source.encode())], learning=False))
    return [one.element for one in proposers.propose(passages, Setting(), only) if one.start > start]


@pytest.mark.parametrize(
    ("lang", "text"),
    [
        ("ar", "وقال سليم: «إن النور حياة المدينة». ثم قام."),
        ("ar", "وكتب سليم: «لا حياة لمدينة بلا نور». ثم قام."),
        ("en", "“Dark Lanes,” said Adela Wren."),
        ("en", "Adela Wren said, “No Gas.”"),
    ],
)
def test_what_somebody_says_is_no_title_as_well(lang: str, text: str) -> None:
    found = proposed(text, lang)
    assert "title" not in found
    assert not {"said", "quote"}.isdisjoint(found)


def test_a_title_is_one_once() -> None:
    assert proposed("He read the poem “Dusk and Dawn” aloud.", "en") == ["title"]
    assert proposed("He read the poem “Dusk and Dawn” aloud.", "en", only=("names",)) == []
