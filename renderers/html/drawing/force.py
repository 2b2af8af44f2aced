"""Where the points of a network stand: drawn together by ties, kept apart by all others (Fruchterman and Reingold, 1991).

It begins from places that a fixed row of numbers gives, and takes a fixed number of steps. Only sums, products, quotients and
square roots are used, so that the outcome is the same on every machine. Last, boxes that lie on one another are moved apart.
"""

from __future__ import annotations

from collections.abc import Sequence
from math import sqrt

STEPS = 120
_SEED, _FACTOR, _ADDED, _MODULUS = 20_260_101, 1_103_515_245, 12_345, 1 << 31
_PASSES, _GROWTH, _TRIES = 60, 1.12, 60
_ROOM, _WIDER = 2.2, 1.2
"""How much room there is, as a multiple of that of the boxes; by how much the picture is wider than a square, and lower."""

Point = tuple[float, float]


def layout(sizes: Sequence[Point], ties: Sequence[tuple[int, int, int]]) -> list[Point]:
    """The middles of boxes of these sizes (width, height), none of which lies on another; ``ties`` are (one, other, weight).

    The picture begins at 0, 0.
    """
    return _fitted(apart(_roomy(_forces(len(sizes), ties), sizes), sizes), sizes)


def _forces(number: int, ties: Sequence[tuple[int, int, int]]) -> list[Point]:
    """Places around the middle of a square whose side is 1."""
    xs, ys = _begin(number)
    most = max((weight for *_, weight in ties), default=1)
    pulls = [(a, b, 0.4 + 0.6 * sqrt(weight / most)) for a, b, weight in ties]
    length = sqrt(1 / max(number, 1))
    for step in range(STEPS):
        _step(xs, ys, pulls, length, 0.12 * (1 - step / STEPS) + 0.002)
    return list(zip(xs, ys, strict=True))


def _begin(number: int) -> tuple[list[float], list[float]]:
    value, found = _SEED, []
    for _ in range(2 * number):
        value = (value * _FACTOR + _ADDED) % _MODULUS
        found.append(value / _MODULUS)
    return found[::2], found[1::2]


def _step(
    xs: list[float], ys: list[float], pulls: Sequence[tuple[int, int, float]], length: float, furthest: float
) -> None:
    """All points move once, none further than so much."""
    number, square = len(xs), length * length
    by_x = [(0.5 - x) * 0.9 for x in xs]  # all tend to the middle, or what has no ties would drift away
    by_y = [(0.5 - y) * 0.9 for y in ys]
    for a in range(number):
        x, y, to_x, to_y = xs[a], ys[a], 0.0, 0.0
        for b in range(a + 1, number):
            dx, dy = x - xs[b], y - ys[b]
            force = square / (dx * dx + dy * dy + 1e-6)
            to_x += dx * force
            to_y += dy * force
            by_x[b] -= dx * force
            by_y[b] -= dy * force
        by_x[a] += to_x
        by_y[a] += to_y
    for a, b, strength in pulls:
        dx, dy = xs[a] - xs[b], ys[a] - ys[b]
        force = sqrt(dx * dx + dy * dy) / length * strength
        by_x[a] -= dx * force
        by_y[a] -= dy * force
        by_x[b] += dx * force
        by_y[b] += dy * force
    for n in range(number):
        far = sqrt(by_x[n] * by_x[n] + by_y[n] * by_y[n])
        share = furthest / far if far > furthest else 1.0
        xs[n] += by_x[n] * share
        ys[n] += by_y[n] * share


def _roomy(points: Sequence[Point], sizes: Sequence[Point]) -> list[Point]:
    """Places in a rectangle that has room for all boxes, and as much again between them."""
    room = sqrt(_ROOM * sum(wide * high for wide, high in sizes))
    by_x, by_y = (_stretch([point[axis] for point in points]) for axis in (0, 1))
    return [(x * room * _WIDER, y * room / _WIDER) for x, y in zip(by_x, by_y, strict=True)]


def _stretch(values: Sequence[float]) -> list[float]:
    """Numbers from 0 to 1."""
    low, high = min(values, default=0.0), max(values, default=1.0)
    return [(value - low) / (high - low) if high > low else 0.5 for value in values]


def apart(points: Sequence[Point], sizes: Sequence[Point]) -> list[Point]:
    """Places near those given at which boxes of these sizes do not meet; where there is no room, all are moved further apart."""
    xs, ys = [x for x, _ in points], [y for _, y in points]
    for _ in range(_TRIES):
        for _ in range(_PASSES):
            if not _moved(xs, ys, sizes):
                return list(zip(xs, ys, strict=True))
        xs, ys = [x * _GROWTH for x in xs], [y * _GROWTH for y in ys]
    return _in_rows(sizes)


def _moved(xs: list[float], ys: list[float], sizes: Sequence[Point]) -> bool:
    """Whether two boxes met; each pair that did is moved asunder, the shorter way."""
    moved = False
    for a in range(len(xs)):
        for b in range(a + 1, len(xs)):
            dx, dy = xs[b] - xs[a], ys[b] - ys[a]
            over_x = (sizes[a][0] + sizes[b][0]) / 2 - (dx if dx > 0 else -dx)
            over_y = (sizes[a][1] + sizes[b][1]) / 2 - (dy if dy > 0 else -dy)
            if over_x <= 0 or over_y <= 0:
                continue
            moved = True
            if over_x < over_y:
                push = (over_x / 2 + 0.5) * (1 if dx >= 0 else -1)
                xs[a] -= push
                xs[b] += push
            else:
                push = (over_y / 2 + 0.5) * (1 if dy >= 0 else -1)
                ys[a] -= push
                ys[b] += push
    return moved


def _in_rows(sizes: Sequence[Point]) -> list[Point]:
    """One below the other: where nothing else has helped."""
    found, top = [], 0.0
    for _, height in sizes:
        found.append((0.0, top + height / 2))
        top += height + 1
    return found


def _fitted(points: Sequence[Point], sizes: Sequence[Point]) -> list[Point]:
    """The same, moved so that the uppermost and leftmost boxes touch 0."""
    left = min((x - size[0] / 2 for (x, _), size in zip(points, sizes, strict=True)), default=0)
    top = min((y - size[1] / 2 for (_, y), size in zip(points, sizes, strict=True)), default=0)
    return [(x - left, y - top) for x, y in points]
