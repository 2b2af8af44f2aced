"""Measure a whole build against the TEI Consortium's stylesheets making HTML alone, under Saxon (see README.md here).

Neither is part of this repository: ``EDITION_TEI_STYLESHEETS`` names the folder of the stylesheets, or one stylesheet,
``EDITION_SAXON`` the jar of Saxon. One Java machine goes over the whole folder of texts, so that it starts and warms up once.
"""

from __future__ import annotations

import argparse
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from benchmarks import judging, multiplying
from benchmarks.commanding import Failed, cpu, run
from benchmarks.folders import NoRoom, folder, room_for, say
from benchmarks.judging import Row
from benchmarks.measuring import ROOT

STYLESHEETS, SAXON = "EDITION_TEI_STYLESHEETS", "EDITION_SAXON"
TEXTS, TIMES, RUNS = 2_000, 8.0, 3
_MAIN = "html/html.xsl"
"""Where the stylesheet for HTML stands in the TEI Consortium's folder."""
_COPY = """<xsl:stylesheet version="2.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform">
  <xsl:template match="/"><xsl:copy-of select="."/></xsl:template>
</xsl:stylesheet>
"""
"""Whatever a stylesheet does, Saxon reads a text, makes a tree of it and writes one: no stylesheet can take less."""


@dataclass(frozen=True, slots=True)
class Saxon:
    """A jar, and what is found of stylesheets (None: they are not here)."""

    jar: Path
    stylesheet: Path | None

    def cpu(self, stylesheet: Path, texts: Path, output: Path) -> float:
        """Seconds of CPU for a folder of texts, in one Java machine."""
        command = ("java", "-jar", self.jar, f"-s:{texts}", f"-o:{output}", f"-xsl:{stylesheet}", "-warnings:silent")
        return cpu(command, output.parent)


def main(words: Sequence[str] | None = None) -> int:
    """The exit code: 1 with ``--check`` and a missed bar, 2 when something breaks, otherwise 0."""
    parser = argparse.ArgumentParser(prog="benchmarks/stylesheets.py", description=__doc__)
    parser.add_argument("--texts", type=int, default=TEXTS, help=f"how many small texts; {TEXTS:,} where not said")
    parser.add_argument("--check", action="store_true", help="exit code 1 when a bar is missed")
    parser.add_argument("--write", action="store_true", help="write the table into benchmarks/README.md")
    arguments = parser.parse_args(words)
    load = os.getloadavg()[0]
    try:
        rows = list(against(arguments.texts, RUNS))
    except (OSError, ValueError, subprocess.SubprocessError, Failed, NoRoom) as error:
        say(f"benchmarks: {error}")
        return 2
    report = judging.report(rows, load)
    print(report)
    if arguments.write:
        judging.write(Path(__file__).with_name("README.md"), report, Path(__file__).name)
    return 1 if arguments.check and any(row.is_missed for row in rows) else 0


def found() -> Saxon | str:
    """Saxon and the stylesheets as the environment names them, or why there is nothing to measure.

    Raises ``FileNotFoundError`` where a variable names what is not there.
    """
    named = os.environ.get(SAXON)
    if not named or not shutil.which("java"):
        return f"not here: {SAXON} names no jar" if not named else "not here: there is no java"
    jar = _there(Path(named), SAXON)
    place = os.environ.get(STYLESHEETS)
    if not place:
        return Saxon(jar, None)
    sheet = _there(Path(place), STYLESHEETS)
    return Saxon(jar, sheet if sheet.is_file() else _there(sheet / _MAIN, STYLESHEETS))


def _there(path: Path, variable: str) -> Path:
    if not path.exists():
        raise FileNotFoundError(f"{variable}: there is no {path}")
    return path.resolve()


def against(texts: int, runs: int) -> Iterator[Row]:
    """The ratio, or that it could not be measured; and Saxon that only copies, which says how little it could be."""
    title = f"{texts:,} texts: CPU, the TEI Consortium's HTML alone to our whole build"
    saxon = found()
    if isinstance(saxon, str):
        yield Row(title, saxon)
        return
    with folder() as place:
        room_for(place, texts * 150_000)
        say(f"{texts:,} texts: writing them")
        _write(place, texts)
        copying = place / "copy.xsl"
        copying.write_text(_COPY, encoding="utf-8")
        ours, theirs, least = list[float](), list[float](), list[float]()
        for number in range(runs):
            say(f"{texts:,} texts: run {number + 1} of {runs}")
            ours.append(_ours(place, number))
            least.append(saxon.cpu(copying, place / "texts", _new(place / f"copies-{number}")))
            if saxon.stylesheet:
                theirs.append(saxon.cpu(saxon.stylesheet, place / "texts", _new(place / f"html-{number}")))
        if theirs:
            row = judging.ratio(title, theirs, ours, TIMES)
            yield Row(row.what, row.measured, row.value, TIMES, at_least=True)
        else:
            yield Row(title, f"not here: {STYLESHEETS} names no folder of them")
        yield judging.ratio(f"{texts:,} texts: CPU, Saxon that copies them as they are to our whole build", least, ours)


def _write(place: Path, texts: int) -> None:
    """The corpus, and beside it its texts alone, without registers: that is all that they are asked to make."""
    files = multiplying.sample(ROOT / "texts")
    multiplying.begin(place / "source", ROOT / "texts")
    multiplying.write(files, place / "source", texts)
    alone = _new(place / "texts")
    for file in files:
        for path in (place / "source").glob(f"{file.stem}-c*.xml"):
            os.link(path, alone / path.name)


def _new(path: Path) -> Path:
    path.mkdir()
    return path


def _ours(place: Path, number: int) -> float:
    site, cache = place / f"site-{number}", place / f"cache-{number}"
    taken = run("build", place / "source", "--output", site, "--cache", cache, "--jobs", 1)
    for made in (site, cache):
        shutil.rmtree(made, ignore_errors=True)
    return taken.cpu


if __name__ == "__main__":
    sys.exit(main())
