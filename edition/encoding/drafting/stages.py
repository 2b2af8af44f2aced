"""Stage directions of plays: lines in brackets, entrances and exits, what stands in brackets within a speech."""

from __future__ import annotations

import re
from collections.abc import Iterator

from edition.encoding.drafting.pieces import Element, Entry, Piece, Words, slices
from edition.encoding.drafting.rows import Group
from edition.encoding.drafting.scribe import Scribe

_LONGEST, _MOST_LINES = 600, 12
"""Characters and lines of a direction that stands by itself."""
_BRACKETED = re.compile(
    r"\[[^\[\]]*[^\W\d_]{2}[^\[\]]*\][.)]?|\([^()]*[^\W\d_]{2}[^()]*\)[.]?|_[^_]*[^\W\d_]{2}[^_]*_[.]?", re.DOTALL
)
_MOVES = re.compile(
    r"(?:enter|exit|exeunt|re-?enter|curtain|the curtain (?:falls|rises)|flourish|alarum|vorhang|der vorhang fällt|rideau"
    r"|le rideau|il sort|elle sort|ils sortent|sipario|telón|[^\W\d_][\w ]{1,40} (?:ab|geht ab|gehen ab|tritt auf|treten auf|exits?"
    r"|enters|leaves|sort|entre|sortent|entrent))\b[^?!]*\Z",
    re.IGNORECASE,
)
_LONGEST_MOVE = 120
_WITHIN = re.compile(r"\[(?!sic\b)[^\[\]]*[^\W\d_]{2}[^\[\]]*\][.]?|\([A-ZÀ-Þ][^()]*[.!…]\)[.]?")
"""Within a speech: what is in square brackets, or a sentence of its own in round ones."""
_AT_FIRST = re.compile(r"\([^()]*[^\W\d_]{2}[^()]*\)[.:]?|" + _WITHIN.pattern)


def is_direction(rows: Group, *, is_play: bool) -> bool:
    """Whether a group of lines is a stage direction and nothing else."""
    text = "\n".join(one.text for one in rows)
    if len(rows) > _MOST_LINES or len(text) > _LONGEST:
        return False
    return bool(_BRACKETED.fullmatch(text)) or (is_play and len(text) <= _LONGEST_MOVE and bool(_MOVES.match(text)))


def runs(rows: Group) -> Iterator[tuple[bool, Group]]:
    """The lines of a speech as runs: whether they are a direction that begins with a line and ends with one, and which."""
    held = 0
    at = 0
    while at < len(rows):
        size = _direction(rows, at)
        if size:
            if held < at:
                yield False, rows[held:at]
            yield True, rows[at : at + size]
            at += size
            held = at
        else:
            at += 1
    if held < len(rows):
        yield False, rows[held:]


def _direction(rows: Group, at: int) -> int:
    """How many lines from one on are a direction in brackets; 0 where it is none."""
    if rows[at].text[0] not in "[(_":
        return 0
    for end in range(at + 1, min(len(rows), at + _MOST_LINES) + 1):
        if _BRACKETED.fullmatch("\n".join(one.text for one in rows[at:end])):
            return end - at
    return 0


def carved(scribe: Scribe, pieces: tuple[Piece, ...], *, first: bool) -> tuple[Piece, ...]:
    """Words of a speech with the directions in them as ``stage``; ``first``: they stand directly behind the speaker."""
    found: list[Piece] = []
    for piece in pieces:
        found += _carved(scribe, piece, first=first) if isinstance(piece, Words) else [piece]
        first = False
    return tuple(found)


def _carved(scribe: Scribe, piece: Words, *, first: bool) -> Iterator[Piece]:
    at = piece.start
    while at < piece.end:
        pattern = _AT_FIRST if first else _WITHIN
        match = pattern.match(scribe.text, at, piece.end) if first else pattern.search(scribe.text, at, piece.end)
        if match is None:
            if first:
                first = False
                continue
            break
        if at < match.start():
            yield Words(at, match.start())
        yield made(scribe, (Words(match.start(), match.end()),))
        at, first = match.end(), False
    if at < piece.end:
        yield Words(at, piece.end)


def made(scribe: Scribe, pieces: tuple[Piece, ...]) -> Element:
    """A stage direction."""
    words = list(slices(pieces))
    if words:
        scribe.log(Entry("stage", words[0].start, words[-1].end, "<stage>", "", "kept"))
    return Element("stage", pieces)


def lifted(text: str, pieces: tuple[Piece, ...], name: str) -> tuple[Element, ...]:
    """A paragraph or verse, with the directions at its edges beside it."""
    before: list[Element] = []
    behind: list[Element] = []
    inside = list(pieces)
    while inside and _edge(text, inside[0], before):
        inside.pop(0)
    while inside and _edge(text, inside[-1], behind):
        inside.pop()
    body = (Element(name, tuple(inside)),) if inside else ()
    return (*before, *body, *reversed(behind))


def _edge(text: str, piece: Piece, found: list[Element]) -> bool:
    """Whether a piece goes from the edge: a direction, which is put beside, or white space."""
    if isinstance(piece, Element) and piece.name == "stage":
        found.append(piece)
        return True
    return isinstance(piece, Words) and text[piece.start : piece.end].isspace()
