"""A project's XML catalog: which of its entries fits a name, and what it cannot do."""

from __future__ import annotations

from pathlib import Path

import pytest

from edition.checking.catalogs import catalog, local
from edition.errors import SettingsError

XMLNS = 'xmlns="urn:oasis:names:tc:entity:xmlns:xml:catalog"'


def write(path: Path, entries: str, attributes: str = "") -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(f"<catalog {XMLNS} {attributes}>{entries}</catalog>", encoding="utf-8")
    return path


def found(root: Path, name: str) -> str:
    """What a catalog answers, as a path in its folder."""
    path = local(catalog(root / "catalog.xml", root).find(name))
    return path.relative_to(root.resolve()).as_posix() if path else ""


@pytest.mark.parametrize(
    ("entry", "name", "path"),
    [
        ('<uri name="a" uri="b.rng"/>', "a", "b.rng"),
        ('<uri name="a" uri="b.rng"/>', "aa", ""),
        ('<system systemId="http://e/a" uri="b.rng"/>', "http://e/a", "b.rng"),
        ('<public publicId="-//TEI//All" uri="b.rng"/>', "-//TEI//All", "b.rng"),
        ('<rewriteURI uriStartString="http://e/" rewritePrefix="c/"/>', "http://e/x/a.rng", "c/x/a.rng"),
        ('<rewriteSystem systemIdStartString="http://e/" rewritePrefix="c/"/>', "http://e/a.rng", "c/a.rng"),
        ('<uriSuffix uriSuffix="/a.rng" uri="b.rng"/>', "http://e/a.rng", "b.rng"),
        ('<systemSuffix systemIdSuffix="/a.rng" uri="b.rng"/>', "http://e/a.rng", "b.rng"),
        ('<group xml:base="g/"><uri name="a" uri="b.rng"/></group>', "a", "g/b.rng"),
        ('<uri xml:base="g/" name="a" uri="b.rng"/>', "a", "g/b.rng"),
        (
            '<uriSuffix uriSuffix="a" uri="1"/><rewriteURI uriStartString="a" rewritePrefix="2"/><uri name="a" uri="3"/>',
            "a",
            "3",
        ),
        (
            '<rewriteURI uriStartString="a" rewritePrefix="1"/><rewriteURI uriStartString="ab" rewritePrefix="2"/>',
            "ab",
            "2",
        ),
        ('<uri name="a" uri="1"/><uri name="a" uri="2"/>', "a", "1"),
        ('<uri name="a"/>', "a", ""),
    ],
)
def test_the_entry_that_fits_best_is_taken(tmp_path: Path, entry: str, name: str, path: str) -> None:
    write(tmp_path / "catalog.xml", entry)
    assert found(tmp_path, name) == path


def test_a_base_and_catalogs_that_follow_are_relative_to_their_file(tmp_path: Path) -> None:
    write(tmp_path / "catalog.xml", '<nextCatalog catalog="more.xml"/><uri name="c" uri="c.rng"/>', 'xml:base="s/"')
    write(
        tmp_path / "s" / "more.xml",
        '<uri name="a" uri="b.rng"/><uri name="c" uri="no"/><nextCatalog catalog="../catalog.xml"/>',
    )
    assert (found(tmp_path, "a"), found(tmp_path, "c")) == ("s/b.rng", "s/c.rng")


def test_a_catalog_does_not_go_on_to_one_outside(tmp_path: Path) -> None:
    write(tmp_path / "catalog.xml", '<uri name="a" uri="b.rng"/>')
    inner = tmp_path / "edition"
    write(
        inner / "catalog.xml",
        '<nextCatalog catalog="../catalog.xml"/><nextCatalog catalog="http://127.0.0.1:9/c.xml"/>',
    )
    assert found(inner, "a") == ""


def test_a_file_of_that_name_may_be_something_else(tmp_path: Path) -> None:
    assert found(tmp_path, "a") == ""
    for n, content in enumerate(("<TEI/>", "<TEI", f"<entry {XMLNS}/>", "")):
        folder = tmp_path / str(n)
        folder.mkdir()
        (folder / "catalog.xml").write_text(content, encoding="utf-8")
        assert found(folder, "a") == ""


def test_a_catalog_that_is_broken_is_said_to_be(tmp_path: Path) -> None:
    (tmp_path / "catalog.xml").write_text(f"<catalog {XMLNS}><uri>", encoding="utf-8")
    with pytest.raises(SettingsError, match=r"catalog\.xml cannot be read"):
        found(tmp_path, "a")


def test_only_file_addresses_are_paths() -> None:
    assert local("file:///a/b%20c") == Path("/a/b c")
    assert [local(a) for a in ("http://e/a", "a", "", "file://host/a")] == [None] * 4
