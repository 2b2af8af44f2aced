"""What a reader sees of a manuscript: both views in Chromium, from disk, without JavaScript, on a desk and on a telephone."""

from __future__ import annotations

import re
import shutil
from pathlib import Path
from typing import Any

import pytest

from edition.building.engine import Order, build
from tests.browsing import CHROMIUM, Browser, Window
from tests.test_browser import OVERLAPPING, WIDER, dense

pytestmark = pytest.mark.skipif(CHROMIUM is None, reason="NOT TESTED IN A BROWSER: there is no chromium on the PATH")

FIXTURES = Path(__file__).parent / "fixtures"
DRAFT, SHEET = "texts/draft~diplomatic.html", "texts/sheet~diplomatic.html"
DOCUMENT = (
    "My good dear old friend, I never saw the town and the sea, nor went far out alone; only came home.x"
    "Not Mr Mister Bell but teh the bell. then While dreaming thus she mused, all was still."
)
"""All words of the draft, those that were struck out and those of the editor in their place."""


@pytest.fixture(scope="module")
def browser(tmp_path_factory: pytest.TempPathFactory) -> Browser:
    folder = tmp_path_factory.mktemp("layers")
    for name in ("genetic-letter", "genetic-source-doc"):
        shutil.copytree(FIXTURES / name / "source", folder / "source", dirs_exist_ok=True)
    build(Order(folder / "source", folder / "site", jobs=1))
    (folder / "profile").mkdir()
    return Browser(folder / "site", folder / "profile")


class Still(Window):
    """A window in which no page runs a script; what is asked is answered from outside."""

    def __init__(self, window: Window) -> None:
        self._wire, self._site, self._session = window._wire, window._site, window._session
        self._wire.call("Emulation.setScriptExecutionDisabled", self._session, value=True)

    def answer(self, question: str) -> Any:
        asked = {"expression": question, "returnByValue": True}
        return self._wire.call("Runtime.evaluate", self._session, **asked)["result"].get("value")


@pytest.mark.parametrize("page", [DRAFT, SHEET, "texts/draft.html"])
def test_pages_open_from_disk_without_a_complaint(browser: Browser, page: str) -> None:
    dom = browser.open(page)
    assert (dom.console, dom.scripts) == ([], 0)


def test_every_word_of_the_document_is_there(browser: Browser) -> None:
    assert dense(browser.open(DRAFT).words) == dense(DOCUMENT)


def box(selector: str) -> str:
    return f"document.querySelector('.diplomatic {selector}').getBoundingClientRect()"


class TestLooks:
    def test_additions_stand_where_they_stand(self, browser: Browser) -> None:
        with browser.opened() as opened:
            window = Still(opened)
            window.resize(1280, "light")
            window.show(DRAFT)
            above, line = window.answer(f"[{box('.place-above')}.bottom, {box('.tei-p')}.top + 34]")
            margin, text = window.answer(f"[{box('.place-margin')}.right, {box('#p1')}.right]")
        assert above < line
        assert abs(margin - text) < 2

    def test_deletions_are_struck_through_and_lines_are_lines(self, browser: Browser) -> None:
        asked = "[getComputedStyle(document.querySelector('.diplomatic del')).textDecorationLine,"
        asked += " [...document.querySelectorAll('#p1 br')].length,"
        asked += (
            " new Set([...document.querySelectorAll('#p1 .line-number')].map(n => n.getBoundingClientRect().top)).size]"
        )
        struck, breaks, lines = browser.ask(DRAFT, asked)
        assert (struck, breaks, lines) == ("line-through", 3, 4)

    def test_hands_have_patterns_and_names(self, browser: Browser) -> None:
        style = "getComputedStyle(document.querySelector('#ui-hands .{}')).borderBottomStyle"
        names = "[...document.querySelectorAll('.diplomatic .hand-name')].map(one => one.textContent)"
        one, other, named = browser.ask(DRAFT, f"[{style.format('hand-1')}, {style.format('hand-2')}, {names}]")
        assert one != other
        assert set(named) == {"A", "B"}

    def test_what_says_what_the_signs_mean_is_printed(self, browser: Browser) -> None:
        with browser.opened() as window:
            window._wire.call("Emulation.setEmulatedMedia", window._session, media="print")
            window.show(DRAFT)
            seen = "[...document.querySelectorAll('#ui-legend dd, #ui-hands p')].every(one => one.offsetHeight > 0)"
            assert window.answer(seen) is True


def test_one_goes_from_view_to_view_and_back_to_the_passage(browser: Browser) -> None:
    """By links alone: from the reading view to the diplomatic one, and from a passage there to the same words."""
    with browser.opened() as opened:
        window = Still(opened)
        window.resize(1280, "light")
        window.show("texts/draft.html")
        window.loaded(lambda: window.answer("document.querySelector('.views a').click()"))
        assert window.answer("location.pathname").endswith("/" + DRAFT)
        window.loaded(lambda: window.answer("document.querySelector('#p2 .number').click()"))
        assert window.answer("location.pathname").endswith("/texts/draft.html")
        assert re.match(r"2Not Mister", window.answer("document.querySelector(':target').textContent"))


def test_a_hand_leads_to_its_description_and_back(browser: Browser) -> None:
    with browser.opened() as opened:
        window = Still(opened)
        window.show(DRAFT)
        window.answer("document.querySelector('a.hand-name').click()")
        assert "Ada, in haste" in window.answer("document.querySelector(':target').textContent")
        window.answer("document.querySelector('#ui-hand-2 a[href^=\"#ui-hand-2-\"]').click()")
        assert window.answer("document.querySelector(':target').textContent") == "B"


@pytest.mark.parametrize("scheme", ["light", pytest.param("dark", marks=pytest.mark.slow)])
@pytest.mark.parametrize("width", [360, 1280])
def test_nothing_is_wider_than_the_window(browser: Browser, width: int, scheme: str) -> None:
    with browser.opened() as opened:
        window = Still(opened)
        window.resize(width, scheme)
        for page in (DRAFT, SHEET):
            assert window.show(page) == []
            across, boxes, over = window.answer(f"[document.documentElement.scrollWidth, {WIDER}, {OVERLAPPING}]")
            assert (across, boxes, over) == (width, [], []), page
