"""Tags of languages that a browser knows."""

from __future__ import annotations

import pytest
from edition.renderers.html.languages import direction, html_lang


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


@pytest.mark.parametrize(("tag", "attribute"), [("ar", ' dir="rtl"'), ("la", ""), ("", "")])
def test_which_way_a_language_runs(tag: str, attribute: str) -> None:
    assert direction(tag) == attribute
