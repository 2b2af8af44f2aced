"""References for programs that keep them: of each text and of the edition in BibTeX, RIS and CSL-JSON; ``CITATION.cff``, BEACON."""

from __future__ import annotations

from collections.abc import Iterator

from edition.citing.agreeing import agreed
from edition.citing.beacon import WRITTEN, beacon
from edition.citing.cff import cff
from edition.citing.formats import ENDINGS, FORMATS
from edition.citing.record import of_edition, of_text
from edition.context import Context
from edition.index import Index
from edition.model import Artifact, Reading


class CitationsRenderer:
    """``texts/<id>.bib`` and its siblings, also of restricted texts; ``cite.bib``, ``CITATION.cff``, ``data/beacon-gnd.txt``."""

    name = "citations"
    version = "1"

    def text(self, reading: Reading, context: Context) -> Iterator[Artifact]:
        """The reference of one text in each format."""
        info = reading.text.info
        record = of_text(info, reading.text.bibliography, context.project)
        for name, write in FORMATS.items():
            yield Artifact(f"texts/{info.id}.{ENDINGS[name]}", write(record).encode())

    def edition(self, index: Index, context: Context) -> Iterator[Artifact]:
        """Those of the edition, if it has a title; lists of its persons by authority, if it has an address."""
        record = of_edition(index.project, agreed(index.facts, index.counts["texts"]))
        if record.title:
            for name, write in FORMATS.items():
                yield Artifact(f"cite.{ENDINGS[name]}", write(record).encode())
            if words := cff(record):
                yield Artifact("CITATION.cff", words.encode())
        for authority in WRITTEN if index.project.base_url else ():
            if next(_lines(index, authority), None) is not None:
                pieces = (line.encode() for line in _lines(index, authority))
                yield Artifact(f"data/beacon-{authority}.txt", pieces, index.stamp_of("kind:person"))


def _lines(index: Index, authority: str) -> Iterator[str]:
    persons = ((one.identifiers, one.page, one.name) for one in index.entities("person"))
    return beacon(authority, persons, index.project.base_url, index.project.title)
