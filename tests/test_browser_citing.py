"""What a reader cites: in Chromium, from disk, with and without scripts."""

from __future__ import annotations

from pathlib import Path

import pytest

from edition.building.engine import Order, build
from tests.browsing import CHROMIUM, Browser

pytestmark = pytest.mark.skipif(CHROMIUM is None, reason="NOT TESTED IN A BROWSER: there is no chromium on the PATH")

TEXT = """<TEI xmlns="http://www.tei-c.org/ns/1.0"><teiHeader><fileDesc><titleStmt><title>A “day” &amp; a night</title>
<author>Ines Calloway</author></titleStmt></fileDesc></teiHeader><text><body>{}<p>Fog lay on the town.</p>
<p xml:id="sea">Nobody saw the <placeName ref="#x" xml:id="here">sea</placeName>.</p></body></text></TEI>"""
PAGE = "texts/day.html"
AWAITED = (
    "(async (found) => {{ while (!found()) {{ await new Promise(requestAnimationFrame); }} return {}; }})(() => {})"
)
BOX = AWAITED.format("found().textContent", "document.querySelector('.cite-box > span')")
WHOLE = "A “day” & a night, par. {} (Letters, version 3), {}texts/day.html#{}"
LABELS = "(all => all.length && all)([...document.querySelectorAll('.cite-this .cite-button')])"
SELECTED = (
    "((words) => (getSelection().setBaseAndExtent(words, 0, words, 3), words.parentElement.parentElement.click()))"
    "(document.getElementById('{}').firstChild), {}"
)


def site(folder: Path, before: str = "", base: str = "") -> Browser:
    (folder / "source").mkdir(parents=True)
    (folder / "profile").mkdir()
    settings = f'title = "Letters"\nedition_version = "3"\nbase_url = "{base}"\n'
    (folder / "source" / "edition.toml").write_text(settings, encoding="utf-8")
    (folder / "source" / "day.xml").write_text(TEXT.format(before), encoding="utf-8")
    build(Order(folder / "source", folder / "site", jobs=1))
    return Browser(folder / "site", folder / "profile")


@pytest.fixture(scope="module")
def browser(tmp_path_factory: pytest.TempPathFactory) -> Browser:
    return site(tmp_path_factory.mktemp("citing"))


def test_a_number_shows_the_citation_of_its_passage_and_leads_there(browser: Browser) -> None:
    with browser.opened() as window:
        assert window.show(PAGE) == []
        found = window.answer(f"(document.querySelectorAll('a.number')[1].click(), {BOX})")
        assert found == WHOLE.format(2, "", "sea")
        assert window.answer("document.querySelector(':target').id") == "sea"
        gone = "(document.dispatchEvent(new KeyboardEvent('keydown', {key: 'Escape'})), document.querySelector('.cite-box'))"
        assert window.answer(gone) is None


def test_selected_words_have_the_address_of_the_name_they_are_in(browser: Browser) -> None:
    with browser.opened() as window:
        window.show(PAGE)
        assert window.answer(f"({SELECTED.format('here', BOX)})") == WHOLE.format(2, "", "here")


def test_each_style_has_its_button_and_the_button_copies_no_other_words(browser: Browser) -> None:
    with browser.opened() as window:
        window.show(PAGE)
        assert window.answer("document.querySelectorAll('.cite-this .cite-button').length") == 0
        window.press("Tab")
        assert window.answer(AWAITED.format("found().map(one => one.textContent)", LABELS)) == ["Copy citation"] * 4
        written = "document.querySelector('.cite-this .citation').textContent"
        assert window.answer(written) == "Calloway, Ines. “A ‘day’ & a night.” In Letters. Version 3."


def test_without_scripts_there_is_a_link_and_the_words(browser: Browser) -> None:
    with browser.opened() as window:
        window.without_scripts()
        window.show(PAGE)
        assert window.answer("document.querySelectorAll('a.number')[1].getAttribute('href')") == "#sea"
        assert window.answer("document.querySelectorAll('.cite-this .citation').length") == 4
        assert window.answer("document.querySelectorAll('button').length") == 0


def test_the_address_lands_there_after_another_paragraph_was_put_before(browser: Browser, tmp_path: Path) -> None:
    with browser.opened() as window:
        window.show(PAGE)
        cited = window.answer(f"(document.querySelectorAll('a.number')[0].click(), {BOX})").rpartition(", ")[2]
    later = site(tmp_path / "later", "<p>One more.</p>", "https://example.org/e")
    with later.opened() as window:
        assert window.show(cited) == []
        target = "document.querySelector(':target')"
        assert "Fog lay on the town." in window.answer(f"{target}.textContent")
        found = window.answer(f"({target}.querySelector('a.number').click(), {BOX})")
        assert found == WHOLE.format(2, "https://example.org/e/", cited.partition("#")[2])


@pytest.mark.parametrize(("width", "scheme"), [(320, "light"), (1280, "dark")])
def test_nothing_is_wider_than_the_window(browser: Browser, width: int, scheme: str) -> None:
    with browser.opened() as window:
        window.resize(width, scheme)
        for page in (PAGE, "cite.html"):
            window.show(page)
            shown = "(document.querySelectorAll('details').forEach(one => one.open = true), document.body.scrollWidth)"
            assert window.answer(shown) <= width
