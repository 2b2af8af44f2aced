"""The card of a name in both browsers, by keyboard alone: Enter shows it, Tab goes to its links, Esc returns to the name."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.browsers.driving import Browsers

NAME = '.stream.text a[href="../persons/wren.html"]'


@pytest.mark.parametrize("kind", ["chromium", "firefox"])
def test_a_name_is_asked_and_one_is_back_at_it(browsers: Browsers, sample: Path, kind: str) -> None:
    with browsers.desk(kind, sample) as desk:
        desk.open("texts/letter.html")
        desk.page.locator(NAME).first.focus()
        desk.page.keyboard.press("Enter")
        card = desk.page.get_by_role("dialog", name="Adela Wren")
        card.wait_for()
        assert "mentioned 2 times in this text" in card.inner_text()
        desk.page.keyboard.press("Tab")
        assert desk.answer("document.activeElement.textContent") == "All about this name"
        desk.page.keyboard.press("Escape")
        card.wait_for(state="hidden")
        assert desk.answer(f"document.activeElement === document.querySelector('{NAME}')") is True


@pytest.mark.parametrize("kind", ["chromium", "firefox"])
def test_its_link_leads_to_the_page(browsers: Browsers, sample: Path, kind: str) -> None:
    with browsers.desk(kind, sample) as desk:
        desk.open("texts/letter.html")
        desk.page.locator(NAME).first.click()
        desk.page.get_by_role("dialog").get_by_role("link").click()
        desk.page.wait_for_url("**/persons/wren.html")


def test_with_a_key_held_a_name_is_a_link_like_any_other(browsers: Browsers, sample: Path) -> None:
    with browsers.desk("chromium", sample) as desk:
        desk.open("texts/letter.html")
        with desk.page.context.expect_page() as opened:
            desk.page.locator(NAME).first.click(modifiers=["Control"])
        opened.value.wait_for_url("**/persons/wren.html")
        assert desk.page.locator("#ui-card").count() == 0
