"""A schema from its files: includes, external references and grammars brought together (ISO/IEC 19757-2, 4.6, 4.7, 4.17, 4.18)."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import NamedTuple
from urllib.parse import urljoin

from edition.checking.relaxng.nodes import Node, Spot, wrong
from edition.checking.relaxng.patterns import Pattern
from edition.checking.relaxng.syntax import check

_MOST_FILES = 1000
"""Files that may be brought in, each counted as often as it is."""


@dataclass(frozen=True, slots=True)
class Here:
    """What a place of a schema inherits: namespace, library of datatypes, address for relative ones, its file."""

    file: str
    base: str
    ns: str = ""
    library: str = ""

    def inside(self, node: Node) -> Here:
        """The same for what stands in a node."""
        ns, library = node.attributes.get("ns"), node.attributes.get("datatypeLibrary")
        if ns is None and library is None and node.base is None:
            return self
        return Here(
            self.file,
            self.base if node.base is None else joined(self.base, node.base, self.spot(node)),
            self.ns if ns is None else ns,
            self.library if library is None else library,
        )

    def other(self, address: str, root: Node) -> Here:
        """What the root of another file inherits from the place that brings it in: the namespace alone (4.6, 4.7)."""
        return Here(_short(address), address, self.ns).inside(root)

    def spot(self, node: Node) -> Spot:
        """Where a node stands."""
        return Spot(self.file, node.line)


def joined(base: str, address: str, spot: Spot) -> str:
    """An address that is written from another one on. Raises ``SettingsError`` where it is none."""
    try:
        return urljoin(base, address)
    except ValueError as error:
        raise wrong(spot, f"“{address}” is no address") from error


class Component(NamedTuple):
    """One ``start`` (whose name is '') or ``define``."""

    name: str
    combine: str
    node: Node
    here: Here


@dataclass(slots=True)
class Grammar:
    """The names of one ``grammar``: what stands behind each is made into a pattern once."""

    parent: Grammar | None
    components: dict[str, list[Component]] = field(default_factory=dict)
    made: dict[str, Pattern | None] = field(default_factory=dict)


Opener = Callable[[str], Node]
"""From an address to the root of a schema there. Raises ``EditionError`` where nothing may or can be read."""


class Files:
    """Brings the files of a schema together; each is read once, and none may hold itself."""

    def __init__(self, opener: Opener) -> None:
        self._open, self._roots = opener, dict[str, Node]()
        self._within: list[str] = []
        self._entered = 0

    def root(self, address: str) -> Node:
        """The checked root of a schema."""
        if address not in self._roots:
            root = self._open(address)
            check(root, _short(address))
            self._roots[address] = root
        return self._roots[address]

    def entered(self, address: str, spot: Spot) -> Iterator[Node]:
        """The root of another schema, for the time it is read; ``for root in files.entered(...)``."""
        if address in self._within:
            raise wrong(spot, "it brings in itself")
        self._entered += 1
        if self._entered > _MOST_FILES:
            raise wrong(spot, f"files are brought in more than {_MOST_FILES:,} times")
        self._within.append(address)
        yield self.root(address)
        self._within.pop()

    def components(self, grammar: Node, here: Here) -> Iterator[Component]:
        """Every ``start`` and ``define`` of a grammar, those of its ``div`` and ``include`` too."""
        for child in grammar.children:
            name, inner = child.name, here.inside(child)
            if name == "include":
                yield from self._included(child, inner)
            elif name == "div":
                yield from self.components(child, inner)
            else:
                yield _component(child, inner)

    def _included(self, include: Node, here: Here) -> Iterator[Component]:
        spot = here.spot(include)
        address = joined(here.base, include.get("href"), spot)
        own = list(self.components(include, here))
        replaced = {component.name for component in own}
        there: list[Component] = []
        for root in self.entered(address, spot):
            if root.name != "grammar":
                raise wrong(spot, "what <include> brings in must be a <grammar>")
            there = list(self.components(root, here.other(address, root)))
        for name in replaced - {component.name for component in there}:
            raise wrong(spot, f"it replaces {name or 'start'}, which is not there in {_short(address)}")
        yield from own
        yield from (component for component in there if component.name not in replaced)

    def grammar(self, node: Node, here: Here, parent: Grammar | None) -> Grammar:
        """The names of a ``grammar``, put together. Raises ``SettingsError`` where they do not fit."""
        found = Grammar(parent)
        for component in self.components(node, here):
            found.components.setdefault(component.name, []).append(component)
        for components in found.components.values():
            _check_combined(components)
        if "" not in found.components:
            raise wrong(here.spot(node), "this <grammar> has no <start>")
        return found


def _short(address: str) -> str:
    return address.rpartition("/")[2] or address


def _component(node: Node, here: Here) -> Component:
    return Component(node.get("name") if node.name == "define" else "", node.get("combine"), node, here)


def _check_combined(components: list[Component]) -> None:
    last = components[-1]
    plain = sum(not component.combine for component in components)
    if plain > 1:
        raise wrong(last.here.spot(last.node), f"{last.name or 'start'} is defined twice, without combine")
    if len({component.combine for component in components if component.combine}) > 1:
        raise wrong(last.here.spot(last.node), f"{last.name or 'start'} is combined by choice and by interleave")
