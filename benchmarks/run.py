"""Measure builds of real collections, made larger, against the bars of speed and memory (see README.md here)."""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from statistics import mean, median

from benchmarks import copying, counting, judging, measuring
from benchmarks.folders import folder, say
from benchmarks.judging import Row
from benchmarks.measuring import ROOT, STEPS, Measured, measure

VARIABLE = "EDITION_CORPORA"
BARS = {"schnitzler-diary-1914": 8.0, "auden-musulin-letters": 8.0, "caesar-bellum-alexandrinum": 12.0}
"""CPU of a build as a multiple of parsing the same files, by collection."""

TWO_PROCESSES, MEMORY = 1.15, 1.2
REFERENCES, CHECKED = 5.0, 200.0
"""CPU of the rules of references as a multiple of parsing; megabytes that a check may take."""
GROWN = "auden-musulin-letters"
"""The collection on which memory is measured."""


@dataclass(frozen=True, slots=True)
class Scale:
    """How much is measured: bytes of XML, runs of each, and how many times larger the large one is for memory."""

    size: int = 20_000_000
    runs: int = 5
    growth: int = 4


FULL, QUICK = Scale(), Scale(size=4_000_000, runs=1)


@dataclass(slots=True)
class Runs:
    """Measurements of one collection, taken in turns: parsing, one process, two processes, two builds at once, checks."""

    parsed: list[Measured] = field(default_factory=list)
    one: list[Measured] = field(default_factory=list)
    two: list[Measured] = field(default_factory=list)
    beside: list[Measured] = field(default_factory=list)
    surveyed: list[Measured] = field(default_factory=list)
    referred: list[Measured] = field(default_factory=list)

    def take(self, source: Path) -> None:
        """Measure each once more."""
        self.parsed.append(_measured("parse", source))
        self.one.append(_measured("build", source, 1))
        self.two.append(_measured("build", source, 2))
        with ThreadPoolExecutor(2) as pool:
            self.beside += list(pool.map(_measured, ["build"] * 2, [source] * 2))
        self.surveyed.append(_measured("survey", source))
        self.referred.append(_measured("references", source))


def main(words: Sequence[str] | None = None) -> int:
    """The exit code: 1 with ``--check`` and a missed bar, 2 when something breaks, otherwise 0."""
    arguments = _arguments(words)
    try:
        return _run(arguments)
    except (OSError, ValueError, subprocess.SubprocessError, counting.NotToScale) as error:
        print(f"benchmarks: {error}", file=sys.stderr)
        return 2


def _arguments(words: Sequence[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="benchmarks/run.py", description=__doc__)
    parser.add_argument("names", nargs="*", metavar="NAME", help=f"collections, of: {', '.join(BARS)}")
    parser.add_argument("--quick", action="store_true", help="4 MB and one run instead of 20 MB and five")
    parser.add_argument("--check", action="store_true", help="exit code 1 when a bar is missed")
    parser.add_argument("--write", action="store_true", help="write the table into benchmarks/README.md")
    parser.add_argument("--profile", metavar="NAME", help="profile one build, in one process, and nothing else")
    arguments = parser.parse_args(words)
    unknown = {*arguments.names, *filter(None, [arguments.profile])} - set(BARS)
    if unknown:
        parser.error(f"no benchmark is called {', '.join(sorted(unknown))}; there are {', '.join(BARS)}")
    if arguments.write and (arguments.quick or arguments.names):
        parser.error("--write wants the whole measurement: no --quick, no names")
    return arguments


def _run(arguments: argparse.Namespace) -> int:
    scale = QUICK if arguments.quick else FULL
    if arguments.profile:
        _profile(arguments.profile, scale)
        return 0
    load = os.getloadavg()[0]
    rows = [row for name in arguments.names or BARS for row in _rows(name, scale)]
    report = judging.report(rows, load)
    print(report)
    if arguments.write:
        judging.write(Path(__file__).with_name("README.md"), report, Path(__file__).name)
    return 1 if arguments.check and any(row.is_missed for row in rows) else 0


def _rows(name: str, scale: Scale) -> Iterator[Row]:
    yield from _speed(name, scale)
    if name == GROWN:
        yield from _memory(name, scale)


def _speed(name: str, scale: Scale) -> Iterator[Row]:
    collection = copying.read(_corpora() / name)
    copies = collection.copies_for(scale.size)
    with _copied(name, collection, copies) as source:
        runs = Runs()
        for number in range(1, scale.runs + 1):
            say(f"{name}: {copies} copies, run {number} of {scale.runs}")
            runs.take(source)
    _check_build(name, runs.one[0], copies)
    title = f"{name}, {collection.size * copies / 1e6:.0f} MB"
    parsed, one, two = ([run.cpu for run in part] for part in (runs.parsed, runs.one, runs.two))
    beside = [mean(run.cpu for run in pair) for pair in zip(runs.beside[::2], runs.beside[1::2], strict=True)]
    yield judging.ratio(f"{title}: CPU, building to parsing", one, parsed, BARS[name])
    yield judging.ratio(f"{title}: CPU, two processes to one", two, one, TWO_PROCESSES)
    yield judging.ratio(f"{title}: CPU, a build beside another to one alone", beside, one)
    yield Row(f"{title}: wall clock, one process, two", " and ".join(map(_wall, (runs.one, runs.two))))
    yield Row(f"{title}: CPU of {', '.join(STEPS.values())}", _steps(runs.one))
    yield from _checks(title, runs)
    counts = runs.one[0].counts
    yield Row(f"{title}: texts in copies", f"{counts['texts']} in {copies}")


def _checks(title: str, runs: Runs) -> Iterator[Row]:
    """What the rules of references add to a check that looks for nothing, and how much memory it takes."""
    parsed, whole = ([run.cpu for run in part] for part in (runs.parsed, runs.referred))
    rules = [with_rules.cpu - without.cpu for with_rules, without in zip(runs.referred, runs.surveyed, strict=True)]
    yield judging.ratio(f"{title}: CPU, rules of references to parsing", rules, parsed, REFERENCES)
    yield judging.ratio(f"{title}: CPU, the whole check of references to parsing", whole, parsed)
    peak = max(run.peak for run in runs.referred) / 1e6
    yield Row(f"{title}: peak memory of that check", f"{peak:.0f} MB", peak, CHECKED)


def _wall(runs: list[Measured]) -> str:
    return f"{median(run.wall for run in runs):.1f} s"


def _steps(runs: list[Measured]) -> str:
    return ", ".join(f"{median(run.steps.get(step, 0.0) for run in runs):.2f}" for step in STEPS.values()) + " s"


def _memory(name: str, scale: Scale) -> Iterator[Row]:
    collection = copying.read(_corpora() / name)
    copies = collection.copies_for(scale.size)
    small = _builds(name, collection, copies)
    large = _builds(name, collection, copies * scale.growth)
    sizes = [f"{collection.size * n / 1e6:.0f} MB" for n in (copies * scale.growth, copies)]
    title = f"{name}: peak memory, {sizes[0]} to {sizes[1]}"
    for place, most, least in _peaks(large, small):
        yield judging.ratio(f"{title}, {place}", [most / 1e6], [least / 1e6], MEMORY, "MB")


def _builds(name: str, collection: copying.Collection, copies: int) -> tuple[Measured, Measured]:
    """The measurements of one process and of two."""
    with _copied(name, collection, copies) as source:
        say(f"{name}: memory, {copies} copies")
        return _measured("build", source, 1), _measured("build", source, 2)


def _peaks(large: tuple[Measured, Measured], small: tuple[Measured, Measured]) -> Iterator[tuple[str, int, int]]:
    yield "one process", large[0].peak, small[0].peak
    yield "two: the parent", large[1].peak, small[1].peak
    yield "two: the larger worker", large[1].worker_peak, small[1].worker_peak


def _profile(name: str, scale: Scale) -> None:
    collection = copying.read(_corpora() / name)
    with _copied(name, collection, collection.copies_for(scale.size)) as source, folder() as output:
        print(measuring.run("profile", source, output / "site"))


def _measured(what: str, source: Path, jobs: int = 1) -> Measured:
    with folder() as output:
        return measure(what, source, output / "site", jobs)


@contextmanager
def _copied(name: str, collection: copying.Collection, copies: int) -> Iterator[Path]:
    """A temporary folder of copies, after a look whether they are to scale."""
    with folder() as place:
        source = collection.write(place, copies)
        counting.check(counting.count(_corpora() / name), counting.count(source), copies)
        yield source


def _check_build(name: str, copied: Measured, copies: int) -> None:
    """Whether the toolkit, too, has found so many times what it finds in the collection itself."""
    original = _measured("build", _corpora() / name)
    expected = {what: n * copies for what, n in original.counts.items()}
    dangling = original.problems.get("dangling-pointer", 0) * copies
    if copied.counts != expected or copied.problems.get("dangling-pointer", 0) != dangling:
        found = copied.problems.get("dangling-pointer", 0)
        raise counting.NotToScale(f"{name}: {copied.counts} and {found} dangling, not {expected} and {dangling}")


def _corpora() -> Path:
    folder = Path(os.environ.get(VARIABLE) or ROOT.parent / "shared" / "corpora")
    if not folder.is_dir():
        raise NotADirectoryError(f"{VARIABLE} must name the folder of the real collections; {folder} is none")
    return folder


if __name__ == "__main__":
    sys.exit(main())
