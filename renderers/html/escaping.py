"""Text into HTML, and which way it runs."""

from __future__ import annotations

from edition.elements import RIGHT_TO_LEFT

_SCRIPTS = frozenset(("arab", "hebr", "syrc", "thaa", "nkoo"))


def escape(text: str) -> str:
    """Text for element content and quoted attributes."""
    if "&" in text:
        text = text.replace("&", "&amp;")
    if "<" in text:
        text = text.replace("<", "&lt;")
    if ">" in text:
        text = text.replace(">", "&gt;")
    return text.replace('"', "&quot;") if '"' in text else text


def is_right_to_left(lang: str) -> bool:
    """Whether a language tag (BCP 47) means a script that runs from right to left."""
    parts = lang.casefold().split("-")
    return parts[0] in RIGHT_TO_LEFT or not _SCRIPTS.isdisjoint(parts[1:])
