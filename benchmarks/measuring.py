"""One build, or one parsing of the same files, measured in a process of its own.

``python -m benchmarks.measuring parse|build|survey|references|profile SOURCE OUTPUT JOBS`` prints JSON (``profile``: a table).
Time is counted when everything has been imported, memory from the beginning of the process.
"""

from __future__ import annotations

import cProfile
import importlib
import json
import os
import pstats
import subprocess
import sys
import time
from collections import Counter, defaultdict
from collections.abc import Callable
from dataclasses import asdict, dataclass, field
from importlib.metadata import entry_points
from pathlib import Path

from benchmarks.usage import cpu, largest_child, peak

ROOT = Path(__file__).resolve().parents[1]
STEPS = {"survey": "survey", "texts": "map", "pages": "reduce", "publishing": "publish"}
"""Steps as the engine's progress calls them, and as DESIGN does."""

_NEEDED = (
    "jinja2 lxml.etree lxml.html sqlite3 multiprocessing.pool concurrent.futures.process xml.parsers.expat "
    "edition.building.engine"
).split()


@dataclass(frozen=True, slots=True)
class Measured:
    """What one process and its children took.

    ``cpu`` (user and system), ``wall`` and ``steps`` (CPU of the process itself) are seconds; ``peak`` of the process
    and ``worker_peak`` of its largest child are bytes (0: no child). ``problems`` are numbers by slug.
    """

    cpu: float
    wall: float
    peak: int
    worker_peak: int = 0
    steps: dict[str, float] = field(default_factory=dict)
    counts: dict[str, int] = field(default_factory=dict)
    problems: dict[str, int] = field(default_factory=dict)


def measure(what: str, source: Path, output: Path, jobs: int = 1) -> Measured:
    """Run one measurement in a fresh process. Raises ``CalledProcessError``; its messages go to standard error."""
    return Measured(**json.loads(run(what, source, output, jobs)))


def run(what: str, source: Path, output: Path, jobs: int = 1) -> str:
    """What the fresh process prints."""
    command = [sys.executable, "-m", "benchmarks.measuring", what, str(source), str(output), str(jobs)]
    environment = {**os.environ, "PYTHONHASHSEED": "0"}
    return subprocess.run(command, cwd=ROOT, env=environment, stdout=subprocess.PIPE, text=True, check=True).stdout


class Steps:
    """Told of the progress, charges the CPU time since the last call to a step."""

    def __init__(self) -> None:
        self.seconds: dict[str, float] = defaultdict(float)
        self._name, self._since = "survey", time.process_time()

    def __call__(self, step: str, _done: int, _total: int) -> None:
        """A batch of the survey or of the texts is done, or the pages are to begin, or the publishing."""
        name = STEPS[step]
        self._charge("reduce" if name == "publish" else name)
        self._name = name

    def end(self) -> dict[str, float]:
        """The seconds of all steps; what came last is charged to the last one."""
        self._charge(self._name)
        return dict(self.seconds)

    def _charge(self, name: str) -> None:
        now = time.process_time()
        self.seconds[name] += now - self._since
        self._since = now


def build(source: Path, output: Path, jobs: int) -> Measured:
    """A whole build into a new folder."""
    from edition.building.engine import Order  # noqa: PLC0415 - only the child that builds needs it
    from edition.building.engine import build as build_site  # noqa: PLC0415

    _import_all()
    cpu_before, before, steps = cpu(), time.perf_counter(), Steps()
    outcome = build_site(Order(source, output, jobs, progress=steps))
    seconds, by_step, wall = cpu() - cpu_before, steps.end(), time.perf_counter() - before
    problems = Counter(problem.slug for problem in outcome.problems)
    return Measured(seconds, wall, peak(), largest_child(), by_step, outcome.counts, dict(problems))


def parse(source: Path, _output: Path, _jobs: int) -> Measured:
    """Parse the same files with lxml alone, one tree after the other; reading their bytes is not counted."""
    from lxml import etree  # noqa: PLC0415 - as in build

    from edition.building.discovery import discover  # noqa: PLC0415

    contents = [(source / path).read_bytes() for path in discover(source).paths]
    parser = etree.XMLParser(huge_tree=True, collect_ids=False)
    cpu_before, before = cpu(), time.perf_counter()
    for content in contents:
        etree.fromstring(content, parser)
    return Measured(cpu() - cpu_before, time.perf_counter() - before, peak())


def survey(source: Path, _output: Path, jobs: int) -> Measured:
    """A check that looks for nothing: every file is opened, parsed and counted."""
    return _check(source, frozenset(), jobs)


def references(source: Path, _output: Path, jobs: int) -> Measured:
    """A check of all that points, over the whole edition."""
    from edition.checking.rules.table import EDITION_RULES  # noqa: PLC0415 - as in build

    return _check(source, frozenset(EDITION_RULES[0].slugs.split()), jobs)


def _check(source: Path, wanted: frozenset[str], jobs: int) -> Measured:
    from edition.building.cataloguing import Order  # noqa: PLC0415 - as in build
    from edition.building.validating import validated  # noqa: PLC0415

    for name in (
        "edition.checking.rules.references",
        "edition.checking.rules.registers",
        "edition.checking.rules.media",
    ):
        importlib.import_module(name)
    cpu_before, before = cpu(), time.perf_counter()
    verdict = validated(Order(source, jobs=jobs, wanted=wanted))
    seconds, wall = cpu() - cpu_before, time.perf_counter() - before
    problems = Counter(problem.slug for problem in verdict.problems)
    return Measured(seconds, wall, peak(), largest_child(), {}, verdict.counts, dict(problems))


def _import_all() -> None:
    for name in _NEEDED:
        importlib.import_module(name)
    for point in entry_points(group="edition.renderers"):
        point.load()


def _profile(source: Path, output: Path, jobs: int) -> None:
    profiler = cProfile.Profile()
    from edition.building.engine import Order  # noqa: PLC0415 - as in build
    from edition.building.engine import build as build_site  # noqa: PLC0415

    _import_all()
    profiler.runcall(build_site, Order(source, output, jobs))
    pstats.Stats(profiler).strip_dirs().sort_stats("tottime").print_stats(40)


_MEASUREMENTS: dict[str, Callable[[Path, Path, int], Measured]] = {
    "build": build,
    "parse": parse,
    "survey": survey,
    "references": references,
}


def main(what: str, source: str, output: str, jobs: str) -> None:
    """Measure what is asked for and print it."""
    if what == "profile":
        _profile(Path(source), Path(output), int(jobs))
    else:
        print(json.dumps(asdict(_MEASUREMENTS[what](Path(source), Path(output), int(jobs)))))


if __name__ == "__main__":
    main(*sys.argv[1:])
