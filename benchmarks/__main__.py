"""All benchmarks, one after the other: ``python -m benchmarks`` (``make bench``)."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable, Sequence

from benchmarks import (
    collation,
    growth,
    names,
    preview,
    prose,
    quotations,
    run,
    searching,
    starting,
    stylesheets,
    validation,
)
from benchmarks.folders import say

PARTS: dict[str, Callable[[Sequence[str]], int]] = {
    "starting": starting.main,
    "growth": growth.main,
    "stylesheets": stylesheets.main,
    "run": run.main,
    "validation": validation.main,
    "collation": collation.main,
    "searching": searching.main,
    "preview": preview.main,
    "names": names.main,
    "quotations": quotations.main,
    "prose": prose.main,
}
"""TABLE of the parts, by the names of their files here."""


def main(words: Sequence[str] | None = None) -> int:
    """The worst of the exit codes: 2 where a part could not be measured, 1 with ``--check`` and a missed bar, otherwise 0."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks", description=__doc__)
    parser.add_argument("parts", nargs="*", metavar="PART", help=f"of: {', '.join(PARTS)}; without one, all")
    parser.add_argument("--sizes", help="for growth: numbers of texts, with commas")
    parser.add_argument("--large", help="for growth: megabytes of one large text; 0: none")
    parser.add_argument("--check", action="store_true", help="exit code 1 when a bar is missed")
    parser.add_argument("--write", action="store_true", help="write the tables into benchmarks/README.md")
    arguments = parser.parse_args(words)
    if unknown := set(arguments.parts) - set(PARTS):
        parser.error(f"no part is called {', '.join(sorted(unknown))}; there are {', '.join(PARTS)}")
    options = [f"--{name}" for name in ("check", "write") if getattr(arguments, name)]
    growing = [f"--{name}={value}" for name in ("sizes", "large") if (value := getattr(arguments, name)) is not None]
    codes = [0]
    for part in arguments.parts or PARTS:
        say(f"\n{part} …")
        codes.append(PARTS[part]([*options, *(growing if part == "growth" else ())]))
    return max(codes)


if __name__ == "__main__":
    sys.exit(main())
