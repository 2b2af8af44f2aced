"""What a reader sees: the sample edition in Chromium, from disk, with no network."""

from __future__ import annotations

import contextlib
import csv
import fcntl
import json
import os
import re
import shutil
import subprocess
from collections.abc import Iterator
from html.parser import HTMLParser
from pathlib import Path
from typing import IO, Any
from urllib.parse import unquote

import pytest

from tests.cli.running import TEXTS, run

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser")
pytestmark = pytest.mark.skipif(CHROMIUM is None, reason="NOT TESTED IN A BROWSER: there is no chromium on the PATH")

FLAGS = (
    "--headless --no-sandbox --disable-gpu --disable-quic --no-first-run --disable-background-networking"
    " --disable-component-update --disable-sync --hide-scrollbars --enable-logging=stderr --virtual-time-budget=3000"
).split()
COMPLAINTS = ("Log.entryAdded", "Runtime.consoleAPICalled", "Runtime.exceptionThrown")
VOID = frozenset("area base br col embed hr img input link meta source track wbr".split())
PAGES = (
    "index.html",
    "about.html",
    "cite.html",
    "texts/broadside.html",
    "texts/greeting.html",
    "texts/letter.html",
    "texts/minutes.html",
    "texts/report.html",
    "texts/three-papers.html",
    "persons/wren.html",
    "persons/index.html",
    "sessions/session-gas.html",
    "quotations/index.html",
    "turns/index.html",
    "apparatus/index.html",
)
KINDS_OF_PAGES = (
    *PAGES,
    "texts/convergence.html",
    "texts/programme.html",
    "organizations/index.html",
    "sessions/index.html",
    "places/index.html",
    "events/index.html",
    "works/index.html",
    "others/index.html",
    "events/congress.html",
    "places/saltmere.html",
    "organizations/gasboard.html",
)


class Dom(HTMLParser):
    """A page as the browser has understood it: its ids, its console, and the words of its running text."""

    def __init__(self, html: str, console: list[str]) -> None:
        super().__init__()
        self.console = console
        self.ids: set[str] = set()
        self.words = ""
        self.scripts = 0
        self._open: list[tuple[str, frozenset[str]]] = []
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        stated = dict(attrs)
        self.ids.add(stated.get("id") or "")
        self.scripts += tag == "script"
        if tag not in VOID:
            self._open.append((tag, frozenset((stated.get("class") or "").split())))

    def handle_endtag(self, tag: str) -> None:
        while self._open and self._open.pop()[0] != tag:
            pass

    def handle_data(self, data: str) -> None:
        classes = [names for _, names in self._open]
        if any({"stream", "text"} <= names for names in classes) and not any("gen" in names for names in classes):
            self.words += data


class Browser:
    """Chromium with a profile of its own."""

    def __init__(self, site: Path, profile: Path) -> None:
        self.site, self.profile = site, profile

    def run(self, page: str, *args: str) -> subprocess.CompletedProcess[str]:
        address = f"{self.site.as_uri()}/{page}"
        command = [str(CHROMIUM), *FLAGS, f"--user-data-dir={self.profile}", *args, address]
        return subprocess.run(command, capture_output=True, encoding="utf-8", timeout=60, check=True)

    def open(self, page: str) -> Dom:
        done = self.run(page, "--dump-dom")
        return Dom(done.stdout, [line for line in done.stderr.splitlines() if "CONSOLE" in line])

    def ask(self, page: str, question: str) -> Any:
        """What a page answers to a line of JavaScript once it has loaded."""
        with self.opened() as window:
            window.show(page)
            return window.answer(question)

    @contextlib.contextmanager
    def opened(self) -> Iterator[Window]:
        """A window that goes from page to page (DevTools protocol, through two pipes)."""
        with contextlib.ExitStack() as stack:
            (ours_in, its_out), (its_in, ours_out) = os.pipe(), os.pipe()
            numbers = [fcntl.fcntl(end, fcntl.F_DUPFD, 10) for end in (its_in, its_out)]
            for end in (its_in, its_out):
                os.close(end)
            flags = [*FLAGS[:-1], f"--user-data-dir={self.profile}", "--remote-debugging-pipe", "about:blank"]
            line = f'exec "$@" 3<&{numbers[0]} 4>&{numbers[1]}'
            process = stack.enter_context(
                subprocess.Popen(
                    ["bash", "-c", line, "bash", str(CHROMIUM), *flags], pass_fds=numbers, stderr=subprocess.DEVNULL
                )
            )
            stack.callback(process.kill)
            for number in numbers:
                os.close(number)
            wire = Wire(stack.enter_context(open(ours_out, "wb")), stack.enter_context(open(ours_in, "rb")))  # noqa: PTH123
            yield Window(wire, self.site)


class Window:
    """One window of a browser."""

    def __init__(self, wire: Wire, site: Path) -> None:
        self._wire, self._site = wire, site
        target = wire.call("Target.createTarget", url="about:blank")["targetId"]
        self._session = wire.call("Target.attachToTarget", targetId=target, flatten=True)["sessionId"]
        for domain in ("Page", "Log", "Runtime"):
            wire.call(f"{domain}.enable", self._session)

    def resize(self, width: int, scheme: str) -> None:
        """Pixels of its width; ``light`` or ``dark``."""
        sizes = {"width": width, "height": 900, "deviceScaleFactor": 1, "mobile": False}
        self._wire.call("Emulation.setDeviceMetricsOverride", self._session, **sizes)
        features = [{"name": "prefers-color-scheme", "value": scheme}]
        self._wire.call("Emulation.setEmulatedMedia", self._session, features=features)

    def show(self, page: str) -> list[str]:
        """Go to a page; what it says in the console."""
        self._wire.told.clear()
        self._wire.call("Page.navigate", self._session, url=f"{self._site.as_uri()}/{page}")
        self._wire.wait("Page.loadEventFired")
        return [event for event in self._wire.told if event in COMPLAINTS]

    def answer(self, question: str) -> Any:
        """What the page answers to a line of JavaScript once it is drawn."""
        drawn = f"new Promise(done => requestAnimationFrame(() => requestAnimationFrame(() => done({question}))))"
        asked = {"expression": drawn, "awaitPromise": True, "returnByValue": True}
        return self._wire.call("Runtime.evaluate", self._session, **asked)["result"]["value"]


class Wire:
    """The DevTools protocol: JSON messages that end in a NUL."""

    def __init__(self, out: IO[bytes], back: IO[bytes]) -> None:
        self._out, self._back, self._number = out, back, 0
        self.told: list[str] = []

    def call(self, method: str, session: str = "", **params: Any) -> Any:
        """One command; its answer, whatever is told in between."""
        self._number += 1
        message = {"id": self._number, "method": method, "params": params} | ({"sessionId": session} if session else {})
        self._out.write(json.dumps(message).encode() + b"\0")
        self._out.flush()
        while (answer := self._read()).get("id") != self._number:
            pass
        assert "error" not in answer, answer
        return answer["result"]

    def wait(self, event: str) -> None:
        """Until something has happened."""
        while event not in self.told:
            self._read()

    def _read(self) -> Any:
        found = bytearray()
        while (byte := self._back.read(1)) != b"\0":
            assert byte, "the browser is gone"
            found += byte
        message = json.loads(found)
        self.told.append(message.get("method", ""))
        return message


@pytest.fixture(scope="module")
def browser(tmp_path_factory: pytest.TempPathFactory) -> Browser:
    folder = tmp_path_factory.mktemp("browser")
    assert run(folder, "build", TEXTS, "-o", "site").returncode == 0
    (folder / "profile").mkdir()
    return Browser(folder / "site", folder / "profile")


def rows(site: Path, table: str) -> list[dict[str, str]]:
    with (site / f"data/{table}.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def dense(text: str) -> str:
    return re.sub(r"[ \t\r\n]+", "", text)


@pytest.mark.parametrize("page", PAGES)
def test_pages_open_from_disk_without_a_complaint(browser: Browser, page: str) -> None:
    dom = browser.open(page)
    assert dom.console == []
    assert dom.scripts == 0
    assert "ui-main" in dom.ids
    if page.startswith("texts/"):
        plain = (browser.site / page).with_suffix(".txt").read_text(encoding="utf-8")
        assert dense(dom.words) == dense(plain)
        assert_rows_lead_into(dom, browser.site, page)


def assert_rows_lead_into(dom: Dom, site: Path, page: str) -> None:
    """Every row about a text leads to an element that the browser has."""
    anchors = {
        unquote(row["url"].partition("#")[2])
        for table in ("mentions", "quotations", "turns", "apparatus")
        for row in rows(site, table)
        if unquote(row["url"].partition("#")[0]) == page
    }
    assert anchors
    assert anchors - dom.ids == set()


def test_a_row_leads_to_its_place(browser: Browser) -> None:
    """The browser scrolls there: the words of the row are in sight, though not at the top of the page."""
    mentions = [row for row in rows(browser.site, "mentions") if row["text"] == "report" and row["stream"] == "text"]
    there = "document.querySelector(':target')"
    seen = f"[{there}.innerText, {there}.getBoundingClientRect().top, innerHeight, scrollY]"
    words, top, height, scrolled = browser.ask(mentions[-1]["url"], seen)
    assert words == mentions[-1]["surface"]
    assert 0 <= top < height
    assert scrolled > 0


def test_nothing_is_fetched_from_another_host(browser: Browser) -> None:
    """What the pages load is theirs: one stylesheet and a drawing, from disk."""
    loaded = set()
    for path in browser.site.rglob("*.html"):
        text = path.read_text(encoding="utf-8")
        loaded |= set(
            re.findall(r"<(?:link|script|img|iframe|source|object|embed)\b[^>]*?(?:href|src|data)=\"([^\"]*)\"", text)
        )
    assert {address.rpartition("../")[2] for address in loaded} == {"static/style.css", "media/broadside.svg"}
    for path in browser.site.rglob("*.css"):
        assert "url(" not in path.read_text(encoding="utf-8")


def test_a_complaint_would_be_seen(browser: Browser, tmp_path: Path) -> None:
    """The test of the tests: a page with an inline script is refused by the policy, and the console says so."""
    page = (browser.site / "index.html").read_text(encoding="utf-8")
    (tmp_path / "index.html").write_text(page.replace("</body>", "<script>1</script></body>"), encoding="utf-8")
    assert "Content Security Policy" in "".join(Browser(tmp_path, browser.profile).open("index.html").console)


WIDER = """[...document.querySelectorAll('body *')].filter(one => {
    const box = one.getBoundingClientRect();
    return box.width && box.right > innerWidth + 1 && !one.closest('.table, .skip');
}).slice(0, 3).map(one => one.outerHTML.slice(0, 80))"""

OVERLAPPING = """[...document.querySelectorAll('.label, .siglum, .number, .mark')].filter(one => {
    const words = document.createRange(), box = one.getBoundingClientRect();
    words.selectNodeContents(one);
    const said = words.getBoundingClientRect();
    return said.width && (said.left < box.left - 1 || said.right > box.right + 1);
}).slice(0, 3).map(one => one.outerHTML.slice(0, 80))"""


@pytest.mark.parametrize("scheme", ["light", pytest.param("dark", marks=pytest.mark.slow)])
@pytest.mark.parametrize("width", [360, 1280])
def test_nothing_is_wider_than_the_window(browser: Browser, width: int, scheme: str) -> None:
    """Every kind of page, on a telephone and on a desk; a table may be scrolled in its own box. Signs keep to theirs."""
    wide, complaints = {}, {}
    with browser.opened() as window:
        window.resize(width, scheme)
        for page in KINDS_OF_PAGES:
            said = window.show(page)
            asked = f"[document.documentElement.scrollWidth, innerWidth, {WIDER}, {OVERLAPPING}]"
            across, there, boxes, over = window.answer(asked)
            assert (there, over) == (width, [])
            if across > width or boxes:
                wide[page] = boxes or across
            if said:
                complaints[page] = said
    assert (wide, complaints) == ({}, {})


def test_something_wider_would_be_seen(browser: Browser, tmp_path: Path) -> None:
    page = (browser.site / "index.html").read_text(encoding="utf-8")
    (tmp_path / "index.html").write_text(page.replace("</main>", f"<pre>{'x' * 90}</pre></main>"), encoding="utf-8")
    with Browser(tmp_path, browser.profile).opened() as window:
        window.resize(360, "dark")
        assert window.show("index.html")  # the stylesheet is not there
        assert window.answer("matchMedia('(prefers-color-scheme: dark)').matches") is True
        assert window.answer("document.documentElement.scrollWidth > innerWidth") is True
