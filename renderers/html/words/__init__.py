"""All words of the interface, in one catalogue a language."""

from __future__ import annotations

import tomllib
from functools import lru_cache
from importlib.resources import files

from edition.kinds import KINDS

LANGUAGE = "en"
"""The language of the interface."""

Catalogue = dict[str, dict[str, str]]


@lru_cache(maxsize=4)
def catalogue(language: str = LANGUAGE) -> Catalogue:
    """The words of a language: section, key, words. A kind that it does not name goes by what the table of kinds says."""
    found: Catalogue = tomllib.loads((files(__package__) / f"{language}.toml").read_text(encoding="utf-8"))
    for kind in KINDS:
        found["kinds"].setdefault(kind.name, kind.plural)
        found["entity"].setdefault(kind.name, kind.name.capitalize())
    return found
