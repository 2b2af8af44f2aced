"""The day with which a report begins is the date of the text, and stays where it stands."""

from __future__ import annotations

import pytest

from tests.encoding.drafting.drafts import T, of_text, tree


def _date(beginning: str) -> str:
    made = tree(of_text(f"A Headline\n\n{beginning} the town slept.\n\nIt woke."))
    assert beginning in "".join(next(made.iter(f"{T}body")).itertext())
    return next((one.get("when", "") for one in next(made.iter(f"{T}sourceDesc")).iter(f"{T}date")), "")


@pytest.mark.parametrize(
    ("beginning", "when"),
    [
        ("LINDALE, March 3, 2024 -- Once", "2024-03-03"),
        ("Lindau, 3. März 2024. Damals", "2024-03-03"),
        ("PARIS (AFP), 4 mai 2021 — Hier", "2021-05-04"),
        ("BERLIN, 5. Mai 2021 (dpa) – Damals", "2021-05-05"),
        ("On May 4, 2021 all of", ""),
        ("In Hull, they said, on 5 May 2021 – and again later –", ""),
    ],
)
def test_a_place_and_a_day(beginning: str, when: str) -> None:
    assert _date(beginning) == when
