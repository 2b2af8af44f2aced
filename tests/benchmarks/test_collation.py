"""``benchmarks/collation.py``: the texts that it measures vary as it says."""

from __future__ import annotations

import difflib

from benchmarks import collation


def test_one_word_in_ten_varies() -> None:
    one, other = ([word for paragraph in text for word in paragraph] for text in collation.pair(2_000))
    same = sum(block.size for block in difflib.SequenceMatcher(None, one, other, autojunk=False).get_matching_blocks())
    assert len(one) == 2_000
    assert 1_700 < same < 1_900
    assert collation.pair(2_000) == collation.pair(2_000)


def test_sizes_are_measured_and_compared() -> None:
    rows = list(collation.measured((200, 400, 800)))
    assert [row.what for row in rows if "to" in row.what] == ["800 words to 400: CPU for each word"]
    assert all(row.measured for row in rows)
