"""Names that a statistical model recognizes, proposed where nothing else is: what spaCy, which is an extra, says of a text.

A model gives a label and no reason, so its word is never more than a hint: a name on no list, of low certainty, pointing nowhere.
"""

from __future__ import annotations

import re
import warnings
from collections.abc import Iterable, Iterator, Sequence
from typing import Any, NamedTuple, Protocol

from edition.encoding.tagging.flows import Flow
from edition.encoding.tagging.habits import Habits
from edition.encoding.tagging.proposals import Proposal
from edition.encoding.tagging.surroundings import Surroundings
from edition.errors import EditionError

RULE = "spacy"
_CONTAINING = frozenset("said q quote".split())
"""Elements around whole sentences, in which there may be names."""
_KINDS = {
    "PERSON": "person",
    "PER": "person",
    "ORG": "organization",
    "GPE": "place",
    "LOC": "place",
    "FAC": "place",
    "EVENT": "event",
    "WORK_OF_ART": "work",
    "MISC": "",
    "NORP": "",
    "PRODUCT": "",
}
"""TABLE of labels: the kind of entries that each means, empty for a name of another kind. Others (dates, sums) are no names."""
_BEFORE, _BEHIND = re.compile(r"^\W+"), re.compile(r"(?:['’]s)?\W*$")
"""What models leave at the ends of names: marks, blanks, the s of the genitive."""


class Entity(NamedTuple):
    """What a model recognizes: offsets in the words it was given, and its label."""

    start: int
    end: int
    label: str


class Recognizer(Protocol):
    """A model: ``name`` tells it apart from others, with its version; it says the same of the same words."""

    name: str

    def entities(self, words: str) -> Iterable[Entity]:
        """What is recognized in the words of a passage, in order."""


class Spacy:
    """A model of spaCy by its name or by the folder it was saved in.

    ``EditionError``: spaCy or the model is not installed, or is broken.
    """

    def __init__(self, model: str) -> None:
        try:
            import spacy  # noqa: PLC0415 - an extra, for those who ask for it
        except ImportError as error:
            hint = "pip install 'tei-edition[spacy]'; or leave out --spacy: nothing else needs it"
            raise EditionError("--spacy needs spaCy, which is not installed", hint) from error
        try:
            with warnings.catch_warnings():
                warnings.simplefilter("ignore")
                self._model = spacy.load(model)
        except Exception as error:  # a model is a program of its own: it may fail in any way
            raise EditionError(f"spaCy has no model “{model}”: {_first_line(error)}", _models(model)) from error
        meta: dict[str, Any] = self._model.meta
        self.name = f"{meta.get('lang', '')}_{meta.get('name', '')} {meta.get('version', '')}".strip()

    def entities(self, words: str) -> Iterator[Entity]:
        """What the model recognizes; a passage that is longer than it takes has nothing."""
        if len(words) > self._model.max_length:
            return
        try:
            with warnings.catch_warnings():
                warnings.simplefilter("ignore")
                found = self._model(words).ents
        except Exception as error:  # as above
            hint = "spaCy may be newer or older than the model: python -m spacy validate"
            raise EditionError(f"the model {self.name} of spaCy has failed: {_first_line(error)}", hint) from error
        yield from (Entity(one.start_char, one.end_char, one.label_) for one in found)


def _first_line(error: Exception) -> str:
    return str(error).strip().partition("\n")[0] or type(error).__name__


def _models(model: str) -> str:
    return f"python -m spacy download {model}; or name the folder of a model; spacy.io/models lists them"


def recognized(
    flows: Sequence[Flow], recognizer: Recognizer, proposals: Iterable[Proposal], habits: Habits, lang: str = ""
) -> Iterator[Proposal]:
    """A new name for each that is recognized where nothing is proposed and no name is marked, in order; none overlaps another.

    ``proposals`` are all others of the text; ``lang`` is the language of passages that state none.
    """
    taken: dict[int, list[Proposal]] = {}
    for one in proposals:
        taken.setdefault(one.passage, []).append(one)
    for number, flow in enumerate(flows):
        around, after = Surroundings(flow, lang), 0
        for entity in () if around.is_closed_whole else recognizer.entities(flow.text):
            start, end = _trimmed(flow.text, entity)
            is_free = after <= start < end and not around.is_closed(start, end)
            if not is_free or entity.label not in _KINDS or _is_taken(start, end, taken.get(number, ())):
                continue
            after = end
            element, type_, attribute = habits.element(_KINDS[entity.label])
            said = f"the model {recognizer.name} says {entity.label}"
            yield Proposal("entry", number, start, end, element, RULE, "low", (), (), attribute, type_, said)


def _trimmed(words: str, entity: Entity) -> tuple[int, int]:
    """Where the name itself stands in what was recognized."""
    start, end = max(0, entity.start), min(len(words), entity.end)
    found = words[start:end]
    begin = start + len(found) - len(_BEFORE.sub("", found))
    return begin, begin + len(_BEHIND.sub("", words[begin:end], count=1))


def _is_taken(start: int, end: int, others: Iterable[Proposal]) -> bool:
    """Whether something is proposed there already, but for a quotation that the name is only a part of."""
    for one in others:
        contains = (
            one.element in _CONTAINING and one.start <= start and end <= one.end and end - start < one.end - one.start
        )
        if one.start < end and start < one.end and not contains:
            return True
    return False
