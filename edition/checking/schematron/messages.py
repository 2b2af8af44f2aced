"""What is told of a finding: severity, words with what is put in, hint (ISO/IEC 19757-3:2020, 5.4.2, 5.4.4, 5.4.18)."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

from edition.checking.schematron.model import Inserted, Parts
from edition.checking.schematron.xpath import nodes
from edition.checking.schematron.xpath.expressions import Compiled
from edition.checking.schematron.xpath.functions import TAKING
from edition.checking.schematron.xpath.nodes import Node
from edition.checking.schematron.xpath.values import DynamicError, atoms, text_of, text_of_1
from edition.checking.schematron.xpath.world import World
from edition.model import Severity

SEVERITIES: dict[str, Severity] = {
    **dict.fromkeys(("fatal", "error", "critical", "severe"), "error"),
    **dict.fromkeys(("warn", "warning", "nonfatal", "non-fatal", "caution"), "warning"),
    **dict.fromkeys(("info", "information", "informational", "note", "hint", "suggestion", "advice"), "info"),
}
"""What words in ``@role``, ``@flag`` and ``@severity`` mean; all others say nothing of it."""

Say = Callable[[Node, World], str]


def severity(*roles: str) -> Severity:
    """The severity that the first known word says; without one a finding is an error."""
    words = [word for role in roles for word in role.lower().split()]
    return next((SEVERITIES[word] for word in words if word in SEVERITIES), "error")


def saying(parts: Parts, compile_: Callable[[Inserted], Compiled | None], later: bool) -> Say:
    """A text with its insertions, as a function of the node; white space is folded."""
    pieces = [part if isinstance(part, str) else _inserted(part, compile_, later) for part in parts]

    def say(node: Node, world: World) -> str:
        words = [piece if isinstance(piece, str) else piece(node, world) for piece in pieces]
        return re.sub(r"\s+", " ", "".join(words)).strip()

    return say


def _inserted(part: Inserted, compile_: Callable[[Inserted], Compiled | None], later: bool) -> Say:
    if part.kind == "name" and not part.select:
        return lambda node, _: nodes.name(node)
    made = compile_(part)
    if made is None:
        return lambda _node, _world: f"{{{part.select}}}"
    value = _name if part.kind == "name" else _joined if later else _first

    def say(node: Node, world: World) -> str:
        try:
            return value(made.items(node, world))
        except DynamicError:
            return f"{{{part.select}}}"

    return say


def _name(items: list[Any]) -> str:
    return nodes.name(items[0]) if items and nodes.is_node(items[0]) else TAKING[True].text(items[:1])


def _joined(items: list[Any]) -> str:
    return " ".join(map(text_of, atoms(items)))


def _first(items: list[Any]) -> str:
    return text_of_1(atoms(items[:1])[0]) if items else ""
