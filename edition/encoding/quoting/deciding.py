"""Decides each quotation of a text as one reads on: its class, who speaks, and how certain that is."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import NamedTuple

from edition.encoding.quoting.beside import with_chains, with_lists
from edition.encoding.quoting.classes import governing, judge
from edition.encoding.quoting.decisions import Decision, by_lead, by_report
from edition.encoding.quoting.inside import reported_inside
from edition.encoding.quoting.languages import Language
from edition.encoding.quoting.phrases import NOBODY, Subject, person
from edition.encoding.quoting.reporting import Report, reports
from edition.encoding.quoting.scenes import Place, Scene
from edition.encoding.quoting.sentences import sentences
from edition.encoding.quoting.spans import Span
from edition.encoding.quoting.speakers import Discourse
from edition.encoding.quoting.subjects import Subjects
from edition.encoding.quoting.tokens import NAME, QUOTATION, Mention, Speech, Token, Vocabulary
from edition.encoding.quoting.unspaced import reported_unspaced
from edition.encoding.quoting.voices import NAMING, SILENT, UNKNOWN, Names, Voice
from edition.encoding.quoting.weighing import Around, Inside, Judgement
from edition.encoding.tagging.flows import Flow, Mark
from edition.encoding.tagging.proposals import Certainty, Known, Proposal

_APART = frozenset("head label fw byline docTitle titlePart bibl note".split())
"""Elements whose subjects are none of the text around: no pronoun in it means them."""


class Opened(NamedTuple):
    """Whom a passage lets speak in the next one, why, and as which class."""

    voice: Voice
    evidence: str
    kind: str
    certainty: Certainty = "medium"


class Decider:
    """Goes through the passages of a text in their order."""

    def __init__(self, names: Names, vocabularies: dict[str, Vocabulary]) -> None:
        self.names, self.vocabularies = names, vocabularies
        self.discourse = Discourse(names)
        self.opened: Opened | None = None
        self._silent = 0

    def passage(
        self, flow: Flow, spans: Sequence[Span], language: Language, names: Sequence[Proposal]
    ) -> list[Decision]:
        """The quotations of a passage, in the order in which they begin."""
        speech = Speech(language, self.vocabularies[language.code])
        self.discourse.here.clear()
        found = _Passage(self, flow, spans, speech, self.names.mentions(flow, names)).read()
        self._remember(found)
        return sorted(found, key=lambda one: (one.start, -one.end))

    def _remember(self, found: Sequence[Decision]) -> None:
        """Who has the word, for the turn after the next; two passages without speech end a dialogue."""
        spoken = [one for one in found if one.kind == "speech"]
        self._silent = 0 if spoken else self._silent + 1
        if self._silent > 1:
            self.discourse.turns.clear()
        if spoken:
            self.discourse.turns = [*self.discourse.turns, spoken[0].voice][-4:]


class _Passage:
    def __init__(
        self, decider: Decider, flow: Flow, spans: Sequence[Span], speech: Speech, mentions: list[Mention]
    ) -> None:
        self.decider, self.flow, self.spans, self.speech, self.mentions = decider, flow, spans, speech, mentions
        self.names, self.language = decider.names, speech.language
        apart = flow.element in _APART
        self.discourse = decider.discourse.inside(UNKNOWN) if apart else decider.discourse
        self.listed = [(one.start, one.end) for one in flow.marks if one.name == "bibl"]
        self.scene = Scene(self.discourse, self.language)
        self.found: list[Decision] = []
        self.marks: dict[int, list[Mark]] = {}
        for one in flow.marks:
            if one.name in NAMING or one.name == "title":
                self.marks.setdefault(one.start, []).append(one)

    def read(self) -> list[Decision]:
        """The passage itself, then the quotations that have others in them."""
        top = [(n, one) for n, one in enumerate(self.spans) if one.depth == 0]
        last = self._region((0, len(self.flow.text)), top, is_top=True)
        self.decider.opened = self._left_open(last)
        for n, outer in enumerate(self.spans):
            inner = list(self._directly_in(n, outer))
            if inner:
                said = next((one for one in self.found if one.start == outer.start and one.end == outer.end), None)
                self.discourse = self.decider.discourse.inside(said.voice if said is not None else UNKNOWN)
                self.scene = Scene(self.discourse, self.language)
                self._region((outer.start, outer.end), inner, is_top=False)
        return self.found

    def _directly_in(self, n: int, outer: Span) -> Iterator[tuple[int, Span]]:
        for m in range(n + 1, len(self.spans)):
            one = self.spans[m]
            if one.start >= outer.end:
                return
            if one.depth == outer.depth + 1:
                yield m, one

    def _region(self, region: tuple[int, int], spans: Sequence[tuple[int, Span]], *, is_top: bool) -> Sequence[Token]:
        """Decide what is quoted directly in a region; its last sentence."""
        inside = [one for one in self.mentions if region[0] <= one.start and one.end <= region[1]]
        parted = sentences(self.flow.text, region, spans, inside, self.speech)
        for n, sentence in enumerate(parted):
            self._sentence(sentence, parted[n + 1] if n + 1 < len(parted) else None, is_top=is_top)
        return parted[-1] if parted else ()

    def _left_open(self, sentence: Sequence[Token]) -> Opened | None:
        """Who is to speak in the next passage, where this one ends with ``X said:`` or ``X said:—``."""
        tokens = list(sentence)
        while tokens and tokens[-1].text in ("—", "–", "--", "-"):
            tokens.pop()
        if not tokens or tokens[-1].text not in (":", "：", ","):
            return None
        end = tokens[-1].end
        report = reports([*tokens, Token(QUOTATION, "…", end, end, -2)], self.language).get(-2)
        if report is None:
            return None
        said = f"“{report.subject.words} … {report.verb}” at the end of the passage before"
        voice = self.discourse.voice(report.subject)
        kind = "quotation" if report.is_written else "speech"
        return Opened(voice, said, kind, "low" if voice.is_guess else "medium")

    def _sentence(self, sentence: list[Token], after: list[Token] | None, *, is_top: bool) -> None:
        given = reports(sentence, self.language)
        subjects = Subjects(sentence, self.language)
        head = subjects.head(len(sentence))
        for n, token in enumerate(sentence):
            if token.kind == NAME:
                self.discourse.learn(token.text, subjects.gender(n))
        if head.kind == "name":
            voice = self.discourse.voice(head)
            body = head.has_article and not (voice.keys or voice.kind or voice.gender)
            if not body and head.token is not None and not self._is_cited(head.token.start, head.token.end):
                self.discourse.meet(voice)
        elif head.kind == "description":
            self._described(head, sentence[head.last + 1].low if head.last + 1 < len(sentence) else "")
        self._notice(sentence, head)
        before = len(self.found)
        for n, token in enumerate(sentence):
            if token.kind == QUOTATION:
                report = self._otherwise(token) or given.get(token.number)
                decision = self._decided(Place(sentence, n, after, is_top), report)
                if self.spans[token.number].mark == ":":
                    decision = replace(decision, certainty="low", certain_class="low")
                self.found.append(decision)
        with_lists(self.found, sentence, before, self.language)
        with_chains(self.found, [token for token in sentence if token.kind == QUOTATION], given, before)
        if head.kind in ("name", "pronoun"):
            self.scene.actor = self.discourse.voice(head)

    def _notice(self, sentence: Sequence[Token], head: Subject) -> None:
        """The persons of a sentence who are not its subject."""
        for n, token in enumerate(sentence):
            if token.kind == NAME and n != head.at:
                self.discourse.notice(self.names.voice(Subject("name", n, n, token.text, "", token)))

    def _otherwise(self, token: Token) -> Report | None:
        """Reported inside the marks, or in a script that does not part its words."""
        text = self.flow.text
        return reported_inside(token, text, self.speech, self.mentions) or reported_unspaced(token, text, self.language)

    def _decided(self, place: Place, report: Report | None) -> Decision:
        span, known = self.spans[place.token.number], self.names.known(place.token.text)
        around = Around.of(place.sentence, place.at)
        if report is not None:
            governed = governing(place.token.text, around, report, self.language)
            report = None if self._is_silent(report) else governed
        judgement = judge(place.token.text, span, around, report, known, self.speech)
        if self._is_cited(span.start, span.end):
            judgement.add("title", 4, "it stands in a bibliographic reference")
        if mark := self._marked(span):
            judgement.add(mark, 3 if mark == "title" else 1, f"it is marked up as a {mark}")
        if self.flow.element == "l" and report is None:
            judgement.add("quotation", 2, "verses")
        kind = judgement.best
        decision = Decision(
            span.passage,
            span.start,
            span.end,
            kind,
            kind or "unclassified",
            judgement.weights.get(kind, 0.0),
            judgement.evidence or "nothing that tells",
            by_lead(judgement.lead),
            chain=span.chain,
        )
        if report is None and kind != "scare" and (opened := self._opened(place)) is not None:
            spoken = self.scene.speech(decision, opened.voice, "opened", opened.certainty, opened.evidence)
            return replace(spoken, kind=opened.kind)
        if kind in ("name", "title") and not self._is_turn(place, judgement, known):
            element = judgement.element if kind == "name" else ""
            fits = known is not None and (kind == "name" or known.kind in ("work", "session"))
            return replace(decision, element=element, key=known.key if known is not None and fits else "")
        if kind in ("speech", "quotation") and report is not None:
            quoted = " ".join(token.text for token in place.sentence if token.kind == QUOTATION)
            return self._spoken(decision, report, quoted)
        if report is None and place.is_top and judgement.weights.get(kind, 0.0) < 4 and kind in ("", "scare"):
            reported = self.scene.reported(decision, place)
            if reported is not None:
                return reported
        return decision if kind == "scare" or not place.is_top else self.scene.unreported(decision, place)

    def _is_turn(self, place: Place, judgement: Judgement, known: Known | None) -> bool:
        """Whether words with capitals that nothing else makes a title are all of a sentence in a dialogue: “Good God.”"""
        words = place.token.text
        is_weak = known is None and judgement.weights.get(judgement.best, 0.0) < 2.5
        return is_weak and place.is_alone and words[-1:] in ".!?…" and bool(self.discourse.turns or self.scene.last)

    def _is_cited(self, start: int, end: int) -> bool:
        """Whether words stand in a bibliographic reference."""
        return self.flow.element == "bibl" or any(first <= start and end <= last for first, last in self.listed)

    def _is_silent(self, report: Report) -> bool:
        """Whether it is no speech: a place before a colon, or somebody in a bibliographic reference."""
        token = report.subject.token
        if report.subject.kind != "name" or token is None:
            return False
        place = report.rule == "colon" and self.names.voice(report.subject).kind in SILENT
        return place or self._is_cited(token.start, token.end)

    def _marked(self, span: Span) -> str:
        """Whether editors have marked up all the words as a title or a name."""
        for one in self.marks.get(span.start, ()):
            if span.end - 2 <= one.end <= span.end:
                works = one.name == "title" or one.attributes.get("type") in ("work", "lit_work", "title", "bibl")
                return "title" if works else "name"
        return ""

    def _opened(self, place: Place) -> Opened | None:
        """Whom the passage before has let speak, where this one begins with the quotation."""
        begins = place.is_top and place.at == 0 and place.token.start <= 2
        return self.decider.opened if begins else None

    def _spoken(self, decision: Decision, report: Report, quoted: str) -> Decision:
        """Somebody is made to say it; ``quoted`` is all that the sentence quotes."""
        voice = self.discourse.voice(report.subject, quoted)
        if report.subject is NOBODY and self.language.drops:
            voice = self.discourse.omitted(quoted)
        certainty: Certainty = "low" if voice.is_guess else by_report(report, voice)
        if certainty == "high" and report.rule in ("clause", "middle", "beside") and not self._is_clause(decision):
            certainty = "medium"
        if voice.is_named:
            self.discourse.meet(voice)
        elif report.subject.kind == "description" and not report.is_written:
            self._described(report.subject, report.verb)
        evidence = decision.evidence
        if report.subject.kind == "description" and not report.is_written:
            evidence += f"; who speaks is described, not named: {report.subject.words}"
        elif not voice.is_named and not report.is_written:
            evidence += "; who speaks is not named"
        elif report.subject.kind == "pronoun":
            evidence += f"; “{report.subject.words}” after {voice.words}"
        spoken = replace(
            decision,
            voice=voice,
            certainty=certainty,
            rule=f"{decision.kind}-{report.rule}",
            evidence=evidence,
        )
        if decision.kind == "speech":
            self.scene.last = spoken
        return spoken

    def _is_clause(self, decision: Decision) -> bool:
        """Whether the words of a quotation have a verb: a few without one may be at a distance, whoever speaks around them."""
        return Inside.of(self.flow.text[decision.start : decision.end], self.language).is_clause

    def _described(self, subject: Subject, verb: str) -> None:
        """Somebody without a name is a subject."""
        gender = person(subject, verb, self.language)
        if gender is not None:
            self.discourse.describe(gender)
