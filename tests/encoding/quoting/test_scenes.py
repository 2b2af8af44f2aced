"""The mood of report, where nobody reports."""

from __future__ import annotations

import pytest

from tests.encoding.quoting.quoting import speakers


@pytest.mark.parametrize(
    "text",
    [
        "Gott sei Dank war das „kleine Haus“ leer.",
        "Man nehme „drei Eier“ und rühre.",
        "Dort war seine Habe, die „alte Stube“ und der Garten.",
    ],
)
def test_a_wish_is_no_report(text: str) -> None:
    assert speakers(f"Pell ging. {text}", lang="de") == []
    assert speakers("Pell ging. Das sei „eine Unwahrheit“.", lang="de") == ["pell"]
