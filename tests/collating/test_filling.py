"""What no reading may hold, and some witnesses lack: it stands in the text, with a mark."""

from __future__ import annotations

from tests.collating.writing_by_hand import body

TEXT = "<p>Dear friend, the lamp is lit again.</p>"


def test_a_closing_formula_that_one_witness_lacks() -> None:
    found = body(A=f"{TEXT}<closer>Yours, <signed>Ada</signed></closer>", B=TEXT)
    assert '<closer>{markup absent A:<milestone unit="closer"/>|B:}{A:Yours, |B:}' in found


def test_one_that_the_base_lacks() -> None:
    found = body(A=TEXT, B=f"{TEXT}<closer>Yours</closer>")
    assert '<closer>{markup absent A:|B:<milestone unit="closer"/>}{A:|B:Yours}</closer>' in found


def test_an_item() -> None:
    found = body(A="<list><item>one thing</item><item>another</item></list>", B="<list><item>another</item></list>")
    assert '{markup absent A:<milestone unit="item"/>|B:}{A:one thing|B:}' in found


def test_a_table_of_other_rows_stands_whole_in_each_reading() -> None:
    found = body(
        A="<table><row><cell>a</cell></row><row><cell>b</cell></row></table>",
        B="<table><row><cell>a</cell></row></table>",
    )
    assert found.count("<table>") == 2
