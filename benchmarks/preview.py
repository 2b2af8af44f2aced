"""Measure the preview: how long after a text was saved its page shows it, in an edition of 1,000 texts (see README.md here)."""

from __future__ import annotations

import argparse
import os
import re
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from statistics import median
from urllib.request import urlopen

from benchmarks import judging, multiplying
from benchmarks.folders import folder, say
from benchmarks.judging import Row
from benchmarks.measuring import ROOT

TEXTS, SAVES = 1000, 5
SECONDS = 1.0
"""From a save to the page, at most."""
NAME = "letter-c5"
_PATIENCE = 600
_WORDS = re.compile(r"(<body.*?<p>)", re.DOTALL)


def main(words: Sequence[str] | None = None) -> int:
    """The exit code: 1 with ``--check`` and a missed bar, otherwise 0."""
    parser = argparse.ArgumentParser(prog="benchmarks/preview.py", description=__doc__)
    parser.add_argument("--texts", type=int, default=TEXTS, help=f"how many texts there are; {TEXTS:,} where not said")
    parser.add_argument("--check", action="store_true", help="exit code 1 when a bar is missed")
    parser.add_argument("--write", action="store_true", help="write the table into benchmarks/README.md")
    arguments = parser.parse_args(words)
    load = os.getloadavg()[0]
    rows = list(previewed(arguments.texts))
    report = judging.report(rows, load)
    print(report)
    if arguments.write:
        judging.write(Path(__file__).with_name("README.md"), report, Path(__file__).name)
    return 1 if arguments.check and any(row.is_missed for row in rows) else 0


def previewed(texts: int) -> Iterator[Row]:
    """Saves of one text, each when the one before has been built everywhere."""
    with folder() as place:
        say(f"{texts:,} texts: writing them")
        source = place / "source"
        multiplying.begin(source, ROOT / "texts")
        multiplying.write(multiplying.sample(ROOT / "texts"), source, texts)
        begin = time.perf_counter()
        say("building them")
        with _serving(source, place / "cache") as (said, address):
            said.until("built")
            yield Row(f"{texts:,} texts: the first build", f"{time.perf_counter() - begin:.1f} s")
            said.until("checked")
            time.sleep(3)  # until a process is at hand for single texts
            yield from _measured(f"{texts:,} texts, one saved", source / f"{NAME}.xml", said, address)


def _measured(title: str, file: Path, said: _Said, address: str) -> Iterator[Row]:
    page, whole = f"{address}texts/{NAME}.html", []

    def served(mark: str) -> bool:
        with urlopen(page) as answer:  # noqa: S310 - of this computer
            return mark in answer.read().decode()

    def settled(begin: float) -> None:
        said.until("built")
        whole.append(time.perf_counter() - begin)
        said.until("checked")

    found = [_saved(file, f"Served{n}", served, settled) for n in range(SAVES)]
    yield _row(f"{title}: its page over HTTP", found)
    with _browser(address) as shows:
        if shows is None:
            yield Row(f"{title}: its page in a browser", "no: there is no Chromium here")
        else:
            yield _row(
                f"{title}: its page in a browser", [_saved(file, f"Seen{n}", shows, settled) for n in range(SAVES)]
            )
    yield Row(f"{title}: all pages", f"{median(whole):.2f} s")


def _row(what: str, seconds: Sequence[float]) -> Row:
    middle = median(seconds)
    return Row(what, f"{middle:.3f} s [{min(seconds):.3f} to {max(seconds):.3f}]", middle, SECONDS)


def _saved(file: Path, mark: str, shows: Callable[[str], bool], settled: Callable[[float], None]) -> float:
    """Seconds from a save until its words are shown; then wait for all that follows."""
    changed = _WORDS.sub(rf"\1{mark} ", file.read_text(encoding="utf-8"), count=1)
    begin = time.perf_counter()
    file.write_text(changed, encoding="utf-8")
    while not shows(mark):
        time.sleep(0.005)
        if time.perf_counter() - begin > _PATIENCE:
            raise TimeoutError(f"{mark} is not shown")
    taken = time.perf_counter() - begin
    say(f"shown after {taken:.3f} s")
    settled(begin)
    return taken


class _Said:
    """What the preview says in its terminal."""

    def __init__(self, process: subprocess.Popen[str]) -> None:
        self._process = process

    def until(self, start: str) -> str:
        """The next line that begins so."""
        for line in self._process.stderr or ():
            if line.startswith(start):
                return line
        raise ValueError(f"the preview has ended before it was {start}")


@contextmanager
def _serving(source: Path, cache: Path) -> Iterator[tuple[_Said, str]]:
    program = Path(sys.executable).with_name("edition")
    command = [program, "serve", source, "--port", "0", "--cache", cache, "--max", "1"]
    with subprocess.Popen(command, stderr=subprocess.PIPE, text=True, encoding="utf-8") as process:
        try:
            said = _Said(process)
            found = re.search(r"http://\S+/", said.until("the edition is at"))
            yield said, found[0] if found else ""
        finally:
            process.kill()


@contextmanager
def _browser(address: str) -> Iterator[Callable[[str], bool] | None]:
    """Whether a window that shows the page shows some words, by Chromium where it is here."""
    from tests.browsing import CHROMIUM, Browser  # noqa: PLC0415 - tests know how to talk to it

    class Address:
        """Where the window goes, as a folder of a site says it."""

        def as_uri(self) -> str:
            return address.rstrip("/")

    if CHROMIUM is None:
        yield None
        return
    with folder() as profile, Browser(Address(), profile).opened() as window:  # type: ignore[arg-type]
        window.show(f"texts/{NAME}.html")

        def shows(mark: str) -> bool:
            try:
                return bool(window.now(f"document.body.textContent.includes('{mark}')"))
            except (AssertionError, KeyError):  # it is on the way from one page to the other
                return False

        yield shows


if __name__ == "__main__":
    sys.exit(main())
