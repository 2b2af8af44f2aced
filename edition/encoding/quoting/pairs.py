"""TABLE of the marks of quotation, by what opens and what closes, and which of them a text uses."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

PAIRS: dict[str, str] = {
    "“": "”“",
    "„": '“”"',
    "”": "”",
    "‟": "”",
    "‘": "’‘",
    "‚": "‘’",
    "’": "’",
    "‛": "’",
    "«": "»",
    "»": "«»",
    "‹": "›",
    "›": "‹›",
    '"': '"',
    "'": "'",
    "``": "''",
    "＂": "＂",
    "「": "」",
    "『": "』",
    "｢": "｣",
    "《": "》",
    "〈": "〉",
    "〝": "〞〟",
    "﴾": "﴿",
    "﴿": "﴾",
}
"""TABLE: what opens, and what may close it. Which of them a text uses, ``conventions`` reads from the text."""

TITLES = frozenset("《〈")
"""Marks that only titles of works have."""
SCRIPTURE = frozenset("﴾﴿")
"""Marks that only verses of the Quran have."""

_REVERSED = frozenset("de da cs sk sl hr sr hu bs et".split())
_SAME = frozenset("sv fi".split())


def conventions(texts: Iterable[str], lang: str) -> dict[str, str]:
    """The pairs that a text uses: what opens, and what closes it.

    ``lang`` is the code of its language; where it leaves a choice, the text decides by which of two marks comes first.
    """
    code = lang.split("-", maxsplit=1)[0].lower()
    first: Counter[str] = Counter()
    there: set[str] = set()
    for text in texts:
        for group in ("«»", "‹›", "“„”", "‘‚"):
            places = [(text.find(mark), mark) for mark in group if mark in text]
            there.update(mark for _, mark in places)
            if places:
                first[min(places)[1]] += 1
    pairs = dict(PAIRS)
    for left, right in (("«", "»"), ("‹", "›")):
        if first[right] > first[left] or (first[right] == first[left] > 0 and code in _REVERSED):
            del pairs[left]
            pairs[right] = left if left in there else right
        else:
            del pairs[right]
    if code not in _SAME and (there & set("“„") or first["”"] == 0):
        del pairs["”"]
    if code not in _SAME or "‘" in there:
        del pairs["’"]
    if "„" not in there:
        pairs["“"] = "”"
    if "‚" not in there:
        pairs["‘"] = "’"
    return pairs
