"""A reading with what its editor says of it, as one line of an index shows it (TEI P5, sections 3.5 and 11.3)."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from lxml import etree

from edition.apparatus.entries import is_omission
from edition.elements import BLOCKS, BREAKS, SPACES
from edition.tei import fold, squeeze, tag

_DEL, _GAP = tag("del"), tag("gap")
_SIGNS = {tag("supplied"): ("⟨", "⟩"), tag("surplus"): ("{", "}"), _DEL: ("⟦", "⟧")}
"""Signs around words: those of the text's own page, and of what is deleted that of its diplomatic view."""
_OPENED, _CLOSED = re.compile("([⟨{⟦]) "), re.compile(" ([⟩}⟧])")
"""Signs stand next to words."""
_LOST, _NOTHING = "[…]", "∅"
_PARTED = BLOCKS | BREAKS | SPACES


def marked(reading: Any, surface: str, aside: Mapping[Any, str]) -> str:
    """The words of a reading with signs; '' for an omission, its ``surface`` where there is nothing to be marked.

    ``aside`` are the elements that leave the running text: what is deleted is told nevertheless.
    """
    if next(reading.iterdescendants(*_SIGNS, _GAP), None) is None:
        return surface or ("" if is_omission(reading) else _NOTHING)
    line = _Line(aside)
    line.write(reading)
    if squeeze("".join(line.said)) != squeeze(surface):
        return surface
    return fold(_CLOSED.sub(r"\1 ", _OPENED.sub(r" \1", fold("".join(line.shown)))))


class _Line:
    """``said`` are the words of the running text, ``shown`` all that is told."""

    def __init__(self, aside: Mapping[Any, str]) -> None:
        self._aside = aside
        self.said: list[str] = []
        self.shown: list[str] = []
        self._deleted = 0

    def write(self, reading: Any) -> None:
        """All that stands in a reading."""
        walk = etree.iterwalk(reading, events=("start", "end"))
        for event, element in walk:
            is_reading = element is reading
            if event == "end":
                self._close(element, element.tail if not is_reading else "", is_reading or self._is_shown(element))
            elif is_reading or self._is_shown(element):
                self._open(element)
            else:
                walk.skip_subtree()

    def _is_shown(self, element: Any) -> bool:
        return element not in self._aside or element.tag == _DEL

    def _open(self, element: Any) -> None:
        self._sign(element, 0)
        self._deleted += element.tag == _DEL and element in self._aside
        if element.tag == _GAP and is_omission(element):
            self.shown.append(_LOST)
        self._words(element.text)

    def _close(self, element: Any, tail: str | None, shown: bool) -> None:
        if shown:
            self._deleted -= element.tag == _DEL and element in self._aside
            self._sign(element, 1)
        self._words(tail)

    def _sign(self, element: Any, end: int) -> None:
        if element.tag in _PARTED and element.get("break") != "no":
            self.shown.append(" ")
        if (element.tag != _DEL or element in self._aside) and (signs := _SIGNS.get(element.tag)):
            self.shown.append(signs[end])

    def _words(self, words: str | None) -> None:
        self.shown.append(words or "")
        if not self._deleted:
            self.said.append(words or "")
