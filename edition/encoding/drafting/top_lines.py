"""What one line of the top of a text is: a headline, a byline, a date, a salutation; or nothing of it."""

from __future__ import annotations

import re
from typing import NamedTuple

from edition.encoding.drafting.dates import date_at_end
from edition.encoding.drafting.pieces import Block, Element, Heading, Piece, Words, said, slices
from edition.encoding.drafting.rows import begins_lower, ends_sentence, is_turn, is_wide

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


class Line(NamedTuple):
    """A line of a block: its pieces, its words, and where they stand."""

    pieces: tuple[Piece, ...]
    text: str
    start: int
    end: int

    @property
    def length(self) -> int:
        """How many characters it has."""
        return self.end - self.start


class Found(NamedTuple):
    """What a line is, and the fact that it states."""

    element: Block
    fact: str = ""
    value: str = ""


def recognised(line: Line, following: Line | None, so_far: set[str]) -> list[Found]:
    """What one line of the top is, or nothing."""
    if "date" not in so_far and (made := dated(line)):
        return made if "author" not in so_far or made[0].fact != "author" else []
    if "author" not in so_far and (made := byline(line)):
        return made
    if "author" not in so_far and "title" in so_far and following and _is_date(following) and _is_name(line.text):
        return [Found(Element("byline", (Element("docAuthor", line.pieces),)), "author", line.text)]
    if "author" not in so_far and "title" in so_far and is_wide(line.text[0]) and _is_name(line.text):
        return [Found(Element("byline", (Element("docAuthor", line.pieces),)), "author", line.text)]
    if line.length <= 80 and _ADDRESSES.match(line.text) and line.text.endswith(_SALUTE_ENDS):
        return [Found(Element("salute", line.pieces), "salute")]
    if not so_far and _is_title(line.text, following):
        return [Found(Heading(1, line.pieces, guessed=True), "title")]
    return []


def _is_title(text: str, following: Line | None) -> bool:
    if not following or len(text) > _LONGEST_TITLE or text.endswith(_NO_TITLES) or _SENTENCE.search(text[:-1]):
        return False
    if is_turn(text) and is_turn(following.text):
        return False
    goes_on = begins_lower(following.text) and not byline(following)
    return not begins_lower(text) and not goes_on and any(map(str.isalpha, text))


def _is_date(line: Line) -> bool:
    found = date_at_end(line.text)
    return found is not None and found.start == 0


def dated(line: Line) -> list[Found]:
    """A line that ends in a date: the date alone, an author and a date, a place and a date."""
    found = date_at_end(line.text) if len(line.pieces) == 1 and line.length <= _LONGEST_BYLINE else None
    if found is None:
        return []
    at = line.start + found.start
    day = (Words(at, line.end),)
    before = line.text[: found.start].rstrip()
    when = (("when", found.when),)
    if not before:
        return [Found(Element("docDate", day, when), "date", found.when)]
    bare = before.rstrip(" |·–—-•/")
    rest = Line((Words(line.start, line.start + len(before)),), before, line.start, line.start + len(before))
    if made := byline(rest) or (_named(rest, len(bare)) if _is_name(bare) and not before.endswith(",") else []):
        return [*made, Found(Element("docDate", day, when), "date", found.when)]
    if _PLACE.fullmatch(line.text[: found.start]) or _DATED.fullmatch(line.text[: found.start]):
        inside = (Words(line.start, at), Element("date", day, when))
        return [Found(Element("dateline", inside), "date", found.when)]
    return []


def byline(line: Line) -> list[Found]:
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


def _named(line: Line, end: int, start: int = 0) -> list[Found]:
    """A byline in which the author is named between two places."""
    name = Element("docAuthor", (Words(line.start + start, line.start + end),))
    around = (
        *((Words(line.start, line.start + start),) if start else ()),
        name,
        *((Words(line.start + end, line.end),) if line.start + end < line.end else ()),
    )
    return [Found(Element("byline", around), "author", line.text[start:end])]


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


def lines_of(text: str, content: tuple[Piece, ...]) -> list[Line]:
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
        found.append(Line(tuple(group), said(text, tuple(group)), words[0].start, words[-1].end))
    return found
