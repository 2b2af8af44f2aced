"""The frozen values of an edition: what a text holds once it has been read, and what was found wrong with it.

A text has spans, passages, mentions and fragments by the thousand: these are named tuples, which are made three times as quickly.
Offsets count Unicode code points within the file of a stream (``texts/<id>.txt`` and its siblings); ``[start:end)``.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Any, Literal, NamedTuple

if TYPE_CHECKING:
    from edition.variation import Apparatus, Tradition

from edition.bibliography import Bibliography
from edition.facsimile import Facsimile

Severity = Literal["info", "warning", "error"]

STREAMS = ("text", "notes", "variants", "figures", "furniture", "registers")
"""Every character of a text is in exactly one of these; rows cite all but the last."""


@dataclass(frozen=True, slots=True)
class Place:
    """Where something stands in a source: path from the source folder, line and column from 1; after its end, 0 if not known."""

    path: str
    line: int = 0
    column: int = 0
    end_line: int = 0
    end_column: int = 0


@dataclass(frozen=True, slots=True)
class Related:
    """Another place that explains a problem, as the first of two equal ids; ``source`` an excerpt of its line."""

    message: str
    place: Place
    source: str = ""


@dataclass(frozen=True, slots=True)
class Edit:
    """The characters from ``place`` to its end, which must be ``old`` as the file writes them, become ``new``."""

    place: Place
    old: str
    new: str


@dataclass(frozen=True, slots=True)
class Fix:
    """A change that mends a problem. ``sure``: it is the one right answer, and ``--fix`` may make it."""

    description: str
    edits: tuple[Edit, ...]
    sure: bool = False


@dataclass(frozen=True, slots=True)
class Problem:
    """A finding in the scholar's data. ``slug`` is a heading of docs/problems.md; ``source`` an excerpt of its line.

    ``label`` is what the marked words are or lack, a few words beside the carets.
    """

    slug: str
    severity: Severity
    message: str
    place: Place | None = None
    hint: str = ""
    source: str = ""
    label: str = ""
    related: tuple[Related, ...] = ()
    fixes: tuple[Fix, ...] = ()

    @property
    def order(self) -> tuple[str, int, int, str]:
        """By what problems are told one after another: path, line, column, slug; those of no file come first."""
        place = self.place or Place("")
        return place.path, place.line, place.column, self.slug


@dataclass(frozen=True, slots=True)
class Artifact:
    """One output file: its path relative to the site's root, with ``/``, and its bytes, whole or in pieces.

    ``stamp`` says in few letters all that the content depends on beside settings and templates: where it is what it was, the
    content is not asked for, and the file of the old site stays. Without one the content is made each time.
    """

    path: str
    content: bytes | Iterable[bytes]
    stamp: str = ""


class Span(NamedTuple):
    """A stretch of a stream, in code points."""

    stream: str
    start: int
    end: int


class Passage(NamedTuple):
    """The smallest citable unit: ``id`` is the anchor in the page; ``parent`` the id of the passage around it, or ''.

    ``reference`` is how the edition's own reference system calls it (``book 1, chapter 3``), or ''.
    """

    id: str
    element: str
    span: Span
    parent: str
    number: str = ""
    reference: str = ""


@dataclass(frozen=True, slots=True)
class Target:
    """What a pointer means: an entity of the edition (``entry`` true when a register describes it)."""

    entity: str
    kind: str
    name: str = ""
    entry: bool = False
    identifiers: tuple[str, ...] = ()


class Fragment(NamedTuple):
    """One stretch of a mention or quotation: its anchor in the page, its passage, its words as the view shows them."""

    anchor: str
    passage: str
    span: Span
    surface: str


class Mention(NamedTuple):
    """A name element in a text (TEI P5, chapter 14): what it says, where, and whom or what it means."""

    id: str
    kind: str
    form: str
    element: str
    type: str
    ref: str
    fragments: tuple[Fragment, ...]
    targets: tuple[Target, ...]
    certainty: str = ""
    responsibility: str = ""
    lang: str = ""


@dataclass(frozen=True, slots=True)
class Quotation:
    """``said q quote soCalled`` (TEI P5, section 3.3.3): class, speaker, source, fragments."""

    id: str
    cls: str
    direct: bool
    speakers: tuple[Target, ...]
    speaker_name: str
    addressee: str
    source: str
    session: str
    fragments: tuple[Fragment, ...]


@dataclass(frozen=True, slots=True)
class Turn:
    """``u`` and ``sp``: a turn. ``words`` counts what is spoken, ``opening`` begins it, both without labels and directions."""

    id: str
    speakers: tuple[Target, ...]
    speaker_name: str
    addressee: str
    session: str
    words: int
    opening: str
    fragment: Fragment


@dataclass(frozen=True, slots=True)
class Session:
    """A session as this text knows it; ``inferred`` says which facts were not stated but concluded."""

    id: str
    name: str
    type: str
    start: str = ""
    end: str = ""
    place: str = ""
    part_of: str = ""
    participants: tuple[str, ...] = ()
    anchor: str = ""
    inferred: str = ""


class Fact(NamedTuple):
    """Something a header says of its text: ``key`` is a word of the interface, ``address`` where it leads, or ''."""

    key: str
    words: str
    address: str = ""


@dataclass(frozen=True, slots=True)
class TextInfo:
    """What the survey knows of a TEI: ``kind`` is text, collection, register or header.

    ``title`` tells it apart in lists; ``own_title`` is that of the header where it is another. ``source`` is the id of the text
    under whose name the file is published (that of the first text in it); ``restricted`` texts are not handed out as plain text,
    ``withheld`` ones not as TEI either: some text of their file is restricted.
    """

    id: str
    path: str
    position: int
    kind: str
    title: str
    date: str = ""
    lang: str = ""
    sha256: str = ""
    parent: str = ""
    order: int = 0
    source: str = ""
    restricted: bool = False
    withheld: bool = False
    own_title: str = ""

    @property
    def proper(self) -> str:
        """By this it is headed and cited: the title of its header, without what tells it apart from others in lists."""
        return self.own_title or self.title


@dataclass(frozen=True, slots=True)
class Text:
    """One text, read: everything that rows and pages are made of."""

    info: TextInfo
    streams: dict[str, str]
    passages: tuple[Passage, ...]
    mentions: tuple[Mention, ...] = ()
    quotations: tuple[Quotation, ...] = ()
    turns: tuple[Turn, ...] = ()
    sessions: tuple[Session, ...] = ()
    apparatus: tuple[Apparatus, ...] = ()
    problems: tuple[Problem, ...] = ()
    facts: tuple[Fact, ...] = ()
    bibliography: Bibliography = field(default_factory=Bibliography)


@dataclass(frozen=True, slots=True)
class Reading:
    """A text with the tree it was read from: local to a worker, never pickled, never changed by a renderer.

    ``contents`` are its own ``text`` and ``sourceDoc``; ``aside`` says of an element that it is an item of another stream,
    ``items`` are those of each stream in order (elements of the tree, passed by where they stand); ``anchors`` are the ids
    of elements in the page, ``passages`` the elements that are one, ``speakers`` who speaks in a ``u``, ``targets`` what
    names mean, ``source`` the bytes of the file.
    ``active`` sources would be run by a browser; ``facsimile`` are the pages of the source, as far as there are pictures of them;
    ``sessions`` are those of passages, by their ids; ``forms`` corrected, regularized and expanded forms, each with its element;
    ``tradition`` is what witnesses have, None without an apparatus; ``woven`` gives, of this value, the text with all readings.
    """

    text: Text
    contents: tuple[Any, ...]
    items: dict[str, list[Any]] = field(default_factory=dict)
    aside: dict[Any, str] = field(default_factory=dict)
    anchors: dict[Any, list[str]] = field(default_factory=dict)
    passages: set[Any] = field(default_factory=set)
    speakers: dict[Any, tuple[Target, ...]] = field(default_factory=dict)
    targets: dict[Any, tuple[Target, ...]] = field(default_factory=dict)
    source: bytes = b""
    sha256: str = ""
    active: bool = False
    facsimile: Facsimile = field(default_factory=Facsimile)
    tradition: Tradition | None = None
    woven: Callable[[Reading], Reading] | None = None
    sessions: dict[str, str] = field(default_factory=dict)
    forms: tuple[tuple[str, Span], ...] = ()

    def with_text(self, streams: dict[str, str], aside: dict[Any, str], passages: set[Any]) -> Reading:
        """The same tree with another view of it, which has no items."""
        text = replace(self.text, streams=streams)
        items: dict[str, list[Any]] = {name: [] for name in STREAMS[1:]}
        return replace(self, text=text, items=items, aside=aside, passages=passages, woven=None)


def worst(problems: Iterable[Problem]) -> Severity | None:
    """The gravest severity among problems, or None where there are none."""
    order: tuple[Severity, ...] = ("error", "warning", "info")
    found = {p.severity for p in problems}
    return next((s for s in order if s in found), None)
