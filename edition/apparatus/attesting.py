"""Which witness has what at an entry, as far as the entry and the edition say it: nothing is guessed (TEI P5, 12.1.4 and 12.1.5).

A reading belongs to the witnesses that it names, groups expanded. A hand that is not named has what its witness has; a
witness of which only hands are named has what the first of them has. Of a witness that an entry does not name at all, a
negative apparatus says that it has the lemma; else nothing is known. In its lacunae a witness has nothing.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any, Literal

from edition.apparatus.entries import APP, READINGS, entry_of, lemma, readings, witness_tokens
from edition.apparatus.witnesses import Witnesses
from edition.tei import tag

LACUNA_START, LACUNA_END, WITNESS_START, WITNESS_END = map(tag, ("lacunaStart", "lacunaEnd", "witStart", "witEnd"))
LIMITS = (LACUNA_START, LACUNA_END, WITNESS_START, WITNESS_END)

Status = Literal["named", "lemma", "unknown", "lacking"]


@dataclass(frozen=True, slots=True)
class Attested:
    """What a witness has at an entry: a reading that names it (or its lemma, by the edition's word), nothing known, or a gap."""

    status: Status
    reading: Any | None = None


@dataclass(slots=True)
class Lacunae:
    """Where a witness lacks the text: pairs of the elements between which it does; None: the beginning or the end of the text.

    ``odd``: limits that have no counterpart, with the siglum. ``strayed``: limits in a note, or in whatever else is beside the
    text, whose counterpart stands elsewhere; of such a pair nothing is known to lack.
    """

    of: dict[str, list[tuple[Any | None, Any | None]]] = field(default_factory=dict)
    odd: list[tuple[Any, str]] = field(default_factory=list)
    strayed: list[tuple[Any, str]] = field(default_factory=list)


class Attesting:
    """Answers of one text. ``negative``: what the edition declares of its apparatus, None where it says nothing.

    ``beside`` are the elements that are no running text, whoever is read: notes, alternatives that are not chosen.
    """

    def __init__(
        self,
        contents: Iterable[Any],
        witnesses: Witnesses,
        negative: bool | None = None,
        base_witness: str = "",
        beside: Collection[Any] = frozenset(),
    ) -> None:
        self.witnesses, self.negative = witnesses, negative
        self._base = witnesses.named(base_witness) if base_witness else ""
        self._contents = tuple(contents)
        self._order = {e: n for n, e in enumerate(e for content in self._contents for e in content.iter("*"))}
        self._said: dict[Any, dict[str, Any]] = {
            app: self._read(app) for content in self._contents for app in content.iter(APP)
        }
        self.lacunae = self._limits()
        if beside:
            self._part(beside)
        self.cited = witnesses.in_order(siglum for said in self._said.values() for siglum in said)

    def _read(self, app: Any) -> dict[str, Any]:
        """What each is named for: by itself, else by a group (“all of α, but B …”)."""
        named = [
            (self.witnesses.named(token), reading) for reading in readings(app) for token in witness_tokens(reading)
        ]
        said: dict[str, Any] = {}
        for siglum, reading in named:
            if self.witnesses.expanded(siglum) == (siglum,):
                said.setdefault(siglum, reading)
        for siglum, reading in named:
            for member in self.witnesses.expanded(siglum):
                said.setdefault(member, reading)
        return said

    @property
    def known(self) -> Collection[Any]:
        """The entries of the text."""
        return self._said.keys()

    @cached_property
    def whole(self) -> tuple[str, ...]:
        """The witnesses that this text cites, each once, hands with their witness; those that nobody declares as well."""
        return self.witnesses.in_order(self.witnesses.hand_of(siglum) or siglum for siglum in self.cited)

    def sigla_of(self, reading: Any) -> tuple[str, ...]:
        """The witnesses of a reading as they are named there, in the order of their declaration."""
        return self.witnesses.in_order(map(self.witnesses.named, witness_tokens(reading)))

    def at(self, app: Any, siglum: str) -> Attested:
        """What a witness, or a hand, has at an entry."""
        said = self._said[app]
        if self.is_lacking(app, siglum) and siglum not in said:
            return Attested("lacking")
        for name in (siglum, *self.witnesses.hands_of(siglum), self.witnesses.hand_of(siglum)):
            if name and name in said:
                return Attested("named", said[name])
        if self.negative or siglum == self._base:
            return Attested("lemma", lemma(app))
        return Attested("unknown")

    def is_lacking(self, element: Any, siglum: str) -> bool:
        """Whether an element of the text stands in a lacuna of a witness."""
        at = self._order[element]
        whole = self.witnesses.hand_of(siglum) or siglum
        return any(
            (start is None or self._order[start] < at) and (end is None or at < self._order[end])
            for start, end in (*self.lacunae.of.get(siglum, ()), *self.lacunae.of.get(whole, ()))
        )

    def silent(self, app: Any) -> tuple[str, ...]:
        """The witnesses of which neither an entry nor the edition says what they have."""
        return tuple(siglum for siglum in self.whole if self._is_silent(app, siglum))

    def _is_silent(self, app: Any, siglum: str) -> bool:
        """Not where an entry stands in a reading that the witness has not got."""
        if self.at(app, siglum).status != "unknown":
            return False
        for around in app.iterancestors(*READINGS):
            outer = self.at(entry, siglum) if (entry := entry_of(around)) in self._said else None
            if outer is not None and outer.status == "named" and outer.reading is not around:
                return False
        return True

    def _limits(self) -> Lacunae:
        found, opened = Lacunae(), dict[str, Any]()
        begun: set[str] = set()
        for limit in (limit for content in self._contents for limit in content.iter(*LIMITS)):
            for siglum in self._whose(limit):
                if limit.tag in (LACUNA_START, WITNESS_END):
                    if siglum in opened:
                        found.odd.append((limit, siglum))
                    opened[siglum] = limit
                elif siglum in opened:
                    found.of.setdefault(siglum, []).append((opened.pop(siglum), limit))
                elif limit.tag == WITNESS_START and siglum not in begun:
                    found.of.setdefault(siglum, []).append((None, limit))
                else:
                    found.odd.append((limit, siglum))
                begun.add(siglum)
        for siglum, limit in opened.items():
            found.of.setdefault(siglum, []).append((limit, None))
            if limit.tag == LACUNA_START:
                found.odd.append((limit, siglum))
        return found

    def _part(self, beside: Collection[Any]) -> None:
        """Leave out the pairs of which one limit stands in the text and the other beside it, or both in two such places."""

        def home(limit: Any | None) -> Any | None:
            around = () if limit is None else (limit, *limit.iterancestors())
            return next((up for up in reversed(around) if up in beside), None)

        for siglum, pairs in self.lacunae.of.items():
            for start, end in pairs:
                if home(start) is not home(end):
                    self.lacunae.strayed.append((end if home(end) is not None else start, siglum))
            self.lacunae.of[siglum] = [pair for pair in pairs if home(pair[0]) is home(pair[1])]
        astray = set(self.lacunae.strayed)
        self.lacunae.odd = [one for one in self.lacunae.odd if one not in astray]

    def _whose(self, limit: Any) -> tuple[str, ...]:
        """The witnesses of a limit: those that it names, else those of the reading it stands in."""
        tokens = limit.get("wit", "").split()
        around = next(limit.iterancestors(*READINGS), None)
        if not tokens and around is not None:
            tokens = witness_tokens(around)
        return self.witnesses.in_order(
            s for token in tokens for s in self.witnesses.expanded(self.witnesses.named(token))
        )
