"""What stands around words of a passage: sentences, titles, capitals, hyphens, quotation marks and the markup that is there."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Container, Iterator
from functools import cached_property

from edition.elements import NAMES, NAMES_WITH_POINTER
from edition.encoding.tagging.endings import primary
from edition.encoding.tagging.flows import Flow, Mark
from edition.encoding.tagging.forenames import sex_of
from edition.encoding.tagging.language import told
from edition.encoding.tagging.titles import DETERMINERS, GENRES, NO_ADJECTIVES, PARTICLES, STARTERS, TITLES
from edition.encoding.tagging.tokens import CAPITAL, CAPITALS, CASELESS, SMALL, Token, tokens

NAMING = frozenset(tag.rpartition("}")[2] for tag in NAMES)
POINTED = frozenset(tag.rpartition("}")[2] for tag in NAMES_WITH_POINTER)
_CLOSED = frozenset(
    "code ident gi att val tag eg egXML formula idno email date time num measure postCode biblScope egXML".split()
)
"""Elements in which no names are looked for."""
_CITING = frozenset(("bibl", "biblStruct", "biblFull", "listBibl"))
_COUNTED = frozenset(
    "napoleon pius innocent clement urban boniface ramses ptolemy mehmed kaiser king war part act scene"
    " volume book chapter type".split()
)
"""Words before a numeral, beside forenames: “Napoleon I was”, “Part I is”."""
_STOPS = re.compile(r"[.!?…:;。！？؟]")
_EMPHASIS = re.compile(r"spac|sperr|bold|caps|sup|sub|color|size|latin|antiqua", re.IGNORECASE)
_PROSE = 25
_MANY = 0.18
_NAMES_ONLY = frozenset(("en", "fr", "it", "es", "pt", "la", "ru"))
"""Words from which on capitals are counted; the part of them that only nouns explain; languages in which names explain more."""
_HYPHENS = "-‐‑"
OPENING, CLOSING = "\"'“„‟«»‹›‘‚「『", "\"'”“‟»«›‹’‘」』"


def is_name(mark: Mark) -> bool:
    """Whether an element of a passage is a name element: some are only with a pointer."""
    return mark.name in NAMING or (mark.name in POINTED and bool(pointers(mark)))


def pointers(mark: Mark) -> list[str]:
    """To what a name element points."""
    return (mark.attributes.get("ref") or mark.attributes.get("key") or "").split()


def _sets_apart(mark: Mark) -> bool:
    """Whether an element is one for titles, or a highlighting that they have: spaced letters and bold ones are for all names."""
    if mark.name == "hi":
        return not _EMPHASIS.search(mark.attributes.get("rend", "") + mark.attributes.get("style", ""))
    return mark.name in ("title", "q", "quote", "soCalled", "mentioned")


class Surroundings:
    """One passage, read for names: its words, and what may be asked about any stretch of them.

    Names end before character ``taken``; with the words of ``begun`` a form of the registers begins.
    """

    def __init__(self, flow: Flow, lang: str = "") -> None:
        self.flow = flow
        self.text = flow.text
        self.row: list[Token] = tokens(flow.text)
        self.lang = primary(flow.lang) or told(self.row) or lang
        self.taken = 0
        self.begun: Container[int] = ()
        self.is_closed_whole = not _CLOSED.isdisjoint(flow.around) or flow.element in _CLOSED
        self.is_closed_whole |= not NAMING.isdisjoint((*flow.around, flow.element))

    @cached_property
    def _closed(self) -> bytearray:
        closed = bytearray(len(self.text))
        for mark in self.flow.marks:
            if mark.name in _CLOSED or is_name(mark):
                closed[mark.start : mark.end] = b"\1" * (mark.end - mark.start)
        return closed

    @cached_property
    def starts(self) -> list[int]:
        """Where the words begin."""
        return [one.start for one in self.row]

    @cached_property
    def _citations(self) -> list[tuple[int, int]]:
        if not _CITING.isdisjoint((*self.flow.around, self.flow.element)):
            return [(0, len(self.text))]
        return [(mark.start, mark.end) for mark in self.flow.marks if mark.name in _CITING]

    def is_cited(self, start: int, end: int) -> bool:
        """Whether words stand in a bibliographic reference."""
        return any(first <= start and end <= last for first, last in self._citations)

    @cached_property
    def _addresses(self) -> list[Mark]:
        return sorted((mark for mark in self.flow.marks if mark.name == "address"), key=lambda one: one.start)

    def addresses_at(self, start: int, end: int) -> list[Mark]:
        """The address in which a stretch begins, or that begins in it: of several the one that begins last."""
        at = bisect_right(self._addresses, max(start + 1, end - 1), key=lambda one: one.start)
        return [one for one in self._addresses[max(0, at - 1) : at] if start < one.end]

    @cached_property
    def _borders(self) -> list[tuple[int, int, int]]:
        marks = self.flow.marks
        return sorted((at, m.start, m.end) for m in marks if m.start < m.end for at in (m.start, m.end))

    def is_closed(self, start: int, end: int) -> bool:
        """Whether names are marked there already, or are not to be."""
        return self.is_closed_whole or (bool(self.flow.marks) and 1 in self._closed[start:end])

    def crosses(self, start: int, end: int) -> bool:
        """Whether an element begins or ends there without containing the words or being contained in them."""
        if not self.flow.marks:
            return False
        at = bisect_right(self._borders, (start, len(self.text) + 1, 0))
        while at < len(self._borders) and self._borders[at][0] < end:
            _, first, last = self._borders[at]
            if first < start or last > end:
                return True
            at += 1
        return False

    def names(self) -> Iterator[Mark]:
        """The name elements that are there already."""
        return filter(is_name, self.flow.marks)

    def gap(self, after: int) -> str:
        """What stands between a word and the one before it."""
        return self.text[self.row[after - 1].end : self.row[after].start]

    def begins(self, first: int) -> bool:
        """Whether a word begins a passage, a line or a sentence, so that its capital says nothing."""
        if first == 0:
            return True
        gap, before = self.gap(first), self.row[first - 1]
        if "\n" in gap or gap.strip()[:1] in ("—", "–", "•"):
            return True
        stop = _STOPS.search(gap)
        if stop is None:
            return False
        is_short = before.end - before.start <= 2 or before.key in TITLES
        return not (stop[0] == "." and is_short and before.shape != SMALL and "”" not in gap)

    def neighbour_before(self, first: int) -> Token | None:
        """The word right before, with nothing but a blank between, or the stop of an initial or a title."""
        if first == 0:
            return None
        before, gap = self.row[first - 1], self.gap(first)
        if gap.strip() == "" and "\n" not in gap:
            return before
        is_short = before.end - before.start <= 2 or before.key in TITLES
        return before if gap.strip() == "." and is_short and "\n" not in gap else None

    def is_calling(self, at: int) -> bool:
        """Whether a word is the “O” with which somebody is called, no initial and no part of a surname."""
        token = self.row[at]
        if token.key != "o" or token.end - token.start > 1 or at + 1 >= len(self.row) or self.gap(at + 1) != " ":
            return False
        before = self.neighbour_before(at)
        return self.begins(at) or before is None or before.shape not in (CAPITAL, CAPITALS)

    def is_pronoun(self, at: int) -> bool:
        """Whether an “I” is who writes, and no numeral: no forename, no war is before it (“Elizabeth I”), a small letter behind."""
        token = self.row[at]
        if token.key != "i" or token.end - token.start > 1 or self.lang not in ("en", "") or at + 1 >= len(self.row):
            return False
        before, after = self.neighbour_before(at), self.row[at + 1]
        is_numeral = before is not None and (before.key in _COUNTED or sex_of(before.key) != "")
        return not is_numeral and after.shape == SMALL and self.gap(at + 1) in (" ", "'", "’")

    def before_particles(self, first: int) -> int:
        """The first of the small particles right before a word (“von der”), or the word itself."""
        while (
            first
            and (before := self.row[first - 1]).key in PARTICLES
            and before.shape == SMALL
            and self.gap(first) == " "
        ):
            first -= 1
        return first

    def determiner(self, first: int) -> str:
        """The article, or another word that only nouns have, before a word, perhaps with adjectives between; or nothing."""
        at = first - 1
        while at >= 0 and self.gap(at + 1) == " ":
            token = self.row[at]
            if token.key in DETERMINERS and (token.shape == SMALL or self.begins(at) or token.key.startswith("ihr")):
                return token.key
            if (
                token.shape != SMALL
                or token.key in NO_ADJECTIVES
                or not self.has_capital_nouns
                or not token.key.endswith(("e", "en", "er", "es", "em"))
            ):
                break
            at -= 1
        return ""

    def is_introduced(self, first: int) -> bool:
        """Whether who made it, or what it is, stands before a title: “Pound's Cantos”, “the poem Mesopotamia”."""
        if (
            first > 1
            and self.row[first - 1].key == "s"
            and self.gap(first - 1) in ("'", "’")
            and self.gap(first) == " "
        ):
            return self.row[first - 2].shape == CAPITAL and not self.begins(first - 2)
        before = self.neighbour_before(first)
        return before is not None and before.key in GENRES

    def neighbour_after(self, after: int) -> Token | None:
        """The word right after, with nothing but a blank between."""
        if after >= len(self.row):
            return None
        gap = self.gap(after)
        return self.row[after] if gap.strip() == "" and "\n" not in gap and gap else None

    def is_capital(self, at: int) -> bool:
        """Whether a word has a capital that says something: it does not begin a sentence with a word that begins many."""
        token = self.row[at]
        if token.shape not in (CAPITAL, CAPITALS):
            return False
        return token.key not in STARTERS

    def hyphened(self, start: int, end: int) -> str:
        """The part of a compound beside the words: ``before`` or ``after``, with a capital ``Before`` or ``After``; or nothing."""
        text = self.text
        if start > 1 and text[start - 1] in _HYPHENS and text[start - 2].isalnum():
            word = re.search(r"\w+(?=.$)", text[max(0, start - 40) : start])
            return "Before" if word and word[0][0].isupper() else "before"
        if end + 1 < len(text) and text[end] in _HYPHENS and text[end + 1].isalnum():
            return "After" if text[end + 1].isupper() else "after"
        return ""

    def is_quoted(self, start: int, end: int) -> bool:
        """Whether quotation marks stand around the words, or an element that sets titles apart."""
        text = self.text
        if start and text[start - 1] in OPENING:
            rest = text[end : end + 2].lstrip(".,!?")
            if rest[:1] and rest[0] in CLOSING:
                return True
        return any(end <= last <= end + 1 for at in (start - 1, start) for last in self._apart.get(at, ()))

    @cached_property
    def _apart(self) -> dict[int, set[int]]:
        """Where the stretches end that elements set apart, by where they begin."""
        found: dict[int, set[int]] = {}
        for mark in filter(_sets_apart, self.flow.marks):
            found.setdefault(mark.start, set()).add(mark.end)
        return found

    @cached_property
    def is_titled(self) -> bool:
        """Whether most words of the passage have capitals: a heading, whose capitals say nothing."""
        cased = [one.shape for one in self.row if one.shape in (CAPITAL, CAPITALS, SMALL)]
        least = 2 if self.is_heading else 7
        return least <= len(cased) < 30 and 2 * cased.count(SMALL) < len(cased)

    @property
    def is_heading(self) -> bool:
        """Whether it is a heading by its element."""
        return self.flow.element in ("head", "titlePart", "title", "fw", "trailer")

    @cached_property
    def has_capital_nouns(self) -> bool:
        """Whether every noun is written with a capital: in German, and where old spelling has so many that it must be so."""
        if self.lang in ("de", "lb", "gsw", "nds", "bar"):
            return True
        inside = [one.shape for n, one in enumerate(self.row) if one.shape != CASELESS and not self.begins(n)]
        is_prose = len(inside) >= _PROSE and not self.is_titled and self.lang not in _NAMES_ONLY
        return is_prose and inside.count(CAPITAL) > _MANY * len(inside)
