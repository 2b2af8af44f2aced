"""Headings of plain text that has no marks for them: chapters, capitals, short lines that stand alone above a paragraph."""

from __future__ import annotations

import re

from edition.encoding.drafting.dates import date_at_end
from edition.encoding.drafting.pieces import Block, Element, Entry, Heading, Put, said, slices
from edition.encoding.drafting.rows import begins_lower, ends_sentence, first_letter, is_wide
from edition.encoding.drafting.scribe import Scribe

_NUMBER = (
    r"(?:[ivxlcdm]+|\d+|one|two|three|four|five|six|seven|eight|nine|ten|the (?:first|second|third|last)|first|second|third"
    r"|premier|première|deux|trois|quatre|cinq|dernière|unique|primo|prima|secondo|seconda|terzo|terza)"
)
_ORDINAL = (
    r"(?:(?:erste|zweite|dritte|vierte|fünfte|sechste|siebte|siebente|achte|neunte|zehnte|letzte)[rs]?|\d{1,2}\.)"
)
_CHAPTER = re.compile(
    rf"(?:(?P<what>chapter|chap\.|kapitel|chapitre|cap[ií]tulo|capitolo|part|teil|partie|book|buch|livre|libro|section|abschnitt|act|akt|acte|atto"
    rf"|acto|scene|szene|scène|scena|escena|auftritt|aufzug|bild|tableau|canto|gesang)\s+{_NUMBER}\b"
    rf"|{_ORDINAL}\s+(?P<part>kapitel|teil|buch|abschnitt|akt|aufzug|gesang|auftritt|szene|bild)\b"
    r"|(?P<item>top|tagesordnungspunkt|agenda item|item|punkt)\s+\d+\b"
    r"|第[一二三四五六七八九十百零〇\d]{1,5}(?P<sign>[章回節节卷])|(?P<bab>الفصل|الباب)\s)",
    re.IGNORECASE,
)
_SCENES = frozenset("scene szene scène scena escena auftritt bild tableau".split())
_ACTS = frozenset("act akt acte atto acto aufzug".split())
_NOTHING_ELSE = re.compile(r"\s*(?:[.:]|\W+\s*[^\W_].*[^.,;:\-])?", re.DOTALL)
"""What stands behind the number of a chapter in its heading: nothing, or a title without a full stop."""
_LABEL = re.compile(r"[^:]{1,40}:\s*\S")
_LONGEST, _LONGEST_WIDE = 70, 20
_BELOW, _BELOW_WIDE = 100, 40
"""Characters of a heading; of the paragraph below that makes a short line one."""
_LONGEST_ABOVE_VERSE = 50
_LEVEL = 2


def counts(line: str) -> str:
    """What a line counts that is the heading of a chapter and nothing else: the word for it; '' for any other line."""
    found = _CHAPTER.match(line) if len(line) <= _LONGEST else None
    if found is None or not _NOTHING_ELSE.fullmatch(line, found.end()):
        return ""
    return next(word for word in found.groups() if word).casefold()


def begins_part(line: str) -> bool:
    """Whether a line is the heading of a chapter, an act or a scene, whatever else it says."""
    return len(line) <= _LONGEST and _CHAPTER.match(line) is not None


def _word(line: str) -> str:
    """What the heading of a part counts: chapters, acts, scenes."""
    found = _CHAPTER.match(line)
    return next(filter(None, found.groups()), "").casefold() if found else ""


def recognised(
    scribe: Scribe, blocks: tuple[Block, ...], *, begun: bool, above: Heading | None = None
) -> tuple[Block, ...]:
    """The blocks with headings where some are plain; a text that marks its headings has no others.

    ``begun``: the headline of the text stands before them; ``above``: it stands directly above. Where it counts a chapter, further
    chapters are beside it, and not within.
    """
    if any(isinstance(block, Heading) for block in blocks):
        return blocks
    texts = [_line(scribe.text, block) for block in blocks]
    chapter = counts(said(scribe.text, above.content)) if above else ""
    has_acts = any(_word(text) in _ACTS for text in texts)
    found: list[Block] = []
    for index, (block, text) in enumerate(zip(blocks, texts, strict=True)):
        sort = _sort(scribe.text, blocks, texts, index) if text and (index or begun) else ""
        if sort and isinstance(block, Element):
            words = list(slices(block.content))
            scribe.log(
                Entry("heading", words[0].start, words[-1].end, "<head>", f"taken for a heading: {sort}", "kept")
            )
            is_second = isinstance(found[-1] if found else chapter and above, Heading) and not _CHAPTER.match(text)
            level = 1 if chapter and counts(text) == chapter else _LEVEL + (has_acts and _word(text) in _SCENES)
            found.append(Element("head", block.content) if is_second else Heading(level, block.content, guessed=True))
        else:
            found.append(block)
    return tuple(found)


def _line(text: str, block: Block) -> str:
    """The words of a paragraph of one line, else ''."""
    if isinstance(block, Heading) or block.name != "p" or any(isinstance(p, Element | Put) for p in block.content):
        return ""
    words = said(text, block.content)
    return words if len(words) <= _LONGEST else ""


def _sort(text: str, blocks: tuple[Block, ...], texts: list[str], index: int) -> str:
    """By what a line is a heading; '' where it is none."""
    line = texts[index]
    if index + 1 == len(blocks) or date_at_end(line) or not any(map(str.isalpha, line)):
        return ""
    if _CHAPTER.match(line):
        return "it counts chapters"
    if line.endswith((",", ";", ":", "-")) or _LABEL.match(line):
        return ""
    if line.isupper() and sum(map(str.isalpha, line)) >= 4 and len(line.split()) <= 12:
        return "capitals"
    return "a short line above a paragraph" if _stands_above(text, blocks, index, line) else ""


def _stands_above(text: str, blocks: tuple[Block, ...], index: int, line: str) -> bool:
    letter, wide = first_letter(line), is_wide(line[:1])
    if ends_sentence(line) or letter.islower() or len(line) > (_LONGEST_WIDE if wide else _LONGEST):
        return False
    before = next((said(text, b.content) for b in reversed(blocks[:index]) if not _is_edge(b)), "")
    below = next((b for b in blocks[index + 1 :] if not _is_edge(b)), None)
    is_of_chapter = bool(counts(before))
    if below is None or (before and not is_of_chapter and not ends_sentence(before)):
        return False
    if isinstance(below, Element) and below.name in ("list", "table", "sp", "stage"):
        return False
    if isinstance(below, Element) and below.name == "lg":
        return len(line) <= _LONGEST_ABOVE_VERSE
    words = said(text, below.content)
    least = len(line) + 1 if is_of_chapter else _BELOW_WIDE if wide else _BELOW
    return len(words) >= least and not begins_lower(words)


def _is_edge(block: Block) -> bool:
    return isinstance(block, Element) and block.name in ("pb", "fw", "milestone")
