"""What a reader does with indexes: filter, follow a mention to the word, look at pictures; with and without a script, from disk."""

from __future__ import annotations

import pytest

from edition.building.engine import Order, build
from tests.browsing import CHROMIUM, Browser
from tests.building.sample import register, tei, titled, write
from tests.test_browser import WIDER

pytestmark = pytest.mark.skipif(CHROMIUM is None, reason="NOT TESTED IN A BROWSER: there is no chromium on the PATH")

NAMES = ("Bühne Łódź Straße Émile Ærø d’Artagnan Ada Bob Carl Dora Eve Fritz Gerda Hugo Ida Jan Karl Lea").split()
MORE = "".join(f"<persName>Other{n}</persName>" for n in range(9))
"""More names than a row shows."""
PERSONS = "".join(
    f'<person xml:id="p{n}"><persName>{name}</persName><persName>Alias{n}</persName>{MORE if name == "Carl" else ""}'
    f'<idno type="GND">11854023{n % 10}</idno></person>'
    for n, name in enumerate(NAMES)
)
PLACES = "".join(
    f'<place xml:id="q{n}"><placeName>Place {n}</placeName><location><geo>4{n}.5 1{n}.5</geo></location></place>'
    for n in range(5)
)


def letter(day: int) -> str:
    """A letter that names some of them, in words that go on in another element."""
    some = [(n, name) for n, name in enumerate(NAMES) if n % day < 2]
    named = ", ".join(f'<persName ref="#p{n}">{name} of <hi>letter</hi> {day}</persName>' for n, name in some)
    date = f'<profileDesc><creation><date when="1874-05-{day:02d}"/></creation></profileDesc>'
    return tei(f'<p>Dear {named}, in <placeName ref="#q1">that place</placeName>.</p>', titled(f"Letter {day}", date))


FILES = {
    "persons.xml": register(PERSONS),
    "places.xml": register(PLACES, "listPlace"),
    **{f"l{day}.xml": letter(day) for day in range(1, 6)},
}
PERSONS_INDEX, LETTER_PAGE = "persons/index.html", "persons/p0.html"
SHOWN = (
    "[...document.querySelectorAll('table.index tbody tr')].filter(row => row.checkVisibility())"
    ".map(row => row.querySelector('a').textContent)"
)
PAGES = (
    PERSONS_INDEX, "persons/index~mentions.html", LETTER_PAGE, "network.html", "timeline.html", "places/map.html",
    "sessions/index.html", "quotations/index.html",
)  # fmt: skip


@pytest.fixture(scope="module")
def browser(tmp_path_factory: pytest.TempPathFactory) -> Browser:
    folder = tmp_path_factory.mktemp("indexes")
    build(Order(write(folder / "source", FILES), folder / "site", jobs=1))
    (folder / "profile").mkdir()
    return Browser(folder / "site", folder / "profile")


def typed(words: str) -> str:
    """Type words into the filter, and ask which names are shown."""
    return (
        f"(field => {{ field.value = '{words}'; field.dispatchEvent(new Event('input')); return {SHOWN}; }})"
        "(document.getElementById('ui-filter'))"
    )


def test_pages_open_from_disk_without_a_complaint(browser: Browser) -> None:
    with browser.opened() as window:
        assert [complaint for page in PAGES for complaint in window.show(page)] == []


def test_the_filter_knows_no_diacritics_and_no_case(browser: Browser) -> None:
    wanted = {
        "buhne": ["Bühne"], "BÜHNE": ["Bühne"], "lodz": ["Łódź"], "strasse": ["Straße"], "emile": ["Émile"], "aero": ["Ærø"],
        "d\\'art": ["d’Artagnan"], "alias7": ["Bob"], "other6": ["Carl"], "car l": ["Carl"], "xyz": [], "gnd": [],
        "  ": sorted(NAMES, key=str.casefold),
    }  # fmt: skip
    with browser.opened() as window:
        window.show(PERSONS_INDEX)
        found = {words: window.answer(typed(words)) for words in wanted}
    assert {words: sorted(names, key=str.casefold) for words, names in found.items()} == wanted


def test_it_says_how_many_are_shown_when_the_typing_rests(browser: Browser) -> None:
    said = (
        "new Promise(done => setTimeout(() => done(document.querySelector('.filter [role=status]').textContent), 400))"
    )
    with browser.opened() as window:
        window.show(PERSONS_INDEX)
        window.answer(typed("alias1"))
        assert window.answer(said) == f"9 of {len(NAMES)} on this page"
        window.answer(typed("nobody at all"))
        assert window.answer(said) == "No name on this page has this in it."
        assert window.answer("document.querySelectorAll('section.letter:not([hidden])').length") == 0


def test_it_is_reached_and_left_by_keyboard(browser: Browser) -> None:
    with browser.opened() as window:
        window.show(PERSONS_INDEX)
        for _ in range(60):
            window.press("Tab")
            if window.answer("document.activeElement.id") == "ui-filter":
                break
        assert window.answer("document.activeElement.labels[0].textContent") == "Show only names with"
        window.answer(typed("ada"))
        window.press("Tab")
        assert window.answer("document.activeElement.textContent") == "Ada"


def test_without_a_script_all_rows_are_there_and_no_filter(browser: Browser) -> None:
    with browser.opened() as window:
        window.without_scripts()
        window.show(PERSONS_INDEX)
        assert len(window.answer(SHOWN)) == len(NAMES)
        assert window.answer("document.querySelector('.filter').checkVisibility()") is False


@pytest.mark.parametrize("page", [LETTER_PAGE, PERSONS_INDEX])
def test_each_mention_link_lands_at_its_words(browser: Browser, page: str) -> None:
    select = "ol.kwic a" if page == LETTER_PAGE else "td.span a"
    with browser.opened() as window:
        window.show(page)
        links = window.answer(
            f"[...document.querySelectorAll('{select}')].map(a => [a.getAttribute('href').slice(3), a.textContent])"
        )
        assert links
        for address, words in links[:12]:
            window.show(address)
            landed = window.answer("document.querySelector(':target')?.textContent")
            assert landed
            assert landed == words or page == PERSONS_INDEX


def test_nothing_is_wider_than_the_window(browser: Browser) -> None:
    """Pictures and tables are scrolled in boxes of their own."""
    wide = {}
    with browser.opened() as window:
        for width, scheme in ((320, "light"), (1280, "dark")):
            window.resize(width, scheme)
            for page in PAGES:
                window.show(page)
                found = window.answer(f"[{WIDER}, document.documentElement.scrollWidth]")
                if found != [[], width]:
                    wide[page, width] = found
    assert wide == {}


MEETING = """(() => {
    const words = [...document.querySelectorAll('main svg text')].map(one => [one.textContent, one.getBoundingClientRect()]);
    const meet = (a, b) => a.left < b.right - 1 && b.left < a.right - 1 && a.top < b.bottom - 4 && b.top < a.bottom - 4;
    return words.flatMap(([name, a], n) => words.slice(n + 1).filter(([, b]) => meet(a, b)).map(([other]) => [name, other]));
})()"""
"""Labels that lie on one another, by the boxes that the browser has, with the fonts of this machine."""


def test_no_label_of_a_picture_lies_on_another_as_it_is_drawn(browser: Browser) -> None:
    with browser.opened() as window:
        for page in ("network.html", "timeline.html", "places/map.html", LETTER_PAGE):
            window.show(page)
            assert window.answer("document.querySelectorAll('main svg text').length") > 2
            assert window.answer(MEETING) == []


def test_colours_follow_the_scheme(browser: Browser) -> None:
    ink = "getComputedStyle(document.querySelector('svg .name')).fill"
    with browser.opened() as window:
        window.resize(1280, "light")
        window.show("network.html")
        light = window.answer(ink)
        window.resize(1280, "dark")
        assert window.answer(ink) != light
