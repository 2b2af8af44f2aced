"""Rules of references: every pointer reaches something, and something of the right kind (TEI P5, sections 4.9 and 16.2)."""

from __future__ import annotations

import posixpath
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import NamedTuple

from edition.checking.rules.circles import broken, circles
from edition.checking.rules.facts import Facts, Key, collect
from edition.checking.rules.nearest import Nearest, Pattern
from edition.checking.rules.pointers import ENTRIES, is_particular, is_wrong, tokens
from edition.checking.rules.resolving import Index, Outcome
from edition.checking.rules.several import Several
from edition.checking.rules.whole import Whole
from edition.checking.rules.wording import described, told
from edition.model import Edit, Fix, Problem, Related
from edition.tei import fold

_ELSEWHERE = frozenset(("wit", "calendar"))
"""Attributes whose dangling values have rules of their own: sigla and calendars."""

_BLANK = "a blank ends an address: if this is part of the one before it, write %20 for the blank, or take it out"

__all__ = ["collect", "judge"]


class Finding(NamedTuple):
    """A token of a value that is not well, and the numbers of the elements that have the value."""

    path: str
    key: Key
    token: str
    numbers: list[int]
    outcome: Outcome


@dataclass(frozen=True, slots=True)
class _Advice:
    """What to do about a finding: a hint, and what the token should be, where it is known."""

    hint: str = ""
    new: str = ""
    sure: bool = False


def judge(whole: Whole) -> Iterator[Problem]:
    """Pointers to nothing, to missing files, without ``#``, with unknown prefixes, empty, to things of the wrong kind."""
    index = Index(whole)
    several = Several(whole, index.spots)
    findings = [found for facts in index.facts() for found in _findings(facts, index, several)]
    lost = [f.outcome.id for f in findings if f.outcome.slug == "dangling-pointer" and not f.outcome.where]
    ids = ((name, element) for facts in index.facts() for name, element, _ in facts.ids) if lost else iter(())
    nearest = Nearest(lost, ids)
    inside = _inside(index, findings)
    yield from circles(whole, index.facts())
    yield from broken(whole, index.facts(), index.spots)
    yield from _patterns(whole, findings, nearest)
    for found in _once(findings):
        yield from _problems(whole, found, _advice(found, inside.get(_named(found), nearest), whole))


def _inside(index: Index, findings: Iterable[Finding]) -> dict[str, Nearest]:
    """By file that pointers name and that lacks their ids: what was meant by these."""
    lost: dict[str, list[str]] = {}
    for found in findings:
        if found.outcome.slug == "dangling-pointer" and _named(found) and not found.outcome.spots:
            lost.setdefault(_named(found), []).append(found.outcome.id)
    named = (facts for facts in index.facts() if facts.path in lost) if lost else iter(())
    return {facts.path: Nearest(lost[facts.path], ((name, tag) for name, tag, _ in facts.ids)) for facts in named}


def _named(found: Finding) -> str:
    """The file that a pointer names, as a path of the edition; '' if it names none."""
    where = found.outcome.where
    return posixpath.normpath(posixpath.join(posixpath.dirname(found.path), where)) if where else ""


def _findings(facts: Facts, index: Index, several: Several) -> Iterator[Finding]:
    for key, numbers in facts.pointers.items():
        element, attribute, value = key
        if not value.strip() and attribute != "key":
            yield Finding(facts.path, key, "", numbers, Outcome("empty-pointer"))
        outcomes = {token: index.resolve(token, attribute, facts) for token in tokens(attribute, value)}
        if len(outcomes) > 1 and all(outcome.slug == "name-in-pointer" for outcome in outcomes.values()):
            yield Finding(facts.path, key, value, numbers, Outcome("name-in-pointer", id=fold(value)))
            continue
        for token, reached in outcomes.items():
            outcome = several.judged(_judged(reached, element, attribute), facts.path) if reached.spots else reached
            if outcome.slug and not (outcome.slug == "dangling-pointer" and attribute in _ELSEWHERE):
                yield Finding(facts.path, key, token, numbers, outcome)


def _once(findings: Iterable[Finding]) -> Iterator[Finding]:
    """The same findings, but one for each prefix that a file does not declare: at the first place, with how many more there are."""
    prefixed: dict[tuple[str, str], list[Finding]] = {}
    for found in findings:
        if found.outcome.slug == "undeclared-prefix":
            prefixed.setdefault((found.path, found.outcome.where), []).append(found)
        else:
            yield found
    for some in prefixed.values():
        first = min(some, key=lambda found: found.numbers[0])
        more = sum(len(found.numbers) for found in some) - 1
        yield first._replace(numbers=first.numbers[:1], outcome=first.outcome._replace(more=more))


def _judged(outcome: Outcome, element: str, attribute: str) -> Outcome:
    """The outcome, or another one where what is reached is of the wrong kind."""
    spots = outcome.spots
    if (
        outcome.slug
        or not spots
        or not is_particular(attribute)
        or not all(is_wrong(element, attribute, spot.element) for spot in spots)
    ):
        return outcome
    return Outcome("wrong-target", spots, outcome.id)


def _problems(whole: Whole, found: Finding, advice: _Advice) -> Iterator[Problem]:
    element, attribute, _ = found.key
    slug = found.outcome.slug
    if slug not in whole.wanted:
        return
    message = told(found.outcome, element, attribute, found.token)
    related = _related(whole, found) if slug == "wrong-target" else ()
    for number in found.numbers:
        place, line = whole.locate(found.path, number, attribute, found.token)
        problem = whole.made(slug, message, place, line, hint=advice.hint, related=related)
        if advice.new and place.end_column - place.column == len(found.token) and place.line == place.end_line:
            edit = Edit(place, found.token, advice.new)
            fix = Fix(f"write {advice.new} for {found.token}", (edit,), sure=advice.sure)
            problem = whole.made(slug, message, place, line, hint=advice.hint, fixes=(fix,))
        yield problem


def _related(whole: Whole, found: Finding) -> tuple[Related, ...]:
    spot = found.outcome.spots[0]
    if spot.path != found.path:  # another file would be read for each of thousands
        return ()
    return (whole.related(f"this is the {spot.element} that it reaches", (spot.path, spot.number), "xml:id"),)


def _advice(found: Finding, nearest: Nearest, whole: Whole) -> _Advice:
    outcome, token = found.outcome, found.token
    if outcome.slug == "missing-hash":
        return _with_hash(found)
    if outcome.slug == "dangling-pointer" and outcome.spots:
        return _elsewhere(found)
    if outcome.slug == "dangling-pointer":
        return _meant(found, nearest)
    if outcome.slug == "missing-file":
        return _similar_file(found, whole.paths)
    if outcome.slug == "name-in-pointer" and "://" in found.key[2]:
        return _Advice(_BLANK)
    return _Advice(described(outcome, found.key[1], token))


def _with_hash(found: Finding) -> _Advice:
    """``id`` should be ``#id``; perhaps with the file before it, where it stands in one other file and is no entry."""
    spots, token = found.outcome.spots, found.token
    known = any(spot.path == found.path or spot.element in ENTRIES for spot in spots)
    if known:
        return _Advice(f"write #{token}", f"#{token}", sure=True)
    if len(spots) == 1:
        new = f"{_from(found.path, spots[0].path)}#{token}"
        return _Advice(f"did you mean {new}?", new)
    return _Advice(f"several files have this id: name the one that is meant, as in {spots[0].path}#{token}")


def _from(path: str, other: str) -> str:
    return posixpath.relpath(other, posixpath.dirname(path) or ".")


def _elsewhere(found: Finding) -> _Advice:
    """The id is not in the file that is named: the one file that has it."""
    spots = found.outcome.spots
    files = {spot.path for spot in spots}
    if len(files) != 1:
        return _Advice("correct the id or the file, or give the element this xml:id")
    new = f"{_from(found.path, spots[0].path)}#{found.outcome.id}"
    return _Advice(f"did you mean {new}?", new)


def _meant(found: Finding, nearest: Nearest) -> _Advice:
    element, attribute, _ = found.key
    name = found.outcome.id
    if "://" in name and found.token == f"#{name}":
        return _Advice("this is an address: take the # away", name, sure=True)
    fitting = [near for near, tag in nearest.of(name) if not is_wrong(element, attribute, tag)][:3]
    if not fitting:
        return _Advice(described(found.outcome, found.key[1], found.token))
    sharp = "#" if found.token.startswith("#") else ""
    pattern = nearest.pattern(name)
    offered = " or ".join(f"{sharp}{near}" for near in fitting)
    if found.outcome.where:
        sharp = f"{found.token.rpartition('#')[0]}#"
        offered = " or ".join(f"{sharp}{near}" for near in fitting)
    new = f"{sharp}{fitting[0]}" if found.token == f"{sharp}{name}" else ""
    if pattern and pattern.mend(name) == fitting[0]:
        return _Advice(f"write {sharp}{fitting[0]}: {_rule(pattern)}", new, sure=True)
    return _Advice(f"did you mean {offered}?", new if len(fitting) == 1 else "")


def _similar_file(found: Finding, paths: frozenset[str]) -> _Advice:
    """The one file of the same name that stands elsewhere."""
    path = found.outcome.where
    name = posixpath.basename(path)
    alike = [other for other in paths if other.rpartition("/")[2].casefold() == name.casefold()]
    if "://" in found.key[2]:
        return _Advice(_BLANK)
    if len(alike) != 1:
        return _Advice(described(found.outcome, found.key[1], found.token))
    new = found.token.replace(path, _from(found.path, alike[0]))
    return _Advice(f"did you mean {new}?", new)


def _rule(pattern: Pattern) -> str:
    if pattern.missing:
        return f"ids here begin with “{pattern.missing}”"
    return f"ids here have no “{pattern.extra}” before them"


def _patterns(whole: Whole, findings: Iterable[Finding], nearest: Nearest) -> Iterator[Problem]:
    """Once for each rule that pointers break in the same way: how many they are, and what all of them need."""
    counts: Counter[Pattern] = Counter()
    first: dict[Pattern, Finding] = {}
    for found in findings if nearest.patterns and "pointer-pattern" in whole.wanted else ():
        pattern = nearest.pattern(found.outcome.id) if found.outcome.slug == "dangling-pointer" else None
        if pattern and not found.outcome.where:
            counts[pattern] += len(found.numbers)
            first.setdefault(pattern, found)
    for pattern, n in counts.items():
        found = first[pattern]
        right = pattern.mend(found.outcome.id)
        what = f"lack “{pattern.missing}”" if pattern.missing else f"have “{pattern.extra}” too much"
        message = f"{n:,} pointers {what}: “{found.token}” should be “#{right}”, and so on"
        hint = "they can be mended in one go: edition validate --fix shows how"
        yield whole.problem(
            "pointer-pattern", message, (found.path, found.numbers[0]), found.key[1], found.token, hint=hint
        )
