"""Quotations and turns: who says what to whom (TEI P5, sections 3.3.3, 7.2.2 and 8.3.1)."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from edition.elements import NO_QUOTATION, QUOTATIONS, TURNS
from edition.model import Fragment, Quotation, Target, Turn
from edition.reading.anchors import Anchors
from edition.reading.chains import Chain, Chains
from edition.reading.naming import Report
from edition.reading.pointing import Pointers
from edition.reading.walk import Walk
from edition.tei import PREFIX, fold, local, own, shortened, tag, tags, words

_U = tag("u")
_Q_CLASSES = {"spoken": "speech", "thought": "thought", "written": "quotation"}
_APART = frozenset((tag("speaker"), tag("stage")))
_UNSAID = _APART | TURNS | tags("kinesic vocal incident writing gap")
_OPENING = 160
"""Characters of the first words of a turn."""
_NOBODY = frozenset("unknown unidentified unspecified".split())
"""Values that say that the speaker is not known, where no register has an entry of that id."""
NO_SPEAKER = "[speaker not named]"


class Speaking:
    """Reads what is said in one text; ``sessions_of`` gives the session of an element."""

    def __init__(
        self, walk: Walk, anchors: Anchors, pointers: Pointers, report: Report, sessions_of: Callable[[Any], str]
    ) -> None:
        self._walk, self._anchors, self._pointers = walk, anchors, pointers
        self._report, self._session_of = report, sessions_of
        self.speakers: dict[Any, tuple[Target, ...]] = {}

    def quotations(self, chains: Chains) -> tuple[Quotation, ...]:
        """All quotations of all streams, chains joined."""
        elements = [e for e in self._walk.records if e.tag in QUOTATIONS and quotation_class(e)]
        return tuple(self._quotation(chain) for chain in chains.of(elements))

    def _quotation(self, chain: Chain) -> Quotation:
        head = next((e for e in chain if e.get("who")), chain[0])
        speakers = self._who(head, "who")
        name = _names(speakers)
        cls = quotation_class(head)
        fragments = tuple(self._anchors.fragment(element) for element in chain)
        return Quotation(
            id=fragments[0].anchor,
            cls=cls,
            direct=head.get("direct") != "false",
            speakers=speakers,
            speaker_name=name or (NO_SPEAKER if cls == "speech" else ""),
            addressee=_ids(self._who(head, "toWhom")),
            source=_source(head),
            session=self._session_of(head),
            fragments=fragments,
        )

    def turns(self) -> tuple[Turn, ...]:
        """All turns of all streams."""
        return tuple(self._turn(e) for e in self._walk.records if e.tag in TURNS)

    def _turn(self, element: Any) -> Turn:
        fragment = self._anchors.fragment(element, _APART)
        speakers = self._who(element, "who")
        name = _names(speakers)
        if element.tag == _U and speakers:
            self.speakers[element] = speakers
        if not name or not any(t.entry or t.name for t in speakers):
            label = next(iter(own(element, "speaker")), None)
            name = words(label).rstrip(":.") if label is not None and words(label) else name
        said = self._said(element, fragment)
        return Turn(
            id=fragment.anchor,
            speakers=speakers,
            speaker_name=name or NO_SPEAKER,
            addressee=_ids(self._who(element, "toWhom")),
            session=self._session_of(element),
            words=said.count(" ") + 1 if said else 0,
            opening=shortened(said, _OPENING),
            fragment=fragment,
        )

    def _who(self, element: Any, attribute: str) -> tuple[Target, ...]:
        value = (element.get(attribute) or "").strip()
        resolved = self._pointers.resolve(value, "person")
        self._report(resolved, element, attribute)
        return tuple(target for target in resolved.targets if not _is_nobody(target))

    def _said(self, element: Any, fragment: Fragment) -> str:
        """What is spoken, white space folded: without labels, stage directions, what was heard or lost, turns of others within."""
        span, text = fragment.span, self._walk.texts[fragment.span.stream]
        said, at = [], span.start
        for inner in element.iterdescendants(*_UNSAID):
            record = self._walk.records.get(inner)
            if record is not None and record.stream == span.stream and at <= record.start < record.end <= span.end:
                said.append(text[at : record.start])
                at = record.end
        return fold("".join((*said, text[at : span.end])))


def _names(targets: tuple[Target, ...]) -> str:
    return ", ".join(t.name or t.entity for t in targets)


def _is_nobody(target: Target) -> bool:
    return not target.entry and target.name in ("", target.entity) and target.entity.casefold() in _NOBODY


def _ids(targets: tuple[Target, ...]) -> str:
    return " | ".join(t.entity for t in targets)


def quotation_class(element: Any) -> str:
    """The class of a quotation element, or '' for a ``q`` that is none (``foreign distinct term emph mentioned``)."""
    name, type_ = local(element), element.get("type", "").strip().casefold()
    if name == "said":
        return "thought" if element.get("aloud") == "false" else "speech"
    if name == "q":
        return "" if type_ in NO_QUOTATION else _Q_CLASSES.get(type_, "unclassified")
    return "scare" if name == "soCalled" else "quotation"


def _source(element: Any) -> str:
    """``@source``, or the ``bibl`` or ``ref`` of the ``cit`` around a quote."""
    if element.get("source"):
        return str(element.get("source"))
    parent = element.getparent()
    if parent is None or parent.tag != tag("cit"):
        return ""
    for name in ("bibl", "ref", "ptr"):
        for found in parent.iter(PREFIX + name):
            return found.get("target") or found.get("corresp") or fold("".join(found.itertext()))
    return ""
