"""What stands between marks: speech, words of a written source, a title, a name, or words from which the text keeps its distance.

Each observation speaks for a class with a weight; the heaviest class wins, and the evidence says what was seen.
"""

from __future__ import annotations

from dataclasses import replace

from edition.encoding.quoting import company
from edition.encoding.quoting.governing import LOOSE, OBJECT
from edition.encoding.quoting.languages import Language
from edition.encoding.quoting.pairs import SCRIPTURE, TITLES
from edition.encoding.quoting.reporting import Report
from edition.encoding.quoting.spans import Span
from edition.encoding.quoting.tokens import WORD, Speech
from edition.encoding.quoting.weighing import LEAST, Around, Inside, Judgement
from edition.encoding.tagging.proposals import Known

_NAMED = {"person": "persName", "organization": "orgName", "place": "placeName", "event": "eventName"}


def judge(
    text: str, span: Span, around: Around, report: Report | None, known: Known | None, speech: Speech
) -> Judgement:
    """Weigh what is seen inside and around the words between two marks."""
    judgement = Judgement()
    language = speech.language
    inside = Inside.of(text, language)
    if report is not None:
        _reported(judgement, report, inside)
    if span.mark == "—":
        judgement.add("speech", 8, "a dash begins it")
    elif span.mark == ":":
        judgement.add("speech", 2, "a verb of speech and a colon before it; where it ends is a guess")
    elif span.mark in TITLES:
        judgement.add("title", 6, f"marks that titles have: {span.mark}")
    elif span.mark in SCRIPTURE:
        judgement.add("quotation", 6, f"marks that verses of the Quran have: {span.mark}")
    _shape(judgement, inside, report)
    if inside.begins_as_title:
        _german(judgement, inside, speech)
    company.weigh(judgement, inside, around, language, text)
    if known is not None:
        _known(judgement, known, inside)
    return judgement


def governing(text: str, around: Around, report: Report, language: Language) -> Report:
    """A report as firmly as it governs words of this shape: a title, or a noun in the clause that is said, less than a clause."""
    inside = Inside.of(text, language)
    if _is_object(report, inside, around):
        return replace(report, strength=OBJECT)
    if _is_part(report, inside, around, language):
        return replace(report, strength=OBJECT if language.has("articles", inside.words[0].lower()) else LOOSE)
    return report


def _is_object(report: Report, inside: Inside, around: Around) -> bool:
    """Whether a title is the object of its verb: he wrote “Leaves and Lamps”; no mark stands between."""
    beside = bool(around.before) and around.before[0].kind == WORD and report.rule == "before"
    return (
        beside
        and inside.has_capitals
        and len(inside.words) > 1
        and not (inside.is_clause or inside.is_sentence or inside.is_cried)
    )


def _is_part(report: Report, inside: Inside, around: Around, language: Language) -> bool:
    """Whether it is but the subject of the clause that is said, whose verb is not quoted: asked that “the lamp” be lit."""
    behind = bool(around.after) and around.after[0].kind == WORD and not language.has("joins", around.after[0].low)
    linked = bool(around.before) and language.has("links", around.before[0].low)
    whole = inside.is_clause or inside.is_sentence or not inside.words
    return report.rule == "clause" and linked and behind and not whole


def _reported(judgement: Judgement, report: Report, inside: Inside) -> None:
    weight = report.strength + 1 if report.strength > OBJECT else 2.5 if report.verb == ":" else LEAST
    who = report.subject.words or "the subject of the sentence"
    seen = f"“{who} … {report.verb}” {report.how}" if report.verb != ":" else f"“{who} …:” {report.how}"
    judgement.add("quotation" if report.is_written else "speech", weight, seen)
    if inside.is_clause:
        judgement.add("quotation" if report.is_written else "speech", 1, "a clause with a verb")


def _shape(judgement: Judgement, inside: Inside, report: Report | None) -> None:
    count = len(inside.words)
    if report is None and inside.is_sentence:
        judgement.add("speech", 1, "a whole sentence")
    if inside.is_small and not inside.is_clause and count <= 5 and not inside.is_sentence:
        judgement.add("scare", 2.5 if count <= 3 else 1.7, "a few words without a verb")
        if count == 1:
            judgement.add("scare", 0.5, "one word")
    if inside.has_capitals and not inside.is_sentence:
        judgement.add("name", 1.5 if count > 1 else 1, "words with capitals")
        if count > 1:
            judgement.add("title", 1.5 + 0.2 * (count > 3), "words with capitals")


def _german(judgement: Judgement, inside: Inside, speech: Speech) -> None:
    """Where all nouns have capitals, those of titles tell little: a single one is rather at a distance."""
    if len(inside.words) == 1:
        judgement.add("scare", 1.8, "one noun")
    else:
        judgement.add("title", 1.6, "a few words that begin with a capital")
    if len(inside.words) > 1 and speech.language.has("articles", inside.words[0].lower()):
        judgement.add("title", 1.5, "an article begins it")


def _known(judgement: Judgement, known: Known, inside: Inside) -> None:
    weight = 2.0 if inside.is_small else 4.5
    if known.kind in ("session", "work"):
        judgement.add("title", weight, f"the name of {known.key}, a {known.kind}")
    else:
        judgement.add("name", weight, f"the name of {known.key}")
        judgement.element = _NAMED.get(known.kind, "name")


def is_speech_like(text: str, language: Language) -> bool:
    """Whether words can be a speech of their own, or go on with one: a clause, or a sentence."""
    inside = Inside.of(text, language)
    return inside.is_clause or inside.is_sentence or text.rstrip("”’\"' ")[-1:] in "!?.…—。！？"
