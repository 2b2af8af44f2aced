"""A letter is known by its salutation and its closing formula, whatever its first lines are."""

from __future__ import annotations

import pytest

from tests.encoding.drafting.drafts import T, body, names, of_text, texts, tree

INSIDE = "the reading room is open at last, and nobody has asked for the newspapers that you sent."


def letter(above: str, salute: str = "Dear Mr. Lund,", end: str = "Yours faithfully,\n\nEdda Thorne") -> str:
    return f"{above}\n\n{salute}\n\n{INSIDE}\n\n{end}\n"


@pytest.mark.parametrize(
    ("above", "datelines", "when"),
    [
        ("Graz, den 4. Mai 1911\nII., Lampengasse 7", ["Graz, den 4. Mai 1911", "II., Lampengasse 7"], "1911-05-04"),
        ("Lampengasse 7\nGraz, 4. Mai 1911", ["Lampengasse 7", "Graz, 4. Mai 1911"], "1911-05-04"),
        ("7 Lamp Lane, Overton,\n4 May 1911.", ["7 Lamp Lane, Overton,", "4 May 1911."], "1911-05-04"),
        ("7 Lamp Lane\nOverton\n4 May 1911", ["7 Lamp Lane", "Overton", "4 May 1911"], "1911-05-04"),
        ("7 Lamp Lane, Overton, 4 May 1911.", ["7 Lamp Lane, Overton, 4 May 1911."], "1911-05-04"),
        ("Lyon, ce 4 mai 1911.", ["Lyon, ce 4 mai 1911."], "1911-05-04"),
        ("4 May 1911", ["4 May 1911"], "1911-05-04"),
        ("Tuesday morning.", ["Tuesday morning."], ""),
        ("Mittwoch abends", ["Mittwoch abends"], ""),
        ("The Rectory.\n\nWhit Monday.", ["The Rectory.", "Whit Monday."], ""),
    ],
)
def test_all_that_stands_above_the_salutation_is_in_the_opener(above: str, datelines: list[str], when: str) -> None:
    made = of_text(letter(above))
    assert names(body(made)) == ["opener", "p", "closer"]
    assert (texts(made, "dateline"), made.facts.when) == (datelines, when)
    assert texts(made, "salute") == ["Dear Mr. Lund,", "Yours faithfully,"]


def test_a_headline_above_a_letter_is_one_still() -> None:
    made = of_text(letter("A Letter from Overton\n\nTo a friend\n\n4 May 1911"))
    assert names(body(made)) == ["head", "head", "opener", "p", "closer"]
    assert texts(made, "dateline") == ["4 May 1911"]


def test_without_a_closing_formula_unknown_lines_are_paragraphs() -> None:
    made = of_text(letter("The lamp was lit.", end="And so it was."))
    assert names(body(made)) == ["p", "p", "p", "p"]


@pytest.mark.parametrize(
    "formula",
    ["Tout à vous,", "À toi,", "Mille amitiés,", "Je vous embrasse,", "Very truly yours,", "Believe me, dear Sir,"],
)
def test_closing_formulas(formula: str) -> None:
    made = of_text(letter("Lyon, 4 mai 1911", "Mon cher ami,", f"{formula}\n\nE. Thorne"))
    assert [[e.tag[len(T) :] for e in c] for c in tree(made).iter(f"{T}closer")] == [["salute", "signed"]]
    assert texts(made, "salute")[1] == formula
