"""What the preview shows at this moment: a site, and before it the pages that were made since; asked by many threads."""

from __future__ import annotations

import hashlib
import os
import threading
from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from edition.building import disk
from edition.building.sources import Refused, open_source
from edition.checking.reports.text import ORDER
from edition.model import Problem
from edition.serving.asking import is_plain

_HERE, _ELSEWHERE = 50, 10
"""Problems that a page is told in full: of its own text, of others."""


@dataclass(frozen=True, slots=True)
class Overlaid:
    """A file that is shown instead of that of the site: of which source, since which change, and until it is well-formed again."""

    content: bytes
    source: str
    since: int
    held: bool = False


@dataclass(slots=True)
class _Scene:
    """One state; whoever changes it makes it known. ``broken``: what there is to say where nothing can be built."""

    site: Path | None = None
    overlaid: dict[str, Overlaid] = field(default_factory=dict)
    problems: tuple[Problem, ...] = ()
    sources: Mapping[str, str] = field(default_factory=dict)
    assets: str = ""
    busy: bool = True
    broken: tuple[str, ...] = ()


class Stage:
    """The site, and what is laid over it. All methods may be called from any thread."""

    def __init__(self) -> None:
        self._scene, self._turned = _Scene(), threading.Condition()
        self._number = 0

    # ------------------------------------------------------------------------------------------- by who builds

    def change(self, act: Callable[[Any], None]) -> None:
        """Change what is shown, and wake all who wait."""
        with self._turned:
            act(self._scene)
            self._number += 1
            self._turned.notify_all()

    def lay_over(self, made: Mapping[str, Overlaid]) -> None:
        """Show files before those of the site."""
        self.change(lambda scene: scene.overlaid.update(made))

    def hold(self, source: str, paths: Iterable[str], since: int) -> None:
        """Keep the files of a source as they are shown now: it is not well-formed, and the next site would not have them."""
        found = ((path, self.content(path)) for path in paths)
        self.lay_over(
            {path: Overlaid(content, source, since, held=True) for path, content in found if content is not None}
        )

    def uncover(self, upto: int, still_held: frozenset[str], show: Callable[[Any], None]) -> None:
        """Show a new site, without what it has by now: files laid over by changes up to a number; those of broken sources stay."""

        def act(scene: _Scene) -> None:
            show(scene)
            scene.overlaid = {
                path: over
                for path, over in scene.overlaid.items()
                if over.since > upto or (over.held and over.source in still_held)
            }

        self.change(act)

    # ------------------------------------------------------------------------------------------- by who is asked

    def content(self, path: str) -> bytes | None:
        """The bytes of a file of the site, or None: what lies outside, or is a link, is none."""
        over = self._scene.overlaid.get(path)
        if over is not None:
            return over.content
        site = self._scene.site
        return _read(site, path) if site is not None and is_plain(path) else None

    @property
    def ready(self) -> bool:
        """Whether there is a site."""
        return self._scene.site is not None

    def seen(self, path: str) -> str:
        """All that the look of a page depends on, in few letters: its bytes, stylesheets, scripts."""
        content = self.content(path)
        return hashlib.sha256(b"%s %s" % (self._scene.assets.encode(), content or b"")).hexdigest()[:16]

    def wait(self, number: int, seconds: float) -> int:
        """The number of the state that is shown; after so many seconds, or as soon as it is another."""
        with self._turned:
            self._turned.wait_for(lambda: self._number != number, seconds)
            return self._number

    def told(self, path: str) -> dict[str, Any]:
        """What the page of a path is to tell of problems: those of its own source first, and how many there are."""
        scene = self._scene
        over = scene.overlaid.get(path)
        source = over.source if over else source_of(path, scene.sources)
        problems = sorted(scene.problems, key=lambda p: (ORDER.index(p.severity), p.order))
        here = [p for p in problems if p.place and p.place.path == source] if source else []
        others = [p for p in problems if not (source and p.place and p.place.path == source)]
        return {
            "busy": scene.busy,
            "broken": list(scene.broken),
            "held": bool(over and over.held),
            "source": source,
            "counts": dict(Counter(p.severity for p in problems)),
            "here": [*map(_as_words, here[:_HERE])],
            "more": max(0, len(here) - _HERE) + max(0, len(others) - _ELSEWHERE),
            "others": [*map(_as_words, others[:_ELSEWHERE])],
        }


def source_of(path: str, sources: Mapping[str, str]) -> str:
    """The source of a page: ``sources`` by the ids of their texts; '' for a page of the whole edition."""
    folder, _, rest = path.partition("/")
    if folder != "texts" or not rest:
        return ""
    name = rest.partition("/")[0].removesuffix(".html").partition("~")[0]
    return sources.get(name, "")


def pages_of(text: str, site: Path) -> list[str]:
    """The files of a text in a site that its readers may have open: its page, its views, its witnesses, what is taken along."""
    found = [f"texts/{text}{end}" for end in (".html", ".txt", ".xml", ".xml.txt")]
    names = _names(site / "texts")
    found += [f"texts/{name}" for name in names if name.startswith(f"{text}~")]
    return found + [f"texts/{text}/{name}" for name in _names(site / "texts" / text)]


def _names(folder: Path) -> list[str]:
    try:
        return sorted(entry.name for entry in disk.list_folder(str(folder)) if entry.is_file(follow_symlinks=False))
    except OSError:
        return []


def _read(site: Path, path: str) -> bytes | None:
    """A file that stands in the site itself. It is asked for twice: in between a new site may have taken the old one's place."""
    steps = [at for at, letter in enumerate(path) if letter == "/"]
    if any(os.path.islink(f"{site}/{path[:end]}") for end in (*steps, len(path))):  # noqa: PTH114 - as all paths here
        return None
    for _ in range(2):
        try:
            descriptor, _ = open_source(site, path, content=True)
        except Refused:
            continue
        with os.fdopen(descriptor, "rb") as file:
            return file.read()
    return None


def _as_words(problem: Problem) -> dict[str, Any]:
    place = problem.place
    return {
        "severity": problem.severity,
        "slug": problem.slug,
        "message": problem.message,
        "path": place.path if place else "",
        "line": place.line if place else 0,
        "column": place.column if place else 0,
        "source": problem.source.strip(),
        "hint": problem.hint,
    }
