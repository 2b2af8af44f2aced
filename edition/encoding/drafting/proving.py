"""The proof of a draft: its file, read again by an XML parser, has the characters that the account says are kept."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any
from xml.parsers import expat

from edition.encoding.drafting.account import Unbalanced
from edition.encoding.drafting.pieces import Put, Words

_HINT = "this is a fault of the toolkit: please report it, with the source"


def prove(data: bytes, text: str, written: Iterable[Words | Put]) -> None:
    """See that a draft holds what was written, in this order, and nothing else but white space. ``Unbalanced``: it does not."""
    said = "".join(text[piece.start : piece.end] if isinstance(piece, Words) else piece.text for piece in written)
    expected, found = "".join(said.split()), "".join("".join(_words(data)).split())
    if found != expected:
        raise Unbalanced(
            f"the draft differs from the source: {_difference(expected, found)}; nothing is written", _HINT
        )


def _words(data: bytes) -> list[str]:
    """The words in the ``text`` of a file."""
    found: list[str] = []
    depth = 0

    def start(name: str, _attributes: Any) -> None:
        nonlocal depth
        if depth or name == "text":
            depth += 1

    def end(_name: str) -> None:
        nonlocal depth
        depth = max(0, depth - 1)

    def words(some: str) -> None:
        if depth:
            found.append(some)

    parser = expat.ParserCreate()
    parser.buffer_text = True
    parser.StartElementHandler, parser.EndElementHandler, parser.CharacterDataHandler = start, end, words
    parser.Parse(data, True)
    return found


def _difference(expected: str, found: str) -> str:
    at = next(
        (n for n, (a, b) in enumerate(zip(expected, found, strict=False)) if a != b), min(len(expected), len(found))
    )
    return f"“{expected[at : at + 20]}” became “{found[at : at + 20]}”"
