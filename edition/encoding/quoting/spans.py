"""The quotations of a text: spans of its passages, how they lie in each other, and which of them are one quotation.

A quotation goes on in the next passage where that one begins with the mark which was left open (``« … / » …``, ``“… / “…”``), or
where it closes a mark that it has not opened (a stanza, a page's end).
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace

from edition.encoding.quoting import dashes
from edition.encoding.quoting.languages import Language
from edition.encoding.quoting.marks import Loose, Reading, read
from edition.encoding.quoting.pairs import conventions
from edition.encoding.tagging.flows import Flow

EXISTING = frozenset("said q quote soCalled".split())
"""Elements that say already what a quotation is: nothing is proposed inside or across one."""
_FARTHEST = 40
"""So many passages a quotation may go through without a mark."""
_SPACES = " \n\u00a0\u202f"


@dataclass(frozen=True, slots=True)
class Span:
    """Words of one passage that stand between marks, or behind a dash (``mark`` is then the dash).

    ``depth`` is the number of spans around it; spans with the same ``chain`` are one quotation, empty where a span is whole.
    """

    passage: int
    start: int
    end: int
    mark: str
    depth: int = 0
    chain: str = ""


def find(flows: Sequence[Flow], languages: Sequence[Language], code: str) -> list[list[Span]]:
    """For each passage its spans, in the order in which they begin, the longer first; none that existing markup says.

    ``languages`` are those of the passages, ``code`` is the language of the text.
    """
    pairs = conventions((flow.text for flow in flows), code)
    readings = [Reading() if _is_quoted(flow) else read(flow.text, pairs) for flow in flows]
    found = [[Span(n, one.start, one.end, one.mark) for one in reading.spans] for n, reading in enumerate(readings)]
    chains = _Chains(flows, readings, found, languages)
    chains.join()
    for n, flow in enumerate(flows):
        if not _is_quoted(flow):
            until = next((one.words for one in readings[n].unopened), -1)
            pieces = dashes.read(n, flow.text, languages[n], chains.opened.get(n, -1), until)
            found[n] += [Span(n, one.start, one.end, one.mark, 0, one.chain) for one in pieces]
    kept = [_nested(_without_existing(spans, flow)) for spans, flow in zip(found, flows, strict=True)]
    return _whole(found, kept)


def _whole(found: list[list[Span]], kept: list[list[Span]]) -> list[list[Span]]:
    """Without the pieces of a quotation that has lost another piece to what is marked up."""
    before, after = (Counter(one.chain for spans in each for one in spans) for each in (found, kept))
    broken = {chain for chain in before if chain and before[chain] != after[chain]}
    return [[one for one in spans if one.chain not in broken] for spans in kept] if broken else kept


def _is_quoted(flow: Flow) -> bool:
    return not EXISTING.isdisjoint((*flow.around, flow.element))


def _without_existing(spans: list[Span], flow: Flow) -> list[Span]:
    marks = [one for one in flow.marks if one.name in EXISTING]
    return [one for one in spans if not any(_meets(one, mark.start, mark.end) for mark in marks)] if marks else spans


def _meets(one: Span, start: int, end: int) -> bool:
    """Whether a span lies in the other or across its border, or differs from it by its marks alone."""
    apart = one.end <= start or one.start >= end
    around = one.start <= start and end <= one.end and (one.end - one.start) - (end - start) > 4
    return not apart and not around


def _nested(spans: list[Span]) -> list[Span]:
    """The spans with their depths; of two that cross, the first one stays."""
    result: list[Span] = []
    around: list[Span] = []
    for one in sorted(spans, key=lambda span: (span.start, -span.end)):
        while around and around[-1].end <= one.start:
            around.pop()
        if around and (one.end > around[-1].end or (one.start, one.end) == (around[-1].start, around[-1].end)):
            continue
        result.append(replace(one, depth=len(around)))
        around.append(one)
    return result


class _Chains:
    """Joins what one passage leaves open with what a later one closes.

    ``opened`` says of a passage where in it the first speech of a dialogue begins, whose further turns have dashes.
    """

    def __init__(
        self, flows: Sequence[Flow], readings: list[Reading], found: list[list[Span]], languages: Sequence[Language]
    ) -> None:
        self.flows, self.readings, self.found = flows, readings, found
        self.next = _following(flows)
        self.turns = [dashes.begins(flow.text, one) for flow, one in zip(flows, languages, strict=True)]
        self.opened: dict[int, int] = {}
        self.chains: dict[tuple[int, int], str] = {}

    def join(self) -> None:
        """All passages, in their order."""
        for n, reading in enumerate(self.readings):
            if not reading.unclosed or self._reopened(n, reading) or len(reading.unclosed) > 1:
                continue
            after = self.next[n]
            if after is not None and self.turns[after]:
                self._opens_dialogue(n, reading.unclosed[0])
            elif not self.turns[n]:
                self._carried(n, reading.unclosed[0])

    def _opens_dialogue(self, n: int, loose: Loose) -> None:
        """``« Qui vive ? dit-il. / — Moi ! »``: the mark opens a dialogue, whose other turns have dashes."""
        if not self.turns[n]:
            self.opened[n] = loose.words

    def _reopened(self, n: int, reading: Reading) -> bool:
        """Whether the next passage begins with the marks that are open; then the quotation goes on in it."""
        after = self.next[n]
        if after is None:
            return False
        text = self.flows[after].text
        at, joined = 0, False
        for loose in reading.unclosed:
            while at < len(text) and text[at] in _SPACES:
                at += 1
            if at >= len(text) or text[at] not in (loose.mark, _again(loose.mark)):
                continue
            words = _skip(text, at + 1)
            chain = self._chain(n, loose)
            self._add(n, loose.words, len(self.flows[n].text), loose.mark, chain)
            self._mark(after, words, at, chain)
            at, joined = at + 1, True
        return joined

    def _chain(self, n: int, loose: Loose) -> str:
        return self.chains.setdefault((n, loose.at), f"c{n}-{loose.words}")

    def _mark(self, n: int, words: int, at: int, chain: str) -> None:
        """The span or the open mark of a passage that goes on with a quotation belongs to its chain."""
        self.chains[(n, at)] = chain
        self.found[n] = [replace(one, chain=chain) if one.start == words else one for one in self.found[n]]

    def _add(self, n: int, start: int, end: int, mark: str, chain: str) -> None:
        text = self.flows[n].text
        while end > start and text[end - 1] in _SPACES:
            end -= 1
        start = _skip(text, start)
        if start < end:
            self.found[n].append(Span(n, start, end, mark, 0, chain))

    def _carried(self, n: int, loose: Loose) -> None:
        """Without the mark again: up to the first mark that closes what no passage between has opened."""
        between: list[int] = []
        at = self.next[n]
        while at is not None and len(between) <= _FARTHEST and self.flows[at].element == self.flows[n].element:
            reading, text = self.readings[at], self.flows[at].text
            ending = next((one for one in reading.unopened if _closes(loose, one, text)), None)
            if ending is not None and self._is_free(at, ending.at):
                self._through([n, *between], loose)
                self._add(at, 0, ending.words, loose.mark, self._chain(n, loose))
                return
            if self.flows[n].element == "l" and text.startswith(loose.mark):
                self._through([n, *between], loose)
                self._mark(at, _skip(text, 1), 0, self._chain(n, loose))
                return
            if ending is not None or reading.unclosed or any(one.mark == loose.mark for one in reading.spans):
                return
            between.append(at)
            at = self.next[at]

    def _through(self, passages: Sequence[int], loose: Loose) -> None:
        """The quotation fills passages from its mark in the first one."""
        chain = self._chain(passages[0], loose)
        for n, one in enumerate(passages):
            self._add(one, 0 if n else loose.words, len(self.flows[one].text), loose.mark, chain)

    def _is_free(self, n: int, before: int) -> bool:
        """Whether no quotation of the same marks stands before the place where one shall end."""
        return not any(one.start < before for one in self.readings[n].spans if one.mark not in "‘'‹›")


def _again(mark: str) -> str:
    """The mark with which a paragraph may begin again: French prints the closing one."""
    return {"«": "»", "»": "«", "„": "“"}.get(mark, mark)


def _closes(loose: Loose, end: Loose, text: str) -> bool:
    """Whether a mark ends what another one has begun; a single one only behind another mark, since it may be an apostrophe."""
    closers = {
        "“": "”",
        "„": "“”",
        "‘": "’",
        "«": "»",
        "»": "«",
        '"': '"',
        "‚": "‘",
        "「": "」",
        "『": "』",
        "《": "》",
    }
    if end.mark not in closers.get(loose.mark, ""):
        return False
    return end.mark != "’" or not text[max(0, end.at - 1) : end.at].isalnum()


def _skip(text: str, at: int) -> int:
    while at < len(text) and text[at] in _SPACES:
        at += 1
    return at


def _following(flows: Sequence[Flow]) -> list[int | None]:
    """For each passage the number of the next one that does not lie in it and is no note."""
    result: list[int | None] = [None] * len(flows)
    before: list[int] = []
    for n, flow in enumerate(flows):
        if flow.element == "note":
            continue
        while before and flows[before[-1]].after <= flow.begin:
            result[before.pop()] = n
        before.append(n)
    return result
