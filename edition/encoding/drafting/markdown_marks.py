"""What is left of Markdown when its words are written: marks, of which the log is told; words that nobody took, which are kept."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from edition.encoding.drafting.markdown_lines import Lines
from edition.encoding.drafting.pieces import Block, Element, Entry, slices
from edition.encoding.drafting.scribe import Scribe

_MARKS = re.compile(r"[>#*+\-=|:~_`]+|\d{1,9}[.)]|\[\^[^\]\s]*\]:|\\")
_FENCE = re.compile(r"(?:`{3,}|~{3,}).*")
_KINDS = (
    ("#", "heading-mark", "<head>"),
    (">", "quotation-mark", "<quote>"),
    ("|", "table-mark", "<cell>"),
    ("`", "code-mark", '<ab type="code">'),
    ("~", "code-mark", '<ab type="code">'),
    ("[^", "note-mark", "<note>"),
    ("=", "heading-mark", "<head>"),
    ("", "list-mark", "<item>"),
)
"""TABLE of marks by the sign with which they begin: how the log calls them, and what they became."""


def targets(environment: dict[str, Any], first: int) -> set[int]:
    """The lines that only say where links lead."""
    known = [*environment.get("references", {}).values(), *environment.get("duplicate_refs", [])]
    return {n + first for one in known if one.get("map") for n in range(*one["map"])}


def rest(scribe: Scribe, lines: Lines, blocks: tuple[Block, ...], aims: set[int]) -> Iterator[Element]:
    """Log what was not written as the marks that it is; what is no mark is kept, as paragraphs.

    ``aims``: the lines that only say where links lead.
    """
    spans = [(piece.start, piece.end) for piece in slices(blocks)]
    spans += [(entry.start, entry.end) for entry in scribe.entries if entry.fate != "kept"]
    for number, start, end in _gaps(lines, sorted(spans)):
        whole = lines.text[start:end]
        if number in aims:
            scribe.log(Entry("link-target", start, end, "@target", "where a link leads", "moved"))
        elif _FENCE.fullmatch(whole):
            scribe.log(Entry("code-mark", start, end, '<ab type="code">', "", "moved"))
        elif all(map(_MARKS.fullmatch, whole.split())):
            _log_marks(scribe, start, whole)
        else:
            yield Element("p", scribe.words(start, end))


def _gaps(lines: Lines, spans: list[tuple[int, int]]) -> Iterator[tuple[int, int, int]]:
    """What of each line is in no span: the number of the line, from where to where, without white space around."""
    at = 0
    for number, line in enumerate(lines.lines):
        position = line.start
        while at < len(spans) and spans[at][1] <= position:
            at += 1
        here = at
        while position < line.end:
            start, end = spans[here] if here < len(spans) else (line.end, line.end)
            gap = lines.text[position : min(start, line.end)]
            if bare := gap.strip():
                begin = position + len(gap) - len(gap.lstrip())
                yield number, begin, begin + len(bare)
            position = max(position, end)
            here += 1


def _log_marks(scribe: Scribe, start: int, whole: str) -> None:
    for match in re.finditer(r"\S+", whole):
        kind, after = next((kind, after) for sign, kind, after in _KINDS if match[0].startswith(sign))
        scribe.log(Entry(kind, start + match.start(), start + match.end(), after, "", "moved"))
