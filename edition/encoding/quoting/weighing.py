"""What is weighed of a quotation: the classes with their weights, what its words look like, and what stands around."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from edition.encoding.quoting.languages import Language
from edition.encoding.quoting.tokens import Token

CLASSES = ("speech", "quotation", "title", "name", "scare")
LEAST = 1.4
"""A class with less weight is none."""

_WORD = re.compile(r"[^\W_]+(?:[’'-][^\W_]+)*")
_STOPS = ".!?…"


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
    is_cried: bool

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
        return cls(words, clause, sentence, first.islower(), titled, short, text[-1:] in ("!", "?"))


@dataclass(frozen=True, slots=True)
class Around:
    """The tokens of the sentence before and behind a quotation, nearest first."""

    before: tuple[Token, ...]
    after: tuple[Token, ...]

    @classmethod
    def of(cls, sentence: Sequence[Token], at: int) -> Around:
        """Around the token ``at`` of a sentence."""
        return cls(tuple(reversed(sentence[max(0, at - 4) : at])), tuple(sentence[at + 1 : at + 4]))
