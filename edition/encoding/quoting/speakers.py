"""Who a subject is: the entry of a name, the last subject that a pronoun may mean, or words of a name that is on no list."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property

from edition.encoding.quoting.phrases import Subject
from edition.encoding.quoting.tokens import Mention
from edition.encoding.tagging.flows import Flow, Mark
from edition.encoding.tagging.forenames import sex_of
from edition.encoding.tagging.proposals import Known, Proposal
from edition.encoding.tagging.tokens import keyed

NAMING = {
    "persName": "person", "orgName": "organization", "placeName": "place", "geogName": "place", "eventName": "event",
    "name": "", "rs": "", "author": "person", "editor": "person", "objectName": "other",
}  # fmt: skip
"""TABLE: elements of names, and the kind of what they name."""
_TYPES = {
    "person": "person",
    "org": "organization",
    "place": "place",
    "event": "event",
    "lit_work": "work",
    "work": "work",
}
_ORGANIZED = frozenset(
    "party committee association union society government department times board alliance company gazette herald tribune"
    " post mercury court ministry university institute council congress senate league club zeitung presse blatt".split()
)
_REMEMBERED, _NEAR = 12, 4
_WORD = re.compile(r"[^\W\d_]+")
_SELF = frozenset("i ich je j yo io eu my mein mon".split())
"""Words before a name by which somebody names himself."""


@dataclass(frozen=True, slots=True)
class Voice:
    """Who may speak. ``keys`` is one key, several where nobody but the scholar can choose, or empty; ``words`` name him.

    ``gender`` is ``m``, ``f``, ``p`` or empty. Without keys and words it is somebody whom the text does not name.
    ``is_guess`` says that a pronoun means him, but reaches into another passage, or over somebody who is nearer.
    """

    keys: tuple[str, ...] = ()
    words: str = ""
    gender: str = ""
    kind: str = ""
    is_guess: bool = False

    @property
    def is_named(self) -> bool:
        """Whether it is known who it is."""
        return bool(self.keys or self.words)

    def is_same(self, other: Voice) -> bool:
        """Whether two are one, as far as their keys or the last word of their names say."""
        if self.keys or other.keys:
            return self.keys == other.keys
        return _last(self.words) == _last(other.words)


UNKNOWN = Voice()
SILENT = frozenset(("place", "work", "event", "session"))
"""Kinds of entries that say nothing themselves."""


def _last(words: str) -> str:
    return words.rsplit(maxsplit=1)[-1].casefold() if words else ""


class Names:
    """The entries by the words of their forms."""

    def __init__(self, lexicon: Sequence[Known]) -> None:
        self.by_key = {known.key: known for known in lexicon}
        self._pointed = {known.pointer: known.key for known in lexicon}
        self._whole: dict[str, list[str]] = {}
        self._part: dict[str, list[str]] = {}
        for known in lexicon:
            for form in known.forms:
                table = self._part if form.part in ("surname", "forename") else self._whole
                keys = table.setdefault(folded(form.words), [])
                if known.key not in keys and form.part != "role":
                    keys.append(known.key)

    @cached_property
    def words(self) -> frozenset[str]:
        """All single words of the names of persons, in lower case."""
        persons = (known for known in self.by_key.values() if known.kind == "person")
        forms = (form for known in persons for form in known.forms if form.part in ("whole", "surname", "forename"))
        return frozenset(word for form in forms for word in form.words.lower().split() if len(word) > 2)

    def mentions(self, flow: Flow, names: Iterable[Proposal]) -> list[Mention]:
        """The names of a passage: those marked up there, and those proposed."""
        marked = [self._marked(mark) for mark in flow.marks if mark.name in NAMING and mark.start < mark.end]
        proposed = [
            Mention(
                one.start,
                one.end,
                one.pointers or one.candidates,
                self._kind(one.pointers) or NAMING.get(one.element, ""),
            )
            for one in names
        ]
        result: list[Mention] = []
        for one in sorted([*marked, *proposed], key=lambda mention: (mention.start, -mention.end)):
            if not result or one.start >= result[-1].end:
                result.append(one)
        return result

    def _marked(self, mark: Mark) -> Mention:
        values = (mark.attributes.get("ref") or mark.attributes.get("key") or "").split()
        keys = tuple(key for value in values if (key := self._pointed.get(value) or self._own(value)))
        kind = self._kind(keys) or NAMING[mark.name] or _TYPES.get(mark.attributes.get("type", ""), "")
        return Mention(mark.start, mark.end, keys, kind, is_marked=True)

    def _own(self, value: str) -> str:
        key = value.rpartition("#")[2]
        return key if key in self.by_key else ""

    def _kind(self, keys: Sequence[str]) -> str:
        return self.by_key[keys[0]].kind if keys and keys[0] in self.by_key else ""

    def known(self, words: str) -> Known | None:
        """The one entry that is written so, whatever its letters' case and the marks at the end."""
        keys = self._whole.get(folded(words), [])
        return self.by_key[keys[0]] if len(keys) == 1 else None

    def keys(self, words: str) -> tuple[str, ...]:
        """The entries that a name in the text may mean: by the whole of it, else by its last words."""
        parts = folded(words).split()
        for start in range(len(parts)):
            tail = " ".join(parts[start:])
            keys = self._whole.get(tail) or self._part.get(tail)
            if keys:
                return tuple(keys)
        return ()

    def voice(self, subject: Subject) -> Voice:
        """Whom a name means that is a subject."""
        mention = subject.token.mention if subject.token is not None else None
        keys = mention.keys if mention is not None and mention.keys else self.keys(subject.words)
        if mention is None or not mention.is_marked:
            keys = tuple(key for key in keys if {self._sex(key), subject.gender} != {"m", "f"})
        known = self.by_key.get(keys[0]) if len(keys) == 1 else None
        kind = (
            known.kind
            if known is not None
            else (mention.kind if mention is not None else "") or _guessed(subject.words)
        )
        sexes = {self._sex(key) for key in keys}
        gender = (sexes.pop() if len(sexes) == 1 else "") or subject.gender or _told_by_forename(subject.words)
        return Voice(keys, subject.words, gender, kind)

    def _sex(self, key: str) -> str:
        return self.by_key[key].sex if key in self.by_key else ""

    def parts(self, voice: Voice) -> frozenset[str]:
        """The single words, folded, by which one may call somebody: the last of his name, and those of his entries."""
        known = [self.by_key[key] for key in voice.keys if key in self.by_key]
        words = {word for one in known for form in one.forms for word in form.words.split() if word[0].isupper()}
        return frozenset(folded(word) for word in {*words, _last(voice.words)} if len(word) > 2)


def folded(words: str) -> str:
    """Words as forms are compared: small, with straight apostrophes, no marks at the end, no article before."""
    return words.casefold().replace("’", "'").strip(' ,.;:!?"').removeprefix("the ").removesuffix("'s")


def _told_by_forename(words: str) -> str:
    """The sex that the first of several words tells, or a forename alone."""
    return sex_of(keyed(words.split(maxsplit=1)[0])[0]) if words else ""


def _guessed(words: str) -> str:
    return "organization" if set(words.casefold().split()) & _ORGANIZED else ""


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
        last = _last(words)
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
                voice = replace(voice, words=self.full.get(_last(voice.words), voice.words))
            sexes = self.titled.get(_last(voice.words), set())
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
