"""One corpus of some size: built, built again with nothing changed and with one text changed, and validated."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from benchmarks import multiplying
from benchmarks.commanding import Taken, run
from benchmarks.folders import content, say
from benchmarks.measuring import ROOT

LARGE = "convergence"
"""The text of the sample whose body is repeated until it is large."""
SCHEMA = ROOT / "schema" / "tei-edition.rng"


@dataclass(frozen=True, slots=True)
class Sized:
    """What a corpus of so many texts took, in two processes, and in one where that was asked for (``alone``).

    ``source`` and ``site`` are bytes, ``files`` those of the site. What was repeated is the quickest by the clock.
    """

    texts: int
    source: int
    site: int
    files: int
    clean: Taken
    nothing: Taken
    one: Taken
    validated: Taken
    alone: Taken | None = None


def sized(place: Path, texts: int, runs: int, *, alone: bool = False) -> Sized:
    """Measure the corpus in the folder ``source`` of a place; whatever is made of it stands beside it, and stays."""
    source, site = place / "source", place / "site"
    order = ("build", source, "--output", site, "--cache", place / "cache", "--jobs", 2)
    clean = _told(f"{texts:,} texts: a clean build", partial(run, *order))
    files, size = content(site)
    nothing = _told(f"{texts:,} texts: nothing changed", partial(run, *order), runs)
    one = _told(f"{texts:,} texts: one text changed", partial(_changed, source, order), runs)
    check = partial(run, "validate", source, "--schema", SCHEMA, "--jobs", 2)
    validated = _told(f"{texts:,} texts: validation", check)
    order = ("build", source, "--output", place / "alone", "--cache", place / "cache-alone", "--jobs", 1)
    single = _told(f"{texts:,} texts: a clean build in one process", partial(run, *order)) if alone else None
    return Sized(texts, content(source)[1], size, files, clean, nothing, one, validated, single)


def _told(what: str, work: Callable[[], Taken], runs: int = 1) -> Taken:
    """The quickest of some runs; what is begun is said, and what it took."""
    say(f"{what} …")
    taken = min((work() for _ in range(runs)), key=lambda taken: taken.wall)
    peaks = f"{taken.peak / 1e6:,.0f} MB" + (f" and {taken.worker_peak / 1e6:,.0f} MB" if taken.worker_peak else "")
    say(f"    {taken.wall:,.2f} s by the clock, {taken.cpu:,.2f} s of CPU ({taken.own:,.2f} of the parent), {peaks}")
    return taken


def _changed(source: Path, order: tuple[object, ...]) -> Taken:
    multiplying.change(source / "letter-c1.xml")
    return run(*order)


def large(place: Path, files: Sequence[multiplying.File], size: int) -> Taken:
    """Build one text of so many bytes, with its register, in one process. Raises :class:`benchmarks.commanding.Failed`."""
    source = place / "source"
    multiplying.begin(source, ROOT / "texts")
    for file in files:
        if file.stem == LARGE:
            multiplying.write_large(file, source / file.name(1), size)
        elif not file.texts:
            (source / file.name(1)).write_bytes(file.copy(1))
    order = ("build", source, "--output", place / "site", "--jobs", 1)
    return _told(f"one text of {size / 1e6:,.0f} MB: a build", partial(run, *order))
