"""The stylesheets: colours that can be read in both schemes, and classes that somebody sets."""

from __future__ import annotations

import re
from importlib.resources import files

import pytest

STYLE = "".join(
    (files("edition.renderers.html") / "static" / name).read_text(encoding="utf-8")
    for name in ("style.css", "diplomatic.css")
)
LIGHT, DARK = "light", "dark"
TEXT, GROUNDS = ("ink", "quiet", "link"), ("paper", "card", "mark")
ENOUGH = 4.5
"""Contrast of text of any size (WCAG 2.2, 1.4.3)."""


def colours(scheme: str) -> dict[str, str]:
    """The custom properties that are colours; the dark ones replace the light ones."""
    blocks = re.findall(r":root \{(.*?)\}", STYLE, re.DOTALL)
    chosen = blocks[:1] if scheme == LIGHT else blocks
    return dict(re.findall(r"--(\w+): (#[0-9a-f]{6})", "".join(chosen)))


def luminance(colour: str) -> float:
    """Relative luminance of ``#rrggbb`` (WCAG 2.2)."""
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    dark, light = sorted((luminance(one), luminance(other)))
    return (light + 0.05) / (dark + 0.05)


def test_contrast_is_that_of_the_definition() -> None:
    assert contrast("#000000", "#ffffff") == pytest.approx(21)
    assert contrast("#777777", "#ffffff") == pytest.approx(4.48, abs=0.01)


@pytest.mark.parametrize("scheme", [LIGHT, DARK])
@pytest.mark.parametrize("text", TEXT)
@pytest.mark.parametrize("ground", GROUNDS)
def test_text_can_be_read(scheme: str, text: str, ground: str) -> None:
    found = colours(scheme)
    assert contrast(found[text], found[ground]) >= ENOUGH


def test_the_schemes_name_the_same_colours_and_no_other_ones_are_used() -> None:
    assert set(re.findall(r"--(\w+): #", STYLE.partition("@media (prefers-color-scheme: dark)")[2])) == set(
        colours(LIGHT)
    )
    rules = re.sub(r":root \{.*?\}", "", STYLE, flags=re.DOTALL)
    assert set(re.findall(r"(?<!\w)color: (#\w+)", rules)) <= {"#000"}  # on paper, printed
    assert "opacity" not in rules


def test_nothing_is_fetched_and_nothing_said() -> None:
    assert "url(" not in STYLE
    assert "@import" not in STYLE
    assert set(re.findall(r"(?<![-\w])content: ([^;]*);", STYLE)) <= {'""', "open-quote", "close-quote"}
