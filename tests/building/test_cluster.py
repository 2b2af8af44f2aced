"""The same work on a cluster of Dask: a real one, of two worker processes on this machine."""

from __future__ import annotations

import os
import signal
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from edition.building.batching import Batch
from edition.building.cluster import larger, run
from edition.building.sources import read_source
from edition.building.travelling import Luggage
from edition.errors import SettingsError, SourceError

pytest.importorskip("distributed", reason="the extra “cluster” is not installed")
pytestmark = [
    pytest.mark.skipif(sys.platform == "win32", reason="its processes are begun in a way that POSIX has"),
    pytest.mark.filterwarnings("ignore"),  # Dask and tornado have their own
    pytest.mark.slow,
]


@pytest.fixture(scope="module")
def cluster() -> Iterator[Any]:
    from distributed import LocalCluster

    with LocalCluster(n_workers=2, threads_per_worker=1, processes=True, dashboard_address=None) as found:
        yield found


@dataclass(frozen=True)
class Setting:
    """What a toy worker begins with: where to read, where to write, and a file that goes along."""

    root: Path
    out: Path
    extra: Path


def maker(setting: Setting) -> Callable[[Sequence[str]], list[str]]:
    """Reads texts, and what a text names as included; writes one file a text; dies of some."""
    mark = setting.extra.read_text()

    def work(paths: Sequence[str]) -> list[str]:
        return [one(path) for path in paths]

    def one(path: str) -> str:
        text = read_source(setting.root, path).decode()
        if text == "die":
            os.kill(os.getpid(), signal.SIGKILL)
        if text == "die upwards":
            os.kill(os.getppid(), signal.SIGKILL)
            time.sleep(60)
        if text == "raise":
            raise SourceError(f"{path} is not to be had", "a hint")
        if text.startswith("include "):
            text = read_source(setting.root, text.removeprefix("include ")).decode()
        (setting.out / "deep").mkdir(exist_ok=True)
        (setting.out / "deep" / f"{path}.out").write_text(text + mark)
        return f"{path}: {text}{mark}"

    return work


def lost(path: str, how: str) -> list[str]:
    return [f"{path} {how}"]


@pytest.fixture
def place(tmp_path: Path) -> Path:
    for name in ("edition/texts", "out", "elsewhere"):
        (tmp_path / name).mkdir(parents=True)
    (tmp_path / "elsewhere" / "extra").write_text("!")
    for letter in "abcdefgh":
        (tmp_path / "edition" / "texts" / f"{letter}.xml").write_text(letter)
    return tmp_path


def done(cluster: Any, place: Path, tasks: list[list[str]]) -> list[str]:
    root, out, extra = place / "edition" / "texts", place / "out", place / "elsewhere" / "extra"
    luggage = Luggage(root, place / "edition", files=(extra,), folders=(out,))
    results = run(maker, Setting(root, out, extra), tasks, cluster.scheduler_address, luggage, lost)
    return [line for _, result in results for line in result]


def each(letters: str) -> list[list[str]]:
    """A task for each text, too large to be put together."""
    return [Batch([f"{letter}.xml"], 8_000_000) for letter in letters]


def test_results_come_in_order_and_what_is_written_comes_back(cluster: Any, place: Path) -> None:
    assert done(cluster, place, each("abcdefgh")) == [f"{letter}.xml: {letter}!" for letter in "abcdefgh"]
    found = {path.name: path.read_text() for path in (place / "out" / "deep").iterdir()}
    assert found == {f"{letter}.xml.out": f"{letter}!" for letter in "abcdefgh"}


def test_what_a_text_includes_is_sent_after_it(cluster: Any, place: Path) -> None:
    for letter in "bd":
        (place / "edition" / "texts" / f"{letter}.xml").write_text("include sub/one.txt")
    (place / "edition" / "texts" / "sub").mkdir()
    (place / "edition" / "texts" / "sub" / "one.txt").write_text("one")
    assert done(cluster, place, [["a.xml", "b.xml"], ["c.xml", "d.xml"]]) == [
        "a.xml: a!", "b.xml: one!", "c.xml: c!", "d.xml: one!"
    ]  # fmt: skip


def test_a_text_that_ends_its_process_is_named(cluster: Any, place: Path) -> None:
    (place / "edition" / "texts" / "c.xml").write_text("die")
    found = done(cluster, place, [["a.xml", "b.xml", "c.xml", "d.xml"], ["e.xml"]])
    assert [line[0] for line in found] == list("abcde")
    assert found[2].startswith("c.xml was killed from outside")


def test_what_is_raised_there_is_raised_here(cluster: Any, place: Path) -> None:
    (place / "edition" / "texts" / "c.xml").write_text("raise")
    with pytest.raises(SourceError, match=r"c\.xml is not to be had"):
        done(cluster, place, each("abcdefgh"))


def test_nothing_stays_behind(cluster: Any, place: Path) -> None:
    done(cluster, place, each("ab"))
    time.sleep(0.5)
    assert all(not [name for name in plugins if "edition" in name] for plugins in _plugins(cluster).values())


def test_a_text_that_kills_one_worker_of_dask_after_the_other_is_named(cluster: Any, place: Path) -> None:
    """As where memory runs out: the system may end the worker itself, and not the process that does its work."""
    (place / "edition" / "texts" / "b.xml").write_text("die upwards")
    cluster.scheduler.allowed_failures = 0  # or it would be tried three times more
    found = done(cluster, place, [["a.xml", "b.xml", "c.xml"]])
    assert [line[0] for line in found] == list("abc")
    assert found[1] == "b.xml ended one worker of the cluster after the other"


def _plugins(cluster: Any) -> dict[str, list[str]]:
    from distributed import Client

    with Client(cluster.scheduler_address, set_as_default=False) as client:
        found: dict[str, list[str]] = client.run(lambda dask_worker: list(dask_worker.plugins))
        return found


def test_without_a_scheduler_it_is_said(place: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from edition.building import cluster

    monkeypatch.setattr(cluster, "_WAIT", 0.5)
    luggage = Luggage(place, place)
    with pytest.raises(SettingsError, match="no scheduler answers at tcp"):
        list(run(maker, None, [["a"]], "tcp://127.0.0.1:9", luggage, lost))


class TestLarger:
    def test_small_neighbours_are_put_together(self) -> None:
        found = larger(Batch([f"{n}.{m}" for m in range(150)], 1_000) for n in range(5))
        assert [(len(batch), batch.size) for batch in found] == [(300, 2_000), (300, 2_000), (150, 1_000)]

    def test_large_ones_are_not(self) -> None:
        assert list(larger([Batch(["a"], 5_000_000), Batch(["b"], 4_000_000), ["c"]])) == [["a"], ["b", "c"]]
