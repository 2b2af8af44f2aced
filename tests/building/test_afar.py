"""Sources and sites at the addresses of stores."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from edition.building import afar
from edition.building.afar import bring, is_address, send
from edition.building.claims import MARKER
from edition.building.engine import Order, build
from edition.errors import OutputError, SettingsError, SourceError
from tests.building.sample import Files, tei, write

fsspec = pytest.importorskip("fsspec", reason="the extra “cluster” is not installed")
FILES: Files = {"a.xml": tei("<p>a</p>"), "deep/b.xml": tei("<p>b</p>"), "edition.toml": 'title = "Far"'}


@pytest.fixture(params=["memory", "file"])
def address(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[str]:
    """An address where nothing is."""
    yield "memory://bucket/place" if request.param == "memory" else f"file://{tmp_path}/far/place"
    if request.param == "memory":
        fsspec.filesystem("memory").store.clear()
        fsspec.filesystem("memory").pseudo_dirs[:] = [""]


def put(address: str, files: Files) -> None:
    store, root = afar._store(address)
    for path, text in files.items():
        store.pipe_file(f"{root}/{path}", text.encode())


def held(address: str) -> dict[str, bytes]:
    store, root = afar._store(address)
    return {path.removeprefix(f"{root}/"): store.cat_file(path) for path in store.find(root)}


def files_of(folder: Path) -> dict[str, bytes]:
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


@pytest.mark.parametrize(
    ("place", "expected"),
    [
        ("s3://bucket/x", True), ("file:///x", True), ("simplecache::s3://b", True),
        ("texts", False), ("./a", False), ("/a", False), ("C:\\texts", False), ("c:/texts", False), ("a:b", False),
    ],
)  # fmt: skip
def test_addresses_are_told_from_paths(place: str, expected: bool) -> None:
    assert is_address(place) is expected


class TestBring:
    def test_all_visible_files_come(self, tmp_path: Path, address: str) -> None:
        put(address, {**FILES, ".hidden/c.xml": "c"})
        bring(address, tmp_path / "here")
        assert {k: v.decode() for k, v in files_of(tmp_path / "here").items() if k != afar._LEDGER} == FILES

    def test_only_what_has_changed_comes_again(
        self, tmp_path: Path, address: str, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        put(address, FILES)
        bring(address, tmp_path / "here")
        put(address, {"a.xml": "changed a"})
        store, root = afar._store(address)
        store.rm_file(f"{root}/deep/b.xml")
        brought = []
        one = afar._bring_one
        monkeypatch.setattr(afar, "_bring_one", lambda *args: (brought.append(args[2].name), one(*args)))
        bring(address, tmp_path / "here")
        assert brought == ["a.xml"]
        assert set(files_of(tmp_path / "here")) == {"a.xml", "edition.toml", afar._LEDGER}

    def test_names_that_lead_out_are_none_of_ours(self, tmp_path: Path) -> None:
        class Store:
            def find(self, root: str, detail: bool) -> dict[str, Any]:
                return {
                    f"b/x/{name}": {"size": 1} for name in ("../../out.xml", "a/../../o.xml", "good.xml", "a\\b.xml")
                }

        assert [path for path, _ in afar._listing(Store(), "b/x")] == ["good.xml"]

    def test_a_file_above_the_limit_stays_where_it_is(
        self, tmp_path: Path, address: str, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr(afar, "LIMIT", 5)
        put(address, {"a.xml": "longer than five"})
        bring(address, tmp_path / "here")
        assert (tmp_path / "here" / "a.xml").read_bytes() == bytes(16)

    def test_nothing_there_is_said(self, tmp_path: Path, address: str) -> None:
        with pytest.raises(SourceError, match="there is nothing at"):
            bring(address, tmp_path / "here")


@pytest.fixture
def site(tmp_path: Path) -> Path:
    build(Order(write(tmp_path / "source", FILES), tmp_path / "work" / "site", jobs=1))
    return tmp_path / "work" / "site"


class TestSend:
    def test_a_site_is_sent_once(self, site: Path, address: str) -> None:
        assert send(site, address)
        assert held(address) == files_of(site)
        assert not send(site, address)

    def test_what_changed_is_sent_and_what_went_is_removed(self, tmp_path: Path, site: Path, address: str) -> None:
        send(site, address)
        store, root = afar._store(address)
        store.pipe_file(f"{root}/CNAME", b"ours.example")
        (tmp_path / "source" / "deep" / "b.xml").unlink()
        build(Order(write(tmp_path / "source", {"a.xml": tei("<p>A</p>")}), site, jobs=1))
        assert send(site, address)
        assert held(address) == {**files_of(site), "CNAME": b"ours.example"}

    @pytest.mark.parametrize("at", range(1, 12, 2))
    def test_what_was_cut_off_is_made_good(
        self, tmp_path: Path, site: Path, address: str, monkeypatch: pytest.MonkeyPatch, at: int
    ) -> None:
        send(site, address)
        old = files_of(site)
        (tmp_path / "source" / "deep" / "b.xml").unlink()
        build(Order(write(tmp_path / "source", {"a.xml": tei("<p>A</p>")}), site, jobs=1))
        monkeypatch.setattr(afar, "_PIECE", 2)
        with monkeypatch.context() as patch:
            calls = iter(range(1, 1000))
            for name in ("_write", "_remove"):
                patch.setattr(afar, name, cut(getattr(afar, name), calls, at))
            patch.setattr(afar, "_send_all", lambda store, *rest: _send_all(Cutting(store, calls, at), *rest))
            try:
                send(site, address)
            except OutputError:
                pass
        build(Order(write(tmp_path / "source", FILES), site, jobs=1))  # back to what it was
        assert files_of(site) == old
        send(site, address)
        assert held(address) == old

    def test_what_is_not_ours_is_refused(self, site: Path, address: str) -> None:
        put(address, {"thesis.txt": "years of work"})
        with pytest.raises(OutputError, match="is not empty and is no site of ours"):
            send(site, address)
        assert held(address) == {"thesis.txt": b"years of work"}

    def test_a_damaged_manifest_is_refused(self, site: Path, address: str) -> None:
        put(address, {MARKER: json.dumps({"format": 99})})
        with pytest.raises(OutputError, match="is damaged or of a newer version"):
            send(site, address)


_send_all = afar._send_all


def cut(call: Any, calls: Iterator[int], at: int) -> Any:
    """A call that fails when so many were made."""

    def made(*args: Any) -> Any:
        if next(calls) >= at:
            raise OSError("the line is cut")
        return call(*args)

    return made


class Cutting:
    """A store whose connection fails after so many calls."""

    def __init__(self, store: Any, calls: Iterator[int], at: int) -> None:
        self.put = cut(store.put, calls, at)


def test_a_store_that_is_not_installed_is_named() -> None:
    with pytest.raises(SettingsError, match="there is no way to nosuch://x"):
        send(Path("x"), "nosuch://x")
