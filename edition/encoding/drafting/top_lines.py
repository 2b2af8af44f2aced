"""What one line of the top of a text is: a headline, a byline, a date, a salutation; or nothing of it."""

from __future__ import annotations

import re
from typing import NamedTuple

from edition.encoding.drafting.dates import date_at_end
from edition.encoding.drafting.headings import counts
from edition.encoding.drafting.pieces import Block, Element, Heading, Piece, Words, said, slices
from edition.encoding.drafting.rows import begins_lower, is_turn, is_wide

_LONGEST_TITLE, _LONGEST_BYLINE = 200, 120
_BY = re.compile(
    r"(?:by|von|par|por|di|da|door|av|af|written by|interview (?:by|mit|von)|interviewer(?:in)?:|text:|autor(?:in)?:|author:"
    r"|auteur\s?:|作者[:：])\s*(?<=[\s:：])",
    re.IGNORECASE,
)
_DATED = re.compile(
    r"(?:date|datum|recorded|published|posted|updated|written|first published|dated|veröffentlicht|erschienen"
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
_WHERE = re.compile(r"(?:place|location|ort|lieu|lugar|luogo):\s+\S", re.IGNORECASE)
_SALUTE_ENDS = (",", "!", ":", "，", "，", "：")
_PLACE = re.compile(
    r"[^\W\d_][\w .'’()\-,/]{1,80}[,،，]\s*(?:(?:den|the|τῇ|τη|τῆ|τὴν|την|στις|on|this|le|ce|am|vom|il|lo|el|d\.)\s)?\s*"
)
_UNREAD = re.compile(
    _PLACE.pattern + r"\d{1,2}(?:\.|-?[^\W\d_]{1,3})?\s+(?:de\s+)?[^\W\d_]{3,}\.?,?\s+(?:de\s+)?\d{4}\.?"
)
"""A place and a date in a language whose months are not known here."""
_TIME = re.compile(
    r"(?:,|\s[–—|-]|\s(?:at|um))?\s+(?:\d{1,2}[:.]\d\d(?:\s?(?:[ap]\.?m\.?|Uhr|h|[A-Z]{2,4}))*|\d{1,2}\s?(?:[ap]\.?m\.?|Uhr|h))$",
    re.IGNORECASE,
)
_FURTHER = re.compile(r"\s+in\s+(?=[A-ZÀ-Þ])|\s*[,|–—]\s+(?=\S)|\s+for\s+")
_NAVIGATION = re.compile(r"[^|»›•·>]{1,30}(?:\s[|»›•·>]\s[^|»›•·>]{1,30}){2,}")
_NO_TITLES = (".", ",", ";", ":", "-", "。", "،")
_SENTENCE = re.compile(r"(?<=[^\W\d_]{3})[.!?؟]\s|[。！？]")


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


def recognised(line: Line, following: Line | None, so_far: set[str], *, is_headed: bool) -> list[Found]:
    """What one line of the top is, or nothing."""
    if "date" not in so_far and (made := dated(line, is_headed=is_headed)):
        return made if "author" not in so_far or made[0].fact != "author" else []
    if "date" not in so_far and line.length <= _LONGEST_BYLINE and _UNREAD.fullmatch(line.text):
        return [Found(Element("dateline", line.pieces), "place")]
    if "author" not in so_far and (made := byline(line)):
        return made
    by_place = is_wide(line.text[0]) or (following is not None and _is_date(following))
    if by_place and "author" not in so_far and "title" in so_far and _is_name(line.text):
        return [Found(Element("byline", (Element("docAuthor", line.pieces),)), "author", line.text)]
    if so_far and line.length <= 80 and _WHERE.match(line.text):
        return [Found(Element("dateline", line.pieces), "place")]
    if is_salutation(line):
        return [Found(Element("salute", line.pieces), "salute")]
    if not so_far and _is_title(line.text, following):
        return _headline(line)
    return []


def is_salutation(line: Line) -> bool:
    """Whether a line is the salutation of a letter and nothing else."""
    return salutes(line.text)


def salutes(words: str) -> bool:
    """Whether some words are the salutation of a letter and nothing else."""
    return len(words) <= 80 and bool(_ADDRESSES.match(words)) and words.endswith(_SALUTE_ENDS)


def _headline(line: Line) -> list[Found]:
    """A headline; where it ends in a date, that is the date of the text as well."""
    found = date_at_end(line.text) if len(line.pieces) == 1 else None
    if found is None or not found.start:
        return [Found(Heading(1, line.pieces, guessed=True), "title")]
    at = line.start + found.start
    day = Element("date", (Words(at, line.end),), (("when", found.when),))
    return [Found(Heading(1, (Words(line.start, at), day), guessed=True), "title", found.when)]


def _is_title(text: str, following: Line | None) -> bool:
    if following and counts(text):
        return True
    if not following or len(text) > _LONGEST_TITLE or text.endswith(_NO_TITLES) or _SENTENCE.search(text[:-1]):
        return False
    if is_turn(text) and is_turn(following.text):
        return False
    if is_navigation(text):
        return False
    goes_on = begins_lower(following.text) and not byline(following) and not date_at_end(following.text)
    return not begins_lower(text) and (text.isupper() or not goes_on) and any(map(str.isalpha, text))


def is_navigation(text: str) -> bool:
    """Whether a line is the list of links that a web page has above its text."""
    return len(text) <= _LONGEST_TITLE and bool(_NAVIGATION.fullmatch(text))


def _is_date(line: Line) -> bool:
    found = date_at_end(line.text)
    return found is not None and found.start == 0


def dated(line: Line, *, is_headed: bool = False) -> list[Found]:
    """A line that ends in a date, or a date and a time of day: alone, behind an author, behind a place.

    ``is_headed``: the headline stands directly above, so anything may stand before the date.
    """
    if len(line.pieces) != 1 or line.length > _LONGEST_BYLINE:
        return []
    whole = _TIME.sub("", line.text)
    found = date_at_end(whole)
    if found is None:
        return []
    at, end = line.start + found.start, line.start + len(whole)
    when, day = (("when", found.when),), (Words(at, end),)
    behind = (Words(end, line.end),) if end < line.end else ()
    before = line.text[: found.start].rstrip()
    if not before and not behind:
        return [Found(Element("docDate", day, when), "date", found.when)]
    date = Element("date", day, when)
    if not before:
        return [Found(Element("dateline", (date, *behind)), "date", found.when)]
    bare = before.rstrip(" |·–—-•/")
    rest = Line((Words(line.start, line.start + len(before)),), before, line.start, line.start + len(before))
    if not behind and (made := byline(rest) or _plain_name(rest, bare)):
        return [*made, Found(Element("docDate", day, when), "date", found.when)]
    if is_headed or _PLACE.fullmatch(line.text[: found.start]) or _DATED.fullmatch(line.text[: found.start]):
        return [Found(Element("dateline", (Words(line.start, at), date, *behind)), "date", found.when)]
    return []


def _plain_name(line: Line, bare: str) -> list[Found]:
    """A name without ``by``; behind a comma it may be a place."""
    return _named(line, len(bare)) if _is_name(bare) and not line.text.endswith(",") else []


def byline(line: Line) -> list[Found]:
    """``By`` and a name, with the place or office of a reporter behind it."""
    match = _BY.match(line.text)
    if match is None or len(line.pieces) != 1 or line.length > _LONGEST_BYLINE:
        return []
    words = line.text[match.end() :]
    name = words if _is_name(words) else next((part for part in _FURTHER.split(words, 1)[:1] if _is_name(part)), "")
    return _named(line, match.end() + len(name), match.end()) if name else []


def _named(line: Line, end: int, start: int = 0) -> list[Found]:
    """A byline in which the author is named between two places.

    Among other words the name is no ``docAuthor``: that stands on a line of its own, on pages and in the plain text.
    """
    name = " ".join(line.text[start:end].split())
    whole = (Words(line.start, line.end),)
    alone = start == 0 and end == line.length
    return [Found(Element("byline", (Element("docAuthor", whole),) if alone else whole), "author", name)]


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
        found.append(Line(tuple(group), _text(text, tuple(group)), words[0].start, words[-1].end))
    return found


def _text(text: str, pieces: tuple[Piece, ...]) -> str:
    """The words of a line; where it is one slice, character by character, so that places in them are places in the source."""
    only = pieces[0] if len(pieces) == 1 else None
    return text[only.start : only.end] if isinstance(only, Words) else said(text, pieces)
