"""What the pages say is true: their examples run, and they name every option, setting, column and module there is."""

from __future__ import annotations

import contextlib
import io
import json
import os
import re
import shlex
import subprocess
import sys
import tomllib
from collections.abc import Iterator
from dataclasses import fields
from pathlib import Path

import click
import pytest

from edition import kinds, project
from edition.building.engine import Order, build
from edition.building.tables import COLUMNS
from edition.checking.choosing import choice
from edition.cli.commands import COMMANDS, commands, run

ROOT = Path(__file__).resolve().parents[1]
DOCS = ROOT / "docs"
PAGES = sorted([*ROOT.glob("*.md"), *DOCS.glob("*.md")])
FOLLOWED = {DOCS / f"{name}.md" for name in "tutorial extending collating encode reconciliation".split()}
"""Pages whose examples build on one another; tests/test_followed.py follows them."""


def content(path: Path) -> str:
    return path.read_text(encoding="utf-8")


def blocks(page: str, language: str) -> list[str]:
    """The fenced blocks of a language, without their fences."""
    return re.findall(rf"^```{language}\n(.*?)^```$", page, re.MULTILINE | re.DOTALL)


def section(page: str, heading: str) -> str:
    """What stands under the heading of the second level that holds these words."""
    return next(part for part in re.split(r"^## ", page, flags=re.MULTILINE) if heading in part.partition("\n")[0])


def rows(page: str, first: str) -> set[str]:
    """The names in back quotes in the first cells of the tables whose first column has this heading."""
    tables = re.findall(rf"^\| {first} \|.*\n((?:\|.*\n)+)", page, re.MULTILINE)
    cells = [line.split("|")[1] for table in tables for line in table.splitlines()]
    return {name for cell in cells for name in re.findall(r"`([^`]+)`", cell)}


def named(path: Path) -> str:
    return str(path.relative_to(ROOT))


# ------------------------------------------------------------------------------------------------- examples that run


def conversations() -> Iterator[tuple[Path, str]]:
    for page in sorted({*PAGES} - FOLLOWED):
        yield from ((page, block) for block in blocks(content(page), "console"))


@pytest.mark.parametrize(("page", "conversation"), [pytest.param(*c, id=named(c[0])) for c in conversations()])
def test_commands_answer_as_written(
    page: Path, conversation: str, desk: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    for exchange in re.split(r"^\$ edition ", conversation, flags=re.MULTILINE)[1:]:
        command, _, answer = exchange.partition("\n")
        assert run(shlex.split(command)) == 0
        said = "".join(capfd.readouterr()).replace("\r\n", "\n")
        assert re.fullmatch(pattern(answer), said), said


def pattern(answer: str) -> str:
    """An answer as a regular expression: ``…`` stands for anything in a line, alone on a line for any lines."""
    lines = ("(?:.*\n)*?" if line == "…\n" else re.escape(line).replace("…", ".*") for line in answer.splitlines(True))
    return "".join(lines)


def test_there_are_conversations() -> None:
    assert len(list(conversations())) >= 4


def test_tables_are_sliced_as_written(desk: Path) -> None:
    page = content(DOCS / "csv.md")
    (program,), (answer,) = blocks(page, "python"), blocks(page, "text")
    build(Order(desk / "texts", desk / "site"))
    said = io.StringIO()
    with contextlib.redirect_stdout(said):
        exec(compile(program, "docs/csv.md", "exec"), {})  # noqa: S102 - the page's own example
    assert [line.rstrip() for line in said.getvalue().splitlines()] == answer.splitlines()


def edition(checkout: Path, *arguments: str) -> str:
    """What the toolkit in a checkout prints."""
    command = [sys.executable, "-m", "edition", *arguments]
    environment = {**os.environ, "PYTHONPATH": str(checkout), "PYTHONDONTWRITEBYTECODE": "1", "PYTHONUTF8": "1"}
    done = subprocess.run(command, cwd=checkout, env=environment, capture_output=True, encoding="utf-8", check=False)
    assert done.returncode == 0, done.stderr
    return done.stdout


def contributed(heading: str, language: str = "python", number: int = 0) -> str:
    return blocks(section(content(ROOT / "CONTRIBUTING.md"), heading), language)[number]


def test_a_kind_is_the_line_that_contributing_shows(checkout: Path) -> None:
    table = checkout / "edition" / "kinds.py"
    last = '    Kind("other"'
    table.write_text(content(table).replace(last, contributed("Add a kind") + last), encoding="utf-8")
    letter = '<TEI><text><body><p>Aboard the <name type="Ship" key="beagle">Beagle</name>.</p></body></text></TEI>'
    (checkout / "letter.xml").write_text(letter, encoding="utf-8")
    edition(checkout, "build", "letter.xml")
    assert (checkout / "site" / "ships" / "beagle.html").is_file()
    assert "beagle,Beagle" in content(checkout / "site" / "data" / "ships.csv")
    assert "ships/index.html" in content(checkout / "site" / "index.html")


def test_a_check_is_the_module_and_the_lines_that_contributing_shows(checkout: Path) -> None:
    checking = checkout / "edition" / "checking"
    (checking / "rules" / "headings.py").write_text(contributed("Add a check"), encoding="utf-8")
    for number, (table, first) in enumerate(
        [("slugs.py", "SLUGS = (\n"), ("rules/table.py", "FILE_RULES: tuple[Rule, ...] = (\n")], 1
    ):
        path = checking / table
        assert first in content(path)
        path.write_text(
            content(path).replace(first, first + contributed("Add a check", number=number)), encoding="utf-8"
        )
    letter = "<TEI><text><body><div><head> </head><p>Words.</p></div><div><head>Two</head><p>Words.</p></div></body></text></TEI>"
    (checkout / "letter.xml").write_text(letter, encoding="utf-8")
    found = json.loads(edition(checkout, "validate", "letter.xml", "--select", "headings", "--format", "json"))[
        "problems"
    ]
    assert [(p["slug"], p["line"], p["column"], p["message"]) for p in found] == [
        ("empty-heading", 1, letter.index("<head>") + 1, "this heading has no words")
    ]


def test_a_renderer_is_the_file_and_the_line_that_contributing_shows(checkout: Path) -> None:
    (checkout / "renderers" / "length.py").write_text(contributed("Add a renderer"), encoding="utf-8")
    declared = tomllib.loads(contributed("Add a renderer", "toml"))["project"]["entry-points"]["edition.renderers"]
    package = checkout / "length-1.dist-info"
    package.mkdir()
    (package / "METADATA").write_text("Metadata-Version: 2.1\nName: length\nVersion: 1\n", encoding="utf-8")
    points = "".join(f"{name} = {place}\n" for name, place in declared.items())
    (package / "entry_points.txt").write_text(f"[edition.renderers]\n{points}", encoding="utf-8")
    edition(checkout, "build", "texts")
    texts = checkout / "site" / "texts"
    assert int(content(texts / "letter.length")) == len(content(texts / "letter.txt"))


# ----------------------------------------------------------------------------------- columns, options, settings, links


@pytest.mark.parametrize("table", COLUMNS)
def test_every_column_is_described(table: str) -> None:
    page = content(DOCS / "csv.md")
    is_entity = table in {kind.folder for kind in kinds.KINDS}
    described = rows(section(page, table), "column")
    columns = set(COLUMNS["sessions" if is_entity else table])
    assert described == columns


def command(name: str) -> click.Command:
    found = commands.get_command(click.Context(commands), name)
    assert found is not None
    return found


@pytest.mark.parametrize("name", COMMANDS)
def test_every_option_is_named(name: str) -> None:
    context = click.Context(command(name), help_option_names=["-h", "--help"])
    options = {o for p in command(name).get_params(context) if isinstance(p, click.Option) for o in p.opts}
    if isinstance(command(name), click.Group):
        options.clear()  # those of its commands stand in what is said of them; it has none but --help
    assert rows(section(content(DOCS / "commands.md"), f"edition {name}"), "option") == options


def test_every_option_of_a_command_in_a_group_is_named() -> None:
    for name in COMMANDS:
        group = command(name)
        for one in group.commands.values() if isinstance(group, click.Group) else ():
            said = section(content(DOCS / "commands.md"), f"edition {name}")
            assert f"`edition {name} {one.name}" in said
            options = [o for p in one.params if isinstance(p, click.Option) for o in p.opts if o.startswith("--")]
            assert [o for o in options if f"`{o}`" not in said] == []


SETTINGS = {field.name for field in fields(project.Project)} - {"folder", "untrusted", "releases"}


def test_every_setting_is_named() -> None:
    assert rows(content(DOCS / "edition-toml.md"), "key") == SETTINGS


def test_the_settings_that_are_shown_are_read(tmp_path: Path) -> None:
    (shown,) = blocks(content(DOCS / "edition-toml.md"), "toml")
    (tmp_path / "edition.toml").write_text(shown, encoding="utf-8")
    assert choice(project.load(tmp_path).problems).severities["grammar-text"] == "warning"
    assert project.load(tmp_path).types == {"ship": "other", "guild": "organization"}
    assert set(tomllib.loads(shown)) == SETTINGS


def test_every_type_is_named() -> None:
    assert set(kinds.OF_TYPE) <= set(re.findall(r"[\w-]+", content(DOCS / "edition-toml.md")))


@pytest.mark.parametrize(
    "room",
    [
        "edition/reading",
        "edition/building",
        "edition/checking",
        "edition/checking/relaxng",
        "edition/checking/rules",
        "edition/checking/schematron",
        "edition/checking/schematron/xpath",
        "edition/editing",
        "edition/reconciling",
        "edition/encoding",
        "edition/encoding/drafting",
        "edition/encoding/ledger",
        "edition/encoding/quoting",
        "edition/encoding/tagging",
        "renderers/html",
    ],
)
def test_every_module_of_a_room_is_named(room: str) -> None:
    modules = {path.stem for path in (ROOT / room).glob("*.py")} - {"__init__"}
    assert modules <= rows(content(DOCS / "architecture.md"), f"`{room}/`")


def anchors(page: Path) -> set[str]:
    """The fragments of a page's headings, as they are made on most sites."""
    found = re.findall(r"^#+ (.+)$", content(page), re.MULTILINE)
    return {re.sub(r"[^\w\- ]", "", heading.lower()).replace(" ", "-") for heading in found}


@pytest.mark.parametrize("page", PAGES, ids=named)
def test_links_lead_somewhere(page: Path) -> None:
    text = content(page)
    for target in re.findall(r"\]\((?!https?:)([^)]+)\)", text) + re.findall(r'src(?:set)?="(docs/[^"]+)"', text):
        path, _, anchor = target.partition("#")
        aim = page.parent / path if path else page
        assert aim.is_file(), target
        assert not anchor or anchor in anchors(aim), target
