"""A draft as the characters of its file: a block a line, set in by its depth; words as they are."""

from __future__ import annotations

from collections.abc import Iterator

from edition.encoding.drafting.pieces import Element, Piece, Put, Words

_LINES = frozenset(
    "TEI teiHeader fileDesc titleStmt publicationStmt sourceDesc encodingDesc profileDesc revisionDesc editorialDecl projectDesc"
    " correction hyphenation normalization segmentation punctuation quotation interpretation langUsage"
    " respStmt availability notesStmt"
    " text front body back div lg list table row opener closer postscript sp".split()
)
"""Elements that hold elements alone: each of these on a line of its own."""
_BLOCKS = frozenset("p ab list quote table lg figure note".split())
_MIXED = frozenset("item quote cell note figure bibl".split())
"""Elements that hold words or blocks: the second as those do that hold elements alone."""
_STEP = "  "
_TEXT = str.maketrans({"&": "&amp;", "<": "&lt;", ">": "&gt;", "\r": "&#13;"})
_VALUE = str.maketrans(
    {"&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "\t": "&#9;", "\n": "&#10;", "\r": "&#13;"}
)


class Writer:
    """Writes elements over one source, and remembers what was written between the tags of its text, in order."""

    def __init__(self, text: str) -> None:
        self._text = text
        self.written: list[Words | Put] = []

    def lines(self, element: Element, depth: int = 0) -> Iterator[str]:
        """An element that stands on lines of its own, line by line without their ends."""
        space = _STEP * depth
        if not element.content:
            yield f"{space}<{_opening(element)}/>"
        elif element.name in _LINES or _holds_blocks(element):
            yield f"{space}<{_opening(element)}>"
            for child in element.content:
                if isinstance(child, Element):
                    yield from self.lines(child, depth + 1)
                else:
                    yield _STEP * (depth + 1) + self._piece(child)
            yield f"{space}</{element.name}>"
        else:
            yield space + self._inline(element)

    def _inline(self, element: Element) -> str:
        if not element.content:
            return f"<{_opening(element)}/>"
        return f"<{_opening(element)}>{''.join(map(self._piece, element.content))}</{element.name}>"

    def _piece(self, piece: Piece) -> str:
        if isinstance(piece, Words):
            self.written.append(piece)
            return self._text[piece.start : piece.end].translate(_TEXT)
        if isinstance(piece, Put):
            self.written.append(piece)
            return piece.text.translate(_TEXT)
        return self._inline(piece)


def _holds_blocks(element: Element) -> bool:
    return element.name in _MIXED and all(isinstance(p, Element) and p.name in _BLOCKS for p in element.content)


def _opening(element: Element) -> str:
    return " ".join((element.name, *(f'{name}="{value.translate(_VALUE)}"' for name, value in element.attributes)))
