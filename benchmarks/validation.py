"""Measure validation: RELAX NG against parsing and against jing, loading, start, memory (see README.md here)."""

from __future__ import annotations

import argparse
import os
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from xml.parsers import expat

from lxml import etree

from benchmarks import judging
from benchmarks.commanding import wall
from benchmarks.judging import Row
from benchmarks.measuring import ROOT
from edition.checking.relaxng.automaton import Automaton
from edition.checking.relaxng.schema import load
from edition.checking.relaxng.validating import faults

SHARED = ROOT.parent / "shared"
TEI = SHARED / "schemas" / "tei_all-4.9.0.rng"
OURS = ROOT / "schema" / "tei-edition.rng"
VALID, INVALID, LOAD, ONE, MASS, START, MEMORY = 8.0, 16.0, 0.15, 0.6, 1.0, 0.5, 200
RUNS = 5


def main(words: Sequence[str] | None = None) -> int:
    """The exit code: 1 with ``--check`` and a missed bar, otherwise 0."""
    parser = argparse.ArgumentParser(prog="benchmarks/validation.py", description=__doc__)
    parser.add_argument("--check", action="store_true", help="exit code 1 when a bar is missed")
    parser.add_argument("--write", action="store_true", help="write the table into benchmarks/README.md")
    arguments = parser.parse_args(words)
    if not TEI.is_file():
        print(f"benchmarks: there is no {TEI}", file=sys.stderr)
        return 2
    load_average = os.getloadavg()[0]
    rows = list(_rows())
    report = judging.report(rows, load_average)
    print(report)
    if arguments.write:
        judging.write(Path(__file__).with_name("README.md"), report, Path(__file__).name)
    return 1 if arguments.check and any(row.is_missed for row in rows) else 0


def _rows() -> Iterator[Row]:
    texts = [data for path in sorted((SHARED / "corpora").rglob("*.xml")) if _is_readable(data := path.read_bytes())]
    automaton = Automaton(load(TEI))
    valid, invalid = list[bytes](), list[bytes]()
    for data in texts:
        (invalid if faults(automaton, data, 1) else valid).append(data)
    for some, name, bar in ((valid, "valid", VALID), (invalid, "invalid", INVALID)):
        size = sum(map(len, some)) / 1e6
        parsed = [_cpu(_parse, some) for _ in range(RUNS)]
        checked = [_cpu(lambda data: faults(automaton, data, sys.maxsize), some) for _ in range(RUNS)]
        yield judging.ratio(f"{len(some)} {name} texts, {size:.0f} MB: CPU, RELAX NG to parsing", checked, parsed, bar)
    yield judging.amount("the TEI's full schema: CPU to load it", min(_loading() for _ in range(RUNS)), "s", LOAD)
    yield from _processes(valid)


def _is_readable(data: bytes) -> bool:
    """Well-formed, and without what is read from elsewhere."""
    if b"http://www.w3.org/2001/XInclude" in data or b"<!DOCTYPE" in data:
        return False
    try:
        expat.ParserCreate().Parse(data, True)
    except expat.ExpatError:
        return False
    return True


def _parse(data: bytes) -> object:
    return etree.fromstring(data, etree.XMLParser(load_dtd=False, huge_tree=True, collect_ids=False))


def _cpu(work: Callable[[bytes], object], texts: Sequence[bytes]) -> float:
    begin = time.process_time()
    for data in texts:
        work(data)
    return time.process_time() - begin


def _loading() -> float:
    """Seconds of CPU in a process of its own, from the modules at hand to the schema ready."""
    program = (
        "import time; from pathlib import Path; from edition.checking.relaxng.schema import load; import sys\n"
        "begin = time.process_time(); load(Path(sys.argv[1])); print(time.process_time() - begin)"
    )
    return float(
        subprocess.run([sys.executable, "-c", program, TEI], capture_output=True, check=True, text=True).stdout
    )


def _processes(valid: Sequence[bytes]) -> Iterator[Row]:
    """Whole processes, in turns with jing's, by the clock on the wall."""
    with tempfile.TemporaryDirectory(prefix="edition-benchmark-") as name:
        folder = Path(name)
        for n, data in enumerate(valid):
            (folder / f"{n:04}.xml").write_bytes(data)
        one = sorted(folder.iterdir(), key=lambda path: path.stat().st_size)[len(valid) // 2]
        program = Path(sys.executable).with_name("edition")
        edition = [program, *"validate --select grammar --jobs 1 --schema".split()]
        if shutil.which("jing"):
            everything = (f"{len(valid)} texts", folder, sorted(folder.iterdir()), MASS)
            for what, source, files, bar in (("one text", one, [one], ONE), everything):
                ours, theirs = _in_turns([*edition, TEI, source], ["jing", TEI, *files])
                yield judging.ratio(f"{what}: wall clock, whole process to jing's", ours, theirs, bar)
        start = [wall([*edition, OURS, ROOT / "texts" / "convergence.xml"]) for _ in range(RUNS)]
        yield judging.amount("one text and our schema: the whole process by the clock", min(start), "s", START)
        yield judging.amount("all valid texts: peak memory", _peak([*edition, TEI, folder]) / 1e6, "MB", MEMORY)


def _in_turns(ours: Sequence[object], theirs: Sequence[object]) -> tuple[list[float], list[float]]:
    pairs = [(wall(ours), wall(theirs)) for _ in range(RUNS)]
    return [a for a, _ in pairs], [b for _, b in pairs]


def _peak(command: Sequence[object]) -> float:
    """Bytes at the highest point, of the process that a process of its own waits for."""
    program = (
        "import resource, subprocess, sys; subprocess.run(sys.argv[1:], capture_output=True)\n"
        "print(resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss * 1024)"
    )
    run = subprocess.run(
        [sys.executable, "-c", program, *map(str, command)], capture_output=True, check=True, text=True
    )
    return float(run.stdout)


if __name__ == "__main__":
    sys.exit(main())
