"""What sort of variant an entry tells of."""

from __future__ import annotations

from collections.abc import Sequence

from edition.collating.nodes import Element, Node, Word
from edition.collating.rows import Row
from edition.collating.tokens import KINDS, Normalization

_ALL = Normalization(frozenset(KINDS))


def sort_of(rows: Sequence[Row], group: Sequence[int]) -> list[tuple[str, str]]:
    """``@type`` and ``@subtype``: ``markup`` where the words are the same (``space`` where but white space differs and no
    element stands there, else ``tags``), ``orthographic`` where they differ in case, accents, u and v, i and j, or
    punctuation alone, else ``substantive``.
    """
    texts = ["".join(_texts([row[number] for row in rows if number in row])) for number in group]
    if len({"".join(text.split()) for text in texts}) == 1:
        tagged = len(set(texts)) == 1 or any(isinstance(node, Element) for row in rows for node in row.values())
        return [("type", "markup"), ("subtype", "tags" if tagged else "space")]
    if all(texts) and len({_ALL.form("".join(c for c in text if c.isalnum())) for text in texts}) == 1:
        return [("type", "orthographic")]
    return [("type", "substantive")]


def _texts(nodes: Sequence[Node]) -> list[str]:
    found = []
    for node in nodes:
        if isinstance(node, Word):
            found.append(node.text)
        elif isinstance(node, Element):
            found += _texts(node.nodes)
    return found
