"""All that is proposed for a text, by those who propose: names first, since quotations are asked who speaks."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from edition.encoding import sessions
from edition.encoding.quoting import proposing as quotations
from edition.encoding.quoting.voices import Names
from edition.encoding.recognizing import Recognizer, recognized
from edition.encoding.tagging.evidence import Setting
from edition.encoding.tagging.finding import Finder
from edition.encoding.tagging.flows import Flow
from edition.encoding.tagging.habits import Habits
from edition.encoding.tagging.lexicon import Lexicon
from edition.encoding.tagging.proposals import Proposal

KINDS = ("names", "quotations", "sessions")
"""What is looked for, in this order: each is told what was proposed before it."""
_QUOTING = frozenset("said q quote soCalled".split())


class Proposers:
    """Proposes markup for the texts of one edition; what its registers know is prepared once.

    A ``recognizer`` proposes further names where nothing else is proposed.
    """

    def __init__(self, lexicon: Lexicon, recognizer: Recognizer | None = None) -> None:
        self._speakers = Names(lexicon)
        self._finder = Finder(lexicon)
        self._recognizer, self._habits = recognizer, getattr(lexicon, "habits", Habits())

    def propose(self, flows: Sequence[Flow], setting: Setting, only: Iterable[str] = ()) -> Iterator[Proposal]:
        """What is proposed for a text; ``only`` are some of ``KINDS`` (none: all), the others are asked and not told."""
        asked = frozenset(only) or frozenset(KINDS)
        names = list(self._finder.propose(flows, setting))
        quoted = list(quotations.propose(flows, self._speakers, [one for one in names if one.what == "name"], ""))
        sittings = list(sessions.propose(flows, [*names, *quoted]))
        named = _by_passage((*(one for one in names if one.what == "name"), *sittings))
        quoted = [one for one in quoted if one.element in _QUOTING or not _is_named(one, named)]
        titles = _by_passage(one for one in (*quoted, *sittings) if one.element not in _QUOTING)
        spoken = _by_passage(one for one in quoted if one.element in ("said", "quote"))
        if "names" in asked:
            names = [
                one for one in names if one.what == "name" or not (_overlaps(one, titles) or _is_quoted(one, spoken))
            ]
            yield from names
            if self._recognizer is not None:
                known = (*names, *quoted, *sittings)
                yield from recognized(flows, self._recognizer, known, self._habits, setting.lang)
        if "quotations" in asked:
            yield from quoted
        if "sessions" in asked:
            yield from sittings


def _is_named(one: Proposal, named: dict[int, list[Proposal]]) -> bool:
    """Whether the words of a quotation, but for a mark at their end, are proposed as a name or a session."""
    return any(
        name.start <= one.start + 1 and one.end - 1 <= name.end and one.start < name.end
        for name in named.get(one.passage, ())
    )


def _is_quoted(one: Proposal, spoken: dict[int, list[Proposal]]) -> bool:
    """Whether what is proposed as a title that no register has is all that somebody says or writes, but for a mark at the end."""
    return one.element == "title" and any(
        said.start == one.start and 0 <= said.end - one.end <= 1 for said in spoken.get(one.passage, ())
    )


def _by_passage(proposals: Iterable[Proposal]) -> dict[int, list[Proposal]]:
    found: dict[int, list[Proposal]] = {}
    for one in proposals:
        found.setdefault(one.passage, []).append(one)
    return found


def _overlaps(one: Proposal, others: dict[int, list[Proposal]]) -> bool:
    return any(one.start < other.end and other.start < one.end for other in others.get(one.passage, ()))
