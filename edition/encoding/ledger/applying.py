"""What a ledger says is accepted, written into the text: new tags, and not another byte."""

from __future__ import annotations

import itertools
from collections import Counter
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from xml.sax.saxutils import quoteattr

from edition.editing.patching import Change, Lines
from edition.encoding.ledger.moving import Located
from edition.encoding.ledger.rows import Row, is_there, mark_of
from edition.encoding.tagging.flows import Flow
from edition.encoding.tagging.flows import flows as flows_of
from edition.encoding.tagging.scanning import LITERAL, REFERENCE, TEXT, pieces
from edition.encoding.tagging.wrapping import Crossing, Tags, Wrapped, changes, element, fitting

_OUTER = {"session": 0, "quotation": 1, "name": 2, "entry": 2}
"""What of two things around the same words is the outer one: a quotation that is a name is the quotation of a name."""
WRITING = "writing"
"""The state of rows in a ledger that was saved before its text: where that was interrupted, what stands there is ours."""
_OTHER_ADDRESS = "these words stand in no paragraph: the address of their passage would change"
_CROSSING = "it would cross another row’s element"

Refusals = Sequence[tuple[str, int]]
"""What a grammar refuses in a text: each in words, with the character of the source at which the element begins."""


@dataclass(frozen=True, slots=True)
class Applied:
    """A text after its rows: its bytes, the changes, and all rows of the ledger with what became of them."""

    data: bytes
    changes: tuple[Change, ...]
    rows: tuple[Row, ...]
    written: int


@dataclass(slots=True)
class _Fit:
    """An element that a row (by its number) puts into the text, and where its passage begins."""

    number: int
    wrapped: Wrapped
    passage: int


def applied(
    data: bytes,
    flows: Sequence[Flow],
    rows: Sequence[Located],
    written: Callable[[Row], Sequence[tuple[str, str]]],
    judge: Callable[[bytes], Refusals] = lambda _: (),
) -> Applied:
    """Put the elements of accepted rows into a text. ``flows`` are those of ``data``; ``written`` gives the attributes of a row.

    A row that cannot be written says why in its state: it would cross an element, or ``judge`` refuses what it did not
    refuse before. ``Unfit``: the characters of the text cannot be written.
    """
    lines = Lines(data)
    told = [one.row for one in rows]
    fits = _fits(rows, flows, Tags(pieces(lines.text)), written, told)
    kept, crossing = fitting([fit.wrapped for fit in fits])
    for at in crossing:
        told[fits[at].number] = replace(told[fits[at].number], state=_CROSSING)
    fits = [fits[at] for at in kept]
    known = Counter(what for what, _ in judge(data)) if fits else Counter[str]()
    while True:
        new, starts = changes([fit.wrapped for fit in fits])
        result = lines.applied(new)
        refused = (_refused(fits, starts, known, judge(result)) or _moved(fits, flows, result)) if fits else {}
        if not refused:
            break
        for at, why in refused.items():
            told[fits[at].number] = replace(told[fits[at].number], state=why)
        fits = [fit for at, fit in enumerate(fits) if at not in refused]
    for fit in fits:
        told[fit.number] = replace(told[fit.number], state="written")
    _prove(lines, result, new)
    return Applied(result, tuple(new), tuple(told), len(fits))


def chained(rows: Sequence[Located], taken: Collection[str] = ()) -> dict[str, list[tuple[str, str]]]:
    """By the id of each accepted row that is a piece of one thing: the attributes that join it to the piece before and after."""
    pieces_of: dict[str, list[Row]] = {}
    for one in rows:
        if one.row.chain and one.row.decision == "accept" and one.row.state != "removed" and one.flow >= 0:
            pieces_of.setdefault(one.row.chain, []).append(one.row)
    found: dict[str, list[tuple[str, str]]] = {}
    for some in pieces_of.values():
        names = _ids(some[0].id.partition("-")[0], len(some), taken)
        for n, row in enumerate(some) if len(some) > 1 else ():
            after, before = names[n + 1 : n + 2], names[n - 1 : n] if n else []
            found[row.id] = [("xml:id", names[n])]
            found[row.id] += [("prev", f"#{name}") for name in before] + [("next", f"#{name}") for name in after]
    return found


def _ids(base: str, number: int, taken: Collection[str]) -> list[str]:
    """So many ids that nothing in the text has."""
    starts = itertools.chain((f"q-{base}",), (f"q-{base}-{n}" for n in itertools.count(2)))
    start = next(one for one in starts if f"{one}-1" not in taken)
    return [f"{start}-{n}" for n in range(1, number + 1)]


def _fits(
    rows: Sequence[Located],
    flows: Sequence[Flow],
    tags: Tags,
    written: Callable[[Row], Sequence[tuple[str, str]]],
    told: list[Row],
) -> list[_Fit]:
    """The elements of all rows that can stand where they shall, the outer ones of two first; ``told`` gets why others cannot."""
    fits: list[_Fit] = []
    for number, (row, at) in enumerate((one.row, one.flow) for one in rows):
        if row.decision != "accept" or row.state in ("removed", "there") or at < 0:
            continue
        flow = flows[at]
        if row.state == "written":
            fits += _pointing(number, row, flow, dict(written(row)))
            continue
        if is_there(row, flow):
            told[number] = replace(row, state="written" if row.state == WRITING else "there")
            continue
        try:
            begin, end = tags.around(flow, row.start, row.end)
        except Crossing as reason:
            told[number] = replace(row, state=str(reason))
            continue
        wrapped = Wrapped(begin, end, *element(flow, row.element, written(row)))
        fits.append(_Fit(number, wrapped, flow.begin))
    return sorted(fits, key=lambda fit: (_OUTER.get(told[fit.number].what, 3), fit.number))


def _pointing(number: int, row: Row, flow: Flow, stated: Mapping[str, str]) -> Iterator[_Fit]:
    """The pointer of an element that was written without one, since its entry was made afterwards, and the id that this needs."""
    mark, pointer = mark_of(row, flow), stated.get(row.attribute, "")
    if mark is None:
        return
    new = []
    if pointer and not {"ref", "key", "who", "source"} & mark.attributes.keys():
        new.append((row.attribute, pointer))
    if row.what != "quotation" and "xml:id" not in mark.attributes:
        new.append(("xml:id", stated.get("xml:id", "")))
    written = "".join(f" {name}={quoteattr(value)}" for name, value in new if value)
    if written:
        place = mark.begin + 1 + len(flow.prefix) + len(mark.name)
        yield _Fit(number, Wrapped(place, place, written, ""), flow.begin)


def _refused(fits: Sequence[_Fit], starts: Sequence[int], known: Counter[str], found: Refusals) -> dict[int, str]:
    """The numbers of the elements at which a grammar refuses more than before, with its words.

    What it says of another element is the fault of the new ones in that passage, and what it says elsewhere of them all.
    """
    left = Counter(known)
    refused: dict[int, str] = {}
    for what, place in found:
        if left[what]:
            left[what] -= 1
            continue
        at = [n for n, start in enumerate(starts) if start == place]
        refused.update(
            dict.fromkeys(at or _near(starts, place) or range(len(fits)), f"the schema does not allow it: {what}")
        )
    return refused


def _moved(fits: Sequence[_Fit], before: Sequence[Flow], result: bytes) -> dict[int, str]:
    """The numbers of the elements in passages that would get other ids: words that stand in no paragraph are the only ones."""
    after = [flow.id for flow in flows_of(Lines(result).text)]
    there = set(after)
    if len(after) == len(before):
        moved = {flow.begin for flow, new in zip(before, after, strict=True) if flow.id != new}
    else:
        moved = {flow.begin for flow in before if flow.id not in there}
    return {n: _OTHER_ADDRESS for n, fit in enumerate(fits) if fit.passage in moved}


def _near(starts: Sequence[int], place: int) -> list[int]:
    """The first new element behind a place: what an element may not hold is told where that element begins."""
    behind = [(start, n) for n, start in enumerate(starts) if start > place]
    return [min(behind)[1]] if behind else []


def _prove(lines: Lines, result: bytes, new: Sequence[Change]) -> None:
    """The words of a text, as it writes them, are those it had. ``AssertionError``: a fault of ours; nothing is written."""
    if new and _words(Lines(result).text) != _words(lines.text):
        raise AssertionError("tagging would have changed the words of a text")


def _words(source: str) -> str:
    return "".join(source[begin:end] for kind, begin, end, _ in pieces(source) if kind in (TEXT, REFERENCE, LITERAL))
