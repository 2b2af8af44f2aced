"""Names of a text: what the registers know of them, and what they may be where no register knows them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from edition.encoding.tagging.acronyms import introduced, is_short
from edition.encoding.tagging.choosing import Decision
from edition.encoding.tagging.deciding import Decider
from edition.encoding.tagging.endings import GERMANIC
from edition.encoding.tagging.evidence import HEADER, WHOLE, Evidence, Place, Setting
from edition.encoding.tagging.extending import addresses, extended
from edition.encoding.tagging.flows import Flow
from edition.encoding.tagging.habits import Habits
from edition.encoding.tagging.matching import Match, Matcher
from edition.encoding.tagging.proposals import Known, Proposal
from edition.encoding.tagging.rules import RULES
from edition.encoding.tagging.surroundings import Surroundings, pointers
from edition.encoding.tagging.unlisted import Usage, unlisted
from edition.encoding.tagging.tokens import CAPITAL, SMALL, tokens


_TELEPHONE = re.compile(r"\s(?:tel|telefon|telephone|phone|fax)\b", re.IGNORECASE)


class Finder:
    """Finds the entries of a lexicon in texts. The index is made once, for any number of texts."""

    def __init__(self, lexicon: Sequence[Known]) -> None:
        self._lexicon = tuple(lexicon)
        self._habits: Habits = getattr(lexicon, "habits", Habits())
        self._matcher = Matcher(self._lexicon)
        self._numbers = _pointed(self._lexicon)
        self._declined = {(keys, self._numbers[key][0]) for keys, key in getattr(lexicon, "declined", ()) if key in self._numbers}
        self._forenames = _words_of(self._lexicon, "forename")
        self._all_forenames = frozenset(one for names in self._forenames.values() for one in names)
        self._surnames = _words_of(self._lexicon, "surname")

    def propose(self, flows: Sequence[Flow], setting: Setting | None = None) -> Iterator[Proposal]:
        """What is proposed for the passages of one text, in their order; no two of a passage overlap."""
        setting = setting or Setting()
        passages = [Surroundings(flow, setting.lang) for flow in flows]
        found = [self._matches(one) for one in passages]
        evidence = self._evidence(passages, found, setting)
        decider = Decider(self._lexicon, self._forenames, self._surnames, evidence, self._declined)
        usage = Usage(passages, evidence.small)
        for number, (around, spots) in enumerate(zip(passages, found, strict=True)):
            listed = list(self._passage(number, around, spots, decider, evidence))
            yield from sorted((*listed, *self._new(number, around, usage, listed)), key=lambda one: one.start)

    def _new(self, number: int, around: Surroundings, usage: Usage, listed: Sequence[Proposal]) -> Iterator[Proposal]:
        """Names on no list, where nothing else is proposed."""
        end = 0
        for start, after, kind, said in sorted(unlisted(around, usage, self._all_forenames)):
            is_free = start >= end and not any(one.start < after and start < one.end for one in listed)
            if is_free and not around.is_closed(start, after):
                end = after
                element, type_, attribute = self._habits.element(kind)
                rule = "new-name"
                yield Proposal(
                    "entry", number, start, after, element, rule, RULES[rule].certainty, (), (), attribute, type_, said
                )

    def _matches(self, around: Surroundings) -> dict[int, list[Match]]:
        """The matches of a passage by the word with which they begin, the longest first."""
        if around.is_closed_whole:
            return {}
        at, text, row, lang = self._matcher.at, around.text, around.row, around.lang
        return {first: found for first in range(len(row)) if (found := list(at(text, row, first, lang)))}

    def _evidence(self, passages: list[Surroundings], found: list[dict[int, list[Match]]], setting: Setting) -> Evidence:
        evidence = Evidence(setting.date)
        for pointer in setting.present:
            for number in self._numbers.get(_bare(pointer), ()):
                evidence.note(number, HEADER)
        title = Surroundings(Flow("title", "", 0, (), setting.lang, text=setting.title))
        for matches in self._matches(title).values():
            self._note(evidence, title, matches[0], HEADER)
        for number, (around, spots) in enumerate(zip(passages, found, strict=True)):
            evidence.small.update(one.key for one in around.row if one.shape == SMALL)
            for mark in around.names():
                self._adopt(evidence, around, number, mark.start, mark.end, pointers(mark))
            for first, matches in spots.items():
                if not around.is_closed(matches[0].start, matches[0].end):
                    self._note(evidence, around, matches[0], (number, first))
        return evidence

    def _note(self, evidence: Evidence, around: Surroundings, match: Match, place: Place) -> None:
        """What a match names in whole, if it is one entry and more than one word, or the title of a work set apart."""
        whole = {m.entry for m in match.meanings if m.part in WHOLE}
        persons = {one for one in whole if self._lexicon[one].kind != "work"} or whole
        if len(persons) != 1:
            return
        entry = persons.pop()
        kind, size = self._lexicon[entry].kind, match.after - match.first
        if size > 1 or (kind == "work" and around.is_quoted(match.start, match.end)):
            evidence.note(entry, place)
            if (short := introduced(match, around)) is not None:
                evidence.introduced.setdefault(short.key, (place, entry))

    def _adopt(self, evidence: Evidence, around: Surroundings, number: int, start: int, end: int, pointed: list[str]) -> None:
        """A name that the text has marked already: whoever it means is named from there on."""
        first = next((n for n, one in enumerate(around.row) if one.start >= start), len(around.row))
        for pointer in pointed:
            for entry in self._numbers.get(_bare(pointer), ()):
                evidence.note(entry, (number, first))

    def _passage(
        self, number: int, around: Surroundings, spots: dict[int, list[Match]], decider: Decider, evidence: Evidence
    ) -> Iterator[Proposal]:
        """The proposals for a passage: names in their order, none over another."""
        around.begun = {
            first for first, found in spots.items() if any(self._lexicon[m.entry].kind == "person" for m in found[0].meanings)
        }
        whole = self._addresses(number, around, spots, decider) if self._habits.addresses else []
        closed = [(one.start, one.end) for one in whole]
        pending, end, last = list(whole), 0, 0
        for first, token in enumerate(around.row):
            if token.start < end:
                continue
            found = self._at(number, around, first, spots, decider)
            if found is None and self._habits.compounds and token.shape == CAPITAL and around.lang in GERMANIC:
                inside = self._matcher.inside(around.text, around.row, first)
                found = self._at(number, around, first, {first: [inside]}, decider) if inside else None
            if found is None and is_short(token):
                found = self._acronym(number, around, first, evidence)
            if found is None or found.start < last or any(one < found.end and found.start < other for one, other in closed):
                continue
            end = last = around.taken = found.end
            pending.append(found)
        yield from sorted(pending, key=lambda one: one.start)

    def _at(
        self, number: int, around: Surroundings, first: int, spots: dict[int, list[Match]], decider: Decider
    ) -> Proposal | None:
        for match in spots.get(first, ()):
            decision = decider.decide(match, around, (number, first))
            if decision is None or (decision.certainty == "low" and self._gives_way(match, decision, spots)):
                continue
            if not around.is_closed(match.start, match.end):
                kind = self._lexicon[decision.entries[0]].kind
                if decision.first >= 0:
                    match = match._replace(first=decision.first, start=around.row[decision.first].start)
                if decision.after >= 0:
                    match = match._replace(after=decision.after, end=around.row[decision.after - 1].end)
                start, end = extended(around, self._habits, kind, match.first, match.start, match.end)
                if around.is_closed(start, end):
                    start, end = match.start, match.end
                return self._proposal(number, around, start, end, decision)
        return None

    def _gives_way(self, match: Match, decision: Decision, spots: dict[int, list[Match]]) -> bool:
        """Whether it is a doubtful title of a work, with names of other kinds in it."""
        if any(self._lexicon[one].kind != "work" for one in decision.entries):
            return False
        inner = [one for n in range(match.first, match.after) for one in spots.get(n, ()) if one != match]
        return any(self._lexicon[m.entry].kind != "work" for one in inner for m in one.meanings)

    def _acronym(self, number: int, around: Surroundings, first: int, evidence: Evidence) -> Proposal | None:
        """An acronym that the text introduced before."""
        token = around.row[first]
        place, entry = evidence.introduced.get(token.key, ((number, first + 1), -1))
        if place > (number, first) or around.is_closed(token.start, token.end):
            return None
        decision = Decision("acronym-introduced", RULES["acronym-introduced"].certainty, (entry,), "introduced in brackets")
        return self._proposal(number, around, token.start, token.end, decision)

    def _addresses(
        self, number: int, around: Surroundings, spots: dict[int, list[Match]], decider: Decider
    ) -> list[Proposal]:
        """Addresses as one name each: of the place in them that has a number. Others are closed to the names in them."""
        found = []
        for mark in addresses(around):
            start, end = _trimmed(around.text, mark.start, _before_telephone(around.text, mark.start, mark.end))
            if start >= end or around.is_closed(start, end):
                continue
            inside = [m for n, ms in spots.items() for m in ms if start <= around.row[n].start and m.end <= end]
            numbered = {m.entry for match in inside if _has_number(around, match) for m in match.meanings if m.part in WHOLE}
            if len(numbered) == 1:
                decision = Decision("address", RULES["address"].certainty, tuple(numbered), "an address with this place and number")
                found.append(self._proposal(number, around, start, end, decision))
        return found

    def _proposal(self, number: int, around: Surroundings, start: int, end: int, decision: Decision) -> Proposal:
        known = [self._lexicon[one] for one in decision.entries]
        element, type_, attribute = self._habits.element(known[0].kind)
        sure = decision.certainty != "low"
        certainty, evidence = decision.certainty, decision.evidence
        if certainty == "high" and around.crosses(start, end):
            certainty, evidence = "medium", f"{evidence}, crosses markup".strip(", ")
        return Proposal(
            "name",
            number,
            start,
            end,
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


def _trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return start, end


def _before_telephone(text: str, start: int, end: int) -> int:
    """Where an address ends: a telephone number is no part of it."""
    found = _TELEPHONE.search(text, start, end)
    return found.start() if found else end


def _has_number(around: Surroundings, match: Match) -> bool:
    row = around.row[match.first : match.after]
    return len(row) > 1 and any(one.key[0].isdigit() for one in row)


def _words_of(lexicon: Sequence[Known], part: str) -> dict[int, frozenset[str]]:
    """The words of the forenames, or of the surnames, of each person, by number."""
    found: dict[int, frozenset[str]] = {}
    for number, known in enumerate(lexicon):
        words = [one.key for form in known.forms if form.part == part for one in tokens(form.words)]
        if words:
            found[number] = frozenset(words)
    return found
