"""The page of a text beside its pictures: leaf by leaf, zones over the picture, links both ways; it works without a script."""

from __future__ import annotations

from typing import Any

from edition.addresses import path_of, text_page
from edition.elements import ELEMENT_ONLY
from edition.model import Artifact, Reading
from edition.tei import tags

from .cutting import BEFORE, can_be_cut, cut
from .elsewhere import elsewhere, ids
from .escaping import escape
from .frame import Frame
from .grafting import E, ours, put_first
from .languages import direction, html_lang
from .leaves import Leaves, Opened
from .words import spoken

_LEAF, _ZONES, _HREF, _THUMB = E + "leaf", E + "zones", E + "href", E + "thumb"
_LISTS = ELEMENT_ONLY | tags("list table row castList listBibl")
"""Where no mark can stand first: it goes into the first of what stands in them."""


def note_leaves(leaves: Leaves, twins: dict[Any, Any]) -> None:
    """Write into the annotated copy where leaves begin, which zones its elements stand in, and where page breaks lead."""
    for opened in leaves.opened:
        twin = twins.get(opened.leaf.start)
        if twin is None:
            continue
        twin.set(_LEAF, str(opened.number))
        if opened.leaf.label:
            twin.set(E + "label", opened.leaf.label)
        if opened.thumb:
            twin.set(E + "facs", f"{leaves.address}#{opened.id}")
            twin.set(_THUMB, opened.thumb)
        elif opened.link:
            twin.set(E + "facs", opened.link)
    for element, marks in leaves.marks.items():
        twin = twins.get(element)
        if twin is not None:
            twin.set(_ZONES, " ".join(f"{mark}/{zone}" for mark, zone in marks))


def leaf_pieces(text: Any) -> list[tuple[Any, Any]]:
    """The running text of the annotated copy, leaf by leaf: (number of the leaf, its ``e:stream``), with marks of zones.

    Empty where breaks stand so deep that the leaves cannot be cut out.
    """
    starts = {one: int(one.get(_LEAF)) for one in text.iter("*") if one.get(_LEAF)}
    if not can_be_cut(text, starts):
        return []
    pieces = cut(text, starts)
    for _, piece in pieces:
        for element in piece.iter("*"):
            element.attrib.pop(_THUMB, None)  # the picture itself stands beside it
        for element in [one for one in piece.iter("*") if one.get(_ZONES)]:
            _mark(element, element.attrib.pop(_ZONES))
    return pieces


def lead_to_pictures(text: Any, leaves: Leaves) -> None:
    """Page breaks of a text that has no page beside its pictures lead to the pictures themselves."""
    for one in text.iter("*"):
        if one.get(_THUMB):
            one.set(E + "facs", leaves.opened[int(one.get(_LEAF))].full)


def _mark(element: Any, zones: str) -> None:
    """Marks that lead to zones: first in their element; before the link that it is or stands in."""
    marks = [ours("zone", id=one.partition("/")[0], href="#" + one.partition("/")[2]) for one in zones.split()]
    links = [up for up in (element, *element.iterancestors()) if up.get(_HREF) is not None or up.tag == E + "link"]
    for mark in reversed(marks):
        if links:
            links[-1].addprevious(mark)
            continue
        holder = element
        while holder is not None and holder.tag in _LISTS:
            holder = next((one for one in holder if not one.tag.startswith(E)), None)
        if holder is not None:
            if holder.get(E + "block"):
                mark.set("edge", " edge")
            put_first(holder, mark)


def facsimile_page(
    reading: Reading, leaves: Leaves, pieces: list[tuple[Any, str]], frame: Frame, title: str
) -> Artifact:
    """``texts/<id>~facsimile.html``; ``pieces`` are the leaves of the running text in HTML."""
    info, texts = reading.text.info, dict(pieces)
    lang = html_lang(info.lang) or spoken()
    first = leaves.opened[0]
    texts[first.number] = texts.pop(BEFORE, "") + texts.get(first.number, "")
    shown = [
        (one, texts.get(one.number, ""))
        for one in leaves.opened
        if texts.get(one.number) or one.plates or one.links or one.again
    ]
    main = frame.render(
        "facsimile.html",
        info=info,
        dir=direction(info.lang),
        leaves=shown,
        names={one.number: _name(one, frame) for one in leaves.opened},
        back=text_page(info.id).rpartition("/")[2],
    )
    return Artifact(path_of(leaves.page), frame.page("../", title, led_out(main, info.id), lang, pictures=True))


def _name(opened: Opened, frame: Frame) -> str:
    """What a leaf is called."""
    label = opened.leaf.label
    if label:
        return frame.words["facsimile"]["page"].format(label)
    return frame.words["facsimile"]["leaf"].format(opened.number or 1)


def led_out(page: str, text: str) -> str:
    """A page whose links to what is not on it lead to the page of the text."""
    there = escape(text_page(text).rpartition("/")[2])
    return elsewhere(page, there, ids(page) | {"ui-main"})
