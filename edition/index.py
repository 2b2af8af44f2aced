"""What renderers read in the reduce step: the whole edition as ordered, streamed queries (implemented in ``building``).

Entities and lines come by the hundred thousand: as named tuples, which are made five times as quickly.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple, Protocol

from edition.model import Problem, TextInfo
from edition.project import Project


class Entity(NamedTuple):
    """A person, organization, session … of the edition, with its counts. ``page`` is its address from the site's root.

    ``mentions`` counts mentions (a chain once), ``texts`` texts that mention it; ``first`` and ``last`` are dates of texts.
    ``registered`` is false where no register describes it and only texts name it; ``names`` are further names. ``lines`` counts
    what its page lists, a line a fragment: its mentions, its quotations, its turns. ``particulars`` is what its register states
    beside, a line each: a key, a tab, the words; ``geo`` where a place is: latitude and longitude in degrees. ``first_url`` and
    ``last_url`` lead to its mention in the earliest text and in the latest, of texts without dates in the first and the last.
    ``anchor`` is the part of a text that is about a session: ``text#anchor`` of its beginning, behind a tab that of its end where
    that is told; of several parts with `` | `` between.
    """

    id: str
    kind: str
    name: str
    sort_name: str
    type: str
    identifiers: str
    note: str
    page: str
    registered: bool
    mentions: int
    texts: int
    first: str
    last: str
    start: str = ""
    end: str = ""
    place: str = ""
    part_of: str = ""
    participants: str = ""
    quotations: int = 0
    turns: int = 0
    anchor: str = ""
    inferred: str = ""
    names: str = ""
    lines: int = 0
    particulars: str = ""
    geo: str = ""
    first_url: str = ""
    last_url: str = ""


class Line(NamedTuple):
    """One line of an index page: where something stands, and its words in context."""

    text: str
    title: str
    url: str
    before: str
    surface: str
    after: str
    label: str = ""


class Companion(NamedTuple):
    """An entity that stands in passages with another: ``together`` counts these passages."""

    name: str
    page: str
    together: int


class Dated(NamedTuple):
    """What texts of one date hold: how many texts, how many mentions of somebody; ``url`` leads to the first of them."""

    date: str
    texts: int
    mentions: int
    url: str


class Share(NamedTuple):
    """What somebody said in a session: how many quotations and turns, words of turns; ``url`` leads to ``opening``, the first.

    Quotations of all classes count, a chain once. ``page`` is '' where nobody is known by the name, ``name`` where none is given.
    """

    name: str
    page: str
    quotations: int
    turns: int
    words: int
    opening: str
    url: str


@dataclass(frozen=True, slots=True)
class Group:
    """Lines under one heading, with the address of the page it leads to, or ''.

    No more than a thousand; groups of one heading that follow one another are one.
    """

    name: str
    page: str
    lines: tuple[Line, ...]


class Index(Protocol):
    """The edition after all texts were read. Every iterator is ordered and streamed."""

    project: Project
    counts: dict[str, int]

    def texts(self) -> Iterator[TextInfo]:
        """Texts and collections in the order of the edition."""

    def members(self, collection: str) -> Iterator[TextInfo]:
        """The texts of a collection, and collections in it."""

    def entity(self, entity: str) -> Entity | None:
        """The entity of an id, those of registers first."""

    def entities(self, kind: str) -> Iterator[Entity]:
        """The entities of a kind, by sort name, then id."""

    def entities_by(self, kind: str, order: str) -> Iterator[Entity]:
        """Those of a kind that are mentioned, by ``mentions``, the most first; or those with a date, by the ``first``."""

    def most_mentioned(self, kinds: Sequence[str], most: int) -> list[Entity]:
        """The most mentioned of some kinds, the most mentioned first."""

    def located(self, most: int) -> list[Entity]:
        """Places with a position, the most mentioned first."""

    def together(self, entities: Sequence[Entity]) -> Iterator[tuple[int, int, int]]:
        """Which of some entities share passages: two numbers of theirs (from 0), the smaller first, and how many passages."""

    def forms_of(self, entity: Entity) -> list[str]:
        """What an entity is called in the texts, the most frequent first; at most twelve."""

    def dates_of(self, entity: Entity) -> Iterator[Dated]:
        """The dates of the texts that mention an entity, in their order."""

    def dates(self) -> Iterator[Dated]:
        """The dates of all texts, in their order."""

    def mentions_of(self, entity: Entity) -> Iterator[Line]:
        """Where an entity is mentioned, in the order of the edition; a line a fragment."""

    def quotations_of(self, entity: Entity) -> Iterator[Line]:
        """What an entity says: quotations with it as speaker, or of a session."""

    def turns_of(self, entity: Entity) -> Iterator[Line]:
        """The turns of a speaker, or of a session."""

    def lengths(self) -> dict[str, int]:
        """How many lines are in what: ``quotations``, ``turns`` and ``apparatus``, each grouped as below, those of nobody as
        ``nobody/quotations`` and ``nobody/turns``, and ``unidentified/`` with the name of a kind; ``classed``: quotations by class.
        And how much there is to draw: persons and organizations that are mentioned (``who``), places that have a position
        (``located``), different dates of texts (``dated``). Known without reading them.
        """

    def unidentified(self, kind: str) -> Iterator[Group]:
        """Names of a kind that point to nothing, by form."""

    def speakers(self) -> Iterator[Group]:
        """Quotations by speaker, in the order of their sort names; one with several speakers stands under each."""

    def turns(self) -> Iterator[Group]:
        """Turns by speaker, in the order of their sort names; one with several speakers stands under each."""

    def nobody(self, table: str) -> Iterator[Group]:
        """Quotations, or turns, whose speakers no entity is: by the name that the text gives, or under ''."""

    def by_session(self) -> Iterator[Group]:
        """Quotations by session, in the order of the sessions' names."""

    def companions(self, entity: Entity) -> Iterator[Companion]:
        """Entities that are mentioned in the same passages, the most frequent first; at most twelve."""

    def shares_of(self, session: Entity) -> Iterator[Share]:
        """Who said what in a session and its parts, by their first turns, then those who are only quoted; at most a thousand."""

    def by_class(self) -> Iterator[Group]:
        """Quotations by class, the name of which is the name of the group; labelled with their speakers."""

    def programme(self) -> Iterator[Entity]:
        """All sessions by date, those without one last, then by sort name."""

    def parts_of(self, entity: Entity) -> Iterator[Entity]:
        """The sessions that are part of a session, or of an event, by sort name."""

    def sessions_of(self, entity: Entity) -> Iterator[Entity]:
        """The sessions in which somebody took part or spoke."""

    def facts(self, key: str) -> Iterator[tuple[str, str, int, str]]:
        """What headers say under a key: words, address, in how many texts, and the title of the first."""

    def example_citation(self) -> str:
        """A citation with its address: of the first quotation or mention, or ''."""

    def apparatus(self) -> Iterator[Group]:
        """Readings, with their editors' signs, by text: ``before`` is the lemma, ``after`` and ``label`` the witnesses of both."""

    def pieces(self, artifact: str) -> Iterator[bytes]:
        """What texts add to a file of the whole edition, in order (:class:`edition.rendering.Gathering`)."""

    def numbers_of(self, entity: Entity) -> Iterator[tuple[int, int]]:
        """The mentions of an entity: the number of the text, and that of the row among the mentions of this text (from 0)."""

    def piece(self, artifact: str, text: int) -> bytes:
        """What the text of a number adds to a file."""

    def slices(self, artifact: str, text: int, spans: Iterable[tuple[int, int]]) -> Iterator[bytes]:
        """Of that, the bytes from the first to before the last of each span."""

    def outsider(self, kind: str, entity: str) -> str:
        """The name of an entity that no register describes: the one most used."""

    def stamp(self, entity: Entity) -> str:
        """All that an entity's page depends on, in few letters: what it says of it, and the texts that name it."""

    def stamp_of(self, *parts: str) -> str:
        """All that parts of the edition hold, in few letters.

        Parts are ``texts`` (but for their contents), ``counts`` and ``entities`` of all kinds, ``kind:person`` …,
        ``unidentified:person`` …, ``drawn`` (whether there is anything to draw), ``involved`` (all texts that name somebody),
        and the tables ``quotations turns apparatus``.
        """

    def columns(self, table: str) -> tuple[str, ...]:
        """The columns of a CSV table, in order."""

    def rows(self, table: str) -> Iterator[tuple[object, ...]]:
        """The rows of a CSV table of the whole edition, in order; those of texts come as pieces."""

    def media(self) -> Iterator[tuple[str, str]]:
        """Pictures that texts show: their paths in the source folder, and a stamp of what they hold."""

    def picture(self, path: str) -> Iterator[bytes]:
        """The bytes of a picture."""

    def problems(self) -> Iterator[Problem]:
        """All problems, by path, line, column, slug."""

    def digest(self) -> str:
        """The hash of the whole edition: of all sources and settings."""
