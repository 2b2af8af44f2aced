"""The preview in a real browser: the page that is open follows what is saved, under the policy that it is given."""

from __future__ import annotations

import subprocess
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.browsing import CHROMIUM, Browser, Window
from tests.cli.running import start, tei, write

pytestmark = [pytest.mark.slow, pytest.mark.skipif(CHROMIUM is None, reason="no Chromium here")]


class Address:
    """Where a window goes, as a folder of a site says it."""

    def __init__(self, port: int) -> None:
        self._port = port

    def as_uri(self) -> str:
        return f"http://127.0.0.1:{self._port}"


@pytest.fixture
def served(tmp_path: Path) -> Iterator[int]:
    write(tmp_path, {"texts/a.xml": tei("<p>First.</p>")})
    process: subprocess.Popen[str] = start(tmp_path, "serve", "texts", "--port", "0", "--cache", "cache")
    assert process.stderr is not None
    told = iter(process.stderr)
    port = int(next(told).partition("127.0.0.1:")[2].partition("/")[0])
    next(line for line in told if line.startswith("checked"))
    yield port
    process.kill()
    process.communicate()


def until(window: Window, question: str) -> Any:
    """What the page answers, once it answers something true; while it goes from one to another, it does not."""
    end = time.monotonic() + 60
    while time.monotonic() < end:
        try:
            if found := window.now(question):
                return found
        except (AssertionError, KeyError):
            pass
        time.sleep(0.05)
    raise AssertionError(question)


def test_an_open_page_follows(served: int, tmp_path: Path) -> None:
    says: Callable[[str], str] = "document.querySelector('main').textContent.includes('{}')".format
    box = "document.querySelector('.ui-preview')?.textContent"
    with Browser(Address(served), tmp_path / "profile").opened() as window:  # type: ignore[arg-type]
        assert window.show("texts/a.html") == []  # no complaint of its policy
        until(window, f"{box}?.includes('1 note')")
        write(tmp_path, {"texts/a.xml": tei('<p>Second. <persName ref="#nobody">N</persName></p>')})
        until(window, says("Second."))
        until(window, f"{box}?.includes('In this text (a.xml)') && {box}.includes('#nobody')")
        write(tmp_path, {"texts/a.xml": "<TEI><p>Third."})
        until(window, f"{box}?.includes('Not well-formed: the last good page is shown')")
        assert window.now(says("Second."))
        assert window.now("document.querySelector('.ui-preview details').open")
        assert window.now("getComputedStyle(document.querySelector('.ui-preview')).position") == "fixed"
        write(tmp_path, {"texts/a.xml": tei("<p>Fourth.</p>")})
        until(window, f"{says('Fourth.')} && {box}?.includes('1 note')")
