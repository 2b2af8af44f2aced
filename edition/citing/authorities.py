"""TABLE of authorities: identifiers as registers write them, to the addresses that they stand for."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import NamedTuple


class Authority(NamedTuple):
    """An authority: what registers call it, its numbers, and the beginning of its addresses, the first the one to write."""

    name: str
    called: str
    number: str
    addresses: tuple[str, ...]


AUTHORITIES = (
    Authority("gnd", "gnd dnb d-nb pnd", r"\d{1,10}-?[\dX]", ("https://d-nb.info/gnd/",)),
    Authority("viaf", "viaf", r"\d{1,22}", ("https://viaf.org/viaf/",)),
    Authority(
        "wikidata", "wikidata wd", r"Q\d+", ("https://www.wikidata.org/entity/", "https://www.wikidata.org/wiki/")
    ),
    Authority("lcnaf", "lcnaf lccn loc naf", r"n[a-z]?\s?\d{6,10}", ("https://id.loc.gov/authorities/names/",)),
    Authority("isni", "isni", r"(?:\d{4} ?){3}\d{3}[\dX]", ("https://isni.org/isni/", "https://www.isni.org/isni/")),
    Authority("orcid", "orcid", r"(?:\d{4}-){3}\d{3}[\dX]", ("https://orcid.org/",)),
    Authority(
        "geonames", "geonames geoname geo", r"\d{1,10}", ("https://sws.geonames.org/", "https://www.geonames.org/")
    ),
    Authority("ulan", "ulan", r"\d{9}", ("https://vocab.getty.edu/ulan/",)),
    Authority("tgn", "tgn", r"\d{7}", ("https://vocab.getty.edu/tgn/",)),
    Authority("bnf", "bnf", r"cb\d{8}[0-9a-z]", ("https://data.bnf.fr/ark:/12148/",)),
    Authority("pleiades", "pleiades", r"\d+", ("https://pleiades.stoa.org/places/",)),
)
_BY_NAME = {name: authority for authority in AUTHORITIES for name in authority.called.split()}
_SCHEME = re.compile(r"^https?://(www\.)?", re.IGNORECASE)
_WEB = re.compile(r"https?://[^\s\"<>\\^`{|}]+", re.IGNORECASE)


def number_of(identifier: str, authority: str) -> str:
    """The number that an authority of this name gives, from ``GND:118540238`` or an address of it; '' where it is none of its."""
    one = next(a for a in AUTHORITIES if a.name == authority)
    if _WEB.fullmatch(identifier):
        bare = _SCHEME.sub("", identifier)
        starts = (_SCHEME.sub("", start) for start in one.addresses)
        number = next((bare[len(start) :].strip("/") for start in starts if bare.startswith(start)), "")
    else:
        name, _, number = identifier.partition(":")
        if _BY_NAME.get(name.strip().lower()) is not one:
            return ""
    number = number.strip()
    return number.replace(" ", "") if re.fullmatch(one.number, number) else ""


def address_of(identifier: str) -> str:
    """The address that an identifier stands for: its own, or the one that its authority gives; '' where there is none."""
    if not _WEB.fullmatch(identifier):
        one = _BY_NAME.get(identifier.partition(":")[0].strip().lower())
        number = number_of(identifier, one.name) if one else ""
        return one.addresses[0] + number if one and number else ""
    return identifier


def same_as(identifiers: Iterable[str]) -> list[str]:
    """The addresses of an entity with authorities, each once, in the order in which its register has them."""
    return list(dict.fromkeys(filter(None, map(address_of, identifiers))))
