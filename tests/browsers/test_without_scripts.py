"""What readers have who allow no JavaScript: the same text, switches that work, every row of every index."""

from __future__ import annotations

import csv
from collections import Counter
from pathlib import Path

import pytest

from tests.browsers.driving import Browsers
from tests.browsers.pages import by_kind, some, some_of_a_size

TEXT = """() => { const found = [], main = document.querySelector('main');
    const walk = document.createTreeWalker(main, NodeFilter.SHOW_TEXT);
    while (walk.nextNode()) { const words = walk.currentNode.data.trim().replace(/\\s+/g, ' ');
        const where = walk.currentNode.parentElement;
        if (words && !where.closest('#ui-search, #ui-help, .filter')) { found.push([words, where.checkVisibility()]); } }
    return [found, [...document.querySelectorAll('.stream')].map(one => one.textContent)]; }"""
"""What a page says, word by word, and the texts in it; but for forms of search and filter, which need a script."""


@pytest.mark.parametrize("kind", ["chromium", "firefox"])
def test_the_text_is_the_same(browsers: Browsers, site: Path, kind: str) -> None:
    """Scripts may add controls; no word of a text is theirs, and none is shown by them that is hidden without."""
    pages = some(site)
    with browsers.desk(kind, site) as desk, browsers.desk(kind, site, scripts=False) as bare:
        for page in pages:
            desk.open(page), bare.open(page)
            (rich, streams), (plain, its_streams) = desk.answer(TEXT), bare.answer(TEXT)
            assert streams == its_streams, page
            assert Counter(words for words, _ in plain) - Counter(words for words, _ in rich) == Counter(), page
            shown, there = Counter(words for words, seen in rich if seen), Counter(words for words, _ in plain)
            assert (shown & there) - Counter(words for words, seen in plain if seen) == Counter(), page


LOOK = """() => [...document.querySelectorAll('main *')].filter(one => !one.closest('label, input')).map(one => {
    const style = getComputedStyle(one);
    return [style.display, style.visibility, style.color, style.backgroundColor, style.textDecoration, style.boxShadow,
        style.order, style.fontStyle, one.offsetWidth, one.offsetHeight].join(); }).join('|')"""


@pytest.mark.parametrize("kind", ["chromium", "firefox"])
def test_every_switch_changes_what_is_seen(browsers: Browsers, site: Path, kind: str) -> None:
    tried = 0
    with browsers.desk(kind, site, scripts=False) as desk:
        for page in some_of_a_size(site):
            desk.open(page)
            for number, box in enumerate(desk.page.locator("main input[type=checkbox], main input[type=radio]").all()):
                label = desk.page.locator(f"label[for='{box.get_attribute('id')}']").first
                if (box.is_checked() and box.get_attribute("type") == "radio") or not label.is_visible():
                    continue
                before = desk.answer(LOOK)
                label.click()
                tried += 1
                assert desk.answer(LOOK) != before, f"{page}: switch {number}, {label.inner_text()!r}, does nothing"
    assert tried or not any(
        'type="checkbox"' in (site / page).read_text(encoding="utf-8") for page in some_of_a_size(site)
    )


ENTITIES = "persons organizations sessions places events works others".split()
LINKS = "() => [...document.querySelectorAll('main a')].filter(one => one.checkVisibility()).map(one => one.href)"


def test_every_row_is_in_an_index(browsers: Browsers, site: Path) -> None:
    """Rows of the tables, and the links that are shown on the pages of their index."""
    pages = [page for pages in by_kind(site).values() for page in pages]
    with browsers.desk("chromium", site, scripts=False) as desk:
        for table in (*ENTITIES, "quotations", "turns"):
            with (site / f"data/{table}.csv").open(encoding="utf-8", newline="") as file:
                addresses = [row["url"] for row in csv.DictReader(file) if row["url"]]
            shown: set[str] = set()
            for page in pages:
                if page.startswith(f"{table}/index"):
                    desk.open(page)
                    shown |= set(desk.answer(LINKS))
            wanted = {f"{site.resolve().as_uri()}/{address}" for address in addresses}
            assert sorted(wanted - shown)[:5] == [], table
