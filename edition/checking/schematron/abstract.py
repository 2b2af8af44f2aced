"""Abstract patterns and abstract rules written out (ISO/IEC 19757-3:2020, clauses 5.4.12, 5.4.13 and 6.3)."""

from __future__ import annotations

import copy
import re
from typing import Any

from edition.checking.schematron.files import Files, local
from edition.errors import SettingsError

MOST = 20_000
"""Tests and variables that abstract rules may bring in, all together."""
_LONGEST = 100_000
"""Characters that are filled into one expression; what is longer is none that could be read."""


def patterns(files: Files, found: list[Any], loose: list[Any]) -> list[Any]:
    """The patterns that are run: those that are not abstract, with ``is-a`` written out, and loose rules."""
    known = {e.get("id"): e for e in found if e.get("abstract") == "true"}
    sizes = {name: sum(1 for _ in e.iter("*")) for name, e in known.items()}
    if sum(sizes.get(e.get("is-a", "").strip(), 0) for e in found) > MOST:
        raise SettingsError(f"abstract patterns bring in more than {MOST:,} rules and tests", "use them less often")
    concrete = [_written_out(files, e, known) if e.get("is-a") else e for e in found if e.get("abstract") != "true"]
    return [*concrete, *(e for e in loose if e.get("abstract") != "true")]


def _written_out(files: Files, pattern: Any, known: dict[str, Any]) -> Any:
    name = pattern.get("is-a", "").strip()
    if name not in known:
        place, _ = files.spots[pattern].place("is-a")
        raise SettingsError(
            f"{place.path}:{place.line}: there is no abstract pattern {name}", "mend the name after is-a"
        )
    abstract = known[name]
    values = {e.get("name"): e.get("value", "") for side in (abstract, pattern) for e in side if local(e) == "param"}
    copied = copy.deepcopy(abstract)
    for old, new in zip(abstract.iter("*"), copied.iter("*"), strict=True):
        files.spots[new] = files.spots[old]
        for attribute, value in new.attrib.items():
            new.set(attribute, _filled_in(value, values))
    copied.attrib.pop("abstract", None)
    copied.set("id", pattern.get("id") or abstract.get("id", ""))
    copied.extend([e for e in pattern if local(e) != "param"])
    return copied


def _filled_in(text: str, values: dict[str | None, str]) -> str:
    left = _LONGEST

    def value(found: re.Match[str]) -> str:
        nonlocal left
        written = values.get(found[1], found[0])
        left -= len(written)
        return written if left > 0 else ""

    return re.sub(r"\$([^\W\d][\w.\-]*)", value, text)


class Rules:
    """Rules with what they take over from abstract ones."""

    def __init__(self, files: Files, rules: list[Any]) -> None:
        self._files = files
        self._known = {e.get("id"): e for e in reversed(rules) if e.get("abstract") == "true"}
        self._near = {(e.getparent(), e.get("id")): e for e in rules if e.get("abstract") == "true"}
        self._count = 0

    def parts(self, rule: Any, above: tuple[Any, ...] = ()) -> list[Any]:
        """The variables and tests of a rule, where ``extends`` stood those of the rule that it names."""
        found: list[Any] = []
        for child in rule:
            self._count += 1
            if self._count > MOST:
                message = f"abstract rules bring in more than {MOST:,} tests"
                raise SettingsError(message, "let fewer rules extend each other")
            found.extend(self._extended(child, rule, above) if local(child) == "extends" else [child])
        return found

    def _extended(self, element: Any, rule: Any, above: tuple[Any, ...]) -> list[Any]:
        name = element.get("rule", "").strip()
        wanted = self._near.get((rule.getparent(), name), self._known.get(name))
        if wanted is None:
            raise SettingsError(f"{self._where(element)}: there is no abstract rule {name}", "mend the name")
        if wanted in above or wanted is rule or len(above) > 50:
            raise SettingsError(f"{self._where(element)}: the rule {name} extends itself", "remove one of the extends")
        return self.parts(wanted, (*above, rule))

    def _where(self, element: Any) -> str:
        place, _ = self._files.spots[element].place("rule")
        return f"{place.path}:{place.line}"
