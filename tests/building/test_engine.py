"""The whole way from a folder of TEI to a site."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from edition.building import engine, pool
from edition.building.engine import Order, Outcome, build, indexed
from edition.errors import SourceError
from tests.building.sample import Files, register, tei, write

FILES: Files = {
    "a.xml": tei('<p>Dear <persName ref="#ada">Ada</persName></p>'),
    "b.xml": tei("<p>b</p>"),
    "r.xml": register('<person xml:id="ada"><persName>Ada</persName></person>'),
    "notes.txt": "no text of ours",
}
BROKEN: Files = {"m.xml": "<TEI>"}


def built(folder: Path, files: Files = FILES, **asked: object) -> Outcome:
    (folder / "source").mkdir(parents=True, exist_ok=True)
    write(folder / "source", files)
    return build(Order(folder / "source", folder / "site", jobs=1, **asked))  # type: ignore[arg-type]


def site(folder: Path) -> dict[str, bytes]:
    root = folder / "site"
    return {path.relative_to(root).as_posix(): path.read_bytes() for path in root.rglob("*") if path.is_file()}


def test_a_site_has_pages_texts_and_tables(tmp_path: Path) -> None:
    outcome = built(tmp_path)
    found = site(tmp_path)
    assert outcome.published
    assert outcome.problems == []
    assert outcome.counts["texts"] == 2
    assert {"index.html", "texts/a.html", "texts/b.txt", "persons/ada.html", "data/mentions.csv"} <= set(found)
    assert found["texts/a.txt"] == b"Dear Ada\n"
    assert found["texts/a.xml"] == FILES["a.xml"].encode()
    assert sorted(json.loads(found[".edition-site.json"])["files"]) == sorted(set(found) - {".edition-site.json"})


def test_where_nothing_changed_nothing_is_published(tmp_path: Path) -> None:
    built(tmp_path)
    before = site(tmp_path)
    assert not built(tmp_path).published
    assert site(tmp_path) == before


def test_what_can_be_read_is_built(tmp_path: Path) -> None:
    outcome = built(tmp_path, {**FILES, **BROKEN})
    assert outcome.published
    assert [p.slug for p in outcome.problems] == ["not-well-formed"]
    assert outcome.counts["malformed"] == 1
    assert "texts/m.html" not in site(tmp_path)


def test_on_request_an_error_stops(tmp_path: Path) -> None:
    outcome = built(tmp_path, {**FILES, **BROKEN}, strict=True)
    assert (outcome.stopped, outcome.published) == (True, False)
    assert not (tmp_path / "site").exists()
    assert built(tmp_path / "clean", strict=True).published


@pytest.mark.parametrize(
    ("files", "message"),
    [({}, "no XML file at all"), ({"h.xml": "<html/>", "i.xml": "<a/>"}, "2 XML files, and none is TEI")],
)
def test_without_texts_there_is_nothing_to_build(tmp_path: Path, files: Files, message: str) -> None:
    with pytest.raises(SourceError, match=message):
        built(tmp_path, files)
    assert not (tmp_path / "site").exists()


def test_collisions_of_ids_are_problems_with_a_place(tmp_path: Path) -> None:
    outcome = built(tmp_path, {"l/a.xml": tei("<p>a</p>"), "m/a.xml": tei("<p>b</p>")})
    assert [(p.slug, p.place and p.place.path) for p in outcome.problems] == [
        ("text-id-collision", "l/a.xml"), ("text-id-collision", "m/a.xml"),
    ]  # fmt: skip


def test_progress_is_told(tmp_path: Path) -> None:
    told: list[tuple[str, int, int]] = []
    built(tmp_path, progress=lambda *step: told.append(step))
    assert told == [("survey", 3, 3), ("texts", 2, 2), ("pages", 0, 0), ("publishing", 0, 0)]


def test_what_the_next_build_takes_over_stands_in_the_cache(tmp_path: Path) -> None:
    cache = tmp_path / "deep" / "cache"
    built(tmp_path, cache=cache)
    assert sorted(path.name for path in cache.iterdir()) == [".gitignore", "CACHEDIR.TAG", "builds"]
    assert sorted(path.name for path in cache.glob("builds/*/*")) == [
        "catalog.sqlite", "catalog.sqlite.seal", "index.sqlite", "index.sqlite.seal",
    ]  # fmt: skip
    before = {path: path.stat().st_mtime_ns for path in (tmp_path / "site").rglob("*")}
    again = built(tmp_path, cache=cache)
    assert (again.published, again.read) == (False, 0)
    assert {path: path.stat().st_mtime_ns for path in (tmp_path / "site").rglob("*")} == before


def test_a_changed_text_costs_that_text(tmp_path: Path) -> None:
    built(tmp_path, cache=tmp_path / "cache")
    page = tmp_path / "site" / "texts" / "b.html"
    before = page.stat()
    changed = FILES | {"a.xml": FILES["a.xml"].replace("<p>", "<p>And ", 1)}
    outcome = built(tmp_path, changed, cache=tmp_path / "cache")
    assert (outcome.published, outcome.read) == (True, 1)
    assert (page.stat().st_ino, page.stat().st_mtime_ns) == (before.st_ino, before.st_mtime_ns)
    built(tmp_path / "clean", changed)
    assert site(tmp_path) == site(tmp_path / "clean")


def test_several_processes_make_the_same(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    built(tmp_path / "one")
    monkeypatch.setattr(engine, "batches", lambda sized: pool.batches(sized, 1))
    source = write(tmp_path / "two" / "source", FILES)
    build(Order(source, tmp_path / "two" / "site", jobs=2))
    assert site(tmp_path / "one") == site(tmp_path / "two")


def test_an_index_needs_no_site(tmp_path: Path) -> None:
    source = write(tmp_path / "source", FILES)
    with indexed(Order(source, jobs=1)) as index:
        assert [e.name for e in index.entities("person")] == ["Ada"]
    assert sorted(p.name for p in tmp_path.iterdir()) == ["source"]
    assert sorted(p.name for p in source.iterdir()) == sorted(FILES)


def test_a_build_needs_an_output(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="needs an output"):
        build(Order(tmp_path))
