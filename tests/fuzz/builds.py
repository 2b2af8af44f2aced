"""Whole builds of random editions: judged by every promise, built again, changed and built again, against a clean build."""

from __future__ import annotations

import faulthandler
import hashlib
import json
import shutil
import traceback
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from edition.building.engine import Order, Outcome, build
from edition.errors import EditionError
from tests.fuzz.dice import seeded
from tests.fuzz.editions import Desk
from tests.fuzz.judging import is_attached
from tests.promises import checks, checks_pages, oracle
from tests.promises.site import Site
from tests.promises.trees import check_same

EDITS = 3
HANGING = 600
"""Seconds after which the process ends with a traceback."""
_MARKER = ".edition-site.json"
_OF_WORDS = tuple(
    getattr(checks, f"check_{name}")
    for name in "texts malformed streams html_streams tables slices wholes entities".split()
)
_CHECKS = (*_OF_WORDS, *checks_pages.ALL_OF_PAGES)


_ALLOWED = ": a byte order mark"  # a text may begin with what looks like one


class BuildFind(Exception):
    """Something that must not be: what, and after which edits. The edition stands in the folder of its number."""


@dataclass
class Builds:
    """``builds`` that were made, ``judged`` sites, ``edits`` between two builds, ``refused`` ones with a clear message."""

    folder: Path
    seed: int
    excerpts: Sequence[bytes]
    builds: int = 0
    judged: int = 0
    edits: int = 0
    refused: int = 0

    def edition(self, number: int, edits: int = EDITS) -> None:
        """One edition by its number. Raises :class:`BuildFind`; then what it was made of stays on the disk."""
        place = self.folder / str(number)
        desk = Desk(place / "source", seeded(f"{self.seed}/{number}"), self.excerpts)
        desk.write()
        done = ["new"]
        faulthandler.dump_traceback_later(HANGING, exit=True)
        try:
            self._build_and_judge(place)
            for _ in range(edits):
                done.append(desk.edit())
                self._incrementally(place)
        except BuildFind as find:
            raise BuildFind(f"edition {number} ({'; '.join(done)}): {find}") from find
        finally:
            faulthandler.cancel_dump_traceback_later()
        shutil.rmtree(place)

    def _build(self, place: Path, site: str = "site", cache: str = "cache") -> Outcome | EditionError:
        """What a build comes to. Whatever else it raises is a find."""
        self.builds += 1
        try:
            return build(Order(place / "source", place / site, jobs=1, cache=place / cache))
        except EditionError as error:
            self.refused += 1
            return error
        except Exception as error:
            at = traceback.extract_tb(error.__traceback__)[-1]
            raise BuildFind(f"{type(error).__name__}: {error} ({at.filename}, line {at.lineno})") from error

    def _build_and_judge(self, place: Path) -> None:
        first = self._build(place)
        if isinstance(first, EditionError):
            return
        _fail(_whole(place / "site"))
        self.judged += 1
        site = Site(place / "site")
        source = _named(oracle.read(place / "source"), site)
        checks = () if _has_attached(place / "source") else _CHECKS
        _fail(finding for check in checks for finding in check(site, source) if not finding.endswith(_ALLOWED))
        second = self._build(place)
        if isinstance(second, EditionError) or second.published:
            raise BuildFind(f"built again, and not the same: {second}")
        if _problems(first) != _problems(second):
            raise BuildFind("built again, and other problems")

    def _incrementally(self, place: Path) -> None:
        """The site after an edit is the one that a clean build makes, and so are the problems."""
        self.edits += 1
        changed = self._build(place)
        for leftover in ("clean", "clean-cache"):
            shutil.rmtree(place / leftover, ignore_errors=True)
        clean = self._build(place, "clean", "clean-cache")
        if isinstance(changed, EditionError) or isinstance(clean, EditionError):
            if str(changed) != str(clean):
                raise BuildFind(f"incrementally {changed!s:.200}, clean {clean!s:.200}")
            return
        _fail(check_same(place / "site", place / "clean"))
        if _problems(changed) != _problems(clean):
            raise BuildFind(f"other problems: {_problems(changed) ^ _problems(clean)}")
        if changed.counts != clean.counts:
            raise BuildFind(f"other counts: {changed.counts}, clean {clean.counts}")


def _has_attached(folder: Path) -> bool:
    """Whether entries of some text belong to words elsewhere, which the oracle does not look for."""
    return any(path.is_file() and is_attached(path.read_bytes()) for path in folder.rglob("*"))


def _named(source: oracle.Source, site: Site) -> oracle.Source:
    """The sources with ids as the site gives them: the oracle does not know how odd ones are spelt."""
    given: dict[str, list[str]] = {}
    for row in site.texts:
        given.setdefault(row["path"], []).append(row["id"])
    stated: dict[str, list[oracle.SourceText]] = {}
    for text in source.all:
        stated.setdefault(text.path, []).append(text)
    if {path: len(ids) for path, ids in given.items()} != {path: len(texts) for path, texts in stated.items()}:
        raise BuildFind(f"other texts: {given}, not {[(path, len(texts)) for path, texts in stated.items()]}")
    pairs = ((id_, text) for path, texts in stated.items() for id_, text in zip(given[path], texts, strict=True))
    return replace(
        source, texts={id_: replace(text, id=id_, restricted=_is_held_back(site, id_)) for id_, text in pairs}
    )


def _is_held_back(site: Site, id_: str) -> bool:
    """Whether a page says that its text is restricted: the oracle does not know what a corpus that includes it says."""
    return site.stream(id_, "text") is None and not any(
        f"{id_}.txt" in value for _, _, value in site.page(f"texts/{id_}.html").links
    )


def _problems(outcome: Outcome) -> set[str]:
    return {repr(problem) for problem in outcome.problems}


def _fail(found: Iterator[str] | list[str]) -> None:
    first = next(iter(found), None)
    if first is not None:
        raise BuildFind(first)


def _whole(site: Path) -> Iterator[str]:
    """A site consists of what its manifest lists, and nothing else."""
    listed = json.loads((site / _MARKER).read_text(encoding="utf-8"))["files"]
    files = {f.relative_to(site).as_posix(): f for f in site.rglob("*") if f.is_file() and f.name != _MARKER}
    yield from (f"{path}: listed and not there" for path in sorted(listed.keys() - files.keys()))
    yield from (f"{path}: there and not listed" for path in sorted(files.keys() - listed.keys()))
    for path in sorted(listed.keys() & files.keys()):
        data = files[path].read_bytes()
        if (len(data), hashlib.sha256(data).hexdigest()) != (listed[path]["size"], listed[path]["sha256"]):
            yield f"{path}: other bytes than listed"
