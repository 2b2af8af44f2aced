"""What a reader sees: the sample edition in Chromium, from disk, with no network."""

from __future__ import annotations

import csv
import re
from functools import partial
from pathlib import Path
from urllib.parse import unquote

import pytest
from edition.renderers import html
from edition.renderers.html.paging import Limits

from edition.building.engine import Order, build
from tests.browsing import CHROMIUM, Browser, Dom
from tests.cli.running import TEXTS, run

pytestmark = pytest.mark.skipif(CHROMIUM is None, reason="NOT TESTED IN A BROWSER: there is no chromium on the PATH")

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
    "texts/broadside~facsimile.html",
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


@pytest.mark.parametrize("page", [*PAGES[:4], *(pytest.param(page, marks=pytest.mark.slow) for page in PAGES[4:])])
def test_pages_open_from_disk_without_a_complaint(browser: Browser, page: str) -> None:
    dom = browser.open(page)
    assert dom.console == []
    assert dom.scripts == 0 or page.startswith("texts/")
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
    """What the pages load is theirs: stylesheets, a drawing, and small scripts, from disk."""
    loaded = set()
    for path in browser.site.rglob("*.html"):
        text = path.read_text(encoding="utf-8")
        loaded |= set(
            re.findall(r"<(?:link|script|img|iframe|source|object|embed)\b[^>]*?(?:href|src|data)=\"([^\"]*)\"", text)
        )
    assert {address.rpartition("../")[2] for address in loaded} == {
        "static/style.css",
        "static/index.css",
        "static/citing.js",
        "static/facsimile.js",
        "static/index.js",
        "static/search.js",
        "static/search-page.js",
        "static/reading.js",
        "media/broadside.svg",
    }
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
@pytest.mark.parametrize("width", [360, pytest.param(1280, marks=pytest.mark.slow)])
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


SHORT = (
    "index~2.html",
    "persons/index.html",
    "persons/index~w.html",
    "persons/wren.html",
    "persons/wren~2.html",
    "sessions/index~2.html",
    "quotations/index.html",
    "quotations/index~nobody~2.html",
    "turns/index.html",
    "apparatus/index~5.html",
)
"""Pages that there are only where an edition is large."""


@pytest.fixture(scope="module")
def short(browser: Browser, tmp_path_factory: pytest.TempPathFactory) -> Browser:
    """The same edition, as if three lines were many."""
    site = tmp_path_factory.mktemp("short") / "site"
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(html, "Pages", partial(html.Pages, limits=Limits(lines=3, entries=2)))
        build(Order(TEXTS, site, jobs=1))
    return Browser(site, browser.profile)


class TestLargeEditions:
    @pytest.mark.parametrize("scheme", ["light", pytest.param("dark", marks=pytest.mark.slow)])
    @pytest.mark.parametrize("width", [360, pytest.param(1280, marks=pytest.mark.slow)])
    def test_their_pages_fit_too(self, short: Browser, width: int, scheme: str) -> None:
        with short.opened() as window:
            window.resize(width, scheme)
            for page in SHORT:
                assert window.show(page) == []
                asked = f"[document.documentElement.scrollWidth, {WIDER}, {OVERLAPPING}]"
                assert window.answer(asked) == [width, [], []], page

    def test_one_goes_from_page_to_page_by_the_keyboard(self, short: Browser) -> None:
        """Tab reaches the links between pages, one sees where one is, Enter follows them; what is far is two keys away."""
        at = "document.activeElement"
        with short.opened() as window:
            window.resize(360, "light")
            window.show("persons/wren.html")
            for _ in range(200):
                window.press("Tab")
                if window.answer(f"{at}.rel || ''") == "next":
                    break
            assert window.answer(f"getComputedStyle({at}).outlineStyle") == "solid"
            window.loaded(lambda: window.press("Enter"))
            assert window.answer("location.pathname").endswith("/persons/wren~2.html")
            assert window.answer("document.querySelector('.pager [aria-current]').textContent") == "2"

    def test_links_are_large_enough_for_a_finger(self, short: Browser) -> None:
        """24 pixels each way (WCAG 2.2, 2.5.8)."""
        small = """[...document.querySelectorAll('.pager a, .letters a, .initials li')].filter(one => {
            const box = one.getBoundingClientRect();
            return box.width < 24 || box.height < 24;
        }).map(one => one.outerHTML)"""
        with short.opened() as window:
            window.resize(360, "light")
            for page in ("persons/index.html", "persons/index~w.html", "persons/wren~2.html"):
                window.show(page)
                assert window.answer(small) == []


def test_the_menu_shows_where_something_is(browser: Browser) -> None:
    shown = "[...document.querySelectorAll('nav.site a')].filter(one => one.offsetWidth).map(one => one.textContent)"
    found = browser.ask("texts/letter.html", shown)
    assert found[1:] == [
        "Persons", "Organizations", "Sessions", "Places", "Events", "Works", "Quotations", "Turns", "Apparatus", "Search", "About",
        "How to cite",
    ]  # fmt: skip
    assert ">Other names</a>" in (browser.site / "texts/letter.html").read_text(encoding="utf-8")
