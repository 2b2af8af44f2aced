"""Who speaks, said by a noun: “No,” was her answer; his words were: “…”; Pell’s reply was “…”."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from edition.encoding.quoting.languages import Language
from edition.encoding.quoting.phrases import Subject
from edition.encoding.quoting.tokens import NAME, POINT, QUOTATION, WORD, Token

_ADJECTIVES = 2


def find(tokens: Sequence[Token], language: Language) -> Iterator[tuple[int, str, Subject]]:
    """The quotations that are somebody's answer: where they stand, the noun, and whose it is."""
    for at, token in enumerate(tokens):
        if token.kind != WORD or not language.has("answers", token.low):
            continue
        owner = _owner(tokens, at, language)
        if owner is None:
            continue
        quoted = _behind(tokens, at, language) if at + 1 < len(tokens) else None
        quoted = _before(tokens, owner.at, language) if quoted is None else quoted
        if quoted is not None:
            yield quoted, token.text, owner


def _owner(tokens: Sequence[Token], noun: int, language: Language) -> Subject | None:
    """The possessive or the name before a noun, with adjectives between at most."""
    for at in range(noun - 1, max(-1, noun - 2 - _ADJECTIVES), -1):
        token = tokens[at]
        if token.kind == NAME and token.text.endswith(("’s", "'s")):
            words = token.text[:-2]
            return Subject("name", at, noun, words, "", token._replace(text=words), is_near=False)
        gender = next((one[-1] for one in language.own.split() if one[:-2] == token.low), "")
        if token.kind == WORD and gender:
            return Subject("pronoun", at, noun, token.text, gender, token, is_near=False)
        if token.kind != WORD:
            return None
    return None


def _behind(tokens: Sequence[Token], noun: int, language: Language) -> int | None:
    """The quotation behind ``his answer was simple:``."""
    at = noun + 1
    if not (tokens[at].kind == WORD and language.has("being", tokens[at].low)):
        return None
    while at < len(tokens) and at < noun + 5 and tokens[at].kind != QUOTATION:
        at += 1
    direct = at == noun + 2 or tokens[min(at, len(tokens)) - 1].kind == POINT
    return at if at < len(tokens) and tokens[at].kind == QUOTATION and direct else None


def _before(tokens: Sequence[Token], owner: int, language: Language) -> int | None:
    """The quotation before ``was his answer``."""
    at = owner - 1
    if at < 0 or not (tokens[at].kind == WORD and language.has("being", tokens[at].low)):
        return None
    at -= 1
    while at >= 0 and tokens[at].kind == POINT:
        at -= 1
    return at if at >= 0 and tokens[at].kind == QUOTATION else None
