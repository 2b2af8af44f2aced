"""Measure quotations, speakers and names in prose marked up before any rule was tried on it (see gold/prose/README.md)."""

from __future__ import annotations

import argparse
import os
import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import groupby
from pathlib import Path

from benchmarks import judging
from benchmarks.judging import Row
from benchmarks.names_gold import LISTED, Mention, Score, judge
from benchmarks.prose_gold import QUOTING, Marked, Span, Text, texts
from benchmarks.quotations import kind_of, names_right
from benchmarks.quoted import trimmed
from edition.encoding.proposing import Proposers
from edition.encoding.tagging.flows import Flow, flows
from edition.encoding.tagging.lexicon import Lexicon, read_lexicon, setting_of
from edition.encoding.tagging.proposals import Proposal

HERE = Path(__file__).resolve().parent
FOLDER = HERE / "gold" / "prose"
CLASS_BAR, SPEAKER_BAR = 0.909, 0.818
PRECISION, RECALL, NEW = 0.95, 0.85, 0.75
"""The bars of issue 8, as shares: 40 of 44 classes, 18 of 22 speakers."""
UNLISTED = "unlisted"
HALVES = ((False, "tuned on"), (True, "judging"))


def main(words: Sequence[str] | None = None) -> int:
    """The exit code: 1 with ``--check`` and a missed bar, otherwise 0."""
    parser = argparse.ArgumentParser(prog="benchmarks/prose.py", description=__doc__)
    parser.add_argument("--check", action="store_true", help="exit code 1 when a bar is missed")
    parser.add_argument("--write", action="store_true", help="write the table into benchmarks/README.md")
    parser.add_argument("--misses", action="store_true", help="print what is missed in the half that is tuned on")
    arguments = parser.parse_args(words)
    load = os.getloadavg()[0]
    register = read_lexicon([("registers.xml", (FOLDER / "registers.xml").read_bytes())], learning=False)
    judged = [judged_by(one, register) for one in texts(FOLDER)]
    if arguments.misses:
        for one in (one for one in judged if not one.text.is_odd):
            print("\n".join(one.misses))
        return 0
    rows = list(measured(judged))
    table = judging.report(rows, load)
    print(table)
    if arguments.write:
        judging.write(HERE / "README.md", table, Path(__file__).name)
    return 1 if arguments.check and any(row.is_missed for row in rows) else 0


@dataclass(slots=True)
class Judged:
    """What was counted in one text, or in several."""

    text: Text
    counts: Counter[str] = field(default_factory=Counter)
    listed: Score = field(default_factory=Score)
    new: Score = field(default_factory=Score)
    misses: list[str] = field(default_factory=list)


def judged_by(text: Text, register: Lexicon) -> Judged:
    """One text, tagged anew as ``edition tag`` does it: with the register, and for names once more without."""
    result = Judged(text)
    passages, setting = flows(text.plain), setting_of(text.path, text.plain.encode())
    proposals = list(Proposers(register).propose(passages, setting))
    _quotations(result, passages, proposals)
    gold = {span: _mention(text, span, one) for span, one in text.names.items()}
    for verdict, one, span in judge(result.listed, passages, _naming(proposals), gold):
        if verdict != "right":
            marked = f"{sorted(gold[span].keys)}" if span in gold else "marked otherwise, or not"
            result.misses.append(f"{text.path}: name {text.plain[slice(*span)]!r} {one.rule} {one.pointers}: {marked}")
    result.misses += _unfound(text, passages, proposals)
    for _ in judge(result.new, passages, _naming(Proposers(Lexicon()).propose(passages, setting)), gold):
        pass
    return result


def _naming(proposals: Iterator[Proposal] | list[Proposal]) -> list[Proposal]:
    return [one for one in proposals if one.element not in QUOTING]


def _mention(text: Text, span: Span, one: Marked) -> Mention:
    return Mention(frozenset([one.key] if one.key else []), text.plain[slice(*span)], LISTED if one.key else UNLISTED)


def _quotations(result: Judged, passages: Sequence[Flow], proposals: Sequence[Proposal]) -> None:
    text, counts, wanted = result.text, result.counts, result.text.quotations
    found = spans(text, passages, proposals)
    for span, one in wanted.items():
        ours, kind = found.get(span), QUOTING.get(one.element, "title" if one.element == "title" else "name")
        is_right = kind in (_kind(ours), "unclassified") and ours is not None
        counts[f"class {is_right}"] += 1
        says = speaker_right(one, ours)
        if kind == "speech":
            counts[f"speaker {says}"] += 1
        if not is_right or (kind == "speech" and not says):
            result.misses.append(f"{text.path}: {kind} {_shown(text, span)} by {one.key or one.speaker}: {_told(ours)}")
        if _names_somebody(ours) and ours is not None and ours.certainty == "high" and not says:
            counts["sure"] += 1
            result.misses.append(f"{text.path}: SURELY WRONG {_shown(text, span)}")
    for start, end in sorted(_place(text, passages[one.passage], one) for one in proposals if one.element in QUOTING):
        if not any(one[0] <= start and end <= one[1] for one in wanted):
            counts["beside"] += 1
            result.misses.append(f"{text.path}: no quotation: {_shown(text, (start, end))}")


def _shown(text: Text, span: Span) -> str:
    return repr(text.plain[slice(*span)][:50])


def _told(ours: Proposal | None) -> str:
    return f"{_kind(ours)} {ours.pointers or ours.speaker} {ours.certainty} ({ours.evidence})" if ours else "nothing"


def _kind(one: Proposal | None) -> str:
    return "title" if one is not None and one.what == "session" else kind_of(one)


def _names_somebody(one: Proposal | None) -> bool:
    return one is not None and one.attribute == "who" and bool(one.speaker or one.pointers)


def speaker_right(wanted: Marked, ours: Proposal | None) -> bool:
    """Whether who speaks is whom the gold names; nobody where it names nobody, which what is no speech always does."""
    if wanted.element != "said":
        return not _names_somebody(ours)
    if not wanted.key and not wanted.speaker:
        return ours is not None and ours.element == "said" and names_right("", ours)
    if wanted.speaker and ours is not None and ours.pointers:
        return False
    return names_right(wanted.key or wanted.speaker, ours)


def spans(text: Text, passages: Sequence[Flow], proposals: Sequence[Proposal]) -> dict[Span, Proposal]:
    """Proposals by their places; of several at one place a quotation; pieces of one also from the first character to the last."""
    result: dict[Span, Proposal] = {}
    ordered = sorted(proposals, key=lambda one: (one.what == "quotation", one.chain, one.passage, one.start))
    for _, group in groupby(ordered, key=lambda one: one.chain or (one.what, one.passage, one.start, one.end)):
        pieces = list(group)
        places = [_place(text, passages[one.passage], one) for one in pieces]
        result.update(zip(places, pieces, strict=True))
        result[min(place[0] for place in places), max(place[1] for place in places)] = pieces[0]
    return result


def _place(text: Text, flow: Flow, one: Proposal) -> Span:
    return trimmed(text.plain, flow.begins[one.start], flow.ends[one.end - 1])


def _unfound(text: Text, passages: Sequence[Flow], proposals: Sequence[Proposal]) -> Iterator[str]:
    told = {
        (passages[one.passage].begins[one.start], passages[one.passage].ends[one.end - 1]): one for one in proposals
    }
    for span, one in text.names.items():
        ours = told.get(span)
        if one.key and (ours is None or ours.pointers != (one.key,)):
            shown = f"{ours.rule} {ours.pointers or ours.candidates}" if ours else "nothing there"
            yield f"{text.path}: name {text.plain[slice(*span)]!r} is {one.key}: {shown}"


def measured(judged: Sequence[Judged]) -> Iterator[Row]:
    """Both halves, all languages together with the bars, then each language."""
    for odd, half in HALVES:
        yield from _barred(half, _together([one for one in judged if one.text.is_odd is odd]))
    for odd, half in HALVES:
        for lang in sorted({one.text.lang for one in judged}):
            group = [one for one in judged if one.text.is_odd is odd and one.text.lang == lang]
            if group:
                yield _in_short(f"{half}, {lang}, {len(group)}", _together(group))


def _together(judged: Sequence[Judged]) -> Judged:
    result = Judged(judged[0].text)
    for one in judged:
        result.counts.update(one.counts)
        for score, other in ((result.listed, one.listed), (result.new, one.new)):
            for name in ("mentions", "hits", "decided", "right", "wrong", "spans", "missed"):
                getattr(score, name).update(getattr(other, name))
            for name in ("within", "proposed", "touched"):
                setattr(score, name, getattr(score, name) + getattr(other, name))
    return result


def _barred(half: str, one: Judged) -> Iterator[Row]:
    classes, speakers, sure = _share(one, "class"), _share(one, "speaker"), one.counts["sure"]
    yield Row(f"{half}: class of a quotation", _of(one, "class"), classes, CLASS_BAR, at_least=True)
    yield Row(f"{half}: speaker of a speech", _of(one, "speaker"), speakers, SPEAKER_BAR, at_least=True)
    yield Row(f"{half}: a wrong speaker with certainty high", str(sure), sure, 0)
    yield Row(f"{half}: quotations that are none", str(one.counts["beside"]))
    yield _bar(f"{half}: names, precision", one.listed.strict, PRECISION)
    yield _bar(f"{half}: names, recall", one.listed.recall(LISTED), RECALL)
    yield _bar(f"{half}: names, precision of high", one.listed.precision("high"))
    yield _bar(f"{half}: names, right entry, stretches overlapping", one.listed.touched / _there(one.listed, LISTED))
    yield _bar(f"{half}: names without register, recall of proposals", _recalled(one.new), NEW)
    yield _bar(f"{half}: names without register, proposals that are names", one.new.spans.total() / one.new.proposed)


def _in_short(title: str, one: Judged) -> Row:
    sure, listed = one.counts["sure"], one.listed
    return Row(
        f"{title}: class; speaker; wrong and high; precision, recall; recall without register",
        f"{_of(one, 'class')}; {_of(one, 'speaker')}; {sure}; {listed.strict:.3f}, {listed.recall(LISTED):.3f}; "
        f"{_recalled(one.new):.3f}",
    )


def _bar(what: str, value: float, bar: float | None = None) -> Row:
    return Row(what, f"{value:.3f}", value, bar, at_least=True)


def _there(score: Score, *kinds: str) -> int:
    return max(1, sum(score.mentions[one] for one in kinds))


def _recalled(score: Score) -> float:
    return score.spans.total() / _there(score, LISTED, UNLISTED)


def _of(one: Judged, what: str) -> str:
    return f"{_share(one, what):.3f} ({one.counts[f'{what} True']} of {_all(one, what)})"


def _share(one: Judged, what: str) -> float:
    return one.counts[f"{what} True"] / max(1, _all(one, what))


def _all(one: Judged, what: str) -> int:
    return one.counts[f"{what} True"] + one.counts[f"{what} False"]


if __name__ == "__main__":
    sys.exit(main())
