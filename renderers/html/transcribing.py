"""The annotated copy of a text made ready for the diplomatic view: lines, signs, hands, changes, surfaces.

All of it is decided here, as in ``annotating``; the stylesheet only says which HTML an element is. Zones of a surface stand in
the order of the document, whatever their coordinates: words are never put on top of one another.
"""

from __future__ import annotations

from typing import Any

from edition.addresses import fragment
from edition.elements import BREAKS
from edition.model import Reading
from edition.tei import fold, is_white, local, tag, tags

from .blocks import is_empty
from .grafting import E, ours, put_first
from .hands import Hands, in_link
from .runs import say_after, say_before, spans, targets, walked, wrap_spans
from .signs import BESIDE, CARET, POINTED, SIGNS, SPANS, Sign, sign_of, slot_of
from .words import catalogue

_AFTER, _BEFORE, _BLOCK, _CLASS, _HTML, _ID, _LINE, _NUMBER, _TITLE = (
    E + name for name in ("after", "before", "block", "class", "html", "id", "line", "number", "title")
)
_ADD, _GAP, _LB, _METAMARK, _PTR, _SPACE, _TRANSPOSE = map(
    tag, ("add", "gap", "lb", "metamark", "ptr", "space", "transpose")
)
_SAID = ("place", "rend", "reason", "agent", "function", "instant")
"""Attributes whose words say more of a sign."""
_SURFACES = tags("surfaceGrp surface zone patch")
_WIDEST = 40
"""Letters of a space that are shown as such; a wider one is no wider on the page."""


class Layers:
    """What the diplomatic page of a text shows beside its words: ``used`` are keys of the legend; ``hands`` of the text."""

    def __init__(self, reading: Reading, page: str) -> None:
        """``page``: the file name of the reading view."""
        self._reading, self._page = reading, page
        self._words = catalogue()["signs"]
        self.hands = Hands(reading)
        self.used: set[str] = set()

    def shape(self, page: Any) -> None:
        """Change the annotated copy of a text."""
        page.set("reading", self._page)
        _lines(page)
        self._surfaces(page)
        by_id = targets(page)
        self._span(page, by_id)
        self._point(page, by_id)
        self._sign(page)
        self.hands.mark(page)
        self._lead_back(page)

    def _sign(self, page: Any) -> None:
        for element in list(page.iter(*SIGNS, *map(tag, ("corr", "reg", "expan")), _GAP, _SPACE)):
            if element.tag in (_GAP, _SPACE):
                self.used.add(local(element))
                element.set(_TITLE, self._title(local(element), element))
                element.set(_AFTER, _extent(element))
            elif sign := sign_of(element, element.getparent().tag):
                self._set(element, sign)

    def _set(self, element: Any, sign: Sign) -> None:
        self.used.add(sign.key)
        element.set(_HTML, sign.html)
        element.set(_TITLE, self._title(sign.key, element))
        for name, written in ((_BEFORE, sign.before), (_AFTER, sign.after)):
            if written:
                element.set(name, written)
        if element.tag == _ADD:
            slot = slot_of(element.get("place", ""))
            _add_class(element, f"place-{slot or 'in'}")
            if slot in BESIDE and not element.get(_BLOCK):
                caret = ours("sign")
                caret.text = CARET
                element.addprevious(caret)

    def _title(self, key: str, element: Any) -> str:
        said = [fold(element.get(name, "")) for name in _SAID]
        return "; ".join([self._words[key], *filter(None, [*said, _amount(element)])])

    def _span(self, page: Any, by_id: dict[str, Any]) -> None:
        """What a ``delSpan`` and its like mark, from their place to where they end."""
        found = spans(page, SPANS, by_id)
        wrap_spans(page, found, lambda start: f"span-{local(start)}")
        for start, end in found:
            sign = sign_of(start, "") or SPANS[start.tag]
            self.used.add(sign.key)
            opening = ours("sign", title=self._title(sign.key, start))
            opening.text = sign.before
            say_before(start, opening)
            if end.tag not in tags("list table row"):
                say_after(end, "sign").text = sign.after

    def _point(self, page: Any, by_id: dict[str, Any]) -> None:
        """Numbers of what belongs together, where a ``substJoin``, an ``undo``, a ``transpose`` says so from elsewhere."""
        joins = [(join, join.get("target", "").split()) for join in page.iter(*map(tag, ("substJoin", "undo", "redo")))]
        joins += [(one, [ptr.get("target", "") for ptr in one.iter(_PTR)]) for one in self._transpositions()]
        numbers = dict.fromkeys(POINTED, 0)
        for join, pointers in joins:
            ends = [by_id[p.rpartition("#")[2]] for p in pointers if p.rpartition("#")[2] in by_id]
            if not ends:
                continue
            name = local(join)
            numbers[name] += 1
            self.used.add(name)
            for n, end in enumerate(ends, 1):
                said = f"{POINTED[name]}{numbers[name]}" + (f".{n}" if name == "transpose" else "")
                label = ours("sign", title=self._words[name])
                label.text = said
                say_before(end, label)
                if name == "undo":
                    _add_class(end, "undone")
            if join.getroottree().getroot() is page:
                self._lead_to(join, ends[0], f"{POINTED[name]}{numbers[name]}", name)
        for mark in list(page.iter(_METAMARK)):
            end = by_id.get(mark.get("target", "").partition(" ")[0].rpartition("#")[2])
            if end is not None:
                self._lead_to(mark, end, "→", "metamark")

    def _lead_to(self, element: Any, end: Any, said: str, key: str) -> None:
        label = say_after(element, "sign", title=self._words[key])
        label.text = said
        if (anchor := end.get(_ID)) and not in_link(element):
            label.set("href", f"#{fragment(anchor)}")

    def _transpositions(self) -> list[Any]:
        above = [up for content in self._reading.contents[:1] for up in content.iterancestors(tag("TEI"))][:1]
        return [transpose for tei in above for transpose in tei.iter(_TRANSPOSE)]

    def _surfaces(self, page: Any) -> None:
        """What each surface and zone is, in a line above its words; a turn that they have on the sheet is told."""
        numbers = dict.fromkeys(_SURFACES, 0)
        for element in list(page.iter(*_SURFACES)):
            numbers[element.tag] += 1
            said = [self._words[local(element)], fold(element.get("n", "")) or str(numbers[element.tag])]
            more = [fold(element.get(name, "")) for name in ("type", "place", "attachedBy")]
            if turned := element.get("rotate", "").strip():
                more.append(self._words["turned"].format(fold(turned)))
            label = ours("label")
            label.text = ", ".join([" ".join(said), *filter(None, more)])
            put_first(element, label)

    def _lead_back(self, page: Any) -> None:
        """A link from each passage of the text to the same words in the reading view; where it has a number, that is one.

        What is empty has no words to lead to.
        """
        known = {passage.id for passage in self._reading.text.passages if passage.span.stream == "text"}
        for element in page[0].iter("*"):
            anchor = element.get(_ID)
            leads = element.get(_BLOCK) and not element.get(_NUMBER) and not in_link(element)
            if anchor in known and leads and not is_empty(element):
                put_first(element, ours("back", href=f"{self._page}#{fragment(anchor)}"))


def _lines(page: Any) -> None:
    """``e:line`` on each break in a block after which words come: 1 where words stand before it, else 0.

    Where none come, between blocks or at the end of one, nothing begins that anybody would see.
    """
    before = "0"
    waiting: list[Any] = []
    for kind, element in walked(page):
        if element.get(_BLOCK):
            before, waiting = "0", []
        elif kind == "start" and element.tag in BREAKS:
            waiting.append(element)
        if not is_white(element.text if kind == "start" else element.tail):
            for n, one in enumerate(waiting):
                one.set(_LINE, before if n == 0 or one.tag == _LB else "0")
            before, waiting = "1", []


def _amount(element: Any) -> str:
    """How much is missing or left free, in the words of the source."""
    if extent := fold(element.get("extent", "")):
        return extent
    return fold(f"{element.get('quantity', '')} {element.get('unit', '')}") if element.get("quantity") else ""


def _extent(element: Any) -> str:
    """The sign of a gap or a space, as wide as what is missing where the source counts letters."""
    number = element.get("quantity", "")
    letters = int(number) if number.isascii() and number.isdigit() and len(number) < 4 else 0
    if not element.get("unit", "char").casefold().startswith(("char", "letter", "chr")):
        letters = 0
    if element.tag == _SPACE:
        return "\N{NO-BREAK SPACE}" * min(letters or 2, _WIDEST)
    return f"[{'·' * letters if 0 < letters <= 10 else '…'}]"


def _add_class(element: Any, name: str) -> None:
    own = (element.get(_CLASS) or "").split()
    if name not in own:
        element.set(_CLASS, " ".join((*own, name)))
