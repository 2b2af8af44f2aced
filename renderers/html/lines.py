"""Lines of an index: words in their context, those of one text together under its title."""

from __future__ import annotations

import itertools
from collections.abc import Iterable, Iterator
from operator import attrgetter

from edition.index import Group, Line
from edition.tei import shortened

from .escaping import escape
from .words import catalogue

_LONGEST = 700
"""Characters of a quotation that a line shows; it leads to the whole."""
_title = attrgetter("title")


def lines(found: Iterable[Line], counted: bool = False, *, kwic: bool = False) -> str:
    """Lines in their order, those of one text together under its title; pages with lines stand one folder deep.

    Where labels are numbers of words, ``counted`` says so; ``kwic``: the words below one another, the rest on both sides.
    """
    name = "lines kwic" if kwic else "lines"
    parts = []
    for title, some in itertools.groupby(found, key=_title):
        items = "".join([line(one, counted) for one in some])
        parts.append(f'<h3>{escape(title)}</h3>\n<ol class="{name}">\n{items}</ol>\n')
    return "".join(parts)


def line(one: Line, counted: bool = False) -> str:
    """Words in their context as one item of a list; they, and nothing around them, lead to where they stand."""
    label = ""
    if one.label:
        label = f' <span class="label">{escape(number_of_words(one.label) if counted else one.label)}</span>'
    surface, before, after = one.surface, one.before, one.after
    if len(surface) > _LONGEST:
        surface = shortened(surface, _LONGEST)
    words = escape(surface) or "∅"
    address = f"../{escape(one.url)}"
    if not (before or after):
        return f'<li dir="auto"><a class="said" href="{address}">{words}</a>{label}</li>\n'
    left = f'<span class="before">{escape(before)}</span>' if before else '<span class="before"></span>'
    return f'<li dir="auto">{left}<span class="here"><a href="{address}"><b>{words}</b></a>{escape(after)}{label}</span></li>\n'


def readings(found: Iterable[Line]) -> str:
    """Apparatus entries, one line a reading: lemma, its witnesses, a bracket, the reading and its witnesses."""
    omitted = f'<span class="omitted">{catalogue()["text"]["omitted"]}</span>'
    parts = []
    for one in found:
        lemma, reading = escape(one.before) or "∅", escape(one.surface) or omitted
        words = f'<a href="../{escape(one.url)}">{lemma}</a>{_sigla(one.after)}] {reading}{_sigla(one.label)}'
        parts.append(f'<li dir="auto">{words}</li>\n')
    return "".join(parts)


def _sigla(witnesses: str) -> str:
    return f' <span class="siglum">{escape(witnesses)}</span>' if witnesses else ""


def number_of_words(number: str) -> str:
    """A number of words, in words."""
    said = catalogue()["indexes"]
    return said["words-one"] if number == "1" else said["words-many"].format(number)


def flat(groups: Iterable[Group]) -> Iterator[tuple[str, str, Line]]:
    """The lines of groups, each with the name and the page of its group."""
    return ((group.name, group.page, line) for group in groups for line in group.lines)


def grouped(rows: Iterable[tuple[str, str, Line]]) -> list[Group]:
    """Lines as groups again."""
    some = itertools.groupby(rows, key=lambda one: one[:2])
    return [Group(name, page, tuple(line for *_, line in lines)) for (name, page), lines in some]
