"""From witnesses to the file: align, fit, merge, write, and read each witness off the result again."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from functools import partial
from typing import Any

from edition.collating import document, leaving, rebuilding
from edition.collating.correcting import Correction, Corrections
from edition.collating.fitting import fitted
from edition.collating.merging import Group, Merger
from edition.collating.nodes import Element
from edition.collating.segments import Cuts
from edition.collating.table import Column, tabled
from edition.collating.tokens import Normalization
from edition.collating.transposing import Links, Move, moves
from edition.collating.witnesses import Witness
from edition.collating.writing import Names, identifiers
from edition.errors import EditionError
from edition.model import Problem

Told = Callable[[str, int, int], None]
"""Is told how far the work is: the step, what is done, and of how much."""


@dataclass(frozen=True, slots=True)
class Wish:
    """How lemmas are chosen: by the base, a siglum (without one the first witness), or by majority; and an editor's corrections.

    ``path`` is where these stand, ``normalization`` that by which their words are found.
    """

    base: str = ""
    majority: bool = False
    corrections: Sequence[Correction] = ()
    path: str = ""
    normalization: Normalization = field(default_factory=Normalization)


@dataclass(frozen=True, slots=True)
class Collation:
    """The file, how many entries it has of each sort, how many transpositions, and what did not fit."""

    data: bytes
    entries: Counter[str]
    transpositions: int
    problems: tuple[Problem, ...]


def collated(witnesses: Sequence[Witness], wish: Wish, told: Told = lambda *_: None) -> bytes:
    """The result of a collation as a TEI file. Raises ``EditionError``."""
    return collate(witnesses, wish, told).data


def collate(witnesses: Sequence[Witness], wish: Wish, told: Told = lambda *_: None) -> Collation:
    """Collate witnesses. Raises ``EditionError``."""
    group = _order(witnesses, wish)
    sigla = [witness.siglum for witness in witnesses]
    originals = [rebuilding.events_of([witness.body]) for witness in witnesses]
    corrections = Corrections(wish.path, wish.corrections, witnesses, wish.normalization)
    columns = _aligned(witnesses, group, corrections, told)
    found = _moves(witnesses, group, columns)
    base = witnesses[group[0]].body
    told("merging", 0, len(group))
    bodies = [witness.body if witness.body is base else fitted(base, witness.body) for witness in witnesses]
    prefixes = {a: prefix for witness in reversed(witnesses) for a, prefix in witness.prefixes.items()}
    names = Names(sigla, bodies, prefixes)
    links = Links(found, frozenset((*sigla, *identifiers(bodies))))
    body = _merged(sigla, bodies, group, wish, _Making(names, corrections.cuts(), links))
    data = document.written(witnesses, names, body, _lemma(sigla[group[0]], majority=wish.majority))
    made = rebuilding.parsed(data)
    _check(made, sigla, originals, told)
    problems = [problem for witness in witnesses for problem in witness.problems]
    problems += leaving.told({witness.siglum: witness.left for witness in witnesses})
    return Collation(data, rebuilding.counted(made), len(found), (*problems, *corrections.problems))


def _order(witnesses: Sequence[Witness], wish: Wish) -> Group:
    """The numbers of the witnesses, that of the base first."""
    sigla = [witness.siglum for witness in witnesses]
    if len(sigla) < 2:
        raise EditionError("a collation needs two witnesses or more", "name several files")
    if wish.base and wish.base not in sigla:
        raise EditionError(f"no witness has the siglum {wish.base}", f"there are: {', '.join(sigla)}")
    base = sigla.index(wish.base) if wish.base else 0
    return (base, *(number for number in range(len(sigla)) if number != base))


def _aligned(witnesses: Sequence[Witness], group: Group, corrections: Corrections, told: Told) -> list[Column]:
    return tabled(
        [witnesses[number].words for number in group],
        partial(corrections.fixing, group),
        partial(corrections.parting, group),
        partial(told, "aligning"),
    )


def _moves(witnesses: Sequence[Witness], group: Group, columns: Sequence[Column]) -> list[Move]:
    """What witnesses have in another place than the base; what two of them have in the same one is told once."""
    base = witnesses[group[0]].words
    held: list[set[int]] = [set() for _ in group]
    for number, column in enumerate(columns):
        for at in column.words:
            held[at].add(number)
    found: dict[tuple[int, int], Move] = {}
    for at, number in enumerate(group[1:], 1):
        for move in moves(base, witnesses[number].words, held[0], held[at]):
            found.setdefault((move.base[0], move.witness[0]), move)
    return list(found.values())


@dataclass(frozen=True, slots=True)
class _Making:
    names: Names
    cuts: Cuts
    links: Links


def _merged(sigla: Sequence[str], bodies: Sequence[Element], group: Group, wish: Wish, making: _Making) -> str:
    """The body, made again until pointers know which identifiers were renamed, and entries which ones they belong to."""
    names, links = making.names, making.links
    known = -1
    while known != len(names.renamed) or links.settle():
        known = len(names.renamed)
        merger = Merger(sigla, names, making.cuts, links.attributes, majority=wish.majority)
        body = merger.body(bodies, group)
    return body


def _lemma(base: str, *, majority: bool) -> str:
    if majority:
        return f"The lemma is the reading of most witnesses; of as many, that of {base}, or of whoever is named before the others."
    return f"The lemma is the reading of {base}."


def _check(body: Any, sigla: Sequence[str], originals: Sequence[Sequence[object]], told: Told) -> None:
    """Read each witness off the result: it is what went in, or this program is wrong, and nothing is written."""
    rebuilder = rebuilding.Rebuilder(body, sigla)
    for number, (siglum, original) in enumerate(zip(sigla, originals, strict=True)):
        told("checking", number, len(sigla))
        if rebuilder.witness(siglum) != original:
            raise EditionError(
                f"the text of {siglum} cannot be read off the result, so nothing was written",
                "this is a fault of the toolkit: please report it with the files",
            )
