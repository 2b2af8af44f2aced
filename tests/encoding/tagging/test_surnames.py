"""Surnames and forenames alone, and names in another spelling than the register's."""

import pytest

from tests.encoding.tagging.naming import told


def test_a_surname_after_the_whole_name_is_sure() -> None:
    found = told("They met Adela Wren. Then Wren left, and they saw Marlow too.")
    assert found == ["Adela Wren = wren (high)", "Wren = wren (high)", "Marlow = marlow (medium)"]


def test_two_of_one_surname_are_said_not_guessed() -> None:
    found = told("Otto Müller und Erna Müller kamen. Dann sprach Müller.", "de")
    assert found[-1] == "Müller = ?erna ?otto (low)"
    assert told("Otto Müller kam. Dann sprach Müller.", "de")[-1] == "Müller = otto (high)"


def test_a_title_tells_the_sex() -> None:
    assert told("Dann sprach Frau Müller zu ihnen.", "de") == ["Müller = erna (medium)"]
    assert told("Then they saw Mr. Wren there.") == ["Wren = ?wren (low)"]
    assert told("Then they saw Mrs Wren there.") == ["Wren = wren (medium)"]


def test_a_forename_alone_needs_the_whole_name_in_the_text() -> None:
    assert told("They saw Adela there.") == []
    assert told("They saw Adela Wren there, and Adela laughed.")[-1] == "Adela = wren (medium)"
    assert told("They saw Adela Wren there, and Adela Oakes laughed.") == ["Adela Wren = wren (high)"]
    assert told("They saw Adela Wren there, and Adela and Robin Teasel laughed.") == ["Adela Wren = wren (high)"]


@pytest.mark.parametrize("name", ["Hugo von Link", "Hugo Link", "H. von Link", "H. E. von Link", "Hugo Emil von Link"])
def test_parts_of_a_name_may_be_left_out(name: str) -> None:
    assert told(f"Gestern kam {name} zu ihnen.", "de")[0].startswith(f"{name} = link")


@pytest.mark.parametrize("name", ["Thobias Marlow", "Tob. Marlow", "Tobias Marlowe"])
def test_a_name_in_another_spelling_is_likely(name: str) -> None:
    assert told(f"They went with {name} there.") == [f"{name} = marlow (medium)"]


def test_an_article_makes_a_noun_of_a_surname() -> None:
    assert told("They heard a Wren there.") == ["Wren = ?wren (low)"]


def test_a_family_is_no_person() -> None:
    assert told("Gestern kamen die Marlows zu ihnen.", "de") == []
