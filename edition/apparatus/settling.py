"""Every entry at its words: entries attached by end points or by location become entries in the text, in the tree that is read.

What follows then needs to know one form only, that of parallel segmentation: a lemma in the text and readings beside it. An
entry whose words begin in one element and end in another has further pieces of its lemma (``MORE``, numbered by ``app``);
entries that overlap stand in each other's pieces. The words of the base stay what they were, and where they were.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from lxml import etree

from edition.apparatus.entries import APP, DETAIL, LEM, LIST_APP, MORE, Method, entry_of, lemma, own_words, readings
from edition.apparatus.placing import Placed, Placing, Unplaced
from edition.apparatus.points import Point, mark, pieces, unmark, wrap
from edition.tei import ID, fold, is_white, tag
from edition.trees import take_out

_MARK = "{urn:edition:apparatus}mark"
_NOTE, _BACK, _DIV = map(tag, ("note", "back", "div"))


@dataclass(slots=True)
class Settled:
    """What became of the entries of a text: those that were put at their words, and those that were not, with what is told.

    ``more``: the further pieces of a lemma, by entry. ``printed``: lemmas that say something else than the base. ``listed``: the
    types of the lists in which entries are written, inner ones first. ``marked``: entries whose repeated lemma had markup of its
    own, which went with it. ``lists``: what lists have beside entries.
    """

    placed: dict[Any, Method] = field(default_factory=dict)
    unplaced: list[Unplaced] = field(default_factory=list)
    more: dict[Any, list[Any]] = field(default_factory=dict)
    printed: dict[Any, str] = field(default_factory=dict)
    marked: dict[Any, None] = field(default_factory=dict)
    lists: dict[Any, str] = field(default_factory=dict)
    listed: dict[Any, str] = field(default_factory=dict)


def settle(tei: Any, contents: tuple[Any, ...], ids: Mapping[str, Any], path: str, method: Method) -> Settled:
    """Put the entries of a TEI at their words in its contents, in place. ``method``: what the header declares."""
    settled = Settled()
    placing = Placing(contents, ids, path, method)
    settled.lists = {found: what for found in tei.iter(LIST_APP) if (what := _said_of(found))}
    settled.listed = {app: " ".join(up.get("type", "") for up in app.iterancestors(LIST_APP)) for app in tei.iter(APP)}
    found = [one for app in list(tei.iter(APP)) if (one := placing.place(app)) is not None]
    settled.unplaced += [one for one in found if isinstance(one, Unplaced)]
    placed = [one for one in found if isinstance(one, Placed)]
    marks = mark(point for one in _in_turn(placed) for point in one)
    by_app = _paired(placed, marks)
    for one, start, end in _outer_first(placed, by_app, contents, settled):
        _put(one.app, start, end, settled)
    unmark(marks)
    _join(tei, ids, settled)
    if settled.placed:
        remove_emptied(tei)
    return settled


def _said_of(found: Any) -> str:
    """What a list of entries has beside them."""
    if found.attrib:
        return "attributes"
    return "heading" if any(isinstance(child.tag, str) and child.tag not in (APP, LIST_APP) for child in found) else ""


def remove_emptied(tei: Any) -> None:
    """Remove lists that have no entries any more, and the division and the back that held nothing else."""
    for found in list(tei.iter(LIST_APP)):
        element = found
        while element is not None and _is_emptied(element):
            parent = element.getparent()
            take_out(element)
            element = (
                parent if parent.tag == _BACK or (parent.tag == _DIV and parent.get("type") == "apparatus") else None
            )


def _is_emptied(element: Any) -> bool:
    return not len(element) and is_white(element.text) and element.get(ID) is None


def _join(tei: Any, ids: Mapping[str, Any], settled: Settled) -> None:
    """A lemma that goes on in others (``@next``, ``@prev``): those without readings beside them are pieces of the one with some."""
    for app in tei.iter(APP):
        stated = lemma(app)
        if stated is None or len(readings(app)) > 1:
            continue
        for name in ("next", "prev"):
            entry = _joined(stated, name, ids)
            if entry is not None and stated not in settled.more.setdefault(entry, []):
                settled.more[entry].append(stated)


def _joined(stated: Any, name: str, ids: Mapping[str, Any]) -> Any | None:
    """The first entry with readings along a chain of lemmas."""
    passed: set[Any] = set()
    while stated not in passed and (following := stated.get(name, "").lstrip("#")):
        passed.add(stated)
        stated = ids.get(following)
        entry = entry_of(stated) if stated is not None and stated.tag == LEM else None
        if entry is None or len(readings(entry)) > 1:
            return entry
    return None


def _in_turn(placed: list[Placed]) -> Iterable[tuple[Point, ...]]:
    """The places as marks stand at them where several fall together: what ends does so before something begins."""
    yield from ((one.end,) for one in placed if one.end != one.start)
    yield from ((one.start, one.end) for one in placed if one.end == one.start)
    yield from ((one.start,) for one in placed if one.end != one.start)


def _paired(placed: list[Placed], marks: list[Any]) -> dict[Any, tuple[Any, Any]]:
    wide = [one.app for one in placed if one.end != one.start]
    empty = [one.app for one in placed if one.end == one.start]
    ends, rest = marks[: len(wide)], marks[len(wide) :]
    points, starts = rest[: 2 * len(empty)], rest[2 * len(empty) :]
    pairs = {app: (points[2 * n], points[2 * n + 1]) for n, app in enumerate(empty)}
    return pairs | {app: (start, end) for app, start, end in zip(wide, starts, ends, strict=True)}


def _outer_first(
    placed: list[Placed], marks: dict[Any, tuple[Any, Any]], contents: tuple[Any, ...], settled: Settled
) -> list[tuple[Placed, Any, Any]]:
    """Entries as they are put: those that begin earlier, and of several that begin at once the longest, first."""
    order = _ordered(contents)
    found, additions = [], []
    for one in placed:
        start, end = marks[one.app]
        if start not in order or end not in order:
            settled.unplaced.append(Unplaced(one.app, "dangling-entry", "the words of this entry are not in the text"))
        elif order[start] > order[end]:
            message = "this entry ends before it begins: @to stands before @from in the text"
            settled.unplaced.append(Unplaced(one.app, "reversed-entry", message, "to", "exchange them"))
        elif one.start == one.end:
            additions.append((one, start, end))
        else:
            found.append((order[start], -order[end], one, start, end))
    found.sort(key=lambda each: each[:2])
    starts = _exchanged([(begin, start) for begin, _, _, start, _ in found])
    ends = _exchanged([(-end, sign) for _, end, _, _, sign in reversed(found)])[::-1]
    wide = [(one, start, end) for (_, _, one, _, _), start, end in zip(found, starts, ends, strict=True)]
    return wide + additions


def _ordered(contents: tuple[Any, ...]) -> dict[Any, int]:
    """The marks by the place where they stand, counted in document order: those with nothing between stand at one."""
    order: dict[Any, int] = {}
    place, last = 0, None
    for sign in (sign for content in contents for sign in content.iter(_MARK)):
        if last is None or last.tail or last.getnext() is not sign:
            place += 1
        order[sign], last = place, sign
    return order


def _exchanged(placed: list[tuple[int, Any]]) -> list[Any]:
    """Marks for the entries of a list, given with their places: of those at one place the first goes to the first entry."""
    at: dict[int, list[Any]] = {}
    for place, sign in placed:
        at.setdefault(place, []).append(sign)
    standing = {
        place: iter(sorted(signs, key=lambda sign: sign.getparent().index(sign))) for place, signs in at.items()
    }
    return [next(standing[place]) for place, _ in placed]


def _put(app: Any, start: Any, end: Any, settled: Settled) -> None:
    """Move an entry to its words, and the words into its lemma."""
    stated = lemma(app)
    said = fold("".join(own_words(stated))).strip() if stated is not None else None
    method: Method = (
        "double-end-point" if app.get("from") or app.get("to") or app.get("corresp") else "location-referenced"
    )
    runs = list(pieces(start, end))
    take_out(app)
    follows, start.tail = start.tail, None
    start.addnext(app)
    app.tail = follows
    new = _lemma_for(app, stated)
    whole, more = _take_in(app, new, runs)
    settled.placed[app], settled.more[app] = method, more
    if said is not None and stated is not None and not _is_repeated(stated, said, whole, settled, app):
        new.attrib.clear()  # what is stated is of other words than those of the base
        settled.printed[app] = said


def _lemma_for(app: Any, stated: Any | None) -> Any:
    """An empty lemma where the stated one is, with its attributes; else as the first child of an entry."""
    if stated is None:
        new = etree.Element(LEM)
        new.tail, app.text = app.text, None
        app.insert(0, new)
        return new
    new = etree.Element(LEM, dict(stated.attrib))
    stated.addprevious(new)
    return new


def _take_in(app: Any, new: Any, runs: list[tuple[Any, Any, Any]]) -> tuple[str, list[Any]]:
    """Wrap each run of base text: the first in the lemma, others in further pieces. Returns all of their words."""
    more: list[Any] = []
    for n, (parent, first, last) in enumerate(runs):
        if n == 0:
            _fill(new, app, parent, last)
            continue
        piece = etree.Element(MORE)
        if wrap(parent, first, last, piece):
            more.append(piece)
    words = " ".join(fold("".join(own_words(piece))).strip() for piece in (new, *more))
    return fold(words).strip(), more


def _fill(new: Any, app: Any, parent: Any, last: Any | None) -> None:
    """Into a lemma: what stands between its entry and another child of the same parent."""
    begin = parent.index(app) + 1
    stop = parent.index(last) if last is not None else len(parent)
    inner = parent[begin:stop]
    new.text, app.tail = app.tail, None
    for child in inner:
        new.append(child)


def _is_repeated(stated: Any, said: str, whole: str, settled: Settled, app: Any) -> bool:
    """Whether a lemma repeats the words of the base. Then it goes, and its remarks go to its entry."""
    if said and _plain(said) != _plain(whole) and not _elided(said, whole):
        return False
    for child in list(stated):
        if child.tag in (_NOTE, DETAIL) or not isinstance(child.tag, str):
            child.tail = None
            app.append(child)
    if len(stated):
        settled.marked[app] = None
    take_out(stated)
    return True


def _plain(text: str) -> str:
    return "".join(letter for letter in text.casefold() if letter.isalnum())


def _elided(said: str, whole: str) -> bool:
    """Whether a lemma gives the first and last words of a longer one."""
    for sign in ("…", "..."):
        first, found, last = said.partition(sign)
        if found:
            return _plain(whole).startswith(_plain(first)) and _plain(whole).endswith(_plain(last))
    return False
