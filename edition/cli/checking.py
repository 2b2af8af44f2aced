"""The check that ``edition validate`` makes: of each source what was chosen, then all of them as one report."""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

from edition.building.cataloguing import Order, Progress
from edition.building.discovery import Refused, discover, read_source
from edition.building.sifting import Sifted, sifted
from edition.building.validating import validated
from edition.checking import baseline
from edition.checking.choosing import choice
from edition.checking.reports import Report
from edition.cli.telling import base_of
from edition.model import Edit, Place, Problem, Severity
from edition.project import load
from edition.reading.parsing import sha256


@dataclass(frozen=True, slots=True)
class Asked:
    """What the command was asked for: which paths, which problems, and how they are told."""

    paths: tuple[Path, ...]
    schema: tuple[Path, ...] = ()
    allow_network: bool = False
    jobs: int = 0
    cache: Path | None = None
    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    known: Path | None = None
    save: Path | None = None
    fail_on: Severity = "error"
    fix: bool = False
    untrusted: bool = False

    @property
    def watched(self) -> tuple[Path, ...]:
        """The files and folders in which something may change that matters."""
        return (*(self.paths or (Path(),)), *self.schema, *((self.known,) if self.known else ()))


@dataclass(frozen=True, slots=True)
class Checked:
    """One source, checked: paths of its files and problems are relative to ``root``, which from here is ``base``.

    ``hashes`` are those of the files before the check, where something is to be mended.
    """

    root: Path
    base: str
    files: tuple[str, ...]
    counts: dict[str, int]
    schemas: tuple[str, ...]
    found: Sifted
    hashes: dict[str, str] = field(default_factory=dict)

    def from_here(self, path: str) -> str:
        """A path of this source from where the command was called."""
        return joined(self.base, path)


def checked(asked: Asked, progress: Progress) -> list[Checked]:
    """Every source that was asked for. Raises ``EditionError``: a wrong name, a wrong setting, a source that is not there."""
    if asked.known and not asked.save:
        baseline.load(asked.known)  # what is wrong with it is told before anything is done
    return [_checked(path, asked, progress) for path in asked.paths or (Path(),)]


def _checked(source: Path, asked: Asked, progress: Progress) -> Checked:
    chosen = choice(load(source).problems, asked.select, asked.ignore)
    order = Order(
        source,
        jobs=asked.jobs,
        cache=asked.cache,
        schema=asked.schema,
        network=asked.allow_network,
        wanted=chosen.wanted,
        untrusted=asked.untrusted,
        progress=progress,
    )
    found = discover(source)
    hashes = {path: _hash(found.root, path) for path in found.paths} if asked.fix else {}
    verdict = validated(order)
    told = sifted(verdict.problems, chosen, found.root, found.paths)
    return Checked(found.root, base_of(source), found.paths, verdict.counts, verdict.schemas, told, hashes)


def _hash(root: Path, path: str) -> str:
    try:
        return sha256(read_source(root, path))
    except Refused:
        return ""


def reported(sources: Sequence[Checked], asked: Asked) -> Report:
    """All sources as one report; paths of several begin where the command was called, since theirs would be ambiguous."""
    several = len(sources) > 1
    counts: Counter[str] = Counter(texts=0)
    for source in sources:
        counts.update(source.counts)
    problems = [_from_here(p, source.from_here) if several else p for source in sources for p in source.found.problems]
    files = [source.from_here(path) if several else path for source in sources for path in source.files]
    report = Report(
        tuple(dict.fromkeys(problems)),
        counts,
        tuple(dict.fromkeys(schema for source in sources for schema in source.schemas)),
        files=tuple(dict.fromkeys(files)),
        base="." if several else sources[0].base,
        suppressed=sum(source.found.suppressed for source in sources),
        fail_on=asked.fail_on,
    )
    return _without_known(report, asked)


def _without_known(report: Report, asked: Asked) -> Report:
    if asked.known is None or asked.save:  # a baseline is written with all that is known
        return report
    found = baseline.compared(report.problems, baseline.load(asked.known), _relative(report, asked.known))
    return replace(report, problems=found.new, known=found.known, gone=found.gone)


def save_baseline(report: Report, path: Path) -> None:
    """Write the problems of a report as known ones. Raises ``EditionError``."""
    baseline.save(path, report.problems, _relative(report, path))


def _relative(report: Report, path: Path) -> Callable[[str], str]:
    """Paths of problems as a baseline has them: from its own folder, so that it holds wherever the command is called."""
    folder = path.resolve().parent

    def relative(at: str) -> str:
        return os.path.relpath(Path(report.from_here(at)).absolute(), folder).replace(os.sep, "/")

    return relative


def joined(base: str, path: str) -> str:
    """A path of a source from where the command was called."""
    return os.path.normpath(f"{base}/{path}").replace(os.sep, "/")


def _from_here(problem: Problem, shown: Callable[[str], str]) -> Problem:
    """A problem, with all its places, whose paths begin where the command was called."""

    def moved(place: Place) -> Place:
        return replace(place, path=shown(place.path))

    related = tuple(replace(one, place=moved(one.place)) for one in problem.related)
    fixes = tuple(replace(fix, edits=_moved(fix.edits, moved)) for fix in problem.fixes)
    place = moved(problem.place) if problem.place else None
    return replace(problem, place=place, related=related, fixes=fixes)


def _moved(edits: Iterable[Edit], moved: Callable[[Place], Place]) -> tuple[Edit, ...]:
    return tuple(replace(edit, place=moved(edit.place)) for edit in edits)
