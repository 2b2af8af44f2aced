"""Small texts for the tests of encoding, and the collections by others where they are here."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from pathlib import Path

from edition.editing.patching import Lines, Unfit
from edition.reading.parsing import NotWellFormed, parse
from tests.promises.building import REPOSITORY, corpora

LARGEST = 3_000_000


def tei(body: str, before: str = "") -> str:
    """A text with some paragraphs in it."""
    return (
        f'<?xml version="1.0" encoding="UTF-8"?>\n{before}<TEI xmlns="http://www.tei-c.org/ns/1.0"><teiHeader>'
        f"<fileDesc><titleStmt><title>Name</title></titleStmt></fileDesc></teiHeader><text><body>{body}</body></text></TEI>\n"
    )


@cache
def real_files() -> tuple[Path, ...]:
    """The files of our own texts, and of the collections by others that are here."""
    folders = [REPOSITORY / "texts", REPOSITORY / "tests" / "fixtures", corpora()]
    return tuple(sorted(path for folder in folders if folder for path in folder.rglob("*.xml")))


def real_texts(paths: tuple[Path, ...]) -> Iterator[tuple[Path, bytes, str]]:
    """The well-formed ones among files, with their bytes and characters."""
    for path in paths:
        data = path.read_bytes()
        try:
            parse(path.name, data)
            yield path, data, Lines(data).text
        except (NotWellFormed, Unfit):
            continue
