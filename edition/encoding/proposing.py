"""All that is proposed for a text, by those who propose: names first, since quotations are asked who speaks."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence

from edition.encoding import sessions
from edition.encoding.lexicon import Lexicon
from edition.encoding.tagging.evidence import Setting
from edition.encoding.tagging.finding import Finder
from edition.encoding.tagging.flows import Flow
from edition.encoding.tagging.proposals import Known, Proposal

KINDS = ("names", "quotations", "sessions")
"""What is looked for, in this order: each is told what was proposed before it."""
Proposer = Callable[[Sequence[Flow], Sequence[Known], Sequence[Proposal]], Iterable[Proposal]]
_LATER: dict[str, Proposer] = {"sessions": sessions.propose}


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
