"""Expressions and small trees by chance: a seed gives the same again."""

from __future__ import annotations

import random
from typing import Any

from lxml import etree

PREFIXES = {"t": "urn:t", "xs": "http://www.w3.org/2001/XMLSchema"}
_STEPS = (
    "t:a|t:b|t:c|*|a|@x|@y|@*|..|.|text()|node()|ancestor::t:a|ancestor::*|following-sibling::*|preceding-sibling::t:b"
    "|following::t:a|preceding::*|descendant::t:c|self::t:a|parent::*|ancestor-or-self::t:b|descendant-or-self::*|t:*"
    "|following::text()|preceding-sibling::node()"
).split("|")


def tree(chance: random.Random) -> Any:
    """A tree of some elements, with and without a namespace."""
    return etree.fromstring(etree.tostring(_element(chance, 0)))


def _element(chance: random.Random, depth: int) -> Any:
    uri = "{urn:t}" if chance.random() < 0.8 else ""
    element = etree.Element(uri + chance.choice("abc" if uri else "ab"))
    for name in "xyz":
        if chance.random() < 0.4:
            element.set(name, chance.choice(["1", "2", "a", "b c", ""]))
    element.text = chance.choice([None, None, "1", "2", " ", "a", "b c"])
    for _ in range(chance.randrange(0, 4) if depth < 4 else 0):
        child = _element(chance, depth + 1)
        child.tail = chance.choice([None, "1", " ", "z"])
        element.append(child)
    return element


class Maker:
    """Expressions of XPath 1.0, or (``later``) of XPath 2.0 and 3.1."""

    def __init__(self, chance: random.Random, later: bool) -> None:
        self.chance = chance
        self.later = later

    def expression(self, depth: int = 3) -> str:
        """Any expression, at most so deep."""
        if depth <= 0:
            return self.path(0)
        a, b = (lambda: self.path(depth - 1)), (lambda: self.operand(depth - 1))
        forms: list[Any] = [
            lambda: self.comparison(depth - 1),
            a,
            lambda: f"not({self.expression(depth - 1)})",
            lambda: f"{self.side(depth)} and {self.side(depth)}",
            lambda: f"{self.side(depth)} or {self.side(depth)}",
            lambda: f"({a()} | {a()})",
            lambda: f"count({a()})",
            lambda: f"{b()} + {b()}",
            lambda: f"({a()})[{self.predicate(depth - 1)}]",
            lambda: f"substring(string(.), {self.chance.choice(['1', '2, 1', '0', '1.5, 2'])})",
            lambda: f"{b()} div 2",
            lambda: f"{b()} mod 2",
            lambda: f"sum({a()})",
            lambda: f"- {b()}",
            lambda: 'translate(string(.), "1a", "2")',
            lambda: f'concat(@x, "-", {b()})',
        ]
        return str(self.chance.choice([*forms, *(self.newer(depth) if self.later else ())])())

    def newer(self, depth: int) -> list[Any]:
        """Forms that XPath 1.0 has not."""
        a, b = (lambda: self.path(depth - 1)), (lambda: self.operand(depth - 1))
        return [
            lambda: f'(some $v in {a()} satisfies $v = "1")',
            lambda: f"(every $v in {a()} satisfies $v/@x)",
            lambda: f"(for $v in {a()} return string($v))",
            lambda: f"(let $v := {a()} return count($v))",
            lambda: f"({a()}) except ({a()})",
            lambda: f"({a()}) intersect ({a()})",
            lambda: f"distinct-values({a()})",
            lambda: f"exists({a()})",
            lambda: f"empty({a()})",
            lambda: f'string-join({a()}/string(.), "-")',
            lambda: f"(if ({self.expression(depth - 1)}) then {b()} else {b()})",
            lambda: f"({b()} castable as xs:integer)",
            lambda: f"{a()} << {a()}",
            lambda: f'index-of({a()}, "1")',
            lambda: f"max({a()}/string-length(string(.)))",
            lambda: 'matches(string(.), "^[a1]+\\s")',
            lambda: 'replace(string(.), "1", "x")',
            lambda: f"{b()} idiv 2",
            lambda: f"reverse({a()})",
        ]

    def side(self, depth: int) -> str:
        """An operand of ``and`` and ``or``."""
        return f"({self.expression(depth - 1)})"

    def path(self, depth: int) -> str:
        """A path of one to three steps."""
        chance = self.chance
        steps = []
        for _ in range(chance.choice([1, 1, 2, 3])):
            step = chance.choice(_STEPS)
            plain = step in (".", "..") or chance.random() > 0.35
            steps.append(step if plain else f"{step}[{self.predicate(depth - 1)}]")
        return chance.choice(["", "", "", "//", "./", ".//", "/"]) + chance.choice(["/", "/", "//"]).join(steps)

    def predicate(self, depth: int) -> str:
        """What stands in brackets."""
        if depth <= 0:
            few = ("1", "2", "last()", "@x", "t:a", '@x="1"', "position()=2", '.="1"', "@y=../@x")
            return self.chance.choice(few)
        forms = (self.expression, self.path, lambda _: "position() < last()", self.comparison)
        return self.chance.choice(forms)(depth - 1)

    def comparison(self, depth: int) -> str:
        """Two operands compared."""
        signs = ["=", "!=", "<", ">=", *(["eq", "ne", "lt"] if self.later else [])]
        return f"{self.operand(depth)} {self.chance.choice(signs)} {self.operand(depth)}"

    def operand(self, depth: int) -> str:
        """A path or a value."""
        path = self.path(depth)
        fixed = [
            '"1"',
            "1",
            "1.5",
            "string(@x)",
            "name(.)",
            "normalize-space(.)",
            "number(@y)",
            "string-length(string(.))",
        ]
        if self.later:
            fixed += [f'({path}, "2")', 'tokenize(string(@x), " ")[1]', "(1 to 3)[2]", '(if (@x) then @x else "1")']
        return self.chance.choice([path, path, f"count({path})", *fixed])
