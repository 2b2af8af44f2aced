"""``edition encode`` as a user meets it: odd names of files, closed pipes, full disks, interrupted runs."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest
from lxml import etree

from tests.cli.running import environment

XML_ID = "{http://www.w3.org/XML/1998/namespace}id"
TEXT = "The Lamp\n\nIt was lit, and nobody came.\n"


def encode(folder: Path, *arguments: str | bytes, **options: object) -> subprocess.CompletedProcess[bytes]:
    command = [sys.executable, "-m", "edition", "encode", *arguments]
    return subprocess.run(command, cwd=folder, env=environment(folder), capture_output=True, check=False, **options)  # type: ignore[call-overload]


@pytest.mark.parametrize(
    ("name", "identifier"),
    [
        ("a b.txt", "a-b"),
        ("Ünïcode.txt", "Ünïcode"),
        ("1888.txt", "text-1888"),
        ("名前.txt", "名前"),
        ("ui-x.txt", "text-ui-x"),
        ("fn.1.txt", "text-fn.1"),
        ("a:b&c<d>.txt", "a-b-c-d"),
        ("no suffix", "no-suffix"),
        (".hidden", "hidden"),
        ("🙂.txt", "text"),
        ("a\nb.txt", "a-b"),
    ],
)
def test_any_name_of_a_file_gives_a_text_with_an_id(tmp_path: Path, name: str, identifier: str) -> None:
    (tmp_path / name).write_text(TEXT, encoding="utf-8")
    done = encode(tmp_path, f"./{name}")
    assert done.returncode == 0, done.stderr
    (made,) = tmp_path.glob("*.xml") if not name.startswith(".") else [tmp_path / ".hidden.xml"]
    assert etree.parse(made).getroot().get(XML_ID) == identifier


@pytest.mark.skipif(sys.platform != "linux", reason="names of files are UTF-8 here")
def test_names_that_are_no_utf_8(tmp_path: Path) -> None:
    path = os.fsencode(tmp_path) + b"/\xff\xfe.txt"
    with open(path, "wb") as file:  # noqa: PTH123 - Path takes no bytes
        file.write(TEXT.encode())
    assert encode(tmp_path, b"./\xff\xfe.txt").returncode == 0
    assert b"Traceback" not in encode(tmp_path, b"./\xff\xfe.txt").stderr


def test_a_closed_pipe_is_no_failure_to_tell(tmp_path: Path) -> None:
    for name in ("a.txt", "b.txt"):
        (tmp_path / name).write_text(TEXT * 2000, encoding="utf-8")
    shell = f'"{sys.executable}" -m edition encode --dry-run a.txt b.txt | head -1'
    done = subprocess.run(
        ["bash", "-c", shell], cwd=tmp_path, env=environment(tmp_path), capture_output=True, check=False
    )
    assert b"internal error" not in done.stderr
    assert b"Traceback" not in done.stderr


@pytest.mark.skipif(os.geteuid() == 0, reason="root may write everywhere")
def test_a_folder_that_may_not_be_written(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(TEXT, encoding="utf-8")
    (tmp_path / "closed").mkdir(mode=0o500)
    done = encode(tmp_path, "a.txt", "--output", "closed")
    assert (done.returncode, b"cannot be written" in done.stderr) == (2, True)


def test_a_pipe_is_not_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "a.txt")
    done = encode(tmp_path, "a.txt", timeout=20)
    assert (done.returncode, b"no regular file" in done.stderr) == (2, True)


def test_a_large_file_is_refused_without_being_read(tmp_path: Path) -> None:
    with (tmp_path / "a.txt").open("wb") as file:
        file.truncate(200_000_000)
    done = encode(tmp_path, "a.txt", timeout=20)
    assert done.returncode == 2
    assert b"200,000,000 bytes, and 20,000,000 is the most" in done.stderr
    assert b"divide it" in done.stderr
    assert [path.name for path in tmp_path.iterdir()] == ["a.txt"]


def test_a_fault_of_ours_in_one_file_does_not_stop_the_others(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from edition.cli.commands import run
    from edition.encoding.drafting import drafting

    made = drafting.draft

    def fails(source: object, *rest: object) -> object:
        if source.name == "a.txt":  # type: ignore[attr-defined]
            raise KeyError("x")
        return made(source, *rest)  # type: ignore[arg-type]

    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(drafting, "draft", fails)
    for name in ("a.txt", "b.txt"):
        (tmp_path / name).write_text(TEXT, encoding="utf-8")
    assert run(["encode", "a.txt", "b.txt"]) == 2
    assert sorted(path.name for path in tmp_path.glob("*.xml")) == ["b.xml"]
