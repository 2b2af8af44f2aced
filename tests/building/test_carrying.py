from __future__ import annotations

import errno
import os
import stat
from collections.abc import Callable, Mapping
from pathlib import Path

import pytest

from edition.building import disk
from edition.errors import OutputError

Build = Callable[[Path, Mapping[str, bytes]], bool]
TreeOf = Callable[[Path], dict[str, bytes | str | None]]
Beside = Callable[[Path], list[str]]

SITE = {"index.html": b"<p>1</p>", "texts/a.html": b"a", "texts/a/W.html": b"w", "data/persons.csv": b""}


@pytest.mark.parametrize("exchange", [True, False])
class TestForeign:
    @pytest.fixture(autouse=True)
    def _swapping(self, monkeypatch: pytest.MonkeyPatch, *, exchange: bool) -> None:
        if not exchange:
            monkeypatch.setattr(disk, "exchange", lambda one, other: False)

    @pytest.fixture
    def site(self, project: Path, build: Build) -> Path:
        build(project, SITE)
        site = project / "site"
        for path, content in {"CNAME": b"letters.example", ".git/objects/ab": b"o", "texts/photo.jpg": b"p"}.items():
            (site / path).parent.mkdir(parents=True, exist_ok=True)
            (site / path).write_bytes(content)
        (site / "empty/inner").mkdir(parents=True)
        (site / "broken").symlink_to("nowhere")
        (site / "linked").symlink_to("texts")
        (site / ".git").chmod(0o750)
        os.mkfifo(site / "pipe")
        return site

    FOREIGN = ("CNAME", ".git", ".git/objects", ".git/objects/ab", "texts/photo.jpg", "empty/inner", "broken", "linked")

    def test_it_is_carried_over(self, project: Path, site: Path, build: Build, tree: TreeOf, beside: Beside) -> None:
        (site / "pipe").unlink()
        before = tree(site)
        for number in range(3):
            assert build(project, {"index.html": b"%d" % number, "texts/b.html": b""})
            after = tree(site)
            assert {path: after[path] for path in self.FOREIGN} == {path: before[path] for path in self.FOREIGN}
            assert set(after) - set(before) == {"texts/b.html"} if number == 0 else True
        assert "texts/a.html" not in after
        assert stat.S_IMODE((site / ".git").stat().st_mode) == 0o750
        assert beside(project) == []

    def test_links_and_pipes_stay_what_they_are(self, project: Path, site: Path, build: Build) -> None:
        build(project, {"texts/b.html": b""})
        assert (site / "pipe").is_fifo()
        assert (site / "linked").readlink() == Path("texts")
        assert (site / "CNAME").stat().st_nlink == 1

    def test_a_folder_of_ours_may_vanish_around_it(self, project: Path, site: Path, build: Build) -> None:
        build(project, {"index.html": b"2"})
        assert (site / "texts/photo.jpg").read_bytes() == b"p"
        assert not (site / "texts/a.html").exists()
        assert not (site / "data").exists()

    def test_without_hard_links_it_is_copied(
        self, project: Path, site: Path, build: Build, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        def refuse(source: str, target: str) -> None:
            raise OSError(errno.EPERM, "Operation not permitted")

        monkeypatch.setattr(disk, "link", refuse)
        (site / "pipe").unlink()
        os.utime(site / "CNAME", (1_000_000_000, 1_000_000_000))
        build(project, {"index.html": b"2"})
        assert (site / "CNAME").read_bytes() == b"letters.example"
        assert (site / "CNAME").stat().st_mtime == 1_000_000_000

    @pytest.mark.parametrize(
        "path", ["CNAME", "texts/photo.jpg", ".git", ".git/objects/ab/c", "linked/x.html", "empty", "CNAME/a.html"]
    )
    def test_it_is_never_written_over(self, project: Path, site: Path, build: Build, tree: TreeOf, path: str) -> None:
        (site / "pipe").unlink()
        before = tree(project)
        with pytest.raises(OutputError, match="that is not ours"):
            build(project, {path: b"ours"})
        assert tree(project) == before

    def test_what_changes_at_the_last_moment_goes_along(
        self, project: Path, site: Path, build: Build, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        real = disk.flush_folder

        def meanwhile(path: str) -> None:
            if Path(path).name.startswith(".site.edition"):
                (site / "late").mkdir()
                (site / "late/file").write_bytes(b"late")
                (site / "new-name").write_bytes(b"new.example")
                (site / "new-name").rename(site / "CNAME")
                (site / "broken").unlink()
                (site / "broken").symlink_to("elsewhere")
            real(path)

        monkeypatch.setattr(disk, "flush_folder", meanwhile)
        build(project, {"index.html": b"2"})
        assert (site / "late/file").read_bytes() == b"late"
        assert (site / "CNAME").read_bytes() == b"new.example"
        assert (site / "broken").readlink() == Path("elsewhere")
        assert not [path for path in site.rglob("*") if path.name.endswith(".edition-carry")]

    def test_a_mounted_folder_is_refused(
        self, project: Path, site: Path, build: Build, tree: TreeOf, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        (site / "pipe").unlink()
        before, real = tree(project), os.lstat

        def lstat(path: str | Path) -> os.stat_result:
            status = real(path)
            return (
                os.stat_result([*status[:2], status.st_dev + 1, *status[3:]]) if str(path).endswith(".git") else status
            )

        monkeypatch.setattr(disk, "lstat", lstat)
        with pytest.raises(OutputError, match="A disk is mounted on"):
            build(project, {"index.html": b"2"})
        assert tree(project) == before
