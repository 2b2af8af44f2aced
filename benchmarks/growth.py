"""Measure builds of the sample edition, multiplied to ever more texts, against each other (see README.md here)."""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path

from benchmarks import judging, multiplying, plotting
from benchmarks.commanding import Failed
from benchmarks.folders import NoRoom, folder, room_for, say
from benchmarks.judging import Row
from benchmarks.measuring import ROOT
from benchmarks.sizing import Sized, large, sized

SIZES = (1_000, 10_000)
FULL = (1_000, 10_000, 100_000)
INCREMENTAL = 2_000
"""Texts of which one or none is changed."""
PER_TEXT, MEMORY, PARENT, WORKER = 1.2, 2.0, 1000.0, 500.0
TWO_PROCESSES, SERIAL, NOTHING, NOTHING_SECONDS, ONE_SECONDS = 1.15, 0.15, 0.03, 0.5, 1.0
RUNS = 3
PLOT = Path(__file__).with_name("growth.svg")


def main(words: Sequence[str] | None = None) -> int:
    """The exit code: 1 with ``--check`` and a missed bar, 2 when something breaks, otherwise 0."""
    arguments = _arguments(words)
    load = os.getloadavg()[0]
    try:
        small, sizes, more = _measured(arguments)
    except (OSError, ValueError, subprocess.SubprocessError, Failed, NoRoom) as error:
        say(f"benchmarks: {error}")
        return 2
    rows = [
        *incremental(small),
        *growth(sizes),
        *more,
    ]
    figures = judging.columns(HEADINGS, [cells(size) for size in sorted((small, *sizes), key=lambda size: size.texts)])
    report = judging.report(rows, load) + f"\n{figures}"
    print(report)
    if arguments.write:
        judging.write(Path(__file__).with_name("README.md"), report, Path(__file__).name)
        PLOT.write_text(plotting.chart(panels(sizes)), encoding="utf-8")
    return 1 if arguments.check and any(row.is_missed for row in rows) else 0


def _arguments(words: Sequence[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="benchmarks/growth.py", description=__doc__)
    parser.add_argument(
        "--sizes",
        type=lambda text: tuple(sorted(map(int, text.split(",")))),
        default=SIZES,
        help="numbers of texts, with commas; 1000,10000 where not said; 1000,10000,100000 takes about an hour",
    )
    parser.add_argument("--large", type=int, default=50, metavar="MB", help="one text of so many MB, too; 50; 0: none")
    parser.add_argument("--check", action="store_true", help="exit code 1 when a bar is missed")
    parser.add_argument(
        "--write", action="store_true", help="write the table into benchmarks/README.md, and growth.svg"
    )
    return parser.parse_args(words)


def _measured(arguments: argparse.Namespace) -> tuple[Sized, list[Sized], list[Row]]:
    files = multiplying.sample(ROOT / "texts")
    small = _one(files, INCREMENTAL, RUNS, alone=True)
    sizes = [_one(files, texts, 1) for texts in arguments.sizes]
    return small, sizes, [_large(files, arguments.large * 1_000_000)] if arguments.large else []


def _one(files: Sequence[multiplying.File], texts: int, runs: int, *, alone: bool = False) -> Sized:
    with folder() as place:
        room_for(place, texts * 110_000)
        say(f"{texts:,} texts: writing them")
        multiplying.begin(place / "source", ROOT / "texts")
        multiplying.write(files, place / "source", texts)
        return sized(place, texts, runs, alone=alone)


def _large(files: Sequence[multiplying.File], size: int) -> Row:
    title = f"one text of {size / 1e6:,.0f} MB builds: CPU, memory"
    with folder() as place:
        room_for(place, 10 * size)
        try:
            taken = large(place, files, size)
        except Failed as error:
            return Row(title, f"no: {error}".replace("\n", " "), 1.0, 0.0)
        return Row(title, f"{taken.cpu:.0f} s, {taken.peak / 1e6:,.0f} MB")


def incremental(size: Sized) -> Iterator[Row]:
    """What a second process costs, and what a second build does."""
    title = f"{size.texts:,} texts"
    clean, nothing, one = size.clean, size.nothing, size.one
    if size.alone is not None:
        yield judging.ratio(f"{title}: CPU, two processes to one", [clean.cpu], [size.alone.cpu], TWO_PROCESSES)
        yield judging.ratio(f"{title}: CPU, the parent of two processes to all", [clean.own], [clean.cpu], SERIAL)
        yield Row(f"{title}: wall clock, one process, two", f"{size.alone.wall:.1f} s and {clean.wall:.1f} s")
    yield judging.ratio(f"{title}: CPU, nothing changed to a clean build", [nothing.cpu], [clean.cpu], NOTHING)
    for what, taken, bar in (("nothing changed", nothing, NOTHING_SECONDS), ("one text changed", one, ONE_SECONDS)):
        yield Row(f"{title}: wall clock, {what}", f"{taken.wall:.3g} s ({taken.cpu:.3g} s of CPU)", taken.wall, bar)


def growth(sizes: Sequence[Sized]) -> Iterator[Row]:
    """How cost and memory of the largest corpus are to those of the smallest."""
    small, large = sizes[0], sizes[-1]
    title = f"{large.texts:,} texts to {small.texts:,}"
    per_text = [size.clean.cpu / size.texts * 1000 for size in (large, small)]
    yield judging.ratio(f"{title}: CPU for each text", per_text[:1], per_text[1:], PER_TEXT, "ms")
    for name, most, least, bar in (
        ("the parent", large.clean.peak, small.clean.peak, PARENT),
        ("the larger worker", large.clean.worker_peak, small.clean.worker_peak, WORKER),
    ):
        if least:
            yield judging.ratio(f"{title}: memory of {name}", [most / 1e6], [least / 1e6], MEMORY, "MB")
        yield judging.amount(f"{large.texts:,} texts: memory of {name}", most / 1e6, "MB", bar)


HEADINGS = (
    "texts",
    "source",
    "site",
    "files",
    "CPU",
    "a text",
    "wall",
    "parent",
    "worker",
    "nothing changed",
    "one text changed",
    "validation, CPU",
)


def cells(size: Sized) -> tuple[str, ...]:
    """One line of the table of sizes."""
    return (
        f"{size.texts:,}",
        f"{size.source / 1e6:,.0f} MB",
        f"{size.site / 1e6:,.0f} MB",
        f"{size.files:,}",
        f"{size.clean.cpu:,.0f} s",
        f"{size.clean.cpu / size.texts * 1000:.1f} ms",
        f"{size.clean.wall:,.0f} s",
        f"{size.clean.peak / 1e6:,.0f} MB",
        f"{size.clean.worker_peak / 1e6:,.0f} MB",
        f"{size.nothing.wall:.2f} s",
        f"{size.one.wall:.2f} s",
        f"{size.validated.cpu:,.0f} s",
    )


def panels(sizes: Sequence[Sized]) -> tuple[plotting.Panel, ...]:
    """The plot: cost of a text, and memory, against the number of texts. A line that lies flat has grown with nothing."""
    texts = [size.texts for size in sizes]

    def line(name: str, values: Sequence[float]) -> plotting.Line:
        return plotting.Line(name, tuple(zip(texts, values, strict=True)))

    cost = (
        line("clean build", [size.clean.cpu / size.texts * 1000 for size in sizes]),
        line("validation", [size.validated.cpu / size.texts * 1000 for size in sizes]),
    )
    memory = (
        line("parent", [size.clean.peak / 1e6 for size in sizes]),
        line("larger worker", [size.clean.worker_peak / 1e6 for size in sizes]),
    )
    again = (
        line("one text changed", [size.one.wall for size in sizes]),
        line("nothing changed", [size.nothing.wall for size in sizes]),
    )
    return (
        plotting.Panel("CPU for each text, ms", cost),
        plotting.Panel("Peak memory, MB", memory),
        plotting.Panel("Building again, s", again),
    )


if __name__ == "__main__":
    sys.exit(main())
