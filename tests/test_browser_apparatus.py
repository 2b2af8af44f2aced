"""What a reader sees of an apparatus: in Chromium, from disk, with no network, with and without scripts."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from lxml import etree

from tests.browsing import CHROMIUM, Browser, Window
from tests.cli.running import run

CORPORA = Path(os.environ.get("EDITION_CORPORA", "../shared/corpora")).resolve()
CAESAR = CORPORA / "caesar-bellum-alexandrinum"
pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(CHROMIUM is None, reason="NOT TESTED IN A BROWSER: there is no chromium on the PATH"),
]

WITNESSES = "".join(f'<witness xml:id="{siglum}">Manuscript {siglum}</witness>' for siglum in "ABC")
TEXT = f"""<TEI xmlns="http://www.tei-c.org/ns/1.0"><teiHeader><fileDesc><titleStmt><title>A poem</title></titleStmt>
<publicationStmt><p>None.</p></publicationStmt><sourceDesc><listWit>{WITNESSES}</listWit></sourceDesc></fileDesc></teiHeader>
<text><body><p n="1">The <app><lem wit="#A">red</lem><rdg wit="#B" type="lexical">blue</rdg><rdg wit="#C"/></app> fox
<app><lem wit="#A #C">runs</lem><rdg wit="#B">sleeps</rdg></app>.</p><p n="2">All have this.</p>
<p n="3">The <app><lem wit="#A #B">end</lem><rdg wit="#C" type="spelling">ende</rdg></app>.</p></body></text></TEI>"""
WORDS_OF_B = ["blue", "sleeps", "end"]


@pytest.fixture(scope="module")
def browser(tmp_path_factory: pytest.TempPathFactory) -> Browser:
    folder = tmp_path_factory.mktemp("apparatus")
    (folder / "source").mkdir()
    (folder / "source" / "poem.xml").write_text(TEXT, encoding="utf-8")
    assert run(folder, "build", "source", "-o", "site").returncode == 0
    (folder / "profile").mkdir()
    return Browser(folder / "site", folder / "profile")


@pytest.fixture
def window(browser: Browser) -> Iterator[Window]:
    with browser.opened() as found:
        found.resize(1280, "light")
        yield found


def follow(window: Window, link: str) -> str:
    """Go where a link leads, by the keyboard; the address then, from the folder of texts."""
    assert window.answer(f"(document.querySelector('{link}').focus(), document.activeElement.matches('{link}'))")
    window.press("Enter")
    for _ in range(50):
        if window.answer("document.readyState") == "complete":
            break
    return str(window.answer("location.href")).rpartition("texts/")[2]


PLACES = """[...document.querySelectorAll('.place')].filter(one => one.id).map(one => { const copy = one.cloneNode(true);
 copy.querySelectorAll('.gen').forEach(gen => gen.remove()); return copy.textContent })"""
SHOWN = "[...document.querySelectorAll('{}')].filter(one => one.checkVisibility()).length"


def shown(window: Window, selector: str) -> int:
    """How many elements can be seen."""
    return int(window.answer(SHOWN.format(selector)))


def test_without_scripts_a_witness_is_read_through(window: Window) -> None:
    window.without_scripts()
    window.show("texts/poem.html")
    window.answer("document.querySelector('details.witnesses').open = true")
    assert follow(window, 'dl.witnesses a[href="poem/B.html"]') == "poem/B.html"
    assert window.answer(PLACES.replace("\n", "")) == WORDS_OF_B


def test_without_scripts_links_of_entries_go_there_and_back(window: Window) -> None:
    window.without_scripts()
    window.show("texts/poem.html")
    assert follow(window, "#ui-to-variants-1 .at-foot") == "poem.html#ui-variants-1"
    assert window.answer("document.querySelector(':target').id") == "ui-variants-1"
    assert follow(window, "#ui-variants-1 .back") == "poem.html#ui-to-variants-1"
    assert follow(window, '#ui-variants-1 a[href$="B.html#ui-at-1"]') == "poem/B.html#ui-at-1"
    assert window.answer("document.querySelector(':target').textContent.startsWith('blue')")
    assert follow(window, "#ui-at-1 a.mark") == "poem.html#ui-variants-1"


def test_without_scripts_no_entry_is_lost(window: Window) -> None:
    window.without_scripts()
    window.show("texts/poem.html")
    assert (shown(window, ".variants .app"), shown(window, ".variants .tei-rdg")) == (3, 4)


@pytest.mark.parametrize("scripts", [True, False], ids=["with scripts", "without"])
def test_switches_work_by_the_keyboard(window: Window, scripts: bool) -> None:
    if not scripts:
        window.without_scripts()
    window.show("texts/poem.html")
    assert (shown(window, ".variants .app"), shown(window, ".beside .app")) == (3, 0)
    window.answer("(document.querySelector('#ui-foot').focus(), 1)")
    window.press("ArrowDown")
    assert (shown(window, ".variants .app"), shown(window, ".beside .app")) == (0, 3)
    assert follow(window, "#ui-to-variants-2 .at-side") == "poem.html#ui-beside-2"
    window.answer("(document.querySelector('#ui-kind-0').focus(), 1)")
    window.press("ArrowDown")
    assert shown(window, ".beside .app") == 1


def test_columns_of_a_synopsis_can_be_taken_away_by_the_keyboard(window: Window) -> None:
    window.show("texts/poem/synopsis.html")
    assert shown(window, ".heads .cell") == 3
    window.answer("(document.querySelector('#ui-w-2').focus(), 1)")
    window.press(" ")
    assert shown(window, ".heads .cell") == 2
    assert shown(window, ".w-2") == 0


@pytest.mark.parametrize("page", ["poem.html", "poem/B.html", "poem/synopsis.html", "poem/variation.html"])
@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [390, 1280])
def test_no_page_scrolls_sideways_nor_complains(window: Window, page: str, width: int, scheme: str) -> None:
    window.resize(width, scheme)
    assert window.show(f"texts/{page}") == []
    window.answer("(document.querySelector('#ui-side')?.click(), 1)")
    assert window.answer("document.documentElement.scrollWidth <= innerWidth")


@pytest.mark.skipif(not CAESAR.is_dir(), reason="the collection is not here")
def test_every_reading_of_a_real_edition_is_on_its_page(tmp_path: Path) -> None:
    assert run(tmp_path, "build", str(CAESAR), "-o", "site").returncode == 0
    source = etree.parse(str(CAESAR / "ldlt-balex.xml"))
    count = len(source.xpath("//t:text//t:app//t:rdg", namespaces={"t": "http://www.tei-c.org/ns/1.0"}))
    (tmp_path / "profile").mkdir()
    with Browser(tmp_path / "site", tmp_path / "profile").opened() as window:
        window.without_scripts()
        window.show("texts/ldlt-balex.html")
        assert window.answer("document.querySelectorAll('.stream:not(.text) .tei-rdg').length") == count == 926
