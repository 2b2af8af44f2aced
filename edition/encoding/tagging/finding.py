"""Names of a text: what the registers know of them, and what they may be where no register knows them."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator, Sequence

from edition.encoding.tagging.apart import Unlisted
from edition.encoding.tagging.compounds import with_compounds
from edition.encoding.tagging.contexts import contexts
from edition.encoding.tagging.deciding import Decider
from edition.encoding.tagging.evidence import Setting
from edition.encoding.tagging.extending import extended
from edition.encoding.tagging.flows import Flow
from edition.encoding.tagging.forenames import FORENAMES
from edition.encoding.tagging.gathering import Gatherer, Spots
from edition.encoding.tagging.habits import Habits
from edition.encoding.tagging.matching import Matcher
from edition.encoding.tagging.nouns import Usage
from edition.encoding.tagging.proposals import Known, Proposal
from edition.encoding.tagging.proposing import Proposer
from edition.encoding.tagging.rules import RULES
from edition.encoding.tagging.surnames import Bearers
from edition.encoding.tagging.surroundings import Surroundings
from edition.encoding.tagging.tokens import tokens
from edition.encoding.tagging.unlisted import unlisted


class Finder:
    """Finds the entries of a lexicon in texts. The index is made once, for any number of texts."""

    def __init__(self, lexicon: Sequence[Known]) -> None:
        self._lexicon = tuple(lexicon)
        self._habits: Habits = getattr(lexicon, "habits", Habits())
        self._matcher = Matcher(self._lexicon)
        self._numbers = {known.key: (number,) for number, known in enumerate(self._lexicon)}
        declined = getattr(lexicon, "declined", ())
        self._declined = {(keys, self._numbers[key][0]) for keys, key in declined if key in self._numbers}
        self._forenames = _words_of(self._lexicon, "forename")
        self._surnames = _words_of(self._lexicon, "surname")
        self._all_forenames = FORENAMES.union(
            one for names in self._forenames.values() for one in names if len(one) > 1
        )

    def propose(self, flows: Sequence[Flow], setting: Setting | None = None) -> Iterator[Proposal]:
        """What is proposed for the passages of one text, in their order; no two of a passage overlap.

        ``setting`` is what its header says (``lexicon.setting_of``); without it fewer names are sure.
        """
        setting = setting or Setting()
        passages = [Surroundings(flow, setting.lang) for flow in flows]
        _tell_language(passages)
        found = [self._spots(one) for one in passages]
        gatherer = Gatherer(self._lexicon, self._numbers, setting)
        title = Surroundings(Flow("title", "", 0, (), setting.lang, text=setting.title))
        gatherer.take_title(title, self._spots(title))
        for number, (around, spots) in enumerate(zip(passages, found, strict=True)):
            gatherer.take(number, around, spots)
        evidence = gatherer.evidence
        bearers = Bearers(self._lexicon, self._forenames, self._surnames, evidence)
        for number, (around, spots) in enumerate(zip(passages, found, strict=True)):
            bearers.take(number, around, spots)
        decider = Decider(self._lexicon, bearers, self._declined, has_compounds=self._habits.compounds)
        proposer = Proposer(self._lexicon, self._habits, self._matcher, decider, evidence)
        usage = Usage((*passages, title), evidence.small)
        unknown = [sorted(unlisted(around, usage, self._all_forenames)) for around in passages]
        if self._habits.compounds:
            unknown = with_compounds(passages, unknown)
        for number, (around, spots, new) in enumerate(zip(passages, found, unknown, strict=True)):
            listed = proposer.passage(number, around, spots)
            yield from sorted((*listed, *self._new(number, around, new, listed)), key=lambda one: one.start)

    def _spots(self, around: Surroundings) -> Spots:
        if around.is_closed_whole:
            return {}
        at, text, row, lang = self._matcher.at, around.text, around.row, around.lang
        return {first: found for first in range(len(row)) if (found := list(at(text, row, first, lang)))}

    def _new(
        self, number: int, around: Surroundings, new: Sequence[Unlisted], listed: Sequence[Proposal]
    ) -> Iterator[Proposal]:
        """Names on no list, where nothing else is proposed."""
        rule, end, at = "new-name", 0, 0
        for one in new:
            while at < len(listed) and listed[at].end <= one.start:
                at += 1
            if self._is_left_unmarked(around, one):
                continue
            is_free = one.start >= end and (at == len(listed) or listed[at].start >= one.end)
            if not is_free or one.start >= one.end or around.is_closed(one.start, one.end):
                continue
            before = listed[at - 1].end if at else 0
            beyond = listed[at].start if at < len(listed) else len(around.text)
            start, end = self._extended(around, one, max(end, before), beyond)
            element, type_, attribute = self._habits.element(one.kind)
            certainty, said = RULES[rule].certainty, one.evidence
            yield Proposal("entry", number, start, end, element, rule, certainty, (), (), attribute, type_, said)

    def _is_left_unmarked(self, around: Surroundings, one: Unlisted) -> bool:
        """Whether it stands where the edition leaves the names of persons unmarked."""
        if not self._habits.unmarked or one.kind != "person":
            return False
        first, after = bisect_left(around.starts, one.start), bisect_left(around.starts, one.end)
        return not self._habits.unmarked.isdisjoint(contexts(around, first, after))

    def _extended(self, around: Surroundings, one: Unlisted, taken: int, beyond: int) -> tuple[int, int]:
        """The stretch of a new name, with what the edition puts inside of its element where nothing else is."""
        around.taken = taken
        first = bisect_left(around.starts, one.start)
        start, end = extended(around, self._habits, one.kind, first, one.start, one.end)
        is_free = taken <= start and end <= beyond and not around.is_closed(start, end)
        return (start, end) if is_free else (one.start, one.end)


def _tell_language(passages: Sequence[Surroundings]) -> None:
    """Passages too short to tell their language have that of most of the text."""
    told: Counter[str] = Counter()
    for around in passages:
        told[around.lang] += len(around.row)
    lang, words = max(told.items(), key=lambda one: one[1], default=("", 0))
    for around in passages if 2 * words > told.total() else ():
        around.lang = around.lang or lang


def _words_of(lexicon: Sequence[Known], part: str) -> dict[int, frozenset[str]]:
    """The words of the forenames, or of the surnames, of each person, by number."""
    found: dict[int, frozenset[str]] = {}
    for number, known in enumerate(lexicon):
        words = [one.key for form in known.forms if form.part == part for one in tokens(form.words)]
        if words:
            found[number] = frozenset(words)
    return found
