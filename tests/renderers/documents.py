"""Diplomatic views of a few lines of TEI: what the tests of that page share."""

from __future__ import annotations

import re

from edition.renderers.html.body import render
from edition.renderers.html.diplomatic import diplomatic_page
from edition.renderers.html.frame import frame_of
from edition.renderers.html.layers import diplomatic
from edition.renderers.html.transcribing import Layers
from edition.renderers.html.transforming import DIPLOMATIC

from edition.model import Artifact
from tests.reading.sample import FakeContext, read
from tests.renderers.bodies import CONTEXT

_HASH = re.compile(r'<span id="(text|p[a-z2-7]{10})[^"]*"></span>| id="(text|p[a-z2-7]{10})[^"]*"')


def document(body: str, context: FakeContext = CONTEXT, header: str = "") -> tuple[dict[str, str], Layers]:
    """The streams of a diplomatic view in HTML, made by our stylesheets; and what else its page shows."""
    reading = read(body, context, header)
    layers = Layers(reading, "a.html")
    made = render(diplomatic(reading), context, sheet=DIPLOMATIC, shape=layers.shape)
    assert made.problems == ()
    return dict(made.streams), layers


def written(words: str, header: str = "") -> str:
    """The HTML of one paragraph with these words, without titles, ids that are hashes, and the number beside it."""
    content = document(f'<p xml:id="p">{words}</p>', header=header)[0]["text"]
    found = re.search(r'<p class="tei-p" id="p"><a [^>]*>1</a>(.*)</p>', content, re.DOTALL)
    assert found is not None, content
    return re.sub(r' title="[^"]*"', "", _HASH.sub("", found[1]))


def plain(words: str, header: str = "") -> str:
    """The same as a reader copies it: words and signs, a line a line."""
    lines = re.sub(r'<span class="gen line-end"[^>]*>\|</span><br>', "\n", written(words, header))
    return re.sub(r"<[^>]*>", "", lines)


def page(body: str, context: FakeContext = CONTEXT, header: str = "") -> str:
    """The whole page; '' where there is none."""
    made = list(diplomatic_page(read(body, context, header), context, frame_of("Letters", None)))
    assert all(isinstance(one, Artifact) for one in made)
    return b"".join(one.content for one in made if isinstance(one.content, bytes)).decode() if made else ""
