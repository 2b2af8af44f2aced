"""What a text says of the entries before any of its names is decided: from its header, its markup and its whole names."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Mapping, Sequence

from edition.encoding.tagging.acronyms import introduced
from edition.encoding.tagging.evidence import HEADER, WHOLE, Evidence, Place, Setting
from edition.encoding.tagging.matching import Match
from edition.encoding.tagging.proposals import Known
from edition.encoding.tagging.spots import is_ruled_out, sex_before
from edition.encoding.tagging.surroundings import Surroundings, pointers
from edition.encoding.tagging.tokens import SMALL

Spots = dict[int, list[Match]]
"""The matches of a passage by the word with which they begin, the longest first."""


def bare(pointer: str) -> str:
    """What of a pointer is the id: ``file.xml#id``, ``prefix:id``, ``#id``."""
    return pointer.rpartition("#")[2].rpartition(":")[2]


class Gatherer:
    """Gathers the evidence of one text."""

    def __init__(self, lexicon: Sequence[Known], numbers: Mapping[str, Sequence[int]], setting: Setting) -> None:
        self._lexicon = lexicon
        self._numbers = numbers
        self.evidence = Evidence(setting.date)
        self._point(setting.present, HEADER)

    def _point(self, pointed: Iterable[str], place: Place) -> None:
        for pointer in pointed:
            for entry in self._numbers.get(bare(pointer), ()):
                self.evidence.mark(entry, place)

    def take_title(self, title: Surroundings, spots: Spots) -> None:
        """Whom the title in the header names."""
        for matches in spots.values():
            self._note(title, matches[0], HEADER)

    def take(self, number: int, around: Surroundings, spots: Spots) -> None:
        """Whom a passage names in whole; whom it has marked already: they are named from there on."""
        self.evidence.small.update(one.key for one in around.row if one.shape == SMALL)
        for mark in around.names():
            self._point(pointers(mark), (number, bisect_left(around.starts, mark.start)))
        for first, matches in spots.items():
            if not around.is_closed(matches[0].start, matches[0].end):
                self._note(around, matches[0], (number, first))

    def _note(self, around: Surroundings, match: Match, place: Place) -> None:
        """What a match names in whole, if it is one entry and more than one word, or the title of a work set apart."""
        whole = {m.entry for m in match.meanings if m.part in WHOLE}
        others = {one for one in whole if self._lexicon[one].kind != "work"} or whole
        if len(others) != 1 or match.how == "small":
            return
        entry = others.pop()
        if is_ruled_out(self._lexicon[entry], sex_before(around, match.first)):
            return
        is_title = self._lexicon[entry].kind == "work" and around.is_quoted(match.start, match.end)
        if match.after - match.first > 1 or is_title:
            self.evidence.note(entry, place)
            if (short := introduced(match, around)) is not None:
                self.evidence.introduced.setdefault(short.key, (place, entry))
