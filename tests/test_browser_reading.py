"""The page of a text as it is read: switches, cards of names, notes, numbers, in Chromium, with scripts and without."""

from __future__ import annotations

import re
import time
from pathlib import Path
from typing import Any

import pytest

from tests.browsing import CHROMIUM, Browser, Window
from tests.cli.running import TEXTS, run

pytestmark = pytest.mark.skipif(CHROMIUM is None, reason="NOT TESTED IN A BROWSER: there is no chromium on the PATH")

LETTER, REPORT = "texts/letter.html", "texts/gazette-report.html"
MOST = 5 * 1024
"""Bytes of script that the page of a text loads before anybody asks whom a name means."""


@pytest.fixture(scope="module")
def browser(tmp_path_factory: pytest.TempPathFactory) -> Browser:
    folder = tmp_path_factory.mktemp("reading")
    assert run(folder, "build", TEXTS, "-o", "site").returncode == 0
    (folder / "profile").mkdir()
    return Browser(folder / "site", folder / "profile")


@pytest.fixture
def other(browser: Browser, tmp_path: Path) -> Browser:
    """One of which no other test knows what was switched there: that is remembered, sooner or later, beyond the window."""
    return Browser(browser.site, tmp_path)


def until(window: Window, question: str, wanted: Any = True) -> Any:
    """The answer, once it is the one that is wanted; or the last one, after some seconds."""
    for _ in range(50):
        if (found := window.answer(question)) == wanted:
            break
        time.sleep(0.1)
    return found


def focus(window: Window, selector: str) -> None:
    window.answer(f"document.querySelector('{selector}').focus() || 1")


NAME = '.stream.text a[href="../persons/wren.html"]'
OPEN = "document.querySelector('#ui-card:popover-open') !== null"
FOCUSED = "document.activeElement.outerHTML.slice(0, 40)"


class TestCards:
    def test_a_key_shows_whom_a_name_means_and_escape_returns(self, browser: Browser) -> None:
        with browser.opened() as window:
            assert window.show(LETTER) == []
            focus(window, NAME)
            before = window.answer(FOCUSED)
            window.press("Enter")
            assert until(window, OPEN) is True
            said = window.answer("document.querySelector('#ui-card').innerText")
            assert said.startswith("Person\n\nAdela Wren\n")
            assert "mentioned 2 times in this text; 12 times in 7 texts of the edition" in said
            assert window.answer("document.activeElement.id") == "ui-card"
            assert window.answer("document.querySelector('#ui-card > a').href").endswith("/persons/wren.html")
            window.press("Escape")
            assert until(window, OPEN, False) is False
            assert until(window, FOCUSED, before) == before

    def test_so_does_a_click_and_a_click_elsewhere_ends_it(self, browser: Browser) -> None:
        with browser.opened() as window:
            window.show(LETTER)
            window.answer(f"document.querySelector('{NAME}').scrollIntoView({{block: 'center'}}) || 1")
            at = f"(({{left, top}}) => [left + 5, top + 5])(document.querySelector('{NAME}').getBoundingClientRect())"
            window.click(*window.answer(at))
            assert until(window, OPEN) is True
            assert window.answer("location.pathname").endswith(LETTER)
            window.click(5, 300)
            assert until(window, OPEN, False) is False

    def test_without_scripts_a_name_leads_to_its_page(self, browser: Browser) -> None:
        with browser.opened() as window:
            window.without_scripts()
            window.show(LETTER)
            focus(window, NAME)
            window.loaded(lambda: window.press("Enter"))
            assert window.answer("location.pathname").endswith("/persons/wren.html")

    def test_all_that_names_lead_to_is_known(self, browser: Browser) -> None:
        known = (browser.site / "data/entities.js").read_text(encoding="utf-8")
        text = (browser.site / LETTER).read_text(encoding="utf-8")
        named = set(re.findall(r'href="\.\./((?:persons|places|works)/[^/"]+\.html)"', text))
        named -= {page for page in named if page.endswith("/index.html")}
        assert len(named) > 10
        assert {page for page in named if f'"{page}":' not in known} == set()


SHADE = "getComputedStyle(document.querySelector('{}')).backgroundColor"


@pytest.mark.parametrize("scripts", [True, False])
def test_switches_mark_names_and_take_signs_away(other: Browser, scripts: bool) -> None:
    with other.opened() as window:
        if not scripts:
            window.without_scripts()
        window.show(LETTER)
        shade = SHADE.format(NAME)
        assert window.answer(shade) == "rgba(0, 0, 0, 0)"
        focus(window, "#ui-show-person")
        window.press(" ")
        assert window.answer(shade) != "rgba(0, 0, 0, 0)"
        sign = "getComputedStyle(document.querySelector('.stream.text .mark')).display"
        assert window.answer(sign) != "none"
        focus(window, "#ui-show-apparatus")
        window.press(" ")
        assert window.answer(sign) == "none"
        window.show(REPORT)
        assert window.answer("document.querySelector('#ui-show-person').checked") is scripts  # remembered, or as ever


def test_what_was_switched_off_is_shown_where_a_link_leads_there(other: Browser) -> None:
    with other.opened() as window:
        window.show(REPORT)
        window.answer("document.querySelector('#ui-show-apparatus').click() || 1")
        assert window.answer("document.querySelector('#ui-notes-1').offsetHeight") == 0
        window.answer("(location.hash = 'ui-notes-1') && 1")
        assert window.answer("document.querySelector('#ui-notes-1').offsetHeight > 0") is True


class TestNotes:
    def test_mark_and_note_lead_to_each_other(self, browser: Browser) -> None:
        with browser.opened() as window:
            window.show(REPORT)
            window.answer("document.querySelector('.mark-notes').click() || 1")
            assert window.answer("document.querySelector(':target').id") == "ui-notes-1"
            window.answer("document.querySelector('#ui-notes-1 > .back').click() || 1")
            assert window.answer("document.querySelector(':target').classList.contains('mark-notes')") is True

    BOX = "document.querySelector('{}').getBoundingClientRect().{}"

    def test_where_there_is_room_a_note_stands_beside_its_mark(self, browser: Browser) -> None:
        with browser.opened() as window:
            window.resize(1400, "light")
            window.show(REPORT)
            text, note = (self.BOX.format(*one) for one in ((".stream.text", "right"), ("#ui-notes-1", "left")))
            assert until(window, f"{note} > {text}") is True
            near = f"Math.abs({self.BOX.format('.mark-notes', 'top')} - {self.BOX.format('#ui-notes-1', 'top')}) < 30"
            assert window.answer(near) is True
            assert window.answer("document.documentElement.scrollWidth") == 1400
            window.resize(1000, "light")
            assert until(window, f"{note} < {text}") is True

    def test_without_scripts_it_stands_at_the_foot(self, browser: Browser) -> None:
        with browser.opened() as window:
            window.resize(1400, "light")
            window.without_scripts()
            window.show(REPORT)
            text, note = (self.BOX.format(*one) for one in ((".stream.text", "bottom"), ("#ui-notes-1", "top")))
            assert window.answer(f"{note} > {text}") is True


class TestNumbers:
    def test_each_leads_to_its_own_passage(self, browser: Browser) -> None:
        lost = """[...document.querySelectorAll('.permalink')].filter(one =>
            !one.closest('[id]') || decodeURIComponent(one.hash.slice(1)) !== one.closest('[id]').id).length"""
        with browser.opened() as window:
            window.show(LETTER)
            assert window.answer("document.querySelectorAll('.permalink').length") > 5
            assert window.answer(lost) == 0
            window.answer("document.querySelectorAll('.permalink')[1].click() || 1")
            assert "The Board will answer" in window.answer("document.querySelector(':target').textContent")

    def test_they_are_one_stop_and_arrow_keys_go_on(self, browser: Browser) -> None:
        with browser.opened() as window:
            window.show(LETTER)
            assert window.answer("document.querySelectorAll('.permalink[tabindex=\"0\"]').length") == 1
            focus(window, ".permalink")
            window.press("ArrowDown")
            second = "document.querySelectorAll('.permalink')[1] === document.activeElement"
            assert window.answer(second) is True
            assert window.answer("document.activeElement.tabIndex") == 0
            window.press("Enter")
            assert "The Board will answer" in window.answer("document.querySelector(':target').textContent")

    def test_without_scripts_each_is_a_stop(self, browser: Browser) -> None:
        with browser.opened() as window:
            window.without_scripts()
            window.show(LETTER)
            assert (
                window.answer("[...document.querySelectorAll('.permalink')].every(one => one.tabIndex === 0)") is True
            )


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_at_320_pixels_nothing_is_wider_than_the_window(browser: Browser, scheme: str) -> None:
    with browser.opened() as window:
        window.resize(320, scheme)
        for page in sorted(path.name for path in (browser.site / "texts").glob("*.html")):
            assert window.show(f"texts/{page}") == []
            assert window.answer("document.documentElement.scrollWidth") == 320, page


def test_the_script_is_small(browser: Browser) -> None:
    loaded = re.findall(r'<script src="\.\./([^"]*)"', (browser.site / LETTER).read_text(encoding="utf-8"))
    assert "static/reading.js" in loaded
    assert sum(Path(browser.site / path).stat().st_size for path in loaded) <= MOST
