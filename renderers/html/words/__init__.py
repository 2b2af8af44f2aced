"""All words of the interface, in one catalogue a language."""

from __future__ import annotations

import tomllib
from functools import lru_cache
from importlib.resources import files

Catalogue = dict[str, dict[str, str]]


@lru_cache(maxsize=4)
def catalogue(language: str = "en") -> Catalogue:
    """The words of a language: section, key, words."""
    found: Catalogue = tomllib.loads((files(__package__) / f"{language}.toml").read_text(encoding="utf-8"))
    return found
