"""Pages as Chromium opens them from disk, without a network: what it complains of, and whether scripts took words away.

Whole browsers are heavy: of each kind the largest page is opened.
"""

from __future__ import annotations

import html
import os
import re
import shutil
import subprocess
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from tempfile import TemporaryDirectory

from edition.model import Problem
from edition.preserving.folder import Site, problem

_NAMES = ("chromium", "chromium-browser", "google-chrome-stable", "google-chrome")
_FLAGS = (
    "--headless --disable-gpu --disable-quic --no-first-run --disable-background-networking --disable-component-update"
    " --disable-sync --enable-logging=stderr --virtual-time-budget=3000 --dump-dom --host-resolver-rules=MAP\0*\0~NOTFOUND"
).split(" ")
_PATIENCE = 60
_EACH = 1
_MOST = 24
_TAG = re.compile(r"<(?:[^>\"']|\"[^\"]*\"|'[^']*')*>")


def program() -> str:
    """The browser of this machine, or ''."""
    return next((found for name in _NAMES if (found := shutil.which(name))), "")


def some_pages(site: Site) -> list[str]:
    """The largest page of each kind, 24 at most: those of a folder, and of further pages (``~``) within it."""
    kinds: dict[tuple[str, str], list[str]] = {}
    for path in site.files:
        if path.endswith(".html"):
            folder, _, name = path.rpartition("/")
            kind = name if name == "index.html" or not folder else re.sub(r"^[^~]*|\d+", "", name)
            kinds.setdefault((re.sub(r"(?<=^texts/).+", "*", folder), kind), []).append(path)
    largest = [sorted(pages, key=lambda page: -_size(site, page))[:_EACH] for pages in kinds.values()]
    return [pages[n] for n in range(_EACH) for pages in largest if n < len(pages)][:_MOST]


def _size(site: Site, path: str) -> int:
    listed = site.manifest.get(path)
    return listed.size if listed else 0


def opened(site: Site, pages: Sequence[str], browser: str) -> Iterator[tuple[int, list[Problem]]]:
    """How many pages were opened so far, and what was found in them. Raises ``OSError`` and ``ValueError`` where it fails."""
    with TemporaryDirectory(prefix="edition-browser-", ignore_cleanup_errors=True) as profiles:
        jobs = max(1, min(4, (os.cpu_count() or 2) // 2))

        def judged(page: str) -> list[Problem]:
            return list(_page(site, page, browser, profiles))

        with ThreadPoolExecutor(jobs) as workers:
            yield from enumerate(workers.map(judged, pages), 1)


def _page(site: Site, page: str, browser: str, profiles: str) -> Iterator[Problem]:
    dom, said = _dump(site, page, browser, f"{profiles}/{abs(hash(page))}")
    for words in dict.fromkeys(said):
        yield problem("site-browser", f"Chromium: {words}", page)
    rest = iter(_words(dom))
    lost = [word for word in _words(site.read(page).decode("utf-8", "replace")) if word not in rest]
    if lost:
        yield problem("site-script", f"with JavaScript the text is another than without it: {' '.join(lost[:5])}", page)


def _dump(site: Site, page: str, browser: str, profile: str) -> tuple[str, list[str]]:
    root = ["--no-sandbox"] if hasattr(os, "geteuid") and os.geteuid() == 0 else []
    flags = [flag.replace("\0", " ") for flag in _FLAGS]
    address = (Path(site.root).absolute() / page).as_uri()
    line = [browser, *flags, *root, f"--user-data-dir={profile}", address]
    try:
        done = subprocess.run(line, capture_output=True, timeout=_PATIENCE, check=False)  # noqa: S603 - the browser that is here
    except subprocess.TimeoutExpired:
        raise ValueError(f"{page} was not open after {_PATIENCE} seconds") from None
    dom, told = done.stdout.decode("utf-8", "replace"), done.stderr.decode("utf-8", "replace")
    if "<html" not in dom:
        raise ValueError((told.strip().splitlines() or ["it showed nothing"])[-1][:200])
    return dom, [_complaint(line) for line in told.splitlines() if "CONSOLE" in line]


def _complaint(line: str) -> str:
    found = re.search(r"CONSOLE[^\]]*\]\s*\"(.*?)\"(?:, source:|$)", line)
    return (found[1] if found else line)[:200]


def _words(page: str) -> list[str]:
    """The words of a page's ``main``, in their order."""
    main = page[page.find("<main") : page.rfind("</main>")]
    return html.unescape(_TAG.sub(" ", main)).split()
