"""Which output folders are refused before a byte is written. ``output`` is the path given, ``real`` its real one."""

from __future__ import annotations

import os
import stat
from pathlib import Path

from edition.building import disk
from edition.building.claims import MARKER
from edition.building.swapping import exists
from edition.errors import OutputError


def refuse_source(real: str, output: Path, source: Path) -> None:
    """The output must not be the source or a folder around it; identity, not spelling, decides."""
    try:
        there = disk.stat(real)
    except (FileNotFoundError, NotADirectoryError):
        return
    inner = Path(disk.real_path(source))
    for path in (inner, *inner.parents):
        if exists(str(path)) and os.path.samestat(disk.stat(path), there):
            relation = "is" if path == inner else "contains"
            raise OutputError(
                f"The output folder {output} {relation} the source {source}.",
                "Choose a folder of its own for the site, with --output.",
            )


def refuse_foreign(real: str, output: Path) -> None:
    """The output must be absent, empty, or a site of ours."""
    if not exists(real):
        return
    if not stat.S_ISDIR(disk.stat(real).st_mode):
        raise OutputError(f"The output {output} is a file, not a folder.", "Choose a folder, with --output.")
    names = [entry.name for entry in disk.list_folder(real)]
    if names and MARKER not in names:
        raise OutputError(
            f"The output folder {output} is not empty and not a site of ours: it holds {names[0]}.",
            "Choose an empty or a new folder, with --output.",
        )


def refuse_mount(real: str, output: Path) -> None:
    """The output must not be a place that a disk is mounted on: such a folder cannot be renamed."""
    if exists(real) and disk.stat(real).st_dev != disk.stat(f"{real}/..").st_dev:
        raise OutputError(
            f"A disk is mounted on the output folder {output}, so it cannot be replaced in one step.",
            "Choose a folder inside it, with --output.",
        )
