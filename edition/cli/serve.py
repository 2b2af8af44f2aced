"""``edition serve``: the edition in a browser, while it is being written."""

from __future__ import annotations

import contextlib
from pathlib import Path
from typing import Any

import click

from edition.building.cataloguing import Order
from edition.checking import reports
from edition.checking.reports import Report, columns
from edition.cli import interrupting
from edition.cli.speaking import ui_language
from edition.cli.telling import base_of, closing_words, in_words, tell
from edition.errors import EditionError
from edition.project import OWN
from edition.serving.glimpsing import Glimpse
from edition.serving.listening import Listening
from edition.serving.loopback import FIRST
from edition.serving.places import place_for
from edition.serving.previewing import Preview, Voice
from edition.serving.rebuilding import Judged, Rebuilt
from edition.serving.stage import Stage


@click.command("serve", short_help="Show the edition in a browser while you write.")
@click.argument("source", default=".", type=click.Path(path_type=Path))
@click.option("-p", "--port", type=click.IntRange(0, 65535), help=f"Port; without it, {FIRST} or the next free one.")
@click.option("--open", "opens", is_flag=True, help="Open the start page in your browser.")
@click.option("-j", "--jobs", default=0, type=click.IntRange(0), help="Processes; 0 takes as many as pay.")
@click.option("--cache", type=click.Path(path_type=Path), help="Folder in which the preview is built.")
@click.option("--untrusted", is_flag=True, help="Trust nothing in SOURCE: not its settings, stylesheets or templates.")
@ui_language
@click.option(
    "--max", "most", default=reports.MOST, show_default=True, type=click.IntRange(0), metavar="N",
    help="Tell at most N problems in full; 0 tells all.",
)  # fmt: skip
def command(source: Path, port: int | None, opens: bool, cache: Path | None, most: int, **options: Any) -> int:
    """Build SOURCE (an edition, a folder of TEI, or one file) for yourself alone, and show it in a browser.

    A file that is saved is shown in its page at once; problems are told there and here. No published site is touched, and only
    this computer can see the preview. Ctrl-C ends.
    """
    stage = Stage()
    with place_for(source, cache, options["untrusted"]) as folder:
        # Our own search: to have all indexed anew at each save would take too long.
        order = Order(source, folder / "site", cache=folder, search=OWN, **options)
        listening = Listening(stage, port)
        talk = _Talk(base_of(source), most, f"the edition is at {listening.address}; Ctrl-C ends")
        preview = Preview(order, stage, Voice(talk.shown, talk.built, talk.judged, talk.failed, interrupting.check))
        talk.begin()
        if opens:
            _open(listening.address)
        try:
            preview.run()
        finally:
            listening.close()
    return 0


def _open(address: str) -> None:
    import webbrowser  # noqa: PLC0415 - only for those who ask for it

    with contextlib.suppress(webbrowser.Error, OSError):
        webbrowser.open(address)


class _Talk:
    """What the terminal is told: what happens, a line each; then all problems, as ``edition validate`` tells them."""

    def __init__(self, base: str, most: int, where: str) -> None:
        self._base, self._most, self._where = base, most, where

    def begin(self) -> None:
        """Where it will be, and that it takes a while."""
        _say(f"{self._where}\nbuilding it …")

    def shown(self, glimpse: Glimpse, seconds: float) -> None:
        """A text was saved."""
        if glimpse.malformed:
            tell(Report(glimpse.found, base=self._base), "text", self._most)
            _say(f"{glimpse.path} is not well-formed: its last good page is shown")
        elif glimpse.made:
            _say(f"{glimpse.path}: shown after {seconds:.2f} s")

    def built(self, built: Rebuilt, seconds: float) -> None:
        """The whole site is new."""
        _say(f"built after {seconds:.1f} s: {in_words(built.counts)}")

    def judged(self, judged: Judged) -> None:
        """All problems, on a screen of their own."""
        with contextlib.suppress(OSError):
            click.clear()  # does nothing where there is no terminal
        report = Report(judged.problems, judged.counts, judged.schemas, base=self._base, suppressed=judged.suppressed)
        tell(report, "text", self._most)
        _say(f"{closing_words(report, 'checked: ')}\n{self._where}")

    def failed(self, error: EditionError) -> None:
        """Nothing can be built for now."""
        _say(f"edition: {columns.shown(error.message)}")
        if error.hint:
            _say(f"hint: {columns.shown(error.hint)}")


def _say(words: str) -> None:
    with contextlib.suppress(OSError):  # nobody listens, and the preview goes on
        click.echo(words, err=True)
