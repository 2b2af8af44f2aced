"""A whole build on a cluster of Dask: the same bytes as here, even if one of its workers is killed meanwhile."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from edition.building import cluster as clusters
from edition.building.batching import batches
from edition.building.engine import Order, build
from tests.building.sample import Files, register, tei, write

pytest.importorskip("distributed", reason="the extra “cluster” is not installed")
pytestmark = [
    pytest.mark.skipif(sys.platform == "win32", reason="its processes are begun in a way that POSIX has"),
    pytest.mark.filterwarnings("ignore"),  # Dask and tornado have their own
    pytest.mark.slow,
]

INTERRUPTED = "edition: interrupted; a published site is whole: the old one, or the new one"
PART = '<div xmlns="http://www.tei-c.org/ns/1.0"><p>A part of its own for <name ref="#ada">Ada</name>.</p></div>'
XI = 'xmlns:xi="http://www.w3.org/2001/XInclude"'
FILES: Files = {
    f"letters/{n:02}.xml": tei(
        f'<p>Letter {n} to <name ref="#p{n % 7}">somebody</name> and <name ref="#ada">Ada</name></p>'
    )
    for n in range(50)
} | {
    "r.xml": register(
        '<person xml:id="ada"><persName>Ada</persName></person>'
        + "".join(f'<person xml:id="p{n}"><persName>Person {n}</persName></person>' for n in range(7))
    ),
    "parts/one.txt.xml": PART,
    "whole.xml": tei(f'<xi:include {XI} href="parts/one.txt.xml"/><p>x</p>'),
    "lost.xml": tei(f'<xi:include {XI} href="parts/none.xml"/><p>x</p>'),
    "outside.xml": tei(f'<xi:include {XI} href="../../away.xml"/><p>x</p>'),
    "picture.xml": tei(
        '<p><graphic url="pictures/sun.png"/> <graphic url="pictures/moon.png"/><graphic url="sun.svg"/></p>'
    ),
    "pictures/sun.png": "no picture, but called one",
    "sun.svg": '<svg xmlns="http://www.w3.org/2000/svg"><circle r="1"/></svg>',
    "broken.xml": "<TEI>",
    "edition.toml": 'title = "From afar"\nschema = "house/own.rng"\n',
    "house/own.rng": '<element name="TEI" ns="http://www.tei-c.org/ns/1.0" xmlns="http://relaxng.org/ns/structure/1.0">'
    "<empty/></element>",
    "xslt/own.xsl": '<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"/>',
}


@pytest.fixture(scope="module")
def cluster() -> Iterator[Any]:
    from distributed import LocalCluster

    with LocalCluster(n_workers=2, threads_per_worker=1, processes=True, dashboard_address=None) as found:
        yield found


@pytest.fixture
def source(tmp_path: Path) -> Path:
    return write(tmp_path / "outer" / "source", FILES)


def site(folder: Path) -> dict[str, bytes]:
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def workers(cluster: Any) -> dict[str, int]:
    from distributed import Client

    with Client(cluster.scheduler_address) as client:
        found: dict[str, int] = client.run(os.getpid)
        return found


def test_the_site_is_the_same_to_the_byte(tmp_path: Path, source: Path, cluster: Any) -> None:
    here = build(Order(source, tmp_path / "here", jobs=1))
    far = build(Order(source, tmp_path / "far", scheduler=cluster.scheduler_address))
    assert far == here
    assert {problem.slug for problem in here.problems} >= {
        "include-missing",
        "picture-missing",
        "grammar-element",
        "not-well-formed",
    }
    assert site(tmp_path / "far") == site(tmp_path / "here")
    assert "media/pictures/sun.png" in site(tmp_path / "far")
    assert sorted(path.name for path in tmp_path.iterdir()) == ["far", "here", "outer"]


@pytest.mark.parametrize("step", ["survey", "texts"])
def test_a_worker_that_is_killed_meanwhile_makes_no_difference(
    tmp_path: Path, source: Path, cluster: Any, monkeypatch: pytest.MonkeyPatch, step: str
) -> None:
    here = build(Order(source, tmp_path / "here", jobs=1))
    monkeypatch.setattr(clusters, "NUMBER", 3)
    monkeypatch.setattr(batches, "__kwdefaults__", {"number": 3})
    pids, killed = list(workers(cluster).values()), []

    def progress(name: str, done: int, total: int) -> None:
        if name == step and 0 < done < total and not killed:
            killed.append(pids[0])
            os.kill(pids[0], signal.SIGKILL)

    far = build(Order(source, tmp_path / "far", scheduler=cluster.scheduler_address, progress=progress))
    assert killed
    assert far == here
    assert site(tmp_path / "far") == site(tmp_path / "here")


SLOW = (
    "import time; from edition.building import cluster, pool; from edition.cli import main;"
    "cluster.NUMBER = 2; pool.batches.__kwdefaults__ = {'number': 2}; main()"
)


def test_ctrl_c_lets_go_of_the_cluster(tmp_path: Path, source: Path, cluster: Any) -> None:
    for n in range(1200):
        (source / f"more-{n}.xml").write_text(FILES["letters/01.xml"])
    command = [sys.executable, "-c", SLOW, "build", str(source), "-o", "site", "--scheduler", cluster.scheduler_address]
    with subprocess.Popen(
        command, cwd=tmp_path, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, start_new_session=True
    ) as process:
        while not any(path.name.startswith(".site.edition-") for path in tmp_path.iterdir()):
            time.sleep(0.01)
        time.sleep(4)
        os.killpg(process.pid, signal.SIGINT)
        began = time.monotonic()
        _, err = process.communicate(timeout=30)
    assert (process.returncode, err.strip()) == (130, INTERRUPTED)
    assert time.monotonic() - began < 5
    assert [path.name for path in tmp_path.iterdir()] == ["outer"]
    assert not [name for plugins in plugins_of(cluster) for name in plugins if "edition" in name]


def plugins_of(cluster: Any) -> list[list[str]]:
    from distributed import Client

    with Client(cluster.scheduler_address) as client:
        return list(client.run(lambda dask_worker: list(dask_worker.plugins)).values())
