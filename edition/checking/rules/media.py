"""Rules of pictures: each that a text shows is there, and each that is there is shown (TEI P5, sections 11.1 and 14.2)."""

from __future__ import annotations

import posixpath
from collections.abc import Iterator

from edition.checking.rules.sheet import Sheet
from edition.checking.rules.whole import Whole
from edition.model import Place, Problem
from edition.reading.pictures import EXTENSIONS, MISSING_HINT, is_missing, pictures

Shown = tuple[str, str, str, int]
"""A picture: its path, and the file, attribute and element that show it."""


def collect(sheet: Sheet) -> list[Shown] | None:
    """The pictures that a file shows, with its inclusions."""
    document = sheet.document
    found = [
        (path, document.source_of(e).path, attribute, document.ordinal(e)) for e, attribute, path in pictures(document)
    ]
    return found or None


def judge(whole: Whole) -> Iterator[Problem]:
    """Pictures that are missing, told once a file; pictures beside others that are shown, which nothing shows."""
    shown: set[str] = set()
    for _, pictured in whole.facts("media"):
        known = {path: whole.shows(path) for path in {found[0] for found in pictured} if not path.startswith("..")}
        shown.update(path for path, is_there in known.items() if is_there)
        missing = [found for found in pictured if not known.get(found[0], True)]
        if missing and "picture-missing" in whole.wanted:
            path, file, attribute, number = missing[0]
            message = is_missing(path, len(missing) - 1)
            yield whole.problem("picture-missing", message, (file, number), attribute, hint=MISSING_HINT)
    if "media-unused" in whole.wanted:
        yield from _unused(whole, shown)


def _unused(whole: Whole, shown: set[str]) -> Iterator[Problem]:
    """Pictures in folders of which some picture is shown: others may belong to anything."""
    folders = {posixpath.dirname(path) for path in shown}
    for path in whole.listing() if shown else ():
        folder, name = posixpath.split(path)
        if folder in folders - {""} and path not in shown and posixpath.splitext(name)[1][1:].casefold() in EXTENSIONS:
            message = "no text shows this picture, though others of its folder are shown"
            yield whole.made("media-unused", message, Place(path), "", hint="show it, or take it away")
