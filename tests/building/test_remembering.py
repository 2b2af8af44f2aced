"""A second check reads what has changed, and nothing else."""

import sqlite3
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from edition.building import mapping
from edition.building.cataloguing import Order
from edition.building.remembering import FILE, Memory
from edition.building.surveying import FileFacts
from edition.building.validating import Verdict, validated
from edition.errors import SettingsError
from tests.building.sample import tei

WANTED = frozenset("duplicate-id dangling-pointer name-twice".split())
FAULTY = tei('<p xml:id="a"><rs ref="#nobody">x</rs></p><p xml:id="a">y</p>')


class Seen:
    """Which files are surveyed, in the order of their paths."""

    def __init__(self, folder: Path, survey: Callable[..., Any]) -> None:
        self.paths: list[str] = []
        self._survey = survey
        self.order = Order(folder / "texts", jobs=1, cache=folder / "cache", wanted=WANTED)
        (folder / "texts").mkdir()

    def survey(self, path: str, *others: Any) -> Any:
        self.paths.append(path)
        return self._survey(path, *others)

    def write(self, **files: str) -> None:
        for name, content in files.items():
            (self.order.source / f"{name}.xml").write_text(content, encoding="utf-8")

    def check(self, order: Order | None = None) -> tuple[Verdict, list[str]]:
        self.paths.clear()
        return validated(order or self.order), list(self.paths)


@pytest.fixture
def seen(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Seen:
    watching = Seen(tmp_path, mapping.survey)
    monkeypatch.setattr(mapping, "survey", watching.survey)
    return watching


def test_the_second_time_nothing_is_read_and_the_same_is_found(seen: Seen) -> None:
    seen.write(a=FAULTY, b=tei("<p>x</p>"))
    first, paths = seen.check()
    assert (len(first.problems), paths) == (2, ["a.xml", "b.xml"])
    assert seen.check() == (first, [])


def test_what_has_changed_is_read_again(seen: Seen) -> None:
    seen.write(a=FAULTY, b=tei("<p>x</p>"))
    seen.check()
    seen.write(b=tei('<p xml:id="nobody">x</p>'))
    again, paths = seen.check()
    assert ([p.slug for p in again.problems], paths) == (["duplicate-id"], ["b.xml"])


def test_another_selection_is_another_memory(seen: Seen) -> None:
    seen.write(a=FAULTY)
    seen.check()
    order = Order(seen.order.source, jobs=1, cache=seen.order.cache, wanted=frozenset(["duplicate-id"]))
    assert [p.slug for p in seen.check(order)[0].problems] == ["duplicate-id"]


def test_what_depends_on_other_files_is_not_remembered(seen: Seen) -> None:
    include = '<xi:include xmlns:xi="http://www.w3.org/2001/XInclude" href="part.xml"/>'
    seen.write(a=tei(include), part=tei("<p>x</p>"))
    seen.check()
    assert seen.check()[1] == ["a.xml"]


def test_several_processes_remember_as_well(seen: Seen, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("edition.building.pool.batches.__defaults__", (100,))
    seen.write(**{f"t{n}": FAULTY for n in range(4)})
    order = Order(seen.order.source, jobs=2, cache=seen.order.cache, wanted=WANTED)
    first, _ = seen.check(order)
    assert seen.check() == (first, [])


STRANGE = (
    b"\x80\x05cos\nsystem\n.",
    "null",
    "[]",
    "[[1, 2], {}]",
    '[["a.xml", "", 0, "tei", [], [], [], [], "", [], [], [], [[], []], [], "", 1], {}]',
    '[["a.xml", "", "0", "tei", [], [], [], [], "", [], [], [], [[], []], [], ""], {}]',
    '[["a.xml", "", 0, "tei", [], [], [], [], "", [], [], [], [[], []], [["os", "system"]], ""], {}]',
    '[["a.xml", "", 0, "tei", [], [], [], [], "", [], [], [], [[], []], [], ""], {"os": 1}]',
    "[" * 100_000,
    "9" * 10_000,
)
"""What no check has written."""


@pytest.mark.parametrize("value", STRANGE, ids=range(len(STRANGE)))
def test_what_comes_from_elsewhere_is_forgotten(seen: Seen, value: str | bytes) -> None:
    seen.write(a=FAULTY)
    first, _ = seen.check()
    assert seen.order.cache
    with sqlite3.connect(seen.order.cache / FILE) as db:
        db.execute("UPDATE facts SET value = ?", (value,))
    assert seen.check() == (first, ["a.xml"])


ENDLESS = "WITH RECURSIVE n(k) AS (SELECT 1 UNION ALL SELECT k FROM n) SELECT"


@pytest.mark.parametrize(
    "made",
    [
        f"DROP TABLE facts; CREATE VIEW facts (key, value) AS {ENDLESS} k, k FROM n",
        f"CREATE TRIGGER t BEFORE INSERT ON facts BEGIN SELECT count(*) FROM ({ENDLESS} k FROM n); END",
        "CREATE TABLE other (key TEXT)",
    ],
)
def test_a_file_in_which_something_else_was_made_is_refused_before_it_runs(seen: Seen, made: str) -> None:
    seen.write(a=FAULTY)
    seen.check()
    assert seen.order.cache
    with sqlite3.connect(seen.order.cache / FILE) as db:
        db.executescript(made)
    with pytest.raises(SettingsError, match="somebody else"):
        seen.check()


def test_a_file_that_is_broken_in_the_middle_is_no_fault_of_ours(tmp_path: Path) -> None:
    memory = Memory(tmp_path, "")
    for n in range(100):
        memory.keep(FileFacts(f"{n}.xml", "0" * 64, 0, "tei", key=str(n)))
    memory.close()
    path = tmp_path / FILE
    path.write_bytes(path.read_bytes()[:4096] + b"\xff" * (path.stat().st_size - 4096))
    with pytest.raises(SettingsError, match="remembered"):
        Memory(tmp_path, "").close()


def test_a_folder_of_no_use_is_said_to_be_one(seen: Seen) -> None:
    seen.write(a=FAULTY)
    assert seen.order.cache
    seen.order.cache.mkdir()
    (seen.order.cache / FILE).write_bytes(b"no database at all, whatever its name may be")
    with pytest.raises(SettingsError, match="cannot hold"):
        seen.check()
