"""Whom a subject means as one reads on: the entry of a name, the last subject that a pronoun may mean, or nobody by name."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace

from edition.encoding.quoting.phrases import Subject
from edition.encoding.quoting.voices import UNKNOWN, Names, Voice, folded, last_word

_REMEMBERED, _NEAR = 12, 4
_WORD = re.compile(r"[^\W\d_]+")
_SELF = frozenset("i ich je j yo io eu my mein mon".split())
"""Words before a name by which somebody names himself."""


@dataclass
class Discourse:
    """Who has spoken and who was a subject, as one reads on, ``here`` in this passage; ``full`` are names of several words by
    their last words, ``titled`` the sexes that titles give them; ``narrator`` is who says “I”, where that is known.
    ``since`` are persons that were named, but no subjects, since somebody was.
    """

    names: Names
    subjects: list[Voice] = field(default_factory=list)
    turns: list[Voice] = field(default_factory=list)
    full: dict[str, str] = field(default_factory=dict)
    titled: dict[str, set[str]] = field(default_factory=dict)
    here: list[Voice] = field(default_factory=list)
    narrator: Voice = UNKNOWN
    since: list[Voice] = field(default_factory=list)

    def meet(self, voice: Voice) -> None:
        """Somebody is a subject."""
        if voice.is_named:
            self.since.clear()
            if not voice.is_guess:
                self.here.append(voice)
            known = replace(voice, is_guess=False)
            self.subjects = [*(one for one in self.subjects if not one.is_same(voice)), known][-_REMEMBERED:]

    def describe(self, gender: str) -> None:
        """Somebody without a name is a subject, a man or a woman, where one sees it: the old lady."""
        self.since.clear()
        self.subjects = [*self.subjects, Voice(gender=gender)][-_REMEMBERED:]

    def notice(self, voice: Voice) -> None:
        """A person is named who is no subject: “I told Wren, and he laughed”."""
        if voice.is_named and voice.kind == "person":
            self.since = [*self.since, voice][-_NEAR:]

    def omitted(self, quoted: str) -> Voice:
        """Who speaks where a language leaves the subject out: the last that was one, unless ``quoted`` names him."""
        for one in reversed(self.subjects):
            if one.is_named and one.kind in ("", "person") and not self.is_spoken_of(one, quoted):
                return replace(one, is_guess=not self.is_near(one))
            if not one.is_named:
                break
        return UNKNOWN

    def inside(self, narrator: Voice) -> Discourse:
        """That of a quotation: who speaks it says “I”, and whom it means by “he” stands in it."""
        return Discourse(self.names, full=self.full, titled=self.titled, narrator=narrator)

    def learn(self, words: str, gender: str = "") -> None:
        """A name that the text has, and the sex that a title in it tells: the first of several words with the same last word is
        its full form.
        """
        last = last_word(words)
        if gender:
            self.titled.setdefault(last, set()).add(gender)
        if len(words.split()) > 1 and not words.isupper():
            self.full.setdefault(last, words)

    def is_near(self, voice: Voice) -> bool:
        """Whether somebody was a subject in this passage."""
        return any(voice.is_same(one) for one in self.here)

    def is_spoken_of(self, voice: Voice, quoted: str) -> bool:
        """Whether the words of a quotation name somebody, but for who names himself in it (I am Wren)."""
        words = [folded(word) for word in _WORD.findall(quoted)]
        parts = self.names.parts(voice) if voice.is_named else frozenset()
        return any(word in parts and _SELF.isdisjoint(words[max(0, n - 3) : n]) for n, word in enumerate(words))

    def voice(self, subject: Subject, quoted: str = "") -> Voice:
        """Who a subject is. A description is somebody, without a name; a pronoun is nobody whom ``quoted`` names, which is what
        he says.
        """
        if subject.kind == "name":
            voice = self.names.voice(subject)
            if not voice.keys and len(voice.words.split()) == 1:
                full = self.full.get(last_word(voice.words), voice.words)
                gender = self.names.voice(replace(subject, words=full, token=None)).gender
                voice = replace(voice, words=full, gender=gender)
            sexes = self.titled.get(last_word(voice.words), set())
            return replace(voice, gender=next(iter(sexes))) if not voice.gender and len(sexes) == 1 else voice
        if subject.kind == "pronoun":
            return self._meant(subject.gender, quoted)
        return UNKNOWN

    def _meant(self, gender: str, quoted: str) -> Voice:
        """The last subject that a pronoun may mean; its gender is known from then on.

        “She” rather means a woman than somebody of whom nothing is known: in most prose these are men. Somebody without a name
        who was the last subject is whom it means.
        """
        if gender not in ("m", "f"):
            return self.narrator if gender == "i" else UNKNOWN
        fitting = [
            n for n, one in enumerate(self.subjects) if one.kind in ("", "person") and one.gender in ("", gender)
        ]
        known = [n for n in fitting[-_NEAR:] if self.subjects[n].gender == gender] if gender == "f" else []
        if not fitting or not self.subjects[fitting[-1]].is_named:
            return self._noticed(gender, quoted)
        last = (known or fitting)[-1]
        free = [n for n in [*fitting, *known] if not self.is_spoken_of(self.subjects[n], quoted)]
        if not free or not self.subjects[free[-1]].is_named:
            return UNKNOWN
        n = free[-1]
        self.subjects[n] = replace(self.subjects[n], gender=gender)
        return replace(self.subjects[n], is_guess=n != last or not self.is_near(self.subjects[n]))

    def _noticed(self, gender: str, quoted: str) -> Voice:
        """The last who was named without being a subject, and of whom a pronoun may be: a guess."""
        for one in reversed(self.since):
            if one.gender in ("", gender) and not self.is_spoken_of(one, quoted):
                return replace(one, is_guess=True)
        return UNKNOWN
