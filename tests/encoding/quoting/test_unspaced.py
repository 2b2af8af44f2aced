"""Chinese quotations, and what only looks like a verb of speech beside them."""

from __future__ import annotations

import pytest

from edition.encoding.tagging.proposals import Form, Known
from tests.encoding.quoting.quoting import proposed

REGISTER = (Known("li", "person", "李明", "#li", (Form("李明"),), "m"),)


@pytest.mark.parametrize("text", ["李明称：“灯很亮。”", "李明说道：“灯很亮。”", "“灯很亮。”李明介绍道。"])
def test_a_verb_beside_the_quotation(text: str) -> None:
    ((_, one),) = proposed(text, lang="zh", register=REGISTER)
    assert (one.element, one.pointers) == ("said", ("li",))


@pytest.mark.parametrize("text", ["名称：“天地”。", "人称“小王”的工人来了。", "那是“天地”，李明不知道。"])
def test_a_part_of_another_word_is_no_verb(text: str) -> None:
    assert [one.speaker for _, one in proposed(text, lang="zh", register=REGISTER)] == [""]
