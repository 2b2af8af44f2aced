"""``edition tag --write --entries``: names on no list that were accepted become entries, and their rows point to them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

from edition.cli.tag_sessions import Sessions
from edition.cli.tag_writing import Entered, Wish, Work
from edition.editing.patching import Unfit
from edition.editing.writing import replaced
from edition.encoding.directory import Directory
from edition.encoding.entering import New, added, register, shape_of, slug
from edition.encoding.ledger.files import created
from edition.encoding.ledger.moving import Located
from edition.encoding.ledger.rows import Row
from edition.errors import OutputError
from edition.reading.parsing import NotWellFormed, parse, sha256

_TITLE = "Entries of names that texts of this edition have"


def entered(works: Sequence[Work], wish: Wish, entries: Directory) -> Entered:
    """Write entries for all names that were accepted and have none.

    ``OutputError``: the file of the entries cannot take them; then nothing was written.
    """
    assert wish.entries is not None  # noqa: S101 - the caller asks
    wanted: dict[tuple[str, str], list[tuple[Work, int]]] = {}
    for work, number, row in _without_entry(works):
        wanted.setdefault((row.type or row.element, row.surface.casefold()), []).append((work, number))
    if not wanted:
        return Entered()
    taken = set(entries.names)
    new: list[New] = []
    for places in wanted.values():
        entry = _new(places, taken)
        new.append(entry)
        taken.add(entry.id)
        for work, number in places:
            one = work.rows[number]
            work.rows[number] = Located(one.row.pointed(entry.id, entry.names[0]), one.flow)
    sessions = Sessions(wish.entries, entries, new)
    new = [sessions.told(entry, *places[0]) for entry, places in zip(new, wanted.values(), strict=True)]
    _write(wish.entries, new, works[0].flows[0].lang)
    return Entered({entry.id: f"{wish.entries}#{entry.id}" for entry in new}, sessions.names)


def _without_entry(works: Sequence[Work]) -> Iterator[tuple[Work, int, Row]]:
    for work in works:
        for number, one in enumerate(work.rows):
            row = one.row
            is_open = row.decision == "accept" and not row.entry and row.state in ("", "written") and one.flow >= 0
            if is_open and row.what != "name" and shape_of(row.element, row.type) is not None:
                yield work, number, row


def _new(places: Sequence[tuple[Work, int]], taken: set[str]) -> New:
    work, number = places[0]
    row = work.rows[number].row
    names = tuple(dict.fromkeys(work.rows[number].row.surface for work, number in places))
    shape = shape_of(row.element, row.type)
    assert shape is not None  # noqa: S101 - those without were not taken
    times = f", {len(places)} times" if len(places) > 1 else ""
    return New(
        slug(row.surface, taken),
        shape,
        names,
        f"Named in {work.path}, {row.passage}{times}; {row.evidence or row.rule}",
    )


def _write(path: Path, new: Sequence[New], language: str) -> None:
    try:
        if path.exists() and not path.is_file():
            raise OutputError(f"{path} is no regular file", "name a file for the entries")
        if not path.exists():
            created(path, register(new, _TITLE, language))
            return
        data = path.read_bytes()
        made = added(data, new)
        parse(path.name, made)
        replaced(path, made, sha256(data))
    except (Unfit, NotWellFormed) as reason:
        said = reason.problem.message if isinstance(reason, NotWellFormed) else str(reason)
        raise OutputError(
            f"{path} cannot take new entries: {said}", "name another file; nothing was written"
        ) from reason
    except OSError as error:
        raise OutputError(f"{path} cannot be read: {error.strerror}") from error
