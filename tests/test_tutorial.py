"""The tutorial leads where it says: it is followed step by step, from an empty folder."""

from __future__ import annotations

import re
import shlex
from dataclasses import dataclass
from pathlib import Path

import pytest

from edition.cli.commands import run
from edition.renderers.html.transforming import stylesheet
from tests.test_docs import DOCS, content, pattern

STEP = re.compile(r"(?:^(?P<before>.*)\n\n)?^```(?P<language>\w+)\n(?P<content>(?:.*\n)*?)```$", re.MULTILINE)
NAMED = re.compile(r"`([\w./-]+\.\w+)`[^`]*:$")


@dataclass(frozen=True, slots=True)
class Step:
    """A fenced block: ``path`` is the file that the line before it names at its end, or ''."""

    path: str
    language: str
    content: str


def steps(page: str) -> list[Step]:
    """The blocks of a page in their order, but for those of a shell."""
    found = []
    for step in STEP.finditer(page):
        named = NAMED.search(step["before"] or "")
        found.append(Step(named[1] if named else "", step["language"], step["content"]))
    return [step for step in found if step.language != "sh"]


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
        stylesheet.cache_clear()  # as in a process of its own
        code = run(arguments)
        said = "".join(capfd.readouterr()).replace("\r\n", "\n")
        assert re.fullmatch(pattern(answer), said), said
    assert code == 0


def test_the_tutorial_is_followed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("COLUMNS", "100")
    taken = steps(content(DOCS / "tutorial.md"))
    for step in taken:
        take(step, tmp_path, capfd)
    assert len(taken) == content(DOCS / "tutorial.md").count("\n```") / 2 - 2, "two blocks are for a shell"
    assert (tmp_path / "site" / "sessions" / "may-meeting.html").is_file()
