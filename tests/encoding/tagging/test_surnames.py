"""Surnames and forenames alone, and names in another spelling than the register's."""

import pytest

from edition.encoding.tagging.finding import Finder
from edition.encoding.tagging.lexicon import read_lexicon
from tests.encoding.tagging.naming import lexicon, register, tei, told


def test_a_surname_after_the_whole_name_is_sure() -> None:
    found = told("They met Adela Wren. Then Wren left, and they saw Marlow too.")
    assert found == ["Adela Wren = wren (high)", "Wren = wren (high)", "Marlow = marlow (medium)"]


def test_two_of_one_surname_are_said_not_guessed() -> None:
    found = told("Otto Müller und Erna Müller kamen. Dann sprach Müller.", "de")
    assert found[-1] == "Müller = ?erna ?otto (low)"
    assert told("Otto Müller kam. Dann sprach Müller.", "de")[-1] == "Müller = otto (high)"


def test_a_title_tells_the_sex() -> None:
    assert told("Dann sprach Frau Müller zu ihnen.", "de") == ["Müller = erna (medium)"]
    assert told("Then they saw Mr. Wren there.") == []
    assert told("Then they saw Mrs Wren there.") == ["Wren = wren (medium)"]


@pytest.mark.parametrize(
    "titles", ["Frau", "Frau Hofrat", "Frau Dr.", "Frau Hofrat Prof. Dr.", "Madame la Baronin", "Fräulein Dr."]
)
def test_the_first_of_several_titles_tells_the_sex(titles: str) -> None:
    found = told(f"Otto Müller und Tobias Marlow kamen. Dann sprach {titles} Müller mit {titles} Marlow.", "de")
    assert found[2:] == ["Müller = erna (medium)"]


def test_whom_a_title_rules_out_is_not_named_by_it() -> None:
    assert told("Then Mrs. Tobias Marlow came there. Marlow was late.") == ["Marlow = marlow (medium)"]
    assert told("They saw Mrs. T. Marlow there.") == []


def test_whom_a_title_allows_is_offered_though_never_marked_before() -> None:
    marked = '<persName ref="registers.xml#otto">Müller</persName>'
    body = f"<p>Es kamen {marked} und {marked}. Dann sprach Frau Müller zu ihnen.</p>"
    finder = Finder(read_lexicon([("registers.xml", register()), ("letter.xml", tei(body, "de").encode())]))
    assert told(body, "de", finder) == ["Müller = erna (medium)"]


def test_a_forename_alone_needs_the_whole_name_in_the_text() -> None:
    assert told("They saw Otto there.") == ["Otto = ?otto (low)"]
    assert told("They saw Adela there.") == ["Adela = wren (medium)"], "few are called so, and one of the register"
    assert told("They saw the Adela there.") == []
    assert told("My dear Otto, it rained. Do come, Otto!") == ["Otto = otto (medium)"] * 2
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


def test_a_family_is_no_person_and_the_scholar_says_who_is_meant() -> None:
    assert told("Gestern kamen die Müllers zu ihnen.", "de") == ["Müllers = ?erna ?otto (low)"]
    assert told("They met the Müllers there, and Otto Müller's hat, and Müllers.") == [
        "Müllers = ?erna ?otto (low)",
        "Otto Müller = otto (high)",
    ]


def _people(surname: str, *forenames: str) -> Finder:
    """A register of persons with one surname, each with its first forename as its id."""
    entries = (
        f'<person xml:id="{name.split()[0].lower()}"><persName><forename>{name}</forename> <surname>{surname}</surname>'
        "</persName></person>"
        for name in forenames
    )
    return Finder(lexicon(f"<listPerson>{''.join(entries)}</listPerson>"))


@pytest.mark.parametrize("forename", ["Ada", "Enid", "Hal", "Wyn", "Yvo", "Éva"])
def test_any_initial_tells_bearers_of_one_surname_apart(forename: str) -> None:
    finder, name = _people("Stook", "Ruth", forename), f"{forename[0]}. Stook"
    assert told(f"They met {name} there.", finder=finder) == [f"{name} = {forename.lower()} (medium)"]


def test_an_initial_that_several_have_names_them_all() -> None:
    finder = _people("Stook", "Ruth", "Rolf", "Ada")
    assert told("They met R. Stook there.", finder=finder) == ["R. Stook = ?rolf ?ruth (low)"]
    assert told("They met Ruth Stook there, then R. Stook.", finder=finder)[1] == "R. Stook = ruth (medium)"


def test_initials_of_somebody_else_are_not_cut() -> None:
    finder = _people("Stook", "Hal")
    assert told("They met T. H. Stook, R. H. Stook and Hal Stook.", finder=finder) == ["Hal Stook = hal (high)"]


def test_who_is_named_by_initials_is_named_in_whole() -> None:
    finder = _people("Stook", "Hal", "Theo Hugh")
    found = told("They met T. H. Stook and Dr. Hal Stook. Then Stook spoke.", finder=finder)
    assert found == ["T. H. Stook = theo (medium)", "Hal Stook = hal (high)", "Stook = ?hal ?theo (low)"]
    assert told("So Stook spoke; T. H. Stook did not.", finder=finder)[0] == "Stook = theo (medium)"


def test_who_is_named_by_an_earlier_surname_is_not_named_by_the_later_one() -> None:
    finder = Finder(
        lexicon("""
<listPerson>
  <person xml:id="olive"><persName><forename>Olive</forename> <surname>Stook</surname></persName>
    <persName><surname>Quern</surname></persName></person>
  <person xml:id="hal"><persName><forename>Hal</forename> <surname>Stook</surname></persName></person>
</listPerson>""")
    )
    assert told("So Stook spoke of Olive Quern there.", finder=finder)[0] == "Stook = ?hal ?olive (low)"


@pytest.mark.parametrize("written", ["Adela Wernn", "Adela Wrem"])
def test_a_short_surname_is_not_read_with_a_letter_wrong(written: str) -> None:
    assert all("=" not in one for one in told(f"They saw {written} there."))


@pytest.mark.parametrize("written", ["Tobias Marlew", "Tobias Malrow", "Tobias Marlom", "Tobias Marlowe"])
def test_a_surname_with_a_letter_wrong_is_read_behind_the_forename(written: str) -> None:
    assert told(f"They saw {written} there.") == [f"{written} = marlow (medium)"]
    assert told(f"They saw {written.removeprefix('Tobias ')} there.") == []


def test_somebody_new_by_the_article_is_nobody_of_the_register() -> None:
    assert told("They saw Mr Marlow there.") == ["Marlow = marlow (medium)"]
    assert told("They saw a Mr Marlow there.") == ["Marlow = ?marlow (low)"]
    assert told("They saw a certain Mr Marlow there.") == ["Marlow = ?marlow (low)"]


def test_that_before_a_surname_is_no_article() -> None:
    assert told("They hoped that Marlow sang.") == ["Marlow = marlow (medium)"]


def test_a_season_is_no_surname() -> None:
    finder = _people("Sommer", "Katrin")
    found = told("Katrin Sommer kam. Im Sommer ging sie, und Sommer schlief.", "de", finder)
    assert found == ["Katrin Sommer = katrin (high)", "Sommer = katrin (high)"]


def test_who_made_it_is_meant_after_by() -> None:
    finder = Finder(
        lexicon("""
<listPerson><person xml:id="jan"><persName><forename>Jan</forename> <surname>York</surname></persName></person></listPerson>
<listPlace><place xml:id="york"><placeName>York</placeName></place></listPlace>""")
    )
    assert told("They heard a song by York.", finder=finder) == ["York = jan (medium)"]
    assert told("They went by York, and sang.", finder=finder) == ["York = york (medium)"]


def test_a_title_tells_whom_of_two_by_their_forenames() -> None:
    finder = _people("Stook", "Josef", "Maria")
    assert told("Dann kam Frau Stook.", "de", finder) == ["Stook = maria (medium)"]
    assert told("They met Mr Stook.", finder=finder) == ["Stook = josef (medium)"]


def test_a_title_of_the_other_sex_than_the_only_forename_leaves_it_to_the_scholar() -> None:
    assert told("They met Mrs Stook.", finder=_people("Stook", "Josef")) == ["Stook = ?josef (low)"]


def test_a_chinese_surname_before_its_title() -> None:
    finder = Finder(
        lexicon("""
<listPerson>
  <person xml:id="li"><persName xml:lang="zh"><surname>李</surname><forename>明远</forename></persName></person>
  <person xml:id="wang"><persName xml:lang="zh">王秀兰</persName></person>
</listPerson>""")
    )
    found = told("<p>李明远昨天演讲。李教授说，王女士没有到场，李子很甜。</p>", "zh", finder)
    assert found == ["李明远 = li (high)", "李 = li (high)"], "nobody called 王秀兰 is named"
    assert told("<p>王秀兰来了，王女士说。</p>", "zh", finder)[1] == "王 = wang (medium)"


@pytest.mark.parametrize(("forename", "text"), [("Israel", "a war of Israel"), ("Chelsea", "a house in Chelsea")])
def test_a_forename_that_may_be_a_place_is_nobody_for_certain(forename: str, text: str) -> None:
    finder = _people("Stook", forename)
    assert told(f"They saw {text}.", finder=finder) == [f"{forename} = ?{forename.lower()} (low)"]
    assert told("They saw how Wystan sang.", finder=_people("Stook", "Wystan")) == ["Wystan = wystan (medium)"]
