"""From one method of attaching entries to another, on the tree of a file (TEI P5, section 12.2).

Whatever the method was, entries are first put at their words (:mod:`edition.apparatus.settling`). From there they stay in the
text, or go to a list at its end: between two anchors, or by the number of a line and a lemma. What a method cannot carry is told,
and then nothing is converted: half of an apparatus in another form would be none.
"""

from __future__ import annotations

import copy
import re
from collections import Counter
from collections.abc import Iterator
from itertools import count
from typing import Any

from lxml import etree

from edition.apparatus.bases import Base
from edition.apparatus.entries import (
    APP,
    LEM,
    LIST_APP,
    MORE,
    RDG,
    Method,
    declared_method,
    lemma,
    method_of,
    own_words,
    readings,
)
from edition.apparatus.settling import Settled, remove_emptied, settle
from edition.apparatus.soundness import Finding
from edition.tei import ID, SPACE, fold, tag
from edition.trees import take_out, unwrap

_TEXT, _BACK, _DIV, _ANCHOR, _ENCODING = map(tag, ("text", "back", "div", "anchor", "variantEncoding"))
_ENDS = re.compile(r"(.+)-(from|to)")
_HINT = "leave this entry's method as it is, or rewrite the entry"


def convert(tei: Any, path: str, method: Method) -> list[Finding]:
    """Attach the entries of a TEI by another method, in place. Returns what cannot be carried; then the tree is of no use."""
    contents = tuple(tei.findall(_TEXT))
    settled = _settled(tei, contents, path)
    entries = [app for content in contents for app in content.iter(APP) if _is_outer(app)]
    if faults := [*_unread(tei, settled), *_refused(entries, settled, method)] or _nowhere(tei, entries):
        return faults
    _let_go(tei, settled)
    if method != "parallel-segmentation":
        homes = {app: _home(app, settled) for app in entries}
        faults = list(_set_apart(contents[0], entries, settled, method)) or list(_strayed(tei, homes, path, method))
    _declare(tei, method)
    return faults


def _fault(app: Any, message: str, hint: str = _HINT) -> Finding:
    return Finding("not-convertible", "error", message, app, hint)


def _nowhere(tei: Any, entries: list[Any]) -> list[Finding]:
    return [] if entries else [_fault(next(tei.iter(APP)), "no entry of this TEI stands in its text", "")]


def _unread(tei: Any, settled: Settled) -> Iterator[Finding]:
    """What would be lost, or is read in no way: it cannot be read in another."""
    for one in settled.unplaced:
        yield _fault(one.app, f"this entry cannot be converted: {one.message}", one.hint)
    for app in settled.printed:
        yield _fault(app, "this entry cannot be converted: its lemma is not what the text has", "correct one of them")
    for app in settled.marked:
        yield _fault(
            app, "this entry cannot be converted: its lemma has markup that the text has not", "put it into the text"
        )
    for found, what in settled.lists.items():
        yield _fault(found, f"this list cannot be converted: its {what} would be lost", "leave its method as it is")
    for found in tei.iter(LIST_APP):
        for app in found.iterchildren(APP):
            if readings(app) and app not in settled.placed and method_of(app) == "":
                yield _fault(
                    app,
                    "this entry cannot be converted: nothing says to which words it belongs",
                    "add @from and @to, or @loc",
                )


def _settled(tei: Any, contents: tuple[Any, ...], path: str) -> Settled:
    ids = {element.get(ID): element for element in tei.iter("*") if element.get(ID)}
    return settle(tei, contents, ids, path, declared_method(tei)[0])


def _home(app: Any, settled: Settled) -> tuple[Any, ...]:
    """The elements of the text in which the pieces of an entry's lemma stand."""
    pieces = (app, *settled.more.get(app, ()))
    return tuple(next(up for up in piece.iterancestors() if up.tag not in (APP, LEM, MORE)) for piece in pieces)


def _strayed(tei: Any, homes: dict[Any, tuple[Any, ...]], path: str, method: Method) -> Iterator[Finding]:
    """Entries that would be read at other words, or within other elements, than they were: tried on a copy."""
    twin = copy.deepcopy(tei)
    twins = dict(zip(tei.iter("*"), twin.iter("*"), strict=True))
    _declare(twin, method)
    settled = _settled(twin, tuple(twin.findall(_TEXT)), path)
    lost = {one.app for one in settled.unplaced}
    for app, home in homes.items():
        if twins[app] in lost or _home(twins[app], settled) != tuple(twins[element] for element in home):
            message = f"{method} cannot carry this entry: its words would be found within other elements than now"
            yield _fault(app, message)


def _is_outer(app: Any) -> bool:
    """Whether an entry stands in the text, if within a lemma of another; one within a reading goes where that goes."""
    return next(app.iterancestors(RDG, LIST_APP), None) is None


def _refused(entries: list[Any], settled: Settled, method: Method) -> Iterator[Finding]:
    for app in entries:
        why = ""
        if method == "parallel-segmentation" and settled.more.get(app):
            why = "its words cross the elements of the text, or those of another entry"
        elif method != "parallel-segmentation" and lemma(app) is None:
            why = "it has no lem, so nothing says which reading is the text"
        elif method != "parallel-segmentation" and any(piece.tag == LEM for piece in settled.more.get(app, ())):
            why = "its lemma goes on in another entry (@next, @prev)"
        elif method == "location-referenced" and not _words(app, settled):
            why = "it is an addition, and without a lemma nothing says between which words"
        elif method == "location-referenced" and _is_spaced(lemma(app)):
            why = "its lemma begins or ends with white space, which a lemma at a location does not say"
        if why:
            yield _fault(app, f"{method} cannot carry this entry: {why}")


def _is_spaced(stated: Any) -> bool:
    text = "".join(own_words(stated))
    return text != text.strip(SPACE)


def _words(app: Any, settled: Settled) -> str:
    """The words of an entry's lemma, those of lemmas within it included."""
    return fold(
        "".join(text for piece in (lemma(app), *settled.more.get(app, ())) for text in own_words(piece))
    ).strip()


def _let_go(tei: Any, settled: Settled) -> None:
    """Take away how entries were attached: attributes that did it, anchors of ours that nothing else needs, emptied lists."""
    used = Counter(token for element in tei.iter("*") for value in element.attrib.values() for token in value.split())
    anchors = {anchor.get(ID): anchor for anchor in tei.iter(_ANCHOR)}
    for app, method in settled.placed.items():
        names = ("from", "to") if app.get("from") or app.get("to") else ("corresp",)
        for name in names if method == "double-end-point" else ("loc",):
            pointed = (app.attrib.pop(name, None) or "").lstrip("#")
            if _ENDS.fullmatch(pointed) and used[f"#{pointed}"] == 1 and pointed in anchors:
                take_out(anchors.pop(pointed))
    remove_emptied(tei)


def _set_apart(text: Any, entries: list[Any], settled: Settled, method: Method) -> Iterator[Finding]:
    """Move entries to a list at the end of a text; the words of their lemmas stay."""
    said = {app: _words(app, settled) for app in entries}
    taken = {element.get(ID) for element in text.getroottree().iter("*")}
    names = (name for n in count(1) if not {f"{(name := f'app-{n}')}-from", f"{name}-to"} & taken)
    new: set[Any] = set()
    ends = {app: _ends(app, app.get(ID) or next(names), settled, new) for app in entries}
    moved = [_moved(app, said[app]) for app in entries]
    _list_in(text).extend(moved)
    if method == "double-end-point":
        for app, (start, end) in ends.items():
            app.set("from", f"#{start.get(ID)}")
            app.set("to", f"#{end.get(ID)}")
    else:
        yield from _locate(text, said, ends)
        for anchor in new:
            take_out(anchor)


def _locate(text: Any, said: dict[Any, str], ends: dict[Any, tuple[Any, Any]]) -> Iterator[Finding]:
    """Say of each entry in which numbered place it stands."""
    base = Base((text,))
    for app, words in said.items():
        where = _location(base, words, *ends[app])
        app.set("loc", where)
        if not where:
            message = (
                f"location-referenced cannot carry this entry: no numbered place (@n) has the words “{words}” just once"
            )
            yield _fault(app, message, "number the lines or sections around it by @n")


def _ends(app: Any, name: str, settled: Settled, new: set[Any]) -> tuple[Any, Any]:
    """Anchors before and after the words of an entry, which become text again; anchors that stand there already are taken."""
    pieces: list[Any] = [lemma(app), *settled.more.get(app, ())]
    start = _there(app.getprevious())
    if start is None:
        start = etree.Element(_ANCHOR, {ID: f"{name}-from"})
        new.add(start)
        app.addprevious(start)
    last = pieces[-1] if len(pieces) > 1 else app
    after = last.getnext()
    end = after if not last.tail and after is not None and _is_anchor(after) else None
    if end is None:
        end = etree.Element(_ANCHOR, {ID: f"{name}-to"})
        new.add(end)
        end.tail, last.tail = last.tail, None
        last.addnext(end)
    return start, end


def _there(before: Any | None) -> Any | None:
    """An anchor directly before an entry."""
    return before if before is not None and _is_anchor(before) and not before.tail else None


def _is_anchor(element: Any) -> bool:
    return bool(element.tag == _ANCHOR and element.get(ID) and not _ENDS.fullmatch(element.get(ID)))


def _moved(app: Any, words: str) -> Any:
    """An entry without the words of the text, which stay in its place; its lemma repeats them."""
    stated: Any = lemma(app)
    kept = etree.Element(LEM, dict(stated.attrib))
    kept.text, kept.tail = words, stated.tail
    stated.getparent().replace(stated, kept)
    stated.tail = None
    app.addprevious(stated)
    stated.tail, app.tail = app.tail, None
    app.getparent().remove(app)
    unwrap(stated)
    return app


def _list_in(text: Any) -> Any:
    """A new list of entries in the back of a text."""
    back = text.find(_BACK)
    if back is None:
        back = etree.SubElement(text, _BACK)
    division = etree.SubElement(back, _DIV, {"type": "apparatus"})
    return etree.SubElement(division, LIST_APP)


def _location(base: Base, words: str, start: Any, end: Any) -> str:
    """The number of the smallest place in which the words of an entry stand just once, and where it says that they do; ''."""
    first, last = base.span(start), base.span(end)
    if first is None or last is None:
        return ""
    for location in base.locations(first[1], last[0]):
        if base.find_in(words, base.regions(location)) == [(first[1], last[0])]:
            return location
    return ""


def _declare(tei: Any, method: Method) -> None:
    """What the header says of the method."""
    found = next(tei.iter(_ENCODING), None)
    if found is not None:
        found.set("method", method)
        found.set("location", "internal" if method == "parallel-segmentation" else "external")
