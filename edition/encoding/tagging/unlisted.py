"""Names on no list: words with capitals and what speaks for a name, proposed as new entries and never more than that.

Where only names have capitals, a row of them inside a sentence is enough. Where nouns have them as well (German), a title, two
capitals without an article, a forename of the register, a genitive or a word that never has an article must speak for it.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from collections.abc import Collection, Iterator, Sequence
from itertools import accumulate

from edition.encoding.tagging.apart import Unlisted, new_addresses, new_titles
from edition.encoding.tagging.forenames import FORENAMES
from edition.encoding.tagging.rows import Row, is_no_beginning, rows
from edition.encoding.tagging.surroundings import Surroundings
from edition.encoding.tagging.titles import (
    CALENDAR,
    COMMON,
    INSTITUTIONS,
    PLACE_BEFORE,
    PREPOSITIONS,
    STARTERS,
    STREETS,
)
from edition.encoding.tagging.tokens import CAPITAL, CAPITALS, SMALL

_NOUNS = (
    "ung",
    "ungen",
    "heit",
    "heiten",
    "keit",
    "keiten",
    "schaft",
    "schaften",
    "tion",
    "tionen",
    "ismus",
    "nis",
    "nisse",
    "tat",
)
"""Endings of German nouns that no name has."""
_INSTITUTIONS = (
    "theater",
    "theaters",
    "museum",
    "verlag",
    "gasse",
    "strasse",
    "platz",
    "zeitung",
    "akademie",
    "universitat",
)
_DETERMINED = 0.4
"""The part of its places that a name may have an article in."""


class Usage:
    """How a text uses its words with capitals: how often inside sentences, how often after an article, how often small."""

    def __init__(self, passages: Sequence[Surroundings], small: Collection[str]) -> None:
        self.small = small
        self.inside: Counter[str] = Counter()
        self.determined: Counter[str] = Counter()
        self.parts: Counter[str] = Counter()
        for around in passages:
            if around.is_closed_whole or (around.is_heading and around.is_titled):
                continue
            for n, token in enumerate(around.row):
                if token.shape in (CAPITAL, CAPITALS) and not around.begins(n):
                    self.inside[token.key] += 1
                    self.determined[token.key] += around.determiner(n) != ""
        for around in passages:
            for row in rows(around):
                if row.after - row.first > 1 and not around.is_heading and _is_whole_name(row, around, self):
                    self.parts.update({one.key for one in around.row[row.first : row.after]})

    def is_noun(self, key: str) -> bool:
        """Whether a word with a capital has articles so often that it is a noun, where nouns have capitals."""
        return self.determined[key] > _DETERMINED * self.inside[key]


def unlisted(around: Surroundings, usage: Usage, forenames: Collection[str]) -> Iterator[Unlisted]:
    """The names of a passage that may deserve an entry, in order of their beginnings; they may overlap what is listed."""
    if around.is_closed_whole:
        return
    apart = sorted((*new_addresses(around), *new_titles(around)))
    yield from apart
    ends = list(accumulate((one.end for one in apart), max))
    for row in (_without_nouns(one, around, usage, forenames) for one in rows(around)):
        start, end = around.row[row.first].start, around.row[row.after - 1].end
        at = bisect_right(ends, start)
        if at < len(apart) and apart[at].start < end:
            continue
        said = _evidence(row, around, usage, forenames)
        if said:
            last = around.row[row.after - 1].key
            end -= around.has_capital_nouns and len(last) > 4 and _is_genitive(last, usage)
            yield Unlisted(start, end, _kind(row, around, forenames), said)


def _evidence(row: Row, around: Surroundings, usage: Usage, forenames: Collection[str]) -> str:
    """What speaks for a name; nothing where nothing does."""
    words = around.row[row.first : row.after]
    keys = [one.key for one in words]
    if all(key in CALENDAR or key in STARTERS for key in keys):
        return ""
    if row.is_titled:
        is_abbreviation = len(words) == 1 and len(keys[0]) == 1 and around.gap(row.first) == "."
        return "" if is_abbreviation else "after a title"
    if len(words) > 1 and keys[0] in forenames and words[-1].shape != SMALL and keys[1] not in STARTERS:
        return "a forename and another word with a capital"
    if around.is_heading and around.is_titled:
        return "elsewhere a name in this text" if all(key in usage.parts for key in keys) else ""
    if len(words) == 1:
        is_forename = keys[0] in forenames and keys[0] not in COMMON and words[0].shape == CAPITAL
        return "a forename" if is_forename and not around.determiner(row.first) else _one_word(row, around, usage)
    if around.has_capital_nouns:
        if _is_whole_name(row, around, usage) or keys[0] in forenames:
            return f"{len(words)} words with capitals and no article"
        return "an institution" if any(key in INSTITUTIONS for key in keys) else ""
    return f"{len(words)} words with capitals"


def _without_nouns(row: Row, around: Surroundings, usage: Usage, forenames: Collection[str]) -> Row:
    """A row without the nouns before and after a name: in German “the case Jacobsohn”, “Jacobsohn's illness” are capitals only."""
    first, after = row.first, row.after
    if first < after - 1 and not row.is_titled and around.begins(first) and around.row[first].key in usage.small:
        first += 1
        while first < after - 1 and is_no_beginning(around, first):
            first += 1
    if not around.has_capital_nouns:
        return row._replace(first=first)
    for n in range(after - 2, first, -1):
        before = around.row[n - 1]
        if around.row[n].key in ("von", "zu", "aus") and before.key not in forenames and before.end - before.start > 1:
            first = n + 1
            break
    while (
        first < after - 1 and not row.is_titled and (around.row[first].shape == SMALL or _is_noun(first, around, usage))
    ):
        first += 1
    for n in range(first, after - 1):
        if len(around.row[n].key) > 4 and _is_genitive(around.row[n].key, usage) and around.gap(n + 1) == " ":
            return row._replace(first=first, after=n + 1)
    return row._replace(first=first)


def _is_noun(at: int, around: Surroundings, usage: Usage) -> bool:
    key = around.row[at].key
    if key in FORENAMES:
        return False
    if key in INSTITUTIONS or around.row[at].shape == SMALL:
        return False
    return usage.is_noun(key) or around.determiner(at) != "" or key.endswith(_NOUNS)


def _is_whole_name(row: Row, around: Surroundings, usage: Usage) -> bool:
    """Whether several words with capitals are a name: in German, if no article stands before and none is a noun elsewhere."""
    if not around.has_capital_nouns:
        return not (around.begins(row.first) and around.row[row.first].key in usage.small)
    words = [one for one in around.row[row.first : row.after] if one.shape != SMALL]
    if around.determiner(row.first) or (around.begins(row.first) and words[0].key in usage.small):
        return False
    return not usage.is_noun(words[0].key) and not words[0].key.endswith(_NOUNS)


def _one_word(row: Row, around: Surroundings, usage: Usage) -> str:
    token = around.row[row.first]
    key = token.key
    if key in STARTERS or key in COMMON or len(key) < 2 or (token.shape == CAPITALS and len(key) > 8):
        return ""
    if row.first == 0 and _is_before_date(row, around):
        return "before a date"
    if len(around.row) == 1 and not around.is_heading and around.flow.element not in ("cell", "item", "label"):
        return "alone on its line"
    if key in usage.parts or _is_genitive(key, usage):
        return "part of a name in this text"
    return _german(row, around, usage) if around.has_capital_nouns else _plain(row, around, usage)


def _plain(row: Row, around: Surroundings, usage: Usage) -> str:
    """What speaks for a single word where only names have capitals."""
    token = around.row[row.first]
    if token.shape == CAPITALS:
        return "an acronym" if 2 <= len(token.key) <= 6 else ""
    if token.key in usage.small:
        return ""
    if around.begins(row.first):
        return "with a capital inside of sentences as well" if usage.inside[token.key] else ""
    return "a capital inside of a sentence"


def _is_genitive(key: str, usage: Usage) -> bool:
    return key.endswith("s") and (key[:-1] in usage.parts or usage.inside[key[:-1]] > 0)


def _is_before_date(row: Row, around: Surroundings) -> bool:
    """Whether a comma and a date follow: a place where something was written."""
    if row.after >= len(around.row):
        return False
    after = around.row[row.after]
    return around.gap(row.after).strip() in (",", "") and (
        after.key.isdigit() or after.key in CALENDAR or after.key == "den"
    )


def _german(row: Row, around: Surroundings, usage: Usage) -> str:
    """What speaks for a single word in a language that writes all nouns with capitals."""
    token = around.row[row.first]
    if token.key.endswith(_INSTITUTIONS) and len(token.key) > 9:
        return "a word for an institution or a street"
    is_noun = usage.is_noun(token.key) or around.determiner(row.first) or token.key in usage.small
    if is_noun or token.key.endswith(_NOUNS):
        return ""
    if token.shape == CAPITALS and 2 <= len(token.key) <= 5:
        return "an acronym"
    before = around.neighbour_before(row.first)
    if before is not None and before.key in PLACE_BEFORE | PREPOSITIONS and before.shape == SMALL:
        return "after a preposition, without an article"
    after = around.neighbour_after(row.after)
    if token.key.endswith("s") and after is not None and after.shape == CAPITAL and len(token.key) > 4:
        return "a genitive before a noun"
    if (
        row.first
        and around.row[row.first - 1].shape == CAPITAL
        and around.gap(row.first) == " "
        and around.determiner(row.first - 1)
    ):
        return "after a noun with its article"
    if _is_in_list(row, around):
        return "in a list of words with capitals"
    return "more than once, and never with an article" if usage.inside[token.key] > 1 else ""


def _is_in_list(row: Row, around: Surroundings) -> bool:
    """Whether a word with a capital stands before or after it, with a comma between: names, or nouns without articles."""
    neighbours = [(row.first - 1, row.first), (row.after, row.after)]
    return any(
        0 <= at < len(around.row) and around.row[at].shape == CAPITAL and around.gap(gap).strip() == ","
        for at, gap in neighbours
    )


def _kind(row: Row, around: Surroundings, forenames: Collection[str]) -> str:
    keys = [one.key for one in around.row[row.first : row.after]]
    before = around.neighbour_before(row.first)
    if any(key in STREETS for key in keys):
        return "place"
    if any(key in INSTITUTIONS for key in keys):
        return "organization"
    if row.is_titled or keys[0] in forenames:
        return "person"
    if before is not None and before.key in PLACE_BEFORE and before.shape == SMALL and len(keys) < 3:
        return "place"
    if len(keys) == 1 and around.row[row.first].shape == CAPITALS:
        return "organization"
    capitals = sum(one.shape != SMALL for one in around.row[row.first : row.after])
    is_person = 2 <= capitals <= 3 and around.determiner(row.first) == ""
    return "person" if is_person else ""
