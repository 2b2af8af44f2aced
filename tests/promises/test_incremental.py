"""A build that takes over what it can is byte-identical to one that begins with nothing, whatever was changed in between."""

from __future__ import annotations

import os
import pickle
import shutil
import warnings
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from edition.building import gathering
from edition.building.asking import Asking
from edition.building.engine import Order, Outcome, build
from edition.building.lookups import Lookups
from edition.building.stamping import _PARTS, Stamps
from edition.errors import EditionError
from tests.promises import edition_in_motion, trees
from tests.promises.building import REPOSITORY, corpora
from tests.promises.changing import Changer
from tests.promises.edition_in_motion import register, schema_against, tei


def built(source: Path, output: Path, cache: Path, jobs: int = 1) -> Outcome | str:
    """One build in a process of its own, which remembers nothing of others; or why there was none."""
    reader, writer = os.pipe()
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", DeprecationWarning)  # other threads: there is none that holds anything
        child = os.fork()
    if not child:
        _child(Order(source, output, jobs=jobs, cache=cache), writer)
    os.close(writer)
    with os.fdopen(reader, "rb") as file:
        said = file.read()
    os.waitpid(child, 0)
    found: Outcome | str = pickle.loads(said)  # noqa: S301 - from our own child
    return found


def _child(order: Order, writer: int) -> None:
    try:
        try:
            found: Outcome | str = build(order)
        except EditionError as error:
            found = str(error)
        with os.fdopen(writer, "wb") as file:
            pickle.dump(found, file)
    except BaseException as error:
        with os.fdopen(os.dup(2), "w") as file:
            file.write(f"{error!r}\n")
        raise
    finally:
        os._exit(0)


@dataclass
class Twin:
    """A source that is built twice: into a site that stands, with a cache that stays, and afresh."""

    folder: Path
    source: Path
    jobs: int = 1

    @property
    def site(self) -> Path:
        return self.folder / "site"

    def put(self, files: dict[str, str]) -> None:
        """Write some sources; what is to be '' is removed."""
        for path, content in files.items():
            (self.source / path).parent.mkdir(parents=True, exist_ok=True)
            (self.source / path).write_text(content, encoding="utf-8", newline="")
            if not content:
                (self.source / path).unlink()

    def replace(self, path: str, old: str, new: str) -> None:
        """Change some words of a source."""
        content = (self.source / path).read_text(encoding="utf-8")
        assert old in content
        self.put({path: content.replace(old, new, 1)})

    def again(self) -> Outcome | str:
        """One build that takes over what it can."""
        return built(self.source, self.site, self.folder / "cache", self.jobs)

    def afresh(self) -> Outcome | str:
        for name in ("clean", "clean.cache"):
            shutil.rmtree(self.folder / name, ignore_errors=True)
        return built(self.source, self.folder / "clean", self.folder / "clean.cache")

    def differences(self) -> list[str]:
        """Where a build that takes over differs from one that does not: in what it says, and in the site."""
        again, afresh = self.again(), self.afresh()
        if isinstance(again, str) or isinstance(afresh, str):
            return [] if again == afresh else [f"{again} / {afresh}"]
        found = [f"{name}: {one} / {other}" for name, one, other in _told(again, afresh) if one != other]
        return found + trees.check_same(self.site, self.folder / "clean")


def _told(again: Outcome, afresh: Outcome) -> list[tuple[str, object, object]]:
    problems = (
        [p for p in again.problems if p not in afresh.problems],
        [p for p in afresh.problems if p not in again.problems],
    )
    return [
        ("counts", again.counts, afresh.counts),
        ("problems", *problems),
        ("order", [p.order for p in again.problems], [p.order for p in afresh.problems]),
        ("suppressed", again.suppressed, afresh.suppressed),
    ]


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


PEOPLE = '<person xml:id="x"><persName>{}</persName><idno>https://d-nb.info/gnd/{}</idno></person>'
ONE = {"r.xml": register("listPerson", PEOPLE.format("Ada", 1))}
PREFIX = (
    '<encodingDesc><listPrefixDef><prefixDef ident="p" matchPattern="(.*)" replacementPattern="r.xml#{}"/>'
    "</listPrefixDef></encodingDesc>"
)
FIGURE = '<p>a</p><figure><graphic url="p.png"/></figure>'


def forgets(kind: str) -> Callable[[pytest.MonkeyPatch], None]:
    """Look-ups of one kind are not recorded."""
    noted = Asking._noted

    def other(self: Asking, answer: Any, *question: Any) -> Any:
        return answer if question[0] == kind else noted(self, answer, *question)

    return lambda patch: patch.setattr(Asking, "_noted", other)


def named(ref: str) -> str:
    return tei("A", f'<p>Dear <persName ref="{ref}">friend</persName>!</p>')


def both(key: str) -> str:
    return tei("B", f'<p><persName ref="#x">Ada</persName> and {key}</p>')


ZOE = '<persName key="zoe">{}</persName>'
ADA, BEA = (f'<persName ref="#{one}">{one}</persName>' for one in ("ada", "bea"))
TWO = "".join(f'<person xml:id="{one}"><persName>{one}</persName></person>' for one in ("ada", "bea"))
TIED = (
    f'<p xml:id="a">{ADA}</p><p xml:id="b">{BEA}</p><p xml:id="c">{{}}</p><p xml:id="d">{{}}</p>'
    f'<p xml:id="y">{ADA}</p><p xml:id="z">{BEA}</p>'
)
"""Two who are mentioned as often, first and last at the same places, whether in one passage or in two."""
MUTANTS: dict[str, tuple[Callable[[pytest.MonkeyPatch], None], dict[str, str], dict[str, str]]] = {
    "entry": (forgets("entry"), ONE | {"a.xml": named("#x")}, {"r.xml": ONE["r.xml"].replace("Ada", "Bea")}),
    "address": (
        forgets("by_address"),
        ONE | {"a.xml": named("https://d-nb.info/gnd/1")},
        {"r.xml": register("listPerson", PEOPLE.format("Ada", 2))},
    ),
    "name": (
        forgets("by_name"),
        ONE | {"a.xml": named("Ada of Ockham")},
        {"r.xml": ONE["r.xml"].replace("Ada", "Ada of Ockham")},
    ),
    "id": (
        forgets("has_id"),
        {"a.xml": tei("A", '<p><ref target="b.xml#p1">b</ref></p>'), "b.xml": tei("B", '<p xml:id="p1">b</p>')},
        {"b.xml": tei("B", '<p xml:id="p2">b</p>')},
    ),
    "neighbours": (
        forgets("neighbours"),
        {"a.xml": named("#x"), "c.xml": named("#x")},
        {"b.xml": tei("B", "<p>b</p>")},
    ),
    "prefix": (
        forgets("prefixes"),
        ONE | {"a.xml": named("p:y"), "d.xml": tei("D", "<p>d</p>", header=PREFIX.format("z"))},
        {"d.xml": tei("D", "<p>d</p>", header=PREFIX.format("x"))},
    ),
    "picture": (forgets("media"), {"a.xml": tei("A", FIGURE), "p.png": "P"}, {"p.png": ""}),
    "page name": (
        forgets("entity_page_name"),
        ONE | {"a.xml": named("#x")},
        {"s.xml": register("listPerson", '<person xml:id="X"><persName>X</persName></person>')},
    ),
    "bytes": (
        lambda patch: patch.setattr(Lookups, "keys", lambda self: ((path, path) for path in self.paths())),
        {"a.xml": tei("A", "<p>a</p>")},
        {"a.xml": tei("A", "<p>b</p>")},
    ),
    "texts of an entity": (
        lambda patch: patch.setattr(Stamps, "_texts", {}),
        ONE | {"a.xml": tei("A", '<p xml:id="p"><persName ref="#x">friend</persName>, good day</p>')},
        {"a.xml": tei("A", '<p xml:id="p"><persName ref="#x">friend</persName>, good night</p>')},
    ),
    "texts that name somebody": (
        lambda patch: patch.setitem(_PARTS, "involved", "SELECT 0"),
        {"r.xml": register("listPerson", TWO), "a.xml": tei("A", TIED.format(f"{ADA} {BEA}", ""))},
        {"a.xml": tei("A", TIED.format(ADA, BEA))},
    ),
    "names of companions": (
        lambda patch: patch.setattr(gathering, "pass_on", lambda *_: None),
        ONE | {"b.xml": both(ZOE.format("Zoe")), "c.xml": tei("C", "<p>c</p>")},
        {"c.xml": tei("C", f"<p>{ZOE.format('Zora') * 3}</p>")},
    ),
}
"""What a build might forget: how, the edition, and the change of it that shows."""


@pytest.mark.parametrize(
    "name",
    [
        n
        if n in ("entry", "id", "texts of an entity", "texts that name somebody")
        else pytest.param(n, marks=pytest.mark.slow)
        for n in MUTANTS
    ],
)
def test_whatever_is_forgotten_shows(name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    forget, files, changes = MUTANTS[name]
    twin = Twin(tmp_path, tmp_path / "source")
    twin.put(files)
    forget(monkeypatch)
    twin.again()
    twin.put(changes)
    assert twin.differences() != []


@pytest.mark.slow
@pytest.mark.parametrize("name", MUTANTS)
def test_where_nothing_is_forgotten_nothing_shows(name: str, tmp_path: Path) -> None:
    _, files, changes = MUTANTS[name]
    twin = Twin(tmp_path, tmp_path / "source")
    twin.put(files)
    twin.again()
    twin.put(changes)
    assert twin.differences() == []
