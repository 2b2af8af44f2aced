"""Conversations with the command line: what was typed, what came back. Each is a file of ``conversations/``.

A line of such a file begins with one of these, or is empty:

* ``#`` a remark; ``@ PATH`` a file that is there, whose lines follow, each after ``: ``;
* ``$`` a command (bash, in an empty folder that holds the sample edition as ``texts``), and below it
* ``|`` a line of its standard output, ``!`` of its standard error, ``?`` its exit code (0 where nothing is said).

``...`` alone stands for any lines, ``…`` within a line for any characters. With ``EDITION_ACCEPT=1`` in the environment
a conversation that has changed is written down as it went, without those two.
"""

from __future__ import annotations

import os
import re
import shutil
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from tests.cli.running import TEXTS, shell, write

FOLDER = Path(__file__).parent / "conversations"
CONVERSATIONS = sorted(FOLDER.glob("*.txt"))
ACCEPT = os.environ.get("EDITION_ACCEPT") == "1"


@dataclass
class Step:
    """A command and what is expected of it; ``before`` are the lines of the file up to it, itself included."""

    command: str
    before: list[str]
    out: list[str] = field(default_factory=list)
    err: list[str] = field(default_factory=list)
    code: int = 0


@dataclass
class Conversation:
    """A file of conversations, read."""

    steps: list[Step] = field(default_factory=list)
    files: dict[str, str | bytes] = field(default_factory=dict)


def read(path: Path) -> Conversation:
    """Raises ValueError at a line that is none of the above."""
    found, before, name = Conversation(), [], ""
    for line in path.read_text(encoding="utf-8").splitlines():
        sign, rest = line[:1], line[2:]
        if sign in ("", "#", "@", ":", "$"):
            before.append(line)
        if sign == "@":
            name = rest
            found.files[name] = ""
        elif sign == ":":
            found.files[name] = f"{found.files[name]!s}{rest}\n"
        elif sign == "$":
            found.steps.append(Step(rest, before))
            before = []
        elif sign in ("|", "!"):
            (found.steps[-1].out if sign == "|" else found.steps[-1].err).append(rest)
        elif sign == "?":
            found.steps[-1].code = int(rest)
        elif sign not in ("", "#"):
            raise ValueError(f"{path.name}: {line}")
    return found


def pattern(lines: list[str]) -> str:
    """The regular expression of expected lines."""
    parts = re.split(r"(^\.\.\.\n|…)", joined(lines), flags=re.MULTILINE)
    meant = {"...\n": r"(?:.*\n)*?", "…": r".*?"}
    return "".join(meant.get(part) or re.escape(part) for part in parts)


def written(step: Step) -> Iterator[str]:
    """A step as the file of the conversation says it."""
    yield from step.before
    yield from (f"| {line}".rstrip() for line in step.out)
    yield from (f"! {line}".rstrip() for line in step.err)
    if step.code:
        yield f"? {step.code}"


def differs(step: Step, said: Step) -> bool:
    """Whether a command said something else than what is written down."""
    streams = ((step.out, said.out), (step.err, said.err))
    same = all(re.fullmatch(pattern(expected), joined(came)) for expected, came in streams)
    return not same or step.code != said.code


def joined(lines: list[str]) -> str:
    return "".join(f"{line}\n" for line in lines)


LONG = frozenset(("index", "mistakes", "settings", "severity", "source", "validate"))
"""Conversations of many commands: some seconds each."""
MARKED = [pytest.param(p, id=p.stem, marks=[pytest.mark.slow] if p.stem in LONG else []) for p in CONVERSATIONS]


@pytest.mark.parametrize("path", MARKED)
def test_conversation(path: Path, tmp_path: Path) -> None:
    conversation, went = read(path), []
    assert conversation.steps
    shutil.copytree(TEXTS, tmp_path / "texts", ignore=shutil.ignore_patterns(".*"))
    write(tmp_path, conversation.files)
    changed = False
    for step in conversation.steps:
        done = shell(tmp_path, step.command)
        said = Step(step.command, step.before, lines(done.stdout), lines(done.stderr), done.returncode)
        changed = changed or differs(step, said)
        went.append(said if differs(step, said) else step)
    if changed and ACCEPT:
        path.write_text("".join(f"{line}\n" for step in went for line in written(step)), encoding="utf-8")
    assert not changed or ACCEPT, report(path, conversation.steps, went)


def lines(text: str) -> list[str]:
    """Lines without white space at their ends, which an editor would take away from the file."""
    return [line.rstrip() for line in text.splitlines()]


def report(path: Path, steps: list[Step], went: list[Step]) -> str:
    return "\n".join(
        [
            path.name,
            *(line for step, said in zip(steps, went, strict=True) if step is not said for line in written(said)),
        ]
    )


def test_there_are_conversations() -> None:
    assert CONVERSATIONS


def test_every_output_is_free_of_escape_codes() -> None:
    assert [path.name for path in CONVERSATIONS if "\x1b" in path.read_text(encoding="utf-8")] == []
