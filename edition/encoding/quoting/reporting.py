"""Which clause of a sentence makes somebody say a quotation: before it, behind it, in its middle, or around it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from edition.encoding.quoting import answers, sources
from edition.encoding.quoting.governing import CLAUSE, DIRECT, LOOSE, OBJECT, Clauses
from edition.encoding.quoting.languages import Language
from edition.encoding.quoting.phrases import NOBODY, Subject
from edition.encoding.quoting.subjects import Subjects
from edition.encoding.quoting.tokens import NAME, POINT, QUOTATION, WORD, Token
from edition.encoding.quoting.verbs import Verb, find


@dataclass(frozen=True, slots=True)
class Report:
    """That a sentence makes somebody say a quotation: how firmly, by which words, and who; ``is_written`` of written words."""

    strength: float
    verb: str
    subject: Subject
    how: str
    is_written: bool = False

    @property
    def rule(self) -> str:
        """The name of the rule that saw it."""
        return _RULES.get(self.how, "as")


ACCORDING, FARTHER, READ = "in the sentence", "behind it, in the same sentence", "before it, as a source"
_RULES = {
    "behind it": "behind",
    FARTHER: "behind",
    "before it": "before",
    "before it, with the clause that it begins": "clause",
    "before it, with the quotation as its object": "object",
    "in the middle of the sentence": "middle",
    ACCORDING: "according",
    "before a colon": "colon",
    "inside it": "inside",
    "beside it": "beside",
    "as an answer": "answer",
    READ: "read",
}


def reports(sentence: Sequence[Token], language: Language) -> dict[int, Report]:
    """For the numbers of the quotations of a sentence, what governs each most firmly."""
    return _Sentence(sentence, language).reports()


class _Sentence(Clauses):
    def __init__(self, tokens: Sequence[Token], language: Language) -> None:
        super().__init__(tokens, language)
        self.subjects = Subjects(tokens, language)
        self.quoted = [n for n, token in enumerate(tokens) if token.kind == QUOTATION]
        self.found: dict[int, Report] = {}

    def reports(self) -> dict[int, Report]:
        if not self.quoted:
            return {}
        verbs = list(find(self.tokens, self.language, self.subjects))
        for n, verb in enumerate(verbs):
            self._around(verb)
            if verb.kind == "put":
                continue
            if verb.kind != "calls":
                self._backward(verb)
            end = verbs[n + 1].at if n + 1 < len(verbs) else len(self.tokens)
            self._forward(verb, end)
        self._according()
        for n in self.quoted:
            if written := sources.before(self.tokens, n, self.language, self.found[n].verb if n in self.found else ""):
                self._keep(n, Report(DIRECT, written[0], written[1], READ, is_written=True))
        for verb in verbs:
            self._enclosed(verb)
        self._colon()
        for n, noun, owner in answers.find(self.tokens, self.language):
            self._keep(n, Report(DIRECT, noun, owner, "as an answer"))
        return {self.tokens[n].number: report for n, report in self.found.items()}

    def _give(self, n: int, strength: float, verb: Verb, how: str) -> None:
        words = " ".join(token.text for token in self.tokens[verb.at : verb.last + 1])
        written = verb.kind == "writes" or self._is_source(verb.subject)
        self._keep(n, Report(strength, words, verb.subject, how, written))

    def _keep(self, n: int, report: Report) -> None:
        known = self.found.get(n)
        if known is None or report.strength >= known.strength:
            self.found[n] = report

    def _is_source(self, subject: Subject) -> bool:
        """Whether what speaks is written: the report says, the Times reports."""
        if subject.kind == "description":
            return any(self.language.has("sources", word) for word in subject.words.lower().split()[:4])
        return subject.kind == "name" and self.language.has("sources", subject.words.lower().split()[-1])

    def _points(self, start: int, end: int) -> bool:
        """Whether only marks stand between two tokens."""
        return all(token.kind == POINT for token in self.tokens[start:end])

    def _backward(self, verb: Verb) -> None:
        """``“…,” X said``, ``“…”, sagte X``: all that the sentence has quoted before is his."""
        first = min(verb.at, verb.subject.at if verb.subject.at >= 0 else verb.at)
        first = self._without_fillers(first)
        before = [n for n in self.quoted if n < first]
        if not before or not self._points(before[-1] + 1, first) or not self._is_left_open(before[-1]):
            return
        if verb.subject is NOBODY and self.language.nouns is False and self.language.code == "en":
            return
        self._give(before[-1], DIRECT, verb, "behind it")
        for n in before[:-1]:
            if self.is_one(n, before[-1]):
                self._give(n, CLAUSE, verb, FARTHER)

    def _enclosed(self, verb: Verb) -> None:
        """``was Müller „…“ nannte``: a clause that ends with its verb, its subject before the quotation."""
        at = verb.at - 1
        if not self.language.nouns or at < 2 or self.tokens[at].kind != QUOTATION:
            return
        subject = self.subjects.before(at)
        first = self.tokens[subject.at - 1] if subject.at > 0 else None
        if subject.kind in ("name", "pronoun") and first is not None and self._opens_clause(first.low):
            words = self.tokens[verb.at].text
            self._keep(at, Report(CLAUSE, words, subject, "beside it", verb.kind == "writes"))

    def _opens_clause(self, word: str) -> bool:
        return any(self.language.has(field, word) for field in ("who", "links", "as_"))

    def _without_fillers(self, first: int) -> int:
        while (
            first and self.tokens[first - 1].kind == WORD and self.language.has("fillers", self.tokens[first - 1].low)
        ):
            first -= 1
        return first

    def _is_left_open(self, n: int) -> bool:
        """A comma or a question mark leads from a quotation to whoever says it; behind a preposition it is no speech."""
        before = self.tokens[n - 1] if n else None
        if before is not None and before.kind == WORD and self.language.has("prepositions", before.low):
            return False
        after = self.tokens[n + 1] if n + 1 < len(self.tokens) else None
        return self.tokens[n].text[-1] in ",!?…—–-.。！？，؟،;:" or (
            after is not None and after.text in (",", "—", "–", "--", "，", "-", "،", "!", "?", ".")
        )

    def _forward(self, verb: Verb, end: int) -> None:
        """``X said, “…”``, ``X said that … “…”``: up to the next verb that may take a quotation."""
        inside = max(verb.last, verb.subject.last if verb.subject.at > verb.at else verb.last)
        link = self.link(inside + 1)
        for n in self.quoted:
            if n <= inside:
                continue
            strength, how = self.governed(verb, n, inside, link, end)
            if how:
                self._give(n, strength, verb, how)
            if strength == DIRECT and n >= end:
                return

    def _around(self, verb: Verb) -> None:
        """``…, X claimed, …`` and ``as X put it``: the whole sentence is his."""
        subject = verb.subject
        if subject is NOBODY:
            return
        first, last = min(subject.at, verb.at), max(subject.last, verb.last)
        opener = self.tokens[first - 1] if first else None
        words = " ".join(token.low for token in self.tokens[verb.at : verb.last + 1])
        if (
            opener is not None
            and self.language.has("as_", opener.low)
            and (self.language.has("put", words) or verb.kind)
        ):
            self._as_put(verb, first - 1, last)
            return
        after = self.tokens[last + 1] if last + 1 < len(self.tokens) else None
        if (
            verb.kind != "put"
            and opener is not None
            and opener.text in (",", "—", "–")
            and after is not None
            and after.text in (",", "—", "–")
        ):
            for n in self.quoted:
                self._give(n, CLAUSE, verb, "in the middle of the sentence")

    def _as_put(self, verb: Verb, first: int, last: int) -> None:
        for n in self.quoted:
            beside = self._points(n + 1, first) if n < first else self._points(last + 1, n)
            if n < first or beside or first == 0:
                self._give(
                    n,
                    DIRECT if beside else CLAUSE,
                    verb,
                    f"in “{self.tokens[first].text} … {self.tokens[verb.at].text}”",
                )

    def _according(self) -> None:
        """``according to X``, ``laut X``, ``selon X``: the whole sentence is his; so is ``für X`` at its beginning."""
        if self.tokens and self.language.has("for_", self.tokens[0].low):
            subject = self.subjects.behind(1)
            is_meant = subject.kind == "name" and self._is_view(subject.last + 1)
            self._quoted_from(subject if is_meant else NOBODY, self.tokens[0].text)
        for at, token in enumerate(self.tokens):
            if at and token.kind == WORD and self.language.has("follows", token.low):
                self._quoted_from(self.subjects.before(at), token.text)
            if token.kind != WORD or token.low not in self.language.openings:
                continue
            for size in (5, 4, 3, 2, 1):
                words = " ".join(one.low for one in self.tokens[at : at + size])
                if gender := self.language.by_them.get(words, ""):
                    self._quoted_from(Subject("pronoun", at, at + size - 1, words, gender, token), words)
                    break
                if self.language.has("according", words) or self._is_thus(at, size):
                    self._quoted_from(self.subjects.behind(at + size), words)
                    break

    def _is_view(self, at: int) -> bool:
        """Whether “for Wren” says whose view it is: a comma follows, without “who”, and a form of “to be”; in German at once."""
        after = [token.low for token in self.tokens[at : at + 6]]
        if self.language.nouns:
            return bool(after) and self.language.has("being", after[0])
        is_apart = len(after) > 1 and after[0] == "," and not self.language.has("who", after[1])
        behind = [token.low for token in self.tokens[at + 1 :] if token.kind == WORD]
        return is_apart and any(self.language.has("being", word) for word in behind)

    def _quoted_from(self, subject: Subject, words: str) -> None:
        """All that the sentence quotes is the subject's, but what somebody else says in it."""
        for n in self.quoted if subject is not NOBODY else ():
            if not subject.at <= n <= subject.last and not self._is_said(n):
                self._keep(n, Report(CLAUSE, words, subject, ACCORDING, self._is_source(subject)))

    def _is_thus(self, at: int, size: int) -> bool:
        """``“…”, so Müller``, ``man wolle, so Müller, “…”``: behind a quotation or between commas, before a name."""
        tokens = self.tokens
        if size > 1 or not self.language.has("thus", tokens[at].low) or at + 1 >= len(tokens):
            return False
        quoted = [n for n in self.quoted if n < at]
        is_behind = bool(quoted) and self._points(quoted[-1] + 1, at)
        is_between = at > 0 and at + 2 < len(tokens) and tokens[at - 1].text == tokens[at + 2].text == ","
        return (is_behind or is_between) and tokens[at + 1].kind == NAME

    def _is_said(self, n: int) -> bool:
        """Whether somebody with a name says a quotation already: according to the Guardian, Smith said."""
        known = self.found.get(n)
        return known is not None and known.strength >= CLAUSE and known.subject.kind in ("name", "pronoun")

    def _colon(self) -> None:
        """``X rose: “…”``: a colon before the quotation, and somebody in the clause before it."""
        for n in self.quoted:
            if n in self.found or not n or self.tokens[n - 1].text not in (":", "："):
                continue
            start = next((m + 1 for m in range(n - 2, -1, -1) if self.tokens[m].text in ("(", ";", "–", "—", "[")), 0)
            subject = self.subjects.head(n, start)
            subject = self.subjects.apposed(subject) or subject
            if subject.kind == "description":
                self._keep(n, Report(OBJECT, ":", subject, "before a colon", self._is_source(subject)))
            elif subject.kind in ("name", "pronoun"):
                self._keep(n, Report(LOOSE, ":", subject, "before a colon", self._is_source(subject)))
