"""What stands between marks: speech, a written source, a title, a name, or words at a distance."""

from __future__ import annotations

import pytest

from edition.encoding.quoting.proposing import propose
from edition.encoding.tagging.flows import flows
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
        ("The minister defended the “surge,” as it is known.", "soCalled"),
        ("The word “lamp” has four letters.", "soCalled"),
        ("He muttered something about “dark lanes.”", "soCalled"),
        ("He was a self-styled “king of lamps.”", "soCalled"),
        ("She gave a talk entitled “Lamps and Ladders.”", "title"),
        ("The panel on “Water and War” was full.", "title"),
        ("The verses called “Dough and Face” are bad.", "title"),
        ("Pell wrote “Leaves and Lamps,” which we liked.", "title"),
        ("Wren’s “Songs of Dusk” was read by few.", "title"),
        ("The party calls itself “New Dawn.”", "name"),
        ("The ship “Susan Pride” sank.", "orgName"),
        ("A banner read “No gas for the rich.”", "quote"),
        ("“We shall see,” wrote Pell in his diary.", "quote"),
        ("The workers chanted “Down with the Board!”", "said"),
        ("The court ruled that the law was “null and void.”", "said"),
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
        ("de", "Wir lesen in der „Neuen Abendzeitung“ nichts davon.", "title"),
        ("de", "Auf der Tafel steht: „Hier wohnte Wren.“", "quote"),
        ("de", "Der Verein „Freunde des Lichts“ traf sich.", "orgName"),
        ("fr", "Le mot « lampe » a cinq lettres.", "soCalled"),
        ("fr", "Le journal « Le Phare » parut.", "title"),
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


def test_what_stands_in_a_list_with_a_title_is_one() -> None:
    assert elements("The articles “Gas and Light,” “The Old Lamp,” and “Oil” are his.") == ["title"] * 3


def test_a_title_that_is_marked_up_is_not_proposed_again() -> None:
    found = flows("<TEI><text><p>He read “<title>Dusk</title>” and “<rs type='work'>Dawn</rs>”.</p></text></TEI>")
    assert [one.element for one in propose(found, (), (), "en")] == ["title"]


def test_what_a_reference_quotes_is_a_title() -> None:
    found = flows("<TEI><text><p>See <bibl>Pell, “dusk again”, 1874</bibl>.</p></text></TEI>")
    assert [one.element for one in propose(found, (), (), "en")] == ["title"]


def test_verses_in_marks_are_words_of_a_source() -> None:
    found = flows("<TEI><text><lg><l>“Light the lamps,</l><l>and the ladders, Pell.”</l></lg></text></TEI>")
    proposals = list(propose(found, (), (), "en"))
    assert [one.element for one in proposals] == ["quote", "quote"]
    assert proposals[0].chain == proposals[1].chain != ""
