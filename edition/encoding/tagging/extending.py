"""What belongs to a name beside the words of its form, by the habits of the edition: titles, quotation marks, whole addresses."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from edition.encoding.tagging.flows import Mark
from edition.encoding.tagging.habits import Habits
from edition.encoding.tagging.matching import Match
from edition.encoding.tagging.surroundings import CLOSING, OPENING, Surroundings
from edition.encoding.tagging.titles import ARTICLES, TITLES
from edition.encoding.tagging.tokens import CAPITAL, CAPITALS, SMALL, Token

_LEGAL = re.compile(
    r",? (?:GmbH(?: & Co\.? KG)?|AG|KG|e\. ?V\.|Inc\b\.?|Ltd\b\.?|LLC|Corp\b\.?|S\. ?A\.|plc|& Co\b\.?)(?!\w)"
)
"""The legal form of a company, which belongs to its name."""
_ADDRESSING = re.compile(r"[ \xa0]?[,./·-]?[ \xa0]?")


def extended(around: Surroundings, habits: Habits, kind: str, first: int, start: int, end: int) -> tuple[int, int]:
    """The stretch of a name of one kind that begins with a word, with what the edition puts inside of its element."""
    if habits.endings and around.text[end : end + 1] == "s" and not around.text[end + 1 : end + 2].isalnum():
        end += 1
    if kind == "organization" and (legal := _LEGAL.match(around.text, end)):
        end = legal.end()
    if kind in ("work", "organization"):
        start = _with_article(around, first, start)
    if kind == "person" and (habits.titles or habits.other_titles):
        start = _with_titles(around, habits, first, start)
    return _with_quotes(around, start, end) if kind in habits.quotes else (start, end)


def has_number(around: Surroundings, match: Match) -> bool:
    """Whether a name is that of a street with the number of a house."""
    row = around.row[match.first : match.after]
    return len(row) > 1 and any(one.key[0].isdigit() for one in row)


def whole_address(around: Surroundings, places: Mapping[int, int], match: Match) -> tuple[int, int]:
    """The address around a street and its number: numbers, codes and places right beside it."""
    first, after = match.first, match.after
    while after < len(around.row) and _ADDRESSING.fullmatch(around.gap(after)):
        if after in places:
            after = places[after]
        elif _is_code(around, around.row[after]):
            after += 1
        else:
            break
    ends = {end: begin for begin, end in places.items()}
    while first > 0 and _ADDRESSING.fullmatch(around.gap(first)) and around.row[first - 1].start >= around.taken:
        if first in ends:
            first = ends[first]
        elif _is_code(around, around.row[first - 1]):
            first -= 1
        else:
            break
    return around.row[first].start, around.row[after - 1].end


def _is_code(around: Surroundings, token: Token) -> bool:
    """Whether a word is a number, a code or an abbreviation of an address: “1030”, “W1”, “III”, “N.Y.”."""
    if any(map(str.isdigit, token.key)):
        return True
    is_letter = token.end - token.start == 1 and around.text[token.end : token.end + 1] == "."
    return (token.shape == CAPITALS and token.end - token.start <= 4) or (is_letter and token.shape == CAPITAL)


def _with_article(around: Surroundings, first: int, start: int) -> int:
    """A capital article inside of a sentence is a part of the name: “in Die Post”."""
    before = around.neighbour_before(first)
    if before is None or before.key not in ARTICLES or before.shape == SMALL or before.start < around.taken:
        return start
    is_quoted = before.start > 0 and around.text[before.start - 1] in OPENING
    return before.start if is_quoted or not around.begins(first - 1) else start


def _with_titles(around: Surroundings, habits: Habits, first: int, start: int) -> int:
    """Titles before a name, and the article before them where they begin a line: “Die Baronin Stella Musulin”."""
    begun = first
    while (before := around.neighbour_before(first)) is not None and before.key in TITLES:
        if before.shape == SMALL or before.start < around.taken or not habits.has_title(before.key):
            break
        first, start = first - 1, before.start
    if first == begun and (joined := _title_before_of(around, habits, first)) is not None:
        return joined
    article = around.row[first - 1] if 0 < first < begun else None
    if article is None or article.key not in ARTICLES or article.shape != CAPITAL or around.gap(first) != " ":
        return start
    is_line = first == 1 or "\n" in around.gap(first - 1)
    return article.start if is_line and article.start >= around.taken else start


def _title_before_of(around: Surroundings, habits: Habits, first: int) -> int | None:
    """Where a title stands that a small word joins to the name: “Prince de Metternich”."""
    at = around.before_particles(first)
    if at == first or (before := around.neighbour_before(at)) is None:
        return None
    is_title = before.key in TITLES and before.shape != SMALL and habits.has_title(before.key)
    return before.start if is_title and before.start >= around.taken else None


def _with_quotes(around: Surroundings, start: int, end: int) -> tuple[int, int]:
    text = around.text
    if start and end < len(text) and text[start - 1] in OPENING and text[end] in CLOSING:
        return start - 1, end + 1
    return start, end


def addresses(around: Surroundings) -> Iterator[Mark]:
    """The addresses of a passage, outermost first."""
    end = -1
    for mark in sorted(around.flow.marks, key=lambda one: (one.start, -one.end)):
        if mark.name == "address" and mark.start < mark.end and mark.end > end:
            end = mark.end
            yield mark
