"""Text into HTML: markup becomes words, and what turns letters around ends where it stands."""

from __future__ import annotations

import pytest
from edition.renderers.html.escaping import calmed, escape
from edition.renderers.html.sandbox import environment


def test_markup_becomes_words() -> None:
    assert escape('<a href="x">&') == "&lt;a href=&quot;x&quot;&gt;&amp;"


@pytest.mark.parametrize(
    ("text", "calm"),
    [
        ("Ann", "Ann"),
        ("Änne", "Änne"),
        ("a \u202eb", "a \u202eb\u202c"),
        ("a \u202eb\u202c c", "a \u202eb\u202c c"),
        ("a \u2066b \u202bc", "a \u2066b \u202bc\u202c\u2069"),
        ("a \u2066b \u202bc\u2069 d", "a \u2066b \u202bc\u2069 d"),
        ("a\u202c\u2069", "a\u202c\u2069"),
        ("א\u200fב", "א\u200fב"),
        ("a\x7fb\x9b31m", "a\ufffdb\ufffd31m"),
    ],
)
def test_a_name_does_nothing_to_what_stands_beside_it(text: str, calm: str) -> None:
    assert calmed(text) == calm
    assert environment().from_string("{{ x }}|{{ x|safe }}").render(x=text) == f"{calm}|{text}"
