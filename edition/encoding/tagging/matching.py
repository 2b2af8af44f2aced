"""All forms of all entries in one index, and where they stand in a row of words: in time that grows with the text alone."""

from __future__ import annotations

import gc
import re
import unicodedata
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from edition.encoding.tagging.endings import DERIVING, GERMANIC, bare, inflected, primary, without_clitic
from edition.encoding.tagging.proposals import Known
from edition.encoding.tagging.titles import ARTICLES, FOLLOWING
from edition.encoding.tagging.tokens import CAPITAL, CAPITALS, CASELESS, SMALL, Token, formed, is_unspaced, keyed, mark

_SOFT = re.compile(r"[\s.·・\-‐‑‒–/'’‘ʼ´`]*")
_TAILS = ".!?"
_LONGEST, _LONGEST_BARE, _LONGEST_SPELLED = 24, 6, 6
"""Words of the longest form that is looked for; of the longest in which every word may have another ending; letters of the
longest acronym that may be written with stops, “B.B.C.”"""


class Meaning(NamedTuple):
    """What a form means: the number of the entry, which part of its name it is, its shapes, and what stands between its words.

    ``tail`` is the stop, or its like, at its end; ``beyond`` counts words at its end that are not of the name: a title.
    """

    entry: int
    part: str
    shapes: str
    between: tuple[str, ...]
    tail: str = ""
    beyond: int = 0


class Match(NamedTuple):
    """Words ``first`` to before ``after`` that are spelled like a form; ``how``: ``""``, ``inflected`` or ``clitic``.

    ``start`` and ``end`` are characters: less than the words where an ending or a clitic is no part of the name.
    """

    first: int
    after: int
    start: int
    end: int
    meanings: tuple[Meaning, ...]
    how: str = ""


class Matcher:
    """An index of forms by the keys of their words. Made once, it is asked for any number of passages."""

    def __init__(self, lexicon: Sequence[Known]) -> None:
        self._forms: dict[tuple[str, ...], list[Meaning]] = {}
        self._longest: dict[str, int] = {}
        self._bare: dict[tuple[str, ...], list[Meaning]] = {}
        self._unbared: list[tuple[tuple[str, ...], Meaning]] = []
        was_enabled = gc.isenabled()
        gc.disable()  # hundreds of thousands of small things that all stay: looking through them takes a third of the time
        try:
            for number, known in enumerate(lexicon):
                for form in known.forms:
                    self._add(number, known.kind, form.words, form.part)
        finally:
            if was_enabled:
                gc.enable()

    def _add(self, entry: int, kind: str, words: str, part: str) -> None:
        keys, shapes, between = formed(words)
        if part in ("surname", "addition") and is_unspaced(words):
            self._keep_titled(entry, part, keys)
        if not 0 < len(keys) <= _LONGEST or (len(keys) == 1 and (is_unspaced(words) or words.isdigit())):
            return
        if len(keys) > 1:
            if shapes == CAPITALS * len(keys):
                shapes = CAPITAL * len(keys)
            if keys[0] in ARTICLES:
                shapes = SMALL + shapes[1:]
            if kind != "person" and len(keys) <= _LONGEST_BARE:
                self._unbared.append(
                    (keys, Meaning(entry, part, shapes, between, words[-1] if words[-1] in _TAILS else ""))
                )
        meaning = Meaning(entry, part, shapes, between, words[-1] if words[-1] in _TAILS else "")
        self._keep(keys, meaning)
        if part == "acronym" and shapes == CAPITALS and len(keys[0]) <= _LONGEST_SPELLED:
            letters = tuple(keys[0])
            self._keep(letters, Meaning(entry, part, CAPITAL * len(letters), (".",) * (len(letters) - 1), "."))

    def _keep_titled(self, entry: int, part: str, surname: tuple[str, ...]) -> None:
        """A surname with each of the titles that stand behind it: alone it is but a character, “李教授”."""
        for title in FOLLOWING:
            keys = (*surname, *title)
            self._keep(keys, Meaning(entry, part, CASELESS * len(keys), ("",) * (len(keys) - 1), "", len(title)))

    def _keep(self, keys: tuple[str, ...], meaning: Meaning) -> None:
        known = self._forms.get(keys)
        if known is None:
            self._forms[keys] = [meaning]
        elif meaning not in known:
            known.append(meaning)
        if len(keys) > self._longest.get(keys[0], 0):
            self._longest[keys[0]] = len(keys)

    def at(self, text: str, row: Sequence[Token], first: int, lang: str) -> Iterator[Match]:
        """The matches that begin with a word, the longest first."""
        token = row[first]
        longest = self._longest.get(token.key, 0)
        most = min(longest, len(row) - first)
        for size in range(most, 0, -1):
            yield from self._sized(text, row, first, size, lang)
        if token.shape != SMALL:
            yield from self._other(text, row, first, lang)

    def _sized(self, text: str, row: Sequence[Token], first: int, size: int, lang: str) -> Iterator[Match]:
        keys = tuple([one.key for one in row[first : first + size]])
        last = row[first + size - 1]
        if meanings := self._forms.get(keys):
            is_capital = size > 1 and any(one.shape in (CAPITAL, CAPITALS) for one in row[first : first + size])
            if fit := self._fitting(text, row, first, size, meanings):
                beyond = min(one.beyond for one in fit)
                fit = tuple([one for one in fit if one.beyond == beyond])
                last = row[first + size - beyond - 1]
                yield Match(first, first + size - beyond, *_bounds(text, row, first, last, fit), fit)
            elif is_capital and (fit := self._fitting(text, row, first, size, meanings, is_cased=False)):
                yield Match(first, first + size, row[first].start, last.end, fit, "small")
        if size > 1:
            yield from self._inflected(text, row, first, keys, lang)

    def _inflected(
        self, text: str, row: Sequence[Token], first: int, keys: tuple[str, ...], lang: str
    ) -> Iterator[Match]:
        """The same words with another ending of the last one."""
        size, last = len(keys), row[first + len(keys) - 1]
        for ending, key in inflected(last.key, lang):
            meanings = self._forms.get((*keys[:-1], key))
            if meanings and (fit := self._fitting(text, row, first, size, meanings)):
                cut = len(ending) if ending == "s" and key + ending == last.key else 0
                yield Match(first, first + size, row[first].start, last.end - cut, fit, "inflected")
                return

    def _other(self, text: str, row: Sequence[Token], first: int, lang: str) -> Iterator[Match]:
        """What a word means without its ending, or without what is written together with it."""
        yield from self._inflected(text, row, first, (row[first].key,), lang)
        if primary(lang) in GERMANIC:
            yield from self._with_adjectives(text, row, first)
        if row[first].shape == CASELESS:
            yield from self._clitic(text, row, first)

    def _with_adjectives(self, text: str, row: Sequence[Token], first: int) -> Iterator[Match]:
        """Names of several words, whatever the endings of each: “der Neuen Freien Presse”."""
        for keys, meaning in self._unbared:
            self._bare.setdefault(tuple(map(bare, keys)), []).append(meaning)
        self._unbared.clear()
        for size in range(min(_LONGEST_BARE, len(row) - first), 1, -1):
            meanings = self._bare.get(tuple([bare(one.key) for one in row[first : first + size]]))
            if meanings and (fit := self._fitting(text, row, first, size, meanings)):
                yield Match(first, first + size, row[first].start, row[first + size - 1].end, fit, "inflected")
                return

    def _clitic(self, text: str, row: Sequence[Token], first: int) -> Iterator[Match]:
        token = row[first]
        for cut, key in without_clitic(token.key):
            for size in range(min(self._longest.get(key, 0), len(row) - first), 0, -1):
                keys = (key, *(one.key for one in row[first + 1 : first + size]))
                meanings = self._forms.get(keys)
                if meanings and (fit := self._fitting(text, row, first, size, meanings)):
                    start = token.start + _letters(text[token.start : token.end], cut)
                    yield Match(first, first + size, start, row[first + size - 1].end, fit, "clitic")
                    return

    def inside(self, text: str, row: Sequence[Token], first: int) -> Match | None:
        """The longest name with which a compound begins: “Burgtheaterkrise”, “Wiener”."""
        token = row[first]
        word = text[token.start : token.end]
        for size in range(len(word) - 2, 3, -1):
            rest = word[size:]
            if rest not in DERIVING and (size < 5 or len(rest) < 4):
                continue
            meanings = self._forms.get((keyed(word[:size])[0],), ())
            if meanings and (fit := tuple(m for m in meanings if m.shapes == CAPITAL and m.part != "forename")):
                return Match(first, first + 1, token.start, token.start + size, fit, "compound")
        return None

    def _fitting(
        self, text: str, row: Sequence[Token], first: int, size: int, meanings: list[Meaning], *, is_cased: bool = True
    ) -> tuple[Meaning, ...]:
        """Of the meanings those whose case and whose marks between the words allow it."""
        shapes = [one.shape for one in row[first : first + size]]
        gaps = [mark(text[row[n].end : row[n + 1].start]) for n in range(first, first + size - 1)]
        return tuple(
            [m for m in meanings if (not is_cased or _case_fits(m, shapes)) and _gaps_fit(m, row, first, gaps)]
        )


def _case_fits(meaning: Meaning, shapes: Sequence[str]) -> bool:
    for wanted, shape in zip(meaning.shapes, shapes, strict=True):
        if wanted == CAPITALS and shape != CAPITALS:
            return False
        if wanted == CAPITAL and shape == SMALL:
            return False
    return True


def _gaps_fit(meaning: Meaning, row: Sequence[Token], first: int, gaps: Sequence[str]) -> bool:
    """Whether what stands between the words is what stands there in the form, or nothing that divides."""
    for n, (wanted, gap) in enumerate(zip(meaning.between, gaps, strict=True)):
        if gap in ("", wanted):
            continue
        if not _SOFT.fullmatch(gap):
            return False
        if "." in gap and "." not in wanted and row[first + n].end - row[first + n].start > 4:
            return False
    return True


def _bounds(text: str, row: Sequence[Token], first: int, last: Token, fit: tuple[Meaning, ...]) -> tuple[int, int]:
    """From where to where: without an article in small letters, with the stop of an abbreviation."""
    start, end = row[first].start, last.end
    if last is not row[first] and row[first].key in ARTICLES and row[first].shape == SMALL:
        start = row[first + 1].start
    if text[end : end + 1] in tuple('“”»«"') and any(q in text[start:end] for q in '„»«“"'):
        end += 1
    if any(one.tail and one.tail == text[end : end + 1] for one in fit):
        end += 1
    return start, end


def _letters(word: str, count: int) -> int:
    """How many characters the first letters of a word are, with their points."""
    at = 0
    while at < len(word) and (count > 0 or unicodedata.combining(word[at])):
        count -= not (unicodedata.combining(word[at]) or word[at] == "\u0640")
        at += 1
    return at
