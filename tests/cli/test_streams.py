"""Pipes that close, disks that are full, streams that are not there, locales without UTF-8: no traceback, the right code."""

from __future__ import annotations

import contextlib
import json
import os
import shutil
import subprocess
from pathlib import Path

import pytest

from tests.cli.running import EDITION, TEXTS, environment, run, shell, tei, write

FULL = Path("/dev/full")
full = pytest.mark.skipif(not FULL.exists(), reason="there is no /dev/full here")

INDEX = "edition index mentions texts"
JSON = "edition build texts --json"
BUILD = "edition build texts"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder that holds the sample edition as ``texts``, and ``errors``, a text with an error."""
    shutil.copytree(TEXTS, tmp_path / "texts", ignore=shutil.ignore_patterns(".*"))
    write(tmp_path / "errors", {"a.xml": tei('<p><persName ref="#nobody">Ä “quoted”</persName></p>')})
    return tmp_path


def calm(text: str) -> bool:
    return not any(sign in text for sign in ("Traceback", "Exception ignored", "internal error", "\x1b"))


@pytest.mark.slow
@pytest.mark.parametrize(
    ("line", "code"),
    [
        (f"{INDEX} | head -1", 0),
        (f"{JSON} | head -1", 0),
        (f"{BUILD} --all 2>&1 | head -1", 0),
        ("edition build errors --json | head -1", 1),
        ("edition build errors 2>&1 | true", 1),
        ("edition validate errors --format sarif | head -1", 1),
        ("edition validate errors --format github | true", 1),
        ("edition validate errors --format junit >&- 2>&-", 1),
        ("edition validate errors --fix | true", 1),
        ("edition --help | true", 0),
        ("edition explain | true", 0),
        (f"{BUILD} 2>&-", 0),
        (f"{BUILD} >&-", 0),
        (f"{BUILD} <&- >&- 2>&-", 0),
        ("edition build errors >&- 2>&-", 1),
        ("edition build nowhere >&- 2>&-", 2),
        ("edition buidl 2>&-", 2),
        (f"{INDEX} >&-", 0),
    ],
)
def test_streams_that_nobody_reads(folder: Path, line: str, code: int) -> None:
    done = shell(folder, line)
    assert calm(done.stderr + done.stdout), done.stderr
    assert done.returncode == code


@full
@pytest.mark.parametrize(
    ("line", "code"),
    [
        (f"{INDEX} > /dev/full", 2),
        (f"{JSON} > /dev/full", 2),
        ("edition --help > /dev/full", 2),
        ("edition explain > /dev/full", 2),
        (f"{BUILD} 2> /dev/full", 0),
        ("edition build errors 2> /dev/full", 1),
        ("edition validate errors --format junit > /dev/full", 2),
        ("edition validate errors 2> /dev/full", 1),
        ("edition build nowhere 2> /dev/full", 2),
        ("edition buidl 2> /dev/full", 2),
    ],
)
def test_full_disks(folder: Path, line: str, code: int) -> None:
    done = shell(folder, line)
    assert calm(done.stderr), done.stderr
    assert done.returncode == code
    if "2>" not in line:
        assert "No space left" in done.stderr


LOCALES = {
    "C": {"LC_ALL": "C"},
    "no coercion": {"LC_ALL": "C", "PYTHONCOERCECLOCALE": "0", "PYTHONUTF8": "0"},
    "POSIX": {"LC_ALL": "POSIX"},
    "unknown": {"LC_ALL": "xx_XX.KOI8-R"},
    "ascii": {"PYTHONIOENCODING": "ascii"},
    "latin": {"PYTHONIOENCODING": "latin-1"},
}


@pytest.mark.slow
@pytest.mark.parametrize("name", LOCALES)
def test_locales_without_utf8(folder: Path, name: str) -> None:
    done = run(folder, "build", "errors", "--json", **LOCALES[name])
    assert done.returncode == 1
    assert calm(done.stderr)
    (problem,) = json.loads(done.stdout)["problems"]
    assert problem["path"] == "a.xml"
    assert "Ä “quoted”" in problem["source"]
    told = run(folder, "build", "errors", **LOCALES[name])
    assert told.returncode == 1
    assert calm(told.stderr)
    assert "a.xml:1:" in told.stderr


@pytest.mark.parametrize("settings", [{}, {"NO_COLOR": "1"}, {"FORCE_COLOR": "1", "TERM": "xterm-256color"}])
def test_no_escape_codes_when_piped(folder: Path, settings: dict[str, str]) -> None:
    for args in (("build", "errors"), ("--help",), ("buidl",), ("index", "persons", "texts")):
        done = run(folder, *args, **settings)
        assert "\x1b" not in done.stdout + done.stderr
        assert "\r" not in done.stderr


def test_control_characters_of_a_source_reach_no_terminal(folder: Path) -> None:
    write(folder / "errors", {"red\x1b[31m.xml": "<TEI>\x1b]0;title\x07\x9b31m</TEI>"})
    done = run(folder, "build", "errors", "--all")
    assert done.returncode == 1
    assert [c for c in done.stderr if c in "\x1b\x07\x9b\r\x00"] == []


def on_a_terminal(folder: Path, *args: str, **settings: str) -> str:
    """What a command writes where standard error is a terminal."""
    pty = pytest.importorskip("pty")
    ours, theirs = pty.openpty()
    around = environment(folder, **settings)
    done = subprocess.run([*EDITION, *args], cwd=folder, env=around, stdout=subprocess.PIPE, stderr=theirs, check=False)
    os.close(theirs)
    told = bytearray()
    with contextlib.suppress(OSError):  # Linux says so at the end of what a terminal holds
        while piece := os.read(ours, 65536):
            told += piece
    os.close(ours)
    assert done.stdout == b""
    return told.decode()


def test_colours_on_a_terminal(folder: Path) -> None:
    told = on_a_terminal(folder, "validate", "errors", TERM="xterm-256color")
    assert "\x1b[1;31merror[dangling-pointer]\x1b[0m: " in told
    assert "\x1b[1;31m^^^^^^^\x1b[0m" in told


@pytest.mark.parametrize("settings", [{"TERM": "dumb"}, {"TERM": "xterm-256color", "NO_COLOR": "1"}])
def test_no_colours_where_nobody_wants_them(folder: Path, settings: dict[str, str]) -> None:
    told = on_a_terminal(folder, "validate", "errors", **settings)
    assert "error[dangling-pointer]: " in told
    assert "\x1b" not in told
