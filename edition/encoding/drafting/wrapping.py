"""Lines of a paragraph: folded where they were only wrapped, kept where they are meant, words joined over their ends."""

from __future__ import annotations

import re
from collections.abc import Iterable
from itertools import pairwise
from statistics import median

from edition.encoding.drafting.pieces import Element, Entry, Piece, Put, Words
from edition.encoding.drafting.rows import Group, Row, begins_lower, first_word, is_wide
from edition.encoding.drafting.scribe import Scribe

_HYPHENS = "-\u2010\u00ad¬"
_SUSPENDED = frozenset("und oder bzw sowie and or et ou y o e en of".split())
_BEFORE_HYPHEN = re.compile(r"[^\W\d_]+[\-\u2010\u00ad¬]$")
_NO_BREAK = '<lb break="no"/>'
_LB = Element("lb", (), (("break", "no"),))
_DIVIDED = '<lb break="no" rend="hyphen"/>'
_HYPHEN = Element("lb", (), (("break", "no"), ("rend", "hyphen")))
_WIDE = 60
"""Characters of a line that may be a whole one though the next begins with a capital."""
_NARROW = 48
"""Characters of the longest line of a paragraph in which some may be short by chance; in narrower ones each must have been full."""
_SPACE = re.compile(r"[^\S\v\f\x1c-\x1f]*")
_HEAD = re.compile(r"[^\W\d_]+")


def usual_width(groups: Iterable[Group]) -> float:
    """How long the lines of a text are where it is plain that they were wrapped, and mostly alike; else 0."""
    widths = sorted(
        max(row.length for row in rows)
        for rows in groups
        if len(rows) > 2 and _share_small(rows) >= 0.4 and is_wrapped(rows)
    )
    if len(widths) < 2:
        return 0
    usual = median(widths)
    alike = sum(0.85 * usual <= width <= 1.15 * usual for width in widths)
    return usual if alike >= 0.7 * len(widths) else 0


def is_wrapped(rows: Group, width: float = 0) -> bool:
    """Whether lines end where they were full: each but the last would have been too long with the next word.

    ``width`` is how long the lines of the text usually are, 0 where nobody knows: then these lines must say it themselves.
    """
    if len(rows) < 2:
        return True
    longest = max(row.length for row in rows)
    small = _share_small(rows)
    if width and longest <= 1.1 * width:
        full = _share_full(rows, 0.87 * width)
        return full >= 0.85 or (small >= 0.5 and (full >= 0.6 or _share_full(rows, 0.88 * longest) >= 0.85))
    wide = any(is_wide(row.text[:1]) for row in rows)
    if longest < (20 if wide else 35):
        return False
    if small < 0.3 and longest < _WIDE and not wide:  # capitals, or a script that has none
        return False
    full = _share_full(rows, 0.88 * longest)
    return full >= 0.85 or (small >= 0.5 and full >= 0.6 and longest >= _NARROW)


def _share_small(rows: Group) -> float:
    """How many of the further lines begin with a small letter."""
    return sum(row.text[:1].islower() for row in rows[1:]) / (len(rows) - 1)


def _share_full(rows: Group, room: float) -> float:
    """How many of all lines but the last were full, if so many characters have room in a line."""
    wide = any(is_wide(row.text[:1]) for row in rows)
    full = (
        _with_next(one.length, other.text, wide=wide) >= room or _is_divided(one, other)
        for one, other in pairwise(rows)
    )
    return sum(full) / (len(rows) - 1)


def _is_divided(one: Row, other: Row) -> bool:
    """Whether a word is divided between two lines, which nobody does who means to end them."""
    return bool(_BEFORE_HYPHEN.search(one.text)) and other.text[:1].islower()


def _with_next(length: int, following: str, *, wide: bool) -> int:
    return length + (1 if wide else 1 + len(first_word(following)))


class Folding:
    """Joins the lines of paragraphs of one text.

    ``_known`` are words of the text in small letters: whether a word is written with its hyphen elsewhere is the evidence that the
    hyphen is its own. ``width`` is how long its lines usually are, or 0.
    """

    def __init__(self, scribe: Scribe, *, escapes: bool) -> None:
        self._scribe, self._escapes = scribe, escapes
        self.width: float = 0
        self._known: frozenset[str] | None = None

    def words(self, start: int, end: int) -> tuple[Piece, ...]:
        """One slice."""
        return self._scribe.words(start, end, escapes=self._escapes)

    def log(self, entry: Entry) -> None:
        """Put an entry into the log."""
        self._scribe.log(entry)

    def lines(self, rows: Group) -> tuple[Piece, ...]:
        """The lines of a paragraph, folded or kept."""
        return self.folded(rows) if is_wrapped(rows, self.width) else self.kept(rows)

    def item(self, rows: Group) -> tuple[Piece, ...]:
        """The lines of an item of a list: further ones that begin small only go on."""
        goes_on = all(begins_lower(row.text) for row in rows[1:])
        return self.folded(rows) if goes_on else self.lines(rows)

    def folded(self, rows: Group) -> tuple[Piece, ...]:
        """The lines as one: what parted them goes to the log."""
        found = list(self.words(rows[0].start, rows[0].end))
        for before, after in pairwise(rows):
            found += self.join(found, before.end, after.start)
            found += self.words(after.start, after.end)
        return tuple(found)

    def kept(self, rows: Group) -> tuple[Piece, ...]:
        """The lines with a mark where each begins."""
        found = list(self.words(rows[0].start, rows[0].end))
        for before, after in pairwise(rows):
            if self._text_at(after.start).islower() and (
                broken := self._broken(found, before.end, after.start, self._behind(before.end, after.start))
            ):
                found += [*broken, *self.words(after.start, after.end)]
                continue
            found.append(Element("lb"))
            self._scribe.log(
                Entry("line-kept", before.end, self._behind(before.end, after.start), "<lb/>", "", "moved")
            )
            found += self.words(after.start, after.end)
        return tuple(found)

    def join(self, before: list[Piece], end: int, start: int, kind: str = "line-end") -> tuple[Piece, ...]:
        """What stands between two lines that are one: mostly a blank. A hyphen at the end is taken off ``before``.

        ``end``, ``start``: where the first ends and the second begins. The log is told of the white space behind the first.
        """
        text = self._scribe.text
        upto = self._behind(end, start)
        if text[start : start + 1].islower() and (broken := self._broken(before, end, start, upto)):
            return broken
        if self._is_compound(end, start):
            note = "the hyphen is kept: a capital letter follows"
            self._scribe.log(Entry("hyphen-kept", end, upto, _NO_BREAK, note))
            return (_LB,)
        blank = "" if is_wide(text[end - 1 : end]) and is_wide(text[start : start + 1]) else " "
        note = f"{text[max(0, end - 20) : end]} | {text[start : start + 20]}" if kind != "line-end" else ""
        self._scribe.log(Entry(kind, end, upto, blank, note))
        return (Put(blank),) if blank else ()

    def _text_at(self, at: int) -> str:
        return self._scribe.text[at : at + 1]

    def _behind(self, end: int, start: int) -> int:
        """Where the white space behind a line ends, up to what has an entry of its own: a form feed, the mark of a quoted line."""
        found = _SPACE.match(self._scribe.text, end, start)
        return found.end() if found else end

    def _is_compound(self, end: int, start: int) -> bool:
        text = self._scribe.text
        return text[end - 1 : end] in ("-", "\u2010") and text[end - 2 : end - 1].isalpha() and text[start].isupper()

    def _broken(self, before: list[Piece], end: int, start: int, upto: int) -> tuple[Piece, ...]:
        """A word that was divided at a line end, its hyphen kept apart; nothing where it is none."""
        text = self._scribe.text
        hyphen = text[end - 1 : end]
        last = before[-1] if before else None
        if not hyphen or hyphen not in _HYPHENS or not isinstance(last, Words) or last.end != end:
            return ()
        first, second = _BEFORE_HYPHEN.search(text, last.start, end), _HEAD.match(text, start)
        if not first or not second or second[0].casefold() in _SUSPENDED:
            return ()
        parts = first[0][:-1] + hyphen + "|" + second[0]
        if hyphen in "-\u2010" and self._is_written_so(first[0], second[0]):
            self._scribe.log(Entry("hyphen-kept", end, upto, _NO_BREAK, f"{parts}: elsewhere it has its hyphen"))
            return (_LB,)
        before[-1:] = [Words(last.start, end - 1)] if last.start < end - 1 else []
        self._scribe.log(Entry("hyphen", end - 1, upto, _DIVIDED, f"divided at the line end: {parts}"))
        return (_HYPHEN,)

    def _is_written_so(self, first: str, second: str) -> bool:
        """Whether the word stands elsewhere in the text with a hyphen, and not without."""
        if self._known is None:
            self._known = frozenset(re.findall(r"[^\W\d_]+(?:-[^\W\d_]+)*", self._scribe.text.casefold()))
        with_hyphen = f"{first[:-1]}-{second}".casefold()
        return with_hyphen in self._known and with_hyphen.replace("-", "") not in self._known
