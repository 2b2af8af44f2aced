from __future__ import annotations

import errno
from collections.abc import Callable, Mapping
from pathlib import Path

import pytest

from edition.building import disk
from edition.building.writing import Staging, Written, open_site
from edition.errors import OutputError

Build = Callable[[Path, Mapping[str, bytes]], bool]
TreeOf = Callable[[Path], dict[str, bytes | str | None]]
Beside = Callable[[Path], list[str]]
WriteAll = Callable[[Staging, Mapping[str, bytes]], list[Written]]

SITE = {"index.html": b"<p>1</p>", "texts/a.html": b"a", "texts/a/W.html": b"w", "data/persons.csv": b""}


class TestLock:
    def test_a_second_build_is_refused(self, project: Path, tree: TreeOf, beside: Beside, write_all: WriteAll) -> None:
        with open_site(project / "site", project) as staging:
            before = tree(project)
            with pytest.raises(OutputError, match="Another build is writing"):
                open_site(project / "site", project)
            assert tree(project) == before
            assert staging.finish(write_all(staging, SITE))
        assert beside(project) == []

    def test_by_another_name_too(self, project: Path) -> None:
        (project.parent / "alias").symlink_to("letters")
        with open_site(project / "site", project), pytest.raises(OutputError, match="Another build"):
            open_site(project.parent / "alias/site", project)

    def test_two_outputs_do_not_meet(self, project: Path, write_all: WriteAll) -> None:
        with open_site(project / "site", project) as one, open_site(project / "other", project) as two:
            assert one.finish(write_all(one, SITE))
            assert two.finish(write_all(two, SITE))

    def test_a_lock_file_without_a_build_is_no_lock(self, project: Path, build: Build, beside: Beside) -> None:
        (project / ".site.edition-lock").touch()
        assert build(project, SITE)
        assert beside(project) == []

    def test_a_lock_file_removed_by_its_last_holder(
        self, project: Path, build: Build, monkeypatch: pytest.MonkeyPatch, beside: Beside
    ) -> None:
        real, first = disk.lock, [True]

        def lock(descriptor: int) -> bool:
            if first and first.pop():
                (project / ".site.edition-lock").unlink()
            return real(descriptor)

        monkeypatch.setattr(disk, "lock", lock)
        with open_site(project / "site", project), pytest.raises(OutputError, match="Another build"):
            build(project, SITE)
        assert beside(project) == []

    def test_a_disk_without_locks(self, project: Path, build: Build, monkeypatch: pytest.MonkeyPatch) -> None:
        def lock(descriptor: int) -> bool:
            raise OSError(errno.ENOLCK, "No locks available")

        monkeypatch.setattr(disk, "lock", lock)
        with pytest.raises(OutputError, match="this disk cannot lock files"):
            build(project, SITE)
