"""The phrases of a sentence that may be subjects: a name, a pronoun, a description."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from edition.encoding.quoting.languages import Language
from edition.encoding.quoting.tokens import NAME, POINT, QUOTATION, WORD, Token


@dataclass(frozen=True, slots=True)
class Subject:
    """Tokens ``at`` to ``last`` of a sentence. ``kind`` is ``name``, ``pronoun``, ``description``, or empty for nobody.

    ``words`` are as the text has them; ``gender`` is ``m``, ``f``, ``p`` or ``i`` (who tells) of a pronoun or of a title before
    a name; ``is_near`` says that it stands beside its verb, ``has_article`` that an article
    stands before a name.
    """

    kind: str
    at: int = -1
    last: int = -1
    words: str = ""
    gender: str = ""
    token: Token | None = None
    is_near: bool = True
    has_article: bool = False


NOBODY = Subject("")


def person(description: Subject, verb: str, language: Language) -> str | None:
    """Whether a description is of one person, by its noun or by ``verb``, which follows it: ``m``, ``f``, or empty where
    nothing tells the sex.
    """
    low = description.words.lower().split()[:5]
    if any(language.has("joins", word) for word in low):
        return None
    low = low[: next((n for n, word in enumerate(low) if n and language.has("prepositions", word)), len(low))]
    for gender, field in (("m", "male"), ("f", "female")):
        if any(language.has(field, word) for word in low):
            return gender
    if any(language.has("people", word) for word in low):
        return ""
    things = ("sources", "bodies", "meetings", "works", "answers")
    last = low[-1] if low else ""
    plural = not language.nouns and last.endswith("s")
    acts = language.verbs.get(verb, "") in ("says", "utters") and not plural and not language.has("articles", last)
    return "" if acts and not any(language.has(field, word) for field in things for word in low) else None


class Phrases:
    """Reads phrases in one sentence, from their beginning or from their end."""

    def __init__(self, tokens: Sequence[Token], language: Language) -> None:
        self.tokens, self.language = tokens, language

    def _is(self, field: str, at: int) -> bool:
        token = self.tokens[at]
        return token.kind == WORD and self.language.has(field, token.low)

    def is_filler(self, at: int) -> bool:
        """Whether a token may stand between a subject and its verb."""
        token = self.tokens[at]
        if token.kind != WORD or token.low in self.language.pronouns:
            return False
        return self.language.has("fillers", token.low) or (self.language.code == "en" and token.low.endswith("ly"))

    def phrase(self, at: int) -> Subject | None:
        """The name, pronoun or description that begins at a token."""
        token = self.tokens[at] if at < len(self.tokens) else None
        if token is None or token.kind not in (NAME, WORD):
            return None
        if token.kind == NAME:
            return self._description(at, at + 2) if self._goes_on_listing(at) else self._name(at)
        if self._is("links", at) or (self._is("prepositions", at) and self._is("articles", at)):
            return None
        if token.low in self.language.pronouns and not self._has_noun_behind(at):
            return Subject("pronoun", at, at, token.text, self.language.pronouns[token.low], token)
        if token.low == token.text.upper():
            return self._caseless(at)
        return self._described(at) if self._describes(at) else None

    def _describes(self, at: int) -> bool:
        """Whether a description may begin with a word: the, Mrs, old before a name, a German noun."""
        noun = self.language.nouns and self.tokens[at].text[0].isupper()
        return noun or self._is("articles", at) or self._is_title(at) or self._is_before_name(at)

    def _described(self, at: int) -> Subject:
        """A description, or the name in which it ends: the old schoolmistress Adela Wren."""
        end, article = at + 1, self._is("articles", at)
        if article and end < len(self.tokens) and self.tokens[end].kind == WORD:
            end += 1
        while end < len(self.tokens) and end < at + 7 and self.tokens[end].kind == WORD and not self._stops(end):
            end += 1
        named = self._name(end) if end < len(self.tokens) and self.tokens[end].kind == NAME else NOBODY
        if named.kind != "name" or self._is("prepositions", end - 1):
            return self._description(at, max(at, end - 1))
        gender = named.gender or self._gender(at, end)
        return Subject("name", at, end, named.words, gender, named.token, has_article=article and end == at + 1)

    def _is_before_name(self, at: int) -> bool:
        """An adjective before a name: said old Jonah."""
        named = at + 1 < len(self.tokens) and self.tokens[at + 1].kind == NAME
        return named and not self._stops(at) and not self.is_filler(at)

    def _goes_on_listing(self, at: int) -> bool:
        """Whether another name follows: said Smith and Jones."""
        return at + 2 < len(self.tokens) and self._is("joins", at + 1) and self.tokens[at + 2].kind == NAME

    def _caseless(self, at: int) -> Subject | None:
        """In a script without capitals, the words up to a mark: whether they are a name, the scholar must see."""
        end = at
        while end < len(self.tokens) and end < at + 4 and self.tokens[end].kind == WORD and not self._stops(end):
            end += 1
        if end == at or end == len(self.tokens) or self.tokens[end].kind == WORD:
            return None
        words = " ".join(token.text for token in self.tokens[at:end])
        token = self.tokens[at]._replace(kind=NAME, text=words, end=self.tokens[end - 1].end)
        return Subject("name", at, end - 1, words, "", token, has_article=True)

    def _has_noun_behind(self, at: int) -> bool:
        """Italian ``lui``, French ``nous`` before a verb are objects; German ``sie`` never: no language needs more yet."""
        return False if at + 1 >= len(self.tokens) else self.tokens[at + 1].kind == NAME and self.language.elides

    def _is_title(self, at: int) -> bool:
        return self._is("men", at) or self._is("women", at)

    def _stops(self, at: int) -> bool:
        fields = ("prepositions", "who", "links", "joins")
        return any(self._is(field, at) for field in fields) or self.tokens[at].low in self.language.verbs

    def _name(self, at: int) -> Subject:
        token = self.tokens[at]
        if token.text.endswith(("’s", "'s")):
            return self._description(at, at)
        return Subject("name", at, at, token.text, self._gender(at, at + 1), token)

    def gender(self, at: int) -> str:
        """The sex that a title in a name tells."""
        return self._gender(at, at + 1)

    def _gender(self, start: int, end: int) -> str:
        words = {word.strip(".").lower() for token in self.tokens[start:end] for word in token.text.split()}
        for gender, field in (("f", "women"), ("m", "men")):
            if any(self.language.has(field, word) for word in words):
                return gender
        return ""

    def _description(self, at: int, last: int) -> Subject:
        words = " ".join(token.text for token in self.tokens[at : min(last + 1, at + 12)])
        return Subject("description", at, last, words)

    def _phrase_before(self, at: int) -> Subject:
        """The phrase that ends at a token: its head, not what a preposition adds to it."""
        start, found = self._walked(at)
        if found < 0 or self._is_listed(start):
            return self._description(start, at) if start <= at else NOBODY
        gender = self._gender(start, found + 1)
        article = found == start + 1 and self._is("articles", start)
        name = self.tokens[found]
        return Subject("name", start, at, name.text, gender, name, has_article=article)

    def _walked(self, at: int) -> tuple[int, int]:
        """Where the phrase begins that ends at a token, and which token names its head; -1 where none does."""
        start, found, described = at, -1, False
        while start >= 0 and not self._begins_before(start, at):
            token = self.tokens[start]
            if self._is("prepositions", start):
                if start == 0 or self.tokens[start - 1].kind in (POINT, QUOTATION) or self._stops(start - 1):
                    break
                found, described = -1, False
            elif found < 0 and not described and token.kind == NAME and not token.text.endswith(("’s", "'s")):
                found = start
            elif found < 0:
                described = True
            start -= 1
            if self._is("articles", start + 1) and start + 1 < at and not self._of_before(start + 1):
                break
        return start + 1, found

    def _begins_before(self, start: int, at: int) -> bool:
        """Whether a token is none of the phrase that ends at ``at``."""
        token = self.tokens[start]
        if token.kind in (POINT, QUOTATION) or (
            token.low in self.language.verbs and token.kind == WORD and start != at
        ):
            return True
        return any(self._is(field, start) for field in ("joins", "links", "who"))

    def _is_listed(self, start: int) -> bool:
        """Whether a phrase is the last one of several: Smith and Jones said."""
        if start < 2 or not self._is("joins", start - 1):
            return False
        before = self.tokens[start - 2]
        return before.kind == NAME or (before.text == "," and start > 2 and self.tokens[start - 3].kind == NAME)

    def _of_before(self, at: int) -> bool:
        return at > 0 and self._is("prepositions", at - 1)
