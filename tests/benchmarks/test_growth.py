"""One small corpus is measured from end to end; what is made of measurements is right, and can miss its bar."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from benchmarks import __main__ as everything
from benchmarks import folders, growth, judging, multiplying, sizing
from benchmarks.commanding import Failed, Taken, cpu, run
from benchmarks.measuring import ROOT
from benchmarks.sizing import Sized

CLEAN = Taken(0, wall=5.0, cpu=10.0, own=1.0, peak=80_000_000, worker_peak=60_000_000)
AGAIN = replace(CLEAN, wall=0.4, cpu=0.2)
SMALL = Sized(
    1000, 11_000_000, 69_000_000, 5_800, CLEAN, AGAIN, replace(AGAIN, wall=0.9), CLEAN, replace(CLEAN, cpu=9.0)
)
LARGE = replace(SMALL, texts=10_000, clean=replace(CLEAN, cpu=110.0, peak=200_000_000))


@pytest.mark.slow
def test_a_corpus_is_built_and_built_again(tmp_path: Path) -> None:
    multiplying.begin(tmp_path / "source", ROOT / "texts")
    texts = multiplying.write(multiplying.sample(ROOT / "texts"), tmp_path / "source", 10)
    found = sizing.sized(tmp_path, texts, 1, alone=True)
    taken = (found.clean, found.nothing, found.one, found.validated, found.alone)
    assert [one.code for one in taken if one] == [0] * 5
    assert found.clean.cpu >= found.clean.own > 0
    assert found.files == sum(path.is_file() for path in (tmp_path / "site").rglob("*"))
    assert found.site > found.source > 0


@pytest.mark.slow
def test_a_large_text_is_built(tmp_path: Path) -> None:
    taken = sizing.large(tmp_path, multiplying.sample(ROOT / "texts"), 50_000)
    assert taken.code == 0
    assert [path.name for path in (tmp_path / "site" / "texts").glob("*.html")] == ["convergence-c1.html"]


def verdicts(*sizes: Sized) -> dict[str, bool]:
    rows = [*growth.incremental(sizes[0]), *growth.growth(sizes)]
    return {row.what: row.is_missed for row in rows if row.bar is not None}


def test_bars_are_held() -> None:
    assert verdicts(SMALL, replace(LARGE, clean=replace(LARGE.clean, peak=100_000_000))) == {
        "1,000 texts: CPU, two processes to one": False,
        "1,000 texts: CPU, the parent of two processes to all": False,
        "1,000 texts: CPU, nothing changed to a clean build": False,
        "1,000 texts: wall clock, nothing changed": False,
        "1,000 texts: wall clock, one text changed": False,
        "10,000 texts to 1,000: CPU for each text": False,
        "10,000 texts to 1,000: memory of the parent": False,
        "10,000 texts: memory of the parent": False,
        "10,000 texts to 1,000: memory of the larger worker": False,
        "10,000 texts: memory of the larger worker": False,
    }


@pytest.mark.parametrize(
    ("small", "large", "missed"),
    [
        (SMALL, LARGE, "10,000 texts to 1,000: memory of the parent"),
        (SMALL, replace(LARGE, clean=replace(CLEAN, cpu=130.0)), "10,000 texts to 1,000: CPU for each text"),
        (replace(SMALL, nothing=replace(AGAIN, wall=0.6)), SMALL, "1,000 texts: wall clock, nothing changed"),
        (replace(SMALL, nothing=replace(AGAIN, cpu=0.4)), SMALL, "1,000 texts: CPU, nothing changed to a clean build"),
        (replace(SMALL, one=CLEAN), SMALL, "1,000 texts: wall clock, one text changed"),
        (replace(SMALL, alone=replace(CLEAN, cpu=8.0)), SMALL, "1,000 texts: CPU, two processes to one"),
        (replace(SMALL, clean=replace(CLEAN, own=2.0)), SMALL, "1,000 texts: CPU, the parent of two processes to all"),
        (
            SMALL,
            replace(SMALL, clean=replace(CLEAN, worker_peak=600_000_000)),
            "1,000 texts: memory of the larger worker",
        ),
    ],
)
def test_a_bar_is_missed(small: Sized, large: Sized, missed: str) -> None:
    assert verdicts(small, large)[missed]


def test_the_table_and_the_plot_have_a_place_for_every_size() -> None:
    assert len(growth.cells(SMALL)) == len(growth.HEADINGS)
    assert "10.0 ms" in growth.cells(SMALL)
    for panel in growth.panels((SMALL, LARGE)):
        assert [[texts for texts, _ in line.points] for line in panel.lines] == [[1000, 10_000]] * 2


def test_a_command_that_fails_is_no_measurement(tmp_path: Path) -> None:
    with pytest.raises(Failed, match="There is no file"):
        run("build", tmp_path / "nowhere", "--output", tmp_path / "site")
    with pytest.raises(Failed, match="sorry"):
        cpu(["sh", "-c", "echo sorry >&2; exit 3"])


def test_a_disk_without_room_is_told_before_anything_is_written(tmp_path: Path) -> None:
    folders.room_for(tmp_path, 1)
    with pytest.raises(folders.NoRoom, match="TMPDIR"):
        folders.room_for(tmp_path, 10**18)


def test_what_a_folder_holds(tmp_path: Path) -> None:
    (tmp_path / "deep").mkdir()
    (tmp_path / "deep" / "a").write_bytes(b"123")
    (tmp_path / "b").write_bytes(b"4")
    assert folders.content(tmp_path) == (2, 4)


def test_a_bar_can_be_one_from_below() -> None:
    row = judging.Row("it", "7", 7.0, 8.0, at_least=True)
    assert (row.is_missed, row.cells[2:]) == (True, ("≥ 8", "missed"))


def test_all_parts_are_run_each_with_its_options(monkeypatch: pytest.MonkeyPatch) -> None:
    asked: dict[str, list[str]] = {}
    for name in everything.PARTS:
        monkeypatch.setitem(everything.PARTS, name, lambda words, name=name: asked.update({name: list(words)}) or 0)
    assert everything.main(["--write", "--sizes=9,18"]) == 0
    assert asked.pop("growth") == ["--write", "--sizes=9,18"]
    assert set(map(tuple, asked.values())) == {("--write",)}


def test_the_worst_part_is_the_exit_code(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in everything.PARTS:
        monkeypatch.setitem(everything.PARTS, name, lambda words, name=name: 2 if name == "run" else 0)
    assert everything.main([]) == 2
    assert everything.main(["growth"]) == 0
