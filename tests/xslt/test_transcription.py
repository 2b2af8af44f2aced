"""``xslt/transcription.xsl``: what the hand, the copy and the editor did; critical notes."""

from __future__ import annotations

import pytest

from tests.renderers.bodies import shown, streams

GAP = '<span class="gen">[…]</span>'


@pytest.mark.parametrize(
    ("words", "html"),
    [
        ("<gap/>", f'class="tei-gap">{GAP}</span>'),
        ('<gap reason="lost" quantity="3" unit="chars"/>', 'lost 3 chars" class="tei-gap">'),
        ('<gap extent="two lines" quantity="3"/>', 'two lines" class="tei-gap">'),
        ("<gap><desc>a</desc></gap>", 'class="tei-gap"><span class="tei-desc">a</span></span>'),
        ("<supplied>a</supplied>", 'class="tei-supplied"><span class="gen">⟨</span>a<span class="gen">⟩</span></span>'),
        ("<surplus>a</surplus>", 'class="tei-surplus"><span class="gen">{</span>a<span class="gen">}</span></span>'),
        ('<unclear reason="faded">a</unclear>', 'faded" class="tei-unclear">a</span>'),
        ('<add place="above">a</add>', 'above" class="tei-add">a</ins>'),
        ('<damage agent="water">a</damage>', 'water" class="tei-damage">a</span>'),
    ],
)
def test_signs_are_ours(words: str, html: str) -> None:
    assert html in shown(f"<p>x {words} y</p>")


@pytest.mark.parametrize("name", ["supplied", "surplus", "unclear", "add", "damage"])
def test_around_blocks_they_are_blocks(name: str) -> None:
    assert f'<div class="tei-{name}"><p class="tei-p">' in shown(f"<{name}><p>a</p></{name}>")


def test_a_gap_between_paragraphs() -> None:
    assert shown("<p>a</p><gap/>").endswith(f'<div class="tei-gap">{GAP}</div>')


class TestCriticalNotes:
    def note(self, body: str) -> str:
        return streams(f"<p>x {body} y</p>")["variants"]

    def test_the_lemma_then_what_else_is_read_and_where(self) -> None:
        found = self.note('<app><lem>a</lem><rdg wit="#A #B">b</rdg><rdg resp="#ed">c</rdg></app>')
        assert '<span class="gen lemma">a]</span>' in found
        assert '<span class="gen siglum">A B</span>' in found
        assert '<span class="gen siglum">ed</span>' in found
        assert found.index("lemma") < found.index("A B") < found.index(">ed<")

    def test_what_a_witness_leaves_out_or_adds(self) -> None:
        assert '<span class="gen label">omitted</span>' in self.note("<app><lem>a</lem><rdg/></app>")
        assert '<span class="gen lemma">∅]</span>' in self.note("<app><lem/><rdg>b</rdg></app>")
        assert "omitted" not in self.note("<app><lem>a</lem><rdg><gap/></rdg></app>")

    def test_a_correction_says_what_the_source_has(self) -> None:
        found = self.note("<choice><sic>teh</sic><corr>the</corr></choice>")
        assert '<span class="gen lemma">the]</span>' in found
        assert '<span class="gen label">' in found
