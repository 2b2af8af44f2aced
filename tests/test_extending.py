"""A new kind of entity is one line in ``kinds.py``; a new renderer is one file and one entry point."""

from __future__ import annotations

import csv
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.cli.running import NAMESPACE, environment, tei, tree, write

ROOT = Path(__file__).resolve().parents[1]
HOUSE = ("edition", "renderers", "schema", "xslt", "texts", "pyproject.toml")

KIND = '    Kind("object", "objects", "Objects", "listObject", "object", "objectName", "", "object"),\n'
REGISTER = f"""<standOff {NAMESPACE}><listObject>
<object xml:id="lamp"><objectIdentifier><objectName>The Corn Hall lamp</objectName></objectIdentifier>
<idno>https://objects.example/1</idno><note>It leans.</note></object>
<object xml:id="bell"><objectName>The chair's bell</objectName></object>
</listObject></standOff>"""
TEXT = """<p>By <objectName ref="#lamp">the lamp</objectName>, <name type="object">a ladder</name>,
<rs type="object" ref="registers.xml#bell">it</rs> and <objectName>a hat</objectName>.</p>"""


def copy_house(folder: Path) -> Path:
    """The toolkit as a checkout of its own."""
    for name in HOUSE:
        source = ROOT / name
        if source.is_dir():
            shutil.copytree(source, folder / name, ignore=shutil.ignore_patterns("__pycache__", ".*"))
        else:
            shutil.copy(source, folder / name)
    return folder


def build(folder: Path, *first_on_path: Path) -> subprocess.CompletedProcess[str]:
    """``src`` to ``site`` with these folders before all others on the path of modules."""
    path = os.pathsep.join(map(str, first_on_path))
    return subprocess.run(
        [sys.executable, "-P", "-m", "edition", "build", "src"],
        cwd=folder,
        env=environment(folder, PYTHONPATH=path),
        capture_output=True,
        encoding="utf-8",
        check=False,
    )


def rows(site: Path, table: str) -> list[dict[str, str]]:
    with (site / f"data/{table}.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


@pytest.fixture(scope="module", params=["before the rest", "at the end"])
def site_with_objects(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A site whose toolkit has the kind ``object``, in one of two places of the table."""
    folder = tmp_path_factory.mktemp("kinds")
    house = copy_house(folder / "house")
    table = house / "edition" / "kinds.py"
    lines = table.read_text(encoding="utf-8").splitlines(keepends=True)
    (place,) = [number for number, line in enumerate(lines) if line.startswith('    Kind("other"')]
    place += request.param == "at the end"
    table.write_text("".join([*lines[:place], KIND, *lines[place:]]), encoding="utf-8")
    write(folder / "src", {"a.xml": tei(TEXT, "A letter"), "registers.xml": REGISTER})
    done = build(folder, house)
    assert done.returncode == 0, done.stderr
    return folder / "site"


def test_a_kind_is_one_line(site_with_objects: Path) -> None:
    kinds = {(row["surface"], row["kind"], row["entity"]) for row in rows(site_with_objects, "mentions")}
    assert kinds == {
        ("the lamp", "object", "lamp"),
        ("a ladder", "object", ""),
        ("it", "object", "bell"),
        ("a hat", "object", ""),
    }


def test_a_kind_has_its_table(site_with_objects: Path) -> None:
    lamp, bell = sorted(rows(site_with_objects, "objects"), key=lambda row: row["id"], reverse=True)
    assert (lamp["name"], lamp["mentions"], lamp["url"]) == ("The Corn Hall lamp", "1", "objects/lamp.html")
    assert lamp["identifiers"] == "https://objects.example/1"
    assert (bell["name"], bell["mentions"]) == ("The chair's bell", "1")
    assert (site_with_objects / "data/objects.csv-metadata.json").exists()
    assert rows(site_with_objects, "others") == []


def test_a_kind_has_its_pages(site_with_objects: Path) -> None:
    page = (site_with_objects / "objects/lamp.html").read_text(encoding="utf-8")
    assert "It leans." in page
    assert '"../texts/a.html#' in page
    index = (site_with_objects / "objects/index.html").read_text(encoding="utf-8")
    assert 'href="lamp.html"' in index
    assert "a ladder" in index
    text = (site_with_objects / "texts/a.html").read_text(encoding="utf-8")
    assert 'href="../objects/bell.html"' in text


def test_a_kind_stands_in_the_navigation(site_with_objects: Path) -> None:
    pages = {path: content.decode() for path, content in tree(site_with_objects).items() if path.endswith(".html")}
    assert [
        path for path, page in pages.items() if not re.search(r'href="[./]*objects/index.html"[^>]*>Objects<', page)
    ] == []


def test_the_kind_s_register_is_no_running_text(tmp_path: Path) -> None:
    house = copy_house(tmp_path / "house")
    table = house / "edition" / "kinds.py"
    table.write_text(
        table.read_text(encoding="utf-8").replace("KINDS = (\n", f"KINDS = (\n{KIND}", 1), encoding="utf-8"
    )
    register = REGISTER.partition(">")[2].rpartition("</standOff>")[0]
    write(tmp_path / "src", {"a.xml": tei(f"<p>Text.</p>{register}")})
    assert build(tmp_path, house).returncode == 0
    assert (tmp_path / "site/texts/a.txt").read_text(encoding="utf-8") == "Text.\n"
    assert "The Corn Hall lamp" in (tmp_path / "site/texts/a.registers.txt").read_text(encoding="utf-8")


RENDERER = '''"""Counts words."""
from edition.model import Artifact


class WordsRenderer:
    name = "words"
    version = "1"

    def text(self, reading, context):
        text = reading.text
        yield Artifact(f"words/{text.info.id}.txt", f"{len(text.streams['text'].split())} words\\n".encode())

    def edition(self, index, context):
        yield Artifact("words/index.txt", "".join(f"{info.title}\\n" for info in index.texts()).encode())
'''
METADATA = "Metadata-Version: 2.1\nName: edition-words\nVersion: 1\n"
ENTRY_POINT = "[edition.renderers]\nwords = edition_words:WordsRenderer\n"


def install(folder: Path, source: str) -> Path:
    """A distribution of one module and one entry point, as pip would leave it."""
    facts = "edition_words-1.dist-info"
    files = {"edition_words.py": source, f"{facts}/METADATA": METADATA, f"{facts}/entry_points.txt": ENTRY_POINT}
    return write(folder, dict(files))


def test_a_renderer_is_one_file_and_one_entry_point(tmp_path: Path) -> None:
    installed = install(tmp_path / "installed", RENDERER)
    write(tmp_path / "src", {"a.xml": tei("<p>One two three.</p>", "A letter")})
    assert build(tmp_path, ROOT).returncode == 0
    before = tree(tmp_path / "site")
    done = build(tmp_path, installed, ROOT)
    assert done.returncode == 0, done.stderr
    after = tree(tmp_path / "site")
    assert after["words/a.txt"] == b"3 words\n"
    assert after["words/index.txt"] == b"A letter\n"
    assert set(after) - set(before) == {"words/a.txt", "words/index.txt"}
    assert build(tmp_path, ROOT).returncode == 0
    assert tree(tmp_path / "site") == before


@pytest.mark.parametrize(
    ("source", "message"),
    [
        (RENDERER.replace("words/{text", "../{text"), "artifact"),
        (RENDERER.replace('f"words/{text.info.id}.txt"', '"index.html"'), "index.html"),
        ("raise ImportError('a part is missing')", "edition_words"),
        (RENDERER.replace("WordsRenderer", "Other"), "words"),
    ],
    ids=["outside", "taken", "import", "name"],
)
def test_a_renderer_that_is_wrong_is_named_and_publishes_nothing(tmp_path: Path, source: str, message: str) -> None:
    installed = install(tmp_path / "installed", source)
    write(tmp_path / "src", {"a.xml": tei("<p>One two three.</p>", "A letter")})
    assert build(tmp_path, ROOT).returncode == 0
    before = tree(tmp_path / "site")
    done = build(tmp_path, installed, ROOT)
    assert done.returncode == 2
    assert message in done.stderr
    assert "Traceback" not in done.stderr
    assert tree(tmp_path / "site") == before
