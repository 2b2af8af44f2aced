"""Chromium and Firefox as readers have them, driven by Playwright: pages from disk, what they ask for, what they complain of.

The browsers are the system's own (Debian: ``chromium``, ``firefox-esr``), Playwright is what requirements-browsers.lock says.
Where one is missing, tests are skipped and say so; with ``EDITION_BROWSERS=required`` they fail (``.ci/run`` asks for that).
"""

from __future__ import annotations

import importlib.util
import os
import shutil
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any, Self
from urllib.parse import unquote

import pytest

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

PROGRAMS = {
    "chromium": shutil.which("chromium") or shutil.which("chromium-browser"),
    "firefox": shutil.which("firefox-esr") or shutil.which("firefox"),
}
REQUIRED = os.environ.get("EDITION_BROWSERS") == "required"
_FLAGS = [
    "--no-sandbox",
    "--disable-ipc-flooding-protection",
]  # the second: two hundred fragments a second are no attack
_DARK = "layout.css.prefers-color-scheme.content-override"


def needed(kind: str) -> None:
    """Skip the test where a browser cannot be driven here, or fail where it must be."""
    reason = "" if PROGRAMS[kind] else f"there is no {kind} on the PATH"
    if importlib.util.find_spec("playwright") is None:
        reason = "Playwright is not installed (make .venv/browsers.stamp)"
    if reason and REQUIRED:
        pytest.fail(f"EDITION_BROWSERS=required, and {reason}")
    if reason:
        pytest.skip(f"NOT TESTED IN {kind.upper()}: {reason}")


class Browsers:
    """The browsers of one module of tests, each started when it is first asked for."""

    def __init__(self) -> None:
        self._stack = ExitStack()
        self._started: dict[str, Browser] = {}
        self._playwright: Any = None

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._stack.close()

    @contextmanager
    def desk(
        self, kind: str, site: Path, *, scripts: bool = True, width: int = 1280, scheme: str = "light"
    ) -> Iterator[Desk]:
        """A fresh window: of a browser, with or without JavaScript, so many pixels wide, ``light`` or ``dark``."""
        needed(kind)
        facts: dict[str, Any] = {"java_script_enabled": scripts, "viewport": {"width": width, "height": 900}}
        if kind == "chromium":
            facts["color_scheme"] = scheme
        context = self._browser(kind, scheme).new_context(**facts, offline=kind == "chromium")
        try:
            yield Desk(context.new_page(), site)
        finally:
            context.close()

    def _browser(self, kind: str, scheme: str) -> Browser:
        """Firefox is started once for each scheme: its protocol has no word for it yet."""
        key = f"{kind} {scheme}" if kind == "firefox" else kind
        if key not in self._started:
            launched = self._launched(kind, scheme)
            self._stack.callback(launched.close)
            self._started[key] = launched
        return self._started[key]

    def _launched(self, kind: str, scheme: str) -> Browser:
        if self._playwright is None:
            from playwright.sync_api import sync_playwright

            self._playwright = self._stack.enter_context(sync_playwright())
        if kind == "chromium":
            launched: Browser = self._playwright.chromium.launch(executable_path=PROGRAMS[kind], args=_FLAGS)
            return launched
        wishes = {_DARK: int(scheme == "light")}
        firefox: Browser = self._playwright.firefox.launch(
            channel="moz-firefox", executable_path=PROGRAMS[kind], firefox_user_prefs=wishes
        )
        return firefox


class Desk:
    """One window over one site: ``page`` is Playwright's."""

    def __init__(self, page: Page, site: Path) -> None:
        self.page, self.site = page, site.resolve()
        self._inside = f"{self.site.as_uri()}/"
        self._said: list[str] = []
        page.on("console", lambda one: self._said.append(one.text) if one.type in ("error", "warning") else None)
        page.on("pageerror", lambda error: self._said.append(str(error)))
        page.on("request", lambda request: self._asked(request.url))
        page.on("requestfailed", lambda request: self._said.append(f"failed: {request.url}"))

    def _asked(self, address: str) -> None:
        if not address.startswith((self._inside, "data:", "about:")):
            self._said.append(f"asked for {address}")

    def open(self, path: str) -> list[str]:
        """Go to a page of the site (``texts/a.html#b``); what failed, was asked of others, or was complained of."""
        self._said.clear()
        self.page.goto(self._inside + path)
        self._said += self.answer(ABSENT)  # Firefox tells of no request for a file
        return list(self._said)

    def complaints(self) -> list[str]:
        """What was said since the page was opened."""
        return list(self._said)

    def answer(self, question: str, *given: Any) -> Any:
        """What a line of JavaScript comes to; it is answered in a page that may run none as well."""
        return self.page.evaluate(question, *given)

    def at(self) -> str:
        """Where the window is now: path and fragment within the site."""
        return unquote(self.page.url.removeprefix(self._inside))

    def violations(self) -> list[str]:
        """What axe finds against WCAG 2.2 A and AA and its own best practice, in words: rule, selector, why."""
        if not self.answer("typeof axe === 'object'"):
            self.page.evaluate(axe_source())
        found = self.answer("options => axe.run(document, options)", AXE)["violations"]
        return [
            f"{one['id']} ({one['impact']}): {node['target']} {node['failureSummary']!r} in {node['html'][:160]}"
            for one in found
            for node in one["nodes"]
            if not (one["id"] == "target-size" and self.answer(IN_A_LINE, node["target"][-1]))
        ][:20]

    def sideways(self) -> list[str]:
        """What makes the page wider than the window, if it is; what scrolls in a box of its own does not."""
        return list(self.answer(WIDER))


AXE = {
    "runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"],
    "resultTypes": ["violations"],
}
IN_A_LINE = """target => { const one = document.querySelector(target);
    return !!one.closest('.stream') && (one.matches('a.gen') || getComputedStyle(one).display === 'inline'); }"""
"""Marks, numbers and names in running text: their size is that of the line (WCAG 2.5.8 excepts them; axe sees no words there)."""
ABSENT = """() => [...document.images].filter(one => one.complete && !one.naturalWidth).map(one => 'no picture: ' + one.src)
    .concat([...document.querySelectorAll('link[rel=stylesheet]')].filter(one => !one.sheet).map(one => 'no style: ' + one.href))"""
WIDER = """() => document.scrollingElement.scrollWidth <= innerWidth ? [] :
    [...document.querySelectorAll('body *')].filter(one => one.getBoundingClientRect().right > innerWidth + 1)
        .slice(0, 3).map(one => one.outerHTML.slice(0, 120)).concat(document.scrollingElement.scrollWidth + ' px')"""


@cache
def axe_source() -> str:
    """axe-core, as axe-playwright-python brings it."""
    found = importlib.util.find_spec("axe_playwright_python")
    assert found is not None, "axe-playwright-python comes with Playwright (requirements-browsers.lock)"
    assert found.submodule_search_locations
    return (Path(found.submodule_search_locations[0]) / "axe.min.js").read_text(encoding="utf-8")
