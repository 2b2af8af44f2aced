"""What the pages of a text say of its apparatus: numbers, places, kinds and layers of entries, sigla, pages of witnesses."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from functools import cached_property
from typing import Any

from edition.addresses import beside_text, witness_names
from edition.citing.passages import called
from edition.elements import DIVISIONS
from edition.model import Passage, Reading
from edition.tei import ID, shortened, tag, tags, words
from edition.variation import Entry, Stated, Tradition, Witness

from .words import catalogue

_APP, _LB, _GROUP, _ABBR = map(tag, ("app", "lb", "rdgGrp", "abbr"))
_NUMBERED = DIVISIONS | tags("p ab seg l lg lg1 lg2 lg3 lg4 lg5 item sp u")
_LINED = tags("p ab l")
_BARE = ("par.", "line")
_LONGEST_NUMBER, _MOST_NUMBERS = 8, 3
_TITLE = 120
_HAND = re.compile(r"[^\W_]{1,4}|\W{1,3}")
LAYERS = ("variants", "sources", "parallels", "notes")
_LAYER_OF = {
    **dict.fromkeys("source sources fons fontes quotation quotations citation citations".split(), "sources"),
    **dict.fromkeys(
        "parallel parallels similia loci loci-similes testimonia testimonium testimonies".split(), "parallels"
    ),
    **dict.fromkeys("note notes editorial commentary comment explanatory".split(), "notes"),
}
"""TABLE: the layer of an entry by ``@type``; every other value, and none, means variants."""
MOST_KINDS = 24
"""Kinds of readings that can be chosen; the stylesheet has a rule for each."""


def layer_of(types: Iterable[str], otherwise: str = "variants") -> str:
    """The layer of an ``app``, or of a note: by the first of these values of ``@type`` that means one."""
    return next((_LAYER_OF[one.casefold()] for one in types if one.casefold() in _LAYER_OF), otherwise)


class Criticism:
    """The apparatus of one text. ``number`` counts its entries from 1, in document order, as they are kept.

    ``marks`` are the sign and the id of what stands at the foot for an entry, once the page of the text is made.
    """

    def __init__(self, reading: Reading, tradition: Tradition) -> None:
        self._reading, self.tradition = reading, tradition
        self.number = {app: n for n, app in enumerate(tradition.entries, 1)}
        self.marks: dict[Any, tuple[str, str]] = {}
        self._has: dict[str, list[tuple[str, Any | None]]] = {}
        self._words = catalogue()["apparatus"]
        self._names = witness_names(one.siglum for one in tradition.witnesses)
        self._by_siglum = {one.siglum: one for one in tradition.witnesses}

    def has(self, siglum: str) -> list[tuple[str, Any | None]]:
        """What a witness has at each entry: see :attr:`edition.variation.Tradition.has`."""
        if siglum not in self._has:
            self._has[siglum] = [self.tradition.has(app, siglum) for app in self.number]
        return self._has[siglum]

    def reaches(self, entry: Entry, siglum: str) -> bool:
        """Whether the text of a witness comes by an entry: one in a reading of another entry only where it has that reading."""
        if not entry.placed or siglum not in self._names:
            return False
        for up in entry.app.iterancestors():
            outer = self._entry_of.get(up)
            if outer is not None and self.shown(outer, siglum) is not up:
                return False
        return True

    def shown(self, entry: Entry, siglum: str) -> Any | None:
        """The reading that stands in the text of a witness: where nothing is known, that of the edited text; None in its gaps."""
        status, reading = self.has(siglum)[self.number[entry.app] - 1]
        if status == "lacking":
            return None
        return reading if status == "named" else entry.shown

    @cached_property
    def _entry_of(self) -> dict[Any, Entry]:
        """The entry of each reading."""
        return {stated.element: entry for entry in self.tradition.entries.values() for stated in entry.readings}

    def layer(self, app: Any) -> str:
        """The layer of an entry: by its own ``@type``, else by that of the list in which it is written."""
        return layer_of((*app.get("type", "").split(), *self.tradition.entries[app].listed.split()))

    def limit(self, sigla: Iterable[str]) -> None:
        """Only these witnesses have pages."""
        self._names = {siglum: self._names[siglum] for siglum in sigla}

    def address(self, siglum: str) -> str:
        """The page of a witness from the text's own page; '' where there is none."""
        name = self._names.get(siglum)
        return beside_text(self._reading.text.info.id, name) if name else ""

    def file(self, siglum: str) -> str:
        """The path of the page of a witness, from the site's root."""
        return f"texts/{self._reading.text.info.id}/{self._names[siglum]}.html"

    def witness(self, siglum: str) -> Witness | None:
        """A witness that can be read through."""
        return self._by_siglum.get(siglum)

    def title(self, siglum: str) -> str:
        """A few words of its description."""
        found = self._by_siglum.get(siglum)
        return shortened(found.description, _TITLE) if found else ""

    def parts(self, siglum: str) -> tuple[str, str]:
        """A siglum as it is shown: itself, and what stands raised after it, where it is the hand of another."""
        found = self._by_siglum.get(siglum)
        above = found.hand_of if found else ""
        hand = siglum.removeprefix(above) if above else ""
        if above and hand != siglum and _HAND.fullmatch(hand):
            return above, hand
        return siglum, ""

    def name_of(self, token: str) -> str:
        """Who proposed a reading, as he is shown: a siglum, else the abbreviation that the text has of him, else his id."""
        shown = self.tradition.displayed(token)
        abbreviation = self._abbreviations.get(token.rpartition("#")[2])
        return abbreviation if abbreviation and shown not in self._by_siglum else shown

    @cached_property
    def _abbreviations(self) -> dict[str, str]:
        """The first ``abbr`` of whatever in the text has an id and such a child."""
        found: dict[str, str] = {}
        for element in self._reading.anchors:
            if (identifier := element.get(ID)) and (abbreviation := element.find(_ABBR)) is not None:
                found.setdefault(identifier.strip(), words(abbreviation))
        return found

    @cached_property
    def kinds(self) -> list[str]:
        """The kinds of entries that this text has: by the types of entries and readings, conjectures; in their order."""
        counts: Counter[str] = Counter(kind for entry in self.tradition.entries.values() for kind in set(_kinds(entry)))
        return sorted(kind for kind, _ in sorted(counts.items(), key=lambda one: (-one[1], one[0]))[:MOST_KINDS])

    @cached_property
    def counts(self) -> dict[str, int]:
        """How many entries there are of each kind."""
        counts = Counter(kind for entry in self.tradition.entries.values() for kind in set(_kinds(entry)))
        return {kind: counts[kind] for kind in self.kinds}

    def classes(self, entry: Entry) -> str:
        """Classes of an entry: one for each of its kinds, by their place in the list."""
        found = sorted({self.kinds.index(kind) + 1 for kind in _kinds(entry) if kind in self.counts})
        return " ".join(["any", *(f"kind-{n}" for n in found)])

    @cached_property
    def places(self) -> dict[Any, str]:
        """Where entries stand, as cited: ``@loc``; else the numbers around them and that of the line; else the passage's."""
        lines: dict[Any, str] = {}
        for content in self._reading.contents:
            line = ""
            for element in content.iter(_APP, _LB, *_LINED):
                if element.tag == _APP:
                    lines[element] = line
                else:
                    line = element.get("n", "") if element.tag == _LB else ""
        places = {passage.id: _named(passage) for passage in self._reading.text.passages}
        return {
            app: app.get("loc", "").strip() or _place(app, lines.get(app, "")) or places.get(entry.passage, "")
            for app, entry in self.tradition.entries.items()
        }

    def lemma(self, entry: Entry, shown: str) -> tuple[str, bool]:
        """What stands before the bracket, and whether the readings are additions: after the word before them."""
        if shown:
            return shown, False
        before = self._reading.text.streams[entry.span.stream][: entry.span.start].split()[-1:]
        return (before[0] if before else "", True) if entry.placed else ("", False)

    @cached_property
    def _expected(self) -> frozenset[str]:
        """The witnesses of which more than half of the entries tell what they have: where one of them does not, it is said."""
        silences = Counter(siglum for entry in self.tradition.entries.values() for siglum in entry.silent)
        return frozenset(s for s in self.tradition.whole if 2 * silences[s] < len(self.number))

    def silent(self, entry: Entry) -> str:
        """The witnesses of which one would expect to be told, and is not, in words."""
        found = [siglum for siglum in entry.silent if siglum in self._expected]
        return self._words["silent"].format(" ".join(found)) if found else ""


def _kinds(entry: Entry) -> Iterator[str]:
    yield from entry.app.get("type", "").split()
    for stated in entry.readings:
        yield from kinds_of(stated)


def kinds_of(stated: Stated) -> Iterator[str]:
    """The kinds of a reading: its own types, else its group's; a conjecture."""
    own = stated.element.get("type", "").split()
    parent = stated.element.getparent()
    yield from own or (parent.get("type", "").split() if parent.tag == _GROUP else ())
    if stated.proposed_by:
        yield catalogue()["apparatus"]["conjecture"]


def _named(passage: Passage) -> str:
    """A passage that no editor has numbered: verses and paragraphs by the figures beside them, what else is counted is said."""
    sort = called(passage.element)
    return passage.number if sort in _BARE else f"{sort} {passage.number}"


def _place(app: Any, line: str) -> str:
    numbers: list[str] = []
    for up in app.iterancestors(*_NUMBERED):
        number = up.get("n", "").strip()
        if number and len(number) <= _LONGEST_NUMBER and " " not in number:
            numbers.append(number)
    return ".".join([*reversed(numbers[:_MOST_NUMBERS]), *([line] if line else ())])


def layers(found: Iterable[str]) -> list[str]:
    """The layers that occur, in their order."""
    there = set(found)
    return [layer for layer in LAYERS if layer in there]
