"""Names of WordprocessingML (ECMA-376, part 1), and what styles and numberings say of paragraphs and runs."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
M = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"
MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
WP = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}"
A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
V = "{urn:schemas-microsoft-com:vml}"

_HEADING = re.compile(r"heading (\d)", re.IGNORECASE)
_QUOTES = frozenset(("quote", "intense quote", "block text"))
_OFF = frozenset(("0", "false", "off", "none"))
_TOGGLES = (
    ("i", "italic"), ("b", "bold"), ("smallCaps", "smallcaps"), ("caps", "allcaps"), ("strike", "strikethrough"),
    ("dstrike", "strikethrough"), ("u", "underline"),
)  # fmt: skip
"""TABLE of properties of a run that are on or off, and how they are called in ``@rend``."""


def value(element: Any, name: str) -> str:
    """The ``w:val`` of a child, or ''."""
    child = element.find(W + name) if element is not None else None
    return str(child.get(W + "val", "")) if child is not None else ""


def is_on(paragraph: Any, name: str) -> bool:
    """Whether a property of a paragraph is switched on."""
    child = paragraph.find(f"{W}pPr/{W}{name}")
    return child is not None and child.get(W + "val", "1") not in _OFF


def looks(properties: Any) -> dict[str, bool]:
    """What the properties of a run say of its look: by the word for ``@rend``, whether it is switched on."""
    found: dict[str, bool] = {}
    if properties is None:
        return found
    for name, look in _TOGGLES:
        child = properties.find(W + name)
        if child is not None:
            found[look] = child.get(W + "val", "1") not in _OFF
    position = value(properties, "vertAlign")
    if position in ("superscript", "subscript"):
        found[position] = True
    return found


class Styles:
    """The styles of a document, by their ids."""

    def __init__(self, element: Any) -> None:
        styles = element.findall(W + "style") if element is not None else []
        self._styles = {style.get(W + "styleId", ""): style for style in styles}

    def _chain(self, name: str) -> Iterator[Any]:
        """A style and those that it is based on."""
        seen: set[str] = set()
        while name in self._styles and name not in seen:
            seen.add(name)
            yield self._styles[name]
            name = value(self._styles[name], "basedOn")

    def called(self, name: str) -> list[str]:
        """The names of a style and of those that it is based on, in small letters: those of Word itself are English."""
        return [value(style, "name").lower() for style in self._chain(name)]

    def level(self, paragraph: Any) -> int:
        """The level of a heading: 1 for title and ``heading 1``, 0 for what is none."""
        properties = paragraph.find(W + "pPr")
        for called in self.called(value(properties, "pStyle")):
            if match := _HEADING.fullmatch(called):
                return int(match[1]) + 1
            if called in ("title", "subtitle"):
                return 1
        outline = value(properties, "outlineLvl")
        return int(outline) + 2 if outline.isdigit() and int(outline) < 9 else 0

    def is_subtitle(self, paragraph: Any) -> bool:
        """Whether a paragraph is the subtitle."""
        return "subtitle" in self.called(value(paragraph.find(W + "pPr"), "pStyle"))

    def is_quotation(self, paragraph: Any) -> bool:
        """Whether a paragraph is set as a quotation."""
        return not _QUOTES.isdisjoint(self.called(value(paragraph.find(W + "pPr"), "pStyle")))

    def looks(self, run: Any) -> tuple[str, ...]:
        """How a run looks, by its character style and its own properties, in words of ``@rend``."""
        properties = run.find(W + "rPr")
        found: dict[str, bool] = {}
        for style in reversed(list(self._chain(value(properties, "rStyle")))):
            if value(style, "name").lower() not in (
                "hyperlink",
                "footnote reference",
                "endnote reference",
                "internet link",
            ):
                found |= looks(style.find(W + "rPr"))
        found |= looks(properties)
        return tuple(look for look, on in found.items() if on)

    def numbering(self, paragraph: Any) -> tuple[str, int]:
        """The list that a paragraph belongs to and its level in it; '' for one that is no item."""
        properties = paragraph.find(W + "pPr")
        holders = [properties] + [style.find(W + "pPr") for style in self._chain(value(properties, "pStyle"))]
        for holder in holders:
            numbered = holder.find(W + "numPr") if holder is not None else None
            if numbered is not None and (number := value(numbered, "numId")):
                level = value(numbered, "ilvl")
                return ("" if number == "0" else number), int(level) if level.isdigit() else 0
        return "", 0


class Numberings:
    """The lists of a document: whether they count."""

    def __init__(self, element: Any) -> None:
        self._formats: dict[tuple[str, str], str] = {}
        if element is None:
            return
        abstract = {one.get(W + "abstractNumId", ""): one for one in element.findall(W + "abstractNum")}
        for number in element.findall(W + "num"):
            kind = abstract.get(value(number, "abstractNumId"))
            for level in kind.findall(W + "lvl") if kind is not None else ():
                self._formats[number.get(W + "numId", ""), level.get(W + "ilvl", "")] = value(level, "numFmt")

    def rend(self, number: str, level: int) -> str:
        """``numbered`` or ``bulleted``."""
        return "bulleted" if self._formats.get((number, str(level)), "bullet") in ("bullet", "none") else "numbered"
