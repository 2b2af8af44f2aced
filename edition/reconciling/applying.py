"""Additions to registers as changes of their files: planned, judged by the grammar that applies, shown as a diff, written."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

from edition.editing.differing import unified
from edition.editing.patching import Change, Lines, Unfit
from edition.editing.writing import replaced
from edition.reading.parsing import sha256
from edition.reconciling.conventions import convention
from edition.reconciling.entries import Known, Registers, gathered
from edition.reconciling.inserting import entries_in, inserted, places
from edition.reconciling.judging import Addition

Refusals = Sequence[tuple[str, int]]
"""What a grammar refuses in a file: each in words, and the line where it is."""
Judge = Callable[[str, bytes], Refusals]


@dataclass(frozen=True, slots=True)
class Changed:
    """A register as it will be: its bytes before and after, the changes, and the additions that they make."""

    path: str
    old: bytes
    data: bytes
    changes: tuple[Change, ...]
    additions: tuple[Addition, ...]


@dataclass(slots=True)
class Plan:
    """The files that change; ``wrong`` says, a line each, what cannot be written."""

    files: list[Changed] = field(default_factory=list)
    wrong: list[str] = field(default_factory=list)

    def diff(self, shown: Callable[[str], str] = str) -> Iterator[str]:
        """All changes as one unified diff, by lines without their ends; ``shown`` gives the path that it names."""
        for file in self.files:
            yield from unified(shown(file.path), file.old, file.data, file.changes)

    def write(self, root: Path) -> list[str]:
        """Write the files, each at once; why some could not be, a line each."""
        left = []
        for file in self.files:
            try:
                replaced(root / file.path, file.data, sha256(file.old))
            except Unfit as reason:
                left.append(f"{file.path}: {reason}")
        return left


def planned(
    additions: Iterable[Addition],
    registers: Registers,
    read: Callable[[str], bytes],
    judge: Judge = lambda _path, _data: (),
) -> Plan:
    """What additions make of their files. ``judge`` says of a file what its grammar refuses: that must be no more than before."""
    plan = Plan()
    by_path: defaultdict[str, list[Addition]] = defaultdict(list)
    for one in additions:
        by_path[one.entry.path].append(one)
    for path, some in sorted(by_path.items()):
        try:
            register = _Register(path, read(path), some, registers)
            wrong = register.settle(judge)
        except Unfit as reason:
            wrong = [_told(one, str(reason)) for one in some]
        plan.wrong += wrong
        if not wrong:
            plan.files.append(register.changed())
    return plan


class _Register:
    """A file that gets identifiers: its entries, and the places that are left to be tried in each of them."""

    def __init__(self, path: str, data: bytes, additions: Sequence[Addition], registers: Registers) -> None:
        self._path, self._data, self._additions = path, data, tuple(additions)
        self._lines, self._near, self._registers = Lines(data), registers.written.get(path, []), registers
        self._by_id: defaultdict[str, list[Addition]] = defaultdict(list)
        for one in additions:
            self._by_id[one.entry.id].append(one)
        self._found = entries_in(self._lines.text, frozenset(self._by_id))
        if any(name not in self._found for name in self._by_id):
            raise Unfit(f"in {path} it is not written as an element with xml:id")
        self._places = {name: places(entry) for name, entry in self._found.items()}

    def changed(self) -> Changed:
        """The file as it is to be."""
        changes = tuple(sorted(self._change(name) for name in self._by_id))
        return Changed(self._path, self._data, self._lines.applied(changes), changes, self._additions)

    def _change(self, name: str) -> Change:
        written = [
            (convention(one.identifier.authority, self._near, self._registers.written), one.identifier.number)
            for one in self._by_id[name]
        ]
        return inserted(self._lines.text, self._found[name], self._places[name][0], written)

    def settle(self, judge: Judge) -> list[str]:
        """Find places that the grammar allows; what is refused everywhere, a line each."""
        before: Counter[str] | None = None
        while True:
            changed = self.changed()
            _prove(changed)
            after = judge(self._path, changed.data)
            if after and before is None:
                before = Counter(what for what, _ in judge(self._path, self._data))
            refused = self._refused(changed, [*_more(after, before or Counter())])
            wrong = {name: what for name, what in refused.items() if len(self._places[name]) < 2}
            if wrong or not refused:
                return [
                    _told(one, f"the schema of {self._path} does not allow it: {what}")
                    for name, what in wrong.items()
                    for one in self._by_id[name]
                ]
            for name in refused:
                self._places[name].pop(0)

    def _refused(self, changed: Changed, found: Refusals) -> dict[str, str]:
        """The entries in which something is refused, and what; all of them, where it is in none."""
        if not found:
            return {}
        text = Lines(changed.data).text
        spans = {name: _lines_of(text, *span) for name, span in self._spans(changed).items()}
        refused: dict[str, str] = {}
        for what, line in found:
            inside = [name for name, (first, last) in spans.items() if first <= line <= last]
            refused.update(dict.fromkeys(inside or self._by_id, what))
        return refused

    def _spans(self, changed: Changed) -> dict[str, tuple[int, int]]:
        """Where the entries stand in the changed file."""

        def moved(at: int) -> int:
            return at + sum(len(c.new) - (c.end - c.begin) for c in changed.changes if c.end <= at)

        return {name: (moved(entry.tag.begin), moved(entry.end)) for name, entry in self._found.items()}


def _lines_of(text: str, begin: int, end: int) -> tuple[int, int]:
    return text.count("\n", 0, begin) + 1, text.count("\n", 0, end) + 1


def _more(after: Refusals, before: Counter[str]) -> Iterator[tuple[str, int]]:
    """What is refused now and was not before."""
    left = before.copy()
    for what, line in after:
        if left[what]:
            left[what] -= 1
        else:
            yield what, line


def _prove(changed: Changed) -> None:
    """Whether a changed file says what it was changed for, and nothing else. ``Unfit``: it must not be written."""
    before, after = (
        {(one.kind, one.id): one for one in _entries(changed.path, data)} for data in (changed.old, changed.data)
    )
    for one in changed.additions:
        key = one.entry.kind, one.entry.id
        if key not in after or one.identifier not in after[key].identifiers:
            raise Unfit(f"{one.identifier.number} could not be read there again")
    if any(after.get(key) != replace(one, identifiers=after[key].identifiers) for key, one in before.items()):
        raise Unfit("an entry would be called otherwise")


def _entries(path: str, data: bytes) -> list[Known]:
    return gathered([path], lambda _: data).entries


def _told(one: Addition, why: str) -> str:
    return f"line {one.line}, {one.entry.name} ({one.entry.id}): {why}"
