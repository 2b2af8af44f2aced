"""``--search pagefind``: another program indexes the words of the edition, for sites on a web server.

It reads documents that renderers make, in a folder of its own, and what it writes becomes part of the site: after all pages,
before the site takes the place of the old one. It is one distribution, ``pagefind-bin``, the extra ``pagefind``; any ``pagefind``
on the PATH does.
"""

from __future__ import annotations

import os
import re
import shutil
import subprocess
from collections.abc import Iterable, Iterator
from importlib.util import find_spec
from pathlib import Path

from edition.building import disk, temporary
from edition.building.chunks import ENTRY, in_order
from edition.building.plugins import Searchable, renderers
from edition.errors import EditionError, OutputError, SettingsError
from edition.index import Index
from edition.model import Artifact

FOLDER = "search/pagefind"
"""Where the index stands in the site."""
PATIENCE = 3600
"""Seconds that the program may take. It indexes some hundred documents a second, or more."""
_KEPT = re.compile(r"pagefind\.js|wasm\.\w+\.pagefind|pagefind-entry\.json|.*\.pf_\w+")
"""What the search page needs of what the program writes; the rest are pages of its own."""
_DISTRIBUTIONS = ("pagefind_bin_extended", "pagefind_bin")
_NAMES = ("pagefind_extended", "pagefind", "pagefind_extended.exe", "pagefind.exe")
_NOTHING = b"<!DOCTYPE html><html><body data-pagefind-body></body></html>"


def program() -> str:
    """The path of the program: of the extra, else of the PATH. ``SettingsError``: it is not installed."""
    for distribution in _DISTRIBUTIONS:
        spec = find_spec(distribution)
        for folder in (spec.submodule_search_locations or ()) if spec else ():
            for name in _NAMES:
                if os.access(path := os.path.join(folder, name), os.X_OK):  # noqa: PTH118 - a path for subprocess
                    return path
    for name in _NAMES[:2]:
        if found := shutil.which(name):
            return found
    hint = "pip install 'tei-edition[pagefind]', or build without --search pagefind (in edition.toml: search)"
    raise SettingsError("the search is to be Pagefind, which is not installed", hint)


def known() -> str:
    """What is known of the program without starting it: another one makes another index."""
    path = program()
    try:
        status = Path(path).stat()
    except OSError:
        return path
    return f"{path} {status.st_size} {status.st_mtime_ns}"


def artifacts(index: Index) -> Iterator[Artifact]:
    """The files of the index. ``EditionError``: the program is not there, fails, or takes too long; nothing is published then."""
    call = program()
    with temporary.folder() as folder:
        language = ""
        count = 0
        for renderer in renderers():
            if isinstance(renderer, Searchable):
                language = language or renderer.language(index)
                count += _written(renderer.documents(index), Path(folder, "documents"))
        if not count:
            _written([Artifact("nothing.html", (_NOTHING,))], Path(folder, "documents"))
        run(call, folder, language)
        for path, content in sorted(collected(Path(folder, "index")).items()):
            yield Artifact(f"{FOLDER}/{path}", (content,))


def _written(documents: Iterable[Artifact], folder: Path) -> int:
    count, made = 0, set[Path]()
    try:
        for count, document in enumerate(documents, 1):  # noqa: B007 - the last number counts them
            path = folder / document.path
            if path.parent not in made:
                path.parent.mkdir(parents=True, exist_ok=True)
                made.add(path.parent)
            path.write_bytes(document.content if isinstance(document.content, bytes) else b"".join(document.content))
    except OSError as error:
        message = f"what Pagefind is to read could not be written: {disk.in_words(error)}"
        raise OutputError(
            message, "free some space in the folder for temporary files, or name another with TMPDIR"
        ) from error
    return count


def run(call: str, folder: str, language: str) -> None:
    """Have ``documents/`` in a folder indexed into ``index/`` beside it. It finds no settings there but these."""
    line = [call, "--site", "documents", "--output-path", "index", "--quiet", "--force-language", language or "unknown"]
    environment = {name: value for name, value in os.environ.items() if not name.upper().startswith("PAGEFIND")}
    hint = "try again, or build without --search pagefind (in edition.toml: search)"
    try:
        done = subprocess.run(  # noqa: S603 - the program that was asked for
            line,
            cwd=folder,
            env=environment,
            stdin=subprocess.DEVNULL,
            capture_output=True,
            timeout=PATIENCE,
            check=False,
        )
    except subprocess.TimeoutExpired:
        raise EditionError(f"Pagefind took longer than {PATIENCE:,} seconds, and was stopped", hint) from None
    except OSError as error:
        raise EditionError(f"Pagefind ({call}) could not be started: {disk.in_words(error)}", hint) from error
    if done.returncode or not Path(folder, "index", ENTRY).is_file():
        raise EditionError(f"Pagefind could not index the edition: {_words(done)}", hint)


def _words(done: subprocess.CompletedProcess[bytes]) -> str:
    """What a program said last, or how it ended."""
    said = (done.stderr + b"\n" + done.stdout).decode("utf-8", "replace")
    lines = [plain for line in said.splitlines() if (plain := re.sub(r"\x1b\[[0-9;]*m|[\x00-\x1f]", "", line).strip())]
    return lines[-1][:300] if lines else f"it ended with {done.returncode} and said nothing"


def collected(folder: Path) -> dict[str, bytes]:
    """The files of an index that the search page needs, in order where they are as they were known."""
    try:
        paths = [path for path in folder.rglob("*") if path.is_file() and _KEPT.fullmatch(path.name)]
        found = {path.relative_to(folder).as_posix(): path.read_bytes() for path in paths}
    except OSError as error:
        raise OutputError(f"the index of Pagefind could not be read: {disk.in_words(error)}") from error
    try:
        return in_order(found)
    except ValueError:  # of another version: it is as good, but not the same twice
        return found
