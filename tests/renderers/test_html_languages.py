"""Tags of languages that a browser knows."""

from __future__ import annotations

import pytest
from edition.renderers.html.languages import html_lang


@pytest.mark.parametrize(
    ("stated", "lang"),
    [
        ("en", "en"),
        ("de-AT", "de-AT"),
        ("lat", "la"),  # BCP 47: the shorter code where there are two
        ("GER-Goth", "de-Goth"),
        ("grc", "grc"),
        ("en_GB", "en-GB"),
        (" fr ", "fr"),
        ("x-klingon", "x-klingon"),
        ("italic", ""),
        ("", ""),
        ("en-", ""),
        ('"><b>', ""),
        ("the language of the birds", ""),
    ],
)
def test_what_is_no_language_is_left_out(stated: str, lang: str) -> None:
    assert html_lang(stated) == lang
