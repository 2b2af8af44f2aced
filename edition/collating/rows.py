"""The parts of one element in several witnesses, side by side: words by their column, elements by the words they share."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Mapping, Sequence
from itertools import pairwise

from edition.collating.nodes import BLOCKS, Element, Mark, Node, Word, columns
from edition.collating.places import BOUNDARIES, BY_MILESTONE, CARRIED, FILLED, FILLED_BELOW, LINES, NO_ENTRY, TOP
from edition.tei import ID

Row = dict[int, Node]
"""What stands in one place: of each witness that has it, by its number, the part."""

_LEAST = 0.15
"""Blocks are the same where they share at least this part of the words of the shorter one."""
_LONG = 8
"""Words that an element in the line must have to be the same as one with other attributes."""

Match = tuple[int, int]


def rows_of(lists: Mapping[int, Sequence[Node]]) -> list[Row]:
    """Align the parts that witnesses have, one witness after the other, in order of the mapping."""
    rows: list[Row] = []
    for number, nodes in lists.items():
        rows = _added(rows, number, nodes) if rows else [{number: node} for node in nodes]
    return rows


def filled(rows: list[Row], group: Sequence[int], parent: str) -> list[Row]:
    """The rows, in which witnesses that lack what no reading may hold have an element that is marked as absent."""
    wanted = FILLED | TOP if parent in FILLED_BELOW else FILLED
    for at, row in enumerate(rows):
        first = next(iter(row.values()))
        if len(row) < len(group) and isinstance(first, Element) and first.tag in wanted:
            empty = Element(first.tag, (), absent=True, structural=first.structural)
            rows[at] = {number: row.get(number, empty) for number in group}
    return rows


def key(node: Node) -> tuple[object, ...]:
    """What two parts have in common that are the same to the character, markup included."""
    if isinstance(node, Word):
        return (node.text,)
    if isinstance(node, Mark):
        return (node.kind, node.tag, node.attributes)
    inside = tuple(map(key, node.nodes))
    if all(isinstance(inner, Word) for inner in node.nodes):
        inside = (("".join(inner.text for inner in node.nodes if isinstance(inner, Word)),),)
    return (node.tag, node.attributes, node.joined, node.absent, inside)


def _added(rows: list[Row], number: int, nodes: Sequence[Node]) -> list[Row]:
    """The rows with one witness more."""
    made: list[Row] = []
    at = here = 0
    for i, j in (*_matches(rows, nodes), (len(rows), len(nodes))):
        made += _gap(rows[at:i], number, nodes[here:j])
        if i < len(rows):
            rows[i][number] = nodes[j]
            made.append(rows[i])
        at, here = i + 1, j + 1
    return made


def _matches(rows: Sequence[Row], nodes: Sequence[Node]) -> list[Match]:
    """Pairs of row and part that belong together by their columns; the heaviest that rise in both."""
    ours = {c: n for n, row in enumerate(rows) for node in row.values() for c in columns(node)}
    theirs = {c: j for j, node in enumerate(nodes) for c in columns(node)} if _has_elements(nodes) else {}
    found = []
    for j, node in enumerate(nodes):
        if isinstance(node, Word) and node.column in ours and _is_word(rows[ours[node.column]]):
            found.append((ours[node.column], j, 1))
        elif isinstance(node, Element) and (best := _best(rows, ours, node, j, theirs)):
            found.append((best[0], j, best[1]))
    return _heaviest(found)


def _has_elements(nodes: Sequence[Node]) -> bool:
    return any(isinstance(node, Element) for node in nodes)


def _is_word(row: Row) -> bool:
    return all(isinstance(node, Word) for node in row.values())


def _best(
    rows: Sequence[Row], ours: Mapping[int, int], node: Element, at: int, theirs: Mapping[int, int]
) -> Match | None:
    """The row whose elements share most words with an element and may be the same, and how many these are."""
    own = columns(node)
    for number, count in Counter(ours[c] for c in own if c in ours).most_common():
        others = [other for other in rows[number].values() if isinstance(other, Element)]
        if len(others) < len(rows[number]) or not all(_same(other, node) for other in others):
            continue
        if node.tag in BLOCKS or node.structural:
            if count >= _LEAST * min(len(own), *(len(columns(other)) for other in others)):
                return number, count
        elif all(ours.get(c, number) == number for c in own) and all(
            theirs.get(c, at) == at for o in others for c in columns(o)
        ):
            return number, count  # in the line, an element of whose words some stand beside the other one is a reading
    return None


def _same(one: Element, other: Element) -> bool:
    """Whether two elements may be one in the result: the same tag, or tags and attributes that a mark can tell of."""
    if one.structural != other.structural or not (one.tag == other.tag or {one.tag, other.tag} <= LINES):
        return False
    if (one.tag, one.attributes) == (other.tag, other.attributes) or _is_fitted(one) or _is_fitted(other):
        return one.tag not in NO_ENTRY or key(one) == key(other)
    return (
        one.tag not in NO_ENTRY
        and carries(one)
        and carries(other)
        and (_named(one) == _named(other) or _is_long(one, other))
    )


def _is_fitted(node: Element) -> bool:
    """Whether a witness has not got the tags of an element: it has no attributes either."""
    return node.absent or node.joined is not None


def _named(node: Element) -> list[tuple[str, str]]:
    """The attributes of an element, without those that only name it."""
    return sorted((name, value) for name, value in node.attributes if name not in (ID, "n"))


def _is_long(one: Element, other: Element) -> bool:
    return one.tag in BOUNDARIES or min(len(columns(one)), len(columns(other))) >= _LONG


def carries(node: Element) -> bool:
    """Whether a mark can carry the attributes of an element: those of short ones in the line are readings."""
    if node.tag in BY_MILESTONE:
        return all(name in CARRIED for name, _ in node.attributes)
    return node.tag not in BLOCKS


def _heaviest(found: Sequence[tuple[int, int, int]]) -> list[Match]:
    """Of triples, rising in the second, those that rise in the first as well and weigh most."""
    if all(a[0] < b[0] for a, b in pairwise(found)):
        return [(i, j) for i, j, _ in found]
    ends: list[tuple[int, float, int]] = []  # where a chain ends, its weight, its last triple: rising in the first two
    before: list[int] = []
    for number, (row, _, weight) in enumerate(found):
        at = bisect_left(ends, (row, 0.0, 0))
        before.append(ends[at - 1][2] if at else -1)
        total = weight + (ends[at - 1][1] if at else 0.0)
        lighter = at
        while lighter < len(ends) and ends[lighter][1] <= total:
            lighter += 1
        if at == lighter and at < len(ends) and ends[at][0] == row:
            continue
        ends[at:lighter] = [(row, total, number)]
    chain, number = [], ends[-1][2] if ends else -1
    while number >= 0:
        chain.append(found[number][:2])
        number = before[number]
    return chain[::-1]


def _gap(rows: list[Row], number: int, nodes: Sequence[Node]) -> list[Row]:
    """Rows and parts that share no word: what is equal at both ends is the same, then equal points, then the rest in turn."""
    if not rows or not nodes:
        return [*rows, *({number: node} for node in nodes)]
    head = 0
    while head < min(len(rows), len(nodes)) and _equal(rows[head], nodes[head]):
        rows[head][number] = nodes[head]
        head += 1
    tail = 0
    while tail < min(len(rows), len(nodes)) - head and _equal(rows[-1 - tail], nodes[-1 - tail]):
        rows[-1 - tail][number] = nodes[-1 - tail]
        tail += 1
    middle = _middle(rows[head : len(rows) - tail], number, nodes[head : len(nodes) - tail])
    return [*rows[:head], *middle, *rows[len(rows) - tail :]]


def _equal(row: Row, node: Node) -> bool:
    return not columns(node) and any(not columns(other) and key(other) == key(node) for other in row.values())


def _middle(rows: list[Row], number: int, nodes: Sequence[Node]) -> list[Row]:
    if _in_turn(rows, nodes):
        for row, node in zip(rows, nodes, strict=True):
            row[number] = node
        return rows
    made: list[Row] = []
    at = here = 0
    for i, j in (*_points(rows, nodes), (len(rows), len(nodes))):
        made += _by_column(rows[at:i], number, nodes[here:j])
        if i < len(rows):
            rows[i][number] = nodes[j]
            made.append(rows[i])
        at, here = i + 1, j + 1
    return made


def _in_turn(rows: Sequence[Row], nodes: Sequence[Node]) -> bool:
    """Whether rows and parts are blocks of the same names in the same order, or both nothing but what stands between words."""
    if len(rows) != len(nodes):
        return False
    pairs = [(other, node) for row, node in zip(rows, nodes, strict=True) for other in row.values()]
    if all(isinstance(n, Element) for pair in pairs for n in pair):
        return all(
            _same(o, n) and n.tag in BLOCKS for o, n in pairs if isinstance(o, Element) and isinstance(n, Element)
        )
    return len(nodes) == 1 and all(isinstance(n, Word) and not n.form for pair in pairs for n in pair)


def _points(rows: Sequence[Row], nodes: Sequence[Node]) -> list[Match]:
    """Elements without words that are the same, each with the next one that is."""
    found, start = [], 0
    places: dict[object, list[int]] = {}
    for n, row in enumerate(rows):
        for node in {key(node): node for node in row.values()}.values():
            if isinstance(node, Element) and not columns(node):
                places.setdefault(key(node), []).append(n)
    for j, node in enumerate(nodes):
        if isinstance(node, Element) and not columns(node):
            at = next((n for n in places.get(key(node), ()) if n >= start), -1)
            if at >= 0:
                found.append((at, j))
                start = at + 1
    return found


def _by_column(rows: Sequence[Row], number: int, nodes: Sequence[Node]) -> list[Row]:
    """Rows of their own, in the order of the table; what has no column stays behind what it follows."""
    ranked, last = [], -1
    for row in rows:
        last = max([last, *(c for node in row.values() for c in columns(node)[:1])])
        ranked.append((last, 0, row))
    last = -1
    for node in nodes:
        last = max([last, *columns(node)[:1]])
        ranked.append((last, 1, {number: node}))
    return [row for _, _, row in sorted(ranked, key=lambda entry: entry[:2])]
