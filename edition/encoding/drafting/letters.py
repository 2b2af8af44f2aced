"""The end of a letter: its closing formula, who signed it, what was written below. Looked for where a salutation was found."""

from __future__ import annotations

import re

from edition.encoding.drafting.pieces import Block, Element, Entry, Piece, said, slices
from edition.encoding.drafting.scribe import Scribe

_FORMULAS = re.compile(
    r"(?:yours?\b|(?:(?:very|most|ever|always|\w+ly),? )+yours?\b|(?:and )?believe me\b|i have the honou?r to (?:be|remain)\b"
    r"|your (?:obedient|faithful|loving|affectionate|sincere)|sincerely|faithfully|respectfully"
    r"|with (?:kind|best|warm|love)"
    r"|kind(?:est)? regards|best (?:regards|wishes)|cordially|ever yours|affectionately|i (?:am"
    r"|remain),? (?:dear )?(?:sir|madam|yours)"
    r"|mit (?:\w+ )*(?:gr[uü](?:ß|ss)(?:en)?|hochachtung)|(?:herzliche?|beste|viele"
    r"|freundliche)\w* (?:\w+ )?gr[uü](?:ß|ss)e?|hochachtungsvoll"
    r"|ihr(?:e)? (?:sehr )?(?:ergebene|getreue|alte)\w*|ihre?\b$|dein(?:e)?\b|in (?:treue|liebe|freundschaft"
    r"|verehrung)|es grü(?:ß|ss)t"
    r"|(?:bien )?(?:tout )?à (?:vous|toi)\b|(?:mille|bien des|toutes mes) (?:amitiés|baisers|choses)|je (?:vous|t['’])\s?embrasse"
    r"|croyez|ton (?:ami|vieux|fidèle)|veuillez (?:agréer|croire|recevoir)|recevez|agréez"
    r"|(?:bien )?(?:cordialement|amicalement|sincèrement)|je vous prie|votre (?:dévoué|ami)"
    r"|(?:cordiali|distinti) saluti|con (?:affetto|stima|cariño)|su(?:yo)? (?:afectísimo|atento)|atentamente|un (?:abrazo|saludo))",
    re.IGNORECASE,
)
_BELOW = re.compile(r"(?:p\.\s?s\.|ps\b|n\.\s?b\.|nachschrift|post scriptum)", re.IGNORECASE)
_LONGEST_LINE, _MOST_LINES, _MOST_BLOCKS = 80, 6, 8
"""Characters of a line of a closing, lines of it, blocks at the end that are looked at."""


def is_formula(words: str) -> bool:
    """Whether a line begins as closing formulas do, and is as short as they are."""
    return len(words) <= _LONGEST_LINE and _FORMULAS.match(words) is not None


def closed(scribe: Scribe, blocks: tuple[Block, ...]) -> tuple[Block, ...]:
    """The blocks of a letter, its closing as ``closer``, what stands below as ``postscript``, where that is plain."""
    found = _closing(scribe.text, blocks)
    if found is None:
        return blocks
    at, lines, signed, below = found
    return (*blocks[:at], _closer(scribe, blocks[at], lines, signed), *below)


def is_closed(scribe: Scribe, blocks: tuple[Block, ...]) -> bool:
    """Whether some blocks end as a letter does."""
    return _closing(scribe.text, blocks) is not None


_Line = tuple[tuple[Piece, ...], str]


def _closing(text: str, blocks: tuple[Block, ...]) -> tuple[int, list[_Line], list[_Line], tuple[Block, ...]] | None:
    """Where the closing formula stands, its lines, those of a signature apart from it, and what stands below; None without one."""
    first = max(1, len(blocks) - _MOST_BLOCKS)
    for at in range(len(blocks) - 1, first - 1, -1):
        lines = _lines(text, blocks[at])
        if lines and _FORMULAS.match(lines[0][1]) and all(len(words) <= _LONGEST_LINE for _, words in lines):
            behind = _behind(text, blocks[at + 1 :])
            if behind is not None:
                return at, lines, *behind
    return None


def _lines(text: str, block: Block) -> list[_Line]:
    """The lines of a paragraph and their words; none of what may be no closing."""
    if not isinstance(block, Element) or block.name != "p":
        return []
    groups: list[list[Piece]] = [[]]
    for piece in block.content:
        if isinstance(piece, Element) and piece.name == "lb" and not piece.attributes:
            groups.append([])
        elif isinstance(piece, Element) and piece.name in ("pb", "fw", "note"):
            return []
        else:
            groups[-1].append(piece)
    lines = [(tuple(group), said(text, tuple(group))) for group in groups]
    return lines if len(lines) <= _MOST_LINES and all(words for _, words in lines) else []


def _behind(text: str, blocks: tuple[Block, ...]) -> tuple[list[_Line], tuple[Block, ...]] | None:
    """Lines of a signature in a paragraph of their own, and postscripts; None where something else follows."""
    signed: list[_Line] = []
    rest = list(blocks)
    if rest and (lines := _lines(text, rest[0])) and len(lines) <= 2 and _is_signature(lines):
        signed = lines
        rest = rest[1:]
    if not rest:
        return signed, ()
    if isinstance(rest[0], Element) and rest[0].name == "p" and _BELOW.match(said(text, rest[0].content)):
        paragraphs = [block for block in rest if isinstance(block, Element) and block.name == "p"]
        if len(paragraphs) == len(rest):
            return signed, (Element("postscript", tuple(paragraphs)),)
    return None


def _is_signature(lines: list[_Line]) -> bool:
    return all(len(words) <= 50 and not _BELOW.match(words) and words[0].isupper() for _, words in lines)


def _closer(scribe: Scribe, block: Block, lines: list[_Line], signed: list[_Line]) -> Element:
    """The last line, or what stands apart, is the signature; what comes before it greets."""
    greeting, names = (lines, signed) if signed or len(lines) == 1 else (lines[:-1], lines[-1:])
    content = (
        *(Element("salute", pieces) for pieces, _ in greeting),
        *(Element("signed", pieces) for pieces, _ in names),
    )
    words = list(slices((block,)))
    scribe.log(Entry("closing", words[0].start, words[-1].end, "<closer>", "taken for the end of the letter", "kept"))
    return Element("closer", content)
