"""What the narrator says around the quotations of a passage: sentences of words, names, marks, and quotations as one token each."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from edition.encoding.quoting.languages import Language
from edition.encoding.quoting.naming import ELISION, is_short, named
from edition.encoding.quoting.pairs import PAIRS
from edition.encoding.quoting.spans import Span
from edition.encoding.quoting.tokens import NAME, POINT, QUOTATION, WORD, Mention, Speech, Token

_TOKEN = re.compile(r"[^\W_]+(?:[’'][^\W_]+)*(?:[-‐‑][^\W_]+(?:[’'][^\W_]+)*)*|\n|\.\.\.|--|[^\w\s]")
_MARKS = frozenset("".join(PAIRS) + "".join(PAIRS.values())) - frozenset("'’")
_SINGLE = "'’‘‚"
"""Marks that are apostrophes as well: beside a quotation they are its marks."""
_CLITIC = re.compile(r"^(.+?)-(?:t-)?([^\W\d_]+)$")
_ENDS = frozenset(".!?…") | {"...", "。", "！", "？", "؟", "۔", "\n"}
_LONGEST = 400
"""A sentence with more tokens is parted, so that the work grows with the text alone."""


def sentences(
    text: str, region: tuple[int, int], spans: Sequence[tuple[int, Span]], mentions: Iterable[Mention], speech: Speech
) -> list[list[Token]]:
    """The sentences of a region of a passage; ``spans`` are the quotations directly in it, with their numbers."""
    tokens = _tokens(text, region, spans, speech.language)
    tokens = _with_mentions(tokens, sorted(mentions), text)
    return [named(sentence, speech, text) for sentence in _split(tokens, speech.language)]


def _tokens(text: str, region: tuple[int, int], spans: Sequence[tuple[int, Span]], language: Language) -> list[Token]:
    found: list[Token] = []
    at = region[0]
    for number, span in spans:
        begins = span.start - 1 if span.start > at and text[span.start - 1] in _SINGLE else span.start
        found += _words(text, at, begins, language)
        found.append(Token(QUOTATION, text[span.start : span.end], span.start, span.end, number))
        at = span.end + (text[span.end : span.end + 1] in tuple(_SINGLE))
    return found + _words(text, at, region[1], language)


def _words(text: str, begin: int, end: int, language: Language) -> list[Token]:
    result: list[Token] = []
    for found in _TOKEN.finditer(text, begin, end):
        word, start = found[0], found.start()
        if not word[0].isalnum():
            if word not in _MARKS:
                result.append(Token(POINT, word, start, found.end()))
            continue
        result += _parted(word, start, language)
    return result


def _parted(word: str, start: int, language: Language) -> list[Token]:
    """``dit-il`` and ``s’écria`` are two words; ``co-founder`` is one."""
    result: list[Token] = []
    while language.elides and (cut := ELISION.search(word)) and cut.end() < len(word) and cut.start() <= 5:
        result.append(Token(WORD, word[: cut.start()], start, start + cut.start()))
        word, start = word[cut.end() :], start + cut.end()
    clitic = _CLITIC.match(word) if "-" in word else None
    if clitic is not None and clitic[2].lower() in language.pronouns:
        result.append(Token(WORD, clitic[1], start, start + clitic.end(1)))
        word, start = clitic[2], start + clitic.start(2)
    result.append(Token(WORD, word, start, start + len(word)))
    return result


def _with_mentions(tokens: list[Token], mentions: list[Mention], text: str) -> list[Token]:
    """The tokens of each known name as one."""
    result: list[Token] = []
    waiting = iter(mentions)
    one = next(waiting, None)
    for token in tokens:
        while one is not None and one.end <= token.start:
            one = next(waiting, None)
        if one is None or token.kind == QUOTATION or token.start < one.start or token.end > one.end + 2:
            result.append(token)
        elif result and result[-1].mention is one:
            result[-1] = result[-1]._replace(
                end=max(token.end, result[-1].end), text=text[result[-1].start : token.end]
            )
        else:
            result.append(token._replace(kind=NAME, mention=one))
    return result


def _split(tokens: list[Token], language: Language) -> list[list[Token]]:
    result: list[list[Token]] = [[]]
    for n, token in enumerate(tokens):
        result[-1].append(token)
        after = tokens[n + 1] if n + 1 < len(tokens) else None
        if after is not None and (len(result[-1]) >= _LONGEST or _ends(token, after, tokens, n, language)):
            result.append([])
    return [sentence for sentence in result if sentence]


def _ends(token: Token, after: Token, tokens: list[Token], n: int, language: Language) -> bool:
    """Whether a sentence ends with a token."""
    if token.kind == POINT and token.text in _ENDS:
        if token.text == "\n":
            return True
        before = tokens[n - 1] if n else None
        if token.text == "." and before is not None and before.kind != QUOTATION and is_short(before.text):
            return False
        return after.kind == QUOTATION or (after.kind != POINT and not after.text[0].islower())
    if token.kind == QUOTATION and token.text[-1] in ".!?…。！？؟":
        if after.kind == QUOTATION or _is_turn(tokens, n + 1):
            return True
        if after.kind == POINT or after.text[0].islower() or not after.text[0].isalpha():
            return False
        return token.text[-1] == "." or not _reports(tokens[n + 1 : n + 6], language)
    return False


def _is_turn(tokens: list[Token], at: int) -> bool:
    """Whether a dash stands directly before another quotation: the next speaker's turn."""
    return tokens[at].text in ("—", "–", "―") and at + 1 < len(tokens) and tokens[at + 1].kind == QUOTATION


def _reports(tokens: list[Token], language: Language) -> bool:
    """Whether a verb of speech follows soon, as behind ``“Why?” John Smith asked``."""
    for token in tokens:
        if token.kind in (POINT, QUOTATION):
            return False
        if token.low in language.verbs:
            return True
    return False
