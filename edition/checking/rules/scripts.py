"""Words in letters that their language is not written in (TEI P5, section vi.1; BCP 47: RFC 5646, section 2.2.3)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from edition.checking.rules.language_codes import ENGLISH
from edition.checking.rules.languages import primary
from edition.checking.rules.sheet import Sheet
from edition.model import Problem
from edition.tei import LANG

_LETTERS = {
    "Latn": "A-Za-zªºÀ-ÖØ-öø-ɏḀ-ỿ",
    "Grek": "\u0370-\u03ff\u1f00-\u1fff",
    "Cyrl": "\u0400-\u052f\u2de0-\u2dff\ua640-\ua69f",
    "Hebr": "\u0590-\u05ff\ufb1d-\ufb4f",
    "Arab": "\u0600-\u06ff\u0750-\u077f\u08a0-\u08ff\ufb50-\ufdff\ufe70-\ufefc",
    "Syrc": "\u0700-\u074f",
    "Armn": "\u0530-\u058f",
    "Geor": "\u10a0-\u10ff\u2d00-\u2d2f",
    "Copt": "\u03e2-\u03ef\u2c80-\u2cff\u0370-\u03ff",
}
_CALLED = {
    "Latn": "Latin", "Grek": "Greek", "Cyrl": "Cyrillic", "Hebr": "Hebrew", "Arab": "Arabic", "Syrc": "Syriac",
    "Armn": "Armenian", "Geor": "Georgian", "Copt": "Coptic",
}  # fmt: skip
_OF = {
    **dict.fromkeys("la en de fr it es pt nl da sv no nb nn is fi et pl cs sk sl hr hu ro sq tr ga cy eu ca lt lv".split(), "Latn"),
    **dict.fromkeys("ru uk be bg mk".split(), "Cyrl"),
    **dict.fromkeys("el grc".split(), "Grek"),
    **dict.fromkeys("ar fa ur".split(), "Arab"),
    **dict.fromkeys("he yi".split(), "Hebr"),
    "syr": "Syrc", "hy": "Armn", "xcl": "Armn", "ka": "Geor", "cop": "Copt",
}  # fmt: skip
"""The one script of a language; those with several, as Serbian, are not in it."""
_ONE = {script: re.compile(f"[{letters}]") for script, letters in _LETTERS.items()}
_LETTER = re.compile(r"[^\W\d_]")
_ENOUGH = 20
_SCRIPTED = re.compile(r"-[A-Za-z]{4}(?:-|$)|-x-")


def check(sheet: Sheet) -> Iterator[Problem]:
    """Elements with many letters of one script, none of them of that of their language."""
    for element in sheet.having(LANG):
        value = element.get(LANG)
        expected = _OF.get(primary(value))
        if expected and not _SCRIPTED.search(value):
            found = _other_script(element, expected)
            if found:
                yield _problem(sheet, element, value, expected, *found)


def _other_script(element: Any, expected: str) -> tuple[str, int] | None:
    """The script of all letters of an element, and their number; None where some are of the expected one, or they are few."""
    is_expected, pieces = _ONE[expected], []
    for piece in _own_text(element):
        if is_expected.search(piece):
            return None
        pieces.append(piece)
    text = "".join(pieces)
    number = len(_LETTER.findall(text))
    if number <= _ENOUGH:
        return None
    return next(((script, number) for script, one in _ONE.items() if len(one.findall(text)) >= number), None)


def _own_text(element: Any) -> Iterator[str]:
    """The words in an element that are in its own language."""
    if element.text:
        yield element.text
    for child in element:
        if child.get(LANG) is None:
            yield from _own_text(child)
        if child.tail:
            yield child.tail


def _problem(sheet: Sheet, element: Any, value: str, expected: str, script: str, number: int) -> Problem:
    language = ENGLISH.get(primary(value), value)
    message = f"{value} is {language}, in {_CALLED[expected]} letters; all {number} letters here are {_CALLED[script]}"
    hint = f"if it is {language} in other letters, write {value}-{script}; otherwise name the language that it is in"
    if primary(value) == "uk" and script == "Latn":
        hint = "uk is Ukrainian: English of the United Kingdom is en-GB"
    return sheet.problem("script-differs", message, element, "xml:lang", value, hint=hint)
