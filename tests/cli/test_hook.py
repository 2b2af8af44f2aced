"""The hook for pre-commit: what its definition says is run as that program runs it."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from tests.cli.running import REPOSITORY, shell, tei, write

HOOK = dict(re.findall(r"^[- ] (\w+): (.+)$", (REPOSITORY / ".pre-commit-hooks.yaml").read_text("utf-8"), re.MULTILINE))


def test_what_the_program_needs_is_there() -> None:
    assert HOOK["id"] == "edition-validate"
    assert {"name", "entry", "language", "files"} <= set(HOOK)
    assert HOOK["language"] == "python"


@pytest.mark.parametrize(
    ("path", "wanted"),
    [
        ("texts/a.xml", True),
        ("A.XML", True),
        ("a.tei", True),
        ("schema/own.rng", True),
        ("edition.toml", True),
        ("texts/edition.toml", True),
        ("pyproject.toml", False),
        ("a.xml.txt", False),
        ("README.md", False),
    ],
)
def test_it_is_called_for_what_matters(path: str, wanted: bool) -> None:
    assert bool(re.search(HOOK["files"].strip("'"), path)) == wanted


@pytest.mark.parametrize(("pointer", "code"), [("#nobody", 1), ("#a", 0)])
def test_it_ends_as_the_command_does(tmp_path: Path, pointer: str, code: int) -> None:
    person = '<standOff xmlns="http://www.tei-c.org/ns/1.0"><listPerson><person xml:id="a"/></listPerson></standOff>'
    body = f'<p><persName ref="{pointer}">A</persName></p>'
    write(tmp_path, {"texts/a.xml": tei(body), "texts/persons.xml": person})
    done = shell(tmp_path, f"{HOOK['entry']} texts")
    assert done.returncode == code, done.stderr
    assert ("error[dangling-pointer]" in done.stderr) == (code == 1)


def test_files_are_not_handed_over_since_pointers_lead_from_one_to_another() -> None:
    assert HOOK.get("pass_filenames") == "false"
