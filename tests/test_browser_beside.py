"""Pictures and translations beside the text, as a reader sees them: from disk, with and without a script, by keyboard."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from edition.building.engine import Order, build
from tests.browsing import CHROMIUM, Browser, Window
from tests.building.test_beside import TEI, png

pytestmark = pytest.mark.skipif(CHROMIUM is None, reason="NOT TESTED IN A BROWSER: there is no chromium on the PATH")

SURFACE = (
    '<surface xml:id="s{0}" ulx="0" uly="0" lrx="300" lry="400"><graphic url="{0}.png"/>'
    '<zone xml:id="z{0}" ulx="10" uly="20" lrx="290" lry="60"/></surface>'
)
BODY = '<pb n="1" facs="#s1"/><p facs="#z1">{words}</p><pb n="2" facs="#s2"/><p facs="#z2">{words}</p>'.format(
    words="One word after the other. " * 20
)
TWO = '<div n="1"><head>{0}</head><p n="1">{1}</p><p n="2">{1}</p></div>'
FACSIMILE, BESIDE = "texts/c~facsimile.html", "texts/a~beside~b.html"


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("beside")
    source = folder / "source"
    source.mkdir()
    (source / "edition.toml").write_text('title = "T"\n[parallel]\ntexts = ["a", "b"]\n', encoding="utf-8")
    for n in (1, 2):
        (source / f"{n}.png").write_bytes(png(300))
    facsimile = f"<facsimile>{SURFACE.format(1)}{SURFACE.format(2)}</facsimile>"
    arabic = TEI.format("b", TWO.format("الباب", "سافر إلى مدينة برستول"), "").replace("<text>", '<text xml:lang="ar">')
    english = TEI.format("a", TWO.format("Chapter", "He went to Bristol. " * 9), "")
    for name, content in (("a", english), ("b", arabic), ("c", TEI.format("c", BODY, facsimile))):
        (source / f"{name}.xml").write_text(content, encoding="utf-8")
    build(Order(source, folder / "site", jobs=1, cache=folder / "cache"))
    (folder / "profile").mkdir()
    return folder / "site"


@pytest.fixture
def window(site: Path) -> Iterator[Window]:
    with Browser(site, site.parent / "profile").opened() as window:
        window.resize(1280, "light")
        yield window


def boxes(window: Window, *selectors: str) -> list[Any]:
    """Left, top, right, bottom of the first element of each."""
    asked = "(b => [b.left, b.top, b.right, b.bottom])(document.querySelector('{}').getBoundingClientRect())"
    return [window.answer(asked.format(selector)) for selector in selectors]


def test_text_and_picture_side_by_side_and_on_a_telephone_one_above_the_other(window: Window) -> None:
    assert window.show(FACSIMILE) == []
    picture, text = boxes(window, "#ui-leaf-1 .plate", "#ui-leaf-1 .stream")
    assert picture[2] <= text[0]
    assert window.answer("[...document.images].slice(0, 1).map(one => one.naturalWidth)") == [300]
    window.resize(390, "dark")
    window.show(FACSIMILE)
    picture, text = boxes(window, "#ui-leaf-1 .plate", "#ui-leaf-1 .stream")
    assert picture[3] <= text[1]
    assert window.answer("document.documentElement.scrollWidth") == 390


def test_a_zone_lies_where_it_says(window: Window) -> None:
    """Ten of three hundred from the left, and twenty of four hundred from the top, whatever the size of the picture."""
    window.show(FACSIMILE)
    picture, zone = boxes(window, "#ui-leaf-1 .sheet img", "#ui-leaf-1 .zones polygon")
    width, height = picture[2] - picture[0], picture[3] - picture[1]
    assert zone[0] - picture[0] == pytest.approx(width * 10 / 300, abs=3)
    assert zone[1] - picture[1] == pytest.approx(height * 20 / 400, abs=3)
    assert zone[2] - picture[0] == pytest.approx(width * 290 / 300, abs=3)


def test_from_a_zone_to_its_words_and_back_by_keyboard(window: Window) -> None:
    window.show(FACSIMILE)
    window.answer("(document.querySelector('#ui-leaf-2 .zones a').focus(), 1)")
    window.press("Enter")
    assert window.answer("document.querySelector(':target').closest('.leaf').id") == "ui-leaf-2"
    colour = "getComputedStyle(document.querySelector('#ui-leaf-2 .tei-p')).backgroundColor"
    assert window.answer(colour) != "rgba(0, 0, 0, 0)"
    window.answer("(document.querySelector('#ui-leaf-2 .stream a.zone').focus(), 1)")
    window.press("Enter")
    assert window.answer("document.querySelector(':target').matches('#ui-leaf-2 .zones a')")


def test_a_picture_is_made_larger_and_moved_by_keyboard(window: Window) -> None:
    window.show(FACSIMILE)
    size = "[document.querySelector('.view').scrollWidth, document.querySelector('.view').clientWidth]"
    assert window.answer("document.querySelectorAll('.zoom button').length") == 6
    before = window.answer(size)
    window.answer("(document.querySelector('.view').focus(), 1)")
    assert window.answer("document.activeElement.className") == "view"
    press = "document.activeElement.dispatchEvent(new KeyboardEvent('keydown', {{key: '{}', bubbles: true, cancelable: true}}))"
    for _ in range(3):
        window.answer(press.format("+"))
    width, seen = window.answer(size)
    assert width == pytest.approx(3 * before[0], abs=4)
    assert seen == before[1]
    zone, picture = boxes(window, "#ui-leaf-1 .zones", "#ui-leaf-1 .sheet img")
    assert zone == pytest.approx(picture, abs=2)
    window.answer(press.format("0"))
    assert window.answer(size) == before
    window.answer("(document.querySelector('.zoom button').click(), 1)")
    assert window.answer(size)[0] == pytest.approx(1.5 * before[0], abs=4)


def test_without_a_script_each_picture_leads_to_the_whole_of_it(window: Window) -> None:
    window._wire.call("Emulation.setScriptExecutionDisabled", window._session, value=True)
    assert window.show(FACSIMILE) == []
    window._wire.call("Emulation.setScriptExecutionDisabled", window._session, value=False)
    assert window.answer("document.querySelectorAll('.zoom').length") == 0
    assert window.answer("document.querySelector('.sheet a').href").endswith("media/1.png")
    picture, text = boxes(window, "#ui-leaf-1 .plate", "#ui-leaf-1 .stream")
    assert picture[2] <= text[0]


def test_columns_run_their_own_way(window: Window) -> None:
    assert window.show(BESIDE) == []
    directions = (
        "[...document.querySelectorAll('.row:last-child .stream p')].map(one => getComputedStyle(one).direction)"
    )
    assert window.answer(directions) == ["ltr", "rtl"]
    english, arabic = boxes(window, ".row:last-child .cell", ".row:last-child .cell + .cell")
    assert english[2] <= arabic[0]
    assert english[1] == arabic[1]
    window.resize(390, "dark")
    window.show(BESIDE)
    english, arabic = boxes(window, ".row:last-child .cell", ".row:last-child .cell + .cell")
    assert english[3] <= arabic[1]
    assert window.answer("document.documentElement.scrollWidth") == 390
