"""What is shown follows what is saved: at once in the page of its text, then everywhere, as a clean build makes it."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from edition.building.cataloguing import Order
from edition.building.engine import build
from edition.building.validating import validated
from edition.errors import EditionError
from edition.serving.glimpsing import Glimpse
from edition.serving.previewing import Preview, Voice
from edition.serving.rebuilding import Judged, Rebuilt
from edition.serving.stage import Stage
from tests.cli.running import tei, write

pytestmark = pytest.mark.slow
PAGE = "texts/a.html"
REGISTER = """<TEI xmlns="http://www.tei-c.org/ns/1.0">
<teiHeader><fileDesc><titleStmt><title>R</title></titleStmt>
<publicationStmt><p>-</p></publicationStmt><sourceDesc><p>-</p></sourceDesc></fileDesc></teiHeader>
<standOff><listPerson><person xml:id="ash"><persName>Ash</persName></person></listPerson></standOff></TEI>"""


class Desk:
    """An edition that is previewed, and what was told of it."""

    def __init__(self, folder: Path) -> None:
        self.folder, self.source = folder, folder / "edition"
        self.stage, self.told = Stage(), list[Any]()
        note = self.told.append
        voice = Voice(lambda g, _: note(g), lambda b, _: note(b), note, note, lambda: None)
        self.order = Order(self.source, folder / "preview" / "site", cache=folder / "preview", jobs=1)
        self.preview = Preview(self.order, self.stage, voice)

    def until(self, there: Callable[[], bool]) -> None:
        """Let it work until something is so."""
        end = time.monotonic() + 120
        while not there():
            assert time.monotonic() < end, self.told
            self.preview.step()

    def hear(self, kind: type) -> Any:
        """The next that is told of a kind."""
        self.told.clear()
        self.until(lambda: any(isinstance(one, kind) for one in self.told))
        return next(one for one in self.told if isinstance(one, kind))

    def save(self, files: dict[str, str]) -> None:
        write(self.source, files)

    def page(self, path: str = PAGE) -> str:
        content = self.stage.content(path)
        return "" if content is None else content.decode()

    def differences(self) -> list[str]:
        """Files that are shown otherwise than a clean build makes them."""
        clean = self.folder / f"clean-{time.monotonic_ns()}"
        build(Order(self.source, clean, cache=self.folder / f"cache-{clean.name}", jobs=1))
        paths = [
            path.relative_to(clean).as_posix() for path in clean.rglob("*") if path.is_file() and path.name[0] != "."
        ]
        assert paths
        return [path for path in paths if self.stage.content(path) != (clean / path).read_bytes()]


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    texts = {
        f"texts/{name}.xml": tei(f'<p>Text {name} of <persName ref="r.xml#ash">Ash</persName>.</p>') for name in "abc"
    }
    write(tmp_path / "edition", {"edition.toml": 'title = "T"', "texts/r.xml": REGISTER, **texts})
    made = Desk(tmp_path)
    made.hear(Judged)
    yield made
    made.preview._quick.kill()
    made.preview._builder.kill()


def ready(desk: Desk) -> None:
    """Until a process is at hand for single texts."""
    desk.until(lambda: desk.preview._quick._task is None and not desk.preview._quick.idle)


def test_a_saved_text_is_shown_before_the_whole_is_built_and_then_all_is_as_in_a_clean_build(desk: Desk) -> None:
    assert desk.differences() == []
    ready(desk)
    before = desk.stage.seen(PAGE)
    desk.save({"texts/a.xml": tei("<p>Something new.</p>")})
    glimpse = desk.hear(Glimpse)
    assert glimpse.path == "texts/a.xml"
    assert "Something new." in desk.page()
    assert not any(isinstance(one, Rebuilt) for one in desk.told)
    shown = desk.stage.seen(PAGE)
    assert shown != before
    desk.hear(Judged)
    assert desk.stage.seen(PAGE) == shown  # nothing is shown twice
    assert desk.differences() == []


def test_what_others_say_of_a_text_follows(desk: Desk) -> None:
    ready(desk)
    desk.save({"texts/b.xml": tei("<p>b</p>").replace("<title>", "<title>Renamed ")})
    desk.hear(Judged)
    assert "Renamed" in desk.page("texts/a.html")
    assert desk.differences() == []


def test_a_text_that_is_not_well_formed_keeps_its_page_until_it_is_mended(desk: Desk) -> None:
    ready(desk)
    good = desk.page()
    desk.save({"texts/a.xml": "<TEI><p>Oh"})
    assert desk.hear(Glimpse).malformed
    told = desk.stage.told(PAGE)
    assert (desk.page(), told["held"], told["busy"]) == (good, True, False)
    assert told["here"][0]["slug"] == "not-well-formed"
    assert "texts/a.html" in desk.page("index.html")  # nothing was built: there is nothing to build
    desk.save({"texts/b.xml": tei("<p>Another one.</p>")})
    judged = desk.hear(Judged)
    assert [problem.slug for problem in judged.problems if problem.severity == "error"] == ["not-well-formed"]
    assert (desk.page(), "Another one." in desk.page("texts/b.html")) == (good, True)
    desk.save({"texts/a.xml": tei("<p>Mended.</p>")})
    desk.hear(Judged)
    assert "Mended." in desk.page()
    assert not desk.stage.told(PAGE)["held"]
    assert desk.differences() == []


def test_a_text_that_is_mended_together_with_a_setting_is_shown(desk: Desk) -> None:
    ready(desk)
    desk.save({"texts/a.xml": "<TEI><p>Oh"})
    assert desk.hear(Glimpse).malformed
    desk.save({"texts/a.xml": tei("<p>Mended.</p>"), "edition.toml": 'title = "Other"'})
    desk.until(lambda: "Mended." in desk.page() and not desk.stage.told(PAGE)["held"])


def test_problems_are_those_that_a_check_tells(desk: Desk) -> None:
    ready(desk)
    desk.save({"texts/a.xml": tei('<p><persName ref="#nobody">A</persName><q xml:id="1x">b</q></p>')})
    desk.hear(Glimpse)
    judged = desk.hear(Judged)
    checked = validated(Order(desk.source, jobs=1))
    assert [(p.order, p.severity, p.message) for p in judged.problems] == [
        (p.order, p.severity, p.message) for p in checked.problems
    ]
    assert {one["path"] for one in desk.stage.told(PAGE)["here"]} == {"texts/a.xml"}


def test_stylesheets_templates_words_and_settings_are_never_out_of_date(desk: Desk) -> None:
    for files, mark in (
        ({"templates/start.html": "<p>mine</p>"}, "<p>mine</p>"),
        ({"templates/start.html": "<p>mine, again</p>"}, "<p>mine, again</p>"),
        ({"edition.toml": 'title = "T"\nui_language = "de"'}, '<html lang="de">'),
        ({"words/de.toml": '[page]\nabout = "Worüber"'}, "Worüber"),
        ({"static/theme.css": "a {}"}, "static/theme.css"),
    ):
        desk.save(files)
        desk.hear(Judged)
        assert mark in desk.page("index.html")
    ready(desk)
    desk.save({"texts/a.xml": tei("<p>After all that.</p>")})
    desk.hear(Glimpse)
    assert "After all that." in desk.page()
    assert 'lang="de"' in desk.page()
    desk.hear(Judged)
    assert desk.differences() == []


def test_what_cannot_be_built_is_told_and_the_last_site_stays(desk: Desk) -> None:
    good = desk.page("index.html")
    desk.save({"edition.toml": "titel = 1"})
    assert desk.hear(EditionError).hint == "did you mean title?"
    told = desk.stage.told("index.html")
    assert told["broken"][1] == "did you mean title?"
    assert "there is no setting “titel”" in told["broken"][0]
    assert desk.page("index.html") == good
    desk.save({"edition.toml": 'title = "Mended"'})
    desk.hear(Judged)
    assert desk.stage.told("index.html")["broken"] == []
    assert "Mended" in desk.page("index.html")


def test_texts_come_and_go(desk: Desk) -> None:
    desk.save({"texts/d.xml": tei("<p>New.</p>")})
    desk.hear(Judged)
    assert "New." in desk.page("texts/d.html")
    (desk.source / "texts" / "b.xml").unlink()
    desk.hear(Judged)
    assert desk.page("texts/b.html") == ""
    assert desk.differences() == []
