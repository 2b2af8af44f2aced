"""The proof of an apparatus: the words of a witness as base and entries give them, beside those of its transcription."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from typing import Any, NamedTuple

from edition.apparatus.choosing import Choosing
from edition.apparatus.entries import APP
from edition.collating.aligning import Alignment
from edition.reading.view import reading_view
from edition.reading.walk import Walk

_WORD = re.compile(r"\w+(?:['’]\w+)*")


class Word(NamedTuple):
    """A word in lower case, and the entry that it stands in, or that begins before it; None before the first."""

    form: str
    entry: Any | None


def words_of(contents: tuple[Any, ...], choosing: Choosing) -> list[Word]:
    """The words of the reading view of a text, without punctuation, with what ``choosing`` shows of its entries."""
    view = reading_view(contents, choosing)
    walk = Walk(view)
    records = (walk.records.get(element) for element in view.of(frozenset((APP,))))
    begun = sorted(
        ((r.start, n, r.element) for n, r in enumerate(records) if r and r.stream == "text"), key=lambda b: b[:2]
    )
    starts = [start for start, _, _ in begun]
    found = []
    for match in _WORD.finditer(walk.texts["text"]):
        n = bisect_right(starts, match.start())
        found.append(Word(match[0].casefold(), begun[n - 1][2] if n else None))
    return found


def words_of_text(text: str) -> list[str]:
    """The words of a transcription in plain text, in lower case, without punctuation."""
    return [word.casefold() for word in _WORD.findall(text)]


def differences(mine: Sequence[Word], theirs: Sequence[str]) -> Iterator[tuple[Any | None, list[str], list[str]]]:
    """Where a witness differs from its transcription: the entry, and what both have there."""
    forms = [word.form for word in mine]
    pairs = Alignment([(form,) for form in forms], theirs, lambda _: None).run()
    i = j = 0
    for a, b in [*((a, b) for a, b in pairs if forms[a] == theirs[b]), (len(forms), len(theirs))]:
        if a > i or b > j:
            yield (mine[min(i, len(mine) - 1)].entry if mine else None), forms[i:a], list(theirs[j:b])
        i, j = a + 1, b + 1
