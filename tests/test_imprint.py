"""``[imprint]`` of the settings."""

from __future__ import annotations

from typing import Any

import pytest

from edition.errors import SettingsError
from edition.imprint import Imprint, stated


def test_a_doi_is_taken_in_any_form() -> None:
    bare = "10.5281/zenodo.1234"
    assert {
        stated("x", {"doi": form + bare}).doi for form in ("", "doi:", "https://doi.org/", "http://dx.doi.org/")
    } == {bare}
    assert stated("x", {}) == Imprint()


@pytest.mark.parametrize(
    ("table", "said"),
    [
        ({"publsher": "A"}, "publsher"),
        ({"place": 1}, "imprint.place"),
        ({"place": "a\nb"}, "imprint.place"),
        ({"date": "May 2026"}, "imprint.date"),
        ({"doi": "12/3"}, "imprint.doi"),
        ({"licence_url": "javascript:x"}, "imprint.licence_url"),
    ],
)
def test_what_cannot_be_is_named(table: dict[str, Any], said: str) -> None:
    with pytest.raises(SettingsError, match=said):
        stated("edition.toml", table)
