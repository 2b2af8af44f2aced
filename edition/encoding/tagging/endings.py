"""TABLES of endings that names take in some languages, and of what Arabic writes together with them. A modest rule:

An ending is taken off only where what remains is a form of the register; long enough that it cannot be chance.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

GERMANIC = frozenset(("de", "nl", "da", "sv", "no", "nb", "nn"))
_ENDINGS: dict[str, tuple[str, ...]] = {
    **dict.fromkeys(GERMANIC, ("s", "es")),
    "": ("s",),
    "en": ("s",),
    **dict.fromkeys(("fr", "es", "it", "pt"), ()),
    "la": ("orum", "arum", "ibus", "us", "um", "ae", "am", "em", "is", "os", "as", "i", "o", "a", "e"),
    **dict.fromkeys(
        ("ru", "uk", "bg", "be"), ("ого", "ому", "ои", "ом", "ым", "ем", "ою", "а", "у", "е", "ы", "и", "я", "ю", "в")
    ),
    **dict.fromkeys(
        ("pl", "cs", "sk", "hr", "sr", "sl"),
        ("owi", "ovi", "iem", "em", "om", "ego", "emu", "a", "u", "e", "y", "i", "ie"),
    ),
}
"""By language: endings of the cases, as keys have them; ``""`` where no language is said."""
_REPLACED: dict[str, tuple[str, ...]] = {
    "la": ("us", "a", "um", "o", "is", "e", "es", ""),
    **dict.fromkeys(("ru", "uk", "bg", "be"), ("", "а", "ии", "я", "ои", "ь")),
    **dict.fromkeys(("pl", "cs", "sk", "hr", "sr", "sl"), ("", "a", "o")),
}
"""What may stand there instead."""
_SHORTEST = 4
DERIVING = frozenset(
    "er ern ers erin erinnen isch ische ischen ischer isches ischem sche schen scher sches ianer".split()
)
"""Endings that make an adjective or a word for people of a name in Germanic languages."""
_CLITICS = tuple(
    (before, article)
    for conjunction in ("", "و", "ف")
    for preposition in ("", "ب", "ل", "ك")
    for article in ("ال", "")
    if (before := conjunction + preposition) or article
)
"""“And”, “so”; “in”, “to”, “like”; and the article: written as one word with the name."""


def primary(lang: str) -> str:
    """The language of a tag of BCP 47, without region or script."""
    code = lang.partition("-")[0].lower()
    return {"dk": "da", "iw": "he", "no": "nb"}.get(code, code)


@lru_cache(maxsize=100_000)
def inflected(key: str, lang: str) -> tuple[tuple[str, str], ...]:
    """What a word may be the inflected form of: (ending taken off, the other key), most likely first."""
    return tuple(_bases(key, primary(lang)))


def _bases(key: str, lang: str) -> Iterator[tuple[str, str]]:
    others = _REPLACED.get(lang, ("",))
    for ending in _ENDINGS.get(lang, _ENDINGS[""]):
        stem = key[: len(key) - len(ending)]
        if key.endswith(ending) and len(stem) >= _SHORTEST:
            yield from ((ending, stem + other) for other in others if other != ending)


@lru_cache(maxsize=100_000)
def bare(key: str) -> str:
    """A word of a name of several words without the endings of German adjectives and nouns: of “Hauses” and “Haus” the same."""
    for ending in ("en", "er", "es", "em", "e", "n", "s"):
        if key.endswith(ending) and len(key) - len(ending) >= 3:
            return bare(key[: -len(ending)])
    return key


def without_clitic(key: str) -> Iterator[tuple[int, str]]:
    """What Arabic words are without what is written together with them: (characters taken off, the key)."""
    if not "\u0621" <= key[:1] <= "\u064a":
        return
    for before, article in _CLITICS:
        joined = before[:-1] + "لل" if before.endswith("ل") and article else before + article
        rest = key[len(joined) :]
        if not key.startswith(joined) or len(rest) < 3:
            continue
        if article and before:
            yield len(joined) - (0 if joined.endswith("لل") else 2), "ال" + rest
        yield len(joined), rest
