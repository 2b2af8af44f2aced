"""Decisions held against the registers: what is new, what is there already, and what cannot be."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from edition.citing.identifiers import FORMS, Identifier
from edition.reconciling.decisions import Decided, fault_in_words
from edition.reconciling.entries import Known, Registers
from edition.reconciling.matching import folded
from edition.spelling import nearest


@dataclass(frozen=True, slots=True)
class Addition:
    """An identifier that an entry gets, and the line of the table that says so."""

    line: int
    entry: Known
    identifier: Identifier


@dataclass(slots=True)
class Judged:
    """What a table comes to: additions by its lines, how many rows decided what, and what is wrong, a line each."""

    additions: list[Addition] = field(default_factory=list)
    counts: Counter[str] = field(default_factory=Counter)
    wrong: list[str] = field(default_factory=list)


def judged(rows: Iterable[Decided], registers: Registers) -> Judged:
    """Each row held against the registers and the rows before it; a row that changes nothing is counted as ``there``."""
    judge = _Judge(registers)
    for row in rows:
        judge.take(row)
    return judge.found


class _Judge:
    """What the registers have, and what the rows so far add to it."""

    def __init__(self, registers: Registers) -> None:
        self.found = Judged()
        self._by_id: defaultdict[str, list[Known]] = defaultdict(list)
        self._by_name: defaultdict[tuple[str, tuple[str, ...]], set[str]] = defaultdict(set)
        self._owners: defaultdict[tuple[str, Identifier], list[Known]] = defaultdict(list)
        self._lines: dict[tuple[str, Identifier], int] = {}
        self._has: dict[tuple[str, str], list[Identifier]] = {}
        for one in registers.entries:
            self._by_id[one.id].append(one)
            for name in (one.name, one.sort_name, *one.names):
                self._by_name[one.kind, folded(name)].add(one.id)
            self._has[one.kind, one.id] = list(one.identifiers)
            for identifier in one.identifiers:
                self._owners[one.kind, identifier].append(one)

    def take(self, row: Decided) -> None:
        """One row: its additions, or what is wrong with it."""
        self.found.counts[row.decision or "open"] += 1
        if not row.decision:
            return
        entry = self._entry(row)
        wrong = [entry] if isinstance(entry, str) else []
        wrong += row.faults
        if row.decision == "accept" and not wrong and not row.identifiers:
            wrong.append("it is accepted, and there is no identifier in the columns of authorities")
        if not isinstance(entry, str) and row.decision == "accept" and not row.faults:
            wrong += self._mixed_up(row, entry) or self._added(row, entry)
        self.found.wrong += [f"{row.called}: {words}" for words in wrong]

    def _entry(self, row: Decided) -> Known | str:
        """The entry that a row means, or why there is none."""
        if not row.id:
            return "it says no id, so nobody knows which entry is meant"
        some = self._by_id.get(row.id, [])
        if len(some) > 1:
            some = [one for one in some if one.path == row.path] or some
        if len(some) == 1:
            return some[0]
        if some:
            files = ", ".join(one.path for one in some)
            return f"several entries have this id ({files}): say in the column source_file which is meant"
        meant = nearest(row.id, self._by_id, 0.8)
        return "no register has an entry with this id" + (f"; did you mean {meant}?" if meant else "")

    def _mixed_up(self, row: Decided, entry: Known) -> list[str]:
        """Whether a row has the name of another entry: columns that were sorted without the others."""
        called = self._by_name.get((entry.kind, folded(row.name)), set()) if row.name else set()
        if not called or entry.id in called:
            return []
        return [f"this id is that of {entry.name}, and the name that of {min(called)}: have the rows been mixed up?"]

    def _added(self, row: Decided, entry: Known) -> Iterator[str]:
        """Take in what a row adds to an entry; what cannot be added is told."""
        has = self._has[entry.kind, entry.id]
        new = [one for one in row.identifiers if one not in has]
        if not new and row.identifiers:
            self.found.counts["there"] += 1
        for one in new:
            others = [other.number for other in has if other.authority == one.authority]
            called = FORMS[one.authority].called
            if fault := fault_in_words(one):
                yield fault
            elif others:
                yield f"{called} {one.number}: the entry has {_listed(others)} already"
            elif owner := self._owner(entry, one):
                yield f"{called} {one.number}: {owner} has it already"
            else:
                has.append(one)
                self._owners[entry.kind, one].append(entry)
                self._lines[entry.kind, one] = row.line
                self.found.additions.append(Addition(row.line, entry, one))

    def _owner(self, entry: Known, one: Identifier) -> str:
        """Another entry of the kind that has an identifier, in words; works may share one."""
        others = self._owners[entry.kind, one] if entry.kind != "work" else []
        line = self._lines.get((entry.kind, one))
        return next((f"{o.name} ({o.id}{f', line {line}' if line else ''})" for o in others if o.id != entry.id), "")


def _listed(numbers: Sequence[str]) -> str:
    return " and ".join(numbers)
