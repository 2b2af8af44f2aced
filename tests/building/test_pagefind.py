"""The program that indexes for ``--search pagefind``: asked for, missing, failing, too slow; the old site stays."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import pytest

from edition.building import pagefind
from edition.building.engine import Order, build
from edition.errors import EditionError, SettingsError

TEXT = (
    '<TEI xmlns="http://www.tei-c.org/ns/1.0"><teiHeader><fileDesc><titleStmt><title>{0}</title></titleStmt><publicationStmt><p/>'
    "</publicationStmt><sourceDesc><p/></sourceDesc></fileDesc></teiHeader><text><body><p>{0} words.</p></body></text></TEI>"
)
WORKS = """
import json, os, pathlib, sys
assert not [name for name in os.environ if name.startswith("PAGEFIND")]
folder = pathlib.Path(sys.argv[sys.argv.index("--output-path") + 1])
pages = sorted(pathlib.Path(sys.argv[sys.argv.index("--site") + 1]).rglob("*.html"))
folder.mkdir()
(folder / "pagefind.js").write_text("/* finds */")
(folder / "pagefind-ui.js").write_text("/* a page of its own */")
(folder / "pagefind-entry.json").write_text(json.dumps({"languages": {}, "pages": [page.read_text() for page in pages]}))
"""


@pytest.fixture
def source(tmp_path: Path) -> Path:
    (tmp_path / "texts").mkdir()
    (tmp_path / "texts" / "a.xml").write_text(TEXT.format("First"), encoding="utf-8")
    return tmp_path / "texts"


def installed(folder: Path, monkeypatch: pytest.MonkeyPatch, script: str) -> None:
    """A program of this name on the PATH, and no distribution."""
    program = folder / "bin" / "pagefind"
    program.parent.mkdir(exist_ok=True)
    program.write_text(f"#!{sys.executable}\n{script}", encoding="utf-8")
    program.chmod(0o755)
    monkeypatch.setattr(pagefind, "_DISTRIBUTIONS", ())
    monkeypatch.setenv("PATH", f"{program.parent}{os.pathsep}{os.environ['PATH']}")


def order(source: Path) -> Order:
    return Order(source, source.parent / "site", jobs=1, cache=source.parent / "cache", search="pagefind")


def test_what_the_search_page_needs_is_published(source: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    installed(tmp_path, monkeypatch, WORKS)
    monkeypatch.setenv("PAGEFIND_SITE", "elsewhere")
    assert build(order(source)).published
    folder = tmp_path / "site" / "search"
    assert sorted(path.name for path in folder.rglob("*.js*")) == ["edition.js", "pagefind-entry.json", "pagefind.js"]
    entry = (folder / "pagefind" / "pagefind-entry.json").read_text(encoding="utf-8")
    assert "First words." in entry
    assert not build(order(source)).published
    (source / "a.xml").write_text(TEXT.format("Second"), encoding="utf-8")
    assert build(order(source)).published
    assert "Second words." in (folder / "pagefind" / "pagefind-entry.json").read_text(encoding="utf-8")


def test_another_program_makes_another_index(source: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    installed(tmp_path, monkeypatch, WORKS)
    build(order(source))
    installed(tmp_path, monkeypatch, WORKS.replace("/* finds */", "/* finds more */"))
    assert build(order(source)).published
    assert "more" in (tmp_path / "site" / "search" / "pagefind" / "pagefind.js").read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("script", "words"),
    [
        ("import sys; print('\\x1b[31mno room\\x1b[0m', file=sys.stderr); sys.exit(3)", "edition: no room"),
        ("import sys; sys.exit(3)", "it ended with 3 and said nothing"),
        ("print('all is well')", "all is well"),
        ("import time; time.sleep(60)", "took longer than 0.5 seconds, and was stopped"),
    ],
)
def test_a_program_that_fails_leaves_the_old_site(
    source: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, script: str, words: str
) -> None:
    installed(tmp_path, monkeypatch, WORKS)
    build(order(source))
    before = {path: path.read_bytes() for path in (tmp_path / "site").rglob("*") if path.is_file()}
    (source / "a.xml").write_text(TEXT.format("Second"), encoding="utf-8")
    installed(tmp_path, monkeypatch, script)
    monkeypatch.setattr(pagefind, "PATIENCE", 0.5)
    with pytest.raises(EditionError, match=words):
        build(order(source))
    assert {path: path.read_bytes() for path in (tmp_path / "site").rglob("*") if path.is_file()} == before


def test_a_program_that_cannot_be_started_is_told(
    source: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    installed(tmp_path, monkeypatch, "")
    (tmp_path / "bin" / "pagefind").write_text("#!/nowhere/at/all\n", encoding="utf-8")
    with pytest.raises(EditionError, match="could not be started"):
        build(order(source))


def test_without_the_program_it_is_said_what_to_install(source: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pagefind, "_DISTRIBUTIONS", ())
    monkeypatch.setenv("PATH", "")
    with pytest.raises(SettingsError) as caught:
        build(order(source))
    assert "tei-edition[pagefind]" in caught.value.hint
    assert not (source.parent / "site").exists()


def test_strangers_start_no_program(source: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (source / "edition.toml").write_text('search = "pagefind"', encoding="utf-8")
    monkeypatch.setattr(pagefind, "program", lambda: pytest.fail("asked for"))
    build(Order(source, source.parent / "site", jobs=1, cache=source.parent / "cache", untrusted=True))
    assert (source.parent / "site" / "static" / "search.js").is_file()
