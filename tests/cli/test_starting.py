"""Little is loaded at the start: what a mistake, a build or the network would need waits until it is needed."""

from __future__ import annotations

import importlib
import subprocess
import sys
from pathlib import Path

import pytest

from edition.cli.commands import COMMANDS

ROOT = Path(__file__).resolve().parents[2]
HEAVY = "concurrent.futures difflib elementpath http.client importlib.metadata multiprocessing saxonche ssl xmlschema"
PROGRAM = """
import sys
from edition.cli.commands import run
code = run(["validate", sys.argv[1]])
print(code, *sorted(sys.modules.keys() & set(sys.argv[2:])))
"""


def test_a_text_that_is_right_is_checked_without_what_is_heavy() -> None:
    text = ROOT / "texts" / "letter.xml"
    command = [sys.executable, "-c", PROGRAM, str(text), *HEAVY.split()]
    done = subprocess.run(command, capture_output=True, encoding="utf-8", check=True)
    assert "no problems" in done.stderr
    assert done.stdout.splitlines() == ["0"]


def test_the_help_lists_commands_without_importing_them() -> None:
    program = PROGRAM.replace('"validate", sys.argv[1]', '"--help"')
    modules = [module for module, _ in COMMANDS.values()]
    command = [sys.executable, "-c", program, "-", *modules, "edition.model", "edition.project", "lxml.etree"]
    done = subprocess.run(command, capture_output=True, encoding="utf-8", check=True)
    assert all(f"\n  {name} " in done.stdout for name in COMMANDS)
    assert done.stdout.splitlines()[-1] == "0"


@pytest.mark.parametrize("name", COMMANDS)
def test_the_help_says_of_a_command_what_it_says_of_itself(name: str) -> None:
    module, said = COMMANDS[name]
    command = importlib.import_module(module).command
    assert (command.name, command.short_help) == (name, said)
