"""TABLE of places in which many editions leave the names of persons unmarked: whether one does, its encoded texts show."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from edition.encoding.tagging.surroundings import Surroundings


def _is_heading(around: Surroundings, _first: int, _after: int) -> bool:
    return around.is_heading


def _is_signature(around: Surroundings, first: int, after: int) -> bool:
    """Whether the name is all that a passage says, which is no heading."""
    return first == 0 and after == len(around.row) and not around.is_heading


CONTEXTS: dict[str, Callable[[Surroundings, int, int], bool]] = {
    "heading": _is_heading,
    "signature": _is_signature,
}


def contexts(around: Surroundings, first: int, after: int) -> Iterator[str]:
    """In which of them a name stands, from word ``first`` to before word ``after``."""
    return (name for name, holds in CONTEXTS.items() if holds(around, first, after))
