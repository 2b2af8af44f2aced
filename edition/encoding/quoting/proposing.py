"""Quotations of a text, with their classes and speakers, as proposals: the one entrance to this room."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace

from edition.encoding.quoting import spans as spanning
from edition.encoding.quoting.deciding import Decider
from edition.encoding.quoting.decisions import Decision
from edition.encoding.quoting.languages import Language
from edition.encoding.quoting.tokens import Vocabulary
from edition.encoding.quoting.tongues import named
from edition.encoding.quoting.voices import SILENT, UNKNOWN, Names, Voice, folded
from edition.encoding.tagging.flows import Flow
from edition.encoding.tagging.proposals import Certainty, Known, Proposal

_ELEMENTS = {"speech": "said", "quotation": "quote", "scare": "soCalled", "title": "title", "": "q"}
_LONG = "it goes through several passages; nothing tells who says it"


def propose(
    flows: Sequence[Flow], lexicon: Sequence[Known] | Names, names: Sequence[Proposal], lang: str
) -> Iterator[Proposal]:
    """A proposal for each quotation of a text, in the order in which they begin.

    ``lexicon`` are the entries of its registers (for many texts better ``Names`` of them, made once), ``names`` what is proposed
    of its names (others are read from its markup, and from its words), ``lang`` the language of passages that state none.
    """
    languages = [named(flow.lang or lang) for flow in flows]
    found = spanning.find(flows, languages, languages[0].code if not lang and flows else named(lang).code)
    known = lexicon if isinstance(lexicon, Names) else Names(lexicon)
    decider = Decider(known, vocabularies(flows, languages, known))
    by_passage: dict[int, list[Proposal]] = {}
    for name in names:
        by_passage.setdefault(name.passage, []).append(name)
    decisions: list[Decision] = []
    for number, (flow, language) in enumerate(zip(flows, languages, strict=True)):
        decisions += decider.passage(flow, found[number], language, by_passage.get(number, []))
    titles = {(n, one.start, one.end) for n, flow in enumerate(flows) for one in flow.marks if one.name == "title"}
    for decision in _alike(_joined(decisions), flows):
        if decision.kind != "title" or (decision.passage, decision.start, decision.end) not in titles:
            yield _proposal(decision)


def vocabularies(flows: Sequence[Flow], languages: Sequence[Language], names: Names) -> dict[str, Vocabulary]:
    """What the text tells of the words of each of its languages."""
    result: dict[str, Vocabulary] = {}
    for flow, language in zip(flows, languages, strict=True):
        if language.code not in result:
            result[language.code] = Vocabulary(names=names.words)
        result[language.code].learn(flow.text, language)
    return result


def _joined(decisions: list[Decision]) -> list[Decision]:
    """Pieces of one quotation are decided as one: as the piece of which most is known."""
    best: dict[str, Decision] = {}
    for one in decisions:
        if one.chain and (one.chain not in best or one.weight > best[one.chain].weight):
            best[one.chain] = one
    several = Counter(chain for chain, _ in {(one.chain, one.passage) for one in decisions if one.chain})
    for chain, one in best.items():
        if several[chain] > 1 and one.kind in ("title", "name", "scare"):
            best[chain] = replace(
                one, kind="", rule="unclassified", element="", key="", certain_class="low", evidence=_LONG
            )
    return [_as_one(one, best[one.chain]) if one.chain else one for one in decisions]


def _alike(decisions: list[Decision], flows: Sequence[Flow]) -> list[Decision]:
    """The same words that are no speech are of one class in one text: of the one for which most speaks."""
    words = [folded(flows[one.passage].text[one.start : one.end]) for one in decisions]
    best: dict[str, Decision] = {}
    for one, word in zip(decisions, words, strict=True):
        if one.kind in ("title", "name", "scare") and (word not in best or one.weight > best[word].weight):
            best[word] = one
    return [_like(one, best.get(word)) for one, word in zip(decisions, words, strict=True)]


def _like(one: Decision, best: Decision | None) -> Decision:
    if best is None or one.kind == best.kind or one.kind not in ("", "title", "name", "scare") or one.weight > 3:
        return one
    kept = replace(one, kind=best.kind, rule=f"{best.kind}-elsewhere", element=best.element, key=best.key)
    return replace(kept, evidence=f"the same words elsewhere: {best.evidence}", certain_class="low")


def _as_one(one: Decision, best: Decision) -> Decision:
    if (one.passage, one.start) == (best.passage, best.start):
        return best
    return replace(
        best,
        passage=one.passage,
        start=one.start,
        end=one.end,
        evidence=f"goes on with the same quotation; {best.evidence}",
    )


def _proposal(one: Decision) -> Proposal:
    voice = _voice(one)
    element = one.element or _ELEMENTS[one.kind]
    pointing = (one.key,) if one.key else ()
    says = one.kind == "speech"
    keys = voice.keys if says else ()
    return Proposal(
        what="quotation",
        passage=one.passage,
        start=one.start,
        end=one.end,
        element=element,
        rule=one.rule,
        certainty=_certainty(one, voice),
        pointers=keys if len(keys) == 1 else () if keys else pointing,
        candidates=keys if len(keys) > 1 else (),
        attribute="who" if says else "ref",
        evidence=one.evidence,
        speaker=voice.words if one.kind in ("speech", "quotation") else "",
        chain=one.chain,
    )


def _voice(one: Decision) -> Voice:
    return UNKNOWN if one.voice.kind in SILENT else one.voice


def _certainty(one: Decision, voice: Voice) -> Certainty:
    """High only of a speaker who is named as the subject of the verb that governs; of others by the class alone."""
    if one.kind == "speech" and voice.is_named:
        if len(voice.keys) > 1:
            return "low"
        return one.certainty
    return one.certain_class
