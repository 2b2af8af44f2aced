"""The form of identifiers: what authorities have given out is right, and a changed digit is always noticed."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from edition.citing.authorities import AUTHORITIES
from edition.citing.identifiers import FORMS, Identifier, fault_of, stated, usual

GIVEN = [
    ("gnd", "118540238"),  # Goethe
    ("gnd", "118607626"),  # Schiller
    ("gnd", "4005728-8"),  # Berlin
    ("gnd", "4066009-6"),  # Vienna
    ("isni", "0000000121032683"),
    ("isni", "000000012146438X"),
    ("orcid", "0000-0002-1825-0097"),  # the example of ORCID’s own documentation
    ("orcid", "0000-0002-1694-233X"),
    ("bnf", "cb11907966z"),  # Victor Hugo
    ("idref", "026927608"),  # Victor Hugo
    ("wikidata", "Q5879"),
    ("viaf", "24602065"),
    ("geonames", "2761369"),
    ("lcnaf", "n79003362"),
    ("isil", "DE-1"),
]


@pytest.mark.parametrize(("authority", "number"), GIVEN)
def test_what_authorities_have_given_is_right(authority: str, number: str) -> None:
    assert fault_of(Identifier(authority, number)) is None


@pytest.mark.parametrize("authority", [one.name for one in AUTHORITIES])
def test_every_authority_has_a_form_and_its_example_fits(authority: str) -> None:
    assert fault_of(Identifier(authority, FORMS[authority].example)) is None


CHECKED = [(authority, number) for authority, number in GIVEN if FORMS[authority].check]


@given(st.sampled_from(CHECKED), st.data())
def test_one_changed_digit_is_always_noticed(one: tuple[str, str], data: st.DataObject) -> None:
    authority, number = one
    at = data.draw(st.sampled_from([n for n, letter in enumerate(number) if letter.isdigit()]))
    other = data.draw(st.sampled_from([digit for digit in "0123456789" if digit != number[at]]))
    assert fault_of(Identifier(authority, number[:at] + other + number[at + 1 :]))


@given(st.sampled_from(["isni", "orcid", "gnd", "idref"]), st.from_regex(r"[1-9][0-9]{14}", fullmatch=True), st.data())
def test_one_changed_digit_is_noticed_in_any_number(authority: str, digits: str, data: st.DataObject) -> None:
    body = digits[: {"gnd": 8, "idref": 8}.get(authority, 15)]
    number = usual(authority, body + FORMS[authority].check(usual(authority, body + "0")))  # type: ignore[misc]
    assert fault_of(Identifier(authority, number)) is None
    at = data.draw(st.sampled_from([n for n, letter in enumerate(number[:-1]) if letter.isdigit()]))
    other = data.draw(st.sampled_from([digit for digit in "0123456789" if digit != number[at]]))
    assert fault_of(Identifier(authority, number[:at] + other + number[at + 1 :]))


@pytest.mark.parametrize(
    ("authority", "number", "said", "instead"),
    [
        ("gnd", "118540239", "after 11854023 the check digit is 8, not 9", "118540238"),
        ("gnd", "4005728-3", "after 4005728 the check digit is 8, not 3", "4005728-8"),
        ("gnd", "40057288", "a hyphen", "4005728-8"),
        ("gnd", "11854023-8", "its check digit is that of 118540238", "118540238"),
        ("gnd", "11851962", "perhaps an X", "11851962X"),
        ("isni", "121032683", "16 digits", "0000000121032683"),
        ("idref", "26927608", "9 digits", "026927608"),
        ("wikidata", "5879", "Q and digits", "Q5879"),
        ("viaf", "viaf24602065", "digits", "24602065"),
        ("gnd", "1.1854E+08", "9 or 10 digits", ""),
        ("wikidata", "Goethe", "Q and digits", ""),
        ("isni", "000000012103268٣", "16 digits", "0000000121032683"),
        ("wikidata", "Q٥٨٧٩", "Q and digits", ""),
    ],
)
def test_what_is_said_of_a_wrong_one(authority: str, number: str, said: str, instead: str) -> None:
    fault = fault_of(Identifier(authority, number))
    assert fault is not None
    assert said in fault.message
    assert fault.instead == instead


@pytest.mark.parametrize(
    ("identifier", "meant"),
    [
        ("GND:118540238", ("gnd", "118540238")),
        ("GND:(DE-588)118540238", ("gnd", "118540238")),
        ("gnd:11854623x", ("gnd", "11854623X")),
        ("https://d-nb.info/gnd/118540238/about/lds", ("gnd", "118540238")),
        ("http://www.wikidata.org/wiki/Q5879#sitelinks", ("wikidata", "Q5879")),
        ("ISNI:0000 0001 2103 2683", ("isni", "0000000121032683")),
        ("orcid:0000000218250097", ("orcid", "0000-0002-1825-0097")),
        ("LCCN:n 79-3362", ("lcnaf", "n79003362")),
        ("https://data.bnf.fr/ark:/12148/cb11907966z", ("bnf", "cb11907966z")),
        ("ark:/12148/cb11907966z", ("bnf", "cb11907966z")),
        ("https://www.geonames.org/255609/mount-pentelicus.html", ("geonames", "255609")),
        ("https://www.geonames.org/ontology#P.PPL", None),
        ("https://www.wikidata.org/wiki/Property:P227", None),
        ("https://viaf.org/viaf/sourceID/SRP|person_14", None),
        ("https://d-nb.info/gnd/", None),
        ("https://example.org/gnd/118540238", None),
        ("PMB:50", None),
        ("GND:", None),
        ("", None),
    ],
)
def test_whose_an_identifier_is(identifier: str, meant: tuple[str, str] | None) -> None:
    found = stated(identifier)
    assert (tuple(found) if found else None) == meant


@given(st.text(max_size=40))
def test_whatever_stands_there_is_judged(words: str) -> None:
    for authority in FORMS:
        fault = fault_of(Identifier(authority, usual(authority, words)))
        assert fault is None or fault.message
    stated(words)
    stated(f"https://viaf.org/viaf/{words}")
