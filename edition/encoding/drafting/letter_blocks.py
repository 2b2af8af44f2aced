"""Letters whose lines leave no line empty: what opens one, and what closes it, as groups of their own.

Many transcripts have the day, the salutation and the beginning of a letter one below the other, and its end directly below its last
sentence. Both must be there: a salutation alone, or a formula alone, may stand in any text.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from edition.encoding.drafting.letters import is_formula
from edition.encoding.drafting.pieces import Element
from edition.encoding.drafting.rows import Group, ends_sentence
from edition.encoding.drafting.top_lines import salutes

_GROUPS, _LINES, _LONGEST = 3, 6, 80
"""Groups at either end that are looked at, lines of an opening or a closing, characters of such a line."""
Parts = Sequence[Group | Element]


def parted(parts: Parts) -> list[Group | Element]:
    """The groups of a text, those of a letter parted behind its salutation and before its closing formula."""
    groups = [n for n, part in enumerate(parts) if not isinstance(part, Element)]
    opening = next(((n, at) for n in groups[:_GROUPS] if (at := _behind_salutation(_group(parts, n)))), None)
    closing = next(((n, at) for n in reversed(groups[-_GROUPS:]) if (at := _formula(_group(parts, n))) >= 0), None)
    if opening is None or closing is None or closing < opening:
        return list(parts)
    cuts = {n: [at for m, at in (opening, closing) if m == n] for n in (opening[0], closing[0])}
    return [one for n, part in enumerate(parts) for one in _cut(part, cuts.get(n, []))]


def _group(parts: Parts, at: int) -> Group:
    part = parts[at]
    return () if isinstance(part, Element) else part


def _behind_salutation(rows: Group) -> int:
    """Before which line the text of a letter begins, behind short lines of which the last is a salutation; 0 without one."""
    for n, one in enumerate(rows[:_LINES]):
        if one.length > _LONGEST:
            return 0
        if salutes(one.text):
            return n + 1
    return 0


def _formula(rows: Group) -> int:
    """The line with which the closing begins, short lines to the end, behind the end of a sentence; -1 without one."""
    for n in range(max(0, len(rows) - _LINES), len(rows)):
        is_end = all(one.length <= _LONGEST for one in rows[n:]) and (n == 0 or ends_sentence(rows[n - 1].text))
        if is_end and is_formula(rows[n].text):
            return n
    return -1


def _cut(part: Group | Element, places: list[int]) -> list[Group | Element]:
    if isinstance(part, Element):
        return [part]
    edges = [0, *sorted(places), len(part)]
    return [part[a:b] for a, b in pairwise(edges) if a < b]
