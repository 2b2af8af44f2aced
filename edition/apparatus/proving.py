"""The proof of an apparatus: the words of a witness as base and entries give them, each with the entry that it hangs on."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Any, NamedTuple

from edition.apparatus.choosing import OfWitness
from edition.apparatus.entries import APP, LIST_APP, readings
from edition.elements import BLOCKS, BREAKS, FIGURES, FURNITURE, NOTES, REGISTERS
from edition.tei import tags

_ASIDE = NOTES | FIGURES | FURNITURE | REGISTERS | tags("del sic orig abbr")
"""What a reading text leaves out: :mod:`edition.reading.view` decides it with more care where a page is made."""
_WORD = re.compile(r"\w+(?:['’]\w+)*")


class Word(NamedTuple):
    """A word, and the entry that it stands in, or that stands nearest before it; None before the first entry."""

    form: str
    entry: Any | None


def words_of_witness(contents: Any, chosen: OfWitness) -> list[Word]:
    """The words of a witness in the order of the text, in lower case, without punctuation."""
    return list(_Proof(chosen).words(contents))


def words_of_text(text: str) -> list[str]:
    """The words of a transcription in plain text, in lower case, without punctuation."""
    return [word.casefold() for word in _WORD.findall(text)]


class _Proof:
    def __init__(self, chosen: OfWitness) -> None:
        self._chosen = chosen
        self._gone: set[Any] = set()
        self._parts: list[tuple[str, Any | None]] = []
        self._entry: Any | None = None

    def words(self, contents: Any) -> Iterator[Word]:
        """A word may run through several elements: it is that of the entry in which it begins."""
        self._visit(contents)
        text, starts = "", []
        for part, entry in self._parts:
            starts.append((len(text), entry))
            text += part
        n = 0
        for match in _WORD.finditer(text):
            while n + 1 < len(starts) and starts[n + 1][0] <= match.start():
                n += 1
            yield Word(match[0].casefold(), starts[n][1])

    def _visit(self, element: Any) -> None:
        if element.tag == APP:
            self._enter(element)
            return
        apart = element.tag in BLOCKS or (element.tag in BREAKS and element.get("break") != "no")
        if apart:
            self._put(" ")
        self._put(element.text)
        for child in element:
            if (
                isinstance(child.tag, str)
                and child.tag not in _ASIDE
                and child.tag != LIST_APP
                and child not in self._gone
            ):
                self._visit(child)
            self._put(child.tail)
        if apart:
            self._put(" ")

    def _enter(self, app: Any) -> None:
        shown, _ = self._chosen.shown(app, readings(app))
        self._gone.update(self._chosen.further(app))
        self._entry = app  # what follows it is said to follow it
        self._put("")
        if shown is not None and shown not in self._gone:
            self._visit(shown)

    def _put(self, text: str | None) -> None:
        if text is not None:
            self._parts.append((text, self._entry))


def differences(
    mine: Sequence[str], theirs: Sequence[str], pairs: Sequence[tuple[int, int]]
) -> Iterator[tuple[int, list[str], list[str]]]:
    """Where two lists of words differ, by the places that were aligned: a place of the first list, and both stretches."""
    i = j = 0
    for a, b in [*((a, b) for a, b in pairs if mine[a] == theirs[b]), (len(mine), len(theirs))]:
        if a > i or b > j:
            yield i, list(mine[i:a]), list(theirs[j:b])
        i, j = a + 1, b + 1
