"""What stands between marks: speech, a written source, a title, a name, or words at a distance."""

from __future__ import annotations

import pytest

from tests.encoding.quoting.quoting import elements, proposed


@pytest.mark.parametrize(
    ("text", "element"),
    [
        ("The so-called “friends of light” met.", "soCalled"),
        ("A group of self-proclaimed “progressives” met.", "soCalled"),
        ("He spoke of the “corporate wing” of the town.", "soCalled"),
        ("Some “walk-ins” joined.", "soCalled"),
        ("Several panelists lamented their own “great comfort.”", "soCalled"),
        ("In “Back to the Gasworks: A Reckoning,” not one speaker mentioned oil.", "title"),
        ("In the session “Lamps & Ladders,” all agreed.", "title"),
        ("He read the poem “Dusk” aloud.", "title"),
        ("In “Light for the Lanes,” all agreed.", "title"),
        ("The “Light the Lanes” campaign began.", "orgName"),
        ("The founder of the “Lamp League” came.", "orgName"),
        ("The forces at the “Grand Gathering” conference left.", "eventName"),
        ("The “Board of Light” met.", "orgName"),
        ("Pell wrote, “The lanes are dark.”", "quote"),
        ("The report says that the lanes “are dark.”", "quote"),
        ("“Enter here,” reads the inscription.", "quote"),
        ("According to the report, the lanes “are dark.”", "quote"),
        ("“The lanes are dark,” said Pell.", "said"),
    ],
)
def test_english(text: str, element: str) -> None:
    assert elements(text) == [element]


@pytest.mark.parametrize(
    ("lang", "text", "element"),
    [
        ("de", "Die sogenannte „Freiheit“ kam.", "soCalled"),
        ("de", "Der Begriff „Schmutz“ ist unklar.", "soCalled"),
        ("de", "Wrens „Das Malchen“ erschien.", "title"),
        ("de", "Das Lustspiel „Der Regen“ fiel durch.", "title"),
        ("de", "Pell schrieb: „Die Gassen sind dunkel.“", "quote"),
        ("de", "In dem Artikel heißt es: „Die Gassen sind dunkel.“", "quote"),
        ("fr", "Le soi-disant « progrès » vint.", "soCalled"),
        ("fr", "La pièce « Les Ombres » tomba.", "title"),
        ("zh", "他读《红楼梦》。", "title"),
        ("ar", "قرأ ﴿الحمد لله﴾ ثم قام", "quote"),
    ],
)
def test_other_languages(lang: str, text: str, element: str) -> None:
    assert elements(text, lang=lang) == [element]


def test_a_whole_sentence_that_nobody_says_is_left_open() -> None:
    ((_, one),) = proposed(
        "There was a board: the path was shut. “The bridge has gone and nobody knows it.” It rained."
    )
    assert (one.element, one.certainty, one.pointers) == ("q", "low", ())


def test_the_same_words_are_of_one_class() -> None:
    found = proposed("He read the poem “Dusk Again” aloud.", "They spoke of “Dusk Again” and went.")
    assert [one.element for _, one in found] == ["title", "title"]


def test_a_name_points_to_its_entry() -> None:
    ((_, one),) = proposed("The “Board of Light” met.")
    assert (one.attribute, one.pointers) == ("ref", ("board",))


def test_a_written_source_has_no_who() -> None:
    ((_, one),) = proposed("Pell wrote, “The lanes are dark.”")
    assert (one.pointers, one.speaker) == ((), "Pell")
