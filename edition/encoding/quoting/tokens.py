"""The pieces of a sentence, and what a text tells of its words."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import NamedTuple

from edition.encoding.quoting.languages import Language

WORD, NAME, POINT, QUOTATION = "word", "name", "point", "quotation"
_NUMBER = re.compile(r"\d[\d.]*\s$")
_GERMAN_NOUN = re.compile(r"(?:ung|heit|keit|schaft|tion|ismus|chen|nis|tum|ität|enz|ungen|heiten|keiten|innen|lein)$")


class Mention(NamedTuple):
    """A name whose entry is known or proposed: offsets in the passage's words, the keys it may mean, and what it is."""

    start: int
    end: int
    keys: tuple[str, ...]
    kind: str = ""


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
    sentence, and German nouns, which follow an article.
    """

    small: set[str] = field(default_factory=set)
    inner: set[str] = field(default_factory=set)
    nouns: set[str] = field(default_factory=set)
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
            if (
                not word[0].islower()
                and language.nouns
                and (_inflected(before, language) or _NUMBER.search(text, max(0, found.start() - 6), found.start()))
            ):
                self.nouns.add(word)
            before = word

    def is_common(self, word: str) -> bool:
        """Whether the text has the word, or its singular or plural, without a capital."""
        low = word.lower()
        return low in self.small or f"{low}s" in self.small or (low.endswith("s") and low[:-1] in self.small)


def _inflected(before: str, language: Language) -> bool:
    """Whether a word stands before nouns: an article, or the ending of an adjective."""
    return language.has("articles", before.lower()) or before.endswith(("en", "em", "es"))


def is_noun(word: str, nouns: set[str]) -> bool:
    """Whether a word with a capital is a common noun of German: an article stands before it somewhere, or its ending says so."""
    return word in nouns or _GERMAN_NOUN.search(word) is not None


@dataclass(frozen=True)
class Speech:
    """A language, and what the text tells of its words."""

    language: Language
    vocabulary: Vocabulary
