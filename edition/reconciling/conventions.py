"""How a register writes identifiers, so that a new one is written as its neighbours are."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from edition.citing.authorities import AUTHORITIES, NAMED
from edition.citing.identifiers import FORMS, stated, usual
from edition.reading.registers import entry_elements
from edition.tei import fold, tag

Attributes = tuple[tuple[str, str], ...]
_IDNO = tag("idno")
_NAMING = ("type", "subtype")
_ADDRESSES = {one.name: one.addresses[0] for one in AUTHORITIES if one.addresses}
_ACRONYMS = {"lcnaf": "LCCN"}
"""What types call authorities whose name is none for a type."""


@dataclass(frozen=True, slots=True)
class Written:
    """How an ``idno`` of an authority is written: its type and subtype in their order, what stands around the number.

    ``grouped``: the number stands in groups of four.
    """

    authority: str
    attributes: Attributes
    before: str = ""
    after: str = ""
    grouped: bool = False

    def value(self, number: str) -> str:
        """The words of an ``idno`` for a number in its usual form."""
        return f"{self.before}{_grouped(number) if self.grouped else number}{self.after}"


def _grouped(number: str) -> str:
    return " ".join(number[at : at + 4] for at in range(0, len(number), 4))


def written_in(root: Any) -> Iterator[Written]:
    """How the entries of a file write their identifiers, one for each ``idno`` of an authority."""
    for entry in entry_elements(root):
        for idno in entry.iterchildren(_IDNO):
            if one := _written(idno):
                yield one


def _written(idno: Any) -> Written | None:
    value = fold(idno.text or "")
    attributes = tuple((name, found) for name, found in idno.items() if name in _NAMING)
    names = [found.lower() for _, found in attributes[::-1]]
    kind = next((name for name in names if name in NAMED), "")
    one = stated(value) or (stated(f"{kind}:{value}") if kind else None)
    if one is None or not value:
        return None
    for grouped in (False, True):
        number = _grouped(one.number) if grouped else one.number
        before, found, after = value.partition(number)
        if found and usual(one.authority, number) == one.number:
            return Written(one.authority, attributes, before, after, grouped)
    return None


def convention(authority: str, near: Sequence[Written], all_files: Mapping[str, Sequence[Written]]) -> Written:
    """How a new identifier is to be written in a file: as ``near`` writes those of this authority, else as other files do.

    Where none has any, as identifiers of other authorities are written; where there are none, by its name and number.
    """
    others = [one for some in all_files.values() for one in some]
    same = _usual(one for one in near if one.authority == authority) or _usual(
        one for one in others if one.authority == authority
    )
    if same:
        return same
    model = _usual(near) or _usual(others)
    return _adapted(model, authority) if model else Written(authority, (("type", _called(authority)),))


def _usual(found: Iterable[Written]) -> Written | None:
    """The most frequent; of several the first."""
    counts = Counter(found)
    return max(counts, key=lambda one: counts[one]) if counts else None


def _called(authority: str) -> str:
    return _ACRONYMS.get(authority, FORMS[authority].called)


def _adapted(model: Written, authority: str) -> Written:
    """As another authority's is written, with the name of this one in its style, and as an address where that is one."""
    is_address = "://" in model.before and authority in _ADDRESSES
    naming = [name for name, value in model.attributes if value.lower() in NAMED]
    if not naming and not is_address:
        return Written(authority, (("type", _called(authority)),))
    attributes = tuple(
        (name, _styled(_called(authority), value) if name in naming else value) for name, value in model.attributes
    )
    return Written(authority, attributes, _ADDRESSES[authority] if is_address else "")


def _styled(name: str, like: str) -> str:
    """A name with the capitals of another one."""
    return name.lower() if like.islower() else name.upper() if like.isupper() and len(like) > len("ULAN") else name
