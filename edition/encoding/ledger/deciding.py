"""Decisions about rows of a ledger, and what they say of the rules that proposed them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from edition.encoding.ledger.rows import BY_RULE, CERTAINTIES, Row
from edition.encoding.ledger.table import LedgerError
from edition.spelling import nearest


def decided(row: Row, decision: str, who: str, when: str) -> Row:
    """A row with a decision, by whom and when."""
    return replace(row, decision=decision, who=who, when=when)


def accepted(row: Row, least: str, when: str) -> Row:
    """A row that is accepted unseen, if it is as certain as ``least``, proposes what can be written and nobody has decided."""
    sure = CERTAINTIES.index(row.certainty) <= CERTAINTIES.index(least)
    if not (row.is_open and sure and not row.state) or row.candidates:
        return row
    return decided(row, "accept", BY_RULE, when)


def check_entries(path: str, rows: Iterable[Row], known: Mapping[str, str]) -> None:
    """Every entry of accepted rows is one that the registers have, or a pointer as it is. ``LedgerError``: some are not."""
    wrong = []
    for row in rows:
        for key in row.entry.split() if row.decision == "accept" else ():
            if key not in known and not any(mark in key for mark in "#:/"):
                meant = nearest(key, known)
                guess = f"; did you mean {meant}?" if meant else ""
                wrong.append(f"“{row.surface}” (row {row.id}): no register has an entry “{key}”{guess}")
    if wrong:
        raise LedgerError(f"{path} cannot be taken as it is:\n" + "\n".join(wrong[:10]), "correct these rows")


@dataclass(frozen=True, slots=True)
class Agreement:
    """How often a rule proposed something, and what was decided: taken as it was, corrected, rejected, or accepted unseen."""

    rule: str
    certainty: str
    proposed: int
    accepted: int
    corrected: int
    rejected: int
    unseen: int

    @property
    def agreed(self) -> float | None:
        """The share that somebody who looked has accepted as it was, from 0 to 1; None where nobody has looked."""
        seen = self.accepted + self.corrected + self.rejected
        return self.accepted / seen if seen else None


def agreement(rows: Iterable[Row]) -> Iterator[Agreement]:
    """What scholars made of each rule, by its certainty; what was accepted unseen is counted apart."""
    counts: dict[tuple[str, str], Counter[str]] = {}
    for row in rows:
        known = counts.setdefault((row.rule, row.certainty), Counter())
        known["all"] += 1
        known["unseen" if row.who == BY_RULE else _answer(row)] += 1
    for (rule, certainty), found in sorted(counts.items(), key=_by_rule):
        yield Agreement(
            rule, certainty, found["all"], found["accept"], found["corrected"], found["reject"], found["unseen"]
        )


def _answer(row: Row) -> str:
    return "corrected" if row.decision == "accept" and row.is_corrected else row.decision


def _by_rule(one: tuple[tuple[str, str], Counter[str]]) -> tuple[str, int]:
    (rule, certainty), _ = one
    return rule, CERTAINTIES.index(certainty) if certainty in CERTAINTIES else len(CERTAINTIES)


def tally(rows: Sequence[Row]) -> Counter[str]:
    """How many rows are open, by certainty, and how many were decided, written or lost."""
    counts: Counter[str] = Counter()
    for row in rows:
        if row.state in ("written", "there", "lost", "removed"):
            counts[row.state] += 1
        elif row.state:
            counts["stuck"] += 1
        else:
            counts[row.decision or row.certainty] += 1
    return counts
