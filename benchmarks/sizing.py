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
    say(f"{texts:,} texts: a clean build")
    clean = run(*order)
    files, size = content(site)
    say(f"{texts:,} texts: nothing changed, one changed")
    nothing = _quickest(partial(run, *order), runs)
    one = _quickest(partial(_changed, source, order), runs)
    say(f"{texts:,} texts: validation")
    validated = run("validate", source, "--schema", SCHEMA, "--jobs", 2)
    single = _alone(source, place, texts) if alone else None
    return Sized(texts, content(source)[1], size, files, clean, nothing, one, validated, single)


def _quickest(work: Callable[[], Taken], runs: int) -> Taken:
    return min((work() for _ in range(runs)), key=lambda taken: taken.wall)


def _changed(source: Path, order: tuple[object, ...]) -> Taken:
    multiplying.change(source / "letter-c1.xml")
    return run(*order)


def _alone(source: Path, place: Path, texts: int) -> Taken:
    say(f"{texts:,} texts: a clean build in one process")
    return run("build", source, "--output", place / "alone", "--cache", place / "cache-alone", "--jobs", 1)


def large(place: Path, files: Sequence[multiplying.File], size: int) -> Taken:
    """Build one text of so many bytes, with its register, in one process. Raises :class:`benchmarks.commanding.Failed`."""
    source = place / "source"
    multiplying.begin(source, ROOT / "texts")
    for file in files:
        if file.stem == LARGE:
            multiplying.write_large(file, source / file.name(1), size)
        elif not file.texts:
            (source / file.name(1)).write_bytes(file.copy(1))
    say(f"one text of {size / 1e6:,.0f} MB: a build")
    return run("build", source, "--output", place / "site", "--jobs", 1)
