"""Who is the subject of a verb of speech: the name, the pronoun or the description that stands before or behind it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from edition.encoding.quoting.languages import Language
from edition.encoding.quoting.sentences import NAME, POINT, QUOTATION, WORD, Token


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


class Subjects:
    """Finds subjects in one sentence."""

    def __init__(self, tokens: Sequence[Token], language: Language) -> None:
        self.tokens, self.language = tokens, language

    def of(self, verb: int, last: int) -> Subject:
        """The subject of the verb whose tokens are from ``verb`` to ``last``."""
        return self._inverted(verb, last) or self._left(verb)

    def behind(self, at: int) -> Subject:
        """Whoever stands behind ``according to``."""
        while at < len(self.tokens) and self.tokens[at].text == ":":
            at += 1
        return self._phrase(at) or NOBODY

    def _is(self, field: str, at: int) -> bool:
        token = self.tokens[at]
        return token.kind == WORD and self.language.has(field, token.low)

    def is_filler(self, at: int) -> bool:
        """Whether a token may stand between a subject and its verb."""
        token = self.tokens[at]
        if token.kind != WORD or token.low in self.language.pronouns:
            return False
        return self.language.has("fillers", token.low) or (self.language.code == "en" and token.low.endswith("ly"))

    def _inverted(self, verb: int, last: int) -> Subject | None:
        """``said X``: a mark, a quotation or nothing stands before the verb, or a word that is no subject, in German."""
        before = verb - 1
        while before >= 0 and self.is_filler(before):
            before -= 1
        at = last + 1
        while at < len(self.tokens) and self.is_filler(at) and not self._is("articles", at):
            at += 1
        if self._is_open(before):
            return self._phrase(at)
        found = self._phrase(at) if self.language.nouns and not self._is_subject(before) else None
        return found if found is not None and found.kind in ("name", "pronoun") else None

    def _is_subject(self, at: int) -> bool:
        """Whether a token can be a subject by itself: a name, a pronoun."""
        token = self.tokens[at]
        return token.kind == NAME or (token.low in self.language.pronouns) or self._is("who", at)

    def _is_open(self, before: int) -> bool:
        """Whether a subject may stand behind a verb: a quotation is before it, or nothing."""
        at = before
        while at >= 0 and self.tokens[at].kind == POINT:
            at -= 1
        if at < 0 or self.tokens[at].kind == QUOTATION:
            return True
        if before == 0 and self._is_subject(0):
            return False
        return at == before and self._may_invert(before)

    def _may_invert(self, before: int) -> bool:
        token = self.tokens[before]
        if self._is("as_", before):
            return True
        if self.language.code == "en":
            return False
        return (
            token.kind == WORD
            and token.low not in self.language.pronouns
            and not self._is("who", before)
            and (before == 0 or not token.text[0].isupper())
        )

    def _phrase(self, at: int) -> Subject | None:
        """The name, pronoun or description that begins at a token."""
        if at >= len(self.tokens):
            return None
        token = self.tokens[at]
        if token.kind == NAME:
            return self._description(at, at + 2) if self._goes_on_listing(at) else self._name(at)
        if token.kind != WORD:
            return None
        if self._is("links", at) or (self._is("prepositions", at) and self._is("articles", at)):
            return None
        if token.low in self.language.pronouns and not self._has_noun_behind(at):
            return Subject("pronoun", at, at, token.text, self.language.pronouns[token.low], token)
        if token.text.lower() == token.text.upper():
            return self._caseless(at)
        if not (
            self._is("articles", at)
            or self._is_title(at)
            or self._is_before_name(at)
            or (self.language.nouns and token.text[0].isupper())
        ):
            return None
        end = at + 1
        if self._is("articles", at) and end < len(self.tokens) and self.tokens[end].kind == WORD:
            end += 1
        while end < len(self.tokens) and end < at + 7 and self.tokens[end].kind == WORD and not self._stops(end):
            end += 1
        if end < len(self.tokens) and self.tokens[end].kind == NAME and not self._is("prepositions", end - 1):
            named = self._name(end)
            if named.kind == "name":
                gender, article = named.gender or self._gender(at, end), end == at + 1 and self._is("articles", at)
                return Subject("name", at, end, named.words, gender, named.token, has_article=article)
        return self._description(at, max(at, end - 1))

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

    def _gender(self, start: int, end: int) -> str:
        words = {word.strip(".").lower() for token in self.tokens[start:end] for word in token.text.split()}
        for gender, field in (("f", "women"), ("m", "men")):
            if any(self.language.has(field, word) for word in words):
                return gender
        return ""

    def _description(self, at: int, last: int) -> Subject:
        words = " ".join(token.text for token in self.tokens[at : min(last + 1, at + 12)])
        return Subject("description", at, last, words)

    def _left(self, verb: int) -> Subject:
        at = verb - 1
        while at >= 0 and self.is_filler(at):
            at -= 1
        if at < 0:
            return NOBODY
        token = self.tokens[at]
        if (
            token.kind == WORD
            and token.low in self.language.pronouns
            and not (self._is("who", at) and self._after_comma(at))
        ):
            return Subject("pronoun", at, at, token.text, self.language.pronouns[token.low], token)
        if self._is("as_", at):
            return self._name(at - 1) if at and self.tokens[at - 1].kind == NAME else self.head(verb)
        if token.text == "," and self._is_apposition(at - 1):
            return self._name(at - 1)
        if token.kind in (POINT, QUOTATION) or self._is("joins", at) or token.low in ("to", "zu"):
            return self.head(verb)
        if self._is("who", at):
            return self._antecedent(at)
        return self._phrase_before(at)

    def _is_apposition(self, at: int) -> bool:
        """``his deputy, Ann Lee, said``: a name between commas, behind a description; not ``in Seattle, Washington, said``."""
        if at < 2 or self.tokens[at].kind != NAME or self.tokens[at - 1].text != ",":
            return False
        before = self.tokens[at - 2]
        named = before.kind == NAME and len(self.tokens[at].text.split()) < 2
        return not named and before.kind in (WORD, NAME) and self._phrase_before(at - 2).kind == "description"

    def _after_comma(self, at: int) -> bool:
        return at > 0 and self.tokens[at - 1].text == ","

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

    def _antecedent(self, who: int) -> Subject:
        """What ``who`` takes up: the name before it, or a description."""
        at = who - 1
        while at >= 0 and (self.tokens[at].kind in (POINT, QUOTATION) or self._is("prepositions", at)):
            at -= 1
        if at < 0:
            return NOBODY
        while at > 0 and self._is("articles", at):
            at -= 1
        subject = self._phrase_before(at)
        return subject if subject.kind == "name" else Subject("description", subject.at, who, subject.words)

    def head(self, verb: int, start: int = 0) -> Subject:
        """The first subject from ``start`` to a token: what it begins with, without phrases with a preposition."""
        at = start
        while at < verb:
            token = self.tokens[at]
            if token.kind in (POINT, QUOTATION) or self.is_filler(at) or self._is("joins", at) or self._is("links", at):
                at += 1
            elif self._is("prepositions", at) or (self.language.code == "en" and token.low.endswith("ing") and at == 0):
                at = self._behind_comma(at, verb)
            elif token.kind == WORD and token.low in self.language.pronouns:
                return Subject("pronoun", at, at, token.text, self.language.pronouns[token.low], token, is_near=False)
            else:
                return self._first_phrase(at, verb)
        return NOBODY

    def _behind_comma(self, at: int, verb: int) -> int:
        for n in range(at + 1, verb):
            comma = self.tokens[n].text == "," or (self.tokens[n].kind == QUOTATION and self.tokens[n].text[-1] == ",")
            if comma and n + 1 < verb:
                return n + 1
        at += 1
        while at < verb and self._is("articles", at):
            at += 1
        return at + 1

    def _first_phrase(self, at: int, verb: int) -> Subject:
        end = at
        caseless = self.tokens[at].text.lower() == self.tokens[at].text.upper()
        while end < verb and self.tokens[end].kind == WORD and (caseless or not self._stops(end)):
            end += 1
        if end < verb and self.tokens[end].kind == NAME:
            named = self._name(end)
            if named.kind == "name":
                return Subject(
                    "name", end, end, named.words, named.gender or self._gender(at, end), named.token, is_near=False
                )
            end += 1
        return Subject(
            "description",
            at,
            max(at, end - 1),
            " ".join(one.text for one in self.tokens[at : max(at + 1, min(end, at + 12))]),
            is_near=False,
        )
