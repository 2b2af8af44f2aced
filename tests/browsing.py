"""Chromium without a network, for tests: a page as it has understood it, and what a page answers in a window."""

from __future__ import annotations

import contextlib
import fcntl
import json
import os
import re
import shutil
import subprocess
import time
from collections.abc import Callable, Iterator
from html.parser import HTMLParser
from pathlib import Path
from typing import IO, Any

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser")

FLAGS = (
    "--headless --no-sandbox --disable-gpu --disable-quic --no-first-run --disable-background-networking"
    " --disable-component-update --disable-sync --hide-scrollbars --enable-logging=stderr --virtual-time-budget=3000"
).split()
COMPLAINTS = ("Log.entryAdded", "Runtime.consoleAPICalled", "Runtime.exceptionThrown")
OURS = re.compile(r"(?:\.\./)*static/[a-z-]+\.js|application/ld\+json")
"""Scripts of the pages themselves, and metadata, which nobody runs: a script beside these came from a text."""
VOID = frozenset("area base br col embed hr img input link meta source track wbr".split())


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
        self.scripts += tag == "script" and not OURS.fullmatch(stated.get("src") or stated.get("type") or "")
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
        self._wire, self._site, self._scripts = wire, site, True
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

    def without_scripts(self) -> None:
        """As in a browser whose reader allows none; questions are still answered, but no callback is ever called."""
        self._scripts = False
        self._wire.call("Emulation.setScriptExecutionDisabled", self._session, value=True)

    def show(self, page: str) -> list[str]:
        """Go to a page; what it says in the console."""
        self._wire.told.clear()
        self._wire.call("Page.navigate", self._session, url=f"{self._site.as_uri()}/{page}")
        self._wire.wait("Page.loadEventFired")
        return [event for event in self._wire.told if event in COMPLAINTS]

    def press(self, key: str) -> None:
        """Press a key and let go of it; ``Enter`` follows the link that has the focus, a blank turns a switch."""
        numbers = {"Tab": 9, "Enter": 13, "Escape": 27, " ": 32, "ArrowDown": 40}
        typed = {"Enter": "\r", " ": " "}
        for kind in ("rawKeyDown", "char", "keyUp") if key in typed else ("rawKeyDown", "keyUp"):
            text = {"text": typed[key]} if kind == "char" else {}
            facts = {"type": kind, "key": key, "windowsVirtualKeyCode": numbers[key], **text}
            self._wire.call("Input.dispatchKeyEvent", self._session, **facts)

    def click(self, x: float, y: float) -> None:
        """Click there, in pixels of the window."""
        for kind in ("mousePressed", "mouseReleased"):
            facts = {"type": kind, "x": x, "y": y, "button": "left", "clickCount": 1}
            self._wire.call("Input.dispatchMouseEvent", self._session, **facts)

    def loaded(self, work: Callable[[], None]) -> None:
        """Do what leads to another page, and wait for it."""
        self._wire.told.clear()
        work()
        self._wire.wait("Page.loadEventFired")

    def answer(self, question: str) -> Any:
        """What the page answers to a line of JavaScript once it is drawn."""
        drawn = f"new Promise(done => requestAnimationFrame(() => requestAnimationFrame(() => done({question}))))"
        if not self._scripts:
            time.sleep(0.1)
            drawn = question
        asked = {"expression": drawn, "awaitPromise": self._scripts, "returnByValue": True}
        return self._wire.call("Runtime.evaluate", self._session, **asked)["result"]["value"]

    def now(self, question: str) -> Any:
        """What the page answers at once, drawn or not; it fails while another page is on its way."""
        return self._wire.call("Runtime.evaluate", self._session, expression=question, returnByValue=True)["result"][
            "value"
        ]


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
