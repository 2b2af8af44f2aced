"""The sure fixes of problems, made: of every file its own, and what becomes of each."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from edition.editing.differing import unified
from edition.editing.patching import Patched, Unfit, patched
from edition.editing.writing import replaced
from edition.model import Fix, Problem
from edition.reading.parsing import sha256


@dataclass(frozen=True, slots=True)
class Mended:
    """One file as it would be after its fixes: ``old`` are the bytes that were read."""

    path: str
    old: bytes
    patched: Patched


@dataclass(slots=True)
class Plan:
    """What can be mended; ``left`` are paths and reasons why something there was not."""

    files: list[Mended] = field(default_factory=list)
    left: list[tuple[str, str]] = field(default_factory=list)

    @property
    def made(self) -> int:
        """How many fixes there are."""
        return sum(len(file.patched.made) for file in self.files)

    def diff(self, shown: Callable[[str], str] = str) -> Iterator[str]:
        """All changes as one unified diff, by lines without their ends; ``shown`` gives the path that it names."""
        for file in self.files:
            yield from unified(shown(file.path), file.old, file.patched.data, file.patched.changes)

    def write(self, root: Path) -> list[Mended]:
        """Write the files, each at once; those that were written. What could not be written is ``left``, with the reason."""
        written = []
        for file in self.files:
            try:
                replaced(root / file.path, file.patched.data, sha256(file.old))
            except Unfit as reason:
                self.left.append((file.path, str(reason)))
            else:
                written.append(file)
        return written


def planned(problems: Iterable[Problem], read: Callable[[str], bytes], known: Mapping[str, str]) -> Plan:
    """What the sure fixes of problems would change.

    ``read`` gives the bytes of a file, ``known`` its hash before the check: one that has changed since is left alone.
    """
    plan = Plan()
    for path, fixes in sorted(_by_path(problems, plan).items()):
        try:
            data = _as_known(read(path), known.get(path))
            found = patched(path, data, fixes)
        except Unfit as reason:
            plan.left.append((path, str(reason)))
            continue
        plan.left += [(path, f"{fix.description}: {reason}") for fix, reason in found.refused]
        if found.changes:
            plan.files.append(Mended(path, data, found))
    return plan


def _as_known(data: bytes, known: str | None) -> bytes:
    if sha256(data) != known:
        raise Unfit("it has changed since it was read")
    return data


def _by_path(problems: Iterable[Problem], plan: Plan) -> dict[str, list[Fix]]:
    """The first sure fix of each problem, by the file that it changes; equal ones once."""
    found: defaultdict[str, dict[Fix, None]] = defaultdict(dict)
    for problem in problems:
        fix = next((fix for fix in problem.fixes if fix.sure and fix.edits), None)
        if fix is None:
            continue
        paths = {edit.place.path for edit in fix.edits}
        if len(paths) > 1:
            plan.left.append((min(paths), f"{fix.description}: it would change several files"))
        else:
            found[paths.pop()][fix] = None
    return {path: list(fixes) for path, fixes in found.items()}
