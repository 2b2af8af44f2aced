"""Pages of a transcript: form feeds, page numbers, lines that every page repeats. They stay in the text, set apart."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, field

from edition.encoding.drafting.pieces import Attributes, Element, Entry
from edition.encoding.drafting.rows import Row
from edition.encoding.drafting.scribe import Scribe
from edition.encoding.drafting.source import Line

_WORD = r"(?:page|pag\.?|p\.|seite|s\.|pp\.|fol\.?|folio|f\.|bl\.|blatt|pg\.?)"
_SORTS = (
    (
        "mark",
        re.compile(
            rf"[\[{{<|]+\s*(?:{_WORD}\s*(?P<n>\d{{1,4}}[rvab]?)|(?P<leaf>\d{{1,4}}[rv]))\s*[\]}}>|]+", re.IGNORECASE
        ),
    ),
    ("bracketed", re.compile(r"[\[{<|]+\s*(?P<n>\d{1,4})\s*[\]}>|]+")),
    ("named", re.compile(rf"{_WORD}\s*(?P<n>\d{{1,4}})(?:\s*(?:of|von|de|sur|/)\s*\d{{1,4}})?", re.IGNORECASE)),
    ("bare", re.compile(r"[-–—|]?\s*(?P<n>\d{1,4})\s*[-–—|]?")),
)
"""TABLE of the forms in which the number of a page stands on a line, the plainest first."""
_FEWEST = {"mark": 1, "bracketed": 2, "named": 2, "bare": 3}
"""Of each sort, how many must count on to be numbers of pages, where no form feed is near."""
_DIGITS = re.compile(r"\d+")
_LONGEST = 24
"""Characters of such a line."""
_REPEATED = 3
"""How often a line must stand at the edge of a page to be one that every page has."""


@dataclass(slots=True)
class Pages:
    """What of a text belongs to its pages: by the index of a line, the elements that stand for it there.

    ``after``: form feeds behind lines, as elements.
    """

    instead: dict[int, tuple[Element, ...]] = field(default_factory=dict)
    after: dict[int, tuple[Element, ...]] = field(default_factory=dict)


def pages(scribe: Scribe, lines: list[Line], rows: list[Row | None]) -> Pages:
    """The pages of a text: what is certain only, a number alone on a line is none."""
    found = Pages()
    feeds = [n for n, line in enumerate(lines) if scribe.text[line.end : line.stop] == "\f"]
    numbers = _numbers(rows, feeds)
    edges = _edges(rows, feeds, numbers)
    running = _running(rows, edges - set(numbers), len(feeds))
    for index, marked in numbers.items():
        found.instead[index] = _page(scribe, rows[index], marked, by_feed=bool(feeds))
    for index in running:
        found.instead[index] = (
            _furniture(scribe, rows[index], edges_before=index in {*_firsts(rows, feeds), _walk(rows, 0, 1)}),
        )
    for index in feeds:
        found.after[index] = (_feed(scribe, lines[index], _number_near(rows, numbers, index)),)
    return found


@dataclass(frozen=True, slots=True)
class _Marked:
    """A line that is the number of a page, and in which form."""

    n: str
    sort: str

    @property
    def is_editors(self) -> bool:
        """Whether an editor wrote it in brackets, and no printer."""
        return self.sort in ("mark", "bracketed")

    @property
    def number(self) -> int:
        """The number without the side of its leaf."""
        return int(self.n.rstrip("rvabRVAB"))


def _numbers(rows: list[Row | None], feeds: list[int]) -> dict[int, _Marked]:
    """The lines that are numbers of pages."""
    candidates = {index: marked for index, row in enumerate(rows) if row and (marked := _marked(rows, index, row))}
    near = _near(rows, feeds)
    sure = {index for index in candidates if index in near}
    for sort, fewest in _FEWEST.items():
        sure |= _series(candidates, [index for index, marked in candidates.items() if marked.sort == sort], fewest)
    return {index: candidates[index] for index in sorted(sure)}


def _marked(rows: list[Row | None], index: int, row: Row) -> _Marked | None:
    """The number that a line may be; within a paragraph it is none, unless it says that it is one."""
    if row.length > _LONGEST:
        return None
    for sort, pattern in _SORTS:
        if (match := pattern.fullmatch(row.text)) and (sort == "mark" or _is_alone(rows, index)):
            return _Marked(next(filter(None, match.groups())), sort)
    return None


def _is_alone(rows: list[Row | None], index: int) -> bool:
    before = rows[index - 1] if index else None
    after = rows[index + 1] if index + 1 < len(rows) else None
    return before is None and after is None


def _series(candidates: dict[int, _Marked], indexes: list[int], fewest: int) -> set[int]:
    """Of lines with a number those that count on, if they are enough."""
    if fewest == 1:
        return set(indexes)
    runs: list[list[int]] = []
    for index in indexes:
        if runs and candidates[index].number == candidates[runs[-1][-1]].number + 1:
            runs[-1].append(index)
        else:
            runs.append([index])
    best = max(runs, key=len, default=[])
    return set(best) if len(best) >= fewest else set()


def _near(rows: list[Row | None], feeds: list[int]) -> set[int]:
    """The lines with words next to a form feed: the last before it, the first behind it."""
    return {*_lasts(rows, feeds), *_firsts(rows, feeds)}


def _lasts(rows: list[Row | None], feeds: list[int]) -> set[int]:
    return {index for feed in feeds if (index := _walk(rows, feed, -1)) is not None}


def _firsts(rows: list[Row | None], feeds: list[int]) -> set[int]:
    return {index for feed in feeds if (index := _walk(rows, feed + 1, 1)) is not None}


def _walk(rows: list[Row | None], at: int, step: int, most: int = 6) -> int | None:
    """The nearest line with words, from a line on."""
    for index in range(at, at + step * most, step):
        if 0 <= index < len(rows) and rows[index] is not None:
            return index
    return None


def _edges(rows: list[Row | None], feeds: list[int], numbers: dict[int, _Marked]) -> set[int]:
    """The lines at which a page may have its running title: next to a form feed or to a number."""
    found = set(_near(rows, feeds))
    for index in numbers:
        for at, step in ((index - 1, -1), (index + 1, 1)):
            if (near := _walk(rows, at, step, 3)) is not None:
                found.add(near)
    if feeds or numbers:
        found |= {near for near in (_walk(rows, 0, 1), _walk(rows, len(rows) - 1, -1)) if near is not None}
    return found


def _running(rows: list[Row | None], edges: set[int], feeds: int) -> list[int]:
    """Of lines at the edges of pages those that return; of two pages, on both."""
    least = 2 if feeds in (1, 2) else _REPEATED
    keys = {
        index: _DIGITS.sub("#", row.text.casefold()) for index in edges if (row := rows[index]) and row.length <= 100
    }
    times = Counter(keys.values())
    return sorted(index for index, key in keys.items() if times[key] >= least)


def _page(scribe: Scribe, row: Row | None, marked: _Marked, *, by_feed: bool) -> tuple[Element, ...]:
    """A number of a page: in brackets it is an editor's, and said by ``pb``; else it is printed, and kept in ``fw``."""
    assert row is not None  # noqa: S101 - numbers are rows
    if marked.is_editors:
        scribe.log(Entry("page", row.start, row.end, f'<pb n="{marked.n}"/>', "a mark of a page", "moved"))
        return (Element("pb", (), (("n", marked.n),)),)
    scribe.log(Entry("page-number", row.start, row.end, '<fw type="pageNum">', "set apart, kept", "kept"))
    printed = Element("fw", scribe.words(row.start, row.end), (("type", "pageNum"),))
    return (printed,) if by_feed else (printed, Element("pb"))


def _furniture(scribe: Scribe, row: Row | None, *, edges_before: bool) -> Element:
    assert row is not None  # noqa: S101 - as above
    kind = "header" if edges_before else "footer"
    scribe.log(
        Entry("running-title", row.start, row.end, f'<fw type="{kind}">', "returns on pages: set apart, kept", "kept")
    )
    return Element("fw", scribe.words(row.start, row.end), (("type", kind),))


def _number_near(rows: list[Row | None], numbers: dict[int, _Marked], feed: int) -> str:
    """The number of the page that begins behind a form feed: printed at its head, or one more than at the foot before."""
    head = _walk(rows, feed + 1, 1)
    if head in numbers:
        return numbers[head].n
    foot = _walk(rows, feed, -1)
    if foot in numbers:
        return str(numbers[foot].number + 1)
    return ""


def _feed(scribe: Scribe, line: Line, number: str) -> Element:
    attributes: Attributes = (("n", number),) if number else ()
    shown = f'<pb n="{number}"/>' if number else "<pb/>"
    scribe.log(Entry("page", line.end, line.stop, shown, "a form feed", "moved"))
    return Element("pb", (), attributes)
