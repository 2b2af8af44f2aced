"""TABLE of the signs of the diplomatic view: what stands before and after an element, and which HTML element shows it.

A sign says in characters what the look says, so that it is there in print, in a copied passage, and for those who do not see
it. ``key`` names the words for it in the legend, in the section ``signs`` of the catalogue.
"""

from __future__ import annotations

import re
from typing import Any, NamedTuple

from edition.tei import tag, tags


class Sign(NamedTuple):
    """Signs around words; ``html`` is the element that shows them within a line."""

    key: str
    before: str = ""
    after: str = ""
    html: str = "span"


ADDITIONS = {
    "above": Sign("above", "\\", "/", "ins"),
    "below": Sign("below", "/", "\\", "ins"),
    "left": Sign("left", "←", "←", "ins"),
    "right": Sign("right", "→", "→", "ins"),
    "margin": Sign("margin", "|", "|", "ins"),
    "top": Sign("top", "↑", "↑", "ins"),
    "bottom": Sign("bottom", "↓", "↓", "ins"),
    "over": Sign("over", "‹", "›", "ins"),
    "": Sign("added", "+", "+", "ins"),
}
"""Additions, by where they stand (TEI P5, class ``att.placement``)."""
CARET = "\N{CARET}"
"""Where in the line an addition belongs that the page shows beside it."""
BESIDE = frozenset(("left", "right", "margin"))

SIGNS = {
    tag(name): sign
    for name, sign in {
        "add": ADDITIONS[""],
        "del": Sign("deleted", "⟦", "⟧", "del"),
        "subst": Sign("substituted"),
        "mod": Sign("substituted"),
        "restore": Sign("restored", "", "⟲"),
        "retrace": Sign("retraced", "=", "="),
        "metamark": Sign("metamark", "⁅", "⁆"),
        "damage": Sign("damaged", "⌈", "⌉"),
        "unclear": Sign("unclear", "", "?"),
        "supplied": Sign("editor", "⟨", "⟩"),
        "surplus": Sign("surplus", "{", "}"),
        "sic": Sign("sic", "", "(!)"),
        "ex": Sign("editor", "⟨", "⟩"),
    }.items()
}
EDITORS = {tag(name): Sign("editor", "⟨", "⟩") for name in ("corr", "reg", "expan")}
"""What the editor gives beside the form of the source, in a ``choice``; outside of one it is what the edition prints."""

POINTED = {"substJoin": "⇄", "undo": "⟲", "redo": "⟳", "transpose": "⇅"}
"""Signs of what is said of words that stand elsewhere, by pointers."""
SPANS = {
    tag("delSpan"): SIGNS[tag("del")],
    tag("damageSpan"): SIGNS[tag("damage")],
    tag("addSpan"): ADDITIONS[""],
}
"""Elements that say where something begins, by ``@spanTo``, and the signs around it."""

_SLOTS = {
    word: slot
    for slot, words in {
        "above": "above superlinear supralinear supra interlinear sup over_line aboveline",
        "below": "below sublinear infralinear infra belowline",
        "left": "left leftmargin marginleft inleftmargin",
        "right": "right rightmargin marginright inrightmargin",
        "margin": "margin marg marginal inmargin opposite overleaf",
        "top": "top head header topleft topright topcenter topcentre pagetop topmargin margintop",
        "bottom": "bottom foot footer bottomleft bottomright bottomcenter pagebottom bottommargin marginbottom",
        "over": "superimposed overwritten overwrite over overlaid",
    }.items()
    for word in words.split()
}
_NO_LETTERS = re.compile(r"[\W_]+")


def slot_of(place: str) -> str:
    """Where ``@place`` puts an addition: a key of :data:`ADDITIONS`; the first of its words that is known decides."""
    words = [_NO_LETTERS.sub("", word).casefold() for word in place.split()]
    return next((_SLOTS[word] for word in ["".join(words), *words] if word in _SLOTS), "")


def sign_of(element: Any, around: str) -> Sign | None:
    """The sign of an element that stands in ``around`` (tags); None where it has none."""
    name = element.tag
    if around == _CHOICE and name in EDITORS:
        return EDITORS[name]
    if name == _EX and around == _EXPAN:
        return None if _is_chosen(element.getparent()) else SIGNS[name]
    return ADDITIONS[slot_of(element.get("place", ""))] if name in _ADDED else SIGNS.get(name)


def is_editors(element: Any) -> bool:
    """Whether the words of an element are the editor's, and stand in no document."""
    name = element.tag
    if name in EDITORS:
        return bool(element.getparent().tag == _CHOICE)
    return SIGNS[name].key == "editor" if name in SIGNS else False


_CHOICE, _EX, _EXPAN = map(tag, ("choice", "ex", "expan"))
_ADDED = tags("add addSpan")


def _is_chosen(expan: Any) -> bool:
    """Whether the editor's sign stands around a whole expansion already."""
    return expan.getparent() is not None and expan.getparent().tag == _CHOICE
