"""The command line as a user calls it, in a process of its own, and editions written on the spot for it."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Any

REPOSITORY = Path(__file__).resolve().parents[2]
TEXTS = REPOSITORY / "texts"
EDITION = (sys.executable, "-m", "edition")

HEADER = "<teiHeader><fileDesc><titleStmt><title>{}</title></titleStmt></fileDesc></teiHeader>"
NAMESPACE = 'xmlns="http://www.tei-c.org/ns/1.0"'
XHTML = 'xmlns="http://www.w3.org/1999/xhtml"'
XI = 'xmlns:xi="http://www.w3.org/2001/XInclude"'


def environment(home: Path, **settings: str) -> dict[str, str]:
    """What a command finds around it: nothing of Python's, locale's or our own but what is asked for."""
    ours = ("PYTHON", "LC_", "LANG", "EDITION_", "COV_", "NO_COLOR", "FORCE_COLOR", "SOURCE_DATE_EPOCH")
    kept = {name: value for name, value in os.environ.items() if not name.startswith(ours)}
    commands = str(Path(sys.executable).parent)
    path = os.pathsep.join([commands, kept.get("PATH", os.defpath)])
    places = {"HOME": str(home), "XDG_CACHE_HOME": str(home / "cache"), "PYTHONPATH": str(REPOSITORY)}
    return kept | {"PATH": path, "COLUMNS": "100", "TERM": "dumb"} | places | settings


def run(folder: Path, *args: str | Path, **settings: str) -> subprocess.CompletedProcess[str]:
    """``edition ARGS`` in a folder."""
    return _done([*EDITION, *map(str, args)], folder, settings)


def shell(folder: Path, line: str, **settings: str) -> subprocess.CompletedProcess[str]:
    """A line of bash in a folder; a pipeline ends with the code of the last command in it that failed."""
    return _done(["bash", "-o", "pipefail", "-c", line], folder, settings)


def _done(command: list[str], folder: Path, settings: Mapping[str, str]) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        command,
        cwd=folder,
        env=environment(folder, **settings),
        stdin=subprocess.DEVNULL,
        capture_output=True,
        encoding="utf-8",
        errors="surrogateescape",
        timeout=60,
        check=False,
    )


def start(folder: Path, *args: str | Path, **settings: Any) -> subprocess.Popen[str]:
    """``edition ARGS`` in a folder, running."""
    return subprocess.Popen(
        [*EDITION, *map(str, args)],
        cwd=folder,
        env=environment(folder),
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        encoding="utf-8",
        start_new_session=True,
        **settings,
    )


def tei(body: str, title: str = "A text", attributes: str = "", before: str = "") -> str:
    """A TEI document around a body."""
    text = f"<text><body>{body}</body></text>"
    return f"{before}<TEI {NAMESPACE} {attributes}>{HEADER.format(title)}{text}</TEI>\n"


def write(folder: Path, files: Mapping[str, str | bytes]) -> Path:
    """Files below a folder, by path; returns the folder."""
    for path, content in files.items():
        place = folder / path
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_bytes(content if isinstance(content, bytes) else content.encode("utf-8"))
    return folder


def write_edition(folder: Path, texts: int, mark: str, paragraphs: int = 20) -> Path:
    """A generated edition with a register, ``mark`` in every text; about 150 bytes a paragraph."""
    people = "".join(f'<person xml:id="p{n}"><persName>Person {n}</persName></person>' for n in range(20))
    register = f"<standOff {NAMESPACE}><listPerson>{people}</listPerson></standOff>"
    files: dict[str, str | bytes] = {"registers.xml": register}
    for n in range(texts):
        body = "".join(
            f'<p>{mark} {n}.{line}: <persName ref="../registers.xml#p{(n + line) % 20}">somebody</persName> said'
            f' <said who="../registers.xml#p{line % 20}">nothing of {line} lamps</said>.<note>A note.</note></p>'
            for line in range(paragraphs)
        )
        files[f"letters/letter{n}.xml"] = tei(body, f"Letter {n}")
    return write(folder, files)


def tree(folder: Path) -> dict[str, bytes]:
    """Every file below a folder with its bytes."""
    files = (path for path in sorted(folder.rglob("*")) if path.is_file())
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in files}
