"""A part of a text that is about a session, as the entry of the session claims it."""

from __future__ import annotations

from typing import NamedTuple


class Part(NamedTuple):
    """A part of a text that the entry of a session says is about it: ids of elements of its file.

    It begins with the passage of ``start``, and ends before that of ``before`` or with that of ``to``; without either, at the next
    heading or with its division.
    """

    session: str
    start: str
    before: str = ""
    to: str = ""
