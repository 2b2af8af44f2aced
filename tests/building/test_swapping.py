from __future__ import annotations

import errno
import os
import subprocess
import sys
import time
from collections.abc import Callable, Mapping
from pathlib import Path

import pytest

from edition.building import disk
from edition.building.writing import open_site
from edition.errors import OutputError

Build = Callable[[Path, Mapping[str, bytes]], bool]
TreeOf = Callable[[Path], dict[str, bytes | str | None]]
Beside = Callable[[Path], list[str]]

SITE = {"index.html": b"<p>1</p>", "texts/a.html": b"a", "texts/a/W.html": b"w", "data/persons.csv": b""}


class TestTwoRenames:
    """Where system or disk cannot exchange two folders."""

    def test_the_second_rename_fails_and_the_old_site_is_back(
        self, project: Path, build: Build, tree: TreeOf, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        build(project, SITE)
        before, real = tree(project), os.rename
        monkeypatch.setattr(disk, "exchange", lambda one, other: False)

        def rename(source: str, target: str) -> None:
            if target.endswith("/site") and not source.endswith("-old"):
                raise OSError(errno.EIO, os.strerror(errno.EIO), source)
            real(source, target)

        monkeypatch.setattr(disk, "rename", rename)
        with pytest.raises(OutputError, match="left as it was: the disk reports an error"):
            build(project, {"index.html": b"2"})
        assert tree(project) == before

    def test_where_even_the_way_back_fails_the_new_site_comes(
        self, project: Path, build: Build, tree: TreeOf, beside: Beside, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        build(project, SITE)
        monkeypatch.setattr(disk, "exchange", lambda one, other: False)
        real, failures = os.rename, [False, True, True]

        def rename(source: str, target: str) -> None:
            if failures and failures.pop(0):
                raise OSError(errno.EIO, os.strerror(errno.EIO), source)
            real(source, target)

        monkeypatch.setattr(disk, "rename", rename)
        with pytest.raises(OutputError):
            build(project, {"index.html": b"2"})
        assert set(tree(project / "site")) == {".edition-site.json", "index.html"}
        assert beside(project) == []

    @pytest.mark.parametrize("empty_folder", [True, False])
    def test_the_gap_is_rolled_forward(
        self, project: Path, build: Build, tree: TreeOf, empty_folder: bool, beside: Beside
    ) -> None:
        build(project, {"index.html": b"new"})
        new = tree(project / "site")
        (project / "site").rename(project / "new")
        build(project, SITE)
        (project / "site").rename(project / ".site.edition-7-0123abcd-old")
        (project / "new").rename(project / ".site.edition-7-0123abcd")
        if empty_folder:
            (project / "site").mkdir()
        open_site(project / "site", project).discard()
        assert tree(project / "site") == new
        assert beside(project) == []

    def test_both_renames_done_and_the_old_site_is_swept(
        self, project: Path, build: Build, tree: TreeOf, beside: Beside
    ) -> None:
        build(project, SITE)
        (project / "site").rename(project / ".site.edition-7-0123abcd-old")
        build(project, {"index.html": b"new"})
        assert set(tree(project / "site")) == {".edition-site.json", "index.html"}
        assert beside(project) == []


class TestLeftovers:
    def test_leftovers_are_swept_and_nothing_else(self, project: Path, build: Build, beside: Beside) -> None:
        ours = [".site.edition-7-0123abcd", ".site.edition-7-0123abcd-old"]
        others = [".site.edition-notes", ".site2.edition-7-0123abcd", ".xsite.edition-7-0123abcd", "site.bak"]
        for name in ours + others:
            (project / name / "texts").mkdir(parents=True)
            (project / name / "texts/a.html").touch()
        (project / ours[0] / "texts").chmod(0o500)
        build(project, SITE)
        assert beside(project) == sorted(others)

    def test_a_folder_that_is_closed_is_opened_first(
        self, project: Path, build: Build, beside: Beside, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        """Root may do anything, so the answer that others get is given here."""
        closed = project / ".site.edition-7-0123abcd"
        closed.mkdir(mode=0o500)
        opened, real = [], os.chmod

        def chmod(path: str, mode: int) -> None:
            opened.append((Path(path), mode))
            real(path, mode)

        monkeypatch.setattr(disk, "access", lambda path, mode: Path(path) != closed)
        monkeypatch.setattr(disk, "chmod", chmod)
        build(project, SITE)
        assert (closed, 0o700) in opened
        assert beside(project) == []

    def test_a_link_in_a_leftover_is_not_followed(self, project: Path, build: Build, beside: Beside) -> None:
        (project / "kept").mkdir()
        (project / "kept/a.txt").touch()
        (project / ".site.edition-7-0123abcd").mkdir()
        (project / ".site.edition-7-0123abcd/kept").symlink_to("../kept")
        build(project, SITE)
        assert beside(project) == ["kept"]
        assert (project / "kept/a.txt").exists()


def test_readers_see_no_failed_read(project: Path, build: Build) -> None:
    files = [f"texts/{number}.html" for number in range(20)]
    build(project, dict.fromkeys(files, b"0"))
    reader = """
import sys, pathlib
site, names, reads = sys.argv[1], sys.argv[2:], 0
print("ready", flush=True)
while not pathlib.Path(site + "-done").exists():
    for name in names:
        assert open(f"{site}/{name}", "rb").read(), name
        reads += 1
print(reads)
"""
    command = [sys.executable, "-c", reader, str(project / "site"), *files]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout
        process.stdout.readline()
        end = time.monotonic() + 1.5
        number = 0
        while time.monotonic() < end:
            number += 1
            assert build(project, dict.fromkeys(files, b"%d" % number))
        (project / "site-done").touch()
        reads = int(process.stdout.read())
    assert process.returncode == 0
    assert reads > 100
    assert number > 10
