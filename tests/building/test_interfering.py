"""Where a build keeps what the next one may take over, and what becomes of it where that is no place for it."""

from __future__ import annotations

import os
import shutil
import subprocess
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from edition.building import engine, mapping, workroom
from edition.building.engine import Order, Outcome, build
from edition.errors import OutputError, SettingsError, SourceError
from tests.building.sample import Files, register, tei, write
from tests.cli.running import run, tree, write_edition

FILES: Files = {
    "a.xml": tei('<p>Dear <persName ref="#ada">Ada</persName></p>'),
    "r.xml": register('<person xml:id="ada"><persName>Ada</persName></person>'),
}


@pytest.fixture
def source(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    (tmp_path / "tmp").mkdir()
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path / "tmp"))
    return write(tmp_path / "source", FILES)


def built(source: Path, cache: Path | None = None, output: str = "site") -> Outcome:
    outcome = build(Order(source, source.parent / output, jobs=1, cache=cache))
    assert list((source.parent / "tmp").iterdir()) == []
    return outcome


@contextmanager
def small_disk(folder: Path, size: str) -> Iterator[Path]:
    folder.mkdir()
    if subprocess.run(["mount", "-t", "tmpfs", "-o", f"size={size}", "none", folder], check=False).returncode:
        pytest.skip("this user may not mount a disk")
    try:
        yield folder
    finally:
        subprocess.run(["umount", "-l", folder], check=True)


def test_without_a_home_the_site_is_built(source: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def homeless(_: type[Path]) -> Path:
        raise RuntimeError("Could not determine home directory.")

    monkeypatch.delenv("XDG_CACHE_HOME", raising=False)
    monkeypatch.setattr(Path, "home", classmethod(homeless))
    assert built(source).published


def test_where_no_cache_can_be_the_site_is_built(source: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (source.parent / "file").write_bytes(b"no folder")
    monkeypatch.setenv("XDG_CACHE_HOME", str(source.parent / "file"))
    assert built(source).published
    assert not built(source).published
    with pytest.raises(SettingsError, match="cannot hold the cache: something on the way to it is not a folder"):
        built(source, source.parent / "file" / "cache")


def test_a_cache_on_a_full_disk_is_given_up(source: Path) -> None:
    with small_disk(source.parent / "disk", "40k") as disk:
        assert built(source, disk / "cache").published
        assert [path.name for path in (disk / "cache").glob("builds/*/*")] == []
        (source / "b.xml").write_text(tei("<p>b</p>"), encoding="utf-8")
        assert built(source, disk / "cache").published
    assert built(source, output="clean").published
    assert tree(source.parent / "site") == tree(source.parent / "clean")


def test_a_cache_on_a_disk_that_is_read_only(source: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with small_disk(source.parent / "disk", "4m") as disk:
        assert built(source, disk / "tei-edition").published
        subprocess.run(["mount", "-o", "remount,ro", disk], check=True)
        (source / "b.xml").write_text(tei("<p>b</p>"), encoding="utf-8")
        monkeypatch.setenv("XDG_CACHE_HOME", str(disk))
        assert built(source).published
        assert (source.parent / "site/texts/b.html").exists()
        with pytest.raises(SettingsError, match="the disk is read-only"):
            built(source, disk / "tei-edition")


@pytest.mark.parametrize("step", ["survey", "texts", "pages", "publishing"])
def test_a_cache_that_is_deleted_during_a_build(source: Path, step: str) -> None:
    cache = source.parent / "cache"
    built(source, cache)
    (source / "b.xml").write_text(tei("<p>b</p>"), encoding="utf-8")
    gone: list[str] = []

    def delete(now: str, *_: int) -> None:
        if now == step and not gone:
            shutil.rmtree(cache)
            gone.append(step)

    assert build(Order(source, source.parent / "site", jobs=1, cache=cache, progress=delete)).published
    assert (source.parent / "site/texts/b.html").exists()
    built(source, cache)
    assert not built(source, cache).published
    assert built(source, output="clean").published
    assert tree(source.parent / "site") == tree(source.parent / "clean")


def test_other_rooms_are_forgotten_in_the_end(source: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(workroom, "_ROOMS", 2)
    for n in range(4):
        built(source, source.parent / "cache", f"site{n}")
        for room in (source.parent / "cache/builds").iterdir():
            os.utime(room, ns=(n, room.stat().st_mtime_ns - 10**9))
    assert len(list((source.parent / "cache/builds").iterdir())) == 2
    assert not built(source, source.parent / "cache", "site3").published


# ------------------------------------------------------------------------------------------------- two at once


def test_the_second_build_into_a_folder_says_so(source: Path) -> None:
    said = []

    def second(now: str, *_: int) -> None:
        if now == "pages":
            with pytest.raises(OutputError, match="Another build is writing") as caught:
                built(source, source.parent / "cache")
            said.append(caught.value.exit_code)

    assert build(Order(source, source.parent / "site", cache=source.parent / "cache", progress=second)).published
    assert said == [2]


def test_the_cache_is_written_while_the_folder_is_locked(source: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    cache, said = source.parent / "cache", []
    closed = engine.Store.close

    def close(store: engine.Store) -> None:
        with pytest.raises(OutputError, match="Another build is writing"):
            built(source, cache)
        said.append(store.path.name)
        closed(store)

    monkeypatch.setattr(engine.Store, "close", close)
    build(Order(source, source.parent / "site", cache=cache))
    assert said == ["index.sqlite"]


def test_two_outputs_of_one_source_with_one_cache(tmp_path: Path) -> None:
    write_edition(tmp_path / "source", 40, "one", paragraphs=3)
    for mark in ("one", "two"):
        write_edition(tmp_path / "source", 40, mark, paragraphs=3)
        both = [
            threading.Thread(
                target=run, args=(tmp_path, "build", "source", "-o", name, "--cache", "cache", "--jobs", "2")
            )
            for name in ("left", "right")
        ]
        for one in both:
            one.start()
        for one in both:
            one.join()
        assert run(tmp_path, "build", "source", "-o", f"clean-{mark}").returncode == 0
        assert tree(tmp_path / "left") == tree(tmp_path / "right") == tree(tmp_path / f"clean-{mark}")


# ------------------------------------------------------------------------------------------------- sources change


def changed_before_reading(monkeypatch: pytest.MonkeyPatch, file: Path, content: str) -> None:
    """A file becomes another after it was surveyed, and before its text is read."""
    opened = mapping.Mapper.readings

    def readings(self: mapping.Mapper, path: str) -> object:
        file.write_text(content, encoding="utf-8")
        return opened(self, path)

    monkeypatch.setattr(mapping.Mapper, "readings", readings)


def test_a_text_that_changes_during_the_build_is_noticed(source: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    changed_before_reading(monkeypatch, source / "a.xml", tei("<p>other</p>"))
    with pytest.raises(SourceError, match=r"a\.xml was changed while the edition was being built"):
        built(source)
    assert not (source.parent / "site").exists()


def test_a_file_that_is_included_and_changes_during_the_build_is_noticed(
    source: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    part = '<p xmlns="http://www.tei-c.org/ns/1.0">{}</p>'
    inclusion = '<xi:include xmlns:xi="http://www.w3.org/2001/XInclude" href="parts/p.inc"/>'
    write(source, {"a.xml": tei(inclusion), "parts/p.inc": part.format("one")})
    changed_before_reading(monkeypatch, source / "parts/p.inc", part.format("two"))
    with pytest.raises(SourceError, match="was changed while the edition was being built"):
        built(source)
    assert not (source.parent / "site").exists()


def test_a_register_that_changes_during_the_build_is_that_of_the_survey(
    source: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """All pages speak of one state; the next build makes the other."""
    clean = built(source, output="clean")
    with monkeypatch.context() as patch:
        changed_before_reading(patch, source / "r.xml", FILES["r.xml"].replace(">Ada<", ">Bea<"))
        assert built(source).published
    assert clean.published
    assert tree(source.parent / "site") == tree(source.parent / "clean")
    assert built(source).published
    assert "Bea" in (source.parent / "site/persons/ada.html").read_text("utf-8")
