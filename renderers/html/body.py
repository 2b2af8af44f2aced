"""The body of a text's page: its streams in HTML, made by stylesheets and checked against the walk."""

from __future__ import annotations

import copy
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from edition.addresses import fragment
from edition.context import Context
from edition.elements import DIVISIONS
from edition.index import Piece
from edition.model import Place, Problem, Reading
from edition.tei import shortened, tag, tags, words

from .annotating import annotated
from .apart import apart
from .columns import Columns
from .escaping import escape
from .facsimile import leaf_pieces
from .grafting import E, ours
from .leaves import Leaves
from .linking import Addresses
from .parallel import group_pieces, parts
from .pieces import Pieces, in_html
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

    ``contents`` are the headings of the text's divisions; ``beside`` is the running text in pieces, for pages on which each
    of them stands beside something else: (key, HTML) of the pieces of such a page, by its name. ``leaves``: if pictures
    are shown; ``columns``: if there is a translation in it; ``given``: what it adds to pages of several texts.
    """

    streams: list[tuple[str, str]]
    contents: list[Heading]
    problems: tuple[Problem, ...] = ()
    beside: dict[str, list[tuple[Any, str]]] = field(default_factory=dict)
    leaves: Leaves | None = None
    columns: Columns | None = None
    given: tuple[Piece, ...] = ()


def render(reading: Reading, context: Context) -> Body:
    """The streams of a text, by the project's stylesheets and ours."""
    addresses = Addresses(reading, context)
    page = annotated(reading, context, addresses)
    page.insert(0, ours("words", **catalogue()["text"]))
    names = [stream.get("name") for stream in page.iterfind(f"{E}stream")]
    folders = context.shelf("xslt")
    alone = context.project.untrusted and len(folders) > 1
    columns = parts(page, reading, context)
    pieces = {name: cut for name, cut in _cut(page, addresses, columns) if cut}
    given = tuple(group_pieces(page, reading, context))
    streams, lost = _checked(reading, page, names, ENTRY, folders, alone)
    contents = list(_contents(page))
    leaves = addresses.leaves if addresses.leaves.are_shown else None
    if not lost:
        beside = {name: _pieces(reading, page, cut, folders, alone) for name, cut in pieces.items()}
        return Body(streams, contents, (), beside, leaves, columns, given)
    streams, still_lost = _checked(reading, page, names, PASS_THROUGH, folders[-1:])
    if still_lost:
        streams, lost = [(name, _plain(reading.text.streams[name])) for name in names], still_lost
    said = (_LOST_AGAIN if still_lost else _LOST).format(lost)
    problem = Problem("text-lost", "error", said, Place(reading.text.info.path, 1, 1), _HINT)
    beside = {} if still_lost else {name: _pieces(reading, page, cut, folders[-1:]) for name, cut in pieces.items()}
    return Body(streams, contents, (problem,), beside, *((None, None) if still_lost else (leaves, columns)), given)


def _cut(page: Any, addresses: Addresses, columns: Columns | None) -> Iterator[tuple[str, Pieces]]:
    """The running text in pieces, before a stylesheet has seen it: some change what they are given."""
    text = page.find(f"{E}stream")
    if addresses.leaves.are_shown:
        yield "leaves", leaf_pieces(text)
    if columns is not None:
        yield "columns", columns.pieces(text)


def _pieces(
    reading: Reading, page: Any, pieces: Pieces, folders: tuple[Path, ...], alone: bool = False
) -> list[tuple[Any, str]]:
    """Pieces in HTML; where the stylesheets that do for the whole lose something of its parts, by the pass-through."""
    stream = reading.text.streams["text"]
    again = [(key, copy.deepcopy(piece)) for key, piece in pieces] if len(folders) > 1 else pieces
    found = in_html(page, pieces, stream, ENTRY, folders, alone)
    return found or in_html(page, again, stream, PASS_THROUGH, folders[-1:]) or []


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
