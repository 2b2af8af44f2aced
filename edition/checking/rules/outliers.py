"""Texts without the markup that all their siblings have: perhaps they were never encoded to the end."""

from __future__ import annotations

import posixpath
from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass

from lxml import etree

from edition.checking.rules.sheet import At, Sheet
from edition.checking.rules.whole import Whole
from edition.model import Problem
from edition.tei import own, tag

MARKUP = "persName orgName placeName name rs said q quote note date pb lb ref".split()
_FEWEST, _SHORTEST = 8, 1500
"""Siblings that must be there; characters that a text must have to be compared."""
_NEARLY_ALL, _EXPECTED = 0.95, 8
"""The share of siblings that have an element; how many of it the text should have, if it had as many as they."""
_TAGS = tuple(map(tag, MARKUP))
_length = etree.XPath("string-length()")


@dataclass(frozen=True, slots=True)
class Profile:
    """How many of each element of ``MARKUP`` a text has, how many characters, and where it stands."""

    characters: int
    counts: tuple[int, ...]
    at: At


def collect(sheet: Sheet) -> Profile | None:
    """The profile of a file that holds one text."""
    texts = sheet.of("TEI")
    if len(texts) != 1 or len(content := own(texts[0], "text")) != 1:
        return None
    apart = Counter(e.tag for part in texts[0] if part is not content[0] for e in part.iter(*_TAGS))
    counts = tuple(len(sheet.of(name)) - apart[tag(name)] for name in MARKUP)
    return Profile(int(_length(content[0])), counts, sheet.at(content[0]))


def judge(whole: Whole) -> Iterator[Problem]:
    """Texts that lack what nearly all others of their folder have, and have often."""
    folders: defaultdict[str, list[Profile]] = defaultdict(list)
    for path, profile in whole.facts("outliers"):
        if profile.characters >= _SHORTEST:
            folders[posixpath.dirname(path)].append(profile)
    for profiles in folders.values():
        if len(profiles) > _FEWEST:
            lacking = [(number, _usual(profiles, number)) for number in range(len(MARKUP))]
            for profile in profiles:
                found = [n for n, usual in lacking if not profile.counts[n] and usual * profile.characters >= _EXPECTED]
                if found:
                    yield _problem(whole, profile, [MARKUP[n] for n in found], len(profiles))


def _usual(profiles: list[Profile], number: int) -> float:
    """How many of an element a text has for each character, of those that have few of it; 0 where not nearly all have it."""
    having = sorted(p.counts[number] / p.characters for p in profiles if p.counts[number])
    if len(having) < _NEARLY_ALL * (len(profiles) - 1) or len(having) < _FEWEST:
        return 0.0
    return having[len(having) // 10]


def _problem(whole: Whole, profile: Profile, names: list[str], siblings: int) -> Problem:
    message = f"this text has no {', no '.join(names)}; nearly all of the {siblings} texts beside it have many"
    hint = "look whether it was encoded to the end"
    return whole.problem("unlike-its-siblings", message, profile.at, hint=hint)
