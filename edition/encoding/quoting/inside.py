"""Who speaks, said inside the quotation itself: « Oui, dit Pierre, je viens. »"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from edition.encoding.quoting.dashes import incises
from edition.encoding.quoting.reporting import Report, reports
from edition.encoding.quoting.sentences import sentences
from edition.encoding.quoting.tokens import Mention, Speech, Token


def reported_inside(token: Token, text: str, speech: Speech, mentions: Sequence[Mention]) -> Report | None:
    """What the first incise of a quotation reports of it, where its language prints the narrator's words inside the marks."""
    for begin, end in incises(text, token.start, token.end, speech.language):
        named = [one for one in mentions if begin <= one.start and one.end <= end]
        parted = sentences(text, (begin, end), (), named, speech)
        words = [one for sentence in parted for one in sentence]
        quoted = token._replace(text=text[token.start : begin].rstrip() or ",")
        report = reports([quoted, *words], speech.language).get(token.number)
        if report is not None:
            return replace(report, how="inside it")
    return None
