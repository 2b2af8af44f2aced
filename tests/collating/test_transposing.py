"""``edition/collating/transposing.py``: a block of words that stands elsewhere in another witness."""

from __future__ import annotations

import re

from tests.collating.writing_by_hand import collation

FIRST = "A long sentence about the rain stands here in the first witness and nowhere before."
REST = "The house was old. Nobody had lived in it since the war, as far as anybody knew, and the garden was wild."


def test_both_places_are_marked_and_point_to_each_other() -> None:
    found = collation(A=f"{FIRST} {REST}", B=f"{REST} {FIRST}")
    entries = re.findall(r'<app type="transposition" xml:id="([^"]+)" corresp="#([^"]+)"', found.data.decode())
    assert found.transpositions == 1
    assert sorted(entries) == sorted((other, one) for one, other in entries)
    assert len(entries) == 2


def test_a_paragraph_that_has_moved_is_one() -> None:
    found = collation(A=f"{FIRST}\n\n{REST}\n\nThe end.", B=f"{REST}\n\n{FIRST}\n\nThe end.")
    assert found.data.decode().count('type="transposition"') == 2


def test_a_phrase_that_is_found_twice_by_chance_is_none() -> None:
    assert collation(A=f"of the house {REST}", B=f"{REST} of the house").transpositions == 0


def test_identifiers_of_witnesses_are_left_to_them() -> None:
    one = f'<p xml:id="transposed-1-from">{FIRST} {REST}</p>'
    data = collation(A=one, B=f"<p>{REST} {FIRST}</p>").data.decode()
    assert data.count('xml:id="transposed-1-from"') == 1
    assert 'xml:id="transposed-1-from-"' in data


def test_two_witnesses_with_the_same_transposition_tell_of_it_once() -> None:
    found = collation(A=f"{FIRST} {REST}", B=f"{REST} {FIRST}", C=f"{REST} {FIRST}")
    assert found.transpositions == 1
