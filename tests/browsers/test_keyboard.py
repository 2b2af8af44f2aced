"""Pages by keyboard alone: the first key leads to the content, Tab goes through all links in their order, one sees where."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.browsers.driving import Browsers

AT = "document.activeElement"
ORDER = """() => { const all = [...document.querySelectorAll('a[href], button, input, select, textarea, summary, [tabindex="0"]')]
        .filter(one => one.checkVisibility() && !one.disabled && one.tabIndex >= 0)
        .filter(one => one.type !== 'radio' || one.checked);
    return [all.length, all.indexOf(document.activeElement)]; }"""


@pytest.mark.parametrize("kind", ["chromium", "firefox"])
def test_the_first_key_leads_to_the_content(browsers: Browsers, sample: Path, kind: str) -> None:
    with browsers.desk(kind, sample) as desk:
        desk.open("texts/letter.html")
        desk.page.keyboard.press("Tab")
        assert desk.answer(f"{AT}.className") == "skip"
        assert desk.answer(f"{AT}.getBoundingClientRect().left") >= 0
        desk.page.keyboard.press("Enter")
        assert desk.at() == "texts/letter.html#ui-main"
        desk.page.keyboard.press("Tab")
        assert desk.answer(f"!!{AT}.closest('main')") is True


@pytest.mark.parametrize(
    "page", ["index.html", "persons/index.html", "persons/wren.html", "texts/report.html", "texts/minutes.html"]
)
def test_tab_goes_through_everything_in_the_order_of_reading(browsers: Browsers, sample: Path, page: str) -> None:
    with browsers.desk("chromium", sample) as desk:
        desk.open(page)
        seen = []
        for _ in range(40):
            desk.page.keyboard.press("Tab")
            number, at = desk.answer(ORDER)
            if at < 0:
                break
            seen.append(at)
            assert desk.answer(f"getComputedStyle({AT}).outlineStyle") != "none", desk.answer(f"{AT}.outerHTML")
        assert seen == list(range(len(seen)))
        assert len(seen) == min(number, 40)
