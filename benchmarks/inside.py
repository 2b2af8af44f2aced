"""The command ``edition``, and what it took: ``python benchmarks/inside.py REPORT ARGUMENT …`` writes it to REPORT, as JSON."""

from __future__ import annotations

import sys
from pathlib import Path

from benchmarks import usage
from edition.cli import main as edition


def main(report: str, arguments: list[str]) -> int:
    """Run the command line; its exit code."""
    code = 2
    try:
        edition(arguments)
    except SystemExit as end:
        code = end.code if isinstance(end.code, int) else 2
    own = usage.own()
    taken = {"cpu": own + usage.children(), "own": own, "peak": usage.peak(), "worker_peak": usage.largest_child()}
    Path(report).write_text(str(taken).replace("'", '"'), encoding="utf-8")
    return code


if __name__ == "__main__":
    sys.exit(main(sys.argv[1], sys.argv[2:]))
