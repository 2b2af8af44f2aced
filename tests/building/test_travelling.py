"""What goes to workers that share no disk with us, and what comes back."""

from __future__ import annotations

import os
import pickle
import sys
from collections.abc import Callable, Sequence
from pathlib import Path

import pytest

from edition.building import sources
from edition.building.arriving import arrive
from edition.building.sources import Refused, read_source
from edition.building.travelling import Kit, Luggage, Made, Parcel, dumps, loads
from tests.building.sample import write


def test_paths_mean_the_same_files_on_both_sides() -> None:
    here = {"edition": Path("/a/edition"), "source": Path("/a/edition/texts"), "house": Path("/usr/house")}
    there = {"edition": Path("/x/e"), "source": Path("/x/e/t"), "house": Path("/h")}
    sent = [
        Path("/a/edition/texts/deep/a.xml"),
        Path("/a/edition"),
        Path("/usr/house/schema"),
        Path("/else"),
        Path("rel"),
    ]
    expected = [Path("/x/e/t/deep/a.xml"), Path("/x/e"), Path("/h/schema"), Path("/else"), Path("rel")]
    assert loads(dumps(sent, here), there) == expected
    assert loads(dumps(expected, there), here) == sent


def test_what_was_written_with_places_is_not_read_without() -> None:
    with pytest.raises(ValueError, match="was read without places"):
        pickle.loads(dumps(Path("/a/b"), {"edition": Path("/a")}))  # noqa: S301 - made here


class TestPack:
    def test_settings_schemas_and_shelves_go_along_and_texts_do_not(self, tmp_path: Path) -> None:
        files = (
            "edition.toml",
            "a.xml",
            "deep/own.rng",
            "xslt/own.xsl",
            "templates/page.html",
            "other/x.xsl",
            ".git/x.rng",
        )
        write(tmp_path / "e", dict.fromkeys(files, "x"))
        luggage = Luggage(tmp_path / "e", tmp_path / "e")
        kit: Kit = pickle.loads(luggage.pack(len, None))  # noqa: S301 - made here
        packed = {path.relative_to(tmp_path / "e").as_posix() for path, _ in loads(kit.files, luggage.places)}
        assert packed == {"edition.toml", "deep/own.rng", "xslt/own.xsl", "templates/page.html"}

    @pytest.mark.skipif(sys.platform == "win32", reason="no FIFO there")
    def test_what_is_no_file_is_left(self, tmp_path: Path) -> None:
        os.mkfifo(tmp_path / "own.rng")
        (tmp_path / "gone.rng").symlink_to(tmp_path / "nowhere")
        kit: Kit = pickle.loads(Luggage(tmp_path, tmp_path).pack(len, None))  # noqa: S301 - made here
        assert kit.sizes == {}


def reader(root: Path) -> Callable[[Sequence[str]], list[str]]:
    """A worker that reads each text, and what it names."""

    def one(path: str) -> str:
        text = read_source(root, path).decode()
        return text if not text.startswith("see ") else one(text.removeprefix("see "))

    return lambda paths: [one(path) for path in paths]


@pytest.fixture
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[[Parcel], Made]:
    """A worker that has arrived; in this process, for once."""
    monkeypatch.setattr(sources, "supply", None)
    (tmp_path / "here").mkdir()
    (tmp_path / "there").mkdir()
    (tmp_path / "there" / "kit").write_bytes(
        Luggage(tmp_path / "here", tmp_path / "here").pack(reader, tmp_path / "here")
    )
    work = arrive(tmp_path / "there" / "kit")
    return lambda parcel: work(pickle.dumps(parcel))


class TestArrive:
    def test_the_texts_of_a_parcel_are_there(self, desk: Callable[[Parcel], Made]) -> None:
        assert loads(desk(Parcel(["a", "b"], {"a": b"A", "b": b"B"})).result, {}) == ["A", "B"]

    def test_what_is_missing_is_asked_for_all_at_once_and_kept(self, desk: Callable[[Parcel], Made]) -> None:
        texts = {"a": b"see x", "b": b"B", "c": b"see y"}
        assert desk(Parcel([*texts], {**texts})).missing == {"x": True, "y": True}
        made = desk(Parcel([*texts], {**texts, "x": b"X", "y": b"Y"}))
        assert loads(made.result, {}) == ["X", "B", "Y"]
        assert loads(desk(Parcel(["d"], {"d": b"see y"})).result, {}) == ["Y"]

    def test_texts_of_a_parcel_are_gone_after_it(self, desk: Callable[[Parcel], Made]) -> None:
        desk(Parcel(["a"], {"a": b"A"}))
        assert desk(Parcel(["b"], {"b": b"see a"})).missing == {"a": True}

    def test_what_is_not_to_be_read_here_is_not_there_either(self, desk: Callable[[Parcel], Made]) -> None:
        with pytest.raises(Refused):
            desk(Parcel(["a"], {"a": b"see pipe", "pipe": Refused(sources.not_regular("pipe"))}))
