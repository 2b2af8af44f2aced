"""The part of a text that is about a session, and the elements that say in its entry where that part begins and ends.

It goes from the passage that names the session to the next that names another, or an event that was not named before; to the next
heading; or to the end of its division.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass

from edition.elements import DIVISIONS
from edition.encoding.ledger.moving import Located
from edition.encoding.ledger.rows import mark_of
from edition.encoding.tagging.flows import Flow, Mark
from edition.encoding.tagging.scanning import END, START, attributes, pieces
from edition.kinds import SESSION_TYPES

_DIVISIONS = frozenset(tag.rpartition("}")[2] for tag in DIVISIONS)

FROM, BEFORE, TO = "from", "before", "to"
"""Values of ``@type`` of the ``ptr`` in an entry: the part begins with that element, ends before it, ends with it."""

Limit = tuple[str, str | int]
"""Which limit, and what it is: the ``xml:id`` of an element that is there, or the row whose element shall get one."""


@dataclass(frozen=True, slots=True)
class Division:
    """A division of a source, from character ``begin`` to ``end``; its ``xml:id``, if it has one."""

    xml_id: str
    begin: int
    end: int


@dataclass(frozen=True, slots=True)
class Part:
    """Passages ``first`` to before ``after`` of a text.

    ``ender`` is the row that names another session or event there, or -1; ``marked`` the id of an element that does, without a row.
    """

    first: int
    after: int
    ender: int = -1
    marked: str = ""


def divisions(source: str) -> list[Division]:
    """The divisions of a well-formed source; those within another one come before it."""
    found: list[Division] = []
    open_: list[tuple[str, str, int]] = []
    for piece in pieces(source):
        name = piece.name.rpartition(":")[2]
        if piece.kind == START and name in _DIVISIONS:
            open_.append((piece.name, attributes(source, piece).get("xml:id", ""), piece.begin))
        elif piece.kind == END and open_ and open_[-1][0] == piece.name:
            _, xml_id, begin = open_.pop()
            found.append(Division(xml_id, begin, piece.end))
    return found


def part(flows: Sequence[Flow], rows: Sequence[Located], number: int, around: Sequence[Division]) -> Part:
    """The part of a text that is about the session of row ``number``; ``around`` are the divisions of the text."""
    named, first = rows[number], rows[number].flow
    own = _own(flows[first], around)
    after = next((n for n in range(first + 1, len(flows)) if not _is_in(flows[n], own)), len(flows))
    if flows[first].element == "head" and own is not None:
        return Part(first, after)
    after = next((n for n in range(first + 1, after) if flows[n].element == "head"), after)
    known = {one.row.surface.casefold() for one in rows if 0 <= one.flow <= first}
    enders = [n for n, one in enumerate(rows) if first < one.flow <= after and _names_another(one, named, known)]
    ender = min(enders, key=lambda n: (rows[n].flow, rows[n].row.start), default=-1)
    after = rows[ender].flow if ender >= 0 else after
    marks = (
        (n, mark) for n in range(first + 1, after) for mark in flows[n].marks if _marks_another(mark, flows[n], named)
    )
    marked = next(marks, None)
    if marked is None:
        return Part(first, after, ender)
    return Part(first, marked[0], -1, flows[marked[0]].xml_id or marked[1].attributes.get("xml:id", ""))


def limits(
    one: Part, flows: Sequence[Flow], rows: Sequence[Located], number: int, around: Sequence[Division]
) -> Iterator[Limit]:
    """Where the part of the session of row ``number`` begins, and where it ends: without an end, at a heading or with its division.

    Ids that are there come first: of the division, of the passage, of the title.
    """
    flow, own = flows[one.first], _own(flows[one.first], around)
    is_division = flow.element == "head" and own is not None and bool(own.xml_id)
    yield FROM, own.xml_id if own is not None and is_division else _name_of(rows[number], flow) or number
    if one.ender >= 0:
        yield BEFORE, _name_of(rows[one.ender], flows[one.after]) or one.ender
    elif one.marked:
        yield BEFORE, one.marked
    elif one.after < len(flows) and flows[one.after].xml_id and _is_in(flows[one.after], own):
        yield BEFORE, flows[one.after].xml_id
    elif own is not None and own.xml_id and (one.after == len(flows) or not _is_in(flows[one.after], own)):
        yield TO, own.xml_id
    elif flows[one.after - 1].xml_id:
        yield TO, flows[one.after - 1].xml_id


def is_session(one: Located) -> bool:
    """Whether a row names a session, and somebody has accepted that."""
    return (one.row.what == "session" or one.row.type in SESSION_TYPES) and _is_accepted(one)


def _is_accepted(one: Located) -> bool:
    return one.flow >= 0 and one.row.decision == "accept" and one.row.state != "removed"


def _names_another(one: Located, named: Located, known: Collection[str]) -> bool:
    """Whether a row names another session, or an event of which the text has not told before."""
    words, is_same_entry = one.row.surface.casefold(), one.row.entry == named.row.entry != ""
    if one.row.element == "eventName" and _is_accepted(one) and one.row.type not in SESSION_TYPES:
        return words not in known
    return is_session(one) and words != named.row.surface.casefold() and not is_same_entry


def _marks_another(mark: Mark, flow: Flow, named: Located) -> bool:
    words = flow.text[mark.start : mark.end].replace("\n", " ").casefold()
    return mark.attributes.get("type") in SESSION_TYPES and words != named.row.surface.casefold()


def _name_of(one: Located, flow: Flow) -> str:
    """The id of a passage, or of the title of a session in it, where it has one."""
    mark = mark_of(one.row, flow)
    return flow.xml_id or (mark.attributes.get("xml:id", "") if mark is not None else "")


def _own(flow: Flow, around: Sequence[Division]) -> Division | None:
    """The innermost division that a passage stands in."""
    return next((one for one in around if one.begin <= flow.begin < one.end), None)


def _is_in(flow: Flow, own: Division | None) -> bool:
    return own is None or own.begin <= flow.begin < own.end
