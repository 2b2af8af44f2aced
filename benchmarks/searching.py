"""Measure the search: what it adds to a build, and how soon it answers in a browser, from disk (see README.md here)."""

from __future__ import annotations

import argparse
import json
import os
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path

from benchmarks import judging, multiplying
from benchmarks.commanding import timed
from benchmarks.folders import content, folder, say
from benchmarks.judging import Row
from benchmarks.measuring import ROOT
from tests.browsing import CHROMIUM, Browser, Window

TEXTS = 2750
"""Copies of the sample's texts that are 7 MB as plain text."""
LOADED, ANSWERED = 0.5, 0.1
"""Seconds: issue 7."""
RUNS = 3
QUESTIONS = ("lamp", "the", '"of the"', "lamp*", "board lamp", "the&in=notes")
"""A word, the most frequent word, a phrase of frequent words, words that begin so, two words in a passage, a choice among hits."""
_READY = """new Promise(done => { const look = setInterval(() => {
    if (!document.getElementById('ui-search').hidden) { clearInterval(look); done(performance.now()); } }, 1); })"""
_ASKED = """new Promise(done => { const results = document.getElementById('ui-results'); delete results.dataset.milliseconds;
    location.hash = %s; const look = setInterval(() => { if (results.dataset.milliseconds) { clearInterval(look);
    done([document.getElementById('ui-found').textContent, +results.dataset.milliseconds]); } }, 1); })"""
_WITHOUT = """
import sys
from edition.renderers import html
from edition.cli import main
html.search_of = lambda *_: ()
html.search_files = lambda *_: ()
main(sys.argv[1:])
"""


def main(words: Sequence[str] | None = None) -> int:
    """The exit code: 1 with ``--check`` and a missed bar, 2 where nothing could be measured, otherwise 0."""
    parser = argparse.ArgumentParser(prog="benchmarks/searching.py", description=__doc__)
    parser.add_argument(
        "--texts", type=int, default=TEXTS, help=f"copies of the sample's texts ({TEXTS}: 7 MB of text)"
    )
    parser.add_argument("--source", type=Path, help="measure this folder of TEI, and not copies of the sample")
    parser.add_argument("--check", action="store_true", help="exit code 1 when a bar is missed")
    parser.add_argument("--write", action="store_true", help="write the table into benchmarks/README.md")
    arguments = parser.parse_args(words)
    load = os.getloadavg()[0]
    with folder() as place:
        source = arguments.source or _copies(place / "source", arguments.texts)
        rows = list(measured(source, place))
    report = judging.report(rows, load)
    print(report)
    if arguments.write:
        judging.write(Path(__file__).with_name("README.md"), report, Path(__file__).name)
    return 1 if arguments.check and any(row.is_missed for row in rows) else 0


def _copies(source: Path, texts: int) -> Path:
    source.mkdir()
    multiplying.begin(source, ROOT / "texts")
    multiplying.write(multiplying.sample(ROOT / "texts"), source, texts)
    return source


def measured(source: Path, place: Path) -> Iterator[Row]:
    """The rows for an edition; ``place`` is a folder for its sites."""
    say("building with the search, and without …")
    with_search = _built(source, place, "with", "from edition.cli import main; import sys; main(sys.argv[1:])")
    without = _built(source, place, "without", _WITHOUT)
    yield judging.ratio("CPU of a build, as a multiple of one without the search", [with_search], [without])
    site = place / "with"
    plain = [file for file in (site / "texts").glob("*.txt") if not file.name.endswith(".xml.txt")]
    size = sum(file.stat().st_size for file in plain)
    yield Row("plain text that is searched", f"{size / 1e6:.3g} MB, {len(plain)} files")
    for name in ("search", "words"):
        files, taken = content(site / name)
        yield Row(f"the folder {name}/", f"{taken / 1e6:.3g} MB, {files} files")
    if CHROMIUM is None:
        yield Row("answers in a browser", "not measured: there is no chromium on the PATH")
        return
    say("asking …")
    (place / "profile").mkdir()
    yield from asked(Browser(site, place / "profile"))


def _built(source: Path, place: Path, name: str, program: str) -> float:
    options = ["--output", str(place / name), "--cache", str(place / f"cache-{name}"), "--jobs", "1"]
    return timed([sys.executable, "-c", program, "build", source, *options])[1]


def asked(browser: Browser) -> Iterator[Row]:
    """How soon the page is ready, and how soon a question is answered that nobody has asked before: the quickest of some runs."""
    loaded: list[float] = []
    answers: dict[str, list[float]] = {question: [] for question in QUESTIONS}
    said: dict[str, str] = {}
    with browser.opened() as window:
        for question in QUESTIONS:
            for _ in range(RUNS):
                loaded.append(_opened(window))
                said[question], milliseconds = window.answer(_ASKED % json.dumps(f"#q={question}"))
                answers[question].append(milliseconds / 1000)
    yield Row("the search page is ready", f"{min(loaded):.3g} s", min(loaded), LOADED)
    for question, times in answers.items():
        yield Row(f"{question}: {said[question]}", f"{min(times):.3g} s", min(times), ANSWERED)


def _opened(window: Window) -> float:
    """Seconds until the page can be asked; it is left a moment to load what it loads ahead."""
    window.show("about.html")
    window.show("search.html")
    ready = window.answer(_READY)
    window.answer("new Promise(done => setTimeout(() => done(1), 500))")
    return float(ready) / 1000


if __name__ == "__main__":
    sys.exit(main())
