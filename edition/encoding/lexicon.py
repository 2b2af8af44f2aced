"""The entries of an edition's registers as tagging knows them, and what a text writes to point to one."""

from __future__ import annotations

import os
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from edition.encoding.tagging.proposals import Known


@dataclass(frozen=True, slots=True)
class Lexicon:
    """Entries by their ids. The ``pointer`` of each is the real path of its file, ``#`` and its id."""

    known: tuple[Known, ...]
    names: Mapping[str, str] = field(init=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "names", {one.key: one.name for one in self.known})

    def pointers(self, path: str) -> dict[str, str]:
        """What an attribute of the file ``path`` (a real path) writes for each entry: ``#id`` in it, else ``file.xml#id``."""
        folder = Path(path).parent
        files: dict[str, str] = {path: ""}
        found = {}
        for one in self.known:
            file, _, xml_id = one.pointer.rpartition("#")
            if file not in files:
                files[file] = os.path.relpath(file, folder).replace(os.sep, "/")
            found[one.key] = f"{files[file]}#{xml_id}"
        return found


def lexicon(known: Iterable[Known]) -> Lexicon:
    """A lexicon of entries; of several with one id the first."""
    first: dict[str, Known] = {}
    for one in known:
        first.setdefault(one.key, one)
    return Lexicon(tuple(first.values()))
