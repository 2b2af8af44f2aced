"""What an edition declares of its apparatus: the table ``[apparatus]`` of ``edition.toml``."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, fields
from typing import Any

from edition import spelling
from edition.errors import SettingsError


@dataclass(frozen=True, slots=True)
class Declarations:
    """``negative``: a witness that an entry does not name has the lemma; None: that is not said, and nothing is concluded.

    ``hands`` says of sigla whose hand they are, earlier hands first; ``transcriptions`` names files that hold what a witness has.
    """

    negative: bool | None = None
    hands: dict[str, str] = field(default_factory=dict)
    transcriptions: dict[str, str] = field(default_factory=dict)


_NAMES = tuple(one.name for one in fields(Declarations))


def declared(path: object, table: Mapping[str, Any]) -> Declarations:
    """What a table declares. Raises ``SettingsError`` naming the key."""
    for name, value in table.items():
        if name not in _NAMES:
            hint = spelling.hint(name, _NAMES, "known settings: " + ", ".join(_NAMES))
            raise SettingsError(f"{path}: there is no setting “apparatus.{name}”", hint)
        if name == "negative" and not isinstance(value, bool):
            raise SettingsError(f"{path}: “apparatus.negative” must be true or false, not {value!r}")
        if name != "negative":
            _check_names(path, name, value)
    return Declarations(**table)


def _check_names(path: object, name: str, value: Any) -> None:
    if not isinstance(value, dict):
        raise SettingsError(f"{path}: “apparatus.{name}” must be a table, not {value!r}")
    for siglum, other in value.items():
        if not isinstance(other, str) or not other or siglum == other:
            raise SettingsError(f"{path}: “apparatus.{name}.{siglum}” must be a text in quotation marks, not {other!r}")
