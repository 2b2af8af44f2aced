"""What a renderer is, and what it yields: one output format, for one text and for the whole edition."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Protocol, runtime_checkable

from edition.context import Context
from edition.index import Index
from edition.model import Artifact, Problem, Reading


@dataclass(frozen=True, slots=True)
class Piece:
    """What a text adds to a file that is made of all such pieces in the reduce step, by their ``name`` (:meth:`Index.pieces`)."""

    name: str
    content: bytes


class Renderer(Protocol):
    """One output format. It yields artifacts; it never writes, and never changes what it reads."""

    name: str
    version: str

    def text(self, reading: Reading, context: Context) -> Iterator[Artifact | Problem | Piece]:
        """The artifacts of one text, problems that come to light only in the making, and pieces of what is made of several."""

    def edition(self, index: Index, context: Context) -> Iterator[Artifact]:
        """The artifacts of the whole edition."""


@runtime_checkable
class Tabulating(Protocol):
    """A renderer that gives the lines which a text adds to a file of the whole edition as a file of that text as well."""

    def of_text(
        self, text: str, pieces: Mapping[str, bytes], columns: Mapping[str, tuple[str, ...]]
    ) -> Iterator[Artifact]:
        """The files of the text of an id; ``pieces`` are what it adds, by the path of the whole (:class:`Gathering`)."""


TextRows = Mapping[str, Sequence[tuple[object, ...]]]


@runtime_checkable
class Gathering(Protocol):
    """A renderer that has files of the whole edition to which each text adds its lines, made and kept when it is read."""

    def pieces(self, rows: TextRows, columns: Mapping[str, tuple[str, ...]]) -> Iterator[tuple[str, bytes]]:
        r"""(path of the file, bytes) of what a text adds; ``rows`` are its rows by table, and begin with the ``columns``.

        A name between ``\x02`` and ``\x02`` is that of an entity which no register describes (kind, ``\x03``, its id in
        hexadecimal digits): it is known when all texts are read (:meth:`Index.outsider`).
        """
