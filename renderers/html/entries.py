"""Entries at the foot of a page: which items of a stream belong together, and to what in the running text."""

from __future__ import annotations

from collections.abc import Container, Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from edition.tei import tag, tags

_APP, _CHOICE, _LIST_APP = map(tag, ("app", "choice", "listApp"))
_READINGS = tags("lem rdg")


@dataclass(slots=True)
class Entry:
    """Items that stand in one ``app`` or ``choice`` (``group``; ``shown`` is what the text has of it), or one item alone."""

    items: list[Any]
    group: Any | None = None
    shown: Any | None = None


def entries(items: list[Any], aside: Container[Any]) -> Iterator[Entry]:
    """Items in their order; those of one group that follow one another make one entry."""
    current = None
    for item in items:
        group = _group(item)
        if current is not None and group is not None and current.group is group:
            current.items.append(item)
            continue
        if current is not None:
            yield current
        current = Entry([item], group, _shown(group, aside) if group is not None else None)
    if current is not None:
        yield current


def united(found: Iterable[Entry]) -> list[Entry]:
    """Entries of which none has a group twice: what stands in a reading has parted it from the next one of its group."""
    of: dict[Any, Entry] = {}
    kept = []
    for entry in found:
        first = of.setdefault(entry.group, entry) if entry.group is not None else entry
        if first is entry:
            kept.append(entry)
        else:
            first.items += entry.items
    return kept


def _group(item: Any) -> Any | None:
    parent = item.getparent()
    if item.tag in _READINGS:
        return next(item.iterancestors(_APP), None)
    return parent if parent.tag == _CHOICE else None


def _shown(group: Any, aside: Container[Any]) -> Any | None:
    """What the running text has of an ``app`` or a ``choice``."""
    if group.tag == _CHOICE:
        return next((child for child in group if child not in aside), None)
    readings = (r for r in group.iter(*_READINGS) if next(r.iterancestors(_APP), None) is group)
    return next((reading for reading in readings if reading not in aside), None)
