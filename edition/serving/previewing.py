"""The loop of a preview: files are watched; what has changed is shown at once, then the whole is built and judged."""

from __future__ import annotations

import os
import time
from collections.abc import Callable, Collection
from dataclasses import dataclass, replace
from functools import partial
from multiprocessing.connection import wait
from pathlib import Path
from typing import Any

from edition.building.cataloguing import Order
from edition.building.discovery import SUFFIXES, discover
from edition.checking.rules.table import EDITION_RULES
from edition.errors import EditionError, SourceChanged
from edition.serving.glimpsing import MOST, Glimpse
from edition.serving.hands import NOTHING, Builder, Quick, Task
from edition.serving.rebuilding import Judged, Rebuilt
from edition.serving.stage import Overlaid, Stage, pages_of
from edition.serving.watching import Watch, snapshot

POLL = 0.15
"""Seconds between two looks at the files, at least."""
_REST = 0.5
"""Seconds that are waited for anything at most: so long a Ctrl-C that got lost may go unheard."""
_LATER = frozenset(slug for rule in EDITION_RULES for slug in rule.slugs.split())
"""Problems that only a look at the whole edition finds."""


@dataclass(frozen=True, slots=True)
class Voice:
    """Who is told what happens, and how many seconds it took; ``check`` raises at Ctrl-C."""

    shown: Callable[[Glimpse, float], None]
    built: Callable[[Rebuilt, float], None]
    judged: Callable[[Judged], None]
    failed: Callable[[EditionError], None]
    check: Callable[[], None]


def quiet(_step: str, _done: int, _total: int) -> None:
    """Nobody is told of the progress."""


class Preview:
    """What is shown on the stage follows the files of a source. ``order`` builds into a folder of the preview's own."""

    def __init__(self, order: Order, stage: Stage, voice: Voice) -> None:
        order = replace(order, progress=quiet, heard=[])
        self._stage, self._voice, source = stage, voice, order.source
        self._site = Path(os.path.realpath(str(order.output)))
        self._root = discover(source, order.output).root
        self._watch = Watch(partial(snapshot, [self._root if source.is_dir() else self._root / source.name]), POLL)
        self._builder, self._quick = Builder(order), Quick(order)
        self._change = self._building = self._built = 0
        self._due, self._saved, self._begun = True, 0.0, 0.0
        self._broken: set[str] = set()

    def run(self) -> None:
        """Until ``KeyboardInterrupt``; nothing that was begun is left behind."""
        try:
            while True:
                self.step()
        finally:
            self._quick.kill()
            self._builder.kill()

    def step(self) -> None:
        """Look, listen, begin what is due."""
        self._voice.check()
        if changed := self._watch.changed():
            self._note([os.path.relpath(path, self._root).replace(os.sep, "/") for path in changed])
        if self._due and self._builder.idle:
            self._begin()
        ears = [ear for ear in (self._quick.connection, self._builder.connection) if ear is not None]
        speaking = wait(ears, min(_REST, self._watch.wait))
        if not ears:
            time.sleep(min(_REST, self._watch.wait))
        if self._quick.connection in speaking:
            self._glimpsed(*self._quick.heard())
        if self._builder.connection in speaking:
            self._heard(self._builder.heard())

    # ------------------------------------------------------------------------------------------------- what changed

    def _note(self, paths: Collection[str]) -> None:
        """Files have changed: texts are looked at alone, if they are few; the whole is built when nobody knows better."""
        self._change += 1
        self._saved = time.monotonic()
        texts = sorted(path for path in paths if path.lower().endswith(SUFFIXES))
        if len(texts) < len(paths):  # a stylesheet, a template, a setting: the process has read the old ones
            self._quick.kill()
        if not (0 < len(texts) <= MOST and self._quick.ask(Task(tuple(texts), self._change, len(texts) == len(paths)))):
            self._due = True

    def _glimpsed(self, task: Task, found: Any) -> None:
        """What changed files have become, each by itself."""
        if found == NOTHING:
            return
        glimpses: list[Glimpse] = found if isinstance(found, list) else []
        self._due |= not (task.alone and glimpses and all(glimpse.malformed for glimpse in glimpses))
        if task.change > self._built:
            for glimpse in glimpses:
                self._lay_over(glimpse, task.change)
                self._tell_of(glimpse)
                self._voice.shown(glimpse, time.monotonic() - self._saved)

    def _lay_over(self, glimpse: Glimpse, change: int) -> None:
        """Show a text as it is now; one that is not well-formed as it was."""
        if glimpse.malformed:
            self._broken.add(glimpse.path)
            pages = [page for text in glimpse.texts for page in pages_of(text, self._site)]
            self._stage.hold(glimpse.path, pages, change)
        else:
            self._broken.discard(glimpse.path)
            made = glimpse.made.items()
            self._stage.lay_over({path: Overlaid(content, glimpse.path, change) for path, content in made})

    def _tell_of(self, glimpse: Glimpse) -> None:
        """Its problems as they are now. What rules over the whole edition have found stays until they are asked again."""
        found, busy = self._quick.wanted(glimpse.found), self._due or not self._builder.idle

        def act(scene: Any) -> None:
            others = (p for p in scene.problems if p.place is None or p.place.path != glimpse.path)
            later = (p for p in scene.problems if p.place and p.place.path == glimpse.path and p.slug in _LATER)
            scene.problems = tuple(dict.fromkeys((*others, *(() if glimpse.malformed else later), *found)))
            scene.busy = busy

        self._stage.change(act)

    # ------------------------------------------------------------------------------------------------- the whole

    def _begin(self) -> None:
        self._due, self._building, self._begun = False, self._change, time.monotonic()
        self._stage.change(_is_busy)
        self._builder.begin()

    def _heard(self, found: Any) -> None:
        """A build is done, or a check, or it cannot be."""
        if found == NOTHING:
            return
        if isinstance(found, Rebuilt):
            self._show(found)
            if not self._due:  # else it is built again at once, and judged then
                self._builder.judge()
                return
        self._builder.kill()
        if isinstance(found, Judged):
            self._judge(found)
        elif isinstance(found, SourceChanged):
            self._due = True
        elif isinstance(found, EditionError):
            self._stage.change(partial(_is_broken, error=found))
            self._voice.failed(found)

    def _show(self, built: Rebuilt) -> None:
        """The new site takes the place of what was laid over the old one."""
        self._built = self._building
        self._broken &= built.unreadable  # it may have been mended with much else, and nobody has looked at it alone
        problems, assets = tuple(built.found), _assets(self._site)

        def act(scene: Any) -> None:
            scene.site, scene.sources, scene.assets, scene.broken = self._site, built.sources, assets, ()
            scene.problems = scene.problems or problems

        self._stage.uncover(self._building, frozenset(self._broken), act)
        self._quick.renew(built.catalog)
        self._voice.built(built, time.monotonic() - self._begun)

    def _judge(self, judged: Judged) -> None:
        due = self._due

        def act(scene: Any) -> None:
            scene.problems, scene.busy = judged.problems, due

        self._stage.change(act)
        self._voice.judged(judged)


def _is_busy(scene: Any) -> None:
    scene.busy = True


def _is_broken(scene: Any, error: EditionError) -> None:
    scene.broken, scene.busy = tuple(filter(None, (error.message, error.hint))), False


def _assets(site: Path) -> str:
    """What pages are shown with, in few words: a stylesheet that has become another one changes every page."""
    found = snapshot([site / "static"]) if (site / "static").is_dir() else {}
    return repr(sorted(found.items()))
