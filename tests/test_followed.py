"""The tutorial and the pages that go a whole way lead where they say: they are followed step by step, from an empty folder."""

from __future__ import annotations

import re
import shlex
import subprocess
import sys
import tomllib
from dataclasses import dataclass
from pathlib import Path

import pytest
from edition.renderers.html import frame, transforming, words

from edition.cli.commands import run
from tests.cli.running import environment
from tests.test_docs import DOCS, FOLLOWED, ROOT, blocks, content, edition, pattern, rows, section

STEP = re.compile(r"(?:^(?P<before>.*)\n\n)?^```(?P<language>\w+)\n(?P<content>(?:.*\n)*?)```$", re.MULTILINE)
NAMED = re.compile(r"`([\w./-]+\.\w+)`[^`]*:$")
READ = {"sh", "python", "csv"}
"""Languages of blocks that are no steps: what a shell is told, and what other tests here try."""


@dataclass(frozen=True, slots=True)
class Step:
    """A fenced block: ``path`` is the file that the line before it names at its end, or ''."""

    path: str
    language: str
    content: str


def steps(page: str) -> list[Step]:
    """The blocks of a page in their order."""
    found = []
    for step in STEP.finditer(page):
        named = NAMED.search(step["before"] or "")
        found.append(Step(named[1] if named else "", step["language"], step["content"]))
    assert len(found) == len(re.findall(r"^```\w", page, re.MULTILINE))
    return [step for step in found if step.language not in READ and step.path != "pyproject.toml"]


def take(step: Step, folder: Path, capfd: pytest.CaptureFixture[str]) -> None:
    """Do what a step says, or see that it is as it says."""
    if step.language == "console":
        converse(step.content, capfd)
        return
    assert step.path, f"which file? {step.content}"
    path = folder / step.path
    if step.language == "diff":
        path.write_text(changed(content(path), step.content), encoding="utf-8")
    elif step.language == "text":
        assert content(path) == step.content
    elif step.language == "html" and path.suffix == ".xml":  # what a command has written, in other lines
        assert " ".join(step.content.split()) in " ".join(content(path).split())
    elif step.path.startswith("site/"):
        assert step.content.strip() in content(path)
    else:
        path.parent.mkdir(exist_ok=True)
        path.write_text(step.content, encoding="utf-8")


def changed(text: str, change: str) -> str:
    """A text in which the lines with ``-`` are those with ``+``."""
    lines = change.splitlines(keepends=True)
    old = "".join(line[1:] for line in lines if line.startswith("-"))
    new = "".join(line[1:] for line in lines if line.startswith("+"))
    assert text.count(old) == 1, old
    return text.replace(old, new)


def converse(conversation: str, capfd: pytest.CaptureFixture[str]) -> None:
    """Commands and their answers; ``echo $?`` after one whose exit code is not 0."""
    code = 0
    for exchange in re.split(r"^\$ ", conversation, flags=re.MULTILINE)[1:]:
        command, _, answer = exchange.partition("\n")
        if command == "echo $?":
            assert f"{code}\n" == answer
            code = 0
            continue
        assert code == 0, f"before: {command}"
        program, *arguments = shlex.split(command)
        assert program == "edition"
        code = answered(arguments)
        said = "".join(capfd.readouterr()).replace("\r\n", "\n")
        assert re.fullmatch(pattern(answer), said), said
    assert code == 0


def answered(arguments: list[str]) -> int:
    """The exit code of a command, as in a process of its own: nothing is remembered of stylesheets and templates."""
    for remembered in (transforming.stylesheet, frame.environment, frame.kept_frame, words.words_of):
        remembered.cache_clear()
    return run(arguments)


@pytest.mark.parametrize("page", sorted(FOLLOWED), ids=lambda page: page.stem)
def test_a_page_is_followed(
    page: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("COLUMNS", "100")
    for step in steps(content(page)):
        take(step, tmp_path, capfd)
    assert (tmp_path / "site" / "index.html").is_file()


# ------------------------------------------------------------------------------------------------------ docs/extending

EXTENDING = content(DOCS / "extending.md")


def test_a_renderer_of_one_s_own_is_found_by_its_entry_point(tmp_path: Path) -> None:
    part = section(EXTENDING, "A renderer")
    (module,), (project,), (table,) = blocks(part, "python"), blocks(part, "toml"), blocks(part, "csv")
    package = tmp_path / "edition_network-1.dist-info"
    package.mkdir()
    (tmp_path / "edition_network.py").write_text(module, encoding="utf-8")
    (package / "METADATA").write_text("Metadata-Version: 2.1\nName: edition-network\nVersion: 1\n", encoding="utf-8")
    points = tomllib.loads(project)["project"]["entry-points"]["edition.renderers"]
    lines = "".join(f"{name} = {place}\n" for name, place in points.items())
    (package / "entry_points.txt").write_text(f"[edition.renderers]\n{lines}", encoding="utf-8")
    (tmp_path / "letter.xml").write_text(blocks(EXTENDING, "xml")[0], encoding="utf-8")
    command = [sys.executable, "-P", "-m", "edition", "build", "letter.xml"]
    path = environment(tmp_path, PYTHONPATH=f"{tmp_path}:{ROOT}")
    subprocess.run(command, cwd=tmp_path, env=path, check=True, capture_output=True)
    said = content(tmp_path / "site" / "data" / "network.csv")
    assert re.fullmatch(pattern(table), said), said


def test_a_kind_of_one_s_own_is_a_line(checkout: Path) -> None:
    table = checkout / "edition" / "kinds.py"
    last = '    Kind("other"'
    (line,) = blocks(section(EXTENDING, "A kind"), "python")
    table.write_text(content(table).replace(last, line + last), encoding="utf-8")
    source = '<TEI><text><body><p>A <objectName key="lamp">lamp</objectName>.</p></body></text></TEI>'
    (checkout / "letter.xml").write_text(source, encoding="utf-8")
    edition(checkout, "build", "letter.xml")
    assert (checkout / "site" / "objects" / "lamp.html").is_file()


def test_all_of_the_annotated_copy_is_described() -> None:
    ours = "".join(content(path) for path in (ROOT / "xslt").glob("*.xsl"))
    used = set(
        re.findall(r"@?\be:[a-z]+", re.sub(r'xmlns:e=|\bname="e:[a-z]+"', "", ours))
    )  # templates have names of ours too
    tables = ("on an element of the text", "element of ours", "in the copy of the diplomatic view")
    assert {name for table in tables for name in rows(EXTENDING, table)} == used


def test_the_named_templates_are_there() -> None:
    ours = "".join(content(path) for path in (ROOT / "xslt").glob("*.xsl"))
    assert rows(EXTENDING, "template") <= set(re.findall(r'<xsl:template [^>]*name="([\w-]+)"', ours))


def test_the_templates_that_may_be_replaced_are_all_of_ours() -> None:
    ours = {path.name for path in (ROOT / "renderers" / "html" / "templates").iterdir()}
    assert set(re.findall(r"`(\w+\.html)`", section(EXTENDING, "Templates"))) == ours
