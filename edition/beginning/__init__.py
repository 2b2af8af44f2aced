"""``edition init``: a new edition that builds at once, written into an empty folder."""

from __future__ import annotations

from collections.abc import Iterator
from importlib.resources import files
from importlib.resources.abc import Traversable
from pathlib import Path

from edition import __version__
from edition.errors import OutputError
from edition.project import shelf

LANGUAGES = ("en", "de")
"""In which the texts, the comments and the words for the scholar are written."""
_PLACES = {"workflow.yml": ".github/workflows/edition.yml", "gitignore": ".gitignore"}
"""Where files stand whose names would mean something here."""
_SCHEMAS = ("tei-edition.rng", "tei-edition.sch")


def begin(folder: Path, language: str) -> list[str]:
    """Write a new edition into a folder that is new or empty; the paths of its files, in order.

    A repository that holds nothing yet (``.git``) counts as empty. No file is ever written over. ``OutputError``: the folder holds
    something, or cannot be written.
    """
    _see_that_it_is_empty(folder)
    made = sorted((*_start("shared"), *_start(language), *_schemas()))
    for path, content in made:
        _write(folder / path, content)
    return [path for path, _ in made]


def _see_that_it_is_empty(folder: Path) -> None:
    try:
        names = sorted(entry.name for entry in folder.iterdir()) if folder.exists() else []
    except OSError as error:
        raise OutputError(f"{folder} cannot be used: {error.strerror}", "name a new folder") from error
    if held := [name for name in names if name != ".git"]:
        raise OutputError(
            f"the folder {folder} is not empty: it holds {held[0]}",
            "name a new folder, as in edition init my-edition; an edition needs no init: edition build takes any folder of TEI",
        )


def _start(name: str) -> Iterator[tuple[str, bytes]]:
    """The files of a folder of ours, by the path that they are to have."""
    for path, content in _below(files(__package__) / "start" / name, ""):
        yield _PLACES.get(path, path), content.replace(b"@version@", __version__.encode())


def _below(folder: Traversable, above: str) -> Iterator[tuple[str, bytes]]:
    for entry in folder.iterdir():
        if entry.is_dir():
            yield from _below(entry, f"{above}{entry.name}/")
        else:
            yield above + entry.name, entry.read_bytes()


def _schemas() -> Iterator[tuple[str, bytes]]:
    """Copies of our schema, so that the edition keeps the one that it was written by."""
    for name in _SCHEMAS:
        yield f"schema/{name}", (shelf("schema")[-1] / name).read_bytes()


def _write(path: Path, content: bytes) -> None:
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with path.open("xb") as file:
            file.write(content)
        if path.suffix == ".sh":
            path.chmod(0o755)
    except OSError as error:
        raise OutputError(f"{path} cannot be written: {error.strerror}", "name another folder") from error
