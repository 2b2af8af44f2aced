"""All that is proposed for a text, by those who propose: names first, since quotations are asked who speaks."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence

from edition.encoding import sessions
from edition.encoding.lexicon import Lexicon
from edition.encoding.quoting import proposing as quotations
from edition.encoding.tagging.evidence import Setting
from edition.encoding.tagging.finding import Finder
from edition.encoding.tagging.flows import Flow
from edition.encoding.tagging.proposals import Known, Proposal

KINDS = ("names", "quotations", "sessions")
"""What is looked for, in this order: each is told what was proposed before it."""
Proposer = Callable[[Sequence[Flow], Sequence[Known], Sequence[Proposal]], Iterable[Proposal]]
_QUOTING = frozenset("said q quote soCalled".split())


class Proposers:
    """Proposes markup for the texts of one edition; what its registers know is prepared once."""

    def __init__(self, lexicon: Lexicon) -> None:
        self._known = lexicon.known
        self._finder = Finder(lexicon.known)

    def propose(self, flows: Sequence[Flow], setting: Setting, only: Iterable[str] = ()) -> Iterator[Proposal]:
        """What is proposed for a text; ``only`` are some of ``KINDS`` (none: all), the others are asked and not told."""
        asked = frozenset(only) or frozenset(KINDS)
        found = list(self._finder.propose(flows, setting))
        if "names" in asked:
            yield from found
        for name, propose in _LATER.items():
            new = list(propose(flows, self._known, found))
            found += new
            if name in asked:
                yield from new


def _quotations(flows: Sequence[Flow], known: Sequence[Known], found: Sequence[Proposal]) -> Iterator[Proposal]:
    """Quotations; of words that are a name, and proposed as one, nothing is proposed twice."""
    names: dict[int, list[Proposal]] = {}
    for name in found:
        names.setdefault(name.passage, []).append(name)
    for one in quotations.propose(flows, known, found, ""):
        if one.element in _QUOTING or not any(_is_same(one, name) for name in names.get(one.passage, ())):
            yield one


def _is_same(one: Proposal, name: Proposal) -> bool:
    """Whether two proposals are about the same words, but for a mark at their end."""
    return name.start <= one.start + 1 and one.end - 1 <= name.end and one.start < name.end


_LATER: dict[str, Proposer] = {"quotations": _quotations, "sessions": sessions.propose}
