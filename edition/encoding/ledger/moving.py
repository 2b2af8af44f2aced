"""Rows of a ledger found again in a text that has changed, and new proposals beside what was decided."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from edition.encoding.ledger.rows import BY_RULE, CONTEXT, Row, around, is_there, proposed
from edition.encoding.tagging.flows import Flow, Mark
from edition.encoding.tagging.proposals import Proposal

_MANY = 100
"""Places before and after the row before at which words are looked for."""
_ENOUGH = 8
"""Characters of context by which words are known again in another passage."""


@dataclass(frozen=True, slots=True)
class Located:
    """A row and where its words stand now: in which flow of the text, or nowhere (-1)."""

    row: Row
    flow: int = -1


def located(rows: Sequence[Row], flows: Sequence[Flow]) -> list[Located]:
    """Each row at its words, in the order of the rows; a row whose words are not there any more says that it is lost."""
    finder = _Finder(flows)
    found = [finder.in_place(row) for row in rows]
    told: list[Located] = []
    near = 0
    for one, row in zip(found, rows, strict=True):
        told.append(one or finder.elsewhere(row, near))
        near = max(told[-1].flow, 0) or near
    return told


class _Finder:
    """Looks for the words of rows in a text; each place is taken by one row of a kind."""

    def __init__(self, flows: Sequence[Flow]) -> None:
        self._flows = flows
        self._texts = [flow.text.replace("\n", " ") for flow in flows]
        self._numbers = {flow.id: number for number, flow in enumerate(flows)}
        self._taken: set[tuple[str, str, int, int, int]] = set()
        self._places: dict[str, list[tuple[int, int]]] = {}

    def in_place(self, row: Row) -> Located | None:
        """A row whose words and their neighbours stand where it says."""
        number = self._numbers.get(row.passage, -1)
        if number < 0 or self._texts[number][row.start : row.end] != row.surface:
            return None
        text, end = self._texts[number], row.end
        before, after = text[max(0, row.start - CONTEXT) : row.start], text[end : end + CONTEXT]
        if _alike(before[::-1], row.before[::-1]) + _alike(after, row.after) < min(
            _ENOUGH, len(row.before + row.after)
        ):
            return None
        return self._taking(row, number, row.start)

    def elsewhere(self, row: Row, near: int) -> Located:
        """A row whose words have moved: in its passage where they fit best, else where what is around them tells.

        Of words that stand very often the places around the passage ``near`` are looked at, where the row before is.
        """
        number = self._numbers.get(row.passage, -1)
        some = [(number, start) for start in self._occurrences(row.surface, number)] if number >= 0 else []
        best = self._best(row, some) if len(some) != 1 else some[0]
        if best is None:
            every = self._nearest(row.surface, near)
            best = self._best(row, [one for one in every if self._agreement(row, *one) >= self._enough(row)])
        return (best and self._taking(row, *best)) or Located(replace(row, state="lost"))

    def _occurrences(self, surface: str, number: int) -> Iterator[int]:
        text, at = self._texts[number], -1
        while (at := text.find(surface, at + 1)) >= 0:
            yield at

    def _nearest(self, surface: str, near: int) -> list[tuple[int, int]]:
        if surface not in self._places:
            numbers = range(len(self._flows))
            self._places[surface] = [(n, start) for n in numbers for start in self._occurrences(surface, n)]
        places = self._places[surface]
        at = bisect_left(places, (near, 0))
        return places[max(0, at - _MANY) : at + _MANY]

    @staticmethod
    def _enough(row: Row) -> int:
        return min(_ENOUGH, len(row.before) + len(row.after))

    def _best(self, row: Row, places: Sequence[tuple[int, int]]) -> tuple[int, int] | None:
        """The place with the most of the row's neighbours; of as many the nearest, unless the passages differ."""
        judged = sorted((-self._agreement(row, *place), abs(place[1] - row.start), place) for place in places)
        if not judged or (judged[0][0] == 0 and len(judged) > 1):
            return None
        best = judged[0]
        rivals = [other for other in judged[1:] if other[0] == best[0] and other[2][0] != best[2][0]]
        return None if rivals else best[2]

    def _agreement(self, row: Row, number: int, start: int) -> int:
        """How many characters beside some words the row has beside its own: those next to them, and those of words near by."""
        text, end = self._texts[number], start + len(row.surface)
        before, after = text[max(0, start - CONTEXT) : start], text[end : end + CONTEXT]
        next_to = _alike(before[::-1], row.before[::-1]) + _alike(after, row.after)
        return next_to + _shared(before, row.before) + _shared(after, row.after)

    def _taking(self, row: Row, number: int, start: int) -> Located | None:
        flow, end = self._flows[number], start + len(row.surface)
        place = (row.what, row.element, number, start, end)
        if place in self._taken:
            return None
        self._taken.add(place)
        before, surface, after = around(flow, start, end)
        state = "" if row.state == "lost" else row.state
        moved = replace(
            row, passage=flow.id, start=start, end=end, before=before, surface=surface, after=after, state=state
        )
        return Located(moved, number)


def _alike(one: str, other: str) -> int:
    """How many characters two words have in common from their beginning."""
    for n, (first, second) in enumerate(zip(one, other, strict=False)):
        if first != second:
            return n
    return min(len(one), len(other))


def _shared(one: str, other: str) -> int:
    """How many characters are in the words that two pieces of text have in common."""
    return sum(len(word) * count for word, count in (Counter(one.split()) & Counter(other.split())).items())


def as_decided(rows: Sequence[Row], flows: Sequence[Flow]) -> list[Flow]:
    """The passages of a text with what somebody has decided, and without what its ledger wrote unseen.

    So what is proposed hangs on the scholar alone, and not on whether decisions are written yet: nothing follows from proposals.
    """
    ours: defaultdict[int, set[tuple[str, int, int]]] = defaultdict(set)
    theirs: defaultdict[int, list[Mark]] = defaultdict(list)
    for row, number in ((one.row, one.flow) for one in located(rows, flows) if one.flow >= 0):
        if row.state == "written":
            ours[number].add((row.element, row.start, row.end))
        if row.decision == "accept" and row.who != BY_RULE and row.state != "removed":
            theirs[number].append(_mark(row, flows[number]))
    return [_remarked(flow, ours[n], theirs[n]) if n in ours or n in theirs else flow for n, flow in enumerate(flows)]


def _mark(row: Row, flow: Flow) -> Mark:
    """The element of a row as if it stood there."""
    stated = {row.attribute: " ".join(key if "#" in key else f"#{key}" for key in row.entry.split()), "type": row.type}
    places = flow.begins[row.start], flow.ends[row.end - 1]
    return Mark(
        row.element, row.start, row.end, *places, {name: value for name, value in stated.items() if name and value}
    )


def _remarked(flow: Flow, ours: set[tuple[str, int, int]], theirs: Sequence[Mark]) -> Flow:
    kept = [mark for mark in flow.marks if (mark.name, mark.start, mark.end) not in ours]
    return replace(flow, marks=[*kept, *theirs])


def merged(
    old: Sequence[Row], proposals: Iterable[Proposal], flows: Sequence[Flow], names: dict[str, str]
) -> list[Located]:
    """The ledger of a text: what was decided, or changed by hand, as it was; what is open as it is proposed now.

    What was rejected does not return, and nothing is proposed again that overlaps something accepted of its kind.
    """
    there = [_seen(one, flows) for one in located([_renamed(row, names) for row in old], flows)]
    kept = [one for one in there if not one.row.is_open]
    decided: defaultdict[tuple[str, int], list[Row]] = defaultdict(list)
    for one in kept:
        decided[_sort(one.row.what), one.flow].append(one.row)
    known = {_span(one): one.row for one in there if one.row.is_open and one.flow >= 0}
    new: list[Located] = []
    for proposal in proposals:
        row = proposed(proposal, flows[proposal.passage], names)
        if any(_settles(other, row) for other in decided[_sort(row.what), proposal.passage]):
            continue
        before = known.get((row.what, proposal.passage, row.start, row.end))
        same = before is not None and before.element == row.element
        new.append(
            Located(
                replace(row, id=_id(before, row), others=before.others) if before and same else row, proposal.passage
            )
        )
    return sorted([*kept, *new], key=_order)


def _renamed(row: Row, names: Mapping[str, str]) -> Row:
    """A row with the name of the entry that it has now: somebody may have put in another."""
    if row.entry:
        return replace(row, entry_name="; ".join(names.get(key, key) for key in row.entry.split()))
    return replace(row, entry_name="") if row.entry_name in names.values() else row


def _seen(one: Located, flows: Sequence[Flow]) -> Located:
    """A row that was written and whose element somebody has taken out of the text says so: it is not written again."""
    if one.row.state not in ("written", "there") or one.flow < 0 or is_there(one.row, flows[one.flow]):
        return one
    return Located(replace(one.row, state="removed"), one.flow)


def _span(one: Located) -> tuple[str, int, int, int]:
    return one.row.what, one.flow, one.row.start, one.row.end


def _id(before: Row, row: Row) -> str:
    """The id that a row had, so far as what is proposed is the same."""
    return f"{before.id.partition('-')[0]}-{row.id.partition('-')[2]}"


def _sort(what: str) -> str:
    """What settles one another: words are one name, whether of a register, of none, or of a session."""
    return "quotation" if what == "quotation" else "name"


def _settles(decided: Row, row: Row) -> bool:
    """Whether a decision leaves nothing to propose for a row."""
    if decided.decision == "reject":
        return (decided.start, decided.end) == (row.start, row.end)
    return decided.start < row.end and row.start < decided.end


def _order(one: Located) -> tuple[int, int, int, str]:
    """In the order of the text; what is lost comes last."""
    return (one.flow if one.flow >= 0 else 1 << 60, one.row.start, -one.row.end, one.row.what)
