"""What changes make of a file, as a unified diff (POSIX, ``diff -u``): made from the changes, so that it costs no comparison."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from edition.editing.patching import Change, Lines

CONTEXT = 3
"""Lines around a change that are shown."""


@dataclass(slots=True)
class _Block:
    """Lines that are changed, from 0: of the old file and of the new one, each to behind the last."""

    old: int
    old_end: int
    new: int
    new_end: int


class _Text:
    """A file by lines."""

    def __init__(self, lines: Lines) -> None:
        self._text = lines.text
        self._starts = lines.starts if lines.starts[-1] < len(lines.text) else lines.starts[:-1] or [0]

    def __len__(self) -> int:
        return len(self._starts)

    def of(self, at: int) -> int:
        """The line of a character."""
        return bisect_right(self._starts, at) - 1

    def line(self, number: int) -> str:
        """The characters of a line, with its end."""
        stop = self._starts[number + 1] if number + 1 < len(self._starts) else len(self._text)
        return self._text[self._starts[number] : stop]

    def shown(self, begin: int, end: int, sign: str) -> Iterator[str]:
        """Lines with a sign before them."""
        for number in range(begin, end):
            words = self.line(number)
            yield sign + words.removesuffix("\n")
            if not words.endswith(("\n", "\r")):
                yield "\\ No newline at end of file"


def unified(path: str, old: bytes, new: bytes, changes: Sequence[Change]) -> Iterator[str]:
    """The lines of a diff without their ends; none where nothing is changed."""
    if not changes:
        return
    yield from (f"--- a/{path}", f"+++ b/{path}")
    before, after = _Text(Lines(old)), _Text(Lines(new))
    for hunk in _hunks(_blocks(before, after, changes)):
        yield from _shown(before, after, hunk)


def _blocks(before: _Text, after: _Text, changes: Sequence[Change]) -> list[_Block]:
    found: list[_Block] = []
    longer = more = 0  # the new file so far, in characters and in lines
    for change in changes:
        end = change.begin + longer + len(change.new)
        longer += len(change.new) - (change.end - change.begin)
        old, old_end, new_end = before.of(change.begin), before.of(change.end) + 1, after.of(end) + 1
        if found and old < found[-1].old_end:
            found[-1].old_end, found[-1].new_end = old_end, new_end
        else:
            found.append(_Block(old, old_end, old + more, new_end))
        more = new_end - old_end
    return [_trimmed(before, after, block) for block in found]


def _trimmed(before: _Text, after: _Text, block: _Block) -> _Block:
    """A block without the lines at its ends that stay as they are: those beside which others are put in."""
    while block.old < block.old_end and block.new < block.new_end and before.line(block.old) == after.line(block.new):
        block.old, block.new = block.old + 1, block.new + 1
    while (
        block.old < block.old_end
        and block.new < block.new_end
        and before.line(block.old_end - 1) == after.line(block.new_end - 1)
    ):
        block.old_end, block.new_end = block.old_end - 1, block.new_end - 1
    return block


def _hunks(blocks: list[_Block]) -> list[list[_Block]]:
    """Blocks whose context would overlap, together."""
    hunks: list[list[_Block]] = []
    for block in blocks:
        if hunks and block.old - hunks[-1][-1].old_end <= 2 * CONTEXT:
            hunks[-1].append(block)
        else:
            hunks.append([block])
    return hunks


def _shown(before: _Text, after: _Text, hunk: list[_Block]) -> Iterator[str]:
    first, last = hunk[0], hunk[-1]
    begin = max(0, first.old - CONTEXT)
    end = min(len(before), last.old_end + CONTEXT)
    new_begin = first.new - (first.old - begin)
    new_end = last.new_end + (end - last.old_end)
    yield f"@@ -{begin + 1},{end - begin} +{new_begin + 1},{new_end - new_begin} @@"
    at = begin
    for block in hunk:
        yield from before.shown(at, block.old, " ")
        yield from before.shown(block.old, block.old_end, "-")
        yield from after.shown(block.new, block.new_end, "+")
        at = block.old_end
    yield from before.shown(at, end, " ")
