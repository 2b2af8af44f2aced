"""What is around a text and no part of it, set apart: invitations of web pages, signatures of mails, licences of e-texts."""

from __future__ import annotations

import re
from typing import NamedTuple

from edition.encoding.drafting.pieces import Block, Element, Entry, Heading, Words, said, slices
from edition.encoding.drafting.scribe import Scribe
from edition.encoding.drafting.top_lines import is_navigation

_PHRASES = re.compile(
    r"""(?:to\ contact\ (?:the|us)|contact\ us\b|share\ this|follow\ (?:us|me)\ on
    |follow\ the\b.{0,60}\bon\ (?:twitter|facebook|x\b)
    |subscribe\b|sign\ up\ (?:for|to)|read\ more\b|read\ also|see\ also:|related\ (?:articles|posts|stories)
    |print\ this|e-?mail\ this
    |more\ (?:on\ this\ story|from\b)|most\ (?:read|popular)\b
    |posted\ (?:in|on|by)|filed\ under|tags?:|categories:|leave\ a\ (?:comment|reply)|advertisement\b|cookies?\ (?:policy|settings)
    |privacy\ policy|terms\ of\ (?:use|service)|all\ rights\ reserved|copyright\ (?:©|\(c\)|\d{4})|©|donate\b|join\ our\ newsletter
    |sent\ from\ my|this\ (?:e-?mail|message)\ (?:and\ any|is\ confidential)
    |diesen\ artikel\ teilen|teilen\b
    |artikel\ drucken|mehr\ zum\ thema|lesen\ sie\ auch|alle\ rechte\ vorbehalten|newsletter\b|impressum
    |datenschutz|kommentare?\ (?:schreiben|hinterlassen)|folgen\ sie\ uns|gesendet\ von\ mein|schlagw(?:ort|örter)
    |partager\b|tous\ droits\ réservés|lire\ aussi|abonnez-vous|s'abonner|mentions\ légales|envoyé\ de\ mon
    |todos\ los\ derechos|compartir\b|suscr[ií]bete|tutti\ i\ diritti|condividi\b)""",
    re.IGNORECASE | re.VERBOSE,
)
_ADDRESS = re.compile(
    r"(?:(?:https?://|www\.)\S+|[\w.+-]+@[\w-]+(?:\.[\w-]+)+|(?:[\w-]+\.)+[a-z]{2,6}(?:/\S*)?|@\w+|\+?[\d ()/\-]{7,})[.,;]?",
    re.IGNORECASE,
)
_SKIP = re.compile(
    r"(?:skip to (?:main )?content|menu|search|log ?in|sign in|zum inhalt(?: springen)?|menü|suche|anmelden|aller au contenu)",
    re.IGNORECASE,
)
_SIGNATURE = re.compile(r"(?:--|__+)(?:\s|$)")
_STARTS = re.compile(r"\*\*\* ?START OF (?:THE|THIS) PROJECT GUTENBERG", re.IGNORECASE)
_ENDS = re.compile(r"\*\*\* ?END OF (?:THE|THIS) PROJECT GUTENBERG", re.IGNORECASE)
_LONGEST, _MOST = 220, 10
"""Characters of such a block, blocks at the end that are looked at."""


class Apart(NamedTuple):
    """The blocks of a text without what was set apart before and behind them."""

    before: tuple[Block, ...]
    blocks: tuple[Block, ...]
    behind: tuple[Block, ...]


def set_apart(scribe: Scribe, blocks: tuple[Block, ...]) -> Apart:
    """Set apart what is no part of the text, in the draft and in its log."""
    texts = [said(scribe.text, block.content) for block in blocks]
    starts = next((n + 1 for n, text in enumerate(texts) if _STARTS.match(text)), 0)
    starts = starts or _head(blocks, texts)
    ends = next((n for n, text in enumerate(texts) if n >= starts and _ENDS.match(text)), len(blocks))
    if ends == len(blocks):
        ends = _tail(blocks, texts, starts)
    if not any(next(slices((block,)), None) for block in blocks[starts:ends]):
        return Apart((), blocks, ())
    for part in (blocks[:starts], blocks[ends:]):
        words: list[Words] = list(slices(part))
        if words:
            start, end = min(w.start for w in words), max(w.end for w in words)
            scribe.log(Entry("boilerplate", start, end, '<div type="boilerplate">', "set apart, kept", "kept"))
    return Apart(blocks[:starts], blocks[starts:ends], blocks[ends:])


def _head(blocks: tuple[Block, ...], texts: list[str]) -> int:
    """How many blocks at the beginning are the links of a web page."""
    for n, (block, text) in enumerate(zip(blocks, texts, strict=True)):
        if isinstance(block, Heading) or block.name != "p" or not (is_navigation(text) or _SKIP.fullmatch(text)):
            return n
    return 0


def _tail(blocks: tuple[Block, ...], texts: list[str], starts: int) -> int:
    """Where the tail begins: short blocks at the end that invite or are addresses, a phrase that says so among them."""
    first, told = len(blocks), False
    for n in range(len(blocks) - 1, max(starts, len(blocks) - _MOST) - 1, -1):
        text, block = texts[n], blocks[n]
        if isinstance(block, Element) and block.name in ("pb", "fw", "milestone"):
            continue
        phrase = bool(_PHRASES.match(text)) or bool(_SIGNATURE.match(text))
        if len(text) > _LONGEST or isinstance(block, Heading) or not (phrase or _is_address(text)):
            break
        told, first = told or phrase, n
    return first if told and first > starts else len(blocks)


def _is_address(text: str) -> bool:
    """Whether some words are addresses and nothing else."""
    return bool(text) and all(_ADDRESS.fullmatch(word) for word in text.split())


def division(blocks: tuple[Block, ...]) -> tuple[Element, ...]:
    """A division for ``front`` or ``back``; headings in it are headings of their own divisions no longer, but lines."""
    if not blocks:
        return ()
    content = tuple(Element("ab", b.content, (("type", "head"),)) if isinstance(b, Heading) else b for b in blocks)
    return (Element("div", content, (("type", "boilerplate"),)),)
