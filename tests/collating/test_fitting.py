"""``edition/collating/fitting.py``: boundaries that witnesses have in other places."""

from __future__ import annotations

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


def test_a_whole_paragraph_more_is_a_reading() -> None:
    assert body(A=ONE, B=f"{ONE}\n\n{TWO}") == f"<p>{ONE}</p>\n{{A:|B:<p>{TWO}</p>}}"


def test_lines_of_a_stanza_are_a_paragraph_elsewhere() -> None:
    found = body(A="<lg><l>Roses are red,</l><l>violets are blue</l></lg>", B="Roses are red, violets are blue")
    assert '{markup absent A:<milestone unit="lg"/>|B:}' in found
    assert '{markup join A:<milestone unit="l"/>|B: }violets are blue' in found
