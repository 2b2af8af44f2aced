"""Where a preview is built."""

from __future__ import annotations

from pathlib import Path

import pytest

from edition.errors import EditionError, OutputError
from edition.serving.places import place_for
from tests.cli.running import write


def test_it_is_the_same_the_next_time_and_another_for_another_source(tmp_path: Path) -> None:
    one, other = write(tmp_path / "one", {"a.xml": ""}), write(tmp_path / "other", {"a.xml": ""})
    with place_for(one, tmp_path / "cache") as first, place_for(other, tmp_path / "cache") as second:
        assert first != second
    with place_for(one / "." / "", tmp_path / "cache") as again:
        assert again == first
    assert first.is_dir()


def test_it_stands_in_the_cache_of_the_edition_and_is_none_of_its_sources(tmp_path: Path) -> None:
    write(tmp_path, {"edition.toml": ""})
    with place_for(tmp_path, None) as place:
        assert place.relative_to(tmp_path).parts[:2] == (".edition-cache", "previews")
    with place_for(tmp_path, None, untrusted=True) as place:
        assert not place.is_relative_to(tmp_path)


def test_two_at_a_time_are_one_too_many(tmp_path: Path) -> None:
    with place_for(tmp_path, tmp_path / "cache"), pytest.raises(EditionError, match="is running already"):  # noqa: SIM117
        with place_for(tmp_path, tmp_path / "cache"):
            pass


def test_a_cache_that_cannot_be_had(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write(tmp_path, {"file": ""})
    with pytest.raises(OutputError, match="cannot hold the preview"), place_for(tmp_path, tmp_path / "file"):
        pass
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "file"))
    with place_for(tmp_path, None) as passing:
        assert passing.is_dir()
    assert not passing.exists()
