"""Boundaries of a witness fitted to those of the base: paragraphs parted and joined, divisions put round or taken off.

What is changed here is told by marks in the result, so nothing is lost; without it two witnesses that only part paragraphs in
other places would have no paragraph in common.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence

from edition.collating.nodes import Element, Mark, Node, Word, columns
from edition.collating.places import CARRIED, LINES
from edition.tei import tags

_LEAST = 0.2
_FEW = 3
DIVISIONS = tags("div lg")


def fitted(base: Element, other: Element) -> Element:
    """The body of a witness with the boundaries of the base where their words are the same."""
    return _Blocks(base).fit(_divided(base, other))


# ----------------------------------------------------------------------------------------------------------- divisions


def _divided(base: Element, other: Element) -> Element:
    """An element with its divisions as the base has them."""
    own = [n for n in base.nodes if isinstance(n, Element) and _is_division(n)]
    if not other.structural or not base.structural or not (own or any(map(_is_division, other.nodes))):
        return other
    divisions = _Divisions(base, own)
    nodes = [part for node in other.nodes for part in divisions.taken_off(node)]
    return _with(other, divisions.put_round(nodes))


class _Divisions:
    """The divisions that stand in an element of the base."""

    def __init__(self, base: Element, own: Sequence[Element]) -> None:
        self._own = own
        self._held = frozenset(columns(base))
        self._by_column = {c: number for number, division in enumerate(own) for c in columns(division)}

    def _best(self, node: Node) -> int:
        """The number of the division that holds most words of a part; -1, where none does."""
        counts = Counter(self._by_column[c] for c in columns(node) if c in self._by_column)
        best = counts.most_common(1)[0][0] if counts else -1
        foreign = best >= 0 and isinstance(node, Element) and node.tag in DIVISIONS and node.tag != self._own[best].tag
        return -1 if foreign else best

    def taken_off(self, node: Node) -> Iterator[Node]:
        """A division that fits one of the base, fitted; the marks and parts of one that fits none; anything else as it is."""
        if not isinstance(node, Element) or not _is_division(node):
            yield node
        elif (best := self._best(node)) >= 0:
            yield _divided(self._own[best], node)
        elif self._held.intersection(columns(node)) and _carried(node):
            yield Mark("start", node.tag, node.attributes)
            for inner in node.nodes:
                yield from self.taken_off(inner)
            yield Mark("end", node.tag)
        else:
            yield node

    def put_round(self, nodes: list[Node]) -> list[Node]:
        """The parts with divisions of the base round those whose words stand in one, where no division is yet."""
        places: dict[int, list[int]] = {}
        for at, node in enumerate(nodes):
            if (best := self._best(node)) >= 0:
                places.setdefault(best, []).append(at)
        for number in sorted(places, reverse=True):
            start, end = places[number][0], places[number][-1] + 1
            if not any(isinstance(node, Mark) or _is_division(node) for node in nodes[start:end]):
                round_them = Element(self._own[number].tag, (), nodes[start:end], absent=True, structural=True)
                nodes[start:end] = [_divided(self._own[number], round_them)]
        return nodes


def unfitted(nodes: Sequence[Node]) -> list[Node]:
    """Parts of a reading as the witness has them, as far as it can be seen there: in it nothing has to fit."""
    made: list[Node] = []
    for node in _divided_again(nodes):
        last = made[-1] if made else None
        if not isinstance(node, Element):
            made.append(node)
        elif node.absent:
            made += unfitted(node.nodes)
        elif node.joined is not None and isinstance(last, Element) and last.tag == node.tag:
            blank = [Word(node.joined, "")] if node.joined else []
            made[-1] = _with(last, [*last.nodes, *blank, *node.nodes])
        else:
            made.append(node)
    return [part for node in made for part in _at_breaks(node)]


def _divided_again(nodes: Sequence[Node]) -> list[Node]:
    """Parts with the divisions whose beginning and end are both among them."""
    made: list[Node] = []
    starts: list[int] = []
    for node in nodes:
        if isinstance(node, Mark) and node.kind == "end" and starts:
            at = starts.pop()
            start = made[at]
            assert isinstance(start, Mark)  # noqa: S101 - its place was noted for that
            made[at:] = [Element(start.tag, start.attributes, made[at + 1 :], structural=True)]
            continue
        if isinstance(node, Mark) and node.kind == "start":
            starts.append(len(made))
        made.append(node)
    return made


def _at_breaks(node: Node) -> Iterator[Node]:
    """An element as those that it is in the witness."""
    if not isinstance(node, Element):
        yield node
        return
    start = 0
    for at, inner in enumerate(node.nodes):
        if isinstance(inner, Mark) and inner.kind == "break":
            yield _with(node, node.nodes[start:at])
            node, start = Element(inner.tag, inner.attributes, node.nodes), at + 1
    yield _with(node, node.nodes[start:]) if start else node


def _with(node: Element, nodes: list[Node]) -> Element:
    return Element(node.tag, node.attributes, nodes, node.joined, node.absent, node.structural)


def _is_division(node: Node) -> bool:
    return isinstance(node, Element) and node.tag in DIVISIONS


def _carried(node: Element) -> bool:
    return all(name in CARRIED for name, _ in node.attributes)


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
        return _with(element, self._united(nodes))

    def _counts(self, node: Element) -> Counter[int]:
        """Of the blocks of the base how many words of a block they hold, in their order."""
        return Counter(self._by_column[c] for c in columns(node) if c in self._by_column)

    def _well(self, counts: Mapping[int, int], words: int, numbers: Iterable[int]) -> Iterator[int]:
        """Which of some blocks of the base hold a good part of the words of a block."""
        for number in numbers:
            if counts[number] >= min(_FEW, _LEAST * min(len(columns(self._blocks[number])), words)):
                yield number

    def _parted(self, node: Element) -> list[Node]:
        """A block as several, where a block of the base begins within it."""
        pieces, rest = list[Node](), list(node.nodes)
        attributes, joined = node.attributes, node.joined
        counts = self._counts(node)
        for number in list(self._well(counts, len(columns(node)), sorted(counts)))[1:]:
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
        """Blocks with those after them that go on with the same block of the base. Takes time in proportion to their words."""
        made: list[Node] = []
        counts, words = Counter[int](), 0  # of the last one
        for node in nodes:
            last = made[-1] if made else None
            own = self._counts(node) if isinstance(node, Element) and _is_block(node) else Counter[int]()
            size = len(columns(node))
            if isinstance(node, Element) and isinstance(last, Element) and _may_go_on(last, node):
                end = next(self._well(counts, words, reversed(counts)), None)
                if end is not None and end == next(self._well(own, size, own), None):
                    last.nodes += [Mark("break", node.tag, node.attributes), *node.nodes]
                    counts.update(own)
                    words += size
                    continue
            made.append(_copied(node))
            counts, words = own, size
        return made


def _is_block(node: Element) -> bool:
    return node.tag in LINES and not node.structural


def _may_go_on(last: Element, node: Element) -> bool:
    return _is_block(last) and _is_block(node) and last.tag == node.tag and node.joined is None and _carried(node)


def _copied(node: Node) -> Node:
    """A block of its own, to which others can be joined."""
    return _with(node, list(node.nodes)) if isinstance(node, Element) and _is_block(node) else node


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
