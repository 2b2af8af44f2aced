"""Readings that stand elsewhere: an ``rdg`` without words that points into the file of a witness (TEI P5, 12.1.4)."""

from __future__ import annotations

import posixpath
from collections.abc import Iterator
from typing import Any
from urllib.parse import unquote, urlsplit

from edition.apparatus.entries import READINGS
from edition.tei import has_scheme, is_white, tag

_POINTERS = (tag("ptr"), tag("ref"))
_DEEPEST = 3
"""Folders of an address in the web that are looked for in the edition, with the name of the file."""


def readings_elsewhere(root: Any) -> list[tuple[Any, str, str]]:
    """The pointers that stand in place of readings: each with the file and the id that it names."""
    found = []
    for pointer in root.iter(*_POINTERS):
        parent = pointer.getparent()
        if parent is not None and parent.tag in READINGS and _stands_alone(parent):
            file, _, identifier = pointer.get("target", "").strip().partition("#")
            if file and identifier and " " not in identifier:
                found.append((pointer, unquote(file), identifier))
    return found


def _stands_alone(reading: Any) -> bool:
    """Whether there is nothing but one pointer in a reading."""
    return len(reading) == 1 and is_white("".join(reading.itertext()))


def places(file: str, beside: str) -> Iterator[str]:
    """Paths in the source folder that a pointer's file may mean; an address of the web means a file of the same name, if any."""
    if not has_scheme(file):
        path = posixpath.normpath(posixpath.join(posixpath.dirname(beside), file))
        if not path.startswith(("..", "/")):
            yield path
        return
    try:
        address = urlsplit(file)
    except ValueError:  # no address at all
        return
    steps = [step for step in address.path.split("/") if step not in ("", ".", "..")]
    for length in range(min(_DEEPEST, len(steps)), 0, -1):
        yield "/".join(steps[-length:])
