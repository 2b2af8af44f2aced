"""Code of a script is told from its literals, letter for letter."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from edition.preserving.javascript import Script


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("a('b') // c", "a(' ')     "),
        ("a(`b${c}d`)", "a(`  {c} `)"),
        ("/* a */ 'b\\'c'", "        '    '"),
        ('a = /[/"]b/g / 2', "a = /      g / 2"),
        ("a / b / c", "a / b / c"),
        ("'a\nfetch()", "'a\nfetch()"),
        ("`{`}a", "` `}a"),
    ],
)
def test_what_stands_in_literals_is_blank(text: str, code: str) -> None:
    assert Script(text).code == code


@given(st.text(alphabet="a/*\"'`${}\\\n[]( "))
def test_any_text_keeps_its_length_and_lines(text: str) -> None:
    code = Script(text).code
    assert len(code) == len(text)
    assert [at for at, letter in enumerate(code) if letter == "\n"] == [
        at for at, letter in enumerate(text) if letter == "\n"
    ]
