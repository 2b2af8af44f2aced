"""Names of a text: what the registers know of them, and what they may be where no register knows them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from edition.encoding.tagging.deciding import Decider, Decision
from edition.encoding.tagging.evidence import HEADER, WHOLE, Evidence, Setting
from edition.encoding.tagging.flows import Flow
from edition.encoding.tagging.habits import Habits
from edition.encoding.tagging.matching import Match, Matcher
from edition.encoding.tagging.proposals import Known, Proposal
from edition.encoding.tagging.surroundings import Surroundings, pointers
from edition.encoding.tagging.tokens import SMALL, tokens


class Finder:
    """Finds the entries of a lexicon in texts. The index is made once, for any number of texts."""

    def __init__(self, lexicon: Sequence[Known]) -> None:
        self._lexicon = tuple(lexicon)
        self._habits: Habits = getattr(lexicon, "habits", Habits())
        self._matcher = Matcher(self._lexicon)
        self._numbers = _pointed(self._lexicon)
        self._forenames = frozenset(
            one.key
            for known in self._lexicon
            for form in known.forms
            if form.part == "forename"
            for one in tokens(form.words)
            if len(one.key) > 1
        )

    def propose(self, flows: Sequence[Flow], setting: Setting | None = None) -> Iterator[Proposal]:
        """What is proposed for the passages of one text, in their order; no two of a passage overlap."""
        passages = [Surroundings(flow) for flow in flows]
        found = [self._matches(one) for one in passages]
        evidence = self._evidence(passages, found, setting or Setting())
        decider = Decider(self._lexicon, self._forenames, evidence)
        for number, (around, spots) in enumerate(zip(passages, found, strict=True)):
            yield from self._passage(number, around, spots, decider)

    def _matches(self, around: Surroundings) -> dict[int, list[Match]]:
        """The matches of a passage by the word with which they begin, the longest first."""
        if around.is_closed_whole:
            return {}
        at, text, row, lang = self._matcher.at, around.text, around.row, around.lang
        return {first: found for first in range(len(row)) if (found := list(at(text, row, first, lang)))}

    def _evidence(
        self, passages: list[Surroundings], found: list[dict[int, list[Match]]], setting: Setting
    ) -> Evidence:
        evidence = Evidence(setting.date)
        for pointer in setting.present:
            for number in self._numbers.get(_bare(pointer), ()):
                evidence.note(number, HEADER)
        for number, (around, spots) in enumerate(zip(passages, found, strict=True)):
            evidence.small.update(one.key for one in around.row if one.shape == SMALL)
            for mark in around.names():
                self._adopt(evidence, around, number, mark.start, mark.end, pointers(mark))
            for first, matches in spots.items():
                whole = {m.entry for m in matches[0].meanings if m.part in WHOLE}
                if (
                    len(whole) == 1
                    and matches[0].after - first > 1
                    and not around.is_closed(matches[0].start, matches[0].end)
                ):
                    evidence.note(whole.pop(), (number, first))
        return evidence

    def _adopt(
        self, evidence: Evidence, around: Surroundings, number: int, start: int, end: int, pointed: list[str]
    ) -> None:
        """A name that the text has marked already: whoever it means is named from there on."""
        first = next((n for n, one in enumerate(around.row) if one.start >= start), len(around.row))
        for pointer in pointed:
            for entry in self._numbers.get(_bare(pointer), ()):
                evidence.note(entry, (number, first))

    def _passage(
        self, number: int, around: Surroundings, spots: dict[int, list[Match]], decider: Decider
    ) -> Iterator[Proposal]:
        end = 0
        for first in sorted(spots):
            if around.row[first].start < end:
                continue
            for match in spots[first]:
                decision = decider.decide(match, around, (number, first))
                if decision is None or around.is_closed(match.start, match.end):
                    continue
                yield self._proposal(number, around, match, decision)
                end = match.end
                break

    def _proposal(self, number: int, around: Surroundings, match: Match, decision: Decision) -> Proposal:
        known = [self._lexicon[one] for one in decision.entries]
        element, type_, attribute = self._habits.element(known[0].kind)
        sure = decision.certainty != "low"
        certainty, evidence = decision.certainty, decision.evidence
        if certainty == "high" and around.crosses(match.start, match.end):
            certainty, evidence = "medium", f"{evidence}, crosses markup".strip(", ")
        return Proposal(
            "name",
            number,
            match.start,
            match.end,
            element,
            decision.rule,
            certainty,
            tuple(one.key for one in known) if sure else (),
            () if sure else tuple(sorted(one.key for one in known)),
            attribute,
            type_,
            evidence,
        )


def _bare(pointer: str) -> str:
    """What of a pointer is the id: ``file.xml#id``, ``prefix:id``, ``#id``."""
    return pointer.rpartition("#")[2].rpartition(":")[2]


def _pointed(lexicon: Sequence[Known]) -> dict[str, tuple[int, ...]]:
    found: dict[str, tuple[int, ...]] = {}
    for number, known in enumerate(lexicon):
        found[known.key] = (*found.get(known.key, ()), number)
    return found
