"""Who may speak: the entry of a name, or words of a name that is on no list."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property

from edition.encoding.quoting.phrases import Subject
from edition.encoding.quoting.tokens import Mention
from edition.encoding.tagging.flows import Flow, Mark
from edition.encoding.tagging.forenames import sex_of
from edition.encoding.tagging.proposals import Known, Proposal
from edition.encoding.tagging.tokens import is_unspaced, keyed

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
        return last_word(self.words) == last_word(other.words)


UNKNOWN = Voice()
SILENT = frozenset(("place", "work", "event", "session"))
"""Kinds of entries that say nothing themselves."""


def last_word(words: str) -> str:
    """The last word of a name, in small letters."""
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
        if is_unspaced(words):
            return self._keys_at_the_end(words)
        parts = folded(words).split()
        for start in range(len(parts)):
            tail = " ".join(parts[start:])
            keys = self._whole.get(tail) or self._part.get(tail)
            if keys:
                return tuple(keys)
        return ()

    def _keys_at_the_end(self, words: str) -> tuple[str, ...]:
        """The entries with whose name words without blanks end: “图书馆馆长李明”."""
        for start in range(len(words) - 1):
            if keys := self._whole.get(folded(words[start:])):
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
        sexes = {self.by_key[key].likely_sex for key in keys if key in self.by_key}
        gender = (sexes.pop() if len(sexes) == 1 else "") or subject.gender or _told_by_forename(subject.words)
        return Voice(keys, subject.words, gender, kind)

    def _sex(self, key: str) -> str:
        return self.by_key[key].sex if key in self.by_key else ""

    def parts(self, voice: Voice) -> frozenset[str]:
        """The single words, folded, by which one may call somebody: the last of his name, and those of his entries."""
        known = [self.by_key[key] for key in voice.keys if key in self.by_key]
        words = {word for one in known for form in one.forms for word in form.words.split() if word[0].isupper()}
        return frozenset(folded(word) for word in {*words, last_word(voice.words)} if len(word) > 2)


def folded(words: str) -> str:
    """Words as forms are compared: small, with straight apostrophes, no marks at the end, no article before."""
    return words.casefold().replace("’", "'").strip(' ,.;:!?"').removeprefix("the ").removesuffix("'s")


def _told_by_forename(words: str) -> str:
    """The sex that the first of several words tells, or a forename alone."""
    return sex_of(keyed(words.split(maxsplit=1)[0])[0]) if words else ""


def _guessed(words: str) -> str:
    return "organization" if set(words.casefold().split()) & _ORGANIZED else ""
