"""Texts whose quotations are known: made of plain text, or with the editors' markup taken off, and what is known of each string."""

from __future__ import annotations

import csv
import hashlib
import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from xml.sax.saxutils import escape

from lxml import etree

from edition.encoding.quoting.pairs import PAIRS
from edition.encoding.quoting.proposing import propose
from edition.encoding.tagging.flows import Flow, flows
from edition.encoding.tagging.proposals import Form, Known, Proposal
from edition.encoding.tagging.scanning import END, START, Piece, attributes, pieces

CLASSES = {"said": "speech", "quote": "quotation", "soCalled": "scare", "title": "title", "q": "unclassified"}
"""Our elements as the gold names them; every other one is a ``name``."""

_TEI = "{http://www.tei-c.org/ns/1.0}"
_ID = "{http://www.w3.org/XML/1998/namespace}id"
_QUOTING = ("q", "quote", "said", "soCalled")
_TAGS = re.compile(rf"</?(?:{'|'.join(_QUOTING)})(?=[\s>/])[^>]*>")
_KINDS = {"person": "person", "org": "organization", "bibl": "work", "place": "place", "event": "event"}
_NAMING = ("persName", "orgName", "label", "title", "placeName")
_EDGES = "".join(PAIRS) + "".join(PAIRS.values()) + "`´'’ \n\u00a0.,;:!?…—–-()[]"


@dataclass(frozen=True, slots=True)
class Source:
    """A text without markup of quotations: for each of its characters, where that stands in the file."""

    text: str
    places: list[int]

    def proposals(self, lexicon: Sequence[Known], lang: str) -> tuple[list[Flow], list[Proposal]]:
        """Its passages, and what we propose."""
        passages = flows(self.text)
        return passages, list(propose(passages, lexicon, (), lang))

    def span(self, flow: Flow, start: int, end: int) -> tuple[int, int]:
        """Words of a passage as characters of the file."""
        return self.places[flow.begins[start]], self.places[flow.ends[end - 1] - 1] + 1


def of_plain(text: str) -> Source:
    """A plain text, with a paragraph between blank lines."""
    parts: list[str] = []
    places: list[int] = []

    def put(words: str, begin: int) -> None:
        parts.append(words)
        places.extend([begin] * len(words))

    put('<TEI xmlns="http://www.tei-c.org/ns/1.0"><text><body>', -1)
    for found in re.finditer(r"(?:(?!\n\n)[\s\S])+", text):
        put("<p>", -1)
        for n, one in enumerate(found[0]):
            put(escape(one), found.start() + n)
        put("</p>", -1)
    put("</body></text></TEI>", -1)
    return Source("".join(parts), places)


def stripped(source: str) -> Source:
    """A text without its elements of quotations; their words stay."""
    parts: list[str] = []
    places: list[int] = []
    at = 0
    for found in _TAGS.finditer(source):
        parts.append(source[at : found.start()])
        places.extend(range(at, found.start()))
        at = found.end()
    parts.append(source[at:])
    places.extend(range(at, len(source)))
    return Source("".join(parts), places)


@dataclass(frozen=True, slots=True)
class Gold:
    """A quotation of which it is known what it is."""

    start: int
    end: int
    kind: str
    speaker: str


def rows(table: Path) -> Iterator[dict[str, str]]:
    """The lines of a table of gold."""
    with table.open(encoding="utf-8", newline="") as file:
        yield from csv.DictReader(file)


def gold(lines: Iterable[dict[str, str]]) -> list[Gold]:
    """Lines as values."""
    return [Gold(int(line["start"]), int(line["end"]), line["class"], line["speaker"]) for line in lines]


def editors(source: str) -> list[Gold]:
    """What editors have marked up, in one passage or several, and a mark of quotation begins; without the marks at its edges."""
    passages = flows(source)
    found = [_within(passages, name, begin, end, speaker) for name, begin, end, speaker in _elements(source)]
    return sorted((one for one in found if one is not None), key=lambda one: one.start)


def _elements(source: str) -> Iterator[tuple[str, int, int, str]]:
    """The elements of quotations: name, the places of their tags, and ``@who``."""
    stack: list[Piece] = []
    for piece in pieces(source):
        if piece.name.rpartition(":")[2] in _QUOTING:
            if piece.kind == START:
                stack.append(piece)
            elif piece.kind == END and stack:
                begun = stack.pop()
                yield begun.name, begun.end, piece.begin, attributes(source, begun).get("who", "")


def _within(passages: Sequence[Flow], name: str, begin: int, end: int, speaker: str) -> Gold | None:
    """The words of an element, which begin with a mark of quotation."""
    parts = [(flow, bisect_left(flow.begins, begin), bisect_left(flow.begins, end)) for flow in passages]
    parts = [(flow, start, stop) for flow, start, stop in parts if start < stop]
    parts = [part for part in parts if part[0].element != "note"] or parts
    if not parts or not _is_marked(parts[0][0].text, parts[0][1]):
        return None
    (first, start, _), (last, _, stop) = parts[0], parts[-1]
    start, stop = trimmed(first.text, start, len(first.text))[0], trimmed(last.text, 0, stop)[1]
    if start >= len(first.text) or stop == 0:
        return None
    return Gold(first.begins[start], last.ends[stop - 1], name, speaker)


def _is_marked(text: str, start: int) -> bool:
    return any(one in PAIRS for one in text[max(0, start - 1) : start + 1])


def trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    """A span without the marks and spaces at its edges."""
    while start < end and text[start] in _EDGES:
        start += 1
    while end > start and text[end - 1] in _EDGES:
        end -= 1
    return start, end


def is_odd(path: Path, source: str) -> bool:
    """Whether a text judges: the SHA-256 of its id, else of its file's name, is odd; the others are there to be tuned on."""
    found = re.search(r'<TEI[^>]*xml:id="([^"]+)"', source)
    return int(hashlib.sha256((found[1] if found else path.stem).encode()).hexdigest(), 16) % 2 == 1


def register(path: Path) -> list[Known]:
    """The entries of a file of registers, with their whole names and surnames."""
    return [
        known
        for entry in etree.parse(path).iter(*(_TEI + tag for tag in _KINDS))
        if (known := _known(entry)) is not None
    ]


def _known(entry: etree._Element) -> Known | None:
    key, tag = entry.get(_ID), entry.tag.removeprefix(_TEI)
    names = [child for child in entry if isinstance(child.tag, str) and child.tag.removeprefix(_TEI) in _NAMING]
    if not key or not names:
        return None
    forms = [Form(" ".join("".join(name.itertext()).split())) for name in names]
    forms += [Form(part.text or "", "surname") for name in names for part in name.iter(_TEI + "surname")]
    kind = "session" if entry.get("type") == "session" else _KINDS[tag]
    sex = entry.find(_TEI + "sex")
    return Known(
        key,
        kind,
        forms[0].words,
        f"#{key}",
        tuple(forms),
        (sex.get("value", "")[:1].lower() if sex is not None else ""),
    )
