"""Rows of words with capitals in a passage: what may be one name on no list."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from edition.encoding.tagging.forenames import FORENAMES
from edition.encoding.tagging.surroundings import Surroundings
from edition.encoding.tagging.titles import CALENDAR, INSTITUTIONS, OF, PARTICLES, STARTERS, STREETS, TITLES
from edition.encoding.tagging.tokens import CAPITAL, CAPITALS, SMALL

_CAPITALS = (CAPITAL, CAPITALS)
_HYPHENS = ("-", "‐", "‑")
_POLITE = frozenset("sie ihnen ihr ihre ihrem ihren ihrer ihres".split())
"""Words of German that have a capital out of politeness."""
_SHORTENED = (
    frozenset(
        name[:size]
        for name in FORENAMES
        for size in (3, 4, 5)
        if size < len(name) - 1 and name[size - 1] not in "aeiou"
    )
    - FORENAMES
)
"""How forenames are shortened: three letters or more, the last of which is no vowel."""
_TO = frozenset(("zu", "zum", "zur"))
_NOBLE = frozenset(
    "graf grafin furst furstin prinz prinzessin freiherr freifrau baron baronin herzog herzogin ritter von".split()
)
"""After whom “zu” is a part of the name: “Fürst zu Wied”, and not “Helga Brandner zu Beginn”."""
_WARS = frozenset(("first", "second"))
"""Words that begin sentences, but for the names of wars: “First World War”, and not “During World War”."""
_JOINING = OF | PARTICLES | {"the", "&"}


class Row(NamedTuple):
    """The words ``first`` to before ``after``; ``is_titled`` where a title stands right before them."""

    first: int
    after: int
    is_titled: bool


def rows(around: Surroundings) -> Iterator[Row]:
    """The rows of a passage, in order: titles, articles and words that only begin a sentence are not in them."""
    at = 0
    while at < len(around.row):
        if around.row[at].shape not in _CAPITALS:
            at += 1
            continue
        after = _end(around, at)
        first, is_titled = _begin(around, at, after)
        if first < after and not around.is_closed(around.row[first].start, around.row[after - 1].end):
            yield Row(first, after, is_titled)
        at = after


def _end(around: Surroundings, first: int) -> int:
    """The word before which a row ends: small words are in it only between two capitals."""
    after = first + 1
    while after < len(around.row):
        if around.is_pronoun(after) or (around.has_capital_nouns and around.row[after].key in _POLITE):
            break
        if _is_joined(around, after) and around.row[after].shape in _CAPITALS:
            after += 1
            continue
        if _is_possessive(around, after):
            after += 2
            continue
        beyond = after
        while beyond < len(around.row) and beyond - after < 3 and _is_particle(around, beyond):
            beyond += 1
        if beyond == after or beyond >= len(around.row) or around.row[beyond].shape not in _CAPITALS:
            break
        if around.gap(beyond) not in (" ", "", "'", "’"):
            break
        after = beyond + 1
    return after


def _is_particle(around: Surroundings, at: int) -> bool:
    token = around.row[at]
    if token.shape != SMALL or token.key not in _JOINING or around.gap(at) != " ":
        return False
    if token.key in _TO and around.row[at - 1].key not in _NOBLE | FORENAMES | {"&"}:
        return False
    return token.key != "&" and not (
        around.has_capital_nouns and token.key not in PARTICLES - {"der", "den", "die", "des", "do"}
    )


def _is_possessive(around: Surroundings, at: int) -> bool:
    """Whether “'s” and an institution or a street follow: “People's Party”, “St Mark's Place”."""
    if (
        at + 1 >= len(around.row)
        or around.row[at].key != "s"
        or around.gap(at) not in ("'", "’")
        or around.gap(at + 1) != " "
    ):
        return False
    return around.row[at + 1].shape in _CAPITALS and around.row[at + 1].key in INSTITUTIONS | STREETS


def _is_joined(around: Surroundings, at: int) -> bool:
    """Whether a word belongs to the one before: a blank, a hyphen, or the stop of an initial between them.

    The stop of “D.C.” ends a sentence too, where a word follows that begins many.
    """
    gap, before = around.gap(at).replace("\xa0", " ").replace("\u202f", " "), around.row[at - 1]
    if gap in (" ", "'", "’", *_HYPHENS):
        return before.key not in CALENDAR and around.row[at].key not in CALENDAR
    is_end = gap == ". " and at > 1 and around.gap(at - 1) == "." and around.row[at].key in STARTERS
    return (
        (gap in (". ", ".") or (gap == ".-" and before.end - before.start == 1))
        and not is_end
        and (_is_shortened(before.key, around.row[at].key) or before.end - before.start <= 2 or before.key in TITLES)
        and before.shape == CAPITAL
    )


def _is_shortened(key: str, following: str) -> bool:
    """Whether a word before a stop is a shortened forename: “Rob. Hirschfeld”."""
    return key in _SHORTENED and following not in STARTERS


def _begin(around: Surroundings, first: int, after: int) -> tuple[int, bool]:
    """Where a row begins, without what is not of the name, and whether a title stood there."""
    titled = [n for n in range(first, after - 1) if around.row[n].key in TITLES and around.row[n].key != "st"]
    if titled:
        first = titled[-1] + 1
    while first < after and is_no_beginning(around, first):
        first += 1
    return first, bool(titled) and titled[-1] == first - 1


def is_no_beginning(around: Surroundings, at: int) -> bool:
    """Whether a name does not begin with a word: a small one, one that begins sentences, a month, an “O” that calls."""
    token = around.row[at]
    if around.is_calling(at) or around.is_pronoun(at):
        return True
    is_war = token.key in _WARS and at + 1 < len(around.row) and around.row[at + 1].key == "world"
    is_starter = token.key in STARTERS and token.end - token.start > 1 and not is_war
    return is_starter or token.key in CALENDAR or token.shape == SMALL
