"""Sessions in the words of a text: titles of panels and sittings, and who took part."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from edition.encoding.ledger.moving import Located
from edition.encoding.parts import Part
from edition.encoding.tagging.flows import Flow
from edition.encoding.tagging.proposals import Proposal

_KINDS = (
    "sessions? panels? workshops? symposi(?:um|a) roundtables? plenar(?:y|ies) talks? keynotes? sittings? meetings?"
    " Sitzung(?:en)? Panels? Tagung Podium Vortrag Vorträge Workshop séances? tables?\\srondes? ateliers? sesión sesiones"
).split()
_WORD = rf"(?:{'|'.join(_KINDS)})"
_HEADED = re.compile(
    rf"^(?:(?:the\s+)?(?:\d+(?:st|nd|rd|th|\.)?|[A-Z][a-z]+|[IVX]+\.)\s+)?{_WORD}\b(?:\s+(?:\d+|[IVX]+|[A-Z]))?\s*(?:[:.–—-]\s*(?P<title>\S.*))?$",
    re.IGNORECASE,
)
"""A heading such as “Session 3: Gas and Lamps”, “12. Sitzung”, “Second panel”."""
_NAMED = re.compile(rf"\b{_WORD}(?:\s+(?:called|entitled|titled|on|mit dem Titel|intitulée?))?$", re.IGNORECASE)
_IN = re.compile(r"(?:^|[.;!?]\s+)(?:In|At|During|Im|In der|Beim|Dans|À)$")
_BEHIND = re.compile(
    r"^\W{0,3}\s*(?:event|session|panel|workshop|talk|(?:\w+\s+){0,4}?(?:panel(?:l?ists?)?|speakers?|audience|participants?))\b"
)
_AROUND = 80
"""Characters before and after words that are looked at."""
_TITLES = frozenset(("title", "soCalled", "q", "quote"))
_LAST = re.compile(r"(?:[,;]|(?<=[a-zß-ÿ]{3})\.)+$")
"""Marks that some print before the closing quotation mark, and that are not of the title."""


def propose(flows: Sequence[Flow], found: Sequence[Proposal]) -> Iterator[Proposal]:
    """Sessions of a text: words between quotation marks that name one, and headings of divisions that do.

    Those that a register knows are found by their names, as all entries are.
    """
    known = frozenset((p.passage, p.start, p.end) for p in found if p.what == "name")
    for proposal in found:
        if proposal.what == "quotation" and proposal.element in _TITLES:
            flow, start = flows[proposal.passage], proposal.start
            end = start + len(_LAST.sub("", flow.text[start : proposal.end]))
            evidence = _evidence(flow.text[max(0, start - _AROUND) : start], flow.text[end : end + _AROUND])
            if evidence and not known & {(proposal.passage, start, end), (proposal.passage, start, proposal.end)}:
                yield _session(proposal.passage, start, end, "session-title", evidence)
    for number, flow in enumerate(flows):
        if flow.element == "head" and (heading := _HEADED.match(flow.text)) and not flow.marks:
            start, end = (heading.start("title"), heading.end("title")) if heading["title"] else (0, len(flow.text))
            if (number, start, end) not in known:
                yield _session(number, start, end, "session-heading", "a heading that names a session")


def _evidence(before: str, after: str) -> str:
    """Why words between quotation marks would be the title of a session; nothing where nothing says so."""
    before = before.rstrip("\"“”„«»‘’‚' \u00a0\u202f")
    after = after.lstrip(",.;:\"“”„«»‘’' \u00a0\u202f")
    if named := _NAMED.search(before):
        return f"“{named[0].strip()}” stands before it"
    if (place := _IN.search(before)) and (told := _BEHIND.match(after)):
        return f"“{place[0].strip('.;!? ')} … {told[0].strip()}”"
    return ""


def _session(passage: int, start: int, end: int, rule: str, evidence: str) -> Proposal:
    return Proposal("session", passage, start, end, "rs", rule, "medium", type="session", evidence=evidence)


def participants(rows: Sequence[Located], held: Part, persons: Mapping[str, str]) -> tuple[tuple[str, str], ...]:
    """Persons who are named or speak in the part of a text that is about a session: ids and names, from those of ``persons``."""
    found: dict[str, str] = {}
    for one in rows:
        if held.first <= one.flow < held.after and one.row.decision == "accept":
            found.update((key, persons[key]) for key in one.row.entry.split() if key in persons)
    return tuple(found.items())
