"""Decides each quotation of a text as one reads on: its class, who speaks, and how certain that is."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from edition.encoding.quoting.classes import Around, Judgement, is_speech_like, judge
from edition.encoding.quoting.inside import reported_inside
from edition.encoding.quoting.languages import Language
from edition.encoding.quoting.reporting import CLAUSE, DIRECT, LOOSE, Report, reports
from edition.encoding.quoting.sentences import (
    NAME,
    POINT,
    QUOTATION,
    WORD,
    Mention,
    Speech,
    Token,
    Vocabulary,
    sentences,
)
from edition.encoding.quoting.spans import Span
from edition.encoding.quoting.speakers import UNKNOWN, Discourse, Names, Voice
from edition.encoding.quoting.subjects import Subjects
from edition.encoding.tagging.flows import Flow
from edition.encoding.tagging.proposals import Certainty, Proposal


@dataclass(frozen=True, slots=True)
class Decision:
    """What is held of one quotation. ``kind`` is a class of ``classes``, or empty; ``key`` the entry of what is a name."""

    passage: int
    start: int
    end: int
    kind: str
    rule: str
    weight: float
    evidence: str
    certain_class: Certainty
    voice: Voice = UNKNOWN
    certainty: Certainty = "low"
    element: str = ""
    key: str = ""
    chain: str = ""


@dataclass
class _Scene:
    """What one has read of a passage: the last speech in it, the subject of the last sentence, and what led to a quotation."""

    last: Decision | None = None
    actor: Voice = UNKNOWN
    opened: Report | None = None


class Decider:
    """Goes through the passages of a text in their order."""

    def __init__(self, names: Names, vocabularies: dict[str, Vocabulary]) -> None:
        self.names, self.vocabularies = names, vocabularies
        self.discourse = Discourse(names)
        self._opened: tuple[Voice, str] | None = None
        self._silent = 0

    def passage(
        self, flow: Flow, spans: Sequence[Span], language: Language, names: Sequence[Proposal]
    ) -> list[Decision]:
        """The quotations of a passage, in the order in which they begin."""
        speech = Speech(language, self.vocabularies[language.code])
        self.discourse.here.clear()
        reader = _Passage(self, flow, spans, speech, self.names.mentions(flow, names))
        found = reader.read()
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
        self.discourse, self.names = decider.discourse, decider.names
        self.language = speech.language
        self.scene = _Scene()
        self.found: list[Decision] = []

    def read(self) -> list[Decision]:
        """The passage itself, then the quotations that have others in them."""
        top = [(n, one) for n, one in enumerate(self.spans) if one.depth == 0]
        self._region((0, len(self.flow.text)), top)
        for n, outer in enumerate(self.spans):
            inner = list(self._directly_in(n, outer))
            if inner:
                self.scene = _Scene()
                self._region((outer.start, outer.end), inner)
        return self.found

    def _directly_in(self, n: int, outer: Span) -> Iterator[tuple[int, Span]]:
        for m in range(n + 1, len(self.spans)):
            one = self.spans[m]
            if one.start >= outer.end:
                return
            if one.depth == outer.depth + 1:
                yield m, one

    def _region(self, region: tuple[int, int], spans: Sequence[tuple[int, Span]]) -> None:
        inside = [one for one in self.mentions if region[0] <= one.start and one.end <= region[1]]
        parted = sentences(self.flow.text, region, spans, inside, self.speech)
        for n, sentence in enumerate(parted):
            self._sentence(sentence, parted[n + 1] if n + 1 < len(parted) else None, is_top=region[0] == 0)
        if region[0] == 0 and region[1] == len(self.flow.text):
            self.decider._opened = self._left_open(parted[-1]) if parted else None  # noqa: SLF001 - its own passage

    def _left_open(self, sentence: Sequence[Token]) -> tuple[Voice, str] | None:
        """Who is to speak in the next passage, where this one ends with ``X said:``."""
        if sentence[-1].text not in (":", "：", ","):
            return None
        empty = Token(QUOTATION, "…", sentence[-1].end, sentence[-1].end, -2)
        report = reports([*sentence, empty], self.language).get(-2)
        if report is None:
            return None
        return self.discourse.voice(
            report.subject
        ), f"“{report.subject.words} … {report.verb}” at the end of the passage before"

    def _sentence(self, sentence: list[Token], after: list[Token] | None, *, is_top: bool) -> None:
        given = reports(sentence, self.language)
        head = Subjects(sentence, self.language).head(len(sentence))
        for token in sentence:
            if token.kind == NAME:
                self.discourse.learn(token.text)
        if head.kind == "name" and is_top:
            self.discourse.meet(self.discourse.voice(head))
        before = len(self.found)
        quoted = [(n, token) for n, token in enumerate(sentence) if token.kind == QUOTATION]
        for n, token in quoted:
            report = given.get(token.number) or self._inside(token)
            self.found.append(self._decided(sentence, n, token, report, after, is_top=is_top))
        self._interrupted(sentence, given, before)
        if head.kind in ("name", "pronoun"):
            self.scene.actor = self.discourse.voice(head)

    def _inside(self, token: Token) -> Report | None:
        return reported_inside(token, self.flow.text, self.speech, self.mentions)

    def _decided(
        self,
        sentence: list[Token],
        n: int,
        token: Token,
        report: Report | None,
        after: list[Token] | None,
        *,
        is_top: bool,
    ) -> Decision:
        span = self.spans[token.number]
        text = token.text
        known = self.names.known(text)
        judgement = judge(text, span, Around.of(sentence, n), report, known, self.speech)
        if self._is_listed(span):
            judgement.add("title", 4, "it stands in a bibliographic reference")
        kind = judgement.best
        lead = judgement.lead
        decision = Decision(
            span.passage, span.start, span.end, kind, kind or "unclassified", judgement.weights.get(kind, 0.0),
            judgement.evidence or "nothing that tells", _by_lead(lead), chain=span.chain,
        )  # fmt: skip
        opened = self.decider._opened  # noqa: SLF001 - its own passage
        if opened is not None and report is None and is_top and n == 0 and sentence[0].start <= 2 and kind != "scare":
            return self._speech(decision, opened[0], "opened", "medium", opened[1])
        if kind == "name":
            return replace(decision, element=judgement.element, key=known.key if known else "")
        if kind == "title":
            return replace(decision, key=known.key if known and known.kind in ("work", "session") else "")
        if kind in ("speech", "quotation") and report is not None:
            return self._spoken(decision, report, is_top=is_top)
        if kind == "scare" or not is_top:
            return decision
        return self._unreported(decision, judgement, sentence, n, text, after)

    def _spoken(self, decision: Decision, report: Report, *, is_top: bool) -> Decision:
        """Somebody is made to say it."""
        voice = self.discourse.voice(report.subject)
        if voice.is_named and is_top:
            self.discourse.meet(voice)
        evidence = decision.evidence
        if report.subject.kind == "description":
            evidence += f"; who speaks is described, not named: {report.subject.words}"
        elif not voice.is_named:
            evidence += "; who speaks is not named"
        elif report.subject.kind == "pronoun":
            evidence += f"; “{report.subject.words}” after {voice.words}"
        spoken = replace(
            decision,
            voice=voice,
            certainty=self._certainty(report, voice),
            rule=f"{decision.kind}-{_RULES.get(report.how, 'sentence')}",
            evidence=evidence,
        )
        if decision.kind == "speech":
            self.scene.last = spoken
        return spoken

    def _certainty(self, report: Report, voice: Voice) -> Certainty:
        far = report.subject.kind == "pronoun" and not self.discourse.is_near(voice)
        return "low" if far else _by_report(report, voice)

    def _unreported(
        self,
        decision: Decision,
        judgement: Judgement,
        sentence: list[Token],
        n: int,
        text: str,
        after: list[Token] | None,
    ) -> Decision:
        """Nobody in the sentence says it: the speaker goes on, or one of a dialogue has the word, or nothing tells."""
        if not is_speech_like(text, self.language) and decision.kind != "speech":
            return decision
        leads = all(token.kind in (POINT, QUOTATION) for token in sentence[:n])
        last = self.scene.last
        if last is not None and self.spans_mark(decision) == "—" and (not last.chain or last.chain != decision.chain):
            last = None
        if last is not None and (leads or self._in_same(last, sentence)):
            return self._speech(
                decision, last.voice, "continued", "medium", f"goes on after {_who(last.voice)} has spoken"
            )
        if decision.rule == "speech" and judgement.weights.get("speech", 0) >= 8:
            return self._turn(decision, sentence, after)
        if not leads:
            return replace(
                decision,
                kind="" if decision.kind == "speech" else decision.kind,
                rule=decision.rule if decision.kind != "speech" else "unclassified",
            )
        return self._turn(decision, sentence, after)

    def spans_mark(self, decision: Decision) -> str:
        """The mark before a quotation of this passage."""
        return next((one.mark for one in self.spans if one.start == decision.start and one.end == decision.end), "")

    def _is_listed(self, span: Span) -> bool:
        """Whether a quotation stands in a ``bibl``: what is quoted there is a title."""
        around = any(one.name == "bibl" and one.start <= span.start and span.end <= one.end for one in self.flow.marks)
        return around or self.flow.element == "bibl"

    def _in_same(self, last: Decision, sentence: list[Token]) -> bool:
        return last.rule == "continued" and last.start >= sentence[0].start

    def _turn(self, decision: Decision, sentence: list[Token], after: list[Token] | None) -> Decision:
        """A speech without a verb: the subject of the sentence beside it, or the one before the last of a dialogue."""
        turns = self.discourse.turns
        beside = self.scene.actor
        if not beside.is_named and after is not None:
            head = Subjects(after, self.language).head(len(after))
            quoted = any(token.kind == QUOTATION for token in after)
            beside = self.discourse.voice(head) if head.kind in ("name", "pronoun") and not quoted else UNKNOWN
        if turns and beside.is_named and beside.kind in ("", "person"):
            return self._speech(decision, beside, "beside", "low", f"a sentence about {beside.words} stands beside it")
        alone = all(token.kind in (POINT, QUOTATION) for token in sentence)
        if alone and len(turns) > 1 and turns[-2].is_named and not turns[-1].is_same(turns[-2]):
            return self._speech(decision, turns[-2], "turn", "low", "the other one of a dialogue of two")
        if turns or decision.weight >= 8:
            return self._speech(decision, UNKNOWN, "turn", "low", "a turn of a dialogue; nobody is named")
        return (
            replace(decision, kind="", rule="unclassified", certain_class="low")
            if decision.kind == "speech"
            else decision
        )

    def _speech(self, decision: Decision, voice: Voice, rule: str, certainty: Certainty, evidence: str) -> Decision:
        weighty = decision.weight >= 8
        spoken = replace(
            decision, kind="speech", element="", voice=voice, rule=rule, certainty=certainty, evidence=evidence,
            certain_class="high" if weighty else certainty, weight=max(decision.weight, 1.5),
        )  # fmt: skip
        self.scene.last = spoken
        return spoken

    def _interrupted(self, sentence: list[Token], given: dict[int, Report], before: int) -> None:
        """``“I am,” said X, “going.”`` is one quotation in two pieces."""
        quoted = [token for token in sentence if token.kind == QUOTATION]
        for n in range(1, len(quoted)):
            one, other = quoted[n - 1], quoted[n]
            first, second = self.found[before + n - 1], self.found[before + n]
            same = (
                given.get(one.number) is not None
                and given[one.number].subject == (given.get(other.number) or given[one.number]).subject
            )
            goes_on = one.text[-1] in ",—–-…" and other.text[0].islower() and not first.chain and not second.chain
            if same and goes_on and given[one.number].strength == DIRECT and first.kind == second.kind == "speech":
                chain = first.chain or f"{first.passage}.{first.start}"
                self.found[before + n - 1] = replace(first, chain=chain)
                self.found[before + n] = replace(second, chain=chain)


_RULES = {
    "behind it": "behind", "before it": "before", "in the middle of the sentence": "middle", "in the sentence": "according",
    "before it, with the clause that it begins": "clause", "before it, with the quotation as its object": "object",
    "before a colon": "colon", "inside it": "inside",
}  # fmt: skip


def _who(voice: Voice) -> str:
    return voice.words or "somebody without a name"


def _by_lead(lead: float) -> Certainty:
    return "high" if lead >= 4 else "medium" if lead >= 1.5 else "low"


def _by_report(report: Report, voice: Voice) -> Certainty:
    """High: a name is the subject, beside its verb, and the verb governs the quotation firmly.

    A name with an article that no register has may be that of a body or a people: medium.
    """
    sure = bool(voice.keys) or not report.subject.has_article
    if (
        sure
        and report.subject.kind == "name"
        and report.subject.is_near
        and report.strength >= CLAUSE
        and report.how != "in the sentence"
    ):
        return "high"
    return "medium" if report.strength >= LOOSE else "low"
