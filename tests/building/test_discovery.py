from __future__ import annotations

import errno
import os
import pickle
import socket
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from edition.building import disk
from edition.building.discovery import Found, Refused, discover, read_source
from edition.errors import SourceError


def make(root: Path, *paths: str) -> None:
    for path in paths:
        (root / path).parent.mkdir(parents=True, exist_ok=True)
        (root / path).write_bytes(b"<TEI/>")


def slugs(found: Found) -> list[tuple[str, str]]:
    return [(problem.slug, problem.place.path if problem.place else "") for problem in found.problems]


def failing(monkeypatch: pytest.MonkeyPatch, call: str, code: int, fails: Callable[[str], bool]) -> None:
    real = getattr(disk, call)

    def call_it(path: object, *args: object, **named: object) -> object:
        if fails(str(path)):
            raise OSError(code, os.strerror(code), str(path))
        return real(path, *args, **named)

    monkeypatch.setattr(disk, call, call_it)


def test_candidates_by_name_sorted_whatever_the_case(tmp_path: Path) -> None:
    make(tmp_path, "b.xml", "a.XML", "c.tei", "d/e.p4", "d/f.P5", "d.xml", "notes.txt", "d/image.jpg")
    found = discover(tmp_path)
    assert found.paths == ("a.XML", "b.xml", "c.tei", "d.xml", "d/e.p4", "d/f.P5")
    assert found.root == Path(os.path.realpath(tmp_path))
    assert found.left_aside == 2
    assert found.problems == ()


def test_hidden_and_backup_files_and_folders_are_skipped(tmp_path: Path) -> None:
    make(tmp_path, ".a.xml", "a.xml~", "#a.xml#", "a.xml.bak", ".git/b.xml", "old~/c.xml", "old.bak/d.xml", "#x#/e.xml")
    make(tmp_path, ".edition-cache/f.xml", ".site.edition-12-0123abcd/texts/g.xml", "kept.xml")
    assert discover(tmp_path) == Found(Path(os.path.realpath(tmp_path)), ("kept.xml",))


def test_built_sites_and_the_output_are_skipped(tmp_path: Path) -> None:
    make(tmp_path, "a.xml", "site/.edition-site.json", "site/texts/b.xml", "out/c.xml", "deep/www/.edition-site.json")
    make(tmp_path, "deep/www/d.xml", "deep/e.xml")
    assert discover(tmp_path, tmp_path / "out").paths == ("a.xml", "deep/e.xml")


def test_an_output_around_the_source_hides_nothing(tmp_path: Path) -> None:
    make(tmp_path, "letters/a.xml")
    assert discover(tmp_path / "letters", tmp_path).paths == ("a.xml",)
    assert discover(tmp_path / "letters", tmp_path / "letters").paths == ("a.xml",)


def test_one_file_and_only_that(tmp_path: Path) -> None:
    make(tmp_path, "a.xml", "b.xml")
    assert discover(tmp_path / "b.xml") == Found(Path(os.path.realpath(tmp_path)), ("b.xml",))


def test_a_source_by_way_of_a_link(tmp_path: Path) -> None:
    make(tmp_path, "real/a.xml")
    (tmp_path / "link").symlink_to("real")
    assert discover(tmp_path / "link") == discover(tmp_path / "real")


@pytest.mark.parametrize(
    ("given", "message", "hint"),
    [
        ("lettres", "There is no file or folder", "Did you mean {}/letters?"),
        ("lettres/1.xml", "There is no file or folder {}/lettres.", "Did you mean {}/letters?"),
        ("letters/2.xml", "There is no file or folder {}/letters/2.xml.", "Did you mean {}/letters/1.xml?"),
        ("qqqqqqqq", "There is no file or folder {}/qqqqqqqq.", ""),
    ],
)
def test_a_missing_source_names_what_is_similar(tmp_path: Path, given: str, message: str, hint: str) -> None:
    make(tmp_path, "letters/1.xml")
    with pytest.raises(SourceError) as caught:
        discover(tmp_path / given)
    assert caught.value.message.startswith(message.format(tmp_path))
    assert caught.value.hint == hint.format(tmp_path)


def test_sources_that_are_none(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.xml")
    make(tmp_path, "site/.edition-site.json", "a.xml")
    with pytest.raises(SourceError, match="neither a folder nor a file"):
        discover(tmp_path / "pipe.xml")
    with pytest.raises(SourceError, match="is a site that was built"):
        discover(tmp_path / "site")
    with pytest.raises(SourceError, match="not a folder"):
        discover(tmp_path / "a.xml" / "b.xml")
    with pytest.raises(SourceError):
        discover(tmp_path / "nul\0.xml")


def test_a_single_file_that_leads_out_is_refused(tmp_path: Path) -> None:
    make(tmp_path, "elsewhere/secret.xml", "letters/a.xml")
    (tmp_path / "letters/b.xml").symlink_to("../elsewhere/secret.xml")
    with pytest.raises(SourceError, match="leads out of the source folder"):
        discover(tmp_path / "letters/b.xml")


class TestLinks:
    def test_out_of_the_source_is_a_problem(self, tmp_path: Path) -> None:
        make(tmp_path, "elsewhere/x.xml", "letters/a.xml")
        letters = tmp_path / "letters"
        (letters / "file.xml").symlink_to(tmp_path / "elsewhere/x.xml")
        (letters / "folder").symlink_to("../elsewhere")
        (letters / "up").symlink_to("..")
        (letters / "hop.xml").symlink_to("folder/x.xml")
        (letters / "gone.xml").symlink_to("../nothing.xml")
        (letters / "readme.txt").symlink_to("../elsewhere/x.xml")
        found = discover(letters)
        assert found.paths == ("a.xml",)
        assert slugs(found) == [("link-outside", name) for name in ("file.xml", "folder", "gone.xml", "hop.xml", "up")]
        assert found.left_aside == 1

    def test_a_folder_with_the_same_beginning_is_outside(self, tmp_path: Path) -> None:
        make(tmp_path, "letters/a.xml", "letters-private/b.xml")
        (tmp_path / "letters/b.xml").symlink_to("../letters-private/b.xml")
        assert slugs(discover(tmp_path / "letters")) == [("link-outside", "b.xml")]

    def test_inside_the_source_nothing_is_found_twice(self, tmp_path: Path) -> None:
        make(tmp_path, "z/a.xml")
        (tmp_path / "b.xml").symlink_to("z/a.xml")
        (tmp_path / "a-folder").symlink_to("z")
        found = discover(tmp_path)
        assert (found.paths, found.left_aside, found.problems) == (("z/a.xml",), 1, ())

    def test_into_a_hidden_folder_is_followed(self, tmp_path: Path) -> None:
        make(tmp_path, ".git/annex/1.xml", ".git/annex/2")
        (tmp_path / "a.xml").symlink_to(".git/annex/2")
        (tmp_path / "b").symlink_to(".git/annex")
        assert discover(tmp_path).paths == ("a.xml", "b/1.xml")

    def test_into_sites_outputs_and_caches_is_not_followed(self, tmp_path: Path) -> None:
        make(tmp_path, "site/.edition-site.json", "site/texts/a.xml", "out/b.xml", ".edition-cache/c.xml", "d.xml")
        for name, target in (("a.xml", "site/texts/a.xml"), ("t", "site/texts"), ("o", "out"), ("c", ".edition-cache")):
            (tmp_path / name).symlink_to(target)
        found = discover(tmp_path, tmp_path / "out")
        assert (found.paths, found.problems) == (("d.xml",), ())

    def test_loops_end(self, tmp_path: Path) -> None:
        make(tmp_path, "a/b/c.xml")
        (tmp_path / "a/b/up").symlink_to("..")
        (tmp_path / "a/self").symlink_to(".")
        (tmp_path / "root").symlink_to(tmp_path)
        (tmp_path / "one.xml").symlink_to("two.xml")
        (tmp_path / "two.xml").symlink_to("one.xml")
        found = discover(tmp_path)
        assert found.paths == ("a/b/c.xml",)
        assert slugs(found) == [("unreadable", "one.xml"), ("unreadable", "two.xml")]

    def test_to_nothing_is_unreadable(self, tmp_path: Path) -> None:
        (tmp_path / "a.xml").symlink_to("b.xml")
        assert slugs(discover(tmp_path)) == [("unreadable", "a.xml")]


def test_fifos_sockets_and_devices_are_problems(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.xml")
    os.mkfifo(tmp_path / "pipe.txt")
    with socket.socket(socket.AF_UNIX) as server:
        server.bind(os.path.relpath(tmp_path / "sock.xml"))
        found = discover(tmp_path)
    assert slugs(found) == [("not-a-regular-file", "pipe.xml"), ("not-a-regular-file", "sock.xml")]
    assert found.left_aside == 1


def test_a_folder_named_like_a_text_is_a_folder(tmp_path: Path) -> None:
    make(tmp_path, "letters.xml/a.xml")
    assert discover(tmp_path).paths == ("letters.xml/a.xml",)


def test_what_cannot_be_read_is_a_problem(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    make(tmp_path, "a.xml", "closed/b.xml", "c.xml")
    failing(monkeypatch, "list_folder", errno.EACCES, lambda path: path.endswith("closed"))
    real = disk.access
    monkeypatch.setattr(disk, "access", lambda path, mode: not str(path).endswith("c.xml") and real(path, mode))
    found = discover(tmp_path)
    assert found.paths == ("a.xml",)
    assert slugs(found) == [("unreadable", "c.xml"), ("unreadable", "closed")]
    assert "no permission" in found.problems[0].message


def test_a_source_folder_that_cannot_be_listed_stops(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    failing(monkeypatch, "list_folder", errno.EACCES, lambda path: True)
    with pytest.raises(SourceError, match="cannot be read: there is no permission"):
        discover(tmp_path)


@pytest.mark.skipif(sys.platform != "linux", reason="other systems refuse such names")
def test_a_name_that_is_not_utf8_is_a_problem(tmp_path: Path) -> None:
    Path(os.fsdecode(os.fsencode(tmp_path) + b"/M\xfcller.xml")).write_bytes(b"<TEI/>")
    make(tmp_path, "Müller.xml")
    found = discover(tmp_path)
    assert found.paths == ("Müller.xml",)
    assert slugs(found) == [("unreadable", "M?ller.xml")]


def test_deep_folders(tmp_path: Path) -> None:
    make(tmp_path, "d/" * 400 + "a.xml")
    assert discover(tmp_path).paths == ("d/" * 400 + "a.xml",)


class TestReadSource:
    def test_the_bytes(self, tmp_path: Path) -> None:
        (tmp_path / "a.xml").write_bytes(b"x" * 1000)
        assert read_source(tmp_path, "a.xml") == b"x" * 1000
        assert read_source(tmp_path, "a.xml", 1000) == b"x" * 1000

    def test_a_link_inside(self, tmp_path: Path) -> None:
        make(tmp_path, "a.xml")
        (tmp_path / "b.xml").symlink_to("a.xml")
        (tmp_path / "root").symlink_to(".")
        assert read_source(tmp_path / "root", "b.xml") == b"<TEI/>"

    @pytest.mark.parametrize(
        ("path", "slug"),
        [
            ("../secret.xml", "link-outside"),
            ("out.xml", "link-outside"),
            ("folder/secret.xml", "link-outside"),
            ("out-to-nothing.xml", "link-outside"),
            ("sub", "not-a-regular-file"),
            ("pipe.xml", "not-a-regular-file"),
            ("zero.xml", "not-a-regular-file"),
            ("missing.xml", "unreadable"),
            ("loop.xml", "unreadable"),
            ("nul\0.xml", "unreadable"),
            ("/secret.xml", "unreadable"),
            ("big.xml", "too-large"),
        ],
    )
    def test_refusals(self, tmp_path: Path, path: str, slug: str) -> None:
        root = tmp_path / "letters"
        make(tmp_path, "secret.xml", "letters/sub/a.xml")
        os.mkfifo(root / "pipe.xml")
        (root / "out.xml").symlink_to("../secret.xml")
        (root / "folder").symlink_to("..")
        (root / "out-to-nothing.xml").symlink_to("../nothing.xml")
        (root / "zero.xml").symlink_to("/dev/zero")
        (root / "loop.xml").symlink_to("loop.xml")
        (root / "big.xml").write_bytes(b"x" * 101)
        with pytest.raises(Refused) as caught:
            read_source(root, path, 100)
        assert caught.value.problem.slug == slug
        assert pickle.loads(pickle.dumps(caught.value)).problem == caught.value.problem  # noqa: S301 - made here

    def test_a_file_that_grows_is_capped(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        make(tmp_path, "a.xml")
        monkeypatch.setattr(disk, "read", lambda descriptor, size: b"x" * size)
        with pytest.raises(Refused) as caught:
            read_source(tmp_path, "a.xml", 50_000)
        assert caught.value.problem.slug == "too-large"

    @pytest.mark.parametrize("call", ["stat", "open_file", "read"])
    def test_a_disk_that_fails(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, call: str) -> None:
        make(tmp_path, "a.xml")
        failing(monkeypatch, call, errno.EIO, lambda path: True)
        with pytest.raises(Refused) as caught:
            read_source(tmp_path, "a.xml")
        assert caught.value.problem.slug == "unreadable"
        assert "the disk reports an error" in caught.value.problem.message

    def test_without_proc(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        make(tmp_path, "secret.xml", "letters/a.xml")
        (tmp_path / "letters/out.xml").symlink_to("../secret.xml")
        failing(monkeypatch, "read_link", errno.ENOENT, lambda path: path.startswith("/proc"))
        assert read_source(tmp_path / "letters", "a.xml") == b"<TEI/>"
        with pytest.raises(Refused):
            read_source(tmp_path / "letters", "out.xml")

    def test_no_descriptor_is_left_open(self, tmp_path: Path) -> None:
        make(tmp_path, "a.xml")
        before = len(os.listdir("/dev/fd"))  # noqa: PTH208 - a count
        for path in ("a.xml", "b.xml", "../x.xml", "."):
            try:
                read_source(tmp_path, path, 1)
            except Refused:
                pass
        assert len(os.listdir("/dev/fd")) == before  # noqa: PTH208 - a count
