"""DOCX, read: paragraphs by their styles, lists, tables, notes; python-docx opens it, when the archive was looked at."""

from __future__ import annotations

import io
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import PurePath
from typing import Any

from edition.encoding.drafting.docx_archive import check
from edition.encoding.drafting.docx_names import MC, M, Numberings, Styles, W, is_on, value
from edition.encoding.drafting.docx_runs import Runs
from edition.encoding.drafting.docx_stories import STORIES, Stories
from edition.encoding.drafting.pieces import Attributes, Block, Element, Heading, Piece, Reading, slices
from edition.encoding.drafting.signatures import signature
from edition.encoding.drafting.source import Source
from edition.errors import EditionError, SourceError

_HOLDERS = frozenset(W + name for name in ("sdt", "sdtContent", "customXml", "smartTag", "ins", "moveTo"))
_EDGES = {"header": "header", "footer": "footer"}
_SAVE = "open it in Word or LibreOffice, and save it again as DOCX"


def opened(name: str, data: bytes, checksum: str) -> Source:
    """A document as a source, read already. ``SourceError``: it is none, or cannot be opened."""
    if data[:4] != b"PK\x03\x04":
        found = signature(data)
        raise SourceError(
            f"{name} is {found.name if found else 'no DOCX: a DOCX is a ZIP archive'}", found.hint if found else _SAVE
        )
    check(name, data)
    document = _document(name, data)
    try:
        return _Document(document).source(PurePath(name).name, checksum)
    except (KeyError, AttributeError, ValueError, TypeError, IndexError, RecursionError) as error:
        raise SourceError(f"{name} is no sound DOCX ({type(error).__name__}: {error})", _SAVE) from error


def _document(name: str, data: bytes) -> Any:
    try:
        import docx  # noqa: PLC0415 - an extra, for those who need it
    except ImportError:
        raise EditionError(
            f"{name} is a DOCX, which is read by a library that is not installed",
            "pip install 'tei-edition[docx]'; or save it as plain text (UTF-8), without its notes and italics",
        ) from None
    try:
        return docx.Document(io.BytesIO(data))
    except Exception as error:
        raise SourceError(f"{name} cannot be read as DOCX: {error}", _SAVE) from error


@dataclass(frozen=True, slots=True)
class _Item:
    """A paragraph that is an item of a list, until its neighbours are known."""

    content: tuple[Piece, ...]
    number: str
    level: int


class _Document:
    """One document."""

    def __init__(self, document: Any) -> None:
        self._part = document.part
        self._body = document.element.body
        self._stories = Stories()
        self._styles = Styles(self._related("styles"))
        self._numberings = Numberings(self._related("numbering"))
        self._notes = {kind: self._by_id(f"{kind}s", kind) for kind in ("footnote", "endnote")}
        self._runs = Runs(
            self._stories,
            self._styles,
            self._address,
            lambda kind, number: self._notes[kind].get(number),
            self._elements,
        )
        self._runs.comments = self._by_id("comments", "comment")

    def source(self, name: str, checksum: str) -> Source:
        """The text, and what was read of it."""
        blocks = list(self._blocks(self._body))
        self._stories.story = STORIES.index("edges")
        edges = tuple(self._edges())
        text = self._stories.text()
        settle = self._stories.settle
        unclear = (
            ["tracked changes were accepted: the log has what was deleted"]
            if self._has("insertion", "deletion")
            else []
        )
        unclear += ["comments stand in the log"] if self._has("comment") else []
        unclear += ["pictures were not taken out: their places are marked by figure"] if self._has("picture") else []
        reading = Reading(
            tuple(settle(block) for block in (*edges, *blocks)), self._stories.settled_entries(), unclear=tuple(unclear)
        )
        if not text.strip():
            raise SourceError(f"{name} holds no words: there is nothing to encode", "")
        return Source(name, text, checksum, "DOCX", reading=reading)

    def _has(self, *kinds: str) -> bool:
        return any(entry.kind in kinds for entry in self._stories.entries)

    # ------------------------------------------------------------------------------------------------ parts of the archive

    def _related(self, kind: str) -> Any | None:
        """The root element of a part that the document names, or None."""
        return next(self._parts(kind), None)

    def _parts(self, kind: str) -> Iterator[Any]:
        from docx.oxml import parse_xml  # noqa: PLC0415 - an extra

        for _, relation in sorted(self._part.rels.items()):
            if relation.reltype.endswith(f"/{kind}") and not relation.is_external:
                part = relation.target_part
                yield part.element if hasattr(part, "element") else parse_xml(part.blob)

    def _by_id(self, kind: str, element: str) -> dict[str, Any]:
        root = self._related(kind)
        found = root.findall(W + element) if root is not None else []
        return {one.get(W + "id", ""): one for one in found if one.get(W + "type", "normal") == "normal"}

    def _address(self, relation: str) -> str:
        found = self._part.rels.get(relation)
        return str(found.target_ref) if found is not None and found.is_external else ""

    def _edges(self) -> Iterator[Element]:
        """What stands at the head and the foot of pages, each once."""
        seen: set[str] = set()
        for kind, sort in _EDGES.items():
            for root in self._parts(kind):
                for paragraph in (p for p in root.iter(W + "p") if next(p.iterancestors(W + "p"), None) is None):
                    content = self._runs.pieces(paragraph)
                    self._stories.put("\n")
                    words = "".join(text.text or "" for text in paragraph.iter(W + "t"))
                    if words.strip() and words not in seen:
                        yield self._edge(content, sort)
                    elif words.strip():
                        for piece in slices(content):
                            self._stories.log("running-title", piece, "", "stands in another header or footer as well")
                    seen.add(words)

    def _edge(self, content: tuple[Piece, ...], sort: str) -> Element:
        for piece in slices(content):
            self._stories.log("running-title", piece, f'<fw type="{sort}">', "set apart, kept", kept=True)
        return Element(
            "fw", tuple(p for p in content if not (isinstance(p, Element) and p.name == "pb")), (("type", sort),)
        )

    # ------------------------------------------------------------------------------------------------------------- blocks

    def _elements(self, holder: Any) -> tuple[Element, ...]:
        """The blocks in a note, a cell or a box: a heading there heads no division."""
        return tuple(
            Element("ab", block.content, (("type", "head"),)) if isinstance(block, Heading) else block
            for block in self._blocks(holder)
        )

    def _blocks(self, holder: Any) -> Iterator[Block]:
        """The blocks in a part of the document, lists put together."""
        items: list[_Item] = []
        for one in self._each(holder):
            if items and not (isinstance(one, _Item) and (one.number == items[0].number or one.level)):
                yield self._list(items)
                items = []
            if isinstance(one, _Item):
                items.append(one)
            else:
                yield one
        if items:
            yield self._list(items)

    def _each(self, holder: Any) -> Iterator[Block | _Item]:
        for child in holder:
            if child.tag == W + "p":
                yield from self._paragraph(child)
            elif child.tag == W + "tbl":
                yield from self._table(child)
            elif child.tag == MC + "AlternateContent":
                yield from self._each(next(iter(child), ()))
            elif child.tag in _HOLDERS:
                yield from self._each(child)
            elif isinstance(child.tag, str) and child.tag.startswith(M):
                yield Element("p", self._runs.pieces([child]))

    def _paragraph(self, paragraph: Any) -> Iterator[Block | _Item]:
        if is_on(paragraph, "pageBreakBefore"):
            yield Element("pb")
        content = self._runs.pieces(paragraph)
        self._stories.put("\n")
        yield from self._of_style(paragraph, content)
        section = paragraph.find(f"{W}pPr/{W}sectPr")
        if section is not None and value(section, "type") != "continuous":
            yield Element("pb")

    def _of_style(self, paragraph: Any, content: tuple[Piece, ...]) -> Iterator[Block | _Item]:
        """What a paragraph is by its style and its numbering."""
        number, level = self._styles.numbering(paragraph)
        heading = self._styles.level(paragraph)
        has_words = any(True for _ in slices(content))
        if not has_words:
            yield from (
                piece for piece in content if isinstance(piece, Element) and piece.name in ("pb", "cb", "figure")
            )
        elif self._styles.is_subtitle(paragraph):
            yield Heading(2, content)
        elif heading:
            yield Heading(heading, content)
        elif number:
            yield _Item(content, number, level)
        elif self._styles.is_quotation(paragraph):
            yield Element("quote", (Element("p", content),))
        else:
            yield Element("p", content)

    def _list(self, items: list[_Item]) -> Element:
        """Items of one list and of lists within them."""
        level = min(item.level for item in items)
        content: list[Element] = []
        below: list[_Item] = []
        for item in [*items, None]:
            if item is not None and item.level > level and content:
                below.append(item)
                continue
            if below:
                content[-1] = content[-1].with_content((*content[-1].content, self._list(below)))
                below = []
            if item is not None:
                content.append(Element("item", item.content))
        return Element("list", tuple(content), (("rend", self._numberings.rend(items[0].number, level)),))

    def _table(self, table: Any) -> Iterator[Element]:
        rows = [
            row
            for child in table
            if child.tag in (W + "tr", W + "sdt")
            for row in child.iter(W + "tr")
            if self._is_of(row, table)
        ]
        made = [self._row(row) for row in rows]
        if filled := tuple(row for row in made if row.content):
            yield Element("table", filled)

    @staticmethod
    def _is_of(row: Any, table: Any) -> bool:
        return next(row.iterancestors(W + "tbl")) is table

    def _row(self, row: Any) -> Element:
        cells = tuple(self._cell(cell) for cell in row.iter(W + "tc") if next(cell.iterancestors(W + "tr")) is row)
        is_label = row.find(f"{W}trPr/{W}tblHeader") is not None
        return Element("row", cells, (("role", "label"),) if is_label else ())

    def _cell(self, cell: Any) -> Element:
        content = self._elements(cell)
        span = cell.find(f"{W}tcPr/{W}gridSpan")
        wide = span.get(W + "val", "1") if span is not None else "1"
        attributes: Attributes = (("cols", wide),) if wide.isdigit() and int(wide) > 1 else ()
        single = len(content) == 1 and content[0].name == "p"
        return Element("cell", content[0].content if single else content, attributes)
