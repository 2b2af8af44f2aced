"""Rules of registers: one entry for one thing, and each of use (TEI P5, section 14.3)."""

from __future__ import annotations

import hashlib
from collections import defaultdict
from collections.abc import Iterator
from typing import NamedTuple

from edition.checking.rules.pointers import tokens
from edition.checking.rules.sheet import Sheet
from edition.checking.rules.whole import Whole
from edition.citing.identifiers import FORMS, stated
from edition.model import Problem
from edition.reading.registers import Entry
from edition.tei import ID, address_key, split_pointer, words

_UNIQUE = ("person", "organization", "place", "event", "session")
"""Kinds of which an authority file describes each once; works share the numbers of their series."""


class Registered(NamedTuple):
    """What the rules know of an entry: ``keys`` are its identifiers in the form in which two are compared.

    Those of authorities are ``gnd:118540238``, however they are written; others are addresses, or ``TYPE:number``.
    """

    id: str
    kind: str
    name: str
    number: int
    keys: tuple[str, ...]
    addresses: tuple[str, ...]


def collect(sheet: Sheet) -> list[Registered] | None:
    """The entries of a file that something can point to; not the participants of one text."""
    return [_registered(entry) for entry in sheet.entries if entry.xml_id and not entry.local] or None


def _registered(entry: Entry) -> Registered:
    keys = tuple(dict.fromkeys(key for key in map(_key, entry.identifiers) if len(key) > 3))
    return Registered(entry.xml_id, entry.kind, entry.name, entry.ordinal, keys, entry.addresses)


def _key(identifier: str) -> str:
    if one := stated(identifier):
        return f"{one.authority}:{one.number}"
    return address_key(identifier) if "://" in identifier else identifier if ":" in identifier else ""


_At = tuple[str, Registered]


class Finding(NamedTuple):
    """What is to be said of an entry: by path and number; ``other`` is the entry it is like."""

    slug: str
    message: str
    at: tuple[str, int]
    hint: str
    other: tuple[str, int] | None = None


def judge(whole: Whole) -> Iterator[Problem]:
    """Entries of one name or one identifier, entries with two of one authority, and entries to which nothing points."""
    by_name: defaultdict[tuple[str, str], list[_At]] = defaultdict(list)
    by_key: defaultdict[tuple[str, str], list[_At]] = defaultdict(list)
    for path, entries in whole.facts("registers"):
        for entry in entries:
            if entry.name != entry.id and entry.kind in _UNIQUE:
                by_name[entry.kind, entry.name.casefold()].append((path, entry))
            for key in entry.keys if entry.kind in _UNIQUE else ():
                by_key[entry.kind, key].append((path, entry))
    found = [*_identifiers(whole, by_key), *_doubled(whole), *_names(whole, by_name), *_unused(whole)]
    # File by file, so that places are found in each once.
    others = {at: whole.related("the other entry", at) for at in sorted({f.other for f in found if f.other})}
    for finding in sorted(found, key=lambda finding: finding.at):
        related = (others[finding.other],) if finding.other else ()
        yield whole.problem(finding.slug, finding.message, finding.at, hint=finding.hint, related=related)


def _identifiers(whole: Whole, found: dict[tuple[str, str], list[_At]]) -> Iterator[Finding]:
    told: set[tuple[str, int]] = set()
    for (kind, key), (one, *others) in found.items() if "identifier-twice" in whole.wanted else ():
        for other in others:
            at = (other[0], other[1].number)
            if other[1].id != one[1].id and at not in told:
                told.add(at)
                names = (f"{entry.name} ({entry.id})" for _, entry in (other, one))
                message = f"{next(names)} has the identifier {key}, as {next(names)} has: one {kind} or two?"
                hint = "let one entry stand for both, or correct the identifier"
                yield Finding("identifier-twice", message, at, hint, (one[0], one[1].number))


def _doubled(whole: Whole) -> Iterator[Finding]:
    """Entries that are two things to one authority."""
    for path, entries in whole.facts("registers") if "identifier-doubled" in whole.wanted else ():
        for entry in entries:
            for called, numbers in _several(entry):
                message = f"{entry.name} ({entry.id}) has {len(numbers)} identifiers of {called}: {', '.join(numbers)}"
                hint = "look which of them is right; if both are, nothing need be done"
                yield Finding("identifier-doubled", message, (path, entry.number), hint)


def _several(entry: Registered) -> Iterator[tuple[str, list[str]]]:
    """The authorities of which an entry has more than one number, and those."""
    if len(entry.keys) < 2 or entry.kind not in _UNIQUE:
        return
    found: defaultdict[str, list[str]] = defaultdict(list)
    for name, _, number in (key.partition(":") for key in entry.keys):
        if name in FORMS:
            found[name].append(number)
    yield from ((FORMS[name].called, numbers) for name, numbers in found.items() if len(numbers) > 1)


def _names(whole: Whole, found: dict[tuple[str, str], list[_At]]) -> Iterator[Finding]:
    alike = [entries for entries in found.values() if len({entry.id for _, entry in entries}) > 1]
    if "name-twice" not in whole.wanted or not alike:
        return
    places = sorted((path, entry.number) for entries in alike for path, entry in entries)
    said = {at: _said(whole, at) for at in places}  # file by file, so that each is parsed once
    for entries in alike:
        first: dict[str, _At] = {}
        for one in entries:
            path, entry = one
            known = first.setdefault(said[path, entry.number], one)
            if known[1].id != entry.id:
                ids = f"as {known[1].id} and as {entry.id}"
                message = f"{entry.name} stands in the registers twice, {ids}, and nothing tells them apart"
                hint = "let one entry stand for both; if there are two, say what tells them apart: a date, an identifier, a note"
                yield Finding("name-twice", message, (path, entry.number), hint, (known[0], known[1].number))


def _said(whole: Whole, at: tuple[str, int]) -> str:
    """The hash of all that an entry says but for its id: its words, and the attributes of all that stands in it."""
    element = whole.element(at)
    if element is None:
        return repr(at)
    inner = [(e.tag, sorted((a, v) for a, v in e.items() if a != ID)) for e in element.iter("*")]
    return hashlib.sha256(repr((words(element).casefold(), inner)).encode()).hexdigest()


def _unused(whole: Whole) -> Iterator[Finding]:
    if "entry-unused" not in whole.wanted:
        return
    pointed: set[str] = set()
    for _, all_facts in whole.facts("references"):
        for facts in all_facts:
            for _, attribute, value in facts.pointers:
                for token in tokens(attribute, value):
                    path, name = split_pointer(token)
                    pointed.update((name or path, address_key(token), token.rpartition(":")[2]))
    for path, entries in whole.facts("registers"):
        for entry in entries:
            if pointed.isdisjoint((entry.id, *entry.addresses)):
                message = f"nothing points to {entry.name} ({entry.id})"
                yield Finding("entry-unused", message, (path, entry.number), "point to it, or take it out")
