"""The entries of an edition by their ids, and what a text writes to point to one."""

from __future__ import annotations

import os
import re
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from edition.encoding.tagging.proposals import Known
from edition.encoding.tagging.scanning import ids

_POINTERS = re.compile(r"""\s(ref|who|toWhom|key|corresp|sameAs)\s*=\s*["']([^"'<]+)["']""")
_BY_PATH, _BARE, _KEY = "path", "#", "key"

Habit = Counter[tuple[str, str]]
"""How often texts point to entries of a kind in which way.

``path``, ``#`` (an id alone), ``key`` (an id in ``@key``), or a prefix with its colon.
"""


@dataclass(frozen=True, slots=True)
class Directory:
    """Entries by their ids. The ``pointer`` of each is the path of its file, ``#`` and its id; all paths are from one folder."""

    known: Sequence[Known]
    names: Mapping[str, str] = field(init=False, repr=False)
    by_key: Mapping[str, Known] = field(init=False, repr=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "names", {one.key: one.name for one in self.known})
        object.__setattr__(self, "by_key", {one.key: one for one in self.known})

    def habit(self, source: str) -> Habit:
        """How a text points to entries of registers elsewhere."""
        found: Habit = Counter()
        own = ids(source)
        given = ((name, token) for name, value in _POINTERS.findall(source) for token in value.split())
        for attribute, token in given:
            file, mark, key = token.rpartition("#")
            way = (_BY_PATH if file else _BARE) if mark else ""
            if not mark:
                prefix, mark, key = token.rpartition(":")
                way = f"{prefix}:" if mark else _KEY if attribute == "key" else ""
            if way and key in self.by_key and key not in own:
                found[self.by_key[key].kind, way] += 1
        return found

    def attribute(self, key: str, habit: Habit) -> str:
        """The attribute by which names of an entry point to it in a text: ``ref``, or ``key`` where that is what it does."""
        one = self.by_key.get(key)
        return "key" if one is not None and _ways(habit).get(one.kind) == _KEY else "ref"

    def pointing(self, path: str, habit: Habit | None = None) -> Callable[[str], str]:
        """What an attribute of the file ``path`` writes for an entry, by its id; what is none stays as it is.

        ``#id`` for one in the same file, else as the text does it for entries of that kind (``habit``), else ``file.xml#id``.
        """
        folder, ways = Path(path).parent, _ways(habit or Counter())

        def pointer(key: str) -> str:
            one = self.by_key.get(key)
            if one is None:
                return key
            file, _, xml_id = one.pointer.rpartition("#")
            way = ways.get(one.kind) or ways.get("") or _BY_PATH
            if way == _KEY:
                return xml_id
            if file == path:
                return f"#{xml_id}"
            if way != _BY_PATH:
                return f"{way}{xml_id}"
            return f"{os.path.relpath(file, folder)}#{xml_id}".replace(os.sep, "/")

        return pointer


def _ways(habit: Habit) -> dict[str, str]:
    """The commonest way of each kind; under an empty name that of all, unless it is a prefix, which is for a kind."""
    ways: dict[str, str] = {}
    for (kind, way), _ in sorted(habit.items(), key=lambda one: (-one[1], one[0])):
        ways.setdefault(kind, way)
        if way in (_BY_PATH, _BARE):
            ways.setdefault("", way)
    return ways
