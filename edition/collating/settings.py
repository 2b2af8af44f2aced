"""The table ``[collate]`` of ``edition.toml``: how witnesses are collated where the command line says nothing else."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, fields
from typing import Any

from edition.errors import SettingsError
from edition.spelling import hint


@dataclass(frozen=True, slots=True)
class Settings:
    """``normalize`` are names of what is overlooked, with commas between; ``replace`` a table of letters that are the same."""

    base: str = ""
    majority: bool = False
    normalize: str = "case,punctuation"
    fold_space: bool = False
    replace: Mapping[str, str] = field(default_factory=dict)


_MEANT = {str: "a text in quotation marks", bool: "true or false"}


def settings(table: Mapping[str, Any]) -> Settings:
    """The settings that a table states, the others as usual. Raises ``SettingsError`` naming the key."""
    usual = Settings()
    names = [one.name for one in fields(Settings)]
    for name, value in table.items():
        if name not in names:
            known = hint(name, names, "known: " + ", ".join(names))
            raise SettingsError(f"edition.toml: there is no setting “collate.{name}”", known)
        kind = type(getattr(usual, name))
        if name == "replace":
            _check_letters(value)
        elif not isinstance(value, kind):
            raise SettingsError(f"edition.toml: “collate.{name}” must be {_MEANT[kind]}, not {value!r}")
    return Settings(**table)


def _check_letters(table: Any) -> None:
    if not isinstance(table, dict) or not all(isinstance(to, str) and old for old, to in table.items()):
        raise SettingsError(
            "edition.toml: “collate.replace” must be a table of letters and what they are compared as",
            'as in "æ" = "ae"',
        )
