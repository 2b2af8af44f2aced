"""Words of a written source, by what leads to them: a letter that is read, a report that is quoted, a page that is cited."""

from __future__ import annotations

from collections.abc import Sequence

from edition.encoding.quoting.languages import Language
from edition.encoding.quoting.phrases import Subject
from edition.encoding.quoting.tokens import NAME, POINT, QUOTATION, WORD, Token

_PARTS = frozenset("p pp s vol bd t no nr f ff fol col sp ch chap kap cap art l ll v vv".split())
"""Abbreviations before the number of a page, a volume, a column."""
_FARTHEST = 12


def before(tokens: Sequence[Token], quoted: int, language: Language, verb: str) -> tuple[str, Subject] | None:
    """What leads from a source to the quotation ``quoted``, and the source; ``verb`` is what governs the quotation, if anything."""
    if quoted < 2 or tokens[quoted - 1].text not in (":", "：", ","):
        return None
    if not verb and (page := _cited(tokens, quoted - 1)):
        return page
    return _read(tokens, quoted - 1, language) if not verb or language.has("reads", verb.lower()) else None


def _cited(tokens: Sequence[Token], end: int) -> tuple[str, Subject] | None:
    """``(Dene 1920), p. 12:`` and ``(Dene 1920):``."""
    brackets = tokens[end - 1].text == ")"
    at = end - 2 if brackets else end - 1
    if at < 1 or not tokens[at].text[0].isdigit():
        return None
    first = at - 2 if tokens[at - 1].text == "." else at - 1
    opened = any(token.text == "(" for token in tokens[max(0, at - _FARTHEST) : at])
    year = brackets and opened and len(tokens[at].text) == 4
    if not year and (first < 0 or tokens[first].low not in _PARTS):
        return None
    words = tokens[at].text if year else f"{tokens[first].text}. {tokens[at].text}"
    return "a reference", Subject("description", first, at, words)


def _read(tokens: Sequence[Token], end: int, language: Language) -> tuple[str, Subject] | None:
    """``Pell’s letter was read:``, ``he quoted the report of the Board:``; no other clause stands between."""
    verb = noun = -1
    for at in range(end - 1, -1, -1):
        token = tokens[at]
        if token.kind == QUOTATION or (token.kind == POINT and token.text in ";:"):
            break
        if token.kind not in (WORD, NAME):
            continue
        if verb < 0 and language.has("reads", token.low):
            verb = at
        elif noun < 0 and language.has("sources", token.low.split()[-1]):
            noun = at
        elif verb < 0 and noun < 0 and (language.has("joins", token.low) or token.low in language.verbs):
            break
        if verb >= 0 and noun >= 0:
            return tokens[verb].text, Subject("description", noun, noun, tokens[noun].text)
    return None
