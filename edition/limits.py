"""TABLE of the limits to what texts may ask of a computer: the table ``[limits]`` of ``edition.toml`` (DESIGN, section 6)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, fields
from typing import Any

from edition import spelling
from edition.errors import SettingsError


@dataclass(frozen=True, slots=True)
class Limits:
    """How much of each there may be at most; every value is far above what a text needs.

    ``text_size`` counts bytes of one file, ``depth`` levels of elements, ``elements`` those of one file, ``attributes`` those of
    one element, ``attribute_size`` and ``entity_expansion`` characters (of one value; of all that entities are written out to
    in one file), ``inclusions`` and ``included_elements`` those of one document, ``seconds`` the processor's time for one file in
    each step.
    """

    text_size: int = 200_000_000
    depth: int = 1_000
    elements: int = 2_000_000
    attributes: int = 1_000
    attribute_size: int = 20_000_000
    entity_expansion: int = 10_000_000
    inclusions: int = 10_000
    included_elements: int = 500_000
    seconds: int = 300

    def lowered(self) -> Limits:
        """The same, none above what it is by itself: the limits of a project that nobody vouches for."""
        return Limits(*(min(getattr(self, name), getattr(USUAL, name)) for name in NAMES))


USUAL = Limits()
"""The limits of an edition that states none."""
NAMES = tuple(field.name for field in fields(Limits))
DEEPEST = USUAL.depth
"""Neither Python nor libxslt goes down further, so this one can only be lowered."""
_LARGEST = 10**12


def stated(path: object, table: Mapping[str, Any]) -> Limits:
    """The limits that a table states, the others as usual. Raises ``SettingsError`` naming the key."""
    for name, value in table.items():
        if name not in NAMES:
            hint = spelling.hint(name, NAMES, "known limits: " + ", ".join(NAMES))
            raise SettingsError(f"{path}: there is no limit “limits.{name}”", hint)
        if isinstance(value, bool) or not isinstance(value, int) or not 1 <= value <= _LARGEST:
            raise SettingsError(f"{path}: “limits.{name}” must be a whole number, 1 or more, not {value!r}")
    if table.get("depth", 0) > DEEPEST:
        raise SettingsError(f"{path}: “limits.depth” can be {DEEPEST:,} at most", "divide what is nested so deep")
    return Limits(**table)


def hint(name: str, advice: str, bound: str = "") -> str:
    """What can be done about a text beyond a limit; the setting is for those who mean it so."""
    return f"{advice}; or, if it is meant so, raise “{name}”{bound} in the table [limits] of edition.toml"
