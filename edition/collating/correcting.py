"""What an editor corrects of an alignment: a small file in TOML, read again whenever the witnesses are collated.

Words are named by themselves, in brackets, with as many others around them as make the place the only one::

    [[align]]
    A = "the [colour] of"
    B = "the [hue] of"
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from edition.collating.anchors import Pair, rising
from edition.collating.nodes import Maker
from edition.collating.segments import Cuts
from edition.collating.table import Column
from edition.collating.tokens import Normalization
from edition.collating.witnesses import Witness
from edition.errors import SettingsError
from edition.model import Place, Problem
from edition.spelling import hint

KINDS = {
    "align": "these words are the same place of the text",
    "apart": "these words are not",
    "join": "from the first of these words to the last, one entry",
    "split": "an entry begins with this word",
}
_HEAD = re.compile(r"^\s*\[\[\s*(\w+)\s*\]\]")
_BRACKETS = re.compile(r"^(?P<before>[^\[\]]*)\[(?P<words>[^\[\]]+)\](?P<after>[^\[\]]*)$", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Correction:
    """One correction: its kind, of each siglum what was written, and the line where it stands."""

    kind: str
    named: Mapping[str, str]
    line: int


def read(path: str, data: bytes) -> list[Correction]:
    """The corrections of a file. Raises ``SettingsError``."""
    try:
        text = data.decode("utf-8")
        stated = tomllib.loads(text)
    except (UnicodeDecodeError, tomllib.TOMLDecodeError, ValueError, RecursionError) as error:
        raise SettingsError(f"{path} is not valid TOML: {error}", "mend the line, then collate again") from error
    lines = {kind: iter(_lines(text, kind)) for kind in KINDS}
    return [
        Correction(kind, _checked(path, kind, table), next(lines[kind], 0))
        for kind, tables in stated.items()
        for table in _tables(path, kind, tables)
    ]


def _lines(text: str, kind: str) -> list[int]:
    return [n for n, line in enumerate(text.split("\n"), 1) if (head := _HEAD.match(line)) and head[1] == kind]


def _tables(path: str, kind: str, tables: Any) -> list[Any]:
    if kind not in KINDS:
        raise SettingsError(
            f"{path}: there is no correction “{kind}”", hint(kind, KINDS, f"there are: {', '.join(KINDS)}")
        )
    if not isinstance(tables, list):
        raise SettingsError(f"{path}: “{kind}” must be written [[{kind}]]", "with two brackets on each side")
    return tables


def _checked(path: str, kind: str, table: Any) -> dict[str, str]:
    if not isinstance(table, dict) or not all(isinstance(value, str) for value in table.values()):
        raise SettingsError(f"{path}: [[{kind}]] names words of witnesses", 'as in A = "the [house] of"')
    return table


class _Misfit(Exception):
    """A correction that does not fit: why, and what to do."""


@dataclass(slots=True)
class Corrections:
    """Corrections applied to witnesses. ``problems`` are those that do not fit."""

    path: str
    found: Sequence[Correction]
    witnesses: Sequence[Witness]
    normalization: Normalization
    problems: list[Problem] = field(default_factory=list)
    _placed: list[tuple[Correction, dict[int, list[int]]]] = field(default_factory=list)

    def __post_init__(self) -> None:
        for correction in self.found:
            try:
                self._placed.append((correction, self._places(correction)))
            except _Misfit as misfit:
                self._misfit(correction, *misfit.args)

    def _places(self, correction: Correction) -> dict[int, list[int]]:
        """Of the witnesses that a correction names, the places of the words. Raises ``_Misfit``."""
        sigla = [witness.siglum for witness in self.witnesses]
        placed = {}
        for siglum, written in correction.named.items():
            if siglum not in sigla:
                raise _Misfit(f"there is no witness {siglum}", f"there are: {', '.join(sigla)}")
            number = sigla.index(siglum)
            placed[number] = self._words(self.witnesses[number], written)
        of_several = correction.kind in ("align", "apart")
        if len(placed) < (least := 2 if of_several else 1):
            raise _Misfit(f"it names {len(placed)} of at least {least} witnesses", "name them by their sigla")
        if of_several and len({len(words) for words in placed.values()}) > 1:
            raise _Misfit("there are more words in some brackets than in others", "put as many words in each")
        return placed

    def _words(self, witness: Witness, written: str) -> list[int]:
        """The places of the words in brackets. Raises ``_Misfit``."""
        match = _BRACKETS.match(written)
        parts = [match["before"], match["words"], match["after"]] if match else ["", written, ""]
        before, named, after = (self._forms(part) for part in parts)
        if not named:
            raise _Misfit(f"no word is named in “{written}”", "put the words in brackets, as in the [house] of")
        sought = [*before, *named, *after]
        forms = [word.form for word in witness.words]
        places = [
            n
            for n in range(len(forms) - len(sought) + 1)
            if forms[n] == sought[0] and forms[n : n + len(sought)] == sought
        ]
        if len(places) != 1:
            times = f"{len(places)} times" if places else "nowhere"
            advice = (
                "write more of the words around it" if places else "write the words as they are now, or take it out"
            )
            raise _Misfit(f"“{written}” stands {times} in {witness.siglum}", advice)
        start = places[0] + len(before)
        return list(range(start, start + len(named)))

    def _forms(self, text: str) -> list[str]:
        return [word.form for word in Maker(self.normalization).words(text) if word.form]

    def _misfit(self, correction: Correction, why: str, advice: str) -> None:
        message = f"this correction ({correction.kind}) was not applied: {why}"
        place = Place(self.path, correction.line, 1)
        self.problems.append(Problem("correction-misfit", "error", message, place, advice))

    def fixing(self, order: Sequence[int], columns: Sequence[Column], number: int) -> list[Pair]:
        """Pairs that must stand: of columns, and words of the witness that stands at a place of the order."""
        asked = list(self._pairs("align", order, columns, number))
        pairs = sorted({pair for pair, _ in asked})
        kept = rising(pairs)
        for pair, correction in asked:
            if pair not in kept:
                self._misfit(correction, "it crosses another one", "one of the two must go")
        return kept

    def parting(self, order: Sequence[int], columns: Sequence[Column], number: int) -> list[Pair]:
        """Pairs that must not stand."""
        return [pair for pair, _ in self._pairs("apart", order, columns, number)]

    def _pairs(
        self, kind: str, order: Sequence[int], columns: Sequence[Column], at: int
    ) -> Iterator[tuple[Pair, Correction]]:
        wanted = [(c, placed) for c, placed in self._placed if c.kind == kind and order[at] in placed]
        if not wanted:
            return
        column_of = {id(word): n for n, column in enumerate(columns) for word in column.words.values()}
        for correction, placed in wanted:
            own = placed[order[at]]
            for other in (number for number in placed if number in order[:at]):
                theirs = [column_of[id(self.witnesses[other].words[n])] for n in placed[other]]
                yield from ((pair, correction) for pair in zip(theirs, own, strict=True))

    def cuts(self) -> Cuts:
        """Where entries begin and where they go on, once the words have their columns."""
        split, join = set(), set()
        for correction, placed in self._placed:
            for number, words in placed.items():
                columns = [self.witnesses[number].words[n].column for n in words]
                if correction.kind == "split":
                    split.add(columns[0])
                elif correction.kind == "join":
                    join |= set(range(columns[0] + 1, columns[-1] + 1))
        return Cuts(split, join)
