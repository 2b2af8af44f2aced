"""Quotations that no clause reports: the speaker goes on, has the word in his turn, or stands beside; else nothing is known."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from edition.encoding.quoting.classes import is_speech_like
from edition.encoding.quoting.decisions import Decision
from edition.encoding.quoting.languages import Language
from edition.encoding.quoting.speakers import Discourse
from edition.encoding.quoting.subjects import Subjects
from edition.encoding.quoting.tokens import NAME, POINT, QUOTATION, WORD, Token
from edition.encoding.quoting.voices import UNKNOWN, Voice
from edition.encoding.tagging.proposals import Certainty

_DASHED = 8.0
"""The weight of a speech that a dash begins."""
_RECIPES = frozenset("nehme gebe lasse halte lege sehe".split())
"""What one is told to do in the mood of report, behind “man”."""


@dataclass(frozen=True, slots=True)
class Place:
    """A quotation in its sentence: token ``at``; ``after`` is the next sentence; ``is_top`` that it lies in no other quotation."""

    sentence: Sequence[Token]
    at: int
    after: Sequence[Token] | None
    is_top: bool

    @property
    def token(self) -> Token:
        """The quotation."""
        return self.sentence[self.at]

    @property
    def leads(self) -> bool:
        """Whether it begins its sentence."""
        return all(token.kind in (POINT, QUOTATION) for token in self.sentence[: self.at])

    @property
    def is_alone(self) -> bool:
        """Whether the sentence has no other words."""
        return all(token.kind in (POINT, QUOTATION) for token in self.sentence)


@dataclass
class Scene:
    """What one has read of a passage: the last speech in it, and the subject of its last sentence."""

    discourse: Discourse
    language: Language
    last: Decision | None = None
    actor: Voice = UNKNOWN

    def unreported(self, decision: Decision, place: Place) -> Decision:
        """Decide what nobody in the sentence says."""
        spoken = decision.kind == "speech"
        if not spoken and not is_speech_like(place.token.text, self.language) and not self._is_turn(place):
            return decision
        last = self._speaking(decision)
        if last is not None and (place.leads or self._in_same(last, place)):
            evidence = f"goes on after {last.voice.words or 'somebody without a name'} has spoken"
            certainty: Certainty = "low" if last.certainty == "low" else "medium"
            return self.speech(decision, last.voice, "continued", certainty, evidence)
        if place.leads or (spoken and decision.weight >= _DASHED):
            return self._turn(decision, place)
        return replace(decision, kind="", rule="unclassified", certain_class="low") if spoken else decision

    def _is_turn(self, place: Place) -> bool:
        """Whether a few words with a stop among speeches are a turn as well: “Ah. The divorce.”"""
        return place.leads and place.token.text[-1:] in ".!?…" and (self.last is not None or bool(self.discourse.turns))

    def reported(self, decision: Decision, place: Place) -> Decision | None:
        """Words in a sentence whose verb says that they are somebody's: “Das sei „eine Unwahrheit“”."""
        tokens = [token for token in place.sentence if token.kind in (WORD, NAME)]
        words = [token.low for token in tokens]
        moods = (n for n, word in enumerate(words) if self.language.has("reported", word))
        mood = next((words[n] for n in moods if not _is_wish(words, n) and not (n and tokens[n].text[0].isupper())), "")
        if not mood or any(self.language.has("narrator", word) for word in words):
            return None
        head = Subjects(place.sentence, self.language).head(len(place.sentence))
        voice = self.discourse.voice(head) if head.kind == "pronoun" else UNKNOWN
        if not voice.is_named:
            voice = self.last.voice if self.last is not None and self.last.voice.is_named else self.actor
        certainty: Certainty = "low" if voice.is_guess or not voice.is_named else "medium"
        return self.speech(
            decision, voice, "reported", certainty, f"“{mood}”: what the sentence says is said by somebody"
        )

    def _speaking(self, decision: Decision) -> Decision | None:
        """Whoever has the word; behind a dash only where the same speech goes on."""
        last = self.last
        if last is not None and decision.weight >= _DASHED and (not last.chain or last.chain != decision.chain):
            return None
        return last

    def _in_same(self, last: Decision, place: Place) -> bool:
        return last.rule == "continued" and last.start >= place.sentence[0].start

    def _turn(self, decision: Decision, place: Place) -> Decision:
        """The subject of the sentence beside it, or the one before the last of a dialogue."""
        turns = self.discourse.turns
        beside = self.actor if self.actor.is_named else self._behind(place)
        if decision.weight >= _DASHED and self.last is not None:
            beside = UNKNOWN
        quoted = place.token.text
        if self.discourse.is_spoken_of(beside, quoted):
            beside = UNKNOWN
        if turns and beside.is_named and beside.kind in ("", "person"):
            return self.speech(decision, beside, "beside", "low", f"a sentence about {beside.words} stands beside it")
        other = turns[-2] if place.is_alone and len(turns) > 1 and not turns[-1].is_same(turns[-2]) else UNKNOWN
        if other.is_named and not self.discourse.is_spoken_of(other, quoted):
            return self.speech(decision, other, "turn", "low", "the other one of a dialogue of two")
        if turns or decision.weight >= _DASHED:
            return self.speech(decision, UNKNOWN, "turn", "low", "a turn of a dialogue; nobody is named")
        spoken = decision.kind == "speech"
        return replace(decision, kind="", rule="unclassified", certain_class="low") if spoken else decision

    def _behind(self, place: Place) -> Voice:
        """The subject of the next sentence, where that quotes nothing: “Well!” She took her hat."""
        after = place.after
        if after is None or any(token.kind == QUOTATION for token in after):
            return UNKNOWN
        head = Subjects(after, self.language).head(len(after))
        return self.discourse.voice(head) if head.kind in ("name", "pronoun") else UNKNOWN

    def speech(self, decision: Decision, voice: Voice, rule: str, certainty: Certainty, evidence: str) -> Decision:
        """A speech of somebody, which others may go on with."""
        dashed = decision.weight >= _DASHED
        self.last = replace(
            decision,
            kind="speech",
            element="",
            key="",
            voice=voice,
            rule=rule,
            certainty=certainty,
            evidence=evidence,
            certain_class="high" if dashed else certainty,
            weight=max(decision.weight, 1.5),
        )
        return self.last


def _is_wish(words: Sequence[str], n: int) -> bool:
    """Whether the mood of a word is no report: “Gott sei Dank”, “es sei denn”, “wie dem auch sei”, “man nehme drei Eier”."""
    before, after = words[n - 1] if n else "", words[n + 1] if n + 1 < len(words) else ""
    if words[n] == "sei":
        return after in ("dank", "denn") or words[max(0, n - 3) : n] == ["wie", "dem", "auch"]
    return before == "man" and words[n] in _RECIPES
