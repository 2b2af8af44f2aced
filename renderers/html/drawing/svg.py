"""Elements of SVG as HTML: numbers with one digit, words escaped, links that the keyboard passes by.

Whatever can be followed in a picture can be followed in the table below it as well; so pictures add nothing to the order of tabs.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache

from edition.renderers.html.escaping import escape


@lru_cache(maxsize=8192)
def number(value: float) -> str:
    """A number as it is written: one digit after the point, none where it is 0."""
    said = f"{value:.1f}"
    said = said.removesuffix(".0")
    return "0" if said == "-0" else said


def picture(name: str, width: float, height: float, told: tuple[str, str], parts: Iterable[str]) -> str:
    """A whole picture: ``name`` is its class and its id (after ``ui-``), ``told`` its title and its description in words."""
    title, description = told
    return (
        f'<svg class="{name}" width="{number(width)}" viewBox="0 0 {number(width)} {number(height)}" role="group"'
        f' aria-labelledby="ui-{name}-title" aria-describedby="ui-{name}-desc">'
        f'<title id="ui-{name}-title">{escape(title)}</title><desc id="ui-{name}-desc">{escape(description)}</desc>'
        f"{''.join(parts)}</svg>"
    )


def link(address: str, content: str) -> str:
    """What leads somewhere under the mouse."""
    return f'<a href="{escape(address)}" tabindex="-1">{content}</a>' if address else content


def text(x: float, y: float, words: str, name: str = "", anchor: str = "") -> str:
    """Words; ``anchor`` is ``middle`` or ``end`` where they do not begin at ``x``."""
    named = f' class="{name}"' if name else ""
    anchored = f' text-anchor="{anchor}"' if anchor else ""
    return f'<text{named} x="{number(x)}" y="{number(y)}"{anchored}>{escape(words)}</text>'


def line(x1: float, y1: float, x2: float, y2: float, name: str, told: str = "") -> str:
    """A straight line."""
    ends = f'x1="{number(x1)}" y1="{number(y1)}" x2="{number(x2)}" y2="{number(y2)}"'
    return f'<line class="{name}" {ends}>{_title(told)}</line>' if told else f'<line class="{name}" {ends}/>'


def circle(x: float, y: float, radius: float, name: str, told: str = "") -> str:
    """A circle around a point."""
    return f'<circle class="{name}" cx="{number(x)}" cy="{number(y)}" r="{number(radius)}">{_title(told)}</circle>'


def rect(x: float, y: float, width: float, height: float, name: str, told: str = "") -> str:
    """A rectangle from its upper left corner."""
    sides = f'x="{number(x)}" y="{number(y)}" width="{number(width)}" height="{number(height)}"'
    return f'<rect class="{name}" {sides}>{_title(told)}</rect>'


def _title(told: str) -> str:
    return f"<title>{escape(told)}</title>" if told else ""
