"""The body of a text's page: its streams in HTML, made by stylesheets and checked against the walk."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from edition.addresses import fragment
from edition.context import Context
from edition.elements import DIVISIONS
from edition.model import Place, Problem, Reading
from edition.tei import shortened, tag, tags, words

from .annotating import annotated
from .apart import apart
from .beside import Beside
from .escaping import escape
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
    sheet: str = ENTRY,
    shape: Callable[[Any], None] | None = None,
    beside: Beside | None = None,
) -> Body:
    """The streams of a text, by the project's stylesheets and ours; and what of it stands ``beside`` something else.

    ``shape`` may add to the copy, but to no word of it.
    """
    addresses = Addresses(reading, context)
    page = annotated(reading, context, addresses)
    if shape is not None:
        shape(page)
    page.insert(0, ours("words", **catalogue()["text"]))
    names = [stream.get("name") for stream in page.iterfind(f"{E}stream")]
    folders = context.shelf("xslt")
    alone = context.project.untrusted and len(folders) > 1
    if beside is not None:
        beside.cut(page, addresses.leaves)
    streams, lost = _checked(reading, page, names, sheet, folders, alone)
    contents = list(_contents(page))
    if not lost:
        if beside is not None:
            beside.make(folders, alone)
        return Body(streams, contents)
    streams, still_lost = _checked(reading, page, names, PASS_THROUGH, folders[-1:])
    if still_lost:
        streams, lost = [(name, _plain(reading.text.streams[name])) for name in names], still_lost
    elif beside is not None:
        beside.make(folders[-1:])
    said = (_LOST_AGAIN if still_lost else _LOST).format(lost)
    problem = Problem("text-lost", "error", said, Place(reading.text.info.path, 1, 1), _HINT)
    return Body(streams, contents, (problem,))


def _plain(stream: str) -> str:
    """The lines of a stream without any markup: what is left where no stylesheet can be trusted."""
    return "".join([f"<p>{escape(line)}</p>\n" for line in stream.splitlines()])


def _checked(
    reading: Reading, page: object, names: list[str], sheet: str, folders: tuple[Path, ...], alone: bool = False
) -> tuple[list[tuple[str, str]], str]:
    """The streams, and the name of the first one whose words are not those of the walk. ``alone``: in a process of its own."""

    def made() -> list[tuple[str, bool]] | None:
        found = transformed(page, sheet, folders)
        texts = (reading.text.streams[name] for name in names)
        return None if found is None else [(one.html, one.says(text)) for one, text in zip(found, texts, strict=True)]

    stylesheet(sheet, folders)  # what is wrong with it is told from here
    streams = apart(made) if alone else made()
    if streams is None:
        return [], "text"
    lost = next((name for name, (_, whole) in zip(names, streams, strict=True) if not whole), "")
    return [(name, html) for name, (html, _) in zip(names, streams, strict=True)], lost


def _contents(page: Any) -> Iterator[Heading]:
    """The headings of divisions, in order; their levels begin with 2, whatever the source's begin with."""
    found = list(_headings(page))
    above = min((int(heading.level) for heading in found), default=2) - 2
    for heading in found:
        yield replace(heading, level=str(int(heading.level) - above))


def _headings(page: Any) -> Iterator[Heading]:
    for head in page.find(f"{E}stream").iter(_HEAD):
        if head.getparent().tag in _DIVIDED and (said := words(head)):
            yield Heading(head.get(f"{E}level"), fragment(head.get(f"{E}id")), shortened(said))
