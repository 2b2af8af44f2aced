from __future__ import annotations

import errno
import hashlib
import json
import multiprocessing
import os
import pickle
import stat
import time
from collections.abc import Callable, Mapping
from pathlib import Path

import pytest

from edition.building import disk
from edition.building.writing import Folder, Staging, Written, open_site
from edition.errors import OutputError
from edition.model import Artifact

Build = Callable[[Path, Mapping[str, bytes]], bool]
TreeOf = Callable[[Path], dict[str, bytes | str | None]]
Beside = Callable[[Path], list[str]]
WriteAll = Callable[[Staging, Mapping[str, bytes]], list[Written]]

SITE = {"index.html": b"<p>1</p>", "texts/a.html": b"a", "texts/a/W.html": b"w", "data/persons.csv": b""}


class TestASite:
    def test_first_build(self, project: Path, build: Build, tree: TreeOf, beside: Beside) -> None:
        assert build(project, SITE) is True
        found = tree(project / "site")
        marker = found.pop(".edition-site.json")
        assert found == SITE | {"texts": None, "texts/a": None, "data": None}
        assert isinstance(marker, bytes)
        assert json.loads(marker) == {
            "format": 1,
            "files": {
                path: {"sha256": hashlib.sha256(content).hexdigest(), "size": len(content)}
                for path, content in SITE.items()
            },
        }
        assert list(json.loads(marker)["files"]) == sorted(SITE)
        assert beside(project) == []

    def test_a_second_build_replaces_the_first(self, project: Path, build: Build, tree: TreeOf, beside: Beside) -> None:
        build(project, SITE)
        assert build(project, {"index.html": b"<p>2</p>", "persons/x.html": b"x"}) is True
        names = {".edition-site.json", "index.html", "persons", "persons/x.html"}
        assert set(tree(project / "site")) == names
        assert (project / "site/index.html").read_bytes() == b"<p>2</p>"
        assert beside(project) == []

    def test_the_order_of_writing_leaves_no_trace(self, project: Path, build: Build, tree: TreeOf) -> None:
        build(project, SITE)
        first = tree(project / "site")
        (project / "site").rename(project.parent / "first")
        build(project, dict(reversed(SITE.items())))
        assert tree(project / "site") == first

    @pytest.mark.parametrize("files", [SITE, {}])
    def test_nothing_changed_nothing_swapped(
        self, project: Path, build: Build, files: dict[str, bytes], beside: Beside
    ) -> None:
        assert build(project, files) is True
        before = (project / "site").stat()
        assert build(project, files) is False
        after = (project / "site").stat()
        assert (before.st_ino, before.st_mtime_ns) == (after.st_ino, after.st_mtime_ns)
        assert beside(project) == []

    @pytest.mark.parametrize("harm", ["shorter", "gone", "link", "folder gone"])
    def test_a_damaged_site_is_made_good(self, project: Path, build: Build, tree: TreeOf, harm: str) -> None:
        build(project, SITE)
        whole = tree(project / "site")
        page = project / "site/texts/a.html"
        if harm == "shorter":
            page.write_bytes(b"")
        elif harm == "folder gone":
            (project / "site/data/persons.csv").unlink()
            (project / "site/data").rmdir()
        else:
            page.unlink()
        if harm == "link":
            page.symlink_to("../index.html")
        assert build(project, SITE) is True
        assert tree(project / "site") == whole

    def test_an_empty_folder_is_an_output(self, project: Path, build: Build) -> None:
        (project / "site").mkdir(mode=0o700)
        assert build(project, SITE) is True
        assert stat.S_IMODE((project / "site").stat().st_mode) == 0o700

    def test_folders_on_the_way_are_made(self, project: Path, write_all: WriteAll) -> None:
        output = project / "public/www/site"
        with open_site(output, project) as staging:
            assert staging.finish(write_all(staging, SITE))
        assert (output / "texts/a/W.html").read_bytes() == b"w"

    def test_an_output_by_way_of_a_link(self, project: Path, tmp_path: Path, build: Build) -> None:
        (project / "site").symlink_to(tmp_path / "www")
        build(project, SITE)
        build(project, SITE | {"index.html": b"<p>2</p>"})
        assert (project / "site").is_symlink()
        assert (tmp_path / "www/index.html").read_bytes() == b"<p>2</p>"

    def test_a_relative_output(self, project: Path, monkeypatch: pytest.MonkeyPatch, write_all: WriteAll) -> None:
        monkeypatch.chdir(project)
        with open_site(Path("site"), Path()) as staging:
            assert staging.finish(write_all(staging, SITE))
        assert (project / "site/index.html").exists()

    def test_a_very_long_name(self, project: Path, write_all: WriteAll) -> None:
        output = project / ("ü" * 127)
        for content in (b"1", b"2"):
            with open_site(output, project) as staging:
                assert staging.finish(write_all(staging, {"index.html": content}))
        assert [path.name for path in project.iterdir() if path.name != "a.xml"] == [output.name]

    def test_previous_is_what_the_old_site_lists(self, project: Path, build: Build) -> None:
        build(project, SITE)
        with open_site(project / "site", project) as staging:
            assert staging.previous["index.html"] == Written("index.html", 8, hashlib.sha256(b"<p>1</p>").hexdigest())

    def test_what_the_manifest_does_not_list_is_dropped(
        self, project: Path, build: Build, tree: TreeOf, write_all: WriteAll
    ) -> None:
        with open_site(project / "site", project) as staging:
            written = write_all(staging, SITE | {"texts/lost.html": b"", "lost/and/found.html": b""})
            assert staging.finish(file for file in written if "lost" not in file.path)
        found = tree(project / "site")
        assert build(project, SITE) is False
        assert not [path for path in found if "lost" in path]

    def test_a_large_file_and_short_writes(self, project: Path, build: Build, monkeypatch: pytest.MonkeyPatch) -> None:
        real = os.write
        monkeypatch.setattr(disk, "write", lambda descriptor, content: real(descriptor, bytes(content)[:1000]))
        content = bytes(range(256)) * 100
        build(project, {"a.bin": content})
        assert (project / "site/a.bin").read_bytes() == content

    def test_content_in_pieces(self, project: Path, tmp_path: Path) -> None:
        pieces = Folder(tmp_path).write(Artifact("pieces.csv", iter([b"id,name\r\n", b"", b"a,A\r\n"])))
        whole = Folder(tmp_path).write(Artifact("whole.csv", b"id,name\r\na,A\r\n"))
        assert (pieces.size, pieces.sha256) == (whole.size, whole.sha256)
        assert (tmp_path / "pieces.csv").read_bytes() == (tmp_path / "whole.csv").read_bytes()

    def test_a_disk_that_takes_nothing(
        self, project: Path, build: Build, monkeypatch: pytest.MonkeyPatch, beside: Beside
    ) -> None:
        monkeypatch.setattr(disk, "write", lambda descriptor, content: 0)
        with pytest.raises(OutputError, match="the disk is full"):
            build(project, SITE)
        assert beside(project) == []

    def test_a_listed_file_that_was_not_written(
        self, project: Path, build: Build, tree: TreeOf, beside: Beside
    ) -> None:
        build(project, SITE)
        before = tree(project / "site")
        with pytest.raises(ValueError, match="not written"), open_site(project / "site", project) as staging:
            staging.finish([Written("b.html", 0, "")])
        with pytest.raises(ValueError, match="finished"):
            staging.finish([])
        assert tree(project / "site") == before
        assert beside(project) == []


class TestWorkers:
    def test_folders_in_other_processes(self, project: Path, tree: TreeOf) -> None:
        with open_site(project / "site", project) as staging:
            pages = [Artifact(f"texts/{number}.html", b"%d" % number) for number in range(40)]
            with multiprocessing.get_context("forkserver").Pool(2) as pool:
                written = pool.map(Folder(staging.root).write, pages, 10)
            assert staging.finish(written)
        assert len(tree(project / "site")) == 42

    def test_collisions_between_workers_are_found_at_the_end(self, project: Path, beside: Beside) -> None:
        with open_site(project / "site", project) as staging:
            one, other = Folder(staging.root), Folder(staging.root)
            written = [one.write(Artifact("texts/a.html", b"")), other.write(Artifact("texts/A.html", b""))]
            with pytest.raises(ValueError, match="is taken"):
                other.write(Artifact("texts/a.html", b""))
            with pytest.raises(ValueError, match="is taken by"):
                staging.finish(written)
        assert not (project / "site").exists()
        assert beside(project) == []

    def test_errors_travel(self) -> None:
        error = pickle.loads(pickle.dumps(OutputError("no", "hint")))  # noqa: S301 - made here
        assert (error.message, error.hint) == ("no", "hint")


class TestLeaving:
    @pytest.mark.parametrize("error", [KeyboardInterrupt, RuntimeError])
    def test_an_interruption_leaves_the_old_site(
        self, project: Path, build: Build, tree: TreeOf, error: type[BaseException], write_all: WriteAll
    ) -> None:
        build(project, SITE)
        before = tree(project)
        staging = open_site(project / "site", project)
        write_all(staging, {"b/c/d.html": b""})
        with pytest.raises(error), staging:
            raise error
        assert tree(project) == before

    def test_discard_twice(self, project: Path, beside: Beside) -> None:
        staging = open_site(project / "site", project)
        staging.discard()
        staging.discard()
        assert beside(project) == []

    def test_a_full_disk_discards(
        self, project: Path, build: Build, monkeypatch: pytest.MonkeyPatch, beside: Beside
    ) -> None:
        build(project, SITE)
        staging = open_site(project / "site", project)

        def full(descriptor: int, content: bytes) -> int:
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

        monkeypatch.setattr(disk, "write", full)
        with pytest.raises(OutputError, match=r"texts/b\.html could not be written: the disk is full\.") as caught:
            staging.write(Artifact("texts/b.html", b"b"))
        assert "Free some space" in caught.value.hint
        assert beside(project) == []


@pytest.mark.slow
def test_writing_is_fast(project: Path, build: Build) -> None:
    files = {f"texts/{number}.html": b"<p>" * 400 for number in range(4_000)}
    start = time.process_time()
    build(project, files)
    assert time.process_time() - start < 4
