"""The first lines of a text: headline, byline, date, salutation, where it is plain that they are that."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import NamedTuple

from edition.encoding.drafting.dates import date_at_end
from edition.encoding.drafting.pieces import Block, Element, Entry, Heading, Piece, Words, said, slices
from edition.encoding.drafting.rows import begins_lower, ends_sentence, is_wide
from edition.encoding.drafting.scribe import Scribe

_LONGEST_TITLE, _LONGEST_BYLINE = 200, 120
_BY = re.compile(
    r"(?:by|von|par|por|di|da|door|av|af|written by|interview (?:by|mit|von)|text:|autor(?:in)?:|author:"
    r"|auteur\s?:|作者[:：])\s*(?<=[\s:：])",
    re.IGNORECASE,
)
_DATED = re.compile(
    r"(?:recorded|published|posted|updated|written|first published|dated|veröffentlicht|erschienen"
    r"|aufgenommen|geschrieben|publié|paru|écrit|am"
    r"|on|le|vom)(?: on| am| le| in)?:?\s",
    re.IGNORECASE,
)
_PARTICLES = frozenset(
    "von van de der den di da del della du la le los und and et y e i zu zur ten ter bin ibn al el".split()
)
_NAME = re.compile(r"[^\W\d_](?:[^\W\d_]|['’\-.])*,?")
_INITIAL = re.compile(r"(?:[^\W\d_]\.-?)+")
_ADDRESSES = re.compile(
    r"(?:dear|my dear|dearest|lieber?|liebste[rs]?|sehr geehrte[rs]?|geehrte[rs]?|hochgeehrter|verehrte[rs]?"
    r"|werte[rs]?|cher|chère|chers"
    r"|mon cher|ma chère|monsieur|madame|messieurs|caro|cara|gentile|querid[oa]|estimad[oa]|sir|gentlemen|comrades|genossen)\b",
    re.IGNORECASE,
)
_SALUTE_ENDS = (",", "!", ":", "，", "，", "：")
_PLACE = re.compile(r"[^\W\d_][\w .'’()\-]{1,60}[,،，]\s*(?:den|the|le|am|il|el|d\.)?\s*")
_NO_TITLES = (".", ",", ";", ":", "-", "。", "،")
_SENTENCE = re.compile(r"[.!?。！？؟]\s")


@dataclass(frozen=True, slots=True)
class Top:
    """What stands above a text: elements for the top of its body in their order, and the facts that they state.

    ``taken`` says how many of the blocks they were made of.
    """

    title: tuple[Piece, ...] = ()
    author: str = ""
    date: str = ""
    date_words: str = ""
    elements: tuple[Block, ...] = ()
    taken: int = 0
    level: int = 1
    is_letter: bool = False
    ends: int = 0

    def undoes(self, entry: Entry) -> bool:
        """Whether an entry tells of a line end that is none any more, since its lines became elements of their own."""
        return entry.kind == "line-kept" and entry.start < self.ends and bool(entry.end - entry.start)


class _Line(NamedTuple):
    """A line of a block: its pieces, its words, and where they stand."""

    pieces: tuple[Piece, ...]
    text: str
    start: int
    end: int

    @property
    def length(self) -> int:
        """How many characters it has."""
        return self.end - self.start


def top(scribe: Scribe, blocks: tuple[Block, ...]) -> Top:
    """What the first blocks say; breaks of pages before them are left where they are."""
    state = _State(scribe)
    for index, block in enumerate(blocks[:6]):
        if isinstance(block, Element) and block.name in ("pb", "fw"):
            state.elements.append(block)
        elif not state.take(block, following=blocks[index + 1] if index + 1 < len(blocks) else None):
            break
        state.taken = index + 1
    return state.top()


class _Found(NamedTuple):
    """What a line is, and the fact that it states."""

    element: Block
    fact: str = ""
    value: str = ""


class _State:
    """What was found so far."""

    def __init__(self, scribe: Scribe) -> None:
        self._scribe = scribe
        self.elements: list[Block] = []
        self.taken = 0
        self._title: tuple[Piece, ...] = ()
        self._level = 1
        self._facts: dict[str, str] = {}
        self._salute = False

    def top(self) -> Top:
        """The whole, letters with their opener; nothing where nothing was plain."""
        if not (self._title or self._facts or self._salute):
            return Top()
        fact = self._facts.get
        whole = tuple(_opened(self.elements))
        return Top(
            self._title,
            fact("author", ""),
            fact("date", ""),
            fact("words", ""),
            whole,
            self.taken,
            self._level,
            self._salute,
            _end(whole),
        )

    def take(self, block: Block, following: Block | None) -> bool:
        """Whether a block belongs to the top."""
        if self._salute:
            return False
        if isinstance(block, Heading):
            return self._take_heading(block, following)
        if block.name != "p" or any(isinstance(piece, Element) and piece.name != "lb" for piece in block.content):
            return False
        lines = _lines(self._scribe.text, block.content)
        if not 1 <= len(lines) <= 4:
            return False
        after = _lines(self._scribe.text, following.content)[:1] if following is not None else []
        return self._take_lines(lines, after)

    def _take_heading(self, block: Heading, following: Block | None) -> bool:
        if self._facts:
            return False
        if self._title:
            lines = _lines(self._scribe.text, following.content) if following is not None else []
            if not lines or isinstance(following, Heading) or not (_byline(lines[0]) or _dated(lines[0])):
                return False
            self.elements.append(Element("head", block.content, (("type", "sub"),)))
            return True
        self._title, self._level = block.content, block.level
        self.elements.append(block)
        return True

    def _take_lines(self, lines: list[_Line], after: list[_Line]) -> bool:
        """All lines of a block, or none."""
        found: list[_Found] = []
        for line, following in zip(lines, [*lines[1:], *after, None], strict=False):
            so_far = {one.fact for one in found} | set(self._facts) | ({"title"} if self._title else set())
            made = _line(line, following, so_far)
            if not made:
                return False
            found += made
        for one in found:
            self._take_one(one)
        return True

    def _take_one(self, one: _Found) -> None:
        if one.fact == "title" and isinstance(one.element, Heading):
            self._title = one.element.content
        elif one.fact == "salute":
            self._salute = True
        elif one.fact:
            self._facts.setdefault(one.fact, one.value)
        if one.fact == "date" and isinstance(one.element, Element):
            day = next((p for p in one.element.content if isinstance(p, Element) and p.name == "date"), one.element)
            self._facts["words"] = said(self._scribe.text, day.content)
        self.elements.append(one.element)
        words = list(slices((one.element,)))
        name = "head" if isinstance(one.element, Heading) else one.element.name
        if words:
            note = _NOTES[one.fact] + (f": {one.value}" if one.value else "")
            self._scribe.log(Entry(one.fact, words[0].start, words[-1].end, f"<{name}>", note, "kept"))


_NOTES = {
    "title": "taken for the headline: a short first line",
    "author": "taken for the author",
    "date": "taken for the date of the text",
    "salute": "taken for the salutation of a letter",
}


def _line(line: _Line, following: _Line | None, so_far: set[str]) -> list[_Found]:
    """What one line of the top is, or nothing."""
    if "date" not in so_far and (made := _dated(line)):
        return made if "author" not in so_far or made[0].fact != "author" else []
    if "author" not in so_far and (made := _byline(line)):
        return made
    if "author" not in so_far and "title" in so_far and following and _is_date(following) and _is_name(line.text):
        return [_Found(Element("byline", (Element("docAuthor", line.pieces),)), "author", line.text)]
    if "author" not in so_far and "title" in so_far and is_wide(line.text[0]) and _is_name(line.text):
        return [_Found(Element("byline", (Element("docAuthor", line.pieces),)), "author", line.text)]
    if line.length <= 80 and _ADDRESSES.match(line.text) and line.text.endswith(_SALUTE_ENDS):
        return [_Found(Element("salute", line.pieces), "salute")]
    if not so_far and _is_title(line.text, following):
        return [_Found(Heading(1, line.pieces, guessed=True), "title")]
    return []


def _is_title(text: str, following: _Line | None) -> bool:
    if not following or len(text) > _LONGEST_TITLE or text.endswith(_NO_TITLES) or _SENTENCE.search(text[:-1]):
        return False
    goes_on = begins_lower(following.text) and not _byline(following)
    return not begins_lower(text) and not goes_on and any(map(str.isalpha, text))


def _is_date(line: _Line) -> bool:
    found = date_at_end(line.text)
    return found is not None and found.start == 0


def _dated(line: _Line) -> list[_Found]:
    """A line that ends in a date: the date alone, an author and a date, a place and a date."""
    found = date_at_end(line.text) if len(line.pieces) == 1 and line.length <= _LONGEST_BYLINE else None
    if found is None:
        return []
    at = line.start + found.start
    day = (Words(at, line.end),)
    before = line.text[: found.start].rstrip()
    when = (("when", found.when),)
    if not before:
        return [_Found(Element("docDate", day, when), "date", found.when)]
    bare = before.rstrip(" |·–—-•/")
    rest = _Line((Words(line.start, line.start + len(before)),), before, line.start, line.start + len(before))
    if made := _byline(rest) or (_named(rest, len(bare)) if _is_name(bare) and not before.endswith(",") else []):
        return [*made, _Found(Element("docDate", day, when), "date", found.when)]
    if _PLACE.fullmatch(line.text[: found.start]) or _DATED.fullmatch(line.text[: found.start]):
        inside = (Words(line.start, at), Element("date", day, when))
        return [_Found(Element("dateline", inside), "date", found.when)]
    return []


def _byline(line: _Line) -> list[_Found]:
    """``By`` and a name."""
    match = _BY.match(line.text)
    if (
        match is None
        or len(line.pieces) != 1
        or line.length > _LONGEST_BYLINE
        or not _is_name(line.text[match.end() :])
    ):
        return []
    if ends_sentence(line.text) and not line.text.endswith((".", ":")):
        return []
    return _named(line, line.length, match.end())


def _named(line: _Line, end: int, start: int = 0) -> list[_Found]:
    """A byline in which the author is named between two places."""
    name = Element("docAuthor", (Words(line.start + start, line.start + end),))
    around = (
        *((Words(line.start, line.start + start),) if start else ()),
        name,
        *((Words(line.start + end, line.end),) if line.start + end < line.end else ()),
    )
    return [_Found(Element("byline", around), "author", line.text[start:end])]


def _is_name(text: str) -> bool:
    """Whether some words may be the names of persons: two to eight, with capitals but for particles."""
    words = text.replace("&", " and ").split()
    if 2 <= len(text) <= 4 and all(map(is_wide, text)) and text.isalpha():
        return True
    if not 2 <= len(words) <= 12 or (text.endswith((".", "!", "?", ":", ";")) and not _INITIAL.fullmatch(words[-1])):
        return False
    names = [word for word in words if word.casefold().rstrip(",") not in _PARTICLES]
    return (
        2 <= len(names) <= 8
        and all(word[0].isupper() and bool(_NAME.fullmatch(word)) for word in names)
        and not (all(word.isupper() and len(word) > 3 for word in names) and len(names) > 4)
    )


def _lines(text: str, content: tuple[Piece, ...]) -> list[_Line]:
    """The lines of a block, as ``lb`` parts them."""
    groups: list[list[Piece]] = [[]]
    for piece in content:
        if isinstance(piece, Element) and piece.name == "lb":
            groups.append([])
        else:
            groups[-1].append(piece)
    found = []
    for group in groups:
        words = list(slices(tuple(group)))
        if not words or not said(text, tuple(group)):  # nothing but white space, or the sign for what XML cannot hold
            return []
        found.append(_Line(tuple(group), said(text, tuple(group)), words[0].start, words[-1].end))
    return found


def _end(elements: tuple[Block, ...]) -> int:
    return max((piece.end for piece in slices(elements)), default=0)


def _opened(elements: list[Block]) -> list[Block]:
    """Place, date and salutation of a letter together in its opener."""
    names = [element.name for element in elements if isinstance(element, Element)]
    if "salute" not in names:
        return elements
    inside = tuple(e for e in elements if isinstance(e, Element) and e.name in ("dateline", "salute"))
    others = [e for e in elements if e not in inside]
    return [*others, Element("opener", inside)]
