"""A row of a ledger, as a value, and the two decisions that its id remembers."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, field, replace
from typing import Literal

from edition.encoding.tagging.flows import Flow, Mark
from edition.encoding.tagging.proposals import Proposal

Decision = Literal["", "accept", "reject", "later"]
DECISIONS = ("accept", "reject", "later")
ELEMENTS = frozenset(
    "persName orgName placeName geogName eventName objectName name rs title author editor country region settlement district"
    " bloc forename surname roleName addName said q quote soCalled term foreign emph mentioned date time num measure abbr hi"
    " seg ref".split()
)
"""What may be put around words of a passage, whether a schema says so or not."""
CERTAINTIES = ("high", "medium", "low")
BY_RULE = "edition tag"
"""Who decided where nobody looked: what is accepted by its certainty alone says so."""
CONTEXT = 30
"""Characters before and after the words that a row keeps, by which it is found again."""
_POINTING = {"said": "who", "q": "who", "quote": "source", "soCalled": ""}
"""How elements point to an entry, if not by ``ref``: who speaks, what is quoted."""
_BASE32 = "abcdefghijklmnopqrstuvwxyz234567"


@dataclass(frozen=True, slots=True)
class Row:
    """One proposal and what was decided about it.

    ``start`` and ``end`` are offsets in the words of the passage, ``before`` and ``after`` the words around. ``entry`` are ids of
    entries, or pointers as they shall be written, with blanks between. ``state`` says what became of it: empty, ``written``,
    ``there`` (its element stood there before), ``lost`` (its words are not in the text any more), ``removed`` (its tags are
    not), or why it cannot be written.
    Pieces of one quotation have the same ``chain``; it is empty where one row is all.
    ``others`` are columns that somebody added.
    """

    id: str
    what: str
    passage: str
    start: int
    end: int
    before: str
    surface: str
    after: str
    element: str
    type: str = ""
    entry: str = ""
    entry_name: str = ""
    candidates: str = ""
    certainty: str = "medium"
    chain: str = ""
    rule: str = ""
    evidence: str = ""
    decision: str = ""
    who: str = ""
    when: str = ""
    state: str = ""
    others: tuple[tuple[str, str], ...] = field(default=())

    @property
    def is_open(self) -> bool:
        """Whether nobody has decided, nor changed what is proposed."""
        return not self.decision and self.id.partition("-")[2] == _hash(self._proposed, 4)

    @property
    def is_corrected(self) -> bool:
        """Whether somebody has changed what is proposed; one of several candidates is no other proposal."""
        changed = self.id.partition("-")[2] != _hash(self._proposed, 4)
        return changed and self.entry not in self.candidates.split()

    @property
    def attribute(self) -> str:
        """The attribute that points to its entries; empty where the element has none."""
        return _POINTING.get(self.element, "ref")

    @property
    def _proposed(self) -> str:
        return "\n".join((self.element, self.type, self.entry, self.certainty))

    def pointed(self, entry: str, name: str) -> Row:
        """The row with an entry that was made for it, which is what it proposed."""
        proposed = "\n".join((self.element, self.type, entry, self.certainty))
        id_ = f"{self.id.partition('-')[0]}-{_hash(proposed, 4)}"
        return replace(self, id=id_, entry=entry, entry_name=name)

    def identified(self) -> Row:
        """The row with the id of what it proposes, which stays the same wherever the row goes."""
        place = "\n".join((self.what, self.passage, str(self.start), str(self.end), self.surface))
        return replace(self, id=f"{_hash(place, 8)}-{_hash(self._proposed, 4)}")


def _hash(words: str, size: int) -> str:
    number = int.from_bytes(hashlib.sha256(words.encode()).digest()[:8])
    return "".join(_BASE32[number >> 5 * n & 31] for n in range(size))


def proposed(proposal: Proposal, flow: Flow, names: dict[str, str]) -> Row:
    """The row of a proposal; ``names`` are those of entries by their keys."""
    start, end = proposal.start, proposal.end
    before, surface, after = around(flow, start, end)
    row = Row(
        id="",
        what=proposal.what,
        passage=flow.id,
        start=start,
        end=end,
        before=before,
        surface=surface,
        after=after,
        element=proposal.element,
        type=proposal.type,
        entry=" ".join(proposal.pointers),
        entry_name="; ".join(names.get(key, key) for key in proposal.pointers) or proposal.speaker,
        candidates=" ".join(proposal.candidates),
        certainty=proposal.certainty,
        chain=proposal.chain,
        rule=proposal.rule,
        evidence=proposal.evidence,
    )
    return row.identified()


def around(flow: Flow, start: int, end: int) -> tuple[str, str, str]:
    """Words of a passage with what stands before and after them, on one line."""
    text = flow.text.replace("\n", " ")
    return text[max(0, start - CONTEXT) : start], text[start:end], text[end : end + CONTEXT]


def is_there(row: Row, flow: Flow) -> bool:
    """Whether the element of a row stands around its words already."""
    return mark_of(row, flow) is not None


def mark_of(row: Row, flow: Flow) -> Mark | None:
    """The element of a row, where it stands around its words."""
    there = (mark for mark in flow.marks if (mark.name, mark.start, mark.end) == (row.element, row.start, row.end))
    return next(there, None)
