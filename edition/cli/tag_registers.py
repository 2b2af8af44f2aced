"""The registers that ``edition tag`` reads: those named, else all of the edition that the texts belong to, with what it teaches."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

from edition.building.discovery import Refused, discover, read_source
from edition.cli.checking import joined
from edition.cli.telling import base_of
from edition.encoding.ledger import files
from edition.encoding.ledger.moving import as_decided
from edition.encoding.tagging.flows import Flow
from edition.encoding.tagging.lexicon import Lexicon, passages_of, read_lexicon
from edition.errors import SourceError
from edition.project import SETTINGS, load


def registers(texts: Sequence[Path], given: Sequence[Path]) -> Lexicon:
    """The entries of the edition that texts belong to, or of registers given by name, and what encoded texts teach.

    ``SourceError``: a register that was named cannot be read, or holds no entry.
    """
    found = dict(pair for path in (given or _places(texts)) for pair in _files(path, strict=bool(given)))
    lessons = dict(pair for path in _places(texts) for pair in _files(path, strict=False)) if given else {}
    lexicon = read_lexicon({**lessons, **found}.items() if given else found.items(), passages=_decided)
    if not given:
        return lexicon
    named = [one for one in lexicon if one.pointer.rpartition("#")[0] in found]
    if not named:
        raise SourceError(
            f"{' '.join(map(str, given))}: no entry here that a text could point to",
            "entries have an xml:id and a name",
        )
    only = Lexicon(named)
    only.habits, only.declined = lexicon.habits, lexicon.declined
    return only


def _places(texts: Sequence[Path]) -> Iterator[Path]:
    """Where registers are looked for: beside the texts first, since of an entry that stands twice the first is pointed to."""
    near = dict.fromkeys(path if path.is_dir() else path.parent for path in texts)
    yield from dict.fromkeys([*near, *map(_edition, near)])


def _edition(path: Path) -> Path:
    """The folder of the edition that a path belongs to: the nearest with settings, or the text's own."""
    near = path if path.is_dir() else path.parent
    around = [near, *(near / ("../" * n) for n in range(1, len(near.resolve().parts)))]
    return next((one for one in around if (one / SETTINGS).is_file()), near)


def _files(source: Path, *, strict: bool) -> Iterator[tuple[str, bytes]]:
    """The files of a source by their paths from where the command was called."""
    place, base, limit = discover(source), base_of(source), load(source).limits.text_size
    for path in place.paths:
        try:
            yield joined(base, path), read_source(place.root, path, limit)
        except Refused as refused:
            if strict:
                raise SourceError(f"{source}: {refused.problem.message}", refused.problem.hint) from refused


def _decided(path: str, data: bytes) -> list[Flow]:
    """The passages of a text from which names are learnt: as somebody decided, not as was accepted unseen."""
    return as_decided(files.opened(Path(path)).rows, passages_of(path, data))
