"""Words as names are compared by."""

import pytest

from edition.encoding.tagging.tokens import formed, keyed, tokens


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Müller", "Mu\u0308ller"), ("Maſt", "Mast"), ("Œuvre", "OEUVRE"), ("Straße", "Street"), ("Sankt", "St"), ("أحمد", "احمد"),
        ("and", "und"), ("ﬁn", "fin"), ("Ωμέγα", "ωμεγα"),
    ],
)  # fmt: skip
def test_alike(one: str, other: str) -> None:
    assert keyed(one)[0] == keyed(other)[0]


def test_shapes() -> None:
    assert "".join(one.shape for one in tokens("Adela WREN von 12 魯")) == "AXa--"


def test_scripts_without_blanks_are_read_by_characters() -> None:
    assert [one.key for one in tokens("在魯迅A")] == ["在", "魯", "迅", "a"]


@pytest.mark.parametrize("words", ["Adela Wren", "O’Neill, Ann", "", "W. H. Quill", "12 & 13"])
def test_a_form_is_taken_apart_as_a_text_is(words: str) -> None:
    found = tokens(words)
    assert formed(words).keys == tuple(one.key for one in found)
    assert formed(words).shapes == "".join(one.shape for one in found)
    assert len(formed(words).between) == max(0, len(found) - 1)


def test_a_mark_that_stands_alone_is_a_word_with_a_key() -> None:
    assert [one.key for one in tokens("\u3099 \u0e38")] == ["\u3099", "\u0e38"]
