"""From the elements of a schema to patterns (ISO/IEC 19757-2, 4.8 to 4.21)."""

from __future__ import annotations

import contextlib
from collections.abc import Callable, Iterable

from edition.checking.relaxng import names
from edition.checking.relaxng.datatypes import BadDatatype, Datatype, datatype
from edition.checking.relaxng.loading import Component, Files, Grammar, Here, joined
from edition.checking.relaxng.names import NameClass
from edition.checking.relaxng.nodes import Node, wrong
from edition.checking.relaxng.patterns import Body, Pattern, Patterns
from edition.checking.relaxng.syntax import PATTERNS, Circular, is_named
from edition.tei import SPACE
from edition.xml_names import is_ncname

_XMLNS = "http://www.w3.org/2000/xmlns"


class Simplifier:
    """Makes the patterns of one schema."""

    def __init__(self, files: Files) -> None:
        self.patterns = Patterns()
        self._files = files
        self._later: list[tuple[Body, list[Node], Here, Grammar | None]] = []
        self.bodies: list[Body] = []

    def schema(self, address: str) -> Pattern:
        """The pattern of a whole schema. Raises ``SettingsError`` where it is none."""
        start = self.patterns.not_allowed
        if (name := self._files.root(address).name) not in PATTERNS:
            raise wrong(
                Here(address, address).spot(self._files.root(address)), f"its root is <{name}>, which is no pattern"
            )
        for root in self._files.entered(address, Here(address, address).spot(self._files.root(address))):
            start = self._pattern(root, Here(address.rpartition("/")[2], address).inside(root), None)
            while self._later:
                body, elements, here, grammar = self._later.pop()
                body.pattern = self._group(elements, here, grammar)
        return start

    def _pattern(self, node: Node, here: Here, grammar: Grammar | None) -> Pattern:
        """The pattern of an element; ``here`` is what stands inside it already."""
        maker = _MAKERS.get(node.name)
        if maker is None:
            raise wrong(here.spot(node), f"<{node.name}> is no pattern")
        return maker(self, node, here, grammar)

    def _inner(self, elements: Iterable[Node], here: Here, grammar: Grammar | None) -> list[Pattern]:
        return [
            self._pattern(n, here.inside(n) if n.attributes or n.base is not None else here, grammar) for n in elements
        ]

    def _group(self, elements: Iterable[Node], here: Here, grammar: Grammar | None) -> Pattern:
        return self.patterns.group(self._inner(elements, here, grammar))

    def element(self, node: Node, here: Here, grammar: Grammar | None) -> Pattern:
        """``element``: what it holds is read later, since it may hold itself."""
        name_class, rest = _named(node, here, here.ns)
        body = Body(name_class, str(here.spot(node)))
        self.bodies.append(body)
        self._later.append((body, rest, here, grammar))
        return self.patterns.element(body)

    def attribute(self, node: Node, here: Here, grammar: Grammar | None) -> Pattern:
        """``attribute``: without a pattern its value is any text."""
        name_class, rest = _named(node, here, node.attributes.get("ns", ""))
        _check_attribute_name(name_class, node, here)
        inner = self._inner(rest, here, grammar)
        return self.patterns.attribute(name_class, inner[0] if inner else self.patterns.text)

    def group(self, node: Node, here: Here, grammar: Grammar | None) -> Pattern:
        """``group``."""
        return self._group(node.children, here, grammar)

    def interleave(self, node: Node, here: Here, grammar: Grammar | None) -> Pattern:
        """``interleave``."""
        return self.patterns.interleave(self._inner(node.children, here, grammar))

    def choice(self, node: Node, here: Here, grammar: Grammar | None) -> Pattern:
        """``choice``."""
        return self.patterns.choice(self._inner(node.children, here, grammar))

    def optional(self, node: Node, here: Here, grammar: Grammar | None) -> Pattern:
        """``optional``."""
        return self.patterns.optional(self.group(node, here, grammar))

    def one_or_more(self, node: Node, here: Here, grammar: Grammar | None) -> Pattern:
        """``oneOrMore``."""
        return self.patterns.one_or_more(self.group(node, here, grammar))

    def zero_or_more(self, node: Node, here: Here, grammar: Grammar | None) -> Pattern:
        """``zeroOrMore``."""
        return self.patterns.star(self.group(node, here, grammar))

    def mixed(self, node: Node, here: Here, grammar: Grammar | None) -> Pattern:
        """``mixed``."""
        return self.patterns.interleave((self.group(node, here, grammar), self.patterns.text))

    def list_of(self, node: Node, here: Here, grammar: Grammar | None) -> Pattern:
        """``list``."""
        return self.patterns.list_of(self.group(node, here, grammar))

    def nothing(self, node: Node, _here: Here, _grammar: Grammar | None) -> Pattern:
        """``empty``, ``text`` and ``notAllowed``."""
        made = {"empty": self.patterns.empty, "text": self.patterns.text}
        return made.get(node.name, self.patterns.not_allowed)

    def data(self, node: Node, here: Here, grammar: Grammar | None) -> Pattern:
        """``data``, with its parameters and what it excepts."""
        params = tuple((param.get("name"), param.text) for param in node.inner("param"))
        less = [child for excepted in node.inner("except") for child in excepted.children]
        excepted = self.patterns.choice(self._inner(less, here, grammar))
        return self.patterns.data(_datatype(node, here.library, params, here), excepted)

    def value(self, node: Node, here: Here, _grammar: Grammar | None) -> Pattern:
        """``value``: without a type it is a token of RELAX NG itself."""
        type_ = _datatype(node, here.library if "type" in node.attributes else "", (), here)
        try:
            return self.patterns.value(type_, type_.value(node.text, {**node.prefixes, "": here.ns}))
        except ValueError as error:
            raise wrong(here.spot(node), f"“{node.text}” is no {type_.name}: {error}") from error

    def ref(self, node: Node, here: Here, grammar: Grammar | None) -> Pattern:
        """``ref``."""
        return self._named_pattern(node, here, grammar)

    def parent_ref(self, node: Node, here: Here, grammar: Grammar | None) -> Pattern:
        """``parentRef``."""
        return self._named_pattern(node, here, grammar.parent if grammar else None)

    def external(self, node: Node, here: Here, _grammar: Grammar | None) -> Pattern:
        """``externalRef``: a schema of its own as a pattern of this one."""
        address, found = joined(here.base, node.get("href"), here.spot(node)), self.patterns.not_allowed
        for root in self._files.entered(address, here.spot(node)):
            if root.name not in PATTERNS:
                raise wrong(here.spot(node), f"what it brings in is no pattern but a <{root.name}>")
            found = self._pattern(root, here.other(address, root), None)
        return found

    def grammar(self, node: Node, here: Here, parent: Grammar | None) -> Pattern:
        """``grammar``: its start; what is not reached from it is read as well, for it might be wrong."""
        grammar = self._files.grammar(node, here, parent)
        start = self._resolved("", grammar)
        for name in grammar.components:
            with contextlib.suppress(Circular):
                self._resolved(name, grammar)
        return start

    def _named_pattern(self, node: Node, here: Here, grammar: Grammar | None) -> Pattern:
        name = node.get("name")
        if grammar is None or name not in grammar.components:
            raise wrong(here.spot(node), f"<{node.name}> asks for “{name}”, which is defined nowhere")
        return self._resolved(name, grammar)

    def _resolved(self, name: str, grammar: Grammar) -> Pattern:
        if name not in grammar.made:
            grammar.made[name] = None
            try:
                grammar.made[name] = self._combined(grammar.components[name], grammar)
            except Circular:
                del grammar.made[name]
                raise
        found = grammar.made[name]
        if found is None:
            first: Component = grammar.components[name][0]
            spot = first.here.spot(first.node)
            message = (
                f"the schema {spot} is not right: {name or 'start'} is defined by itself, without an element between"
            )
            raise Circular(message, "mend the schema, or take another one")
        return found

    def _combined(self, components: list[Component], grammar: Grammar) -> Pattern:
        parts = [self._group(c.node.children, c.here, grammar) for c in components]
        combine = next((c.combine for c in components if c.combine), "")
        made = self.patterns.interleave(parts) if combine == "interleave" else self.patterns.choice(parts)
        made.named = True
        return made


_MAKERS: dict[str, Callable[[Simplifier, Node, Here, Grammar | None], Pattern]] = {
    "element": Simplifier.element,
    "attribute": Simplifier.attribute,
    "group": Simplifier.group,
    "interleave": Simplifier.interleave,
    "choice": Simplifier.choice,
    "optional": Simplifier.optional,
    "oneOrMore": Simplifier.one_or_more,
    "zeroOrMore": Simplifier.zero_or_more,
    "mixed": Simplifier.mixed,
    "list": Simplifier.list_of,
    "empty": Simplifier.nothing,
    "text": Simplifier.nothing,
    "notAllowed": Simplifier.nothing,
    "data": Simplifier.data,
    "value": Simplifier.value,
    "ref": Simplifier.ref,
    "parentRef": Simplifier.parent_ref,
    "externalRef": Simplifier.external,
    "grammar": Simplifier.grammar,
}


def _datatype(node: Node, library: str, params: tuple[tuple[str, str], ...], here: Here) -> Datatype:
    try:
        return datatype(library, node.get("type") or "token", params)
    except BadDatatype as error:
        raise wrong(here.spot(node), str(error)) from error


def _named(node: Node, here: Here, ns: str) -> tuple[NameClass, list[Node]]:
    """The name class of an element or attribute, and its other children."""
    if is_named(node):
        return names.one(_resolved_name(node.get("name"), node, here, ns)), node.children
    first = node.children[0]
    return _name_class(first, here.inside(first)), node.children[1:]


def _resolved_name(written: str, node: Node, here: Here, ns: str) -> str:
    prefix, colon, local = written.rpartition(":")
    if not is_ncname(local) or (colon and not is_ncname(prefix)):
        raise wrong(here.spot(node), f"“{written}” is no name")
    uri = node.prefixes.get(prefix) if colon else ns
    if uri is None:
        raise wrong(here.spot(node), f"the prefix {prefix} is declared nowhere")
    return names.qualified(uri, local)


def _name_class(node: Node, here: Here) -> NameClass:
    if node.name == "name":
        return names.one(_resolved_name(node.text.strip(SPACE), node, here, here.ns))
    if node.name == "choice":
        return names.union(_name_class(child, here.inside(child)) for child in node.children)
    if node.name not in ("anyName", "nsName"):
        raise wrong(here.spot(node), f"<{node.name}> is no name")
    whole = names.ANY if node.name == "anyName" else names.of_space(here.ns)
    for less in node.children:
        _check_except(node.name, less, here)
        inside = here.inside(less)
        excepted = names.union(_name_class(child, inside.inside(child)) for child in less.children)
        whole = names.difference(whole, excepted)
    return whole


def _check_except(kind: str, less: Node, here: Here) -> None:
    forbidden = {"anyName"} if kind == "anyName" else {"anyName", "nsName"}
    for child in less.children:
        if child.name in forbidden:
            raise wrong(here.spot(child), f"<{child.name}> may not stand in the <except> of <{kind}>")
        _check_except(kind, child, here)


def _check_attribute_name(name_class: NameClass, node: Node, here: Here) -> None:
    written = {name for name, _ in name_class.names}
    mentioned = {uri for uri, _ in name_class.spaces} | {names.namespace(name) for name in written}
    if "xmlns" in written or any(uri.startswith(_XMLNS) for uri in mentioned):
        raise wrong(here.spot(node), "xmlns is no attribute that a schema could speak of")
