"""Names on no list where nouns have capitals as well: which words are nouns, and what speaks for a name."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Sequence

from edition.encoding.tagging.forenames import FORENAMES
from edition.encoding.tagging.places import PLACES
from edition.encoding.tagging.rows import Row, is_no_beginning, rows
from edition.encoding.tagging.surroundings import Surroundings
from edition.encoding.tagging.titles import INSTITUTIONS, PLACE_BEFORE, PREPOSITIONS
from edition.encoding.tagging.tokens import CAPITAL, CAPITALS, SMALL, Token

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
_DERIVED = re.compile(r"[’']sch(?:e|er|en|es|em)\b")
"""What German makes of a name, “der Wren’sche Satz”."""
_ADJECTIVES = ("e", "er", "en", "es", "em")
_BARE = frozenset(
    "beginn ende anfang hause haus fuss recht unrecht bett tisch bord mitte seite seiten art weise dank bezug rucksicht hinblick"
    " betracht anspruch kraft grund folge folgen zukunft hand augen ohren herzen weihnachten ostern pfingsten mittag abend nacht"
    " mitternacht land wasser papier deutsch englisch franzosisch meinung ansicht lust freude angst liebe not mangel teil teilen"
    " jahren jahr stunden tagen wochen monaten zeit zeiten jahrhundert gott menschen leuten wort worten frage fragen hilfe".split()
)
"""Nouns that mostly stand behind a preposition without an article."""
_DETERMINED = 0.4
"""The part of its places that a name may have an article in."""


class Usage:
    """How a text uses its words with capitals: how often inside sentences, how often after an article, how often small."""

    def __init__(self, passages: Sequence[Surroundings], small: Collection[str]) -> None:
        self.small = small
        self.inside: Counter[str] = Counter()
        self.determined: Counter[str] = Counter()
        self.parts: Counter[str] = Counter()
        self.nouns: Counter[str] = Counter()
        for around in passages:
            if around.is_closed_whole or (around.is_heading and around.is_titled):
                continue
            for n, token in enumerate(around.row):
                if token.shape in (CAPITAL, CAPITALS) and not around.begins(n):
                    self.inside[token.key] += 1
                    self.determined[token.key] += around.determiner(n) != ""
                    after = around.neighbour_after(n + 1)
                    self.nouns[token.key] += after is None or after.shape == SMALL
        for around in passages:
            for row in rows(around):
                if row.after - row.first > 1 and not around.is_heading and is_whole_name(row, around, self):
                    self.parts.update({one.key for one in around.row[row.first : row.after]})

    def is_noun(self, key: str) -> bool:
        """Whether a word with a capital has articles so often that it is a noun, where nouns have capitals."""
        return self.determined[key] > _DETERMINED * self.inside[key]

    def is_noun_elsewhere(self, key: str) -> bool:
        """Whether a word stands right before what is no noun, after an article: it is a noun itself."""
        return self.nouns[key] > 0


def without_nouns(row: Row, around: Surroundings, usage: Usage, forenames: Collection[str]) -> Row:
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
    while first < after - 1 and not row.is_titled and not has_capital_adjective(first, after, around, usage):
        if around.row[first].shape != SMALL and not _is_noun(first, around, usage):
            break
        first += 1
    for n in range(first, after - 1):
        is_before_noun = len(around.row[n].key) > 4 and around.gap(n + 1) == " "
        if is_before_noun and (is_genitive(around.row[n].key, usage) or _may_be_genitive(n, first, after, around)):
            return row._replace(first=first, after=n + 1)
    return row._replace(first=first)


def _may_be_genitive(at: int, first: int, after: int, around: Surroundings) -> bool:
    """Whether the first of two words ends as genitives do, is no forename, and has no article: “Quills Klage”."""
    token = around.row[at]
    is_first_of_two = at == first and after - first == 2 and not around.determiner(first)
    return is_first_of_two and token.shape == CAPITAL and token.key not in FORENAMES and _ends_in_s(token.key)


def _ends_in_s(key: str) -> bool:
    return key.endswith("s") and key[-2] not in "aiousxyz"


def has_capital_adjective(first: int, after: int, around: Surroundings, usage: Usage) -> bool:
    """Whether an article, a word that ends as adjectives do but has a capital, and a noun stand there: “die Neue Freie Presse”.

    Only what is called so has adjectives with capitals.
    """
    words = around.row[first:after]
    is_row = 1 < len(words) < 5 and all(around.gap(n) == " " for n in range(first + 1, after))
    if not is_row or not around.determiner(first) or around.determiner(first) != around.row[first - 1].key:
        return False
    endings = _ADJECTIVES[:2] if around.row[first - 1].key == "das" else _ADJECTIVES
    return all(one.shape == CAPITAL for one in words) and not any(
        len(one.key) < 4 or not one.key.endswith(endings) or one.key in FORENAMES or usage.is_noun_elsewhere(one.key)
        for one in words[:-1]
    )


def _is_noun(at: int, around: Surroundings, usage: Usage) -> bool:
    key = around.row[at].key
    if key in FORENAMES:
        return False
    if key in INSTITUTIONS or around.row[at].shape == SMALL:
        return False
    return usage.is_noun(key) or around.determiner(at) != "" or key.endswith(_NOUNS)


def is_whole_name(row: Row, around: Surroundings, usage: Usage) -> bool:
    """Whether several words with capitals are a name: in German, if no article stands before and none is a noun elsewhere."""
    if not around.has_capital_nouns:
        return not (around.begins(row.first) and around.row[row.first].key in usage.small)
    words = [one for one in around.row[row.first : row.after] if one.shape != SMALL]
    if around.determiner(row.first) or (around.begins(row.first) and words[0].key in usage.small):
        return False
    return not usage.is_noun(words[0].key) and not words[0].key.endswith(_NOUNS)


def is_genitive(key: str, usage: Usage) -> bool:
    """Whether a word is another one of the text with the s of the genitive."""
    return key.endswith("s") and (key[:-1] in usage.parts or usage.inside[key[:-1]] > 0)


def german(row: Row, around: Surroundings, usage: Usage) -> str:
    """What speaks for a single word in a language that writes all nouns with capitals."""
    token = around.row[row.first]
    if said := _by_itself(token, around):
        return said
    is_noun = usage.is_noun(token.key) or around.determiner(row.first) or token.key in usage.small
    if is_noun or token.key.endswith(_NOUNS):
        return ""
    if token.shape == CAPITALS and 2 <= len(token.key) <= 5:
        return "an acronym"
    before = around.neighbour_before(row.first)
    is_after = before is not None and before.key in PLACE_BEFORE | PREPOSITIONS and before.shape == SMALL
    if is_after and token.key not in _BARE:
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


def _by_itself(token: Token, around: Surroundings) -> str:
    """What of a word speaks for a name, whatever stands before it."""
    if token.key.endswith(_INSTITUTIONS) and len(token.key) > 9:
        return "a word for an institution or a street"
    if token.key in PLACES:
        return "a country or a large town"
    return "an adjective is made of it" if _DERIVED.match(around.text, token.end) else ""


def _is_in_list(row: Row, around: Surroundings) -> bool:
    """Whether a word with a capital stands before or after it, with a comma between: names, or nouns without articles."""
    neighbours = [(row.first - 1, row.first), (row.after, row.after)]
    return any(
        0 <= at < len(around.row) and around.row[at].shape == CAPITAL and around.gap(gap).strip() == ","
        for at, gap in neighbours
    )
