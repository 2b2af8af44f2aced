"""What was probably meant by a name that nobody knows: the known one that is spelt most like it."""

from __future__ import annotations

from collections.abc import Iterable


def nearest(name: str, names: Iterable[str], likeness: float = 0.6) -> str:
    """The most similar of some names, or ''; ``likeness`` from 0 to 1 is what it must at least have in common."""
    from difflib import get_close_matches  # noqa: PLC0415 - only who has mistaken a name waits for it

    found = get_close_matches(name, list(names), 1, likeness)
    return found[0] if found else ""


def hint(name: str, names: Iterable[str], otherwise: str = "") -> str:
    """``did you mean …?``; where nothing is similar, something else."""
    near = nearest(name, names)
    return f"did you mean {near}?" if near else otherwise
