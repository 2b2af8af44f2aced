"""``xslt/pass-through.xsl``: what every text is sure of."""

from __future__ import annotations

import pytest
from edition.renderers.html.body import render
from edition.renderers.html.transforming import PASS_THROUGH, transformed
from hypothesis import given, settings

from edition.project import shelf
from tests.promises.html_form import findings
from tests.reading.sample import read
from tests.renderers.bodies import CONTEXT, Words, copied, dense, shown, streams
from tests.renderers.written import bodies


@settings(max_examples=100)
@given(bodies)
def test_alone_it_shows_every_letter_once_in_good_html(body: str) -> None:
    reading = read(body, CONTEXT)
    made = transformed(copied(body), PASS_THROUGH, shelf("xslt"))
    assert made is not None
    for stream, (name, _) in zip(made, render(reading, CONTEXT).streams, strict=True):
        assert stream.says(reading.text.streams[name])
        assert stream.words() == Words(stream.html).text == dense(reading.text.streams[name])
        assert findings(f"<section>{stream.html}</section>") == []


@pytest.mark.parametrize(
    ("body", "html"),
    [
        ("<p>a <foo>b</foo></p>", '<span class="tei-foo">b</span>'),
        ("<foo><bar>b</bar></foo>", '<div class="tei-foo"><div class="tei-bar">b</div></div>'),
        ('<p>a <m:x xmlns:m="urn:m">b</m:x></p>', '<span class="tei-x">b</span>'),
        (
            '<p>a <seg xml:id="i" xml:lang="he" rend="bold">b</seg></p>',
            '<span class="tei-seg look-bold rend-bold" id="i" dir="rtl" lang="he">',
        ),
        ('<p>a <name ref="#ada">b</name></p>', '<a href="../persons/ada.html" class="tei-name">b</a>'),
        (
            '<p>a <name ref="#ada #bob">b</name></p>',
            '<a class="gen target" href="../persons/bob.html" title="Bob" aria-label="Bob">+</a></span>',
        ),
    ],
)
def test_each_element_is_a_div_or_a_span_with_its_name(body: str, html: str) -> None:
    content = shown(body).replace('lang="he" dir="rtl"', 'dir="rtl" lang="he"')
    assert html in content


def test_a_note_leaves_a_mark_and_both_lead_to_each_other() -> None:
    found = streams('<p xml:id="p">a<note xml:id="n">b</note>c</p>')
    assert 'a<a class="gen mark mark-notes" id="ui-to-notes-1" href="#ui-notes-1">1</a>c</p>' in found["text"]
    assert found["notes"] == (
        '<div class="entry" id="ui-notes-1"><a class="gen back" href="#ui-to-notes-1">1</a> '
        '<div class="items"><div class="item"><div class="tei-note" id="n">b</div></div></div></div>'
    )
