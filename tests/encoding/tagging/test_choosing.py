"""Which of several entries is meant, where kind, sex, dates and the text leave one; else it is said that none is."""

import pytest

from edition.encoding.tagging.evidence import Setting
from edition.encoding.tagging.finding import Finder
from edition.encoding.tagging.lexicon import read_lexicon
from tests.encoding.tagging.naming import lexicon, register, tei, told

TWO = """
<listPerson>
  <person xml:id="old"><persName>Ann Ox</persName><birth when="1801"/></person>
  <person xml:id="young"><persName>Ann Ox</persName><birth when="1901"/></person>
  <person xml:id="jan"><persName>Jan York</persName></person>
</listPerson>
<listPlace><place xml:id="york"><placeName>York</placeName></place></listPlace>
<listBibl><bibl xml:id="book"><title>Jan York</title></bibl></listBibl>
"""
FINDER = Finder(lexicon(TWO))


def test_nobody_is_named_before_they_are_born() -> None:
    assert told("We saw Ann Ox there.", finder=FINDER) == ["Ann Ox = ?old ?young (low)"]
    assert told("We saw Ann Ox there.", finder=FINDER, setting=Setting(date="1850-01-01")) == ["Ann Ox = old (medium)"]


def test_who_is_marked_before_is_meant() -> None:
    text = "<p>We saw <persName ref='registers.xml#young'>Ann Ox</persName>, and then Ann Ox spoke.</p>"
    assert told(text, finder=FINDER) == ["Ann Ox = young (medium)"]


def test_the_title_of_a_work_is_meant_only_if_it_is_set_apart() -> None:
    assert told("We saw Jan York there.", finder=FINDER) == ["Jan York = jan (medium)"]


def test_a_place_may_be_a_surname_too() -> None:
    assert told("We went to York then.", finder=FINDER) == ["York = york (high)"]
    assert told("We saw York then.", finder=FINDER) == ["York = york (medium)"]
    assert told("We saw Mr York then.", finder=FINDER) == ["York = jan (medium)"]
    assert told("We saw Jan York, and York saw us.", finder=FINDER)[1] == "York = ?jan ?york (low)"


PAIR = """
<listPerson>
  <person xml:id="nora"><persName><forename>Nora</forename> <surname>Fenn</surname></persName><sex value="F"/></person>
  <person xml:id="silas"><persName><forename>Silas</forename> <surname>Fenn</surname></persName><sex value="M"/></person>
</listPerson>
"""
MARKED = '<persName ref="registers.xml#silas">Fenn</persName>'


def _of_pair(body: str) -> list[str]:
    """What is proposed where the text itself is among those that teach, as it is on the command line."""
    body = f"<p>{body}</p>"
    files = [("registers.xml", register(PAIR)), ("letter.xml", tei(body).encode())]
    return told(body, finder=Finder(read_lexicon(files)))


@pytest.mark.parametrize("times", [1, 5])
def test_a_mark_says_nothing_of_places_before_it_where_several_are_named(times: int) -> None:
    marks = f" So did {MARKED}." * times
    found = _of_pair(f"Nora Fenn sat with Silas Fenn. Then Fenn sang. At home Mrs. Fenn read.{marks}")
    assert found[2:4] == ["Fenn = ?nora ?silas (low)", "Fenn = nora (medium)"]


def test_who_is_named_in_whole_counts_as_named_whoever_is_marked_elsewhere() -> None:
    found = _of_pair(f"So {MARKED} sang, and {MARKED} wept. Then came Nora Fenn, and Fenn sang again.")
    assert found == ["Nora Fenn = nora (high)", "Fenn = ?nora ?silas (low)"]


def test_of_several_named_the_one_of_this_passage_is_meant() -> None:
    body = "<p>We saw Nora Fenn and Silas Fenn. Then Fenn sang.</p><p>Nora Fenn stayed on, and Fenn sang again.</p>"
    found = told(body, finder=Finder(lexicon(PAIR)))
    assert found[2::2] == ["Fenn = ?nora ?silas (low)", "Fenn = nora (medium)"]


def test_a_surname_is_not_that_of_somebody_named_in_whole_only_much_later() -> None:
    finder = Finder(lexicon(PAIR))
    assert told("<p>Fenn sang.</p><p>Nora Fenn wept.</p>", finder=finder)[0] == "Fenn = ?nora ?silas (low)"


NEWS = """
<listOrg><org xml:id="house"><orgName>Evening Lamp</orgName></org></listOrg>
<listBibl><bibl xml:id="paper"><title>Evening Lamp</title></bibl></listBibl>
"""


def test_in_a_bibliographic_reference_the_periodical_is_meant_not_its_house() -> None:
    finder = Finder(lexicon(NEWS))
    assert told("<p>They wrote for the Evening Lamp.</p>", finder=finder) == ["Evening Lamp = house (medium)"]
    assert told("<p><bibl>In: Evening Lamp, 3 May</bibl></p>", finder=finder) == ["Evening Lamp = paper (medium)"]


@pytest.mark.parametrize("name", ["Colonel Florence", "Christian Florence"])
def test_a_town_in_another_language_is_no_person_s_name(name: str) -> None:
    finder = Finder(lexicon('<listPlace><place xml:id="fi"><placeName>Firenze</placeName></place></listPlace>'))
    assert told(f"They saw {name} there.", finder=finder) == []
    assert told("They went to Florence then.", finder=finder) == ["Florence = fi (medium)"]


def test_a_name_that_was_cut_is_another_one_where_it_goes_on() -> None:
    finder = Finder(lexicon('<listOrg><org xml:id="arts"><orgName>National Academy of Arts</orgName></org></listOrg>'))
    assert told("They praised the National Academy.", finder=finder) == ["National Academy = arts (medium)"]
    assert told("They praised the National Academy of Boats.", finder=finder) == ["National Academy = ?arts (low)"]
