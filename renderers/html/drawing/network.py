"""Who is mentioned with whom, as a picture: a point for each, a tie between two that stand in the same passages."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from math import sqrt
from typing import NamedTuple

from .force import Point, layout
from .labels import LINE, short, width
from .svg import circle, line, link, picture, rect, text

NODES, TIES = 50, 150
"""Points and ties in a picture, at most."""
_MARGIN, _SMALLEST, _LARGEST, _STEPS = 10.0, 4.0, 13.0, 4


class Node(NamedTuple):
    """A point: its name, what it leads to, how often it is mentioned; ``is_group`` for what is no single person."""

    name: str
    address: str
    mentions: int
    is_group: bool = False
    sort_name: str = ""


Tie = tuple[int, int, int]
"""The numbers of two points, the smaller first, and how many passages they share."""


def strongest(ties: Sequence[Tie], most: int = TIES) -> list[Tie]:
    """So many ties: of each point the strongest one, then the strongest of all that are left; in the order of the points."""
    ordered = sorted(ties, key=lambda tie: (-tie[2], tie[0], tie[1]))
    seen: set[int] = set()
    first = []
    for tie in ordered:
        if not seen.issuperset(tie[:2]):
            first.append(tie)
            seen.update(tie[:2])
    chosen = dict.fromkeys([*first, *ordered])
    return sorted(list(chosen)[: max(most, len(first))])


def draw(nodes: Sequence[Node], ties: Sequence[Tie], told: tuple[str, str], tie_words: str) -> str:
    """The picture; ``tie_words`` say what a tie is (two names, a number). Each node has its label below, and none meets another."""
    radii = _radii(nodes)
    labels = [short(node.name, node.sort_name) for node in nodes]
    sizes = [(max(width(label), 2 * r) + 8, 2 * r + LINE + 6) for label, r in zip(labels, radii, strict=True)]
    points = layout(sizes, ties)
    places = [(x + _MARGIN, y + _MARGIN - LINE / 2) for x, y in points]  # of the points: their labels are below
    across = max(x + size[0] / 2 for (x, _), size in zip(points, sizes, strict=True)) + 2 * _MARGIN
    down = max(y + size[1] / 2 for (_, y), size in zip(points, sizes, strict=True)) + 2 * _MARGIN
    parts = [*_ties(nodes, ties, places, tie_words), *_nodes(nodes, labels, radii, places)]
    return picture("network", across, down, told, parts)


def _radii(nodes: Sequence[Node]) -> list[float]:
    """The area of a point goes with its mentions."""
    most = max((node.mentions for node in nodes), default=1)
    return [_SMALLEST + (_LARGEST - _SMALLEST) * sqrt(node.mentions / most) for node in nodes]


def _ties(nodes: Sequence[Node], ties: Sequence[Tie], places: Sequence[Point], words: str) -> Iterator[str]:
    most = max((weight for *_, weight in ties), default=1)
    for a, b, weight in ties:
        step = 1 + (_STEPS - 1) * weight // most
        yield line(*places[a], *places[b], f"tie tie-{step}", words.format(nodes[a].name, nodes[b].name, weight))


def _nodes(
    nodes: Sequence[Node], labels: Sequence[str], radii: Sequence[float], places: Sequence[Point]
) -> Iterator[str]:
    for node, label, radius, (x, y) in zip(nodes, labels, radii, places, strict=True):
        told = f"{node.name}: {node.mentions}"
        side = radius * 1.8
        sign = rect(x - side / 2, y - side / 2, side, side, "node group", told) if node.is_group else ""
        sign = sign or circle(x, y, radius, "node", told)
        yield link(node.address, sign + text(x, y + radius + LINE - 3, label, "name", "middle"))
