"""Measure how long two witnesses take to be collated, by the number of their words (see README.md here)."""

from __future__ import annotations

import argparse
import difflib
import os
import random
import sys
import time
from collections.abc import Iterator, Sequence
from itertools import pairwise
from pathlib import Path

from benchmarks import judging
from benchmarks.commanding import Taken, run
from benchmarks.folders import folder
from benchmarks.judging import Row

SIZES = (2_000, 20_000, 100_000)
BAR, NEAR_LINEAR = 20.0, 1.5
"""Seconds of CPU for 20,000 words; seconds for a word of the largest texts, to those for a word of the middle ones."""
WORDS = 8_000
PARAGRAPH = 80
VARIED = 0.1


def main(words: Sequence[str] | None = None) -> int:
    """The exit code: 1 with ``--check`` and a missed bar, otherwise 0."""
    parser = argparse.ArgumentParser(prog="benchmarks/collation.py", description=__doc__)
    parser.add_argument("--check", action="store_true", help="exit code 1 when a bar is missed")
    parser.add_argument("--write", action="store_true", help="write the table into benchmarks/README.md")
    arguments = parser.parse_args(words)
    load = os.getloadavg()[0]
    rows = list(measured())
    report = judging.report(rows, load)
    print(report)
    if arguments.write:
        judging.write(Path(__file__).with_name("README.md"), report, Path(__file__).name)
    return 1 if arguments.check and any(row.is_missed for row in rows) else 0


def measured(sizes: Sequence[int] = SIZES) -> Iterator[Row]:
    """The whole command for pairs of each size; what a word takes in the larger ones, to the size before; and Python's difflib."""
    taken: list[tuple[int, Taken]] = []
    with folder() as place:
        for size in sizes:
            one, other = pair(size)
            paths = [place / f"{siglum}{size}.txt" for siglum in "ab"]
            for path, text in zip(paths, (one, other), strict=True):
                path.write_text("\n\n".join(" ".join(paragraph) for paragraph in text), encoding="utf-8")
            took = run("collate", *paths, "--output", place / f"{size}.xml")
            bar = BAR if size == SIZES[1] else None
            yield Row(f"{size:,} words: CPU", f"{took.cpu:.3g} s", took.cpu, bar)
            yield Row(f"{size:,} words: memory", f"{took.peak / 1e6:.0f} MB")
            taken.append((size, took))
        for (small, before), (large, after) in pairwise(taken[1:]):
            value = (after.cpu / large) / (before.cpu / small)
            yield Row(f"{large:,} words to {small:,}: CPU for each word", f"{value:.2f}", value, NEAR_LINEAR)
    yield Row(f"{sizes[1]:,} words: difflib of Python, the alignment alone", f"{_difflib(*pair(sizes[1])):.3g} s")


Text = list[list[str]]


def pair(size: int) -> tuple[Text, Text]:
    """Paragraphs of a text of so many words, common and rare ones, and of one in which every tenth is other, gone or new."""
    dice = random.Random(size)  # noqa: S311 - dice that fall as their seed says
    vocabulary = ["".join(dice.choices("abcdefghijklmnopqrstuvwxyz", k=dice.randint(2, 9))) for _ in range(WORDS)]
    flat = dice.choices(vocabulary, [1 / (rank + 1) for rank in range(WORDS)], k=size)
    one = [flat[n : n + PARAGRAPH] for n in range(0, size, PARAGRAPH)]
    other: Text = []
    for paragraph in one:
        changed = [word for old in paragraph for word in _varied(old, dice, vocabulary)]
        if other and dice.random() < 0.05:
            other[-1] += changed
        else:
            other.append(changed)
    return one, other


def _varied(word: str, dice: random.Random, vocabulary: Sequence[str]) -> list[str]:
    fate = dice.random()
    if fate >= VARIED:
        return [word]
    if fate < 0.03:
        return []
    if fate < 0.06:
        return [word, dice.choice(vocabulary)]
    return [dice.choice(vocabulary)] if fate < 0.08 else [f"{word[:-1]}q"]


def _difflib(one: Text, other: Text) -> float:
    start = time.process_time()
    left, right = ([word for paragraph in text for word in paragraph] for text in (one, other))
    difflib.SequenceMatcher(None, left, right, autojunk=False).get_matching_blocks()
    return time.process_time() - start


if __name__ == "__main__":
    sys.exit(main())
