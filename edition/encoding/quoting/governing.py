"""How firmly a verb of speech governs a quotation behind it: beside it, by a clause that is said, as its object."""

from __future__ import annotations

from collections.abc import Sequence

from edition.encoding.quoting.languages import Language
from edition.encoding.quoting.phrases import NOBODY
from edition.encoding.quoting.tokens import NAME, POINT, QUOTATION, WORD, Token
from edition.encoding.quoting.verbs import Verb

DIRECT, CLAUSE, LOOSE, OBJECT = 5.0, 4.0, 3.0, 2.0
"""How firmly a verb governs: beside the quotation, by a clause with that, by a clause without, with it as an object."""


class Clauses:
    """Reads in one sentence what a verb has behind it."""

    def __init__(self, tokens: Sequence[Token], language: Language) -> None:
        self.tokens, self.language = tokens, language

    def governed(self, verb: Verb, n: int, inside: int, link: int | None, end: int) -> tuple[float, str]:
        """How firmly a verb governs a quotation behind it; ``link`` is where its clause begins, ``end`` the next verb."""
        between = self.tokens[inside + 1 : n]
        words = [token for token in between if token.kind != POINT]
        if verb.kind == "calls":
            near = (
                n <= end
                and len(between) <= 8
                and verb.subject.kind in ("name", "pronoun")
                and (words or verb.subject.is_near)
            )
            return (LOOSE, "before it") if near else (0.0, "")
        if not between and self.language.has("acts", self.tokens[verb.last].low):
            return 0.0, ""
        if not words or self._leads(between, n, end):
            return DIRECT, "before it"
        if link is not None and link < n and self.is_one(link, n) and not self._is_unsaid(verb):
            has_other = any(token.kind == NAME for token in self.tokens[link + 1 : n])
            return LOOSE if has_other else CLAUSE, "before it, with the clause that it begins"
        if n >= end:
            return 0.0, ""
        short = 3 if self.language.has("articles", words[0].low) else 1
        loose = verb.kind != "utters" and len(words) > short and self._is_clause(words) and self.is_one(inside, n)
        if loose:
            return LOOSE, "before it"
        is_named = verb.subject.kind in ("name", "pronoun")
        if verb.kind == "says" and is_named and len(words) == 1 and self.language.has("prepositions", words[0].low):
            return LOOSE, "before it"
        far = len(words) > 4 or (self.language.has("prepositions", words[0].low) and verb.kind != "says")
        return (0.0, "") if far else (OBJECT, "before it, with the quotation as its object")

    def _leads(self, between: Sequence[Token], n: int, end: int) -> bool:
        """Whether what stands between verb and quotation ends with a colon, or is short and ends with a comma."""
        last = between[-1].text
        if n > end:
            return False
        if any(token.kind == QUOTATION for token in between):
            return last == ":" and len(between) <= 6
        return (
            last in (":", "：") or (last in (",", "，") and len(between) <= 14) or (last == ";" and len(between) <= 6)
        )

    def link(self, start: int) -> int | None:
        """Where the clause that is said begins: the first ``that`` behind a verb."""
        for n in range(start, min(start + 9, len(self.tokens))):
            token = self.tokens[n]
            if token.kind == WORD and self.language.has("links", token.low):
                return n
            if token.kind == QUOTATION or token.text in (";", ":") or (token.text == "," and not self._may_pass(start)):
                return None
        return None

    def _may_pass(self, start: int) -> bool:
        """A comma before ``daß``, and the two around ``, among other things,`` stand before the clause that is said."""
        return self.language.nouns or self.tokens[start].text == ","

    def _is_unsaid(self, verb: Verb) -> bool:
        """Nobody is the subject of a verb in a language whose verbs must have one: “called to discuss whether”."""
        return verb.subject is NOBODY and self.language.code == "en"

    def is_one(self, link: int, n: int) -> bool:
        """Whether the clause that is said still goes on: no colon and no semicolon stands between."""
        return not any(token.kind == POINT and token.text in ";:" for token in self.tokens[link:n])

    def _is_clause(self, words: Sequence[Token]) -> bool:
        first = words[0]
        if not any(self.language.has("finite", token.low) for token in words[1:]) and self.language.code == "en":
            return False
        begins = first.low in self.language.pronouns or self.language.has("finite", first.low)
        return first.kind == NAME or begins or self.language.has("articles", first.low)
