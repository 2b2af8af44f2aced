"""Who is the subject of a verb of speech: the name, the pronoun or the description that stands before or behind it."""

from __future__ import annotations

from edition.encoding.quoting.phrases import NOBODY, Phrases, Subject
from edition.encoding.quoting.tokens import NAME, POINT, QUOTATION, WORD

_DASHES = ("—", "–", "--")

ANYBODY = Subject("", is_near=False)
"""Of “si dice”, “se dice”: people say it, and not whoever was the subject before."""


class Subjects(Phrases):
    """Finds subjects in one sentence."""

    def of(self, verb: int, last: int) -> Subject:
        """The subject of the verb whose tokens are from ``verb`` to ``last``."""
        found = self._inverted(verb, last) or self._between_commas(verb, last)
        if found is None and verb > 0 and self._is("impersonal", verb - 1):
            found = self._left(verb)
            return ANYBODY if found is NOBODY else found
        if found is not None and found.kind == "description" and not self.language.nouns and verb > 0:
            left = self._left(verb)
            return left if left.kind in ("name", "description") and left.is_near else found
        return found or self._left(verb)

    def before(self, at: int) -> Subject:
        """Whoever stands before ``zufolge``."""
        return self._phrase_before(at - 1)

    def behind(self, at: int) -> Subject:
        """Whoever stands behind ``according to``."""
        while at < len(self.tokens) and self.tokens[at].text == ":":
            at += 1
        found = self.phrase(at) or NOBODY
        after = found.last + 1
        if found.kind == "description" and after + 1 < len(self.tokens) and self.tokens[after].text == ",":
            return self._name(after + 1) if self.tokens[after + 1].kind == NAME else found
        return found

    def _inverted(self, verb: int, last: int) -> Subject | None:
        """``said X``: a mark, a quotation or nothing stands before the verb, or a word that is no subject, in German."""
        before = verb - 1
        while before >= 0 and self.is_filler(before):
            before -= 1
        at = last + 1
        while at < len(self.tokens) and self.is_filler(at) and not self._is("articles", at):
            at += 1
        if self._is_open(before):
            return self.apposed(self.phrase(at)) or self._behind_place(at) or self._behind_words(at)
        found = self.phrase(at) if self.language.nouns and not self._is_subject(before) else None
        return found if found is not None and found.kind in ("name", "pronoun") else None

    def _between_commas(self, verb: int, last: int) -> Subject | None:
        """``That, says her biographer Tom Wills, “is all.”``: verb and subject stand between two commas."""
        if self.language.nouns or not verb or self.tokens[verb - 1].text != ",":
            return None
        found = self.phrase(last + 1)
        after = found.last + 1 if found is not None else len(self.tokens)
        return found if after < len(self.tokens) and self.tokens[after].text == "," else None

    def apposed(self, found: Subject | None) -> Subject | None:
        """``a déclaré la maire, Claire Dubois, mardi``: the name behind a description, between commas or at the end."""
        if found is None or found.kind != "description":
            return found
        after = found.last + 1
        rest = [token.text for token in self.tokens[after : after + 3]]
        is_named = len(rest) > 1 and rest[0] == "," and self.tokens[after + 1].kind == NAME
        return self._name(after + 1) if is_named and (len(rest) < 3 or rest[2] in (",", ".")) else found

    def _behind_words(self, at: int) -> Subject | None:
        """``сказала мэр города Анна Петрова``: in a language without articles, the name behind what somebody is."""
        if self.language.articles or self.language.code in ("ar", "zh"):
            return None
        for n in range(at, min(at + 6, len(self.tokens))):
            token = self.tokens[n]
            if token.kind == NAME:
                return self._name(n)
            if token.kind != WORD or token.low in self.language.verbs or self._is("joins", n):
                return None
        return None

    def _behind_place(self, at: int) -> Subject | None:
        """``declaró a la salida de los juzgados Carmen Ortega``: the name behind what a preposition adds to the verb."""
        if at >= len(self.tokens) or not self._is("prepositions", at):
            return None
        for n in range(at + 1, min(at + 10, len(self.tokens))):
            token = self.tokens[n]
            if token.kind in (POINT, QUOTATION) or token.low in self.language.verbs:
                return None
            before = self.tokens[n - 1]
            if token.kind == NAME and before.kind == WORD and not self._is("prepositions", n - 1):
                return None if self._is("articles", n - 1) else self._name(n)
        return None

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
        if token.kind in (POINT, QUOTATION):
            return self._behind_mark(at, verb)
        if self._is("as_", at):
            return self._name(at - 1) if at and self.tokens[at - 1].kind == NAME else self.head(verb)
        if token.low == "to" or self._is("joins", at):
            head = self.head(verb)
            return NOBODY if token.low == "to" and head.kind == "description" else head
        return self._antecedent(at) if self._is("who", at) else self._phrase_before(at)

    def _behind_mark(self, at: int, verb: int) -> Subject:
        """The subject of a verb that stands behind a comma or a dash: what these enclose may belong to it."""
        token = self.tokens[at]
        if token.text == "," and self._is_apposition(at - 1):
            return self._name(at - 1)
        named = self._between_dashes(at) if token.text in _DASHES else None
        return named or self.head(verb)

    def _between_dashes(self, at: int) -> Subject | None:
        """``Pell—who is his own reporter here—said``: the name before the first dash."""
        for n in range(at - 1, max(0, at - 16), -1):
            if self.tokens[n].text in _DASHES:
                return self._name(n - 1) if n and self.tokens[n - 1].kind == NAME else None
        return None

    def _is_apposition(self, at: int) -> bool:
        """``his deputy, Ann Lee, said``: a name between commas, behind a description; not ``in Seattle, Washington, said``."""
        if at < 2 or self.tokens[at].kind != NAME or self.tokens[at - 1].text != ",":
            return False
        before = self.tokens[at - 2]
        named = before.kind == NAME and len(self.tokens[at].text.split()) < 2
        return not named and before.kind in (WORD, NAME) and self._phrase_before(at - 2).kind == "description"

    def _after_comma(self, at: int) -> bool:
        return at > 0 and self.tokens[at - 1].text == ","

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
            if at == start and self._is("subordinates", at) and (behind := self._behind_comma(at, verb)) < verb:
                at = behind
            elif (
                token.kind in (POINT, QUOTATION) or self.is_filler(at) or self._is("joins", at) or self._is("links", at)
            ):
                at += 1
            elif self._is("prepositions", at) or (at == start and self._is_participle(at)):
                at = self._behind_comma(at, verb)
            elif token.kind == WORD and token.low in self.language.pronouns:
                return Subject("pronoun", at, at, token.text, self.language.pronouns[token.low], token, is_near=False)
            else:
                return self._first_phrase(at, verb)
        return NOBODY

    def _is_participle(self, at: int) -> bool:
        """``Turning to Pell, Wren said``, ``Asked about it, Wren laughed``."""
        token = self.tokens[at]
        return (
            self.language.code == "en"
            and token.kind == WORD
            and (token.low.endswith("ing") or token.low in self.language.verbs)
        )

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
        end = at + (self._is("articles", at) and at + 1 < verb)
        caseless = self.tokens[at].text.lower() == self.tokens[at].text.upper()
        while end < verb and self.tokens[end].kind == WORD and (caseless or not self._stops(end)):
            end += 1
        if end < verb and self.tokens[end].kind == NAME:
            named = self._name(end)
            if named.kind == "name":
                gender, article = named.gender or self._gender(at, end), end == at + 1 and self._is("articles", at)
                return Subject("name", end, end, named.words, gender, named.token, is_near=False, has_article=article)
            end += 1
            while end < verb and self.tokens[end].kind == WORD and not self._stops(end):
                end += 1
        return Subject(
            "description",
            at,
            max(at, end - 1),
            " ".join(one.text for one in self.tokens[at : max(at + 1, min(end, at + 12))]),
            is_near=False,
        )
