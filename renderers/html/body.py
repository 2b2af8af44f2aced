"""The body of a text's page: its streams in HTML, made by stylesheets and checked against the walk."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from itertools import chain
from pathlib import Path
from typing import Any

from edition.addresses import fragment
from edition.context import Context
from edition.elements import DIVISIONS
from edition.model import STREAMS, Place, Problem, Reading
from edition.tei import shortened, tag, tags, words

from .annotating import Copy
from .apart import apart
from .beside import Beside
from .criticism import Criticism
from .escaping import plain
from .grafting import E, ours
from .linking import Addresses
from .transforming import ENTRY, PASS_THROUGH, stylesheet, transformed
from .words import catalogue

_HEAD = tag("head")
_DIVIDED = DIVISIONS | tags("front body back group text")
_LOST = "the stylesheets in xslt/ do not give every letter of the {} once and in order; the page was made by the pass-through"
_LOST_AGAIN = "no stylesheet gives every letter of the {} once and in order; the page has the plain text, without links and anchors"
_HINT = "compare your own xslt/ with ours: every template must hand on all that it does not show"


@dataclass(frozen=True, slots=True)
class Heading:
    """A line of the contents; ``level`` counts from 2."""

    level: str
    fragment: str
    words: str


@dataclass(frozen=True, slots=True)
class Body:
    """``streams``: (name, HTML) of each stream that holds something, the text always; ``problems`` that were met.

    ``contents`` are the headings of the text's divisions.
    """

    streams: list[tuple[str, str]]
    contents: list[Heading]
    problems: tuple[Problem, ...] = ()


def render(
    reading: Reading,
    context: Context,
    criticism: Criticism | None = None,
    beside: Beside | None = None,
    sheet: str = ENTRY,
    shape: Callable[[Any], None] | None = None,
) -> Body:
    """The streams of a text, by the project's stylesheets and ours; of an apparatus with all that is known of it.

    ``shape`` may add to the copy, but to no word of it; what of the text stands ``beside`` something else is made with it.
    """
    addresses = Addresses(reading, context)
    copied = Copy(reading, context, addresses, criticism)
    page = copied.page
    if shape is not None:
        shape(page)
    page.insert(0, ours("words", **catalogue()["text"]))
    names = [stream.get("name") for stream in page.iterfind(f"{E}stream")]
    words = {name: _words(reading, name, copied.order) for name in names}
    folders = context.shelf("xslt")
    alone = context.project.untrusted and len(folders) > 1
    if beside is not None:
        beside.cut(page, addresses.leaves)
    streams, lost = _checked(words, page, sheet, folders, alone)
    contents = list(_contents(page))
    if not lost:
        if beside is not None:
            beside.make(folders, alone)
        return Body(streams, contents)
    streams, still_lost = _checked(words, page, PASS_THROUGH, folders[-1:])
    if still_lost:
        said = reading.text.streams
        streams, lost = [(name, plain(said[name])) for name in STREAMS if said.get(name)], still_lost
    elif beside is not None:
        beside.make(folders[-1:])
    message = (_LOST_AGAIN if still_lost else _LOST).format(lost)
    problem = Problem("text-lost", "error", message, Place(reading.text.info.path, 1, 1), _HINT)
    return Body(streams, contents, (problem,))


def _words(reading: Reading, name: str, order: Mapping[str, list[Any]]) -> str:
    """What a stream of the page must say: of the walk's own; with an apparatus item by item, as they stand on the page."""
    tradition, streams = reading.tradition, reading.text.streams
    if tradition is None or name == "text" or not reading.items:
        return streams[name]
    if Counter(item for items in order.values() for item in items) != Counter(chain(*reading.items.values())):
        return "\0"  # one has been lost: nothing says this
    spans = (tradition.lines[item] for item in order[name])
    return "".join([streams[span.stream][span.start : span.end] for span in spans])


def _checked(
    words: Mapping[str, str], page: object, sheet: str, folders: tuple[Path, ...], alone: bool = False
) -> tuple[list[tuple[str, str]], str]:
    """The streams, and the name of the first one that does not say its ``words``. ``alone``: in a process of its own."""

    def made() -> list[tuple[str, bool]] | None:
        found = transformed(page, sheet, folders)
        return (
            None
            if found is None
            else [(one.html, one.says(text)) for one, text in zip(found, words.values(), strict=True)]
        )

    stylesheet(sheet, folders)  # what is wrong with it is told from here
    streams = apart(made) if alone else made()
    if streams is None:
        return [], "text"
    lost = next((name for name, (_, whole) in zip(words, streams, strict=True) if not whole), "")
    return [(name, html) for name, (html, _) in zip(words, streams, strict=True)], lost


def _contents(page: Any) -> Iterator[Heading]:
    """The headings of divisions, in order; their levels begin with 2, whatever the source's begin with."""
    found = list(_headings(page))
    above = min((int(heading.level) for heading in found), default=2) - 2
    for heading in found:
        yield replace(heading, level=str(int(heading.level) - above))


def _headings(page: Any) -> Iterator[Heading]:
    for head in page.find(f"{E}stream").iter(_HEAD):
        identity = head.get(f"{E}id")  # one without is a copy, in an entry that stands beside its line
        if identity and head.getparent().tag in _DIVIDED and (said := words(head)):
            yield Heading(head.get(f"{E}level"), fragment(identity), shortened(said))
