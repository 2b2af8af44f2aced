"""The form of identifiers: which authority has given one, how its numbers are written, and whether the check digit is right.

Sources of the rules: ISO 7064, MOD 11-2 (ISNI: ISO 27729; ORCID); the German National Library's rule for GND numbers, by which
those with a hyphen come from older files and have the complementary digit; ISBN-10's weights for IdRef (PICA production numbers);
the NOID check character over 29 letters for arks of the BnF; the LCCN namespace; ISO 15511 for ISIL.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import lru_cache
from typing import NamedTuple

from edition.citing.authorities import NAMED, authority_of_address


class Form(NamedTuple):
    """How the numbers of an authority are written: what it is called, a pattern, the same in words, one that is right.

    ``check`` gives the last character that the others ask for, where there is one.
    """

    called: str
    pattern: str
    words: str
    example: str
    check: Callable[[str], str] | None = None


class Identifier(NamedTuple):
    """An identifier: the name of its authority (:data:`edition.citing.authorities.AUTHORITIES`), its number in the usual form."""

    authority: str
    number: str


class Fault(NamedTuple):
    """What is wrong with a number, in words; ``instead`` is what a right one would look like, or ''."""

    message: str
    instead: str = ""


_DIGITS = "0123456789X"
_NOID = "0123456789bcdfghjkmnpqrstvwxz"


def _mod_11_2(number: str) -> str:
    total = 0
    for digit in re.sub(r"\D", "", number[:-1]):
        total = (total + int(digit)) * 2 % 11
    return _DIGITS[(12 - total) % 11]


def _weighted(digits: str) -> int:
    """The digits times 2, 3, 4 … from the right."""
    return sum(weight * int(digit) for weight, digit in enumerate(reversed(digits), 2)) % 11


def _pica(number: str) -> str:
    return _DIGITS[-_weighted(number[:-1]) % 11]


def _gnd(number: str) -> str:
    bare, hyphen, _ = number.partition("-")
    return _DIGITS[_weighted(bare)] if hyphen else _pica(number)


def _noid(number: str) -> str:
    values = (_NOID.find(letter) for letter in number[:-1])
    return _NOID[sum(place * max(value, 0) for place, value in enumerate(values, 1)) % len(_NOID)]


FORMS = {
    "wikidata": Form("Wikidata", r"Q[1-9]\d{0,11}", "Q and digits", "Q5879"),
    "viaf": Form("VIAF", r"[1-9]\d{0,21}", "1 to 22 digits", "24602065"),
    "gnd": Form(
        "GND",
        r"[1-9]\d{7,8}[\dX]|[1-9]\d{0,7}-[\dX]",
        "9 or 10 digits, the last perhaps an X; or up to 8 digits, a hyphen, and one more",
        "118540238",
        _gnd,
    ),
    "isni": Form("ISNI", r"\d{15}[\dX]", "16 digits, the last perhaps an X", "0000000121032683", _mod_11_2),
    "orcid": Form(
        "ORCID", r"(?:\d{4}-){3}\d{3}[\dX]", "four times four digits with hyphens", "0000-0002-1825-0097", _mod_11_2
    ),
    "geonames": Form("GeoNames", r"[1-9]\d{0,9}", "digits", "2761369"),
    "lcnaf": Form(
        "Library of Congress", r"[a-z]{1,3}(?:\d{8}|\d{10})", "one to three letters and 8 or 10 digits", "n79003362"
    ),
    "bnf": Form("BnF", rf"cb\d{{8}}[{_NOID}]", "cb, 8 digits, and a digit or a consonant", "cb11907966z", _noid),
    "idref": Form("IdRef", r"\d{8}[\dX]", "9 digits, the last perhaps an X", "026927608", _pica),
    "ulan": Form("ULAN", r"500\d{6}", "500 and 6 digits", "500115588"),
    "tgn": Form("TGN", r"[1-9]\d{6,7}", "7 or 8 digits", "7003321"),
    "pleiades": Form("Pleiades", r"[1-9]\d{0,11}", "digits", "579885"),
    "isil": Form(
        "ISIL", r"[A-Za-z0-9]{1,4}-[A-Za-z0-9:/-]{1,11}", "the code of a country, a hyphen, up to 11 more", "DE-1"
    ),
}
"""TABLE of forms, by the names of authorities; the patterns are those of the usual form (:func:`usual`)."""

_NUMBERED, _ENTITY = re.compile(r"[0-9]"), re.compile(r"[Qq]?[0-9]")
_LCCN = re.compile(r"([a-z]{1,3})(\d{2}|\d{4})-(\d{1,6})")
_PACKED = str.maketrans("", "", " \u00a0\u2009\u202f")
_HYPHENS = str.maketrans(dict.fromkeys("\u2010\u2011\u2012\u2013\u2212", "-"))


def usual(authority: str, number: str) -> str:
    """A number as the authority writes it in addresses: without blanks, with its capitals, with or without hyphens."""
    bare = number.strip().translate(_HYPHENS)
    if authority == "lcnaf":
        bare = bare.translate(_PACKED).lower()
        return _LCCN.sub(lambda found: found[1] + found[2] + found[3].zfill(6), bare)
    if authority in ("isni", "orcid"):
        bare = bare.translate(_PACKED).replace("-", "").upper()
        return re.sub(r"(.{4})(?=.)", r"\1-", bare) if authority == "orcid" else bare
    if authority in ("gnd", "idref"):
        return bare.removeprefix("(DE-588)").upper()
    if authority == "bnf":
        return bare.removeprefix("ark:/12148/").lower()
    return bare


def stated(identifier: str) -> Identifier | None:
    """Whose an identifier is, from ``GND:118540238`` or an address of it, right or wrong; None where it is of no authority."""
    if "://" in identifier or identifier.startswith("ark:"):
        name, number = authority_of_address(identifier)
        if not _NUMBERED.search(number) or (name == "wikidata" and not _ENTITY.match(number)):
            return None  # another page of its site
    else:
        name, _, number = identifier.partition(":")
        one = NAMED.get(name.strip().lower())
        name = one.name if one else ""
    return Identifier(name, usual(name, number)) if name and number.strip() else None


@lru_cache(maxsize=1 << 14)
def fault_of(one: Identifier) -> Fault | None:
    """What is wrong with the number of an identifier; None where nothing is, as far as its form can tell."""
    form, number = FORMS[one.authority], one.number
    if not re.fullmatch(form.pattern, number, re.ASCII):
        return Fault(f"“{number}” is no {form.called} number: {form.words}", _nearly(one.authority, number))
    if form.check is None or (due := form.check(number)) == number[-1]:
        return None
    if one.authority == "gnd" and (other := _otherwise(number)):
        return Fault(f"“{number}” is no GND number: its check digit is that of {other}", other)
    return Fault(
        f"“{number}” is no {form.called} number: after {number[:-1].rstrip('-')} the check digit"
        f" is {due}, not {number[-1]}",
        number[:-1] + due,
    )


def _otherwise(number: str) -> str:
    """A GND number without its hyphen, or with the one that it lacks, where its check digit fits then; else ''."""
    other = number.replace("-", "") if "-" in number else f"{number[:-1]}-{number[-1]}"
    return other if ("-" in number or number[0] != "1") and _is_right("gnd", other) else ""


def _nearly(authority: str, number: str) -> str:
    """What was probably meant by a number that has not the form: the same with what is easily lost, left out or added."""
    inside = re.search(r"[0-9][0-9-]*X?", number.upper())
    digits = inside[0].rstrip("-") if inside else ""
    bare = digits.replace("-", "")
    check = FORMS[authority].check
    longer = bare + check(bare + "0") if check and bare.isdigit() else ""  # an X that was taken for no part of it
    hyphened = f"{bare[:-1]}-{bare[-1:]}"
    older = (longer, hyphened) if bare.startswith("1") else (hyphened, longer)
    padded = (bare.zfill(9), bare.zfill(16))  # zeros that a spreadsheet has taken away
    forms = (f"Q{digits}", digits, digits.lstrip("0"), bare, *padded, *older, number.lower())
    return next((form for form in forms if _is_right(authority, form)), "")


def _is_right(authority: str, number: str) -> bool:
    form = FORMS[authority]
    return bool(re.fullmatch(form.pattern, number, re.ASCII)) and (
        form.check is None or form.check(number) == number[-1]
    )
