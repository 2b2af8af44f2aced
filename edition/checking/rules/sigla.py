"""Witnesses and where they are cited, over the whole edition: what is declared nowhere, what is cited nowhere (TEI P5, 12.1.4)."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from edition.checking.rules.sheet import At, Sheet
from edition.checking.rules.whole import Whole
from edition.model import Problem
from edition.reading.apparatus import named_siglum, undeclared
from edition.tei import ID, PREFIX, has_scheme, tag, words

_MOST = 200
"""Sigla among which the nearest one is looked for."""
_POINTING = "edRef ed source corresp sameAs copyOf ref target decls ana facs".split()
_LIST, _WITNESS, _ABBR = tag("listWit"), tag("witness"), tag("abbr")


@dataclass(frozen=True, slots=True)
class Witness:
    """A declared witness: its names, those of the groups it is in and of the witnesses in it, and where it stands.

    ``pointed``: something other than ``@wit`` points to it.
    """

    names: tuple[str, ...]
    family: tuple[str, ...]
    at: At
    pointed: bool


@dataclass(frozen=True, slots=True)
class Sigla:
    """What one file says of witnesses: those declared, groups, and what ``@wit`` cites: how often each, and where first."""

    witnesses: tuple[Witness, ...]
    groups: frozenset[str]
    cited: tuple[tuple[str, int, At], ...]


def collect(sheet: Sheet) -> Sigla | None:
    """The witnesses of a file, declared and cited."""
    declared = sheet.of("witness")
    cited = ((token, e) for e in sheet.having("wit") for token in e.get("wit").split())
    found = Sigla(
        tuple(_witness(sheet, element, pointed) for pointed in (_pointed(sheet),) for element in declared)
        if declared
        else (),
        frozenset(e.get(ID, "").strip() for e in sheet.of("listWit")) - {""},
        tuple(one for one in sheet.tallied(cited) if not has_scheme(one[0])),
    )
    return found if found.witnesses or found.groups or found.cited else None


def _pointed(sheet: Sheet) -> frozenset[str]:
    """The ids in this file to which something else than ``@wit`` points."""
    values = (element.get(name) for name in _POINTING for element in sheet.having(name))
    return frozenset(token.rpartition("#")[2] for value in values for token in value.split())


def _witness(sheet: Sheet, element: Any, pointed: frozenset[str]) -> Witness:
    names = _names(element)
    around = [up.get(ID, "") for up in element.iterancestors(_LIST, _WITNESS)]
    inside = [name for inner in element.iterdescendants(_WITNESS) for name in _names(inner)]
    return Witness(names, tuple(filter(None, around + inside)), sheet.at(element), not pointed.isdisjoint(names))


def _names(witness: Any) -> tuple[str, ...]:
    stated = (witness.get(ID, "").strip(), witness.get("n", "").strip())
    return tuple(filter(None, (*stated, *(words(abbr) for abbr in witness.iter(PREFIX + "abbr")))))


def judge(whole: Whole) -> Iterator[Problem]:
    """Sigla that are declared nowhere, each once; and witnesses that no reading cites, where others of the file are cited."""
    facts: list[Sigla] = [value for _, value in whole.facts("sigla")]
    declared = frozenset(n for found in facts for w in found.witnesses for n in w.names) | {
        g for f in facts for g in f.groups
    }
    yield from _undeclared(whole, facts, declared)
    cited = {named_siglum(token) for found in facts for token, _, _ in found.cited}
    for found in facts:
        if any(not cited.isdisjoint(witness.names) for witness in found.witnesses):
            yield from (
                _uncited(whole, w) for w in found.witnesses if not w.pointed and cited.isdisjoint((*w.names, *w.family))
            )


def _undeclared(whole: Whole, facts: list[Sigla], declared: frozenset[str]) -> Iterator[Problem]:
    counts: Counter[str] = Counter()
    first: dict[str, tuple[str, At]] = {}
    for token, count, at in (cited for found in facts for cited in found.cited):
        siglum = named_siglum(token)
        if siglum not in declared:
            counts[siglum] += count
            first.setdefault(siglum, (token, at))
    is_whole = len(first) <= len(declared) <= _MOST  # else a list is missing, and nobody misspelt
    known = declared if is_whole else frozenset()
    for siglum, (token, at) in first.items():
        message, hint = undeclared(token, counts[siglum], known)
        yield whole.problem("undeclared-siglum", message, at, "wit", token, hint=hint)


def _uncited(whole: Whole, witness: Witness) -> Problem:
    message = f"no reading cites the witness {witness.names[0] if witness.names else '(without a siglum)'}"
    hint = "nothing need be done if the apparatus names only what differs; otherwise look for a misspelt siglum"
    return whole.problem("witness-not-cited", message, witness.at, hint=hint)
