"""Measure how long commands take to start: whole processes by the clock on the wall (see README.md here)."""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path

from benchmarks import judging
from benchmarks.commanding import timed
from benchmarks.folders import folder
from benchmarks.judging import Row
from benchmarks.measuring import ROOT

HELP, VALIDATE = 0.2, 0.5
RUNS = 7
TEXT = ROOT / "texts" / "letter.xml"


def main(words: Sequence[str] | None = None) -> int:
    """The exit code: 1 with ``--check`` and a missed bar, otherwise 0."""
    parser = argparse.ArgumentParser(prog="benchmarks/starting.py", description=__doc__)
    parser.add_argument("--check", action="store_true", help="exit code 1 when a bar is missed")
    parser.add_argument("--write", action="store_true", help="write the table into benchmarks/README.md")
    arguments = parser.parse_args(words)
    load = os.getloadavg()[0]
    rows = list(starts())
    report = judging.report(rows, load)
    print(report)
    if arguments.write:
        judging.write(Path(__file__).with_name("README.md"), report, Path(__file__).name)
    return 1 if arguments.check and any(row.is_missed for row in rows) else 0


def starts(runs: int = RUNS) -> Iterator[Row]:
    """Every command with its help, and on one text; the quickest of some runs, since others may be at work."""
    yield _row("python, that does nothing", [sys.executable, "-c", ""], runs)
    for words, bar in (
        (["--help"], HELP),
        (["validate", "--help"], None),
        (["build", "--help"], None),
        (["explain", "dangling-pointer"], None),
        (["schema", "--help"], None),
        (["validate", TEXT], VALIDATE),
        (["index", "persons", TEXT], None),
    ):
        shown = " ".join(word.name if isinstance(word, Path) else word for word in words)
        yield _row(f"edition {shown}", [_program(), *words], runs, bar)
    with folder() as place:
        yield _row("edition build letter.xml", [_program(), "build", TEXT, "--output", place / "site"], runs)


def _row(what: str, command: Sequence[object], runs: int, bar: float | None = None) -> Row:
    walls, cpus = zip(*(timed(command) for _ in range(runs)), strict=True)
    return Row(what, f"{min(walls):.3g} s ({min(cpus):.3g} s of CPU)", min(walls), bar)


def _program() -> Path:
    return Path(sys.executable).with_name("edition")


if __name__ == "__main__":
    sys.exit(main())
