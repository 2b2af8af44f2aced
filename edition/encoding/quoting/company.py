"""What the words beside a quotation say of its class: so-called, the poem, the … campaign, Whitman’s."""

from __future__ import annotations

from dataclasses import dataclass

from edition.encoding.quoting.languages import Language
from edition.encoding.quoting.tokens import NAME, POINT, QUOTATION, WORD
from edition.encoding.quoting.weighing import Around, Inside, Judgement


@dataclass(frozen=True, slots=True)
class _Words:
    """The words before and behind, nearest first; ``nearest`` and ``next`` stand directly beside, else they are empty."""

    before: tuple[str, ...]
    after: tuple[str, ...]
    nearest: str
    next: str

    @classmethod
    def of(cls, around: Around) -> _Words:
        before = tuple(token.low for token in around.before if token.kind != POINT)
        after = tuple(token.low for token in around.after if token.kind == WORD)
        nearest = before[0] if before and around.before[0].kind == WORD else ""
        behind = after[0] if after and around.after[0].kind == WORD else ""
        return cls(before, after, nearest, behind)


def weigh(judgement: Judgement, inside: Inside, around: Around, language: Language, text: str) -> None:
    """Add what the company of a quotation tells."""
    words = _Words.of(around)
    _distance(judgement, inside, words, language)
    _titles(judgement, inside, words, language)
    _owned(judgement, inside, around, language)
    _names(judgement, inside, words, language)
    _position(judgement, inside, around, language, text)


def _distance(judgement: Judgement, inside: Inside, words: _Words, language: Language) -> None:
    """``the so-called “X”``, ``the word “X”``."""
    doubts = tuple(language.doubt.split()) if language.code == "zh" else ()
    if doubts and words.nearest.endswith(doubts):
        judgement.add("scare", 6, f"“{words.nearest}” before it")
    elif doubt := next((word for word in words.before[:2] if language.has("doubt", word)), ""):
        judgement.add("scare", 6 if doubt == words.nearest else 4, f"“{doubt}” before it")
    if term := next((word for word in words.before[:2] if language.has("terms", word)), ""):
        judgement.add("quotation" if inside.is_clause else "scare", 4, f"“{term}” before it")


def _titles(judgement: Judgement, inside: Inside, words: _Words, language: Language) -> None:
    """``the poem “X”``, ``the pieces called “X”``, ``the “X” lecture``."""
    if inside.is_small:
        return
    if work := next((word for word in words.before[:2] if language.has("works", word)), ""):
        judgement.add("title", 5 if work == words.nearest else 3, f"“{work}” before it")
    if words.nearest in ("itself", "themselves") and language.has("calls", words.before[1] if words.before[1:] else ""):
        judgement.add("name", 3, f"“{words.before[1]} {words.nearest}” before it")
    if inside.has_capitals and language.has("calls", words.nearest):
        judgement.add("title", 2.5, f"“{words.nearest}” before it")
        judgement.add("name", 2, f"“{words.nearest}” before it")
    if language.has("works", words.next):
        judgement.add("title", 2.5, f"“{words.next}” behind it")
    shaped = inside.has_capitals or inside.begins_as_title
    if shaped and any(language.has("works", word.lower()) for word in inside.words):
        judgement.add("title", 1, "a noun of works in it")


def _owned(judgement: Judgement, inside: Inside, around: Around, language: Language) -> None:
    """``Whitman’s “X”``, ``Schnitzlers »X«``."""
    owner = around.before[0] if around.before and around.before[0].kind == NAME else None
    if owner is None or inside.is_small or inside.is_sentence:
        return
    if owner.text.endswith(("’s", "'s", "’", "'")) or (language.nouns and owner.text.endswith("s")):
        judgement.add("title", 3, f"“{owner.text}” before it")


def _names(judgement: Judgement, inside: Inside, words: _Words, language: Language) -> None:
    """``the “X” campaign``, ``the “X” conference``, ``founder of “X”``."""
    behind = " ".join(words.after[:2])
    if words.next and (language.has("meetings", words.next) or language.has("meetings", behind)):
        judgement.add("name", 5, f"“{words.next}” behind it")
        judgement.element = "eventName"
    elif language.has("bodies", words.next):
        judgement.add("name", 4, f"“{words.next}” behind it")
        judgement.element = "orgName"
    body = next((word for word in words.before[:2] if language.has("bodies", word)), "")
    if body and not inside.is_small:
        judgement.add("name", 3, f"“{body}” before it")
        judgement.element = "orgName"


def _position(judgement: Judgement, inside: Inside, around: Around, language: Language, text: str) -> None:
    """``In “X,” the panelists …``; ``the “X”``; a body's noun in the words themselves."""
    before = around.before
    if not inside.has_capitals or inside.is_sentence:
        return
    if before and before[0].kind == WORD:
        opening = len(before) == 1 or before[1].text in (",", "—", ";") or before[1].kind == QUOTATION
        ended = text[-1] in ",，" or (around.after[:1] and around.after[0].text == ",")
        if opening and ended and language.has("prepositions", before[0].low):
            judgement.add("title", 4, f"“{before[0].text} … ,” around it")
        if language.has("definite", before[0].low):
            judgement.add("name", 2, f"“{before[0].text}” before it")
    if any(language.has("bodies", word.lower()) for word in inside.words):
        judgement.add("name", 2, "a noun of bodies in it")
        judgement.element = "orgName" if judgement.element == "name" else judgement.element
    if ":" in text:
        judgement.add("title", 1, "a colon in it")
