"""Which entries a name may mean: exact ones first, and a match only where one alone fits."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from edition.citing.identifiers import Identifier
from edition.reconciling.entries import Known
from edition.reconciling.matching import EXACT, Candidate, Matcher, folded


def person(xml_id: str, name: str, *others: str, dates: str = "", gnd: str = "") -> Known:
    identifiers = (Identifier("gnd", gnd),) if gnd else ()
    return Known(xml_id, "p.xml", "person", name, others, name, dates, "", identifiers)


ENTRIES = [
    person("goethe", "Johann Wolfgang von Goethe", "Göthe", dates="1749/1832", gnd="118540238"),
    person("august", "August von Goethe", dates="1789/1830"),
    person("ann", "Ann Lee"),
    person("ann2", "Ann Lee"),
    person("lee", "Lee Ann"),
    Known("weimar", "p.xml", "place", "Weimar"),
    Known("weimar-org", "p.xml", "organization", "Weimar"),
]
MATCHER = Matcher(ENTRIES)


def ids(found: list[Candidate]) -> list[str]:
    return [one.entry.id for one in found]


def test_words_without_case_accents_and_punctuation() -> None:
    assert folded("Göthe, J. W.  (von)") == ("j", "w", "von", "gothe")
    assert folded("Ἀχιλλεύς") == ("αχιλλευσ",)
    assert folded("") == ()


@pytest.mark.parametrize(
    "name",
    ["Johann Wolfgang von Goethe", "johann wolfgang von GOETHE", "Goethe, Johann Wolfgang von", "Göthe", "goethe"],
)
def test_an_exact_name_of_one_entry_is_the_match(name: str) -> None:
    first, *rest = MATCHER.candidates(name)
    assert (first.entry.id, first.score, first.match) == ("goethe", EXACT, True)
    assert not any(one.match or one.score == EXACT for one in rest)


def test_of_two_that_fit_none_is_the_match() -> None:
    found = MATCHER.candidates("Ann Lee")
    assert ids(found) == ["ann", "ann2", "lee"]
    assert [one.score == EXACT for one in found] == [True, True, False]
    assert not any(one.match for one in found)


def test_the_kind_may_decide() -> None:
    assert not any(one.match for one in MATCHER.candidates("Weimar"))
    (found,) = MATCHER.candidates("Weimar", ["place"])
    assert (found.entry.id, found.match) == ("weimar", True)


def test_the_rarer_word_counts_for_more() -> None:
    found = MATCHER.candidates("August Goethe")
    assert ids(found)[0] == "august"
    assert found[0].score < EXACT
    assert not found[0].match


def test_initials() -> None:
    first, *_ = MATCHER.candidates("J. W. v. Goethe")
    assert first.entry.id == "goethe"
    assert first.score > MATCHER.candidates("X. Y. Z. Goethe")[0].score


class TestWhatElseIsSaid:
    def test_an_identifier_is_the_entry(self) -> None:
        for said in ("118540238", "https://d-nb.info/gnd/118540238"):
            (found, *_) = MATCHER.candidates("", said=[("gnd", said)])
            assert (found.entry.id, found.match) == ("goethe", True)
        assert MATCHER.candidates("gnd:118540238")[0].match

    def test_another_identifier_contradicts_the_name(self) -> None:
        first = MATCHER.candidates("Göthe", said=[("gnd", "118607626")])[0]
        assert (first.entry.id, first.contradicted, first.match) == ("goethe", True, False)
        assert first.score < EXACT

    def test_other_years_contradict_the_name(self) -> None:
        assert not MATCHER.candidates("Göthe", said=[("dates", "1900-1950")])[0].match
        assert MATCHER.candidates("Göthe", said=[("dates", "b. 1749")])[0].match

    def test_a_name_and_an_identifier_of_two_entries_leave_it_open(self) -> None:
        found = MATCHER.candidates("August von Goethe", said=[("gnd", "118540238")])
        assert {one.entry.id for one in found if one.exact} == {"goethe", "august"}
        assert not any(one.match for one in found)


def test_the_beginning_of_a_name_or_of_a_word_in_it() -> None:
    assert [one.id for one in MATCHER.beginning("goet", 9)] == ["goethe", "august"]
    assert [one.id for one in MATCHER.beginning("von goe", 1)] == ["goethe"]


@given(st.text(max_size=60), st.integers(1, 5))
def test_any_name_is_answered_in_order(name: str, limit: int) -> None:
    found = MATCHER.candidates(name, limit=limit)
    assert len(found) <= limit
    assert [one.score for one in found] == sorted((one.score for one in found), reverse=True)
    assert all(0 < one.score <= EXACT for one in found)
    assert sum(one.match for one in found) <= 1


@given(st.sampled_from([one for one in ENTRIES if one.kind == "person"]))
def test_every_entry_is_found_by_its_name_and_its_id(entry: Known) -> None:
    for said in (entry.name, entry.name.upper(), entry.id):
        assert any(one.entry == entry and one.score == EXACT for one in MATCHER.candidates(said))
