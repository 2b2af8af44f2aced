"""To which words of the base an entry belongs: by its end points, or by a location and its lemma (TEI P5, 12.2)."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, NamedTuple

from edition.apparatus.bases import Base
from edition.apparatus.entries import LIST_APP, Method, lemma, method_of, own_words, readings
from edition.apparatus.points import Point, after, balanced, before
from edition.tei import fold, split_pointer

_LEMMA_HINT = "write the lem exactly as the words stand in the text; … stands for words between"


class Placed(NamedTuple):
    """An entry and the places in the tree between which its words stand; of an addition both are one."""

    app: Any
    start: Point
    end: Point


class Unplaced(NamedTuple):
    """An entry whose words are not found, and what is told of it."""

    app: Any
    slug: str
    message: str
    attribute: str = ""
    hint: str = ""
    severity: str = "error"


class Placing:
    """Finds the words of entries. ``ids``: the elements of the file by their ids; ``method``: what the header declares."""

    def __init__(self, contents: tuple[Any, ...], ids: Mapping[str, Any], path: str, method: Method) -> None:
        self._contents, self._ids, self._path, self._method = contents, ids, path, method
        self._known: Base | None = None

    def place(self, app: Any) -> Placed | Unplaced | None:
        """Where an entry stands; None where it stands at its words already, or says nothing of any."""
        method = method_of(app)
        if method == "parallel-segmentation":
            method = self._method if self._is_apart(app) else method
        if method == "double-end-point":
            return self._between(app)
        if method == "location-referenced" and readings(app) and not self._is_in_place(app):
            return self._located(app)
        return None

    def _is_apart(self, app: Any) -> bool:
        """Whether an entry in the text repeats words of it, as the header declares; one without a lemma does, too."""
        return self._method == "location-referenced" and next(app.iterancestors("{*}app"), None) is None

    def _is_in_place(self, app: Any) -> bool:
        """Whether an entry stands in the text at its words, and its location is only said for readers."""
        return self._method != "location-referenced" and next(app.iterancestors(LIST_APP), None) is None

    @property
    def _base(self) -> Base:
        if self._known is None:
            self._known = Base(self._contents)
        return self._known

    def _between(self, app: Any) -> Placed | Unplaced:
        stated = "from" if app.get("from") else "corresp" if app.get("corresp") else "to"
        first, why = self._target(app, stated)
        if first is None:
            return Unplaced(app, "dangling-entry", why, stated, "let it name the xml:id of an element in the text")
        start = before(first) if _has_words(first) else after(first)
        if app.get("to") and stated == "from":
            last, why = self._target(app, "to")
            if last is None:
                return Unplaced(app, "dangling-entry", why, "to", "let it name the xml:id of an element in the text")
            return Placed(app, start, start if last is first and not _has_words(last) else _end(last))
        if _has_words(first):
            return Placed(app, start, after(first))
        if next(app.iterancestors(LIST_APP), None) is None:
            return Placed(app, start, before(app))
        message = f"this entry begins at {app.get(stated)}, and nothing says where it ends"
        return Unplaced(app, "dangling-entry", message, stated, "add @to")

    def _target(self, app: Any, name: str) -> tuple[Any | None, str]:
        """The element that an attribute names, or what is wrong."""
        value = app.get(name).strip().partition(" ")[0]
        file, fragment = split_pointer(value) if "#" in value else ("", value)
        found = self._ids.get(fragment) if file in ("", self._path.rpartition("/")[2]) else None
        if found is None:
            return None, f"@{name} of this entry points to {value}, which is not in this file"
        if not any(content is found or content in found.iterancestors() for content in self._contents):
            return None, f"@{name} of this entry points to {value}, which does not stand in the text"
        return found, ""

    def _located(self, app: Any) -> Placed | Unplaced | None:
        where = app.get("loc", "")
        regions = self._base.regions(where) if where else self._before(app)
        if not regions:
            message = f"no place of the text has the number {where}, at which this entry says it stands"
            return Unplaced(app, "dangling-entry", message, "loc", "number lines or sections by @n as @loc names them")
        stated = lemma(app)
        words = fold("".join(own_words(stated))).strip() if stated is not None else ""
        if not words:
            at = f" at {where}" if where else ""
            message = f"this entry says that something varies{at}, but not which words: it has no words in a lem"
            return Unplaced(app, "entry-without-words", message, "loc", _LEMMA_HINT, "warning")
        found = self._base.find_in(words, regions)
        if not where:
            return self._at(app, words, found[-1:], where) if found else None
        return self._at(app, words, found, where)

    def _at(self, app: Any, words: str, found: list[tuple[int, int]], where: str) -> Placed | Unplaced:
        if not found:
            message = f"the lemma “{words}” does not stand in the text" + (f" at {where}" if where else " before it")
            return Unplaced(app, "lemma-not-in-base", message, "loc", _LEMMA_HINT)
        if len(found) > 1:
            message = f"the lemma “{words}” stands {len(found)} times at {where}: which of them is meant is not said"
            hint = "let the lem take in a neighbouring word, number the lines more closely, or use @from and @to"
            return Unplaced(app, "ambiguous-lemma", message, "loc", hint)
        start, end = (self._base.point(at, ending=bool(n)) for n, at in enumerate(found[0]))
        return Placed(app, *balanced(start, end))

    def _before(self, app: Any) -> list[tuple[int, int]]:
        """The stretch of what an entry stands in, as far as the entry: a lemma that is not there is no repetition but the text."""
        around, here = self._base.span(app.getparent()), self._base.span(app)
        return [(around[0], here[0])] if around and here else []


def _has_words(element: Any) -> bool:
    return bool("".join(element.itertext()).strip())


def _end(last: Any) -> Point:
    return after(last) if _has_words(last) else before(last)
