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
    Authority(
        "wikidata", "wikidata wd", r"Q\d+", ("https://www.wikidata.org/entity/", "https://www.wikidata.org/wiki/")
    ),
    Authority("viaf", "viaf", r"\d{1,22}", ("https://viaf.org/viaf/",)),
    Authority("gnd", "gnd dnb d-nb pnd", r"\d{1,10}-?[\dX]", ("https://d-nb.info/gnd/",)),
    Authority("isni", "isni", r"(?:\d{4} ?){3}\d{3}[\dX]", ("https://isni.org/isni/",)),
    Authority("orcid", "orcid", r"(?:\d{4}-){3}\d{3}[\dX]", ("https://orcid.org/",)),
    Authority(
        "geonames", "geonames geoname geo", r"\d{1,10}", ("https://sws.geonames.org/", "https://www.geonames.org/")
    ),
    Authority(
        "lcnaf",
        "lcnaf lccn loc naf",
        r"n[a-z]?\s?\d{6,10}",
        (
            "https://id.loc.gov/authorities/names/",
            "https://id.loc.gov/authorities/subjects/",
            "https://id.loc.gov/rwo/agents/",
        ),
    ),
    Authority(
        "bnf",
        "bnf",
        r"cb\d{8}[0-9a-z]",
        (
            "https://data.bnf.fr/ark:/12148/",
            "https://catalogue.bnf.fr/ark:/12148/",
            "https://ark.bnf.fr/ark:/12148/",
            "ark:/12148/",
        ),
    ),
    Authority("idref", "idref sudoc ppn-idref", r"\d{8}[\dX]", ("https://www.idref.fr/",)),
    Authority("ulan", "ulan", r"\d{9}", ("https://vocab.getty.edu/ulan/", "https://vocab.getty.edu/page/ulan/")),
    Authority("tgn", "tgn", r"\d{7,8}", ("https://vocab.getty.edu/tgn/", "https://vocab.getty.edu/page/tgn/")),
    Authority("pleiades", "pleiades", r"\d+", ("https://pleiades.stoa.org/places/",)),
    Authority("isil", "isil", r"[A-Za-z0-9]{1,4}-[A-Za-z0-9:/-]{1,11}", ()),
)
NAMED = {name: authority for authority in AUTHORITIES for name in authority.called.split()}
"""Authorities by what registers call them, in lower case."""
_SCHEME = re.compile(r"^https?://(www\.)?", re.IGNORECASE)
_WEB = re.compile(r"https?://[^\s\"<>\\^`{|}]+", re.IGNORECASE)
_STARTS = tuple((_SCHEME.sub("", start), one) for one in AUTHORITIES for start in one.addresses)
_HOSTS = frozenset(start.partition("/")[0] for start, _ in _STARTS)
_END = re.compile(r"[/?#]")


def authority_of_address(address: str) -> tuple[str, str]:
    """The name of the authority that an address belongs to, and the number in it as written; '' and '' where it is of none."""
    bare = _SCHEME.sub("", address.strip())
    host, slash, path = bare.partition("/")
    if host.lower() not in _HOSTS:
        return "", ""
    bare = host.lower() + slash + path
    for start, one in _STARTS:
        if bare.startswith(start):
            return one.name, _END.split(bare[len(start) :], maxsplit=1)[0]
    return "", ""


def is_start(address: str) -> bool:
    """Whether an address is one of an authority's with nothing behind it."""
    bare = _SCHEME.sub("", address.strip()).rstrip("/")
    return any(bare == start.rstrip("/") for start, _ in _STARTS)


def number_of(identifier: str, authority: str) -> str:
    """The number that an authority of this name gives, from ``GND:118540238`` or an address of it; '' where it is none of its."""
    one = next(a for a in AUTHORITIES if a.name == authority)
    if _WEB.fullmatch(identifier):
        bare = _SCHEME.sub("", identifier)
        starts = (_SCHEME.sub("", start) for start in one.addresses)
        number = next((bare[len(start) :].strip("/") for start in starts if bare.startswith(start)), "")
    else:
        name, _, number = identifier.partition(":")
        if NAMED.get(name.strip().lower()) is not one:
            return ""
    number = number.strip()
    return number.replace(" ", "") if re.fullmatch(one.number, number, re.ASCII) else ""


def address_of(identifier: str) -> str:
    """The address that an identifier stands for: its own, or the one that its authority gives; '' where there is none."""
    if not _WEB.fullmatch(identifier):
        one = NAMED.get(identifier.partition(":")[0].strip().lower())
        number = number_of(identifier, one.name) if one and one.addresses else ""
        return one.addresses[0] + number if one and number else ""
    return identifier


def same_as(identifiers: Iterable[str]) -> list[str]:
    """The addresses of an entity with authorities, each once, in the order in which its register has them."""
    return list(dict.fromkeys(filter(None, map(address_of, identifiers))))
