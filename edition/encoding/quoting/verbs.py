"""The verbs of speech and writing of a sentence, with their subjects: nouns that look like them, and passives, are none."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from edition.encoding.quoting.languages import Language
from edition.encoding.quoting.phrases import NOBODY, Subject
from edition.encoding.quoting.subjects import Subjects
from edition.encoding.quoting.tokens import NAME, WORD, Token

_BE = frozenset("is are was were be been being".split())


@dataclass(frozen=True, slots=True)
class Verb:
    """Tokens ``at`` to ``last`` of a sentence; ``kind`` is the list of the language that has it."""

    at: int
    last: int
    kind: str
    subject: Subject


def find(tokens: Sequence[Token], language: Language, subjects: Subjects) -> Iterator[Verb]:
    """The verbs of a sentence, in their order."""
    return _Verbs(tokens, language, subjects).all()


class _Verbs:
    def __init__(self, tokens: Sequence[Token], language: Language, subjects: Subjects) -> None:
        self.tokens, self.language, self.subjects = tokens, language, subjects

    def all(self) -> Iterator[Verb]:
        """The verbs of speech and writing of the sentence, with their subjects."""
        at, before = 0, NOBODY
        while at < len(self.tokens):
            last, kind = self._kind(at)
            if kind and not self._is_noun(at) and not self._is_passive(at):
                subject = self.subjects.of(at, last)
                if self._goes_on(at) and before is not NOBODY:
                    subject = replace(before, at=-1, last=-1, is_near=False)
                if kind != "inscribed" or subject.kind == "description":
                    yield Verb(at, last, "writes" if kind == "inscribed" else kind, subject)
                    before = subject
                at = last
            at += 1

    def _goes_on(self, at: int) -> bool:
        """``…, claiming that``, ``and added``: the subject is that of the verb of speech before."""
        before = self.tokens[at - 1] if at else None
        if before is None:
            return False
        joined = before.kind == WORD and self.language.has("joins", before.low)
        return joined or (before.text == "," and self._gerund(at))

    def _kind(self, at: int) -> tuple[int, str]:
        """The kind of verb that begins at a token, and its last token."""
        token = self.tokens[at]
        if token.kind != WORD:
            return at, ""
        for size in (3, 2):
            words = " ".join(one.low for one in self.tokens[at : at + size])
            if kind := self.language.verbs.get(words, "") or self._put(words):
                return at + size - 1, kind
        return at, self.language.verbs.get(token.low, "") if at == 0 or not token.text[0].isupper() else ""

    def _put(self, words: str) -> str:
        return "put" if self.language.has("put", words) else ""

    def _is_noun(self, at: int) -> bool:
        """``the report``, ``in answer``: an article or a preposition stands before it."""
        before = self.tokens[at - 1] if at else None
        if before is not None and before.kind == NAME and self.language.has("bases", self.tokens[at].low):
            return True
        if before is None or before.kind != WORD or self.language.code in ("ar", "zh"):
            return False
        low = before.low
        if at > 1 and self.language.has("as_", self.tokens[at - 2].low):
            return False
        if self.language.has("who", low) or low in self.language.pronouns:
            return False
        if self._gerund(at) and not self.language.has("articles", low):
            after = self.tokens[at + 1] if at + 1 < len(self.tokens) else None
            return after is not None and after.kind == WORD and self.language.has("prepositions", after.low)
        if low == "to" or low.endswith("ing"):
            return False
        return self.language.has("articles", low) or self.language.has("prepositions", low)

    def _gerund(self, at: int) -> bool:
        return self.language.code == "en" and self.tokens[at].low.endswith("ing")

    def _is_passive(self, at: int) -> bool:
        if self.language.code != "en" or self._gerund(at):
            return False
        before = at - 1
        while before >= 0 and self.tokens[before].low not in _BE and self.subjects.is_filler(before):
            before -= 1
        return before >= 0 and self.tokens[before].low in _BE
