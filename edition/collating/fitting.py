"""Boundaries of a witness fitted to those of the base: paragraphs parted and joined, divisions put round or taken off.

What is changed here is told by marks in the result, so nothing is lost; without it two witnesses that only part paragraphs in
other places would have no paragraph in common.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence

from edition.collating.nodes import Element, Mark, Node, Word, columns
from edition.collating.places import CARRIED, LINES
from edition.tei import tag

_LEAST = 0.2
_FEW = 3
_CONTAINER = tag("div")


def fitted(base: Element, other: Element) -> Element:
    """The body of a witness with the boundaries of the base where their words are the same."""
    return _Blocks(base).fit(_containers(base, other))


# --------------------------------------------------------------------------------------------------------------- containers


def _containers(base: Element, other: Element) -> Element:
    """An element with its divisions as the base has them."""
    own = [n for n in base.nodes if isinstance(n, Element) and _is_container(n)]
    if not other.structural or not base.structural or not (own or any(map(_is_container, other.nodes))):
        return other
    nodes: list[Node] = []
    for node in other.nodes:
        nodes += _taken_off(node, own, base)
    return _like(other, _put_round(nodes, own))


def _taken_off(node: Node, own: Sequence[Element], base: Element) -> Iterator[Node]:
    """A division that fits one of the base, fitted; the marks and parts of one that fits none; anything else as it is."""
    if not isinstance(node, Element) or not _is_container(node):
        yield node
        return
    best = max(own, key=lambda container: _shared(container, node), default=None)
    if best is not None and _shared(best, node):
        yield _containers(best, node)
    elif _shared(base, node) and _carried(node):
        yield Mark("start", node.tag, node.attributes)
        for inner in node.nodes:
            yield from _taken_off(inner, own, base)
        yield Mark("end", node.tag)
    else:
        yield node


def _put_round(nodes: list[Node], own: Sequence[Element]) -> list[Node]:
    """The parts with divisions of the base round those whose words stand in one, and no division is there yet."""
    for container in own:
        there = [node for node in nodes if _is_container(node)]
        held = set(columns(container))
        if not held or any(held & set(columns(node)) for node in there):
            continue
        inside = [at for at, node in enumerate(nodes) if held & set(columns(node))]
        if not inside:
            continue
        start, end = inside[0], inside[-1] + 1
        if any(isinstance(node, Mark) for node in nodes[start:end]):
            continue
        wrapped = Element(container.tag, (), nodes[start:end], absent=True, structural=True)
        nodes[start:end] = [_containers(container, wrapped)]
    return nodes


def _is_container(node: Node) -> bool:
    return isinstance(node, Element) and node.tag == _CONTAINER


def _shared(one: Element, other: Element) -> int:
    return len(set(columns(one)) & set(columns(other)))


def _carried(node: Element) -> bool:
    return all(name in CARRIED for name, _ in node.attributes)


def _like(node: Element, nodes: list[Node]) -> Element:
    return Element(node.tag, node.attributes, nodes, node.joined, node.absent, node.structural)


# ------------------------------------------------------------------------------------------------------------------- blocks


class _Blocks:
    """The paragraphs, lines and headings of the base, numbered, and fitted to."""

    def __init__(self, base: Element) -> None:
        self._blocks = list(_lines(base))
        self._by_column = {c: number for number, block in enumerate(self._blocks) for c in columns(block)}

    def fit(self, element: Element) -> Element:
        """An element with the blocks in it parted and joined as in the base."""
        if not element.structural:
            return element
        nodes: list[Node] = []
        for node in element.nodes:
            if isinstance(node, Element) and node.tag in LINES and not node.structural:
                nodes += self._parted(node)
            else:
                nodes.append(self.fit(node) if isinstance(node, Element) else node)
        return _like(element, self._united(nodes))

    def _counts(self, node: Element) -> Mapping[int, int]:
        """The blocks of the base that hold a good part of the words of a block, with the number of these."""
        own = columns(node)
        counts = Counter(self._by_column[c] for c in own if c in self._by_column)
        return {
            number: count
            for number, count in counts.items()
            if count >= min(_FEW, _LEAST * min(len(columns(self._blocks[number])), len(own)))
        }

    def _parted(self, node: Element) -> list[Node]:
        """A block as several, where a block of the base begins within it."""
        pieces, rest = list[Node](), list(node.nodes)
        attributes, joined = node.attributes, node.joined
        numbers = sorted(self._counts(node))
        for number in numbers[1:]:
            at = self._cut(rest, number)
            if at:
                blank = _blank(rest[at - 1])
                pieces.append(Element(node.tag, attributes, rest[: at - bool(blank)], joined))
                rest, attributes, joined = rest[at:], (), blank
        pieces.append(Element(node.tag, attributes, rest, joined))
        return pieces

    def _cut(self, nodes: Sequence[Node], number: int) -> int:
        """Behind how many parts a block of the base begins; 0 where that is in the midst of one."""
        low = min(columns(self._blocks[number]))
        at = next((n for n, node in enumerate(nodes) if columns(node)[-1:] >= (low,) and columns(node)), 0)
        if not at or columns(nodes[at])[0] < low:
            return 0
        while at > 1 and _opens(nodes[at - 1]) and not _opens(nodes[at - 2]):
            at -= 1
        return at

    def _united(self, nodes: Sequence[Node]) -> list[Node]:
        """Blocks with those after them that go on with the same block of the base."""
        made: list[Node] = []
        for node in nodes:
            last = made[-1] if made else None
            if isinstance(last, Element) and isinstance(node, Element) and self._goes_on(last, node):
                mark = Mark("break", node.tag, node.attributes)
                made[-1] = Element(last.tag, last.attributes, [*last.nodes, mark, *node.nodes], last.joined)
            else:
                made.append(node)
        return made

    def _goes_on(self, last: Element, node: Element) -> bool:
        if (
            last.tag not in LINES
            or last.tag != node.tag
            or node.joined is not None
            or last.structural
            or node.structural
        ):
            return False
        one, other = self._counts(last), self._counts(node)
        return bool(one and other) and max(one) == min(other) and _carried(node)


def _blank(node: Node) -> str:
    """The white space that a part is; '' where it is none."""
    return node.text if isinstance(node, Word) and node.text.isspace() else ""


def _opens(node: Node) -> bool:
    """Whether something is punctuation without white space, as a quotation mark before a word is."""
    return isinstance(node, Word) and not node.form and not node.text[-1:].isspace()


def _lines(element: Element) -> Iterator[Element]:
    for node in element.nodes:
        if isinstance(node, Element):
            if node.tag in LINES and not node.structural:
                yield node
            else:
                yield from _lines(node)
