"""Files of a project's own ``static/``: they are published, take the place of ours, and can run nothing where nobody vouches."""

from __future__ import annotations

from pathlib import Path

import pytest
from edition.renderers.html.frame import Frame
from edition.renderers.html.own_static import own_files, with_own_static

from edition.building.engine import Order, build
from edition.errors import SettingsError
from edition.model import Artifact
from tests.cli.running import tei, write


class FakeIndex:
    """An index of a project with a folder."""

    def __init__(self, folder: Path, untrusted: bool = False) -> None:
        self.project = self
        self.folder, self.untrusted = folder, untrusted


def test_ours_are_replaced_and_others_added(tmp_path: Path) -> None:
    write(
        tmp_path, {"static/style.css": "own", "static/fonts/a.woff2": "font", "static/.hidden": "", "static/b.css~": ""}
    )

    @with_own_static
    def edition(_self: object, _index: object) -> list[Artifact]:
        return [Artifact("static/style.css", b"ours"), Artifact("index.html", b"start")]

    made = {artifact.path: artifact.content for artifact in edition(None, FakeIndex(tmp_path))}
    assert made == {"static/style.css": b"own", "index.html": b"start", "static/fonts/a.woff2": b"font"}


def test_without_a_folder_of_that_name_nothing_changes(tmp_path: Path) -> None:
    assert own_files(tmp_path) == {}
    assert own_files(None) == {}


@pytest.mark.parametrize("name", ["a b.css", "-a.css", "übung.css", "con:x.css", "a/b c/d.css"])
def test_odd_names_are_refused(tmp_path: Path, name: str) -> None:
    write(tmp_path, {f"static/{name}": ""})
    with pytest.raises(SettingsError, match="has a name"):
        own_files(tmp_path)


@pytest.mark.parametrize("names", [["Style.css"], ["style.css/a"], ["b/A.txt", "b/a.txt"], ["c", "C/a"]])
def test_names_that_no_disk_without_capitals_can_have_beside_each_other_are_refused(
    tmp_path: Path, names: list[str]
) -> None:
    """Our own ``style.css`` is one of them. They are told before anything is written, and not as damage of what is kept."""
    write(
        tmp_path, {"a.xml": tei("<p>a</p>"), "edition.toml": 'title = "T"'} | {f"static/{name}": "" for name in names}
    )
    with pytest.raises(SettingsError, match="cannot both be there"):
        build(Order(tmp_path, tmp_path / "site", jobs=1))


def test_a_link_that_leads_out_is_refused(tmp_path: Path) -> None:
    write(tmp_path, {"outside.css": "", "edition/static/a.css": ""})
    (tmp_path / "edition" / "static" / "b.css").symlink_to(tmp_path / "outside.css")
    with pytest.raises(SettingsError, match="leads out"):
        own_files(tmp_path / "edition")


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("a.js", ""),
        ("a.mjs", ""),
        ("a.svg", "<svg/>"),
        ("a.html", ""),
        ("a.css", "@import 'b.css';"),
        ("a.css", "p { background: url (//example.org/a.png) }"),
        ("a.css", "p { background: u\\72l(a.png) }"),
    ],
)
def test_what_could_run_or_load_is_refused_where_nobody_vouches(tmp_path: Path, name: str, content: str) -> None:
    write(tmp_path, {f"static/{name}": content})
    assert list(own_files(tmp_path)) == [name]
    with pytest.raises(SettingsError, match="nobody vouches"):
        own_files(tmp_path, untrusted=True)


def test_a_theme_that_loads_nothing_is_taken_from_anybody(tmp_path: Path) -> None:
    write(tmp_path, {"static/theme.css": ":root { --ink: #000 }", "static/a.png": ""})
    assert set(own_files(tmp_path, untrusted=True)) == {"theme.css", "a.png"}


class TestTheme:
    def test_it_is_linked_after_ours(self, tmp_path: Path) -> None:
        write(tmp_path, {"static/theme.css": ""})
        page = Frame("", tmp_path).page("../", "t", "").decode()
        assert page.index("../static/style.css") < page.index("../static/theme.css")
        assert "theme.css" not in Frame("", tmp_path.parent).page("../", "t", "").decode()

    def test_a_build_notices_that_it_comes_changes_and_goes(self, tmp_path: Path) -> None:
        source, site = write(tmp_path / "edition", {"a.xml": tei("<p>A</p>")}), tmp_path / "site"
        order = Order(source, site, jobs=1, cache=tmp_path / "cache")
        theme, page = site / "static" / "theme.css", site / "texts" / "a.html"
        build(order)
        assert not theme.exists()
        write(source, {"static/theme.css": "one"})
        build(order)
        assert theme.read_text() == "one"
        assert "theme.css" in page.read_text(encoding="utf-8")
        write(source, {"static/theme.css": "other"})
        build(order)
        assert theme.read_text() == "other"
        (source / "static" / "theme.css").unlink()
        build(order)
        assert not theme.exists()
        assert "theme.css" not in page.read_text(encoding="utf-8")
