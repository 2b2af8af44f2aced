"""What a reader finds: the search page in Chromium, from disk, by keyboard, on a narrow screen, and without JavaScript."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from edition.renderers.html.search.folding import fold

from edition.building.engine import Order, build
from tests.browsing import CHROMIUM, Browser, Window
from tests.test_browser import WIDER

pytestmark = pytest.mark.skipif(CHROMIUM is None, reason="NOT TESTED IN A BROWSER: there is no chromium on the PATH")

HEADER = (
    '<TEI xmlns="http://www.tei-c.org/ns/1.0"><teiHeader><fileDesc><titleStmt><title>{}</title></titleStmt><publicationStmt><p/>'
    "</publicationStmt><sourceDesc>{}</sourceDesc></fileDesc><profileDesc><creation><date when='{}'/></creation></profileDesc>"
    "</teiHeader><text><body>{}</body></text></TEI>"
)
WITNESSES = '<listWit><witness xml:id="A">One</witness><witness xml:id="B">Two</witness></listWit>'
PLAY = (
    '<p xml:id="stage">Die Bühne stand in der alten Straße, und <persName key="Ash">Miss Ash</persName> sah die Bühne.</p>'
    '<p>She wrote <choice><sic>recieve</sic><corr>receive</corr></choice>, and <app><lem wit="#A">rose</lem>'
    '<rdg wit="#B">rdgone</rdg></app> to go.<note>A note about the <hi>lumi</hi>nous curtain.</note></p>'
    "<p>A foo ~ bar baz.</p><p>μῆνιν ἄειδε θεὰ; שָׁלוֹם; Слёзы; 漢字の本; Æneas &amp; co.</p>"
)
SECOND = "<lg><l>Alone upon the stage</l><l>the curtain fell</l></lg>" + "".join(
    f"<p>Paragraph number {n} speaks of lamps.</p>" for n in range(1, 51)
)
DONE = """new Promise(done => {{
    const results = document.getElementById('ui-results');
    const look = setInterval(() => {{ if (results.dataset.milliseconds) {{ clearInterval(look); done({}); }} }}, 5);
}})"""
FOUND = DONE.format(
    "[document.getElementById('ui-found').textContent, [...document.querySelectorAll('.hits li')].map(one => ["
    "one.querySelector('a').getAttribute('href'), one.querySelector('.label')?.textContent ?? '',"
    " [...one.querySelectorAll('mark')].map(mark => mark.textContent)])]"
)


@pytest.fixture(scope="module")
def browser(tmp_path_factory: pytest.TempPathFactory) -> Browser:
    folder = tmp_path_factory.mktemp("search")
    (folder / "source").mkdir()
    for name, title, date, body in (("play", "A play", "1914", PLAY), ("verse", "Verses", "1921", SECOND)):
        content = HEADER.format(title, WITNESSES if name == "play" else "<p/>", date, body)
        (folder / "source" / f"{name}.xml").write_text(content, encoding="utf-8")
    build(Order(folder / "source", folder / "site", jobs=1))
    (folder / "profile").mkdir()
    return Browser(folder / "site", folder / "profile")


@pytest.fixture(scope="module")
def window(browser: Browser) -> Iterator[Window]:
    with browser.opened() as window:
        yield window


@pytest.fixture
def other(browser: Browser, tmp_path: Path) -> Iterator[Window]:
    """A window that no other test sees."""
    with Browser(browser.site, tmp_path).opened() as window:
        yield window


def find(window: Window, address: str) -> tuple[str, list[tuple[str, str, list[str]]]]:
    """What the status says, and of each hit its link, its label and the words that are marked."""
    window.show("about.html")
    assert window.show(f"search.html#{address}") == []
    said, hits = window.answer(FOUND)
    return said, [(link, label, marked) for link, label, marked in hits]


@pytest.mark.parametrize(
    ("question", "said", "marked"),
    [
        ("q=buhne", "2 places in 1 text", ["Bühne"]),
        ("q=STRASSE", "1 place in 1 text", ["Straße"]),
        ("q=aeneas", "1 place in 1 text", ["Æneas"]),
        ("q=μηνιν", "1 place in 1 text", ["μῆνιν"]),
        ("q=שלום", "1 place in 1 text", ["שָׁלוֹם"]),
        ("q=слезы", "1 place in 1 text", ["Слёзы"]),
        ("q=字の", "1 place in 1 text", ["字の"]),
        ("q=lumin*", "1 place in 1 text", ["luminous"]),
        ('q="the curtain fell"', "1 place in 1 text", ["the curtain fell"]),
        ('q="stage the curtain"', "1 place in 1 text", ["stage the curtain"]),
        ("q=wrote rose", "1 passage with all of these words", ["wrote", "rose"]),
    ],
)
def test_words_phrases_and_beginnings_are_found(window: Window, question: str, said: str, marked: list[str]) -> None:
    status, hits = find(window, question)
    assert status == said
    assert hits[0][2] == marked


@pytest.mark.parametrize(
    "question", ["q=xyzzy", "q=bühn", 'q="curtain the"', "q=stage lamps", "q=…", 'q="rdgone a note"']
)
def test_what_is_not_there_is_not_found(window: Window, question: str) -> None:
    status, hits = find(window, question)
    assert status == f"Nothing was found for {question[2:]}."
    assert hits == []


@pytest.mark.parametrize(
    ("word", "label"),
    [
        ("rdgone", "reading of B"),
        ("rose", "lemma, so in A"),
        ("recieve", "uncorrected form"),
        ("receive", "corrected form"),
        ("luminous", "note"),
        ("wrote", ""),
    ],
)
def test_each_hit_says_what_it_is(window: Window, word: str, label: str) -> None:
    _, hits = find(window, f"q={word}")
    assert [hit[1] for hit in hits] == [label]


@pytest.mark.parametrize(
    "question", ["q=buhne", "q=rdgone", "q=luminous", "q=recieve", "q=wrote rose", 'q="θεα שלום"', "q=本"]
)
def test_every_hit_leads_to_its_words_which_are_marked_there(window: Window, question: str) -> None:
    _, hits = find(window, question)
    for link, _, marked in hits:
        assert window.show(link) == []
        there = "[document.querySelector(':target') !== null, [...document.querySelectorAll('mark')].map(one => one.textContent)]"
        assert window.answer(there) == [True, marked] or "".join(window.answer(there)[1]) == "".join(marked)


@pytest.mark.parametrize(
    ("question", "marked"),
    [("q=die in die", ["Die", "in", "die"]), ('q="die alten" alten der', []), ('q="foo ~ bar" bar foo', ["foo ~ bar"])],
)
def test_what_is_asked_for_twice_or_lies_in_another_is_marked_once(
    window: Window, question: str, marked: list[str]
) -> None:
    _, hits = find(window, question)
    assert [hit[2] for hit in hits] == ([marked] if marked else [])
    for link, _, _ in hits:
        assert window.show(link) == []
        assert window.answer("[...document.querySelectorAll('mark')].map(one => one.textContent)") == marked


def test_the_second_of_two_words_is_marked_and_not_the_first(window: Window) -> None:
    _, hits = find(window, "q=buhne")
    window.show(hits[1][0])
    assert window.answer("document.querySelector('mark').previousSibling.textContent.trim().endsWith('sah die')")


def test_facets_choose_among_hits(browser: Browser, window: Window) -> None:
    said, _ = find(window, "q=the")
    assert said == "3 places in 2 texts"
    facets = window.answer("[...document.querySelectorAll('.facets summary')].map(one => one.textContent)")
    assert facets == ["Texts (2)", "Dates (2)", "Where (2)"]
    assert find(window, "q=the&text=verse")[0] == "2 places in 1 text"
    assert find(window, "q=the&date=1921")[0] == "2 places in 1 text"
    assert find(window, "q=the&in=notes")[0] == "1 place in 1 text"
    ash = next((browser.site / "persons").glob("Ash*.html")).stem
    assert find(window, f"q=buhne&person={ash}")[0] == "2 places in 1 text"
    assert find(window, f"q=curtain&person={ash}")[0] == "Nothing was found for curtain."


def test_a_facet_is_followed_and_taken_back(window: Window) -> None:
    find(window, "q=the")
    open_it = "(document.querySelector('.facets details').open = true, 1)"
    window.answer(open_it)
    window.answer(
        "(document.querySelectorAll('.facets a')[0].focus(), delete document.getElementById('ui-results').dataset.milliseconds)"
    )
    window.press("Enter")
    assert window.answer(FOUND)[0] == "2 places in 1 text"
    assert window.answer("document.activeElement.id") == "ui-found"
    assert (
        window.answer("document.querySelector('.chosen a').getAttribute('aria-label')")
        == "Show without this choice: Texts: Verses"
    )
    window.answer("(delete document.getElementById('ui-results').dataset.milliseconds, history.back(), 1)")
    assert window.answer(FOUND)[0] == "3 places in 2 texts"


def test_many_hits_come_in_pages(window: Window) -> None:
    said, first = find(window, "q=lamps")
    assert said == "50 places in 1 text · 1 to 20"
    said, last = find(window, "q=lamps&page=3")
    assert (said, len(first), len(last)) == ("50 places in 1 text · 41 to 50", 20, 10)
    assert window.answer("document.querySelector('.hits').start") == 41
    assert window.answer("document.querySelector('.pager [aria-current]').textContent") == "3"


def test_a_question_is_asked_by_keyboard_and_its_address_can_be_shared(window: Window) -> None:
    window.show("search.html")
    assert window.answer(DONE.format("document.activeElement.id")) == "ui-query"
    window.answer(
        "(document.getElementById('ui-query').value = 'Bühne', delete document.getElementById('ui-results').dataset.milliseconds)"
    )
    window.press("Enter")
    assert window.answer(FOUND)[0] == "2 places in 1 text"
    assert window.answer("location.hash") == "#q=B%C3%BChne"
    assert window.answer("document.title").startswith("Bühne · Search")
    window.press("Tab")
    assert window.answer("document.activeElement.textContent") == "Search"
    roles = "[document.querySelector('label[for=ui-query]') !== null, document.getElementById('ui-found').getAttribute('role')]"
    assert window.answer(roles) == [True, "status"]


@pytest.mark.parametrize("width", [320, 390, 1280])
def test_nothing_is_wider_than_the_window(other: Window, width: int) -> None:
    window = other
    window.resize(width, "light")
    find(window, "q=the")
    window.answer("(document.querySelectorAll('.facets details').forEach(one => { one.open = true; }), 1)")
    assert window.answer(WIDER) == []


def test_without_javascript_the_index_of_words_leads_to_passages(browser: Browser, other: Window) -> None:
    window = other
    window.without_scripts()
    window.show("search.html")
    assert window.answer("getComputedStyle(document.getElementById('ui-search')).display") == "none"
    assert window.answer("document.getElementById('ui-without').innerText").startswith("Without JavaScript")
    page = (browser.site / "words" / "b.html").read_text(encoding="utf-8")
    (row,) = re.findall(r"<dt[^>]*>bühne .*?</dd>", page, re.DOTALL)
    assert '<a href="../texts/play.html#stage">A play, par. 1</a>' in row
    assert "rdgone" in (browser.site / "words" / "r.html").read_text(encoding="utf-8")


def test_the_script_folds_as_the_toolkit_does(window: Window) -> None:
    """Every character of the first planes that both know; browsers may know another version of Unicode."""
    window.show("search.html")
    ranges = [
        *range(0x20, 0x2FF),
        *range(0x370, 0x2000),
        *range(0x2C00, 0x2E00),
        *range(0xA640, 0xABFF),
        *range(0xFB00, 0xFE00),
    ]
    letters = [chr(n) for n in ranges if chr(n).isalpha()]
    asked = DONE.format(f"{json.dumps(letters)}.map(one => editionSearch.fold(one))")
    told: Any = window.answer(asked)
    other = {a: (fold(a), b) for a, b in zip(letters, told, strict=True) if fold(a) != b}
    assert other == {}


def test_the_script_of_a_text_is_tiny(browser: Browser) -> None:
    assert (browser.site / "static" / "mark.js").stat().st_size < 1024
