"""Where a build keeps what the next one may take over."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from edition.building import workroom as workrooms
from edition.building.workroom import FILES, empty, passing, workroom
from edition.errors import SettingsError


@pytest.fixture
def source(tmp_path: Path) -> Path:
    folder = tmp_path / "letters"
    folder.mkdir()
    (folder / "edition.toml").touch()
    return folder


def test_a_source_and_an_output_have_one_and_others_another(source: Path, tmp_path: Path) -> None:
    cache, site = tmp_path / "cache", tmp_path / "site"
    room = workroom(source, site, cache)
    assert room == workroom(source, site, cache)
    assert room is not None
    assert room.parent == cache / "builds"
    assert len({room, workroom(source, tmp_path / "other", cache), workroom(tmp_path, site, cache)}) == 3


def test_it_says_that_it_is_a_cache_and_no_part_of_a_repository(source: Path, tmp_path: Path) -> None:
    workroom(source, tmp_path / "site", tmp_path / "cache")
    assert (tmp_path / "cache" / "CACHEDIR.TAG").read_text(encoding="ascii").startswith("Signature: 8a477f597d28d172")
    assert (tmp_path / "cache" / ".gitignore").read_text(encoding="ascii") == "*\n"


def test_a_folder_that_is_there_is_left_as_it_is(source: Path, tmp_path: Path) -> None:
    (tmp_path / "cache").mkdir()
    workroom(source, tmp_path / "site", tmp_path / "cache")
    assert [path.name for path in (tmp_path / "cache").iterdir()] == ["builds"]


def test_by_default_it_stands_beside_the_settings(source: Path, tmp_path: Path) -> None:
    room = workroom(source, tmp_path / "site", None)
    assert room is not None
    assert room.parent == source / ".edition-cache" / "builds"


@pytest.mark.parametrize("untrusted", [True, False])
def test_without_settings_or_trust_it_stands_in_the_users_own_folder(
    untrusted: bool, source: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "own"))
    if not untrusted:
        (source / "edition.toml").unlink()
    room = workroom(source, tmp_path / "site", None, untrusted)
    assert room is not None
    assert room.parent == tmp_path / "own" / "tei-edition" / "builds"


def test_where_none_can_be_had_there_is_none_but_one_that_was_asked_for_must_be(source: Path, tmp_path: Path) -> None:
    (source / ".edition-cache").touch()
    assert workroom(source, tmp_path / "site", None) is None
    with pytest.raises(SettingsError, match="cannot hold the cache"):
        workroom(source, tmp_path / "site", source / ".edition-cache")


def test_a_link_in_the_place_of_a_file_is_not_followed(source: Path, tmp_path: Path) -> None:
    room = workroom(source, tmp_path / "site", tmp_path / "cache")
    assert room is not None
    (room / FILES[0]).symlink_to(tmp_path / "elsewhere")
    with pytest.raises(SettingsError, match="cannot hold the cache"):
        workroom(source, tmp_path / "site", tmp_path / "cache")


def test_those_that_were_used_last_are_kept(source: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(workrooms, "_ROOMS", 2)
    rooms = []
    for n in range(3):
        room = workroom(source, tmp_path / f"site{n}", tmp_path / "cache")
        assert room is not None
        rooms.append(room)
        for old, known in enumerate(rooms):
            if known.exists():
                os.utime(known, (old, old))
    assert [room.exists() for room in rooms] == [False, True, True]


def test_what_is_kept_can_be_forgotten(tmp_path: Path) -> None:
    (tmp_path / FILES[0]).touch()
    (tmp_path / "other").touch()
    empty(tmp_path)
    assert [path.name for path in tmp_path.iterdir()] == ["other"]


def test_a_passing_one_is_gone_afterwards() -> None:
    with passing() as room:
        (room / "file").touch()
    assert not room.exists()
