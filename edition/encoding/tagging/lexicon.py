"""Files of an edition -> the entries that names of its texts may mean.

Entries come from every register of every file, wherever it stands. What the texts that are encoded already show is added:
spellings, decisions and habits (``learning``).
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from edition.elements import NAMES, NAMES_WITH_POINTER
from edition.encoding.tagging.evidence import Setting
from edition.encoding.tagging.flows import Flow, Mark, flows
from edition.encoding.tagging.habits import Habits
from edition.encoding.tagging.learning import Lesson, learnt
from edition.encoding.tagging.proposals import Known
from edition.encoding.tagging.reading_entries import entries
from edition.encoding.tagging.scanning import Unread
from edition.reading import encodings
from edition.reading.parsing import NotWellFormed, parse
from edition.tei import LANG, local, tag, when, words

_HEADER, _TITLE, _LANGUAGE = map(tag, ("teiHeader", "title", "language"))
_DESCRIBING = tuple(map(tag, ("correspDesc", "titleStmt", "particDesc", "settingDesc", "sourceDesc", "profileDesc")))
_DATES = tuple(map(tag, ("correspDesc", "creation", "sourceDesc", "origDate", "setting")))
_NAMING = frozenset(
    "author editor persName orgName placeName name rs title origPlace settlement person org place settlement eventName ref".split()
)


class Lexicon(tuple[Known, ...]):  # noqa: SLOT001 - it carries what encoded texts teach
    """The entries, in the order of files; with the habits of the edition and the spellings that it declines."""

    habits: Habits = Habits()
    declined: frozenset[tuple[tuple[str, ...], str]] = frozenset()


@dataclass(slots=True)
class _File:
    path: str
    data: bytes
    found: list[Known] = field(default_factory=list)
    is_encoded: bool = False


def passages_of(_path: str, data: bytes) -> list[Flow]:
    """The passages of a file from which names are learnt; none, where it cannot be read."""
    try:
        return flows(encodings.without_mark(data))
    except (Unread, ValueError, IndexError):
        return []


def read_lexicon(
    files: Iterable[tuple[str, bytes]],
    *,
    learning: bool = True,
    passages: Callable[[str, bytes], list[Flow]] = passages_of,
) -> Lexicon:
    """The entries that all files hold, by their paths and bytes; the pointer of each is the path of its file, ``#`` and its id.

    Files that are not well-formed are passed over. Entries with one id in several files are one where they share a kind
    and a name. With ``learning`` the ``passages`` of all files in which names point to something teach.
    """
    read = [one for path, data in files if (one := _read(path, data)) is not None]
    known = _united((one.path, found) for one in read for found in one.found)
    lessons = (passages(one.path, one.data) for one in read if learning and one.is_encoded)
    encoded = [found for found in lessons if any(_points(mark) for flow in found for mark in flow.marks)]
    return taught(learnt(known, encoded)) if encoded else Lexicon(known)


def taught(lesson: Lesson) -> Lexicon:
    """A lexicon with what encoded texts teach."""
    lexicon = Lexicon(lesson.lexicon)
    lexicon.habits, lexicon.declined = lesson.habits, lesson.declined
    return lexicon


def _read(path: str, data: bytes) -> _File | None:
    try:
        root = parse(path, data).root
    except NotWellFormed:
        return None
    pointing = (one for one in root.iter(*NAMES, *NAMES_WITH_POINTER) if one.get("ref") or one.get("key"))
    return _File(path, data, list(entries(root)), next(pointing, None) is not None)


def _points(mark: Mark) -> bool:
    return bool(mark.attributes.get("ref") or mark.attributes.get("key"))


def _united(found: Iterable[tuple[str, Known]]) -> list[Known]:
    """Entries with their pointers; those that are one, once, with the names of all."""
    by_key: dict[str, Known] = {}
    for path, known in found:
        pointer = f"{path}#{known.key}"
        other = by_key.get(known.key)
        if other is None:
            by_key[known.key] = replace(known, pointer=pointer)
        elif other.kind == known.kind and _wholes(other) & _wholes(known):
            by_key[known.key] = _both(other, known)
        else:
            by_key.setdefault(pointer, replace(known, key=pointer, pointer=pointer))
    return list(by_key.values())


def _wholes(known: Known) -> set[str]:
    return {form.words for form in known.forms if form.part in ("whole", "acronym")}


def _both(one: Known, other: Known) -> Known:
    return replace(
        one,
        forms=tuple(dict.fromkeys((*one.forms, *other.forms))),
        sex=one.sex or other.sex,
        guessed=one.guessed or other.guessed,
        born=one.born or other.born,
        died=one.died or other.died,
    )


def setting_of(path: str, data: bytes) -> Setting:
    """What the header of a text says for its names: its date, and to whom it points by name. Empty where it cannot be read."""
    try:
        root = parse(path, data).root
    except NotWellFormed:
        return Setting()
    header = next(root.iter(_HEADER), None)
    if header is None:
        return Setting()
    described = header.iter(*_DESCRIBING)
    present = (
        token for one in described for name in one.iter("*") if local(name) in _NAMING for token in _pointers(name)
    )
    title = " ".join(words(one) for one in header.iter(_TITLE))
    languages = [ident for one in header.iter(_LANGUAGE) if (ident := one.get("ident"))]
    lang = root.get(LANG) or (languages[0] if len(languages) == 1 else "")
    return Setting(_date(header), tuple(dict.fromkeys(present)), title, lang.partition("-")[0].lower())


def _pointers(element: Any) -> Sequence[str]:
    return (
        element.get("ref") or element.get("key") or (element.get("target") if local(element) == "ref" else "") or ""
    ).split()


def _date(header: Any) -> str:
    for holder in header.iter(*_DATES):
        for one in holder.iter("*"):
            if date := when(one):
                return date
    return ""
