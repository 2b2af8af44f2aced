"""Citation strings: one form, for every row of every index."""

from __future__ import annotations


def citation(title: str, passage: str, number: str, edition: str, version: str) -> str:
    """The words by which a passage is cited, without its address: text, passage, edition, version."""
    place = f", {passage} {number}" if number else ""
    of = f" ({edition}, version {version})" if edition else f" (version {version})"
    return f"{title}{place}{of}"
