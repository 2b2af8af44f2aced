"""A build that takes over what it can is byte-identical to one that begins with nothing, whatever was changed in between."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from edition.building.engine import Order, Outcome, build
from tests.promises import edition_in_motion
from tests.promises.building import REPOSITORY, corpora
from tests.promises.changing import Changer
from tests.promises.edition_in_motion import schema_against, tei
from tests.promises.twins import Twin


def changed_at_random(twin: Twin, seed: int, steps: int) -> None:
    """Change, build, compare; what was done is told where they differ."""
    changer = Changer(twin.source, seed)
    twin.again()
    history = []
    for step in range(steps):
        history.append([changer.change() for _ in range(changer.dice.choice((1, 1, 2, 3)))])
        assert (differences := twin.differences()) == [], f"seed {seed}, step {step}, {history}: {differences[:5]}"


@pytest.fixture
def twin(tmp_path: Path) -> Twin:
    return Twin(tmp_path, edition_in_motion.write(tmp_path / "source"))


def of_collection(folder: Path, name: str, jobs: int = 1) -> Twin:
    real = corpora()
    place = REPOSITORY / "texts" if name == "texts" else real / name if real else None
    if place is None or not place.is_dir():
        pytest.skip(f"no collection {name} here")
    shutil.copytree(place, folder / "source", ignore=shutil.ignore_patterns(".*"))
    return Twin(folder, folder / "source", jobs)


@pytest.mark.parametrize("seed", [0])
def test_some_changes_to_an_edition_in_motion(seed: int, twin: Twin) -> None:
    changed_at_random(twin, seed, 8)


def test_some_changes_to_the_sample_edition(tmp_path: Path) -> None:
    changed_at_random(of_collection(tmp_path, "texts"), 1, 1)


@pytest.mark.slow
@pytest.mark.parametrize("seed", range(100, 103))
def test_many_changes_to_an_edition_in_motion(seed: int, twin: Twin) -> None:
    changed_at_random(twin, seed, 30)


@pytest.mark.slow
@pytest.mark.parametrize("name", ["texts", "whitman-variorum", "congress-protocols-1818-1822", "cmif-letters"])
def test_many_changes_to_collections(name: str, tmp_path: Path) -> None:
    changed_at_random(of_collection(tmp_path, name), 7, 8)


@pytest.mark.slow
def test_many_changes_in_two_processes(twin: Twin) -> None:
    twin.jobs = 2
    changed_at_random(twin, 11, 20)


def reads(twin: Twin) -> int:
    """How many files with texts a build reads anew."""
    outcome = twin.again()
    assert isinstance(outcome, Outcome), outcome
    return outcome.read


def test_where_nothing_has_changed_nothing_is_read_and_no_file_is_touched(twin: Twin) -> None:
    twin.put({"broken.xml": "<TEI>", "lost.xml": tei("Lost", '<xi:include href="nowhere.xml"/>')})
    twin.again()
    before = {path: (path.lstat().st_ino, path.lstat().st_mtime_ns) for path in twin.site.rglob("*")}
    outcome = twin.again()
    assert isinstance(outcome, Outcome)
    assert (outcome.read, outcome.published) == (0, False)
    assert {path: (path.lstat().st_ino, path.lstat().st_mtime_ns) for path in twin.site.rglob("*")} == before


def test_a_change_costs_what_it_concerns(twin: Twin) -> None:
    twin.again()
    twin.replace("letter10.xml", "From", "Sent from")
    assert reads(twin) == 1
    twin.replace("rest.xml", "Vienna", "Wien")  # letter10, and book by what it includes
    assert reads(twin) == 2
    twin.replace("parts/one.xml", "Here", "There")
    assert reads(twin) == 1
    twin.replace("more/people.xml", "A friend.", "A good friend.")  # stands on her page alone
    assert reads(twin) == 0
    twin.put({"schema/own.rng": schema_against("hi")})
    assert reads(twin) == 0


def test_a_changed_template_costs_the_rendering_and_not_the_survey(twin: Twin) -> None:
    shown: list[str] = []
    order = Order(
        twin.source, twin.site, jobs=1, cache=twin.folder / "cache", progress=lambda step, *_: shown.append(step)
    )
    texts = build(order).read
    assert "survey" in shown
    shown.clear()
    ours = REPOSITORY / "renderers" / "html" / "templates" / "cite.html"
    twin.put({"templates/cite.html": ours.read_text(encoding="utf-8")})
    assert build(order).read == texts
    assert "survey" not in shown


MISSING = '<p xmlns="http://www.tei-c.org/ns/1.0">It is here.</p>'
STEPS: dict[str, list[dict[str, str]]] = {
    "a part that a fallback stands for": [{"parts/missing.xml": MISSING}, {"parts/missing.xml": "<p>"}],
    "a part that is broken": [{"parts/one.xml": "<p"}, {"parts/one.xml": "<p>\n<a"}, {"parts/one.xml": ""}],
    "a part that is a text, and none again": [{"parts/one.xml": tei("One", "<p>1</p>")}, {"parts/one.xml": MISSING}],
    "a text that a corpus names": [{"poem.xml": ""}, {"poem.xml": MISSING}, {"poem.xml": tei("Poem", "<p>1</p>")}],
    "a schema": [{"schema/own.rng": schema_against("hi")}, {"schema/own.rng": ""}],
    "a schema of another name": [
        {
            "checked.xml": edition_in_motion.FILES["checked.xml"].replace("own.rng", "own.grammar"),
            "schema/own.grammar": schema_against("hi"),
        },
        {"schema/own.grammar": schema_against("ab")},
    ],
    "a part in plain letters": [{"parts/note.txt": "Another note."}, {"parts/note.txt": ""}],
    "a session of something that a text takes for a place": [
        {"letter10.xml": tei("Letter", '<p>At the <placeName key="days">Days</placeName>.</p>')},
        {"rest.xml": edition_in_motion.FILES["rest.xml"].replace("<label>Sitting", "<label>Meeting")},
    ],
    "a part of a schema": [
        {
            "schema/own.rng": '<grammar xmlns="http://relaxng.org/ns/structure/1.0"><include href="a.part"/></grammar>',
            "schema/a.part": schema_against("hi"),
        },
        {"schema/a.part": schema_against("ab")},
    ],
}
"""What was once found wrong: files by their new contents, '' for none, one build after the other."""


@pytest.mark.slow
@pytest.mark.parametrize("name", STEPS)
def test_what_a_file_depends_on_besides_itself_is_looked_at(name: str, twin: Twin) -> None:
    twin.again()
    for files in STEPS[name]:
        twin.put(files)
        assert twin.differences() == []


def test_a_stray_link_is_told_though_no_text_has_changed(twin: Twin) -> None:
    twin.again()
    (twin.source / "link.xml").symlink_to("nowhere.xml")
    assert twin.differences() == []


def test_on_request_an_error_stops_a_build_that_would_change_nothing(twin: Twin) -> None:
    twin.put({"broken.xml": "<TEI>"})
    twin.again()
    order = Order(twin.source, twin.site, jobs=1, cache=twin.folder / "cache", strict=True)
    assert (build(order).stopped, build(order).published) == (True, False)
