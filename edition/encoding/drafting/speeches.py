"""Plays and conversations, read: speeches with their speakers, stage directions between and within them."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence

from edition.encoding.drafting import stages
from edition.encoding.drafting.headings import begins_part
from edition.encoding.drafting.pieces import Block, Element, Entry, Piece
from edition.encoding.drafting.rows import Group, Row, first_letter
from edition.encoding.drafting.scribe import Scribe
from edition.encoding.drafting.speakers import Label, Plan
from edition.encoding.drafting.wrapping import Folding, is_wrapped

_LONGEST_VERSE = 75
_BOUNDARY = 4
"""Letters of a line in capitals that heads a part of a play."""
_Other = Callable[[Sequence[Group]], Iterator[Block]]


def span(plan: Plan) -> tuple[int, int]:
    """Which parts the speeches are: the first, and the one behind the last, directions that follow it included."""
    last = max(plan.labels)
    if _is_label_alone(plan, last):
        last += 1
    while last + 1 < len(plan.parts) and _is_direction(plan, last + 1):
        last += 1
    return min(plan.labels), last + 1


def _is_label_alone(plan: Plan, at: int) -> bool:
    part = plan.parts[at]
    if isinstance(part, Element) or len(part) > 1 or at + 1 >= len(plan.parts):
        return False
    return not part[0].text[plan.labels[at].words - part[0].start :].strip()


def _is_direction(plan: Plan, at: int) -> bool:
    part = plan.parts[at]
    return not isinstance(part, Element) and stages.is_direction(part, is_play=plan.is_play)


class Speeches:
    """Reads the speeches of one text; ``other`` reads what is none."""

    def __init__(self, scribe: Scribe, folding: Folding, plan: Plan, other: _Other) -> None:
        self._scribe, self._folding, self._plan, self._other = scribe, folding, plan, other
        self._speaker: tuple[Row, Label] | None = None
        self._said: list[Element] = []
        self._pending: list[Element] = []
        self._is_new_part = False
        self._has_verse = _mostly_verse(plan, folding.width)

    def blocks(self) -> Iterator[Block]:
        """The blocks of all speeches and of what stands between them."""
        for at in range(*span(self._plan)):
            part = self._plan.parts[at]
            if isinstance(part, Element):
                self._pending.append(part)
            elif at in self._plan.labels:
                yield from self._closed()
                self._begin(part, self._plan.labels[at])
            elif _begins_part(part, is_play=self._plan.is_play):
                yield from self._closed()
                yield from self._parted(part)
            elif stages.is_direction(part, is_play=self._plan.is_play):
                self._pending.append(stages.made(self._scribe, self._folding.lines(part)))
            else:
                yield from self._goes_on(part)
        yield from self._closed()

    def _goes_on(self, part: Group) -> Iterator[Block]:
        """Lines without a speaker: the speech goes on, or a scene is described, or they are no speech."""
        if self._speaker is not None:
            self._said += self._pending
            self._pending = []
            self._said += self._spoken(part, part, first=not self._said)
            return
        yield from self._pending
        self._pending = []
        if self._plan.is_play and self._is_new_part and not self._is_verse(part):
            yield stages.made(self._scribe, self._folding.lines(part))
        else:
            yield from self._other([part])

    def _parted(self, part: Group) -> Iterator[Block]:
        """The headings of acts and scenes, a line each."""
        self._is_new_part = True
        if self._plan.is_play and all(begins_part(one.text) for one in part):
            yield from (Element("p", self._folding.words(one.start, one.end)) for one in part)
        else:
            yield from self._other([part])

    def _begin(self, part: Group, label: Label) -> None:
        first = part[0]
        self._speaker = (first, label)
        rest = self._scribe.text[label.words : first.end]
        start = first.end - len(rest.lstrip())
        rows = (Row(start, first.end, first.indent, rest.strip()), *part[1:]) if rest.strip() else part[1:]
        if aside := self._scribe.text[label.end : label.words].strip():
            begin = self._scribe.text.index(aside, label.end)
            self._said.append(stages.made(self._scribe, self._folding.words(begin, begin + len(aside))))
        if rows:
            self._said += self._spoken(rows, part if rest.strip() else rows, first=True)

    def _closed(self) -> Iterator[Block]:
        """The speech that was begun, and the directions behind it."""
        if self._speaker is not None:
            row, label = self._speaker
            speaker = Element("speaker", self._folding.words(row.start, label.end))
            if self._said:
                self._scribe.log(Entry("speech", row.start, label.end, "<speaker>", "", "kept"))
                yield Element("sp", (speaker, *self._said))
            else:
                yield Element("p", speaker.content)
        yield from self._pending
        self._speaker, self._said, self._pending, self._is_new_part = None, [], [], False

    def _spoken(self, rows: Group, whole: Group, *, first: bool) -> Iterator[Element]:
        """Lines of a speech; ``whole`` are the same with the label before them, as long as they are in the source."""
        if not self._plan.is_play:
            yield Element("p", self._lines(rows, whole))
            return
        for is_direction, some in stages.runs(rows):
            if is_direction:
                yield stages.made(self._scribe, self._folding.lines(some))
            elif self._is_verse(_as_long(whole, some)):
                yield from self._verse(some, first=first)
            else:
                pieces = stages.carved(self._scribe, self._lines(some, _as_long(whole, some)), first=first)
                yield from stages.lifted(self._scribe.text, pieces, "p")
            first = False

    def _verse(self, rows: Group, *, first: bool) -> Iterator[Element]:
        for one in rows:
            pieces = stages.carved(self._scribe, self._folding.words(one.start, one.end), first=first)
            yield from stages.lifted(self._scribe.text, pieces, "l")
            first = False

    def _lines(self, rows: Group, whole: Group) -> tuple[Piece, ...]:
        return self._folding.folded(rows) if is_wrapped(whole, self._folding.width) else self._folding.kept(rows)

    def _is_verse(self, rows: Group) -> bool:
        """Whether lines are verse: one or two, which prose may have as well, only in a play that has more of it."""
        if len(rows) == 1:
            return self._has_verse and rows[0].length <= _LONGEST_VERSE
        return (self._has_verse or len(rows) > 2) and looks_like_verse(rows, self._folding.width)


def _as_long(whole: Group, some: Group) -> Group:
    """Of all lines those that some are, each as it stands in the source."""
    first = next((n for n, one in enumerate(whole) if one.end == some[0].end), 0)
    return whole[first : first + len(some)]


def looks_like_verse(rows: Group, width: float) -> bool:
    """Whether the lines of a speech begin with capitals and end before they are full."""
    capitals = sum(first_letter(one.text).isupper() for one in rows[1:])
    return (
        len(rows) > 1
        and capitals >= 0.8 * (len(rows) - 1)
        and max(one.length for one in rows) <= _LONGEST_VERSE
        and not is_wrapped(rows, width)
    )


def _mostly_verse(plan: Plan, width: float) -> bool:
    """Whether speeches of several lines are mostly verse, so that those of one line are as well."""
    groups: Iterable[Group] = (
        part[1:] if _is_bare(part, plan.labels.get(at)) else part
        for at, part in enumerate(plan.parts)
        if not isinstance(part, Element) and at in range(*span(plan)) and not _is_direction(plan, at)
    )
    judged = [looks_like_verse(rows, width) for rows in groups if len(rows) > 1]
    return len(judged) > 1 and sum(judged) >= 0.7 * len(judged)


def _is_bare(part: Group, label: Label | None) -> bool:
    return label is not None and not part[0].text[label.words - part[0].start :].strip()


def _begins_part(part: Group, *, is_play: bool) -> bool:
    """Whether a group is a heading: an act, a scene, a line in capitals."""
    if begins_part(part[0].text):
        return True
    only = part[0].text
    return (
        is_play
        and len(part) == 1
        and only.isupper()
        and sum(map(str.isalpha, only)) >= _BOUNDARY
        and only[0] not in "[(_"
    )
