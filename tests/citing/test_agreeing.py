"""What the headers of all texts say alike."""

from __future__ import annotations

from edition.bibliography import Bibliography, Licence, Name
from edition.citing.agreeing import agreed, stated


def together(*texts: Bibliography) -> Bibliography:
    """What these texts say alike, by way of the rows that the store keeps."""
    said: dict[str, dict[tuple[str, str], int]] = {}
    for text in texts:
        for fact in stated(text):
            rows = said.setdefault(fact.key, {})
            rows[fact.words, fact.address] = rows.get((fact.words, fact.address), 0) + 1
    return agreed(lambda key: [(*row, n, "A day") for row, n in said.get(key, {}).items()], len(texts))


def test_editors_are_those_of_the_headers_part_by_part() -> None:
    editors = (
        Name("García Márquez", "Gabriel"),
        Name("Beauvoir", "Simone", "de"),
        Name("King", "Martin Luther", suffix="Jr."),
        Name("Byron; Milbanke", "Ada, Countess and Lady"),
        Name(literal="Society for the Study of Arts and Letters", corporate=True),
    )
    assert together(Bibliography(editors=editors), Bibliography(editors=editors)).editors == editors
    assert together(Bibliography(editors=editors[:1]), Bibliography(editors=editors)).editors == ()
    assert together(Bibliography(editors=editors), Bibliography()).editors == ()


def test_the_same_editor_with_other_identifiers_is_the_same() -> None:
    one = Bibliography(editors=(Name("Grell", "Ada", identifiers=("https://orcid.org/0000-0001",)),))
    assert together(one, Bibliography(editors=(Name("Grell", "Ada"),))).editors == (Name("Grell", "Ada"),)


def test_other_facts() -> None:
    one = Bibliography(series="Letters", published="0987", licence=Licence("CC BY 4.0", "https://e.example/by"))
    assert together(one, one) == one
    assert together(one, Bibliography(series="Letters")) == Bibliography(series="Letters")
