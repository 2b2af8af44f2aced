"""Names on the list, found in invented sentences: what is sure, what is likely, and what is only said."""

import pytest

from edition.encoding.tagging.evidence import Setting
from edition.encoding.tagging.rules import RULES
from tests.encoding.tagging.naming import FINDER, proposals, told


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("They met Adela Wren there.", ["Adela Wren = wren (high)"]),
        ("They met Wren, Adela, there.", ["Wren, Adela = wren (high)"]),
        ("They met W.H. Quill and wrote to W. H. Quill.", ["W.H. Quill = quill (high)", "W. H. Quill = quill (high)"]),
        ("It was signed WH Quill at last.", ["WH Quill = quill (medium)"]),
        ("We bought it of Smith and Sons there.", ["Smith and Sons = smith (high)"]),
        ("It left St Pölten for Sankt Pölten.", ["St Pölten = polten (high)", "Sankt Pölten = polten (high)"]),
        ("She went to Washington DC on foot.", ["Washington DC = washington (high)"]),
        ("At the Lamp Fair they sang.", ["Lamp Fair = fair (high)"]),
        ("They joined the Lamplighters' Union of Saltmere then.", ["Lamplighters' Union of Saltmere = union (high)"]),
    ],
)
def test_a_whole_name_is_sure(words: str, expected: list[str]) -> None:
    assert told(words) == expected


def test_a_possessive_is_no_part_of_the_name() -> None:
    assert told("He read Adela Wren’s book in Saltmere's hall.") == [
        "Adela Wren = wren (high)",
        "Saltmere = saltmere (high)",
    ]


def test_a_heading_in_capitals_names_as_well() -> None:
    assert told("<head>THE LAMP FAIR OF SALTMERE</head>") == ["LAMP FAIR = fair (high)", "SALTMERE = saltmere (high)"]


@pytest.mark.parametrize(
    "words", ["They stood in solidarity.", "a wren sang", "the lamp fair was small, the tide high"]
)
def test_small_letters_are_no_names(words: str) -> None:
    assert told(words) == []


def test_a_common_word_needs_its_capital_inside_of_a_sentence() -> None:
    found = told("They stood in solidarity. Then came Solidarity and spoke. Solidarity is good.")
    assert found == ["Solidarity = hope (medium)", "Solidarity = ?hope (low)"]


@pytest.mark.parametrize(
    "words",
    [
        "He studied at the University of Saltmere then.",
        "She slept in the Hotel Saltmere there.",
        "They heard the Saltmere Philharmonic there.",
        "It is in New-Saltmere now.",
        "They met Thomas Wren there.",
        "It was the work of Adela Wren-Hall alone.",
    ],
)
def test_a_name_inside_a_longer_one_is_not_proposed(words: str) -> None:
    assert told(words) == []


def test_a_campaign_is_no_person() -> None:
    assert told("They led Draft Adela with Adela Wren there.") == [
        "Draft Adela = campaign (high)",
        "Adela Wren = wren (high)",
    ]
    found = told("Adela Wren spoke of the “draft Adela” movement then.")
    assert found == ["Adela Wren = wren (high)", "draft Adela = ?campaign (low)"]


def test_titles_of_works_are_sure_when_they_are_set_apart() -> None:
    found = told("She read “The Book of Lamps” and praised The Book of Lamps, and then “Tide”; the Tide was low.")
    assert found == [
        "The Book of Lamps = lamps (high)",
        "The Book of Lamps = lamps (medium)",
        "Tide = tide (high)",
        "Tide = ?tide (low)",
    ]


def test_german_names_have_endings() -> None:
    found = told("Er las es in der Neuen Freien Post und ging aus Salzmoors Gassen nach Salzmoor.", "de")
    assert found == [
        "Neuen Freien Post = presse (medium)",
        "Salzmoor = saltmere (medium)",
        "Salzmoor = saltmere (high)",
    ]


def test_arabic_writes_small_words_together_with_names() -> None:
    found = told("قال إبراهيم سراج في القاهرة والقاهرة وبالقاهرة", "ar")
    assert found == [
        "إبراهيم سراج = siraj (high)",
        "القاهرة = cairo (high)",
        "القاهرة = cairo (medium)",
        "القاهرة = cairo (medium)",
    ]


def test_chinese_sets_no_blanks() -> None:
    assert told("昨天魯迅來了", "zh") == ["魯迅 = lu (high)"]


def test_french() -> None:
    found = told("Hier monsieur Tobias Marlow est allé à Saltmere avec ses amis et sa sœur.", "fr")
    assert found == ["Tobias Marlow = marlow (high)", "Saltmere = saltmere (high)"]


def test_breaks_references_and_forms_of_letters_do_not_matter() -> None:
    words = (
        "We saw A<lb break='no'/>dela<lb/>Wren in Sal&#x74;mere with Otto Mu\u0308ller and To\u0301bias Marlow there."
    )
    assert [one.partition(" = ")[2] for one in told(words)] == [
        "wren (high)",
        "saltmere (high)",
        "otto (high)",
        "marlow (high)",
    ]


def test_markup_that_is_there_is_respected() -> None:
    found = told(
        "<p>We saw Adela <persName ref='registers.xml#wren'>Wren</persName>, and <code>Saltmere</code>; then Wren left.</p>"
    )
    assert found == ["Wren = wren (high)"]


def test_a_name_that_crosses_markup_is_less_sure() -> None:
    assert told("<p>We saw <hi>the late Tobias</hi> Marlow there.</p>") == ["Tobias Marlow = marlow (medium)"]
    assert told("<p>We saw <hi>Tobias Marlow</hi> there.</p>") == ["Tobias Marlow = marlow (high)"]


def test_the_header_names_as_well() -> None:
    letter = "It rained, and Otto wept."
    assert told(letter) == ["Otto = ?otto (low)"]
    assert told(letter, setting=Setting(present=("registers.xml#otto",))) == ["Otto = otto (medium)"]
    assert told("Yours, W. H. Q.", setting=Setting(title="Letter of W. H. Quill")) == ["W. H. Q. = quill (medium)"]


def test_every_rule_is_in_the_table_and_says_why() -> None:
    found = proposals("<p>Adela Wren, Wren, Müller, Solidarity, Solidarity, “Tide” and Gannet Rock.</p>")
    assert {one.rule for one in found} <= set(RULES)
    assert all(one.evidence for one in found if one.what == "entry")


def test_one_finder_serves_many_texts() -> None:
    assert told("Wren met Adela Wren.", finder=FINDER) == told("Wren met Adela Wren.", finder=FINDER)


def test_the_capital_of_a_word_that_begins_a_sentence_says_nothing_against_a_whole_name() -> None:
    assert told("They sat. Keeper Adela Wren spoke.") == ["Adela Wren = wren (high)"]
    assert told("They sat. Martha Adela Wren spoke.") == ["Adela Wren = wren (medium)"]
