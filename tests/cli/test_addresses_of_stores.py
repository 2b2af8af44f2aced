"""A source and a site at addresses, by the command line."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.cli.running import run, tree, write_edition

pytest.importorskip("fsspec", reason="the extra “cluster” is not installed")


def test_a_build_from_an_address_to_an_address(tmp_path: Path) -> None:
    write_edition(tmp_path / "src", 3, "old")
    assert run(tmp_path, "build", "src", "-o", "here").returncode == 0
    done = run(tmp_path, "build", f"file://{tmp_path}/src", "-o", f"file://{tmp_path}/far", "--cache", "kept")
    assert done.returncode == 0, done.stderr
    assert f"built: open file://{tmp_path}/far/index.html" in done.stderr
    assert tree(tmp_path / "far") == tree(tmp_path / "here")
    again = run(tmp_path, "build", f"file://{tmp_path}/src", "-o", f"file://{tmp_path}/far", "--cache", "kept")
    assert "unchanged: open" in again.stderr
    assert {path.name for path in tmp_path.iterdir()} <= {"cache", "far", "here", "kept", "src"}


def test_a_store_that_nobody_knows_is_told_before_the_work(tmp_path: Path) -> None:
    write_edition(tmp_path / "src", 3, "old")
    done = run(tmp_path, "build", "src", "-o", "nosuch://bucket/site")
    assert done.returncode == 2
    assert "there is no way to nosuch://bucket/site" in done.stderr
    assert [path.name for path in tmp_path.iterdir()] == ["src"]


def test_an_address_where_nothing_is(tmp_path: Path) -> None:
    done = run(tmp_path, "build", f"file://{tmp_path}/nowhere", "-o", "here")
    assert done.returncode == 2
    assert "there is nothing at file://" in done.stderr
    assert list(tmp_path.iterdir()) == []
