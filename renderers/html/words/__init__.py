"""All words of the interface, in one catalogue a language; and the language that the pages of an edition speak."""

from __future__ import annotations

import tomllib
from functools import lru_cache
from importlib.resources import files
from pathlib import Path
from string import Formatter

from edition.renderers.html.escaping import is_right_to_left
from edition.renderers.html.own_files import read

from edition import spelling
from edition.errors import SettingsError
from edition.kinds import KINDS

LANGUAGE = "en"
"""The language whose catalogue has every word: what another one lacks is taken from it. Pages ask for :func:`spoken`."""
SHELF = "words"
"""The folder of a project in which catalogues of its own may stand."""
_MARKUP = frozenset('<>&"\x01')

Catalogue = dict[str, dict[str, str]]


class _Speaking:
    """What this process speaks: an edition is built by processes of its own, each says it once for all."""

    language = LANGUAGE
    folder: Path | None = None


def speak(language: str, folder: Path | None = None) -> None:
    """Have the pages that are made from now on speak a language ('': English), with the words of a project's ``folder``.

    ``SettingsError``: there are no words in it, or they cannot be used.
    """
    language = language or LANGUAGE
    words_of(language, folder)
    _Speaking.language, _Speaking.folder = language, folder


def spoken() -> str:
    """The language of the interface (BCP 47)."""
    return _Speaking.language


def spoken_direction() -> str:
    """In which direction it is written: ``ltr`` or ``rtl``."""
    return "rtl" if is_right_to_left(_Speaking.language) else "ltr"


def catalogue(language: str = "") -> Catalogue:
    """The words of a language, or of the one that is spoken: section, key, words."""
    return words_of(language, None) if language else words_of(_Speaking.language, _Speaking.folder)


@lru_cache(maxsize=8)
def words_of(language: str, folder: Path | None) -> Catalogue:
    """The words of a language: ours, in their place those of a project, and English where both have none.

    A kind that nobody names goes by what the table of kinds says. ``SettingsError``: there is no such language, or what a project
    says cannot be used.
    """
    found, ours, own = _ours(LANGUAGE), _ours(language), _own(language, folder)
    if not (ours or own):
        raise SettingsError(
            f"the interface has no words in “{language}”",
            f"there are {', '.join(languages())}; {SHELF}/{language}.toml beside edition.toml would be your own",
        )
    for words in (ours, own):
        for section, keys in words.items():
            found[section] |= keys
    for kind in KINDS:
        found["kinds"].setdefault(kind.name, kind.plural)
        found["entity"].setdefault(kind.name, kind.name.capitalize())
    return found


def languages() -> list[str]:
    """The languages that the interface speaks by itself."""
    return sorted(
        file.name.removesuffix(".toml") for file in files(__package__).iterdir() if file.name.endswith(".toml")
    )


def _ours(language: str) -> Catalogue:
    if language not in languages():
        return {}
    return tomllib.loads((files(__package__) / f"{language}.toml").read_text(encoding="utf-8"))


def _own(language: str, folder: Path | None) -> Catalogue:
    """What a project says itself, if it does: plain words, under keys that there are, with as many places to fill in."""
    name = f"{language}.toml"
    content = read(folder / SHELF, name) if folder and "/" not in language and "\\" not in language else None
    if content is None:
        return {}
    try:
        said = tomllib.loads(content.decode("utf-8"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError, RecursionError) as error:
        raise SettingsError(f"{SHELF}/{name} is not valid TOML: {error}", "mend the line, then build again") from error
    english = _ours(LANGUAGE)
    for section, keys in said.items():
        if section not in english or not isinstance(keys, dict):
            raise _unknown(name, section, list(english))
        for key, words in keys.items():
            _check(name, f"{section}.{key}", key, words, english[section])
    return said


def _check(name: str, full: str, key: str, words: object, english: dict[str, str]) -> None:
    if key not in english:
        raise _unknown(name, key, list(english))
    if not isinstance(words, str) or not _MARKUP.isdisjoint(words):
        raise SettingsError(
            f'{SHELF}/{name}: “{full}” must be plain words, without < > & and "', "write “ and ” instead"
        )
    if places(words) != places(english[key]):
        wanted = f"as often as the English words have it: “{english[key]}”"
        raise SettingsError(f"{SHELF}/{name}: “{full}” must have {{}} {places(english[key])} times", wanted)


def _unknown(name: str, key: str, known: list[str]) -> SettingsError:
    return SettingsError(
        f"{SHELF}/{name}: there is nothing in the interface that is called “{key}”",
        spelling.hint(key, known, "the keys are those of our catalogue in English"),
    )


def places(words: str) -> int:
    """How many places to fill in, ``{}``, there are in some words; -1 where they are no such pattern."""
    try:
        fields = [name for _, name, form, change in Formatter().parse(words) if name is not None]
    except ValueError:
        return -1
    return len(fields) if not any(fields) else -1
