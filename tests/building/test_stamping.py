"""Stamps of entities: whatever changes the page of one changes its stamp, and little else does."""

from __future__ import annotations

from pathlib import Path

import pytest

from edition.building.engine import Order, build
from edition.kinds import KINDS
from tests.building.sample import Files, register, tei, titled, write

PEOPLE = '<person xml:id="ada"><persName>Ada</persName></person><person xml:id="bob"><persName>Bob</persName></person>'
EVENTS = (
    '<event xml:id="days" type="congress"><label>Days</label><listEvent><event xml:id="s" type="session"><label>Sitting</label>'
    '<listPerson><person corresp="#ada"/></listPerson></event></listEvent></event>'
)
ZOE = '<persName key="zoe">{}</persName>'
FILES: Files = {
    "a.xml": tei(f'<p><persName ref="#ada">Ada</persName> with {ZOE.format("Zoe")}</p>'),
    "b.xml": tei('<p><persName ref="#bob">Bob</persName></p>'),
    "c.xml": tei("<p>c</p>"),
    "r.xml": register(PEOPLE),
    "e.xml": register(EVENTS, "listEvent"),
}


FOLDERS = {kind.folder for kind in KINDS}


def stamps(folder: Path, files: Files) -> dict[str, str]:
    """The stamps of the pages of entities after a build, by path."""
    import sqlite3

    build(Order(write(folder / "source", files), folder / "site", jobs=1, cache=folder / "cache"))
    (store,) = (folder / "cache").glob("builds/*/index.sqlite")
    db = sqlite3.connect(store)
    query = "SELECT path, stamp FROM artifacts WHERE file = '' AND stamp != '' AND path LIKE '%.html' AND path NOT LIKE '%index%'"
    found = {
        path: stamp for path, stamp in db.execute(query) if path.partition("/")[0] in FOLDERS and "map" not in path
    }
    db.close()
    return found


@pytest.mark.parametrize(
    ("path", "content", "changed"),
    [
        ("c.xml", tei("<p>d</p>"), set()),
        ("b.xml", FILES["b.xml"].replace("</p>", "!</p>"), {"persons/bob.html"}),
        ("a.xml", FILES["a.xml"].replace("with", "and"), {"persons/ada.html", "persons/zoe.html"}),
        ("r.xml", register(PEOPLE.replace(">Bob", ">Robert")), {"persons/bob.html"}),
        ("c.xml", tei(f"<p>{ZOE.format('Zora') * 2}</p>"), {"persons/ada.html", "persons/zoe.html"}),
        (
            "e.xml",
            register(EVENTS.replace("Sitting", "Meeting"), "listEvent"),
            {"sessions/s.html", "events/days.html", "persons/ada.html", "persons/bob.html", "persons/zoe.html"},
        ),
    ],
)
def test_a_change_is_seen_where_it_shows(path: str, content: str, changed: set[str], tmp_path: Path) -> None:
    before = stamps(tmp_path, FILES)
    after = stamps(tmp_path, {path: content})
    assert {"persons/ada.html", "persons/bob.html", "persons/zoe.html", "events/days.html", "sessions/s.html"} <= set(
        before
    )
    assert {page for page in before if before[page] != after[page]} == changed


@pytest.mark.parametrize(
    ("path", "content", "changed"),
    [
        ("c.xml", tei("<p>d</p>"), set()),
        ("r.xml", register(PEOPLE.replace(">Bob", ">Robert")), {"persons/index.html"}),
        ("c.xml", tei("<p><persName>Nobody</persName></p>"), {"persons/index.html"}),
        ("c.xml", tei("<p>c</p>", titled("See")), {"index.html"}),
        ("c.xml", tei("<p><app><lem>c</lem><rdg>d</rdg></app></p>"), {"apparatus/index.html"}),
        ("c.xml", tei("<p><said>c</said></p>"), {"quotations/index.html"}),
    ],
)
def test_an_index_changes_with_what_it_lists(path: str, content: str, changed: set[str], tmp_path: Path) -> None:
    pages = ("index.html", "persons/index.html", "apparatus/index.html", "quotations/index.html", "turns/index.html")
    times = []
    for files in (FILES, {path: content}):
        build(Order(write(tmp_path / "source", files), tmp_path / "site", jobs=1, cache=tmp_path / "cache"))
        times.append({page: (tmp_path / "site" / page).stat().st_mtime_ns for page in pages})
    assert {page for page in pages if times[0][page] != times[1][page]} == changed
