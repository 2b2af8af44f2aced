"""Names on no list, proposed as new entries."""

import pytest

from edition.encoding.tagging.finding import Finder
from edition.encoding.tagging.flows import flows
from tests.encoding.tagging.naming import new, tei, told


def test_english_capitals_inside_of_sentences() -> None:
    found = new(
        "Yesterday Bartholomew Oakes met the Tidewater Board in Gannet Harbour. Oakes left with NATO. Mr. Fenn stayed."
    )
    assert found == [
        "persName: Bartholomew Oakes",
        "orgName: Tidewater Board",
        "placeName: Gannet Harbour",
        "name: Oakes",
        "orgName: NATO",
        "persName: Fenn",
    ]


def test_german_nouns_are_no_names() -> None:
    found = new(
        "Gestern traf Bartholomäus Eiche den Minister Schmidt in Hafenstadt. Die Freude war groß. Eiche sprach mit der Freundin.",
        "de",
    )
    assert found == ["persName: Bartholomäus Eiche", "persName: Schmidt", "placeName: Hafenstadt", "name: Eiche"]


def test_a_noun_before_a_name_is_left_out() -> None:
    assert "name: Eiche" in new("Man sprach über den Fall Eiche und über den Fall der Stadt, und Eiche schwieg.", "de")


def test_titles_between_quotation_marks() -> None:
    assert new("They sang “The Ladder Song” then.") == ["title: The Ladder Song"]
    assert new("She said “that is not a good idea at all” then.") == []


def test_french_particles() -> None:
    assert new("Hier, Jean de La Tour est allé à Lyon.", "fr") == ["persName: Jean de La Tour", "placeName: Lyon"]


def test_an_address_is_one_place() -> None:
    assert new("She lived at <address>12 Gannet Street<lb/>Upper Dene</address> then.") == [
        "placeName: 12 Gannet Street Upper Dene"
    ]


def test_what_is_marked_is_not_new() -> None:
    assert new("They met <persName>Bartholomew Oakes</persName> there.") == []


def test_an_abbreviation_is_nobody_after_a_title() -> None:
    assert new("He was an M.P. for years, and M. Dufour was not.") == ["persName: Dufour"]


def test_what_begins_a_sentence_is_left_out_with_the_small_words_after_it() -> None:
    found = new("Accounts of the Gannet Board were read. They read the accounts twice.")
    assert found == ["orgName: Gannet Board"]


def test_polite_words_with_a_capital_are_no_names() -> None:
    assert new("Vergeben Sie mir die Eile. Es bitten Ihr Freund und seine Frau.", "de") == []
    assert new("Ich will bitten. Bitten<lb/>Ihr Freund und seine Frau?", "de") == []


def test_who_is_called_has_no_initial() -> None:
    assert new("And weep with us, O Quern, tonight.") == ["name: Quern"]
    assert told("And weep with us, O Wren, tonight.") == ["Wren = wren (medium)"]


def test_no_title_goes_over_a_quotation_mark() -> None:
    found = new('In "Lighting the Lower Harbour," keepers spoke of "many things" there.')
    assert not any('"' in one for one in found)


def test_a_name_does_not_go_on_into_the_next_sentence() -> None:
    assert new("She went to Upper Dene N.D. Their house had burnt.") == ["name: Upper Dene N.D"]


def test_an_adjective_with_a_capital_is_a_part_of_a_name() -> None:
    assert new("Sie las es in der Ethischen Runde, und die Neue Freie Post kam.", "de") == [
        "name: Ethischen Runde",
        "name: Neue Freie Post",
    ]
    assert "name: Wesen Quills" not in new("Sie sah das Wesen Quills und einen Brief.", "de")


def test_shortened_forenames_are_a_part_of_a_name() -> None:
    assert new("Das schrieb damals Rob. Quillfeld für sie.", "de") == ["persName: Rob. Quillfeld"]
    assert new("We asked J.-F. Quill about it.") == ["persName: J.-F. Quill"]
    assert new("They went to the Alb. Then they came.") == ["name: Alb"]


def test_a_genitive_before_a_noun_ends_the_name() -> None:
    assert new("Sie sprach damals über Quills Klage.", "de") == ["name: Quill"]


@pytest.mark.parametrize(
    "body", ["Das alte Wien war schön.", "Die Wren’schen Sätze waren lang.", "Das neue Lampentheater war schön."]
)
def test_some_words_are_names_behind_an_article_too(body: str) -> None:
    assert len(new(body, "de")) == 1


def test_an_i_that_writes_is_no_part_of_a_name() -> None:
    assert new("In Vienna I met nobody, and at Saltmere I wept.") == ["placeName: Vienna", "placeName: Saltmere"]
    assert new("They spoke of Elizabeth I with care.") == ["persName: Elizabeth I"]
    assert [one.partition(": ")[2] for one in new("During World War I many starved.")] == ["World War I"]


def test_a_reference_names_what_it_is_in() -> None:
    assert "title: Abendlampe" in new("<bibl>Ann Ox: Vom Licht. In: Abendlampe, Nr. 3</bibl>", "de")


def test_the_world_war_has_its_number() -> None:
    assert new("That was before the First World War began.") == ["name: First World War"]


def test_zu_joins_names_of_nobles_only() -> None:
    assert new("Dann sprach Helga Brandner zu Beginn der Sitzung.", "de") == ["persName: Helga Brandner"]
    assert new("Dann sprach Franz zu Salm ganz leise.", "de") == ["persName: Franz zu Salm"]


def test_a_passage_too_short_to_tell_its_language_has_that_of_the_text() -> None:
    prose = "Es war nicht so, wie man es mir von der Lampe und dem Öl gesagt hat, und auch das Licht war bald aus."
    passages = flows(tei(f"<p>{prose}</p><p>Morgen kam der Antrag, der Ausschuß schwieg.</p>", ""))
    found = [one for one in Finder(()).propose(passages) if one.passage == 1]
    assert found == []
