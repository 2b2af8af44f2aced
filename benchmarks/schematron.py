"""Measure the rules of a Schematron schema over real texts: megabytes a second of CPU, and which rules find what.

python benchmarks/schematron.py SCHEMA FOLDER [--check]     exit code 1 when the bar of 2 MB/s is missed
"""

from __future__ import annotations

import sys
from collections import Counter
from pathlib import Path
from time import process_time

from edition.checking.schematron import Schematron, load
from edition.reading.parsing import NotWellFormed, parse
from edition.tei import TEI

BAR = 2.0
"""Megabytes of TEI P5 a second, CPU, of one process."""


def main() -> int:
    """The exit code: 1 with ``--check`` and a missed bar."""
    schema, folder = (Path(name) for name in [name for name in sys.argv[1:] if not name.startswith("-")][:2])
    began = process_time()
    rules = load(schema)
    print(f"loaded in {process_time() - began:.2f} s; {len(rules.unrunnable)} rules cannot be run")
    speed = over(rules, folder)
    print(f"{speed:.1f} MB/s (bar: {BAR:.0f})")
    return int("--check" in sys.argv and speed < BAR)


def over(rules: Schematron, folder: Path) -> float:
    """Megabytes a second over all TEI P5 in a folder; findings are counted by rule."""
    size, spent, found = 0, 0.0, Counter[str]()
    for path in sorted(folder.rglob("*.xml")):
        data = path.read_bytes()
        if TEI.encode() not in data[:5000]:
            continue
        try:
            document = parse(path.name, data)
        except NotWellFormed:
            continue
        began = process_time()
        found.update(f"{problem.severity} {problem.label}" for problem in rules.check(document))
        size, spent = size + len(data), spent + process_time() - began
    for name, count in found.most_common():
        print(f"{count:6,} {name}")
    return size / 1e6 / spent if spent else 0.0


if __name__ == "__main__":
    raise SystemExit(main())
