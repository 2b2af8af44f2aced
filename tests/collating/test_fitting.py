"""``edition/collating/fitting.py``: boundaries that witnesses have in other places."""

from __future__ import annotations

import time

from edition.collating.fitting import fitted
from edition.collating.nodes import Word, element
from tests.collating.writing_by_hand import body

ONE, TWO = "The first of two sentences stands here.", "And the second one stands behind it."


def test_a_paragraph_that_is_two_in_the_base_is_joined() -> None:
    found = body(A=f"{ONE}\n\n{TWO}", B=f"{ONE} {TWO}")
    assert found == f'<p>{ONE}</p>\n<p>{{markup join A:<milestone unit="p"/>|B: }}{TWO}</p>'


def test_two_paragraphs_that_are_one_in_the_base_have_a_break() -> None:
    found = body(A=f"{ONE} {TWO}", B=f"{ONE}\n\n{TWO}")
    assert found == f'<p>{ONE}{{markup break A: |B:<milestone unit="p"/>}}{TWO}</p>'


def test_its_attributes_go_with_the_break() -> None:
    found = body(A=f"<p>{ONE} {TWO}</p>", B=f'<p>{ONE}</p><p xml:id="second">{TWO}</p>')
    assert '|B:<milestone unit="p" xml:id="second"/>}' in found


def test_a_division_of_the_base_alone_is_absent_elsewhere() -> None:
    found = body(A=f"<div><p>{ONE}</p></div><div><p>{TWO}</p></div>", B=f"{ONE}\n\n{TWO}")
    assert found.count('{markup absent A:<milestone unit="div"/>|B:}') == 2


def test_a_division_of_another_witness_begins_and_ends_at_marks() -> None:
    found = body(A=f"{ONE}\n\n{TWO}", B=f'<div type="part"><p>{ONE}</p><p>{TWO}</p></div>')
    assert '{markup start A:|B:<milestone unit="div" type="part"/>}' in found
    assert '{markup end A:|B:<milestone unit="div"/>}' in found


def test_one_common_word_joins_no_paragraphs() -> None:
    found = body(
        A="The house stood there for many years.\n\nThe end of it all came soon.",
        B="The house stood there for many years.\n\nThe",
    )
    assert "join" not in found
    assert "break" not in found


def seconds_to_join(count: int) -> float:
    """So many words, one paragraph in the base, in another witness parted after each fourth."""
    base, other = (element("body", [element("p", [])]), element("body", []))
    words = [Word(f"w{n}", f"w{n}", column=n) for n in range(count)]
    base = element("body", [element("p", words)])
    other = element("body", [element("p", words[n : n + 4]) for n in range(0, count, 4)])
    start = time.process_time()
    assert len(fitted(base, other).nodes) == 1
    return time.process_time() - start


def test_paragraphs_are_joined_in_time_as_they_are_many() -> None:
    seconds_to_join(1_000)
    small, large = seconds_to_join(3_000), seconds_to_join(12_000)
    assert large < 9 * small + 0.2, f"{large:.2f} s for four times the words of {small:.2f} s"


def test_a_whole_paragraph_more_is_a_reading() -> None:
    assert body(A=ONE, B=f"{ONE}\n\n{TWO}") == f"<p>{ONE}</p>\n{{A:|B:<p>{TWO}</p>}}"


def test_lines_of_a_stanza_are_a_paragraph_elsewhere() -> None:
    found = body(A="<lg><l>Roses are red,</l><l>violets are blue</l></lg>", B="Roses are red, violets are blue")
    assert '{markup absent A:<milestone unit="lg"/>|B:}' in found
    assert '{markup join A:<milestone unit="l"/>|B: }violets are blue' in found
