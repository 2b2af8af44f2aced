"""Lines against the number of texts, as SVG: to be read on light and on dark pages, and without colours."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from html import escape

WIDTH, HEIGHT = 300, 270
"""Of one panel, in units of the picture. At its top there is room for the names of two lines."""
_LEFT, _RIGHT, _TOP, _BOTTOM = 52, 14, 76, 44
_DASHES = ("", "6 4", "2 3")
_MARKS = ("circle", "square", "circle")
_STYLE = """
  .paper { fill: #ffffff } .ink { fill: #1f2328 } .line { stroke: #1f2328 } .grid { stroke: #d1d9e0 }
  text { font: 12px system-ui, sans-serif } .title { font-weight: 600 }
  @media (prefers-color-scheme: dark) {
    .paper { fill: #0d1117 } .ink { fill: #f0f6fc } .line { stroke: #f0f6fc } .grid { stroke: #3d444d }
  }
"""


@dataclass(frozen=True, slots=True)
class Line:
    """Something measured, by numbers of texts: points (texts, amount)."""

    name: str
    points: tuple[tuple[float, float], ...]


@dataclass(frozen=True, slots=True)
class Panel:
    """What is measured, with its unit, and the lines."""

    title: str
    lines: tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class _Scale:
    """Where amounts stand: numbers of texts by their logarithm, from left to right; amounts from 0, from the bottom."""

    least: float
    most: float
    top: float

    def x(self, texts: float) -> float:
        width = WIDTH - _LEFT - _RIGHT
        span = math.log10(self.most / self.least)
        return _LEFT + width * (math.log10(texts / self.least) / span if span else 0.5)

    def y(self, amount: float) -> float:
        return HEIGHT - _BOTTOM - (HEIGHT - _TOP - _BOTTOM) * amount / self.top


def chart(panels: Sequence[Panel]) -> str:
    """The panels side by side, as a whole SVG file. Every panel has a line, every line a point."""
    width = WIDTH * len(panels)
    said = escape("; ".join(f"{panel.title}: {', '.join(line.name for line in panel.lines)}" for panel in panels))
    lines = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {HEIGHT}" role="img" aria-labelledby="said">',
        f'<title id="said">Against the number of texts – {said}</title>',
        f"<style>{_STYLE}</style>",
        f'<rect class="paper" width="{width}" height="{HEIGHT}"/>',
    ]
    for number, panel in enumerate(panels):
        lines += [f'<g transform="translate({WIDTH * number} 0)">', *_panel(panel), "</g>"]
    return "\n".join([*lines, "</svg>", ""])


def _panel(panel: Panel) -> Iterator[str]:
    points = [point for line in panel.lines for point in line.points]
    texts = sorted({x for x, _ in points})
    scale = _Scale(texts[0], texts[-1], _rounded(max(y for _, y in points)))
    yield _text(_LEFT, 18, panel.title, "title")
    yield from _legend(panel.lines)
    yield from _axes(scale, texts)
    for number, line in enumerate(panel.lines):
        yield from _line(line, scale, number)


def _legend(lines: Sequence[Line]) -> Iterator[str]:
    for number, line in enumerate(lines):
        y = 36 + 16 * number
        yield _stroke([(_LEFT, y), (_LEFT + 24, y)], number)
        yield _mark(_LEFT + 12, y, number)
        yield _text(_LEFT + 30, y + 4, line.name)


def _axes(scale: _Scale, texts: Sequence[float]) -> Iterator[str]:
    for quarter in range(5):
        amount = scale.top * quarter / 4
        y = scale.y(amount)
        kind = "line" if quarter == 0 else "grid"
        yield f'<path class="{kind}" d="M{_LEFT} {y:.1f}H{WIDTH - _RIGHT}"/>'
        yield _text(_LEFT - 6, y + 4, f"{amount:,.6g}", anchor="end")
    for number in texts:
        x = scale.x(number)
        yield f'<path class="line" d="M{x:.1f} {HEIGHT - _BOTTOM}v5"/>'
        yield _text(x, HEIGHT - _BOTTOM + 19, f"{number:,.0f}", anchor=_anchor(number, texts))
    yield _text((_LEFT + WIDTH - _RIGHT) / 2, HEIGHT - 8, "texts", anchor="middle")


def _anchor(number: float, texts: Sequence[float]) -> str:
    return "middle" if number != texts[-1] or len(texts) == 1 else "end"


def _line(line: Line, scale: _Scale, number: int) -> Iterator[str]:
    places = [(scale.x(x), scale.y(y)) for x, y in line.points]
    yield _stroke(places, number)
    yield from (_mark(x, y, number) for x, y in places)


def _stroke(places: Sequence[tuple[float, float]], number: int) -> str:
    dashes = _DASHES[number % len(_DASHES)]
    drawn = f' stroke-dasharray="{dashes}"' if dashes else ""
    points = " ".join(f"{x:.1f},{y:.1f}" for x, y in places)
    return f'<polyline class="line" fill="none" stroke-width="2"{drawn} points="{points}"/>'


def _mark(x: float, y: float, number: int) -> str:
    if _MARKS[number % len(_MARKS)] == "circle":
        return f'<circle class="ink" cx="{x:.1f}" cy="{y:.1f}" r="3.5"/>'
    return f'<rect class="paper line" stroke-width="1.5" x="{x - 3.5:.1f}" y="{y - 3.5:.1f}" width="7" height="7"/>'


def _text(x: float, y: float, words: str, kind: str = "", anchor: str = "start") -> str:
    names = f"ink {kind}".strip()
    return f'<text class="{names}" x="{x:.1f}" y="{y:.1f}" text-anchor="{anchor}">{escape(words)}</text>'


def _rounded(amount: float) -> float:
    """The next amount that is good to read and can be quartered: 1, 2, 4, 6 or 8 times a power of ten."""
    power = 10.0 ** math.floor(math.log10(amount)) if amount > 0 else 1.0
    return next(step * power for step in (1, 2, 4, 6, 8, 10) if amount <= step * power)
