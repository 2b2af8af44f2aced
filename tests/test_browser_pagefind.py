"""The search page where Pagefind answers, in Chromium: from a web server, by keyboard, narrow, and what it says from a disk."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest

from edition.building import pagefind
from edition.building.engine import Order, build
from edition.errors import SettingsError
from edition.preserving import browser as judge
from edition.preserving import hosted, validator
from edition.preserving.inspecting import Wish, inspected
from tests.browsing import CHROMIUM, Browser, Window
from tests.test_browser import WIDER
from tests.test_browser_search import DONE, FOUND, HEADER, PLAY, SECOND, WITNESSES


def is_missing() -> bool:
    try:
        pagefind.program()
    except SettingsError:
        return True
    return False


pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(CHROMIUM is None, reason="NOT TESTED IN A BROWSER: there is no chromium on the PATH"),
    pytest.mark.skipif(is_missing(), reason="NOT TESTED WITH PAGEFIND: it is not installed (pip install pagefind-bin)"),
]
TEXTS = (("play", "A play", "1914", PLAY), ("verse", "Verses", "1921", SECOND))


class Quiet(SimpleHTTPRequestHandler):
    def log_message(self, *_: object) -> None:
        pass


class Address:
    """Where a window goes, as a folder of a site says it."""

    def __init__(self, port: int) -> None:
        self._port = port

    def as_uri(self) -> str:
        return f"http://127.0.0.1:{self._port}"


def written(folder: Path, more: str = "") -> Path:
    folder.mkdir()
    for name, title, date, body in TEXTS:
        content = HEADER.format(title, WITNESSES if name == "play" else "<p/>", date, body + more)
        (folder / f"{name}.xml").write_text(content, encoding="utf-8")
    return folder


def order(source: Path, name: str = "site", jobs: int = 1) -> Order:
    place = source.parent / name
    return Order(source, place, jobs=jobs, cache=place.with_suffix(".cache"), search="pagefind")


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("pagefind")
    build(order(written(folder / "source")))
    return folder / "site"


@pytest.fixture(scope="module")
def window(site: Path) -> Iterator[Window]:
    with ThreadingHTTPServer(("127.0.0.1", 0), partial(Quiet, directory=str(site))) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        (site.parent / "profile").mkdir()
        address = Address(server.server_port)
        with Browser(address, site.parent / "profile").opened() as window:  # type: ignore[arg-type]
            yield window
        server.shutdown()


def find(window: Window, address: str) -> tuple[str, list[tuple[str, str, list[str]]]]:
    """What the status says, and of each hit its link, its label and the words that are marked."""
    window.show("about.html")
    assert [said for said in window.show(f"search.html#{address}") if "favicon" not in said] == []
    said, hits = window.answer(FOUND)
    return said, [(link, label, marked) for link, label, marked in hits]


@pytest.mark.parametrize(
    ("question", "marked"),
    [
        ("q=buhne", ["Bühne", "Bühne"]),
        ("q=STRAßE", ["Straße"]),
        ("q=μηνιν", ["μῆνιν"]),
        ("q=слезы", ["Слёзы"]),
        ("q=lumin*", ["luminous"]),
        ('q="the curtain fell"', ["the", "curtain", "fell"]),
        ("q=wrote rose", ["wrote", "rose"]),
    ],
)
def test_words_phrases_and_beginnings_are_found(window: Window, question: str, marked: list[str]) -> None:
    said, hits = find(window, question)
    assert said == f"{len(marked)} words, in one passage or group of short ones"
    assert hits[0][2] == marked


@pytest.mark.parametrize(
    "question",
    [
        "q=xyzzy",
        "q=pxyzzy",
        "q=stage pxyzzy",
        "q=the boxyzzy",
        'q="curtain the"',
        "q=…",
        "q=play",
        "q=lemma",
        "q=reading of B",
    ],
)
def test_what_is_not_there_is_not_found(window: Window, question: str) -> None:
    assert find(window, question) == (f"Nothing was found for {question[2:]}.", [])


@pytest.mark.parametrize(
    ("word", "label"),
    [
        ("rdgone", "reading of B"),
        ("rose", "lemma, so in A"),
        ("recieve", "uncorrected form"),
        ("luminous", "note"),
        ("wrote", ""),
    ],
)
def test_it_is_said_what_was_found(window: Window, word: str, label: str) -> None:
    _, hits = find(window, f"q={word}")
    assert (word, label) in [(marked[0], said) for _, said, marked in hits]


def test_a_hit_leads_to_its_words(window: Window) -> None:
    _, [(link, _, _)] = find(window, 'q="die Bühne"')
    assert link.endswith("#stage")
    assert window.show(link) == []
    assert window.answer("[...document.querySelectorAll('#stage mark')].map(one => one.textContent)")[-1] == "Bühne"


def test_each_passage_of_a_group_of_short_ones_has_its_link(window: Window) -> None:
    said, _ = find(window, "q=lamps")
    assert said.startswith("50 words, in ")
    links = window.answer(DONE.format("[...document.querySelectorAll('.hits a')].map(one => one.getAttribute('href'))"))
    assert len(set(links)) == 50
    assert window.show(links[7]) == []
    assert window.answer("[...document.querySelectorAll('main mark')].map(one => one.textContent)") == ["lamps"]


def test_choices_are_counted_and_combined(window: Window) -> None:
    boxes = "[...document.querySelectorAll('.facets summary')].map(one => one.textContent)"
    find(window, "q=curtain")
    assert "Texts (2)" in window.answer(DONE.format(boxes))
    assert [link.partition(".html")[0] for link, _, _ in find(window, "q=curtain&in=notes")[1]] == ["texts/play"]
    assert [link.partition(".html")[0] for link, _, _ in find(window, "q=curtain&date=1921")[1]] == ["texts/verse"]
    assert [link.partition(".html")[0] for link, _, _ in find(window, "q=curtain&date=1920..1929")[1]] == [
        "texts/verse"
    ]
    assert find(window, "q=curtain&text=nobody")[1] == []


def test_by_keyboard_alone(window: Window) -> None:
    window.show("about.html")
    window.show("search.html")
    assert window.answer(
        "new Promise(done => { const look = setInterval(() => { if (document.activeElement.id === 'ui-query') {"
        " clearInterval(look); document.activeElement.value = 'curtain'; done(true); } }, 5); })"
    )
    window.press("Enter")
    assert window.answer(DONE.format("location.hash")) == "#q=curtain"


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_nothing_is_wider_than_a_narrow_window(window: Window, scheme: str) -> None:
    window.resize(320, scheme)
    find(window, "q=lamps")
    assert window.answer(WIDER) == []
    window.resize(1280, "light")


def test_from_a_disk_the_page_says_so_and_leads_to_the_words(site: Path, tmp_path: Path) -> None:
    with Browser(site, tmp_path).opened() as window:
        assert window.show("search.html") == []
        said = window.answer(
            "new Promise(done => { const look = setInterval(() => { const said = document.getElementById('ui-found').textContent;"
            " if (said) { clearInterval(look); done(said); } }, 5); })"
        )
        assert "needs a web server" in said
        assert "words/c.html" in window.answer(
            "[...document.querySelectorAll('nav.letters a')].map(one => one.getAttribute('href'))"
        )


def test_only_its_search_page_is_allowed_more(site: Path) -> None:
    allowed = [path.name for path in site.rglob("*.html") if "wasm-unsafe-eval" in path.read_text(encoding="utf-8")]
    assert allowed == ["search.html"]


def test_such_a_site_passes_the_check_which_says_what_it_allows(site: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(validator, "command", list)
    found = inspected(Wish(site))
    assert found.problems == []
    assert found.judges["search"] == hosted.SAID
    assert found.judges["browser"].startswith("ran") or not judge.program()


def files(site: Path) -> dict[str, bytes]:
    return {path.relative_to(site).as_posix(): path.read_bytes() for path in site.rglob("*") if path.is_file()}


def test_it_is_the_same_twice_for_any_number_of_processes_and_after_an_edit(tmp_path: Path) -> None:
    source = written(tmp_path / "source", "<p>An end.</p>")
    build(order(source, "grown"))
    for path in source.iterdir():
        path.write_text(
            path.read_text(encoding="utf-8").replace("An end.", "Another <name type='place'>End</name>."),
            encoding="utf-8",
        )
    for name, jobs in (("grown", 1), ("one", 1), ("two", 2)):
        build(order(source, name, jobs))
    one = files(tmp_path / "one")
    assert one == files(tmp_path / "two")
    assert one == files(tmp_path / "grown")
    assert any(path.endswith(".pf_filter") for path in one)
