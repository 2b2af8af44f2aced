"""Texts side by side: passages without a counterpart where most have one, and texts that are named and are not there."""

from __future__ import annotations

import posixpath
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from edition.aligning import Group, Unit, align, named, units_of
from edition.checking.rules.sheet import At, Sheet
from edition.checking.rules.whole import Whole
from edition.model import Place, Problem
from edition.project import SETTINGS
from edition.reading.reader import contents, headed
from edition.sides import sides_of
from edition.tei import ID, prefix_definitions

_HINT = "if it should have one, give both the same @n, or let one point to the other by @corresp; else all is well"


@dataclass(frozen=True, slots=True)
class Lone:
    """The first passage of a text, or of a part of one, without a counterpart; how many more there are, how many have one."""

    at: At
    more: int
    paired: int


@dataclass(frozen=True, slots=True)
class Sides:
    """The texts of a file by their ids, and what stands alone in those that hold their translations."""

    texts: tuple[tuple[str, At], ...]
    alone: tuple[Lone, ...]


def collect(sheet: Sheet) -> Sides | None:
    """The texts of a file."""
    stem = posixpath.splitext(posixpath.basename(sheet.document.path))[0]
    texts, alone = [], []
    for tei in headed(sheet.document.root):
        texts.append(((tei.get(ID) or "").strip() or stem, sheet.at(tei)))
        for content in contents(tei):
            sides = [(sheet.document.path, side) for side in sides_of(content)]
            found = _alone(sides, prefix_definitions(sheet.document.root), "")
            alone += [Lone(sheet.at(element), more, paired) for _, element, more, paired in found]
    return Sides(tuple(texts), tuple(alone)) if texts else None


def _alone(sides: Sequence[tuple[str, Any]], prefixes: Any, by: str) -> Iterator[tuple[int, Any, int, int]]:
    """Of each column that has some: its number, the first passage alone, how many more there are, how many are not alone."""
    units: list[Unit] = []
    elements: list[Any] = []
    for n, (path, side) in enumerate(sides):
        found = units_of(side, n, len(units), named(path, prefixes))
        units += [unit for unit, _ in found]
        elements += [element for _, element in found]
    aligned = align(units, len(sides), by)
    if aligned.together <= len(aligned.alone):
        return
    for n in range(len(sides)):
        lone = [one for one in aligned.alone if units[one].column == n]
        if lone:
            yield n, elements[lone[0]], len(lone) - 1, aligned.together


def judge(whole: Whole) -> Iterator[Problem]:
    """What stands alone in texts with their translations, and in groups that the settings name."""
    texts: dict[str, At] = {}
    for _, sides in whole.facts("parallels"):
        for name, at in sides.texts:
            texts.setdefault(name, at)
        for lone in sides.alone:
            yield _problem(whole, lone)
    for group in whole.project.parallel.groups:
        yield from _missing(whole, group, texts)
        yield from (_problem(whole, lone) for lone in _of_group(whole, group, texts))


def _problem(whole: Whole, lone: Lone) -> Problem:
    others = "" if not lone.more else f"; nor {'has one other' if lone.more == 1 else f'have {lone.more} others'} of it"
    message = f"this passage has no counterpart in the text beside it, though {lone.paired} have one{others}"
    return whole.problem("passage-without-counterpart", message, lone.at, hint=_HINT)


def _missing(whole: Whole, group: Group, texts: dict[str, At]) -> Iterator[Problem]:
    for name in group.texts:
        if name not in texts:
            message = f"the settings want “{name}” beside other texts, and no text has this id"
            hint = "a text's id is the xml:id of its TEI, else the name of its file without the ending"
            yield whole.made("parallel-text-missing", message, Place(SETTINGS), "", hint=hint)


def _of_group(whole: Whole, group: Group, texts: dict[str, At]) -> Iterator[Lone]:
    """What stands alone in a group of texts. Their files are looked at once more."""
    known = [texts[name] for name in group.texts if name in texts]
    teis = [(at, tei) for at in known if (tei := whole.element(at)) is not None]
    sides = [(at[0], content) for at, tei in teis for content in contents(tei)[:1]]
    prefixes = {name: pairs for _, tei in teis for name, pairs in prefix_definitions(tei).items()}
    for n, element, more, paired in _alone(sides, prefixes, group.by):
        (path, number), tei = teis[n]
        offset = next(k for k, one in enumerate(tei.iter("*")) if one is element)
        yield Lone((path, number + offset), more, paired)
