"""Decisions held against the registers: each row that cannot be is named by its line, and says why."""

from __future__ import annotations

import pytest

from tests.reconciling.registers import NAMESPACE, PEOPLE, PLACES, decided, table

FILES = {"people.xml": PEOPLE, "places.xml": PLACES}


def wrong(*rows: str, columns: str = "id,wikidata,viaf,gnd,decision") -> list[str]:
    return decided(FILES, table(*rows, columns=columns)).wrong


@pytest.mark.parametrize(
    ("row", "said"),
    [
        ("nobody,Q1,,,accept", "no register has an entry with this id"),
        ("shiller,Q1,,,accept", "did you mean schiller?"),
        ("nobody,,,,reject", "no register has an entry with this id"),
        (",Q1,,,accept", "it says no id"),
        (
            "schiller,,,118607627,accept",
            "after 11860762 the check digit is 6, not 7; 118607626 would have the right form",
        ),
        ("schiller,,,1.18607E+08,accept", "a spreadsheet has rounded it"),
        ("schiller,Schiller,,,accept", "no Wikidata number"),
        ("schiller,,,118540238,accept", "Goethe, Johann Wolfgang (goethe) has it already"),
        ("goethe,,,118607626,accept", "the entry has 118540238 already"),
        ("schiller,,,,accept", "there is no identifier in the columns of authorities"),
        ("schiller,Q1,,,yes", "none of accept, reject, later"),
        ("schiller,Q1|Q2,,,accept", "the entry has Q1 already"),
    ],
)
def test_what_cannot_be(row: str, said: str) -> None:
    (told,) = wrong("stein,Q3,,,later", row)
    assert told.startswith("line 3, ")
    assert said in told


def test_two_rows_that_contradict_each_other() -> None:
    assert "(schiller, line 2) has it already" in wrong("schiller,Q1,,,accept", "stein,Q1,,,accept")[0]
    assert "the entry has Q1 already" in wrong("schiller,Q1,,,accept", "schiller,Q2,,,accept")[0]


def test_all_that_is_wrong_is_told() -> None:
    assert len(wrong("x,Q1,,,accept", "stein,Q2,,,accept", "y,Q3,,,accept")) == 2


def test_an_entry_of_another_kind_may_have_the_same() -> None:
    found = decided(FILES, table("weimar,,,118540238,accept"))
    assert (found.wrong, [one.entry.id for one in found.additions]) == ([], ["weimar"])


def test_what_the_register_has_is_not_judged_again() -> None:
    people = PEOPLE.replace("118540238", "118540239")
    found = decided({"people.xml": people}, table("goethe,Q5879,,118540239,accept"))
    assert (found.wrong, [one.identifier.number for one in found.additions]) == ([], ["Q5879"])


def test_columns_that_were_sorted_without_the_others() -> None:
    columns = "id,name,wikidata,decision"
    (told,) = wrong("schiller,Charlotte von Stein,Q5879,accept", columns=columns)
    assert "that of Friedrich Schiller, and the name that of stein" in told


@pytest.mark.parametrize(
    "name", ["Friedrich Schiller", "Schiller, Friedrich", "Johann Christoph Friedrich von Schiller", ""]
)
def test_the_name_may_be_that_of_the_authority(name: str) -> None:
    assert wrong(f'schiller,"{name}",Q22670,accept', columns="id,name,wikidata,decision") == []


def test_rows_are_counted() -> None:
    found = decided(FILES, table("goethe,,,118540238,accept", "schiller,,,,reject", "stein,,,,later", "weimar,,,,"))
    assert found.additions == []
    assert found.counts == {"accept": 1, "there": 1, "reject": 1, "later": 1, "open": 1}


def test_one_id_of_two_kinds_needs_its_file() -> None:
    other = f'<listPlace {NAMESPACE}><place xml:id="stein"><placeName>Stein</placeName></place></listPlace>'
    files = {"people.xml": PEOPLE, "towns.xml": other}
    (told,) = decided(files, table("stein,Q1,,,accept")).wrong
    assert "people.xml, towns.xml" in told
    found = decided(files, table("stein,Q1,accept,towns.xml", columns="id,wikidata,decision,source_file"))
    assert [one.entry.kind for one in found.additions] == ["place"]
