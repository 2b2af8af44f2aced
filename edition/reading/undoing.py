"""Changes of a manuscript that were taken back: ``undo`` and ``redo`` (TEI P5, section 11.3.4.6)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from edition.tei import ID, tag, tags

_UNDO, _SUBST_JOIN = tag("undo"), tag("substJoin")
STEPS = tags("undo redo")
_GROUPS = tags("subst mod")
_CHANGES = tags("add del")


def undone(steps: Sequence[Any], elements: Sequence[Any]) -> frozenset[Any]:
    """The ``add`` and ``del`` that are undone once all ``steps`` (``undo``, ``redo``, in document order) are taken.

    An ``undo`` of a substitution undoes all of it; one of an ``undo`` does the change again, as a ``redo`` does.
    """
    if not steps:
        return frozenset()
    by_id = {written: element for element in reversed(elements) if (written := element.get(ID, "").strip())}
    found: set[Any] = set()
    for step in steps:
        for target in _targets(step, by_id):
            _take(target, step.tag == _UNDO and target.tag != _UNDO, by_id, found)
    return frozenset(found)


def _take(target: Any, is_undone: bool, by_id: dict[str, Any], found: set[Any]) -> None:
    """Undo what is meant, or do it again; a step that is meant itself stands for what it has undone or done again."""
    seen = set()
    while target.tag in STEPS and target not in seen:
        seen.add(target)
        target = next(iter(_targets(target, by_id)), target)
    for change in _changes(target, by_id):
        (found.add if is_undone else found.discard)(change)


def _targets(step: Any, by_id: dict[str, Any]) -> Iterator[Any]:
    names = (pointer.rpartition("#")[2] for pointer in step.get("target", "").split())
    return (by_id[name] for name in names if name in by_id)


def _changes(target: Any, by_id: dict[str, Any]) -> Iterator[Any]:
    """The additions and deletions that a target is, holds as a substitution, or joins to one."""
    if target.tag in _CHANGES:
        yield target
    elif target.tag in _GROUPS:
        yield from (child for child in target if child.tag in _CHANGES)
    elif target.tag == _SUBST_JOIN:
        yield from (one for one in _targets(target, by_id) if one.tag in _CHANGES)
