"""The site of a build: what is as it was is taken over, and whatever somebody did to the old one is made good."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from edition.building.engine import Order, Outcome, build
from tests.building.sample import Files, register, tei, write

FILES: Files = {
    "a.xml": tei('<p>Dear <persName ref="#ada">Ada</persName></p><figure><graphic url="p.png"/></figure>'),
    "b.xml": tei("<p>b</p>"),
    "r.xml": register('<person xml:id="ada"><persName>Ada</persName></person>'),
    "p.png": "a picture",
}


def built(folder: Path, files: Files = FILES) -> Outcome:
    source = write(folder / "source", files)
    return build(Order(source, folder / "site", jobs=1, cache=folder / "cache"))


def contents(folder: Path) -> dict[str, bytes]:
    return {p.relative_to(folder).as_posix(): p.read_bytes() for p in folder.rglob("*") if p.is_file()}


def numbers(folder: Path) -> dict[str, tuple[int, int]]:
    """The number and the time of each file: another number, another file."""
    files = (path for path in folder.rglob("*") if path.is_file())
    return {p.relative_to(folder).as_posix(): (p.stat().st_ino, p.stat().st_mtime_ns) for p in files}


def test_only_what_is_other_is_another_file(tmp_path: Path) -> None:
    built(tmp_path)
    before, old = contents(tmp_path / "site"), numbers(tmp_path / "site")
    assert built(tmp_path, {"b.xml": tei("<p>c</p>")}).published
    after, new = contents(tmp_path / "site"), numbers(tmp_path / "site")
    other = {path for path in after if before.get(path) != after[path]}
    assert {path for path in after if old.get(path) != new[path]} == other
    assert {"texts/b.html", "texts/b.txt", "texts/b.xml", ".edition-site.json"} <= other
    assert not {"texts/a.html", "persons/ada.html", "index.html", "static/style.css"} & other


@pytest.mark.parametrize("path", ["texts/a.html", "persons/ada.html", "data/mentions.csv", "media/p.png", "index.html"])
@pytest.mark.parametrize("how", ["gone", "shorter", "other", "link"])
def test_what_somebody_did_to_the_site_is_made_good(path: str, how: str, tmp_path: Path) -> None:
    built(tmp_path)
    expected, file = contents(tmp_path / "site"), tmp_path / "site" / path
    content = file.read_bytes()
    file.unlink()
    if how == "link":
        file.symlink_to(tmp_path / "source" / "p.png")
    elif how != "gone":
        file.write_bytes(content[:-1] + (b"" if how == "shorter" else b"#"))
    assert built(tmp_path).published
    assert contents(tmp_path / "site") == expected
    assert not file.is_symlink()
    assert (built(tmp_path).published, built(tmp_path).read) == (False, 0)


def test_a_site_whose_times_were_lost_is_as_it_was(tmp_path: Path) -> None:
    built(tmp_path)
    for file in (tmp_path / "site").rglob("*"):
        os.utime(file, ns=(0, 0))
    outcome = built(tmp_path)
    assert (outcome.read, outcome.published) == (0, False)


def test_a_changed_picture_is_published_and_nothing_is_read(tmp_path: Path) -> None:
    built(tmp_path)
    outcome = built(tmp_path, {"p.png": "b picture"})
    assert (outcome.read, outcome.published) == (0, True)
    assert (tmp_path / "site" / "media" / "p.png").read_bytes() == b"b picture"


def test_a_site_that_is_gone_is_made_again(tmp_path: Path) -> None:
    built(tmp_path)
    expected = contents(tmp_path / "site")
    (tmp_path / "site").rename(tmp_path / "elsewhere")
    outcome = built(tmp_path)
    assert (outcome.read, outcome.published) == (2, True)
    assert contents(tmp_path / "site") == expected


def test_without_the_cache_the_site_is_the_same(tmp_path: Path) -> None:
    built(tmp_path)
    for file in tmp_path.glob("cache/builds/*/*.sqlite"):
        file.write_bytes(b"damaged")
    outcome = built(tmp_path)
    assert (outcome.read, outcome.published) == (2, False)
