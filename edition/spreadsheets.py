"""Tables that went through a spreadsheet: which cells it would run, and what it makes of a CSV when it saves one.

A cell that begins with ``= + - @ '``, a tab or a carriage return gets one leading apostrophe; readers take exactly one off.
"""

from __future__ import annotations

GUARDED = frozenset("=+-@'\t\r")


def guarded(cell: str) -> str:
    """A cell as it is written: no spreadsheet takes it for a formula."""
    return f"'{cell}" if cell[:1] in GUARDED and cell else cell


def bare(cell: str) -> str:
    """A cell without the mark that keeps it from being a formula."""
    return cell[1:] if cell[:1] == "'" and cell[1:2] in GUARDED and cell[1:] else cell


def delimiter(text: str) -> str:
    """What parts the columns of a table, by its first line: spreadsheets of many countries write semicolons."""
    first = text.partition("\n")[0]
    return max(",;\t", key=first.count)
