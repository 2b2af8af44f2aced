"""The registers that ``edition tag`` reads: those named, else all of the edition that the texts belong to."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

from edition.building.discovery import Refused, discover, read_source
from edition.encoding.lexicon import Lexicon, lexicon
from edition.encoding.tagging.evidence import Setting
from edition.encoding.tagging.proposals import Known
from edition.encoding.tagging.reading_entries import entries
from edition.errors import SourceError
from edition.project import SETTINGS, load
from edition.reading.header import facts
from edition.reading.parsing import NotWellFormed, parse
from edition.tei import tag

_LISTS = (b"list", b"particDesc", b"settingDesc")
"""What stands in every file that holds entries."""
_POINTING = ("ref", "key", "corresp", "sameAs", "who")
_HEADER = tag("teiHeader")


def registers(paths: Sequence[Path], *, given: bool) -> Lexicon:
    """The entries of files and folders; of a text its edition's, unless registers were ``given`` by name.

    ``SourceError``: a register that was named cannot be read, or holds no entry.
    """
    found: list[Known] = []
    for path in paths:
        some = list(_of(path if given else _edition(path), strict=given and not path.is_dir()))
        if given and not some:
            raise SourceError(f"{path} holds no entry that a text could point to", "entries have an xml:id and a name")
        found += some
    return lexicon(found)


def _edition(path: Path) -> Path:
    """The folder of the edition that a path belongs to: the nearest with settings, or the text's own."""
    near = path if path.is_dir() else path.parent
    here = near.resolve()
    return next((one for one in (here, *here.parents) if (one / SETTINGS).is_file()), near)


def _of(source: Path, *, strict: bool) -> Iterator[Known]:
    place, limit = discover(source), load(source).limits.text_size
    for path in place.paths:
        try:
            data = read_source(place.root, path, limit)
            if any(name in data for name in _LISTS):
                real = (place.root / path).resolve().as_posix()
                yield from (replace(one, pointer=f"{real}#{one.key}") for one in entries(parse(path, data).root))
        except (Refused, NotWellFormed) as failure:
            if strict:
                raise SourceError(f"{source}: {failure.problem.message}", failure.problem.hint) from failure


def setting_of(tei: Any) -> Setting:
    """What the header of a text says for its names: its date, and to whom it points."""
    header = next(tei.iterchildren(_HEADER), None)
    some = (one.get(name, "") for one in header.iter("*") for name in _POINTING) if header is not None else ()
    present = dict.fromkeys(pointer for value in some for pointer in value.split())
    return Setting(facts(tei).date, tuple(present))
