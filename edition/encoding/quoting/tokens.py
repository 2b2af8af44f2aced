"""The pieces of a sentence, and what a text tells of its words."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, field
from typing import NamedTuple

from edition.encoding.quoting.languages import Language

WORD, NAME, POINT, QUOTATION = "word", "name", "point", "quotation"
_NUMBER = re.compile(r"\d[\d.]*\s$")
_GERMAN_NOUN = re.compile(
    r"(?:ung|heit|keit|schaft|tion|ismus|chen|nis|tum|ität|\w{3}enz|ungen|heiten|keiten|innen|lein)$"
)


class Mention(NamedTuple):
    """A name whose entry is known or proposed: offsets in the passage's words, the keys it may mean, and what it is.

    ``is_marked`` says that the text has it in its markup.
    """

    start: int
    end: int
    keys: tuple[str, ...]
    kind: str = ""
    is_marked: bool = False


class Token(NamedTuple):
    """A piece of a sentence. ``number`` is that of the span, of a quotation; ``mention`` the name's, where one is known."""

    kind: str
    text: str
    start: int
    end: int
    number: int = -1
    mention: Mention | None = None

    @property
    def low(self) -> str:
        """The words in lower case."""
        return self.text.lower()


@dataclass
class Vocabulary:
    """What a whole text tells of its words: those that it writes small, those with a capital inside a
    sentence, and of German nouns how much speaks for it: articles and adjectives before them; verbs of speech speak against it.
    """

    small: set[str] = field(default_factory=set)
    inner: set[str] = field(default_factory=set)
    nouns: Counter[str] = field(default_factory=Counter)
    names: frozenset[str] = frozenset()

    def learn(self, text: str, language: Language) -> None:
        """The words of one more passage."""
        before, end = "", 0
        for found in re.finditer(r"[^\W\d_]+", text):
            word = found[0]
            if word[0].islower():
                self.small.add(word)
            elif before and text[end : found.start()] in (" ", ", "):
                self.inner.add(word)
            end = found.end()
            if language.nouns and not word[0].islower():
                numbered = _NUMBER.search(text, max(0, found.start() - 6), found.start()) is not None
                self.nouns[word] += 2 if numbered else _for_noun(before, language)
            before = word

    def is_common(self, word: str) -> bool:
        """Whether the text has the word, or its singular or plural, without a capital."""
        low = word.lower()
        return low in self.small or f"{low}s" in self.small or (low.endswith("s") and low[:-1] in self.small)


def _for_noun(before: str, language: Language) -> int:
    """How much a word before one with a capital says that this is a common noun of German, and no name."""
    low = before.lower()
    if language.has("articles", low):
        return 2
    if low in language.verbs:
        return -3
    other = language.has("prepositions", low) or language.has("fillers", low) or low in language.pronouns
    return 1 if before.endswith(("en", "em", "es")) and not other else 0


def is_noun(word: str, vocabulary: Vocabulary) -> bool:
    """Whether a word with a capital is a common noun of German, by what stands before it in the text, or by its ending."""
    return vocabulary.nouns[word] > 0 or _GERMAN_NOUN.search(word) is not None


@dataclass(frozen=True)
class Speech:
    """A language, and what the text tells of its words."""

    language: Language
    vocabulary: Vocabulary
