"""Paragraphs that a page break tore in two, joined: the first does not end, the second begins small."""

from __future__ import annotations

import re
from dataclasses import replace

from edition.encoding.drafting.pieces import Block, Element, Heading, Piece, said, slices
from edition.encoding.drafting.rows import CLOSERS, begins_lower, ends_sentence
from edition.encoding.drafting.scribe import Scribe
from edition.encoding.drafting.wrapping import Folding

_SHORTEST = 50
"""Characters of the first part: what is shorter may be an address, a heading, a name."""
_OPEN = re.compile(r"[\w,،，、\-–—\u2010\u00ad¬)'’\"”]\Z")
_ADDRESS = re.compile(r"\w+://|www\.")
_PAGES = frozenset(("pb", "fw"))


def joined(scribe: Scribe, blocks: tuple[Block, ...], *, escapes: bool, width: float = 0) -> tuple[Block, ...]:
    """The blocks, with broken paragraphs made whole; page breaks and what stands at the edges of pages go inside.

    ``width``: how many characters a line of the text usually has, 0 where nobody knows.
    """
    folding = Folding(scribe, escapes=escapes)
    found: list[Block] = []
    for block in blocks:
        before = _paragraph_before(found)
        if before is not None and _goes_on(
            scribe.text, found[before], block, torn=before < len(found) - 1, width=width
        ):
            found[before:] = [_one(folding, found[before], found[before + 1 :], block)]
        else:
            found.append(block)
    return tuple(found)


def _paragraph_before(found: list[Block]) -> int | None:
    """Where the last paragraph stands, nothing but edges of pages behind it."""
    for index in range(len(found) - 1, -1, -1):
        block = found[index]
        if isinstance(block, Heading) or block.name not in {"p", *_PAGES}:
            return None
        if block.name == "p":
            return index
    return None


def _goes_on(text: str, first: Block, second: Block, *, torn: bool, width: float) -> bool:
    """Whether a paragraph goes on in the next; ``torn``: a page break stands between, so a capital may follow as well."""
    if isinstance(second, Heading) or second.name != "p" or not (_bounds(first, -1) and _bounds(second, 0)):
        return False
    before, after = said(text, first.content), said(text, second.content)
    if ends_sentence(before) or not after or _ADDRESS.match(after) or not _OPEN.search(before.rstrip()):
        return False
    if torn and not begins_lower(after):
        if width and _last_line(text, first) >= 0.85 * width and before[-1] not in "—–":
            return True
        return len(before) >= 3 * _SHORTEST and before.rstrip(CLOSERS)[-1:].isalnum() and len(after) >= _SHORTEST
    return begins_lower(after) and (torn or len(before) >= _SHORTEST)


def _last_line(text: str, block: Block) -> int:
    """How long the last line of a paragraph is in the source."""
    end = max(piece.end for piece in slices(_line(block.content)))
    return len(text[text.rfind("\n", 0, end) + 1 : end].strip())


def _bounds(block: Block, edge: int) -> bool:
    """Whether a paragraph has words at its end, or its beginning: no note, picture or break."""
    piece = block.content[edge] if block.content else None
    return next(slices((piece,)), None) is not None if piece is not None and piece in _line(block.content) else False


def _line(content: tuple[Piece, ...]) -> tuple[Piece, ...]:
    """The words of a paragraph itself: a note may stand anywhere in the source."""
    return tuple(piece for piece in content if not isinstance(piece, Element) or piece.name not in ("note", "figure"))


def _one(folding: Folding, first: Block, between: list[Block], second: Block) -> Element:
    """One paragraph of two."""
    content: list[Piece] = list(first.content)
    last = max(piece.end for piece in slices(_line(first.content)))
    begin = min(piece.start for piece in slices(_line(second.content)))
    content += folding.join(content, last, begin, "paragraph-joined")
    inside = [block for block in between if isinstance(block, Element)]
    if content[-1:] and isinstance(content[-1], Element) and content[-1].get("break") == "no":
        inside = [
            replace(one, attributes=(*one.attributes, ("break", "no"))) if one.name == "pb" else one for one in inside
        ]
    return Element("p", (*content, *inside, *second.content))
