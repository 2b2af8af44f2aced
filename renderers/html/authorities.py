"""TABLE of authority files: by which forms of an identifier they are known, and the one address to which a link leads.

An identifier that has none of these forms is no link, unless it is an address of its own (``https``, ``http``).
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple
from urllib.parse import urlsplit


class Authority(NamedTuple):
    """``kinds``: values of ``idno/@type``, in lower case; ``number`` is what an ``address`` of its ``hosts`` ends in."""

    name: str
    kinds: str
    number: str
    address: str
    hosts: str = ""


AUTHORITIES = (
    Authority("GND", "gnd d-nb dnb", r"1[0-9]{7,8}[0-9X]|[0-9]{1,8}-[0-9X]", "https://d-nb.info/gnd/{}", r"d-nb\.info/gnd/"),
    Authority("VIAF", "viaf", r"[0-9]{1,22}", "https://viaf.org/viaf/{}", r"viaf\.org/viaf/"),
    Authority("Wikidata", "wikidata wd", r"Q[0-9]{1,12}", "https://www.wikidata.org/wiki/{}", r"wikidata\.org/(?:wiki|entity)/"),
    Authority("GeoNames", "geonames", r"[0-9]{1,10}", "https://www.geonames.org/{}", r"(?:sws\.)?geonames\.org/"),
    Authority("LoC", "loc lccn", r"(?:n|nb|nr|no|sh)[0-9]{8,10}", "https://id.loc.gov/authorities/{}", r"id\.loc\.gov/(?:\w+/)*"),
    Authority("ISNI", "isni", r"[0-9]{15}[0-9X]", "https://isni.org/isni/{}", r"isni\.org/isni/"),
    Authority("ORCID", "orcid", r"[0-9]{4}-[0-9]{4}-[0-9]{4}-[0-9]{3}[0-9X]", "https://orcid.org/{}", r"orcid\.org/"),
    Authority("Pleiades", "pleiades", r"[0-9]{1,12}", "https://pleiades.stoa.org/places/{}", r"pleiades\.stoa\.org/places/"),
    Authority("TGN", "tgn getty", r"[0-9]{7}", "https://vocab.getty.edu/tgn/{}", r"vocab\.getty\.edu/(?:page/)?tgn/"),
    Authority("ULAN", "ulan", r"[0-9]{9}", "https://vocab.getty.edu/ulan/{}", r"vocab\.getty\.edu/(?:page/)?ulan/"),
    Authority("DOI", "doi", r"10\.[0-9]{4,9}/[A-Za-z0-9._;()/:-]{1,100}", "https://doi.org/{}", r"(?:dx\.)?doi\.org/"),
    Authority("Trismegistos", "tm trismegistos", r"[0-9]{1,9}", "https://www.trismegistos.org/text/{}", r"trismegistos\.org/text/"),
)  # fmt: skip
_BY_KIND = {kind: one for one in AUTHORITIES for kind in one.kinds.split()}
_END = r"(?:/(?:[a-z-]+\.html)?)?"
_HOSTED = [(re.compile(rf"https?://(?:www\.)?{one.hosts}({one.number}){_END}"), one) for one in AUTHORITIES]
_NUMBERED = {one.name: re.compile(one.number) for one in AUTHORITIES}


class Known(NamedTuple):
    """An identifier as it is shown: whose it is ('' where nobody knows), its number or words, an address or ''."""

    authority: str
    number: str
    address: str


@lru_cache(maxsize=4096)
def known(identifier: str) -> Known:
    """What an identifier of a register is: ``GND:118540238``, ``https://d-nb.info/gnd/118540238``, anything else."""
    if identifier.startswith("http"):
        for pattern, one in _HOSTED:
            if found := pattern.fullmatch(identifier):
                return Known(one.name, found[1], one.address.format(found[1]))
    kind, colon, number = identifier.partition(":")
    authority = _BY_KIND.get(kind.strip().casefold()) if colon else None
    if authority and _NUMBERED[authority.name].fullmatch(number.strip()):
        return Known(authority.name, number.strip(), authority.address.format(number.strip()))
    return Known("", identifier, identifier) if _is_address(identifier) else Known("", identifier, "")


def _is_address(identifier: str) -> bool:
    """Whether something is an address of the web that a reader may follow."""
    if not identifier.startswith(("https://", "http://")):
        return False
    try:
        return bool(urlsplit(identifier).hostname)
    except ValueError:
        return False


def authorities(identifiers: str, most: int = 4) -> list[Known]:
    """The first identifiers of each authority that is in the table."""
    found: dict[str, Known] = {}
    for identifier in identifiers.split(" | ") if identifiers else ():
        one = known(identifier)
        if one.authority:
            found.setdefault(one.authority, one)
    return list(found.values())[:most]
