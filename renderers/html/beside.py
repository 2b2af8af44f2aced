"""What of a text stands beside something else: beside pictures, beside its translation, beside other texts."""

from __future__ import annotations

import copy
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from edition.context import Context
from edition.model import Artifact, Place, Problem, Reading
from edition.rendering import Piece

from .columns import Columns
from .facsimile import facsimile_page, lead_to_pictures, leaf_pieces
from .frame import Frame
from .grafting import E
from .leaves import Leaves
from .parallel import group_page, group_pieces, groups_of, own_artifact, own_page, parts
from .pieces import Pieces, in_html
from .transforming import ENTRY, PASS_THROUGH
from .words import Catalogue

_HINT = "at each cut all elements around it are opened again: let fewer stand around, or give them shorter attributes"
_LOST = {
    "leaves": "no stylesheet gives every letter of the text leaf by leaf; beside its pictures there are no words",
    "columns": "no stylesheet gives every letter of the text passage by passage; it does not stand beside its translation",
}
_LOST_HINT = "tell us: our own stylesheets must hand on every letter of whatever they are given"


class Beside:
    """The running text of one text in pieces: :meth:`cut` before a stylesheet sees it, then :meth:`make`, then the pages."""

    def __init__(self, reading: Reading, context: Context) -> None:
        self._reading, self._context = reading, context
        self._leaves: Leaves | None = None
        self._columns: Columns | None = None
        self._cut: dict[str, Pieces] = {}
        self.made: dict[str, list[tuple[Any, str]]] = {}
        self.given: tuple[Piece, ...] = ()
        self._problems: list[Problem] = []

    def cut(self, page: Any, leaves: Leaves) -> None:
        """Take from the annotated copy what is needed, before a stylesheet sees it: some change what they are given."""
        self._page, text = page, page.find(f"{E}stream")
        if leaves.are_shown:
            self._cut_leaves(text, leaves)
        self._columns = parts(page, self._reading, self._context)
        if self._columns is not None:
            self._cut_columns(text, self._columns)
        self.given = tuple(group_pieces(page, self._reading, self._context))

    def _cut_leaves(self, text: Any, leaves: Leaves) -> None:
        if pieces := leaf_pieces(text):
            self._leaves, self._cut["leaves"] = leaves, pieces
        else:
            lead_to_pictures(text, leaves)
            self._tell("page breaks", "there is no page on which it stands beside its pictures")

    def _cut_columns(self, text: Any, columns: Columns) -> None:
        if columns.nested:
            shown = "stand side by side as wholes" if columns.possible else "do not stand side by side"
            self._tell("passages", f"text and translation {shown}")
        if columns.possible:
            self._cut["columns"] = columns.pieces(text)

    def _tell(self, what: str, then: str) -> None:
        place = Place(self._reading.text.info.path, 1, 1)
        said = f"{what} of “{self._reading.text.info.id}” stand within so many elements that it cannot be cut there: {then}"
        self._problems.append(Problem("not-side-by-side", "warning", said, place, _HINT))

    def make(self, folders: tuple[Path, ...], alone: bool = False) -> None:
        """The pieces in HTML, by the stylesheets that do for the whole; where these lose some of its parts, by the pass-through.

        ``alone``: in a process of its own.
        """
        stream = self._reading.text.streams["text"]
        for name, pieces in self._cut.items():
            again = [(key, copy.deepcopy(piece)) for key, piece in pieces] if len(folders) > 1 else pieces
            found = in_html(self._page, pieces, stream, ENTRY, folders, alone)
            found = found or in_html(self._page, again, stream, PASS_THROUGH, folders[-1:])
            if found is None:
                place = Place(self._reading.text.info.path, 1, 1)
                self._problems.append(Problem("text-lost", "error", _LOST[name], place, _LOST_HINT))
            if found is not None or name == "leaves":  # links lead to the page of pictures
                self.made[name] = found or []

    def pages(self, frame: Frame, title: str) -> Iterator[Artifact | Problem]:
        """The pages on which the text stands beside its pictures, or beside its translation; and why one is missing."""
        yield from self._problems
        if self._leaves is not None and "leaves" in self.made:
            yield facsimile_page(self._reading, self._leaves, self.made["leaves"], frame, title)
        if self._columns is not None and "columns" in self.made:
            yield own_artifact(self._reading, self._columns, self.made["columns"], frame, title)

    def ways(self, words: Catalogue) -> Iterator[tuple[str, str]]:
        """(label, address) of the pages on which the text stands beside something else."""
        text = self._reading.text.info.id
        if self._leaves is not None and "leaves" in self.made:
            yield words["facsimile"]["way"], _near(self._leaves.page)
        if "columns" in self.made:
            yield words["parallel"]["way"], _near(own_page(text))
        for group, infos in groups_of(text, self._context):
            others = ", ".join(other.title for other in infos if other.id != text)
            yield words["parallel"]["beside"].format(others), _near(group_page(group))


def _near(address: str) -> str:
    """An address as the page of a text has it: these pages stand beside it."""
    return address.rpartition("/")[2]
