"""What stands between marks: speech, words of a written source, a title, a name, or words from which the text keeps its distance.

Each observation speaks for a class with a weight; the heaviest class wins, and the evidence says what was seen.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from edition.encoding.quoting.languages import Language
from edition.encoding.quoting.pairs import SCRIPTURE, TITLES
from edition.encoding.quoting.reporting import CLAUSE, OBJECT, Report
from edition.encoding.quoting.spans import Span
from edition.encoding.quoting.tokens import NAME, POINT, QUOTATION, WORD, Speech, Token, is_noun
from edition.encoding.tagging.proposals import Known

CLASSES = ("speech", "quotation", "title", "name", "scare")
LEAST = 1.4
"""A class with less weight is none."""

_WORD = re.compile(r"[^\W_]+(?:[’'-][^\W_]+)*")
_STOPS = ".!?…"
_NAMED = {"person": "persName", "organization": "orgName", "place": "placeName", "event": "eventName"}


@dataclass
class Judgement:
    """The weights of the classes, and what each was given for."""

    weights: dict[str, float] = field(default_factory=dict)
    reasons: dict[str, list[str]] = field(default_factory=dict)
    element: str = "name"

    def add(self, kind: str, weight: float, reason: str) -> None:
        """One observation."""
        self.weights[kind] = self.weights.get(kind, 0) + weight
        self.reasons.setdefault(kind, []).append(reason)

    @property
    def best(self) -> str:
        """The class with the most weight; empty where none has enough."""
        best = max(CLASSES, key=lambda kind: self.weights.get(kind, 0))
        return best if self.weights.get(best, 0) >= LEAST else ""

    @property
    def lead(self) -> float:
        """By how much the best class is ahead of the next."""
        first, second, *_ = sorted((self.weights.get(kind, 0) for kind in CLASSES), reverse=True)
        return first - second

    @property
    def evidence(self) -> str:
        """What was seen for the best class."""
        return "; ".join(self.reasons.get(self.best, ()))


@dataclass(frozen=True, slots=True)
class Inside:
    """What the words between the marks look like."""

    words: tuple[str, ...]
    is_clause: bool
    is_sentence: bool
    is_small: bool
    has_capitals: bool
    begins_as_title: bool

    @classmethod
    def of(cls, text: str, language: Language) -> Inside:
        """Read from the text between the marks."""
        words = tuple(_WORD.findall(text))
        low = [word.lower().replace("’", "'") for word in words]
        parts = [part for word in low for part in word.split("'")] if language.elides else low
        clause = any(language.has("finite", word) for word in parts) and len(parts) > 1
        ended = text.rstrip("”’\"' ")[-1:] in _STOPS
        heavy = [word for word in words if len(word) > 3 or word[0].isupper()]
        capitals = sum(1 for word in heavy if word[0].isupper())
        titled = (
            not language.nouns
            and bool(heavy)
            and capitals / len(heavy) >= 0.6
            and (len(words) < 2 or capitals > 1 or len(heavy) == 1 == len(words) - 1)
        )
        first = next((one for one in text if one.isalpha()), "")
        sentence = ended and first.isupper() and (clause or (len(words) > 3 and not titled))
        ended = ended or (len(words) > 2 and text.endswith(","))
        short = language.nouns and first.isupper() and not clause and not ended and len(words) < 8
        return cls(words, clause, sentence, first.islower(), titled, short)


@dataclass(frozen=True, slots=True)
class Around:
    """The tokens of the sentence before and behind a quotation, nearest first."""

    before: tuple[Token, ...]
    after: tuple[Token, ...]

    @classmethod
    def of(cls, sentence: Sequence[Token], at: int) -> Around:
        """Around the token ``at`` of a sentence."""
        return cls(tuple(reversed(sentence[max(0, at - 4) : at])), tuple(sentence[at + 1 : at + 4]))


def judge(
    text: str, span: Span, around: Around, report: Report | None, known: Known | None, speech: Speech
) -> Judgement:
    """Weigh what is seen inside and around the words between two marks."""
    judgement = Judgement()
    language, nouns = speech.language, speech.vocabulary.nouns
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
        _german(judgement, inside, language, nouns)
    _company(judgement, inside, around, language, text)
    if known is not None:
        _known(judgement, known, inside)
    return judgement


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


def _german(judgement: Judgement, inside: Inside, language: Language, nouns: set[str]) -> None:
    """Where all nouns have capitals, those of titles tell little: a noun that the text has elsewhere is rather at a distance."""
    if len(inside.words) == 1 and is_noun(inside.words[0], nouns):
        judgement.add("scare", 1.8, "one noun")
    else:
        judgement.add("title", 1.6, "a few words that begin with a capital")
    if len(inside.words) > 1 and language.has("articles", inside.words[0].lower()):
        judgement.add("title", 1.5, "an article begins it")


def _company(judgement: Judgement, inside: Inside, around: Around, language: Language, text: str) -> None:
    """What the words before and behind say."""
    before = [token.low for token in around.before if token.kind != POINT]
    after = [token.low for token in around.after if token.kind == WORD]
    beside = around.after[0] if around.after else None
    next_ = after[0] if after and beside is not None and beside.kind == WORD else ""
    nearest = before[0] if before and around.before[0].kind == WORD else ""
    large = not inside.is_small
    if doubt := next((word for word in before[:2] if language.has("doubt", word)), ""):
        judgement.add("scare", 6 if doubt == nearest else 4, f"“{doubt}” before it")
    if work := next((word for word in before[:2] if large and language.has("works", word)), ""):
        judgement.add("title", 5 if work == nearest else 3, f"“{work}” before it")
    if large and language.has("works", next_):
        judgement.add("title", 2.5, f"“{next_}” behind it")
    if term := next((word for word in before[:2] if language.has("terms", word)), ""):
        judgement.add("quotation" if inside.is_clause else "scare", 4, f"“{term}” before it")
    if any(language.has("works", word.lower()) for word in inside.words) and (
        inside.has_capitals or inside.begins_as_title
    ):
        judgement.add("title", 1, "a noun of works in it")
    if (
        around.before
        and around.before[0].kind == NAME
        and _owns(around.before[0].text, language)
        and large
        and not inside.is_sentence
    ):
        judgement.add("title", 3, f"“{around.before[0].text}” before it")
    behind = " ".join(after[:2])
    if any(language.has("meetings", word) for word in (next_, behind) if word and next_):
        judgement.add("name", 5, f"“{next_}” behind it")
        judgement.element = "eventName"
    elif language.has("bodies", next_):
        judgement.add("name", 4, f"“{next_}” behind it")
        judgement.element = "orgName"
    if large and (body := next((word for word in before[:2] if language.has("bodies", word)), "")):
        judgement.add("name", 3, f"“{body}” before it")
        judgement.element = "orgName"
    _position(judgement, inside, around, language, text)


def _owns(name: str, language: Language) -> bool:
    """Whether a name says whose something is: Schnitzlers, Whitman’s."""
    return name.endswith(("’s", "'s", "’", "'")) or (language.nouns and name.endswith("s"))


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
    return inside.is_clause or inside.is_sentence or text.rstrip("”’\"' ")[-1:] in "!?.…—"


def is_firm(report: Report | None) -> bool:
    """Whether a sentence makes somebody say it beyond doubt."""
    return report is not None and report.strength >= CLAUSE
