"""Labels of speakers at the beginnings of lines, and whether they are plain: they come back by turns, before speech."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from edition.encoding.drafting.headings import begins_part
from edition.encoding.drafting.pieces import Element
from edition.encoding.drafting.rows import Group, Row, ends_sentence

Part = Group | Element
"""A group of lines between empty lines, or what belongs to pages."""
_TITLE = r"(?:(?:Mrs?|Dr|St|M|Mme|Mlle|Hr|Fr|Prof|MRS?|DR|ST|MME|MLLE|HR|FR|PROF)\.\s)?"
_NAME = rf"(?P<name>(?:\d{{1,2}}\.\s)?{_TITLE}[^\W\d_](?:[^\W_]|[ '’&\-]){{0,39}}?)"
_ASIDE = r"(?P<aside>\s*\([^()]{1,80}\)|\s*\[[^\[\]]{1,80}\]|,\s[^.:()\[\]]{1,80})?"
_DASH = r"(?:\s?[–—-]+(?=\s))?"
STYLES = {
    "colon": re.compile(rf"{_NAME}{_ASIDE}\s?:{_DASH}(?=\s|$)"),
    "stop": re.compile(rf"{_NAME}{_ASIDE}\.{_DASH}(?=\s+\S)"),
    "bracket": re.compile(rf"{_NAME}(?P<aside>\s+\([^()]{{1,80}}\))[.:]?(?=\s+\S)"),
    "alone": re.compile(rf"{_NAME}{_ASIDE}[.:]?$"),
    "short": re.compile(r"(?P<name>[^\W\d_]{1,12}(?: [^\W\d_]{1,12})?)(?P<aside>)\.(?=\s+\S)"),
}
"""TABLE of the ways in which a speaker stands before a speech."""
_FAMILIES: tuple[tuple[str, ...], ...] = (("colon",), ("stop", "bracket"), ("alone",), ("short",))
"""The styles that a text has beside each other."""
_CAPITALS = frozenset(("stop", "bracket", "alone"))
"""In these a name is in capitals: in small letters any sentence would begin with one."""
_NO_SPEAKERS = frozenset(
    """present apologies absent date time place venue agenda minutes item action actions decision decisions resolved motion note
    notes from to cc bcc subject sent re name age address occupation author title source source(s) keywords abstract example
    anwesend entschuldigt abwesend datum zeit ort beginn ende beschluss beschluß antrag protokoll von an betreff gesendet
    anmerkung beispiel quelle présents excusés absents lieu heure ordre décision décisions de à objet envoyé exemple source nota
    presenti assenti luogo data ora fecha lugar hora asunto asistentes ingredients method zutaten zubereitung ingrédients
    préparation see also""".split()
)
_LIVELY = re.compile(r"[?!？！]")
_FEWEST, _FEWEST_OF_ONE = 4, 2
"""Turns of a text, and of two of its speakers."""
_FEWEST_WEAK = 8
"""Turns where names stand alone above what may be no speech, or are cut short."""


class Label(NamedTuple):
    """The label of a speaker: ``name`` as it is compared; offsets in the source.

    The speaker stands from the line's start to ``end``; how it is said goes from there to ``words``, where the
    speech begins; without one the two are one.
    """

    name: str
    end: int
    words: int


class Turn(NamedTuple):
    """A place in the text at which somebody begins to speak."""

    part: int
    row: int
    label: Label


class Plan(NamedTuple):
    """The parts of a text, cut so that each turn begins one, and the labels by their places; ``is_play``: no mere talk."""

    parts: list[Part]
    labels: dict[int, Label]
    is_play: bool


def plan(parts: Sequence[Part]) -> Plan | None:
    """Who speaks where in a text, if that is plain; else None."""
    best: tuple[list[Turn], tuple[str, ...]] | None = None
    for family in _FAMILIES:
        turns = _turns(parts, family)
        if (best is None or len(turns) > len(best[0])) and _is_plain(parts, turns, family):
            best = (turns, family)
    if best is None:
        return None
    turns, family = best
    cut, labels = _cut(parts, turns)
    heads = any(begins_part(one.text) for part in parts if not isinstance(part, Element) for one in part)
    return Plan(cut, labels, heads or not _CAPITALS.isdisjoint(family))


def label(one: Row, style: str) -> Label | None:
    """The label with which a line begins, in one style."""
    found = STYLES[style].match(one.text)
    if found is None:
        return None
    name, aside = found["name"], found["aside"] or ""
    if (
        not _may_be_name(name, style)
        or begins_part(one.text)
        or (aside[:1] == "," and not aside[1:].lstrip()[0].islower())
    ):
        return None
    at = one.start + (found.start("aside") if aside else found.end())
    return Label(" ".join(name.casefold().split()), at, one.start + found.end())


def _may_be_name(name: str, style: str) -> bool:
    words = name.split()
    if re.fullmatch(_TITLE, f"{name}. "):
        return False
    if name.casefold() in _NO_SPEAKERS or len(words) > 5 or not name.lstrip("0123456789. ")[:1].isupper():
        return False
    return name.isupper() if style in _CAPITALS else len(words) <= 4


def _labels(parts: Sequence[Part], styles: Iterable[str]) -> Iterator[Turn]:
    for number, part in enumerate(parts):
        for index, one in enumerate(part if not isinstance(part, Element) else ()):
            found = next(filter(None, (label(one, style) for style in styles)), None)
            if found is not None and _has_speech(parts, number, index, found):
                yield Turn(number, index, found)


def _has_speech(parts: Sequence[Part], number: int, index: int, found: Label) -> bool:
    """Whether something is said behind a label: on its line, on the next, or in the next group."""
    group = parts[number]
    assert not isinstance(group, Element)  # noqa: S101 - labels stand in groups
    if group[index].text[found.words - group[index].start :].strip() or index + 1 < len(group):
        return True
    return len(group) == 1 and number + 1 < len(parts) and not isinstance(parts[number + 1], Element)


def _turns(parts: Sequence[Part], styles: tuple[str, ...]) -> list[Turn]:
    """The labels that come back, and those that look like them in all."""
    found = list(_labels(parts, styles))
    times = Counter(turn.label.name for turn in found)
    return [turn for turn in found if times[turn.label.name] > 1 or _may_speak_once(parts, turn, styles)]


def _may_speak_once(parts: Sequence[Part], turn: Turn, styles: tuple[str, ...]) -> bool:
    """Whether somebody who speaks a single time is taken for a speaker."""
    group = parts[turn.part]
    if turn.row or isinstance(group, Element) or "short" in styles:
        return False
    if "alone" in styles:
        return len(group) > 1
    return "stop" in styles or all(
        word[0].isupper() for word in group[0].text[: turn.label.end - group[0].start].split()
    )


def _is_plain(parts: Sequence[Part], turns: list[Turn], family: tuple[str, ...]) -> bool:
    """Whether labels are those of speakers."""
    has_heads = any(begins_part(one.text) for part in parts if not isinstance(part, Element) for one in part)
    names = [turn.label.name for turn in turns]
    times = Counter(names)
    weak = family[0] in ("alone", "short") and not has_heads
    if len(turns) < (_FEWEST_WEAK if weak else _FEWEST) or sum(n >= _FEWEST_OF_ONE for n in times.values()) < 2:
        return False
    if len(times) > 0.6 * len(turns) or sum(a != b for a, b in pairwise(names)) < 0.6 * (len(names) - 1):
        return False
    said = [_said(parts, turns, n) for n in range(len(turns))]
    if sum(map(ends_sentence, said)) < 0.5 * len(said) or _coverage(parts, turns) < (0.5 if weak else 0.3):
        return False
    lively = sum(bool(_LIVELY.search(one)) for one in said) >= 0.15 * len(said)
    return lively or not (weak or _is_cyclic(names))


def _is_cyclic(names: list[str]) -> bool:
    """Whether names follow each other always in the same order, as fields of a form do."""
    period = len(set(names))
    return all(name == names[n % period] for n, name in enumerate(names))


def _said(parts: Sequence[Part], turns: list[Turn], number: int) -> str:
    """The words of a turn, as far as they stand in its own group or in the one below a name alone."""
    turn = turns[number]
    group = parts[turn.part]
    following = turns[number + 1] if number + 1 < len(turns) else None
    assert not isinstance(group, Element)  # noqa: S101 - as above
    end = following.row if following and following.part == turn.part else len(group)
    first = group[turn.row]
    said = [first.text[turn.label.words - first.start :], *(one.text for one in group[turn.row + 1 : end])]
    below = parts[turn.part + 1] if turn.part + 1 < len(parts) else ()
    if len(group) == 1 and not said[0].strip() and not isinstance(below, Element):
        said += [one.text for one in below]
    return " ".join(said)


def _coverage(parts: Sequence[Part], turns: list[Turn]) -> float:
    """Of the groups from the first turn to the last, how many begin with a turn or stand below a name alone."""
    begun = {turn.part for turn in turns}
    groups = [n for n in range(turns[0].part, turns[-1].part + 1) if not isinstance(parts[n], Element)]
    covered = begun | {turn.part + 1 for turn in turns if _is_alone(parts[turn.part])}
    return sum(n in covered for n in groups) / len(groups)


def _is_alone(part: Part) -> bool:
    return not isinstance(part, Element) and len(part) == 1


def _cut(parts: Sequence[Part], turns: list[Turn]) -> tuple[list[Part], dict[int, Label]]:
    """The parts, with one that begins where each turn does."""
    by_part: dict[int, list[Turn]] = {}
    for turn in turns:
        by_part.setdefault(turn.part, []).append(turn)
    cut: list[Part] = []
    labels: dict[int, Label] = {}
    for number, part in enumerate(parts):
        here = by_part.get(number, [])
        if isinstance(part, Element) or not here:
            cut.append(part)
            continue
        if here[0].row:
            cut.append(part[: here[0].row])
        for turn, following in zip(here, [*here[1:], None], strict=True):
            labels[len(cut)] = turn.label
            cut.append(part[turn.row : following.row if following else len(part)])
    return cut, labels
