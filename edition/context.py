"""What the reading of one text may ask about the rest of the edition. Every answer is a small value."""

from __future__ import annotations

from pathlib import Path
from typing import Protocol

from edition.model import Target, TextInfo
from edition.parts import Part
from edition.project import Project
from edition.variation import Witness


class Context(Protocol):
    """Look-ups from the survey. Ids are as written; paths relative to the source folder."""

    project: Project
    base_witness: str
    types: dict[str, str]
    edition_version: str
    allow_restricted: bool

    def entry(self, xml_id: str, path: str) -> tuple[Target, ...]:
        """Entities described by an entry of this id: those of the file alone where it has one, else of the whole edition."""

    def by_address(self, key: str, kind: str = "") -> tuple[Target, ...]:
        """The entities that have an identifier of this normalised form (see :func:`edition.tei.address_key`).

        Those of a kind alone where there are some: an authority may be claimed by a place and by the body that sits there.
        """

    def by_name(self, name: str) -> Target | None:
        """The one entity whose name this is, letter case aside."""

    def entity(self, entity: str) -> Target | None:
        """The entity of a register by its id in the edition."""

    def prefixes(self, path: str) -> dict[str, tuple[tuple[str, str], ...]]:
        """``prefixDef`` of a file and of the edition."""

    def witnesses(self, path: str) -> tuple[Witness, ...]:
        """The witnesses and groups that a file declares, then those of the rest of the edition."""

    def has_id(self, path: str, xml_id: str) -> str | None:
        """The id of the text of a file in whose running text an id stands; '' elsewhere in the file; None nowhere in it.

        Without an id: the file's first text.
        """

    def parts(self, path: str) -> tuple[Part, ...]:
        """The parts of the texts of a file that entries of sessions claim."""

    def neighbours(self, text: str) -> tuple[TextInfo | None, TextInfo | None]:
        """The texts before and after a text."""

    def text_info(self, text: str) -> TextInfo | None:
        """The text of an id, if there is one."""

    def members(self, text: str) -> list[TextInfo]:
        """The texts and collections that stand in a TEI or are included by it."""

    def page_name(self, target: Target) -> str:
        """The file name of an entity's page."""

    def media(self, path: str) -> bool:
        """Whether a picture of this path stands in the source folder and is published."""

    def shelf(self, name: str) -> tuple[Path, ...]:
        """The folders in which stylesheets (``xslt``) or templates are looked for, the project's own first."""
