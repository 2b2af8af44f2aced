"""Names on no list: words with capitals and what speaks for a name, proposed as new entries and never more than that.

Where only names have capitals, a row of them inside a sentence is enough. Where nouns have them as well (German), a title, two
capitals without an article, a forename of the register, a genitive or a word that never has an article must speak for it.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Collection, Iterator
from itertools import accumulate

from edition.encoding.tagging.apart import Unlisted, new_addresses, new_periodicals, new_titles
from edition.encoding.tagging.nouns import (
    Usage,
    german,
    has_capital_adjective,
    is_genitive,
    is_whole_name,
    without_nouns,
)
from edition.encoding.tagging.places import PLACES
from edition.encoding.tagging.rows import Row, rows
from edition.encoding.tagging.surroundings import Surroundings
from edition.encoding.tagging.titles import (
    CALENDAR,
    COMMON,
    INSTITUTIONS,
    PLACE_BEFORE,
    STARTERS,
    STREETS,
)
from edition.encoding.tagging.tokens import CAPITAL, CAPITALS, SMALL


def unlisted(around: Surroundings, usage: Usage, forenames: Collection[str]) -> Iterator[Unlisted]:
    """The names of a passage that may deserve an entry, in order of their beginnings; they may overlap what is listed."""
    if around.is_closed_whole:
        return
    apart = sorted((*new_addresses(around), *new_titles(around), *new_periodicals(around)))
    yield from apart
    ends = list(accumulate((one.end for one in apart), max))
    for whole in rows(around):
        row = without_nouns(whole, around, usage, forenames)
        start, end = around.row[row.first].start, around.row[row.after - 1].end
        at = bisect_right(ends, start)
        if at < len(apart) and apart[at].start < end:
            continue
        said = _evidence(row, around, usage, forenames)
        if said:
            last = around.row[row.after - 1].key
            is_ended = is_genitive(last, usage) or (row.after < whole.after and last.endswith("s"))
            end -= around.has_capital_nouns and len(last) > 4 and is_ended
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
    if not around.has_capital_nouns:
        return f"{len(words)} words with capitals"
    if is_whole_name(row, around, usage) or keys[0] in forenames:
        return f"{len(words)} words with capitals and no article"
    return _determined(row, around, usage)


def _determined(row: Row, around: Surroundings, usage: Usage) -> str:
    """What speaks for several words with an article where nouns have capitals."""
    if has_capital_adjective(row.first, row.after, around, usage):
        return "an adjective with a capital, and a noun"
    is_institution = any(one.key in INSTITUTIONS for one in around.row[row.first : row.after])
    return "an institution" if is_institution else ""


def _one_word(row: Row, around: Surroundings, usage: Usage) -> str:
    token = around.row[row.first]
    key = token.key
    if key in STARTERS or key in COMMON or len(key) < 2 or (token.shape == CAPITALS and len(key) > 8):
        return ""
    if row.first == 0 and _is_before_date(row, around):
        return "before a date"
    if len(around.row) == 1 and not around.is_heading and around.flow.element not in ("cell", "item", "label"):
        return "alone on its line"
    if key in usage.parts or is_genitive(key, usage):
        return "part of a name in this text"
    return german(row, around, usage) if around.has_capital_nouns else _plain(row, around, usage)


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


def _is_before_date(row: Row, around: Surroundings) -> bool:
    """Whether a comma and a date follow: a place where something was written."""
    if row.after >= len(around.row):
        return False
    after = around.row[row.after]
    return around.gap(row.after).strip() in (",", "") and (
        after.key.isdigit() or after.key in CALENDAR or after.key == "den"
    )


def _kind(row: Row, around: Surroundings, forenames: Collection[str]) -> str:
    keys = [one.key for one in around.row[row.first : row.after]]
    before = around.neighbour_before(row.first)
    if any(key in STREETS for key in keys) or (len(keys) == 1 and keys[0] in PLACES):
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
