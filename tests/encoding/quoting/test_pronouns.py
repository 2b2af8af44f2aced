"""Whom a pronoun means as the subject of a verb of speech, how certain that is, and whom it never means."""

from __future__ import annotations

import pytest

from edition.encoding.quoting.proposing import propose
from edition.encoding.tagging.flows import flows
from tests.encoding.quoting.quoting import REGISTER, proposed, speakers


@pytest.mark.parametrize(
    ("lang", "paragraphs"),
    [
        ("en", ("Wren came in.", "“Good evening,” he said.")),
        ("en", ("Mrs. Harker had spoken. “Good evening,” he said.",)),
        ("en", ("Mrs. Harker came. Harker sat down. “Good evening,” he said.",)),
        ("en", ("Mr. Harker came. “Good evening,” she said.",)),
        ("fr", ("M. Delmas avait parlé.", "— Oui, dit-elle, et je n’en crois rien.")),
        ("fr", ("Mme Delmas avait parlé.", "— Oui, dit-il, et je n’en crois rien.")),
        ("de", ("Frau Hofrat Lindner kam. „Guten Abend“, sagte er.",)),
    ],
)
def test_nobody_of_the_other_sex(lang: str, paragraphs: tuple[str, ...]) -> None:
    assert set(speakers(*paragraphs, lang=lang)) == {"?"}


def test_somebody_named_who_is_no_subject_is_a_guess() -> None:
    ((_, one),) = proposed("There was somebody in the lane. I told Pell, and he shouted, “Out with the lamps!”")
    assert (one.pointers, one.certainty) == (("pell",), "low")


def test_a_forename_tells_whom_she_means() -> None:
    assert speakers("Ruth Harker laughed. Tom Fenn came in. “Good evening,” she said.") == ["Ruth Harker"]


def test_nor_does_a_title_of_the_other_sex_go_before_an_entry() -> None:
    assert speakers("„Nein“, sagte Frau Pell.", lang="de") == ["Frau Pell"]
    assert speakers("„Nein“, sagte Herr Pell.", lang="de") == ["pell"]


def test_beyond_its_passage_a_pronoun_is_a_guess_and_so_is_what_hangs_on_it() -> None:
    found = proposed("Pell came in.", "“Good evening,” he said. “It is cold.” “The lamps are out,” he added.")
    assert [(one.pointers, one.certainty) for _, one in found] == [(("pell",), "low")] * 3
    found = proposed("Pell came in.", "He shook his head and said:", "“I have no match.”")
    assert [(one.pointers, one.certainty) for _, one in found] == [(("pell",), "low")]


@pytest.mark.parametrize(
    "text", ["Pell looked up. “You are Pell,” he said.", "Pell looked up. “Well, Jonah,” he said, “it is cold.”"]
)
def test_nobody_whom_the_quotation_itself_names(text: str) -> None:
    assert set(speakers(text)) == {"?"}


def test_who_is_nearest_but_is_addressed_leaves_the_one_before_as_a_guess() -> None:
    ((_, one),) = proposed("Oakes looked up. Pell came in. “You are Pell,” he said.")
    assert (one.pointers, one.certainty) == (("oakes",), "low")


def test_who_names_himself_is_meant() -> None:
    assert speakers("Pell looked up. “I am Jonah Pell,” he said.") == ["pell"]


def test_nobody_whom_a_heading_names() -> None:
    found = flows("<TEI><text><body><head>Pell comes home</head><p>“Good evening,” he said.</p></body></text></TEI>")
    assert [(one.element, one.pointers) for one in propose(found, REGISTER, (), "en")] == [("said", ())]


@pytest.mark.parametrize(
    ("lang", "text"),
    [
        ("en", "Pell came in. The stranger smiled. “It was,” he observed, “an excellent ham.”"),
        ("en", "Pell came in. A visitor stood at the door. “It was cold,” he observed."),
        ("en", "Pell came in. The old plumber laughed. “It was cold,” he observed."),
        ("en", "Pell came in. “It is cold,” a panelist said. “It was always cold,” he added."),
        ("en", "Wren came in. The stranger smiled. “It was cold,” she observed."),
        ("de", "Pell kam. Der Fremde lächelte. „Nein“, sagte er."),
        ("fr", "Pell arriva. L’étranger sourit. « Il fait froid », dit-il."),
    ],
)
def test_somebody_without_a_name_who_is_nearer_is_meant(lang: str, text: str) -> None:
    assert set(speakers(text, lang=lang)) == {"?"}


@pytest.mark.parametrize(
    "between", ["The rain fell.", "The meeting began.", "The lamps were lit.", "The report said little."]
)
def test_no_pronoun_of_persons_means_a_thing(between: str) -> None:
    assert speakers(f"Pell came in. {between} “It was cold,” he observed.") == ["pell"]


def test_no_pronoun_means_what_has_an_article_and_is_in_no_register() -> None:
    assert set(speakers("La Chambre applaudit.", "— Oui, dit-elle, et je n’en crois rien.", lang="fr")) == {"?"}
    assert speakers("Pell came in. The Admiralty had refused. “It is cold,” he said.") == ["pell"]


def test_a_surname_that_is_also_a_forename_tells_no_sex_of_who_is_named_in_whole() -> None:
    text = "James Joyce wrote. Joyce came home. “It is cold,” he said."
    assert speakers(text, register=()) == ["James Joyce"]
