"""Every trap of ``fixtures/``: a small source, and what must come of it, written by hand from the definitions.

A fixture is a folder with ``source/`` (its first comment states the trap) and ``expected/``:

``texts/*.txt``       the stream files, byte by byte; no other stream file may exist.
``*.csv``             some columns of ``data/*.csv``: the same rows in the same order; ``*`` stands for anything, and
                      ``{element:ownrunningtext}`` for the passage id by the hash rule (DESIGN 5.3).
``problems.txt``      ``path:line severity[slug]`` in order: all errors and warnings; an info only of a slug named
                      there. Without this file there must be neither errors nor warnings.
``counts.txt``        ``name = number``, of ``data/edition.json``.
``present.txt``       paths that exist in the site; ``absent.txt``: paths that do not.
``copies.txt``        ``path in the site = path in the source``, byte by byte.
``<id>.contains.txt`` ``XPath => string`` on ``texts/<id>.html`` without what is generated, white space folded.
"""

from __future__ import annotations

import base64
import csv
import functools
import hashlib
import io
import json
import re
import unicodedata
from collections.abc import Callable, Iterator
from contextlib import redirect_stderr
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import lxml.html
import pytest

from edition.cli.commands import run

FIXTURES = Path(__file__).parent / "fixtures"
STREAMS = ("text", "notes", "variants", "figures", "furniture", "registers")
ROWS = ("mentions", "quotations", "turns", "apparatus")
WHITE = " \t\r\n"
Row = dict[str, str]


@dataclass(frozen=True, slots=True)
class Built:
    """A fixture that was built: its folder, the site, and the exit code."""

    fixture: Path
    site: Path
    exit_code: int
    output: str

    def rows(self, name: str) -> list[Row]:
        """The rows of ``data/<name>.csv``."""
        return read_csv(self.site / "data" / f"{name}.csv")

    def problems(self) -> list[dict[str, Any]]:
        """The objects of ``data/problems.json``."""
        found: list[dict[str, Any]] = json.loads((self.site / "data" / "problems.json").read_text("utf-8"))
        return found

    def stream(self, text: str, stream: str) -> str:
        """The content of a stream's file; '' where there is none."""
        path = self.site / "texts" / stream_file(text, stream)
        return path.read_bytes().decode("utf-8") if path.exists() else ""

    def page(self, path: str) -> lxml.html.HtmlElement:
        """A page without its generated words."""
        return without_generated((self.site / path).read_bytes())


def read_csv(path: Path) -> list[Row]:
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def stream_file(text: str, stream: str) -> str:
    return f"{text}.txt" if stream == "text" else f"{text}.{stream}.txt"


def without_generated(page: bytes) -> lxml.html.HtmlElement:
    tree = lxml.html.document_fromstring(page, parser=lxml.html.HTMLParser(encoding="utf-8"))
    for element in tree.xpath('//*[contains(concat(" ", normalize-space(@class), " "), " gen ")]'):
        if element.getparent() is not None:
            element.drop_tree()
    return tree


def lines_of(path: Path) -> list[str]:
    """The lines of an expectation; U+2028 and its like end no line."""
    return [line for line in path.read_text("utf-8").split("\n") if line.strip()] if path.exists() else []


def fold(text: str) -> str:
    return re.sub(f"[{WHITE}]+", " ", text).strip(WHITE)


def squeeze(text: str) -> str:
    return re.sub(f"[{WHITE}]+", "", text)


def passage_id(element: str, own_text: str) -> str:
    """The id of a passage without ``@xml:id`` (DESIGN 5.3): written again here, so as to be an independent witness."""
    own = unicodedata.normalize("NFC", squeeze(own_text))
    digest = hashlib.sha256(f"{element}\n{own}".encode()).digest()
    return "p" + base64.b32encode(digest).decode("ascii").lower()[:10]


def expand(cell: str) -> str:
    return re.sub(r"\{(\w+):([^}]*)\}", lambda found: passage_id(found[1], found[2]), cell)


def matches(expected: str, actual: str) -> bool:
    pattern = ".*".join(re.escape(part) for part in expected.split("*"))
    return re.fullmatch(pattern, actual, re.DOTALL) is not None


def reconciled(expected: list[Row], actual: list[Row]) -> list[Row]:
    """The actual rows, in the expected columns, with the expected cell wherever that one matches."""
    columns = list(expected[0]) if expected else ["id"]
    result = [{column: row.get(column, "<no column>") for column in columns} for row in actual]
    for row, wanted in zip(result, expected, strict=False):
        row.update({column: cell for column, cell in wanted.items() if matches(cell, row[column])})
    return result


def unguarded(cell: str) -> str:
    return cell.removeprefix("'")


def expectations(pattern: str) -> list[Any]:
    """One test parameter for each file of that pattern among all expectations."""
    found = sorted(FIXTURES.glob(f"*/expected/{pattern}"))
    return [pytest.param(path, id=f"{fixture_of(path).name}/{path.name}") for path in found]


def fixture_of(path: Path) -> Path:
    return FIXTURES / path.relative_to(FIXTURES).parts[0]


ALL = [pytest.param(path, id=path.name) for path in sorted(FIXTURES.iterdir()) if (path / "source").is_dir()]


@pytest.fixture(scope="session")
def built(tmp_path_factory: pytest.TempPathFactory) -> Callable[[Path], Built]:
    """Builds a fixture, once in the session."""

    @functools.cache
    def build(fixture: Path) -> Built:
        site = tmp_path_factory.mktemp(fixture.name) / "site"
        cache = tmp_path_factory.mktemp(f"{fixture.name}-cache")
        arguments = ["build", str(fixture / "source"), "--output", str(site), "--cache", str(cache)]
        said = io.StringIO()
        with redirect_stderr(said):
            code = run(arguments)
        return Built(fixture, site, code, said.getvalue())

    return build


Build = Callable[[Path], Built]


@pytest.mark.parametrize("fixture", ALL)
def test_streams(fixture: Path, built: Build) -> None:
    site = built(fixture).site / "texts"
    files = {path.name for path in site.glob("*.txt") if not path.name.endswith(".xml.txt")}
    wanted = sorted((fixture / "expected" / "texts").glob("*.txt"))
    assert files == {path.name for path in wanted}
    for path in wanted:
        assert (site / path.name).read_bytes().decode("utf-8") == path.read_bytes().decode("utf-8"), path.name


@pytest.mark.parametrize("expected", expectations("*.csv"))
def test_rows(expected: Path, built: Build) -> None:
    wanted = [{column: expand(cell) for column, cell in row.items()} for row in read_csv(expected)]
    assert reconciled(wanted, built(fixture_of(expected)).rows(expected.stem)) == wanted


@pytest.mark.parametrize("fixture", ALL)
def test_problems_and_exit_code(fixture: Path, built: Build) -> None:
    site = built(fixture)
    wanted = lines_of(fixture / "expected" / "problems.txt")
    infos = {found for line in wanted for found in re.findall(r"info\[([\w-]+)\]", line)}
    problems = [problem for problem in site.problems() if problem["severity"] != "info" or problem["slug"] in infos]
    actual = [f"{found['path']}:{found['line']} {found['severity']}[{found['slug']}]" for found in problems]
    pairs = zip(actual, wanted + actual[len(wanted) :], strict=False)
    assert [line if matches(line, found) else found for found, line in pairs] == wanted
    assert site.exit_code == int(any(" error[" in line for line in wanted)), site.output


@pytest.mark.parametrize("expected", expectations("counts.txt"))
def test_counts(expected: Path, built: Build) -> None:
    data = json.loads((built(fixture_of(expected)).site / "data" / "edition.json").read_text("utf-8"))
    counts = data.get("counts", data)
    names = [line.partition(" = ")[0] for line in lines_of(expected)]
    assert [f"{name} = {counts.get(name)}" for name in names] == lines_of(expected)


@pytest.mark.parametrize("expected", expectations("present.txt"))
def test_present(expected: Path, built: Build) -> None:
    site = built(fixture_of(expected)).site
    assert [path for path in lines_of(expected) if not (site / path).is_file()] == []


@pytest.mark.parametrize("expected", expectations("absent.txt"))
def test_absent(expected: Path, built: Build) -> None:
    site = built(fixture_of(expected)).site
    assert [path for path in lines_of(expected) if (site / path).exists()] == []


@pytest.mark.parametrize("expected", expectations("copies.txt"))
def test_copies(expected: Path, built: Build) -> None:
    fixture = fixture_of(expected)
    for line in lines_of(expected):
        copy, source = line.split(" = ")
        assert (built(fixture).site / copy).read_bytes() == (fixture / "source" / source).read_bytes()


@pytest.mark.parametrize("expected", expectations("*.contains.txt"))
def test_page_contains(expected: Path, built: Build) -> None:
    text = expected.name.removesuffix(".contains.txt")
    page = built(fixture_of(expected)).page(f"texts/{text}.html")
    questions = [line.split(" => ")[0] for line in lines_of(expected)]
    assert [f"{question} => {answer(page, question)}" for question in questions] == lines_of(expected)


def answer(page: lxml.html.HtmlElement, question: str) -> str:
    value = page.xpath(question)
    return f"{value:g}" if isinstance(value, float) else fold(str(value))


@pytest.mark.parametrize("fixture", ALL)
def test_page_holds_the_streams(fixture: Path, built: Build) -> None:
    site = built(fixture)
    for text in site.rows("texts"):
        page = site.page(f"texts/{text['id']}.html")
        for stream in STREAMS:
            parts = page.xpath(
                '//main//*[self::article or self::section][contains(concat(" ", @class, " "), $name)]',
                name=f" {stream} ",
            )
            shown = "".join(part.text_content() for part in parts)
            assert squeeze(shown) == squeeze(site.stream(text["id"], stream)), f"{text['id']}: {stream}"


@pytest.mark.parametrize("fixture", ALL)
def test_rows_resolve(fixture: Path, built: Build) -> None:
    site = built(fixture)
    for name in ROWS:
        for row in site.rows(name):
            path, _, anchor = row["url"].partition("#")
            assert len(site.page(path).xpath("//*[@id=$anchor]", anchor=anchor)) == 1, (name, row["url"])
            for surface, cut in slices(name, row, site):
                assert surface == cut, (name, row)


def slices(name: str, row: Row, site: Built) -> Iterator[tuple[str, str]]:
    """What a row says, and the slice of the stream's file that it cites."""
    if name in ("mentions", "quotations"):
        stream = site.stream(row["text"], row["stream"])
        yield unguarded(row["surface"]), stream[int(row["start"]) : int(row["end"])]
    if name == "apparatus" and row["reading"]:
        stream = site.stream(row["text"], row["stream"])
        yield unguarded(row["reading"]), stream[int(row["reading_start"]) : int(row["reading_end"])]


@pytest.mark.parametrize("fixture", ALL)
def test_fixture_states_its_trap(fixture: Path) -> None:
    sources = [path for path in (fixture / "source").rglob("*") if path.is_file()]
    encodings = {b"\xff\xfe": "utf-16", b"\xef\xbb": "utf-8-sig"}
    contents = [path.read_bytes() for path in sources]
    firsts = [content.decode(encodings.get(content[:2], "latin-1"))[:120] for content in contents]
    assert any("Trap: " in first for first in firsts)


@pytest.mark.parametrize("expected", expectations("mentions.csv") + expectations("quotations.csv"))
def test_fixture_agrees_with_itself(expected: Path) -> None:
    """The offsets of an expectation slice its own expected text: a slip of the hand is found without the toolkit."""
    texts = sorted((expected.parent / "texts").glob("*.txt"))
    main = [path for path in texts if path.name.split(".")[-2] not in STREAMS]
    for row in read_csv(expected):
        if row.get("start", "*").isdigit() and (len(main) == 1 or "text" in row):
            text = row.get("text", main[0].name.removesuffix(".txt"))
            content = (expected.parent / "texts" / stream_file(text, row.get("stream", "text"))).read_text("utf-8")
            assert content[int(row["start"]) : int(row["end"])] == unguarded(row["surface"]), row
