"""Rows of a ledger at places of a text, for the tests of sessions and their parts."""

from __future__ import annotations

from edition.encoding.ledger.moving import Located
from edition.encoding.ledger.rows import Row


def named(flow: int, start: int, words: str, what: str = "name", element: str = "", **more: str) -> Located:
    """A row that names something in a passage, accepted if nothing else is said."""
    type_ = "session" if what == "session" else ""
    element = element or ("rs" if type_ else "persName")
    given = {"type": type_, "decision": "accept", **more}
    row = Row(f"{what}{flow}-{start}", what, f"p{flow}", start, start + len(words), "", words, "", element, **given)  # type: ignore[arg-type]
    return Located(row, flow)
