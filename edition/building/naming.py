"""Ids, titles and the order of texts (DESIGN, 4.3): one rule, whatever the files are called."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence

from edition.addresses import file_name
from edition.building.surveying import Surveyed
from edition.model import STREAMS

Collision = tuple[str, str, int, str]
"""Slug, path, number of the element in its file, message."""

_DIGITS = re.compile(r"(\d+)")
_SUFFIXES = frozenset((*STREAMS, "xml"))
"""What stands after a text's id in the names of its own files: ``a.notes.txt``, ``a.xml.txt``."""


def natural(path: str) -> list[tuple[int, int, str]]:
    """The order of paths as a person would list them: ``letter2`` before ``letter10``."""
    return [
        (0, int(part), part) if part.isdecimal() and part.isascii() else (1, 0, part)
        for part in _DIGITS.split(path)
        if part
    ]


def told_apart(texts: Sequence[Surveyed]) -> Iterator[tuple[str, str]]:
    """The titles of texts in lists, and as their headers have them.

    Where several have one, what tells them apart is added: subtitle or meeting, which headers have as a part of the title, else
    the date, which they do not.
    """
    shared = Counter(text.title for text in texts)
    extended = Counter(_extended(text) for text in texts if shared[text.title] > 1)
    for text in texts:
        if shared[text.title] == 1 or not text.title:
            yield text.title, text.title
        elif extended[_extended(text)] == 1 or not text.date:
            yield _extended(text), _extended(text)
        else:
            yield f"{_extended(text)} ({text.date})", _extended(text)


def _extended(text: Surveyed) -> str:
    return f"{text.title}: {text.subtitle}" if text.subtitle and text.subtitle != text.title else text.title


def text_ids(texts: Iterable[tuple[str, Surveyed]]) -> tuple[list[str], list[Collision]]:
    """The ids of texts, and the collisions among them: all that collide get their path."""
    texts = list(texts)
    wanted = [_wanted(path, text) for path, text in texts]
    problems = []
    for n in _colliding(wanted):
        path, text = texts[n]
        message = f"several texts would have the id “{wanted[n]}”; this one gets its path: {_by_path(path, text)}"
        problems.append(("text-id-collision", path, text.ordinal, message))
        wanted[n] = _by_path(path, text)
    for n in _mistakable(wanted):
        path, text = texts[n]
        stem, _, suffix = wanted[n].rpartition(".")
        message = (
            f"files of the text “{wanted[n]}” would have the names of files of “{stem}”; it is called {stem}-{suffix}"
        )
        problems.append(("text-id-collision", path, text.ordinal, message))
        wanted[n] = f"{stem}-{suffix}"
    return _numbered(wanted), problems


def _colliding(names: list[str]) -> list[int]:
    places: dict[str, list[int]] = defaultdict(list)
    for n, name in enumerate(names):
        places[_folded(name)].append(n)
    return [n for numbers in places.values() if len(numbers) > 1 for n in numbers]


def _mistakable(names: list[str]) -> list[int]:
    """Ids such as ``a.notes`` beside a text ``a``."""
    known = set(map(_folded, names))
    parts = ((n, name.rpartition(".")) for n, name in enumerate(map(_folded, names)))
    return [n for n, (stem, _, suffix) in parts if suffix in _SUFFIXES and stem in known]


def _folded(name: str) -> str:
    return unicodedata.normalize("NFC", name).casefold()


def _numbered(names: list[str]) -> list[str]:
    """Names that still fall together are numbered, past the numbers that others have."""
    seen: dict[str, int] = {}
    taken = set(map(_folded, names))
    found = []
    for name in names:
        n = seen.get(_folded(name), 0) + 1
        while n > 1 and _folded(f"{name}.{n}") in taken:
            n += 1
        seen[_folded(name)] = n
        found.append(name if n == 1 else f"{name}.{n}")
    return found


def _suffix(text: Surveyed) -> str:
    return f".{text.position}" if text.position > 1 else ""


def _wanted(path: str, text: Surveyed) -> str:
    stem = path.rpartition("/")[2].rpartition(".")[0]
    return file_name(text.xml_id or f"{stem}{_suffix(text)}")


def _by_path(path: str, text: Surveyed) -> str:
    return file_name(path.rpartition(".")[0].replace("/", ".") + _suffix(text))
