"""Bad input: a clear message, the exit code of DESIGN 4.1, no traceback, no half-written site.

A text that is damaged is left out and named while its neighbours are built (1). What cannot be done at all ends with 2,
and leaves the output as it was.
"""

from __future__ import annotations

import errno
import os
import subprocess
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest

from edition.building import disk, engine
from edition.building.writing import open_site
from edition.errors import EditionError
from tests.cli.conftest import Command
from tests.cli.judging import GOOD, OLD, assert_built, assert_refused, leftovers
from tests.cli.running import XI, run, start, tei, tree, write, write_edition


@pytest.fixture
def old(tmp_path: Path, edition: Command) -> dict[str, bytes]:
    """A site of an earlier build at ``site``."""
    write(tmp_path / "before", {"old.xml": OLD})
    assert edition("build", "before").code == 0
    return tree(tmp_path / "site")


# ----------------------------------------------------------------------------------------------- files that are no files


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="there are no FIFOs here")
def test_fifos_do_not_block(tmp_path: Path) -> None:
    write(tmp_path / "src", {"good.xml": tei(f'<p>Good.<xi:include {XI} href="pipe" parse="text"/></p>')})
    for name in ("pipe.xml", "pipe"):
        os.mkfifo(tmp_path / "src" / name)
    done = run(tmp_path, "build", "src")
    assert done.returncode == 1
    assert "pipe.xml: error[not-a-regular-file]" in done.stderr
    assert "error[include-missing]" in done.stderr
    os.mkfifo(tmp_path / "src/edition.toml")
    done = run(tmp_path, "build", "src")
    assert done.returncode == 2
    assert "edition.toml" in done.stderr
    assert "is neither a folder nor a file" in run(tmp_path, "build", "src/pipe.xml").stderr


def test_links_and_folders_named_like_texts(tmp_path: Path, edition: Command) -> None:
    write(tmp_path / "src", {"good.xml": GOOD, "folder.xml/inner.xml": GOOD})
    (tmp_path / "src/broken.xml").symlink_to("nowhere.xml")
    (tmp_path / "src/self.xml").symlink_to("self.xml")
    (tmp_path / "src/zero.xml").symlink_to("/dev/zero")
    (tmp_path / "src/up").symlink_to("..")
    said = edition("build", "src", "--all")
    assert_built(tmp_path, said, 1)
    for words in ("broken.xml: error[unreadable]", "self.xml: error[", "zero.xml: error[link-outside]"):
        assert words in said.err
    assert (tmp_path / "site/texts/inner.html").exists()


def test_an_unreadable_text_is_named(tmp_path: Path, edition: Command, monkeypatch: pytest.MonkeyPatch) -> None:
    write(tmp_path / "src", {"good.xml": GOOD, "locked.xml": GOOD})
    refuse(monkeypatch, "open_file", errno.EACCES, lambda path: str(path).endswith("locked.xml"))
    said = edition("build", "src")
    assert_built(tmp_path, said, 1)
    assert "locked.xml: error[unreadable]: This file cannot be read: there is no permission." in said.err


def test_an_unreadable_source(
    tmp_path: Path, edition: Command, old: dict[str, bytes], monkeypatch: pytest.MonkeyPatch
) -> None:
    write(tmp_path / "src", {"letters/a.xml": GOOD})
    assert_refused(tmp_path, edition("build", "scr"), old, "There is no file or folder scr.", "Did you mean src?")
    said = edition("build", "src/leters/a.xml")
    assert_refused(tmp_path, said, old, "There is no file or folder src/leters.", "Did you mean src/letters?")
    assert_refused(tmp_path, edition("build", "x" * 5000), old, "its name is too long")
    refuse(monkeypatch, "list_folder", errno.EACCES, lambda path: str(path).endswith("src"))
    assert_refused(tmp_path, edition("build", "src"), old, "The folder src cannot be read: there is no permission.")


@pytest.mark.parametrize("change", ["gone", "cut", "other"])
def test_a_source_that_changes_while_it_is_read(tmp_path: Path, old: dict[str, bytes], change: str) -> None:
    write(tmp_path / "src", {"a.xml": GOOD})
    text = tmp_path / "src/a.xml"

    changes: dict[str, Callable[[], object]] = {
        "gone": text.unlink,
        "cut": lambda: text.write_text("<TEI>", encoding="utf-8"),
        "other": lambda: text.write_text(OLD, encoding="utf-8"),
    }

    def meanwhile(step: str, done: int, total: int) -> None:
        if (step, done) == ("survey", total):
            changes[change]()

    with pytest.raises(EditionError) as error:
        engine.build(engine.Order(tmp_path / "src", tmp_path / "site", jobs=1, progress=meanwhile))
    assert "a.xml" in error.value.message
    assert tree(tmp_path / "site") == old


# ------------------------------------------------------------------------------------------------------------- the output


def refuse(patch: pytest.MonkeyPatch, name: str, code: int, when: Callable[[Any], bool]) -> None:
    """From now on the disk refuses a call whose first argument is such."""
    real = getattr(disk, name)

    def call(*args: Any, **named: Any) -> Any:
        if when(args[0]):
            raise OSError(code, os.strerror(code), args[0] if isinstance(args[0], str) else None)
        return real(*args, **named)

    patch.setattr(disk, name, call)


def test_a_full_output(
    tmp_path: Path, edition: Command, old: dict[str, bytes], monkeypatch: pytest.MonkeyPatch
) -> None:
    write(tmp_path / "src", {"a.xml": GOOD})
    room = 40

    def is_full(_: Any) -> bool:
        nonlocal room
        room -= 1
        return room < 0

    refuse(monkeypatch, "write", errno.ENOSPC, is_full)
    assert_refused(tmp_path, edition("build", "src"), old, "could not be written: the disk is full.", "Free some space")


def test_a_read_only_output(
    tmp_path: Path, edition: Command, old: dict[str, bytes], monkeypatch: pytest.MonkeyPatch
) -> None:
    write(tmp_path / "src", {"a.xml": GOOD})
    refuse(monkeypatch, "open_file", errno.EROFS, lambda path: path.endswith(".edition-lock"))
    assert_refused(tmp_path, edition("build", "src"), old, "site cannot be written: the disk is read-only", "hint: ")


@contextmanager
def mounted(place: Path, options: str) -> Iterator[None]:
    """A small disk of memory; skips where we may not mount one."""
    place.mkdir(exist_ok=True)
    done = subprocess.run(["mount", "-t", "tmpfs", "-o", options, "tmpfs", place], capture_output=True, check=False)
    if done.returncode:
        pytest.skip("no disk may be mounted here")
    try:
        yield
    finally:
        subprocess.run(["umount", "-l", place], check=True)


def test_a_disk_that_is_full(tmp_path: Path, edition: Command) -> None:
    write_edition(tmp_path / "src", 40, "new")
    write(tmp_path / "before", {"old.xml": OLD})
    with mounted(tmp_path / "disk", "size=400k"):
        assert edition("build", "before", "-o", "disk/site").code == 0
        old = tree(tmp_path / "disk/site")
        said = edition("build", "src", "-o", "disk/site")
        assert said.code == 2
        assert "the disk is full" in said.err
        assert tree(tmp_path / "disk/site") == old
        assert [path.name for path in (tmp_path / "disk").iterdir()] == ["site"]


def test_a_disk_that_is_read_only(tmp_path: Path, edition: Command) -> None:
    write(tmp_path / "src", {"a.xml": GOOD})
    with mounted(tmp_path / "disk", "size=2m"):
        assert edition("build", "src", "-o", "disk/site").code == 0
        old = tree(tmp_path / "disk/site")
        subprocess.run(["mount", "-o", "remount,ro", tmp_path / "disk"], check=True)
        write(tmp_path / "src", {"a.xml": OLD})
        for output in ("disk/site", "disk/new"):
            said = edition("build", "src", "-o", output)
            assert said.code == 2
            assert "the disk is read-only" in said.err
        assert tree(tmp_path / "disk/site") == old


def test_sources_on_a_disk_that_is_read_only(tmp_path: Path, edition: Command) -> None:
    with mounted(tmp_path / "disk", "size=2m"):
        write(tmp_path / "disk", {"edition.toml": 'title = "T"\n', "a.xml": GOOD})
        subprocess.run(["mount", "-o", "remount,ro", tmp_path / "disk"], check=True)
        assert_built(tmp_path, edition("build", "disk"))
        assert "is read-only" in edition("build", "disk", "-o", "disk/site").err


def test_an_output_that_a_disk_is_mounted_on(tmp_path: Path, edition: Command) -> None:
    write(tmp_path / "src", {"a.xml": GOOD})
    with mounted(tmp_path / "site", "size=2m"):
        said = edition("build", "src")
        assert said.code == 2
        assert "A disk is mounted on the output folder site" in said.err


def test_working_files_on_a_full_disk(tmp_path: Path, edition: Command, old: dict[str, bytes]) -> None:
    write_edition(tmp_path / "src", 40, "new")
    with mounted(tmp_path / "disk", "size=40k"):
        for args in (("build", "src"), ("index", "persons", "src")):
            done = run(tmp_path, *args, TMPDIR=str(tmp_path / "disk"), XDG_CACHE_HOME=str(tmp_path / "disk"))
            assert done.returncode == 2
            assert done.stdout == ""
            assert "full" in done.stderr
            assert "internal" not in done.stderr
            assert "Traceback" not in done.stderr
        left = {path.name for path in (tmp_path / "disk").rglob("*") if path.is_file()}
        assert left <= {"CACHEDIR.TAG", ".gitignore"}  # an empty cache
    assert tree(tmp_path / "site") == old


def test_outputs_that_are_refused(tmp_path: Path, edition: Command, old: dict[str, bytes]) -> None:
    write(tmp_path / "src", {"deep/er/a.xml": GOOD})
    write(tmp_path / "mine", {"thesis.doc": "years of work"})
    (tmp_path / "link").symlink_to("src")
    (tmp_path / "file").write_text("a file", encoding="utf-8")
    before = tree(tmp_path)
    for source, output, words in (
        ("src", "src", "is the source"),
        ("src", "link", "is the source"),
        ("src", "src/../src/.", "is the source"),
        ("src", ".", "contains the source"),
        ("src/deep/er/a.xml", "src", "contains the source"),
        ("src/deep/er/a.xml", "src/deep/er/a.xml", "is the source"),
        ("src", "mine", "is not empty and not a site of ours: it holds thesis.doc"),
        ("src", "file", "is a file, not a folder"),
        ("src", "file/site", "something on the way to it is not a folder"),
        ("src", "/dev/null", "is a file, not a folder"),
        ("site", "other", "is a site that was built, not a source"),
    ):
        assert_refused(tmp_path, edition("build", source, "-o", output), old, words)
    assert tree(tmp_path) == before


def test_a_site_whose_manifest_is_damaged(tmp_path: Path, edition: Command, old: dict[str, bytes]) -> None:
    write(tmp_path / "src", {"a.xml": GOOD})
    for manifest in (b"", b"{", b"[]", b'{"format": 99}', b"\xff", b"[" * 100_000):
        (tmp_path / "site/.edition-site.json").write_bytes(manifest)
        said = edition("build", "src")
        assert said.code == 2
        assert "is damaged or of a newer version" in said.err


def test_nothing_to_build_leaves_the_old_site(tmp_path: Path, edition: Command, old: dict[str, bytes]) -> None:
    write(tmp_path / "empty", {"readme.md": "nothing"})
    write(tmp_path / "other", {"a.xml": "<html><body>no TEI</body></html>"})
    assert_refused(tmp_path, edition("build", "empty"), old, "there is nothing to build", "holds no XML file at all")
    assert_refused(tmp_path, edition("build", "other"), old, "there is nothing to build", "and none is TEI")


def test_a_second_build_into_the_same_folder(tmp_path: Path, edition: Command, old: dict[str, bytes]) -> None:
    write(tmp_path / "src", {"a.xml": GOOD})
    with open_site(tmp_path / "site", tmp_path / "src"):
        said = edition("build", "src")
        assert said.code == 2
        assert "Another build is writing site." in said.err
        assert tree(tmp_path / "site") == old
    assert_built(tmp_path, edition("build", "src"))


def test_two_builds_at_once(tmp_path: Path, edition: Command) -> None:
    write_edition(tmp_path / "src", 30, "new")
    assert run(tmp_path, "build", "src", "-o", "clean").returncode == 0
    both = [start(tmp_path, "build", "src") for _ in range(2)]
    told = [process.communicate(timeout=60)[1] for process in both]
    assert sorted(process.returncode for process in both) in ([0, 0], [0, 2])
    assert all("Traceback" not in err and "internal error" not in err for err in told)
    assert tree(tmp_path / "site") == tree(tmp_path / "clean")
    assert leftovers(tmp_path) == []
