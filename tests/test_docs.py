"""What the pages say is true: their examples run, and they name every problem, option, setting and column there is."""

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
from edition.building.validating import validated
from edition.checking.choosing import choice
from edition.checking.explaining import paragraphs
from edition.checking.rules.table import READ, USUAL, ruled
from edition.cli.commands import COMMANDS, commands, run
from edition.model import Problem

ROOT = Path(__file__).resolve().parents[1]
DOCS = ROOT / "docs"
PAGES = sorted([*ROOT.glob("*.md"), *DOCS.glob("*.md")])
WHEN_ASKED = {"no-schema", "schema-not-here"} | (ruled() - READ)
"""Problems that ``edition validate`` tells and ``edition build`` does not."""
FOLLOWED = {DOCS / "tutorial.md", DOCS / "extending.md", DOCS / "collating.md"}
"""Pages whose examples build on one another; tests/test_followed.py follows them."""
ON_DISK = {
    "not-convertible",
    "link-outside",
    "not-a-regular-file",
    "unreadable",
    "too-large",
    "too-slow",
    "text-crashed",
    "suppression-unused",
}
"""Problems of the system, which no source can show, and what is told of other problems; tests/building has them."""
OF_COLLATION = {"correction-misfit", "left-out-of-collation"}
"""Problems of what stands beside a collation; tests/collating has them."""
OF_A_SITE = {slug for slug in paragraphs() if slug.startswith("site-")}
"""Problems of a built site; tests/preserving plants each of them."""
OF_MANY = {"unlike-its-siblings", "not-side-by-side"}
"""Problems that show in many or large texts; tests/checking/rules and tests/renderers have them."""


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


# ----------------------------------------------------------------------------------------------------------- problems

SLUGS = list(paragraphs())
SHELL = (
    '<TEI xmlns:xi="http://www.w3.org/2001/XInclude"><standOff><listPerson>'
    '<person xml:id="wren"><persName>Adela Wren</persName></person></listPerson></standOff>'
    "<text><body>{}</body></text></TEI>"
)
HEADER = (
    "<teiHeader><fileDesc><titleStmt><title>An example</title></titleStmt><publicationStmt><p>None.</p></publicationStmt>"
    "<sourceDesc><p>None.</p></sourceDesc></fileDesc></teiHeader>"
)
REGISTERS = ("<listPlace", "<listPerson")


def example(text: str, moment: str) -> dict[str, str]:
    """The files of an example: by ``<!-- file: … -->`` in it, else one, by their paths."""
    lines = text.partition(f"\n{moment}:\n")[2].partition("\nAfter:\n")[0]
    source = re.sub(r"^    ", "", lines.strip("\n"), flags=re.MULTILINE)
    named_files = re.split(r"<!-- file: (.+) -->\n", source)
    return dict(zip(named_files[1::2], named_files[2::2], strict=True)) or {"example.xml": source}


def whole(source: str) -> str:
    """A file as an example means it: a piece of a text stands in a TEI; a TEI knows its namespaces."""
    declared = 'xmlns="http://www.tei-c.org/ns/1.0" xmlns:xi="http://www.w3.org/2001/XInclude"'
    if source.startswith("<xsl:"):
        return source
    if source.startswith(REGISTERS) or "<TEI>" in source or "<TEI " in source:
        return re.sub(r"<(TEI|listPerson|listPlace)(?=[ >])", rf"<\1 {declared}", source, count=1)
    if re.match(r"<(div|recipe|!DOCTYPE)\b", source):
        return source.replace("<div", f"<div {declared}", 1)
    return whole(SHELL.replace(' xmlns:xi="http://www.w3.org/2001/XInclude"', "").format(source))


def severities(files: dict[str, str], folder: Path, slug: str) -> set[str]:
    """The severities of the problems of this slug that files bring; examples of grammar are checked against our schema."""
    source = folder / "source"
    of_grammar = slug.startswith("grammar-")
    for path, text in files.items():
        (source / path).parent.mkdir(parents=True, exist_ok=True)
        written = whole(text) if path.endswith(".xml") else text
        (source / path).write_text(headed(written) if of_grammar else written, encoding="utf-8")
    other = "<TEI><text><body><p>There is always a text.</p></body></text></TEI>"
    (source / "other.xml").write_text(headed(whole(other)) if of_grammar else other, "utf-8")
    if of_grammar:
        (source / "edition.toml").write_text('schema = "tei-edition.xsd"', encoding="utf-8")
    return {problem.severity for problem in told(source, folder / "site", slug) if problem.slug == slug}


def told(source: Path, site: Path, slug: str) -> list[Problem]:
    if slug not in WHEN_ASKED:
        return build(Order(source, site, jobs=1)).problems
    return list(validated(Order(source, jobs=1, wanted=USUAL | {slug})).problems)


def headed(source: str) -> str:
    """A text with a header, as our schema asks for."""
    return re.sub(r"(<TEI [^>]*>)", lambda tag: tag[0] + HEADER, source, count=1)


@pytest.mark.parametrize("slug", [slug for slug in SLUGS if slug not in ON_DISK | OF_COLLATION | OF_MANY | OF_A_SITE])
def test_the_source_before_has_the_problem_and_the_source_after_has_not(slug: str, tmp_path: Path) -> None:
    text = paragraphs()[slug]
    stated = text.removeprefix("Severity: ").partition(".")[0]
    assert severities(example(text, "Before"), tmp_path / "before", slug) == {stated}
    assert severities(example(text, "After"), tmp_path / "after", slug) == set()


@pytest.mark.parametrize("slug", SLUGS)
def test_every_problem_is_explained_in_plain_words(slug: str, capfd: pytest.CaptureFixture[str]) -> None:
    assert run(["explain", slug]) == 0
    lines = capfd.readouterr().out.splitlines()
    assert lines[0] == slug
    assert re.fullmatch(r"Severity: (info|warning|error)\.", lines[2])
    words = [line for line in lines if not line.startswith("    ")]
    assert {line.partition(": ")[0] for line in words} >= {"Why it matters", "What to do", "Before:", "After:"}
    assert not [line for line in words if len(line) > 80 or re.search(r"`|\*|\]\(", line)]
    assert max(map(len, lines)) <= 100


def test_explain_lists_all_problems(capfd: pytest.CaptureFixture[str]) -> None:
    assert run(["explain"]) == 0
    lines = capfd.readouterr().out.splitlines()
    assert {line.split()[0] for line in lines if line.startswith("  ")} == set(SLUGS)
    assert not [line for line in lines if len(line) > 100]


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
