"""The ranks of files: numbers in the order of the edition, with room between them, so that a new file finds a place."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

STEP = 1 << 16
"""The room left after each file, in texts."""

Sized = Sequence[tuple[str, int]]
"""Files in order, each with the number of its texts: as many ranks, one after the other, are its own."""


def ranks(files: Sized, before: Mapping[str, int]) -> dict[str, int]:
    """The first rank of each file. Those that have one keep it where that can be; if new ones find no room, all are new."""
    found = dict(_placed(files, before))
    return found if len(found) == len(files) else dict(_placed(files, {}))


def _placed(files: Sized, before: Mapping[str, int]) -> Iterator[tuple[str, int]]:
    """Ranks in order, as long as there is room."""
    free, waiting = 1, list[tuple[str, int]]()
    for path, texts in (*files, ("", 0)):
        rank = before.get(path) if path else None
        if path and rank is None:
            waiting.append((path, texts))
            continue
        room = STEP * len(waiting) + sum(n for _, n in waiting) if rank is None else rank - free
        yield from _spread(waiting, free, room)
        if rank is None or rank < free:
            return
        waiting.clear()
        yield path, rank
        free = rank + texts


def _spread(new: Sized, free: int, room: int) -> Iterator[tuple[str, int]]:
    """Places for new files from ``free`` on, evenly; none where the room is too small."""
    spare = room - sum(texts for _, texts in new)
    if spare < 0:
        return
    gap = spare // (len(new) + 1)
    for path, texts in new:
        free += gap
        yield path, free
        free += texts
