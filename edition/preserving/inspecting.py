"""The whole check: each file once, then what points from one to another, then the judges from elsewhere that are here."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import closing
from dataclasses import dataclass, field
from hashlib import sha256
from pathlib import Path

from edition.building.claims import MARKER
from edition.model import Problem
from edition.preserving import browser, hosted, letters, names, pages, validator
from edition.preserving.folder import SEAL, Site, opened, problem
from edition.preserving.pointing import Pointers
from edition.preserving.sums import Sums
from edition.preserving.tables import Tables, base_of

Progress = Callable[[str, int, int], object]
"""Told what is being done, how many are done, and of how many."""
_LARGEST = 1 << 28
"""Bytes of a file that is still read as text: a page of a quarter of a gigabyte opens in no browser."""


@dataclass(frozen=True, slots=True)
class Wish:
    """Which site is checked, and how. ``browser``: whether one may be started."""

    folder: Path
    browser: bool = True
    progress: Progress = lambda *_: None


@dataclass(slots=True)
class Findings:
    """What a check has found.

    ``judges`` says of each judge from elsewhere what it did, or why it did nothing; ``unread`` are files that should have been
    looked into, and were too large.
    """

    site: Site
    problems: list[Problem] = field(default_factory=list)
    counts: Counter[str] = field(default_factory=Counter)
    judges: dict[str, str] = field(default_factory=dict)
    digests: dict[str, str] = field(default_factory=dict)
    unread: list[str] = field(default_factory=list)
    is_sealed: bool = False

    @property
    def foreign(self) -> list[str]:
        """Files that no build made, nor a seal."""
        return [path for path in self.site.files if path not in self.site.manifest and path not in SEAL]


def inspected(wish: Wish) -> Findings:
    """Check a site. Raises ``EditionError``: there is none."""
    site = opened(wish.folder)
    found = Findings(site)
    with closing(Pointers()) as pointers:
        sums = Sums(site)
        found.is_sealed = sums.is_sealed
        found.problems += names.faults(site)
        _files(found, sums, pointers, wish.progress)
        found.problems += sums.of_site()
        _pointers(found, pointers, wish.progress)
    if hosted.is_hosted(site):
        found.judges["search"] = hosted.SAID
    _validated(found, wish.progress)
    _browsed(found, wish)
    found.problems.sort(key=lambda one: (one.order, one.message))
    return found


def _files(found: Findings, sums: Sums, pointers: Pointers, progress: Progress) -> None:
    site = found.site
    tables = Tables(site, pointers, base_of(site))
    for number, path in enumerate(site.files):
        progress("files", number, len(site.files))
        try:
            found.problems += _file(found, path, sums, pointers, tables)
        except OSError as error:
            found.problems.append(problem("site-changed", f"the file cannot be read: {error.strerror or error}", path))
    found.counts["rows"] = tables.rows
    found.counts["links"] = pointers.count


def _file(found: Findings, path: str, sums: Sums, pointers: Pointers, tables: Tables) -> Iterator[Problem]:
    site = found.site
    is_looked_into = _is_looked_into(site, path)
    if is_looked_into and site.size(path) > _LARGEST:
        found.unread.append(path)
        is_looked_into = False
    if not is_looked_into:
        digest = found.digests[path] = site.digest(path)
        yield from sums.of_file(path, digest)
        return
    content = site.read(path)
    digest = found.digests[path] = sha256(content).hexdigest()
    yield from sums.of_file(path, digest)
    text, faults = letters.decoded(path, content)
    yield from faults
    yield from _content(found, path, text, pointers, tables)


def _is_looked_into(site: Site, path: str) -> bool:
    """Whatever a browser shows or runs, and all other text that we wrote."""
    is_ours = path in site.manifest or path in SEAL
    return path.lower().endswith(letters.LIVE) or (is_ours and path.endswith(letters.TEXTS))


def _content(found: Findings, path: str, text: str, pointers: Pointers, tables: Tables) -> Iterator[Problem]:
    site = found.site
    kind = path.rpartition(".")[2].lower()
    if kind in ("html", "htm", "xhtml"):
        found.counts["pages"] += 1
        yield from pages.of_page(site, path, text, pointers)
    elif kind == "svg":
        yield from pages.of_drawing(site, path, text, pointers)
    elif kind == "css":
        yield from pages.of_style(site, path, text)
    elif kind in ("js", "mjs"):
        yield from pages.of_script(site, path, text)
    elif kind == "csv":
        found.counts["tables"] += 1
        yield from tables.of_csv(path, text)
    elif kind == "jsonl":
        yield from tables.of_records(path, text)
    elif kind == "json" and path != MARKER:
        yield from tables.of_json(path, text)


def _pointers(found: Findings, pointers: Pointers, progress: Progress) -> None:
    targets = pointers.pages()
    for number, page in enumerate(targets):
        progress("places", number, len(targets))
        try:
            found.problems += pointers.missing(found.site, page)
        except OSError:
            continue  # told already


def _validated(found: Findings, progress: Progress) -> None:
    call, all_pages = validator.command(), [path for path in found.site.files if path.endswith(".html")]
    if not call:
        found.judges["vnu"] = "did not run: EDITION_VNU names no vnu.jar (with Java), and there is no vnu on the PATH"
        return
    try:
        for done, problems in validator.judged(found.site, all_pages, call):
            found.problems += problems
            progress("valid", done, len(all_pages))
    except (OSError, ValueError) as error:
        found.judges["vnu"] = f"did not run: {error}"
        return
    found.judges["vnu"] = f"ran: it judged {len(all_pages):,} pages"


def _browsed(found: Findings, wish: Wish) -> None:
    program = browser.program() if wish.browser else ""
    if not program:
        reason = "there is no Chromium on the PATH" if wish.browser else "--no-browser"
        found.judges["browser"] = f"did not run: {reason}"
        return
    some = browser.some_pages(found.site)
    try:
        for done, problems in browser.opened(found.site, some, program):
            found.problems += problems
            wish.progress("browser", done, len(some))
    except (OSError, ValueError) as error:
        found.judges["browser"] = f"did not run: {error}"
        return
    found.judges["browser"] = f"ran: Chromium opened {len(some):,} pages from disk"
