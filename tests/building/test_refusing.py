from __future__ import annotations

import errno
import os
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


class TestRefusals:
    def test_foreign_content(self, project: Path, build: Build, tree: TreeOf) -> None:
        (project / "site").mkdir()
        (project / "site/thesis.docx").write_bytes(b"years of work")
        before = tree(project)
        with pytest.raises(OutputError, match=r"not empty and not a site of ours: it holds thesis\.docx") as caught:
            build(project, SITE)
        assert caught.value.exit_code == 2
        assert tree(project) == before

    @pytest.mark.parametrize(
        ("output", "source", "words"),
        [
            ("letters", "letters", "is the source"),
            ("letters/../letters", "letters", "is the source"),
            ("alias", "letters", "is the source"),
            (".", "letters", "contains the source"),
            ("letters", "alias/a.xml", "contains the source"),
            ("letters/a.xml", "letters/a.xml", "is the source"),
            ("/", "letters", "contains the source"),
            ("letters/a.xml", "letters", "is a file"),
            ("letters/a.xml/site", "letters", "not a folder"),
        ],
    )
    def test_outputs_that_would_harm_the_source(
        self, project: Path, tree: TreeOf, output: str, source: str, words: str
    ) -> None:
        top = project.parent
        (top / "alias").symlink_to("letters")
        before = tree(top)
        with pytest.raises(OutputError, match=words):
            open_site(top / output, top / source)
        assert tree(top) == before

    def test_a_site_cannot_be_its_own_source(self, project: Path, build: Build) -> None:
        build(project, SITE)
        with pytest.raises(OutputError, match="contains the source"):
            open_site(project / "site", project / "site/texts")

    @pytest.mark.parametrize("content", [b"", b"{", b"[]", b'{"format": 2, "files": {}}', b"\xff", b'{"format": 1}'])
    def test_a_marker_that_is_not_understood(self, project: Path, tree: TreeOf, build: Build, content: bytes) -> None:
        (project / "site").mkdir()
        (project / "site/.edition-site.json").write_bytes(content)
        before = tree(project)
        with pytest.raises(OutputError, match="damaged or of a newer version"):
            build(project, SITE)
        assert tree(project) == before

    def test_a_mounted_output(
        self, project: Path, build: Build, monkeypatch: pytest.MonkeyPatch, beside: Beside
    ) -> None:
        (project / "site").mkdir()
        real = os.stat

        def stat_it(path: str | Path) -> os.stat_result:
            status = real(path)
            return (
                os.stat_result([*status[:2], status.st_dev + 1, *status[3:]]) if str(path).endswith("site") else status
            )

        monkeypatch.setattr(disk, "stat", stat_it)
        with pytest.raises(OutputError, match="A disk is mounted"):
            build(project, SITE)
        assert beside(project) == []

    @pytest.mark.parametrize("code", [errno.EROFS, errno.EACCES])
    def test_a_folder_that_cannot_be_written(
        self, project: Path, build: Build, monkeypatch: pytest.MonkeyPatch, code: int
    ) -> None:
        def refuse(path: str, flags: int, mode: int = 0) -> int:
            raise OSError(code, os.strerror(code), path)

        monkeypatch.setattr(disk, "open_file", refuse)
        with pytest.raises(
            OutputError, match=r"cannot be written: (the disk is read-only|there is no permission)"
        ) as error:
            build(project, SITE)
        assert "must be writable" in error.value.hint
