"""All that is proposed for a text, by those who propose: names first, since quotations are asked who speaks."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence

from edition.encoding.tagging.flows import Flow
from edition.encoding.tagging.proposals import Known, Proposal

Proposer = Callable[[Sequence[Flow], Sequence[Known], Sequence[Proposal]], Iterable[Proposal]]
"""Asked with the passages of a text, the entries of its registers, and what was proposed before it."""

PROPOSERS: dict[str, Proposer] = {}
"""TABLE of what is looked for, in this order."""


def proposals(flows: Sequence[Flow], lexicon: Sequence[Known], only: Iterable[str] = ()) -> Iterator[Proposal]:
    """What is proposed for a text; ``only`` are names of ``PROPOSERS`` (none: all), the others are asked and not told."""
    asked = frozenset(only) or frozenset(PROPOSERS)
    found: list[Proposal] = []
    for name, propose in PROPOSERS.items():
        new = list(propose(flows, lexicon, found))
        found += new
        if name in asked:
            yield from new
