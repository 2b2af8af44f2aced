"""What is held of one quotation, and how certain it is."""

from __future__ import annotations

from dataclasses import dataclass

from edition.encoding.quoting.governing import CLAUSE, LOOSE
from edition.encoding.quoting.reporting import ACCORDING, FARTHER, Report
from edition.encoding.quoting.voices import UNKNOWN, Voice
from edition.encoding.tagging.proposals import Certainty


@dataclass(frozen=True, slots=True)
class Decision:
    """One quotation or piece of one.

    ``kind`` is a class of ``classes``, or empty; ``weight`` what spoke for it; ``certain_class`` how certain that is, and
    ``certainty`` how certain the speaker; ``key`` is the entry of what is a name or a title.
    """

    passage: int
    start: int
    end: int
    kind: str
    rule: str
    weight: float
    evidence: str
    certain_class: Certainty
    voice: Voice = UNKNOWN
    certainty: Certainty = "low"
    element: str = ""
    key: str = ""
    chain: str = ""


def by_lead(lead: float) -> Certainty:
    """How certain a class is that leads the next one by so much weight."""
    return "high" if lead >= 4 else "medium" if lead >= 1.5 else "low"


def by_report(report: Report, voice: Voice) -> Certainty:
    """High: a name is the subject, beside its verb, and the verb governs the quotation firmly.

    A name with an article that no register has may be that of a body or a people: medium.
    """
    subject = report.subject
    named = subject.kind == "name" and subject.is_near and (bool(voice.keys) or not subject.has_article)
    if named and report.strength >= CLAUSE and report.how not in (ACCORDING, FARTHER) and report.rule != "as":
        return "high"
    return "medium" if report.strength >= LOOSE else "low"
