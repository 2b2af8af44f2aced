"""Witnesses: how a ``listWit`` declares them, and what a value of ``@wit`` means (TEI P5, section 12.1.4).

A witness within a witness is one of its hands where its siglum begins with the other's (``M``, ``Mac``), or where the edition
says so; else the outer one is a group, which means all that stand in it. A ``listWit`` with an id is a group as well.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from functools import cached_property
from typing import Any

from edition.tei import ID, fold, has_scheme, tag
from edition.variation import Witness

_LIST, _WITNESS, _ABBR, _HEAD, _POINTS = (
    tag("listWit"),
    tag("witness"),
    tag("abbr"),
    tag("head"),
    (tag("ptr"), tag("ref")),
)
_DESCRIBED = 400
"""Characters of a description that are kept."""


def declared(root: Any) -> tuple[Witness, ...]:
    """The witnesses and groups of a file, in document order."""
    return tuple(
        _group(element) if element.tag == _LIST else _witness(element)
        for element in root.iter(_WITNESS, _LIST)
        if element.tag == _WITNESS or element.get(ID)
    )


def _witness(element: Any) -> Witness:
    names = tuple(dict.fromkeys(_names(element)))
    siglum = _siglum(element) or (names[0] if names else "")
    inner = [child for child in element.iterdescendants(_WITNESS) if _above(child) is element]
    outer = _above(element)
    above = (_siglum(outer) or outer.get(ID, "").strip()) if outer is not None else ""
    return Witness(
        siglum,
        names,
        tuple(filter(None, (_siglum(child) or child.get(ID, "").strip() for child in inner))),
        above if above and siglum.startswith(above) and siglum != above else "",
        _description(element),
        _address(element),
    )


def _group(element: Any) -> Witness:
    """A ``listWit`` with an id: it means those that stand in it."""
    name = element.get(ID).strip()
    members = [_siglum(w) or w.get(ID, "").strip() for w in element.iterdescendants(_WITNESS) if _list_of(w) is element]
    head = element.find(_HEAD)
    return Witness(name, (name,), tuple(filter(None, members)), "", _said(head) if head is not None else "", "", True)


def _above(witness: Any) -> Any | None:
    return next(witness.iterancestors(_WITNESS), None)


def _list_of(witness: Any) -> Any | None:
    """The list in which a witness stands outermost."""
    above = next(witness.iterancestors(_LIST, _WITNESS), None)
    return above if above is not None and above.tag == _LIST else None


def _names(witness: Any) -> Iterator[str]:
    yield from filter(None, (witness.get(ID, "").strip(), witness.get("n", "").strip()))
    yield from filter(None, (_said(abbr) for abbr in _own(witness, _ABBR)))


def _siglum(witness: Any) -> str:
    """The siglum as readers know it: an ``abbr`` of type siglum, else ``@n``, else the id, else any ``abbr``."""
    abbreviations = _own(witness, _ABBR)
    typed = next((_said(abbr) for abbr in abbreviations if abbr.get("type") == "siglum"), "")
    any_ = _said(abbreviations[0]) if abbreviations else ""
    return typed or witness.get("n", "").strip() or witness.get(ID, "").strip() or any_


def _own(witness: Any, name: str) -> list[Any]:
    """Elements of a witness that are not those of a witness in it."""
    return [found for found in witness.iterdescendants(name) if _above(found) is witness]


def _description(witness: Any) -> str:
    """The words of a witness without its siglum and without the lists in it."""
    said = fold("".join(_words(witness, skipped={e for e in _own(witness, _ABBR) if e.get("type") == "siglum"})))
    return said if len(said) <= _DESCRIBED else said[:_DESCRIBED].rpartition(" ")[0] + " …"


def _words(element: Any, skipped: set[Any]) -> Iterator[str]:
    yield element.text or ""
    for child in element:
        if isinstance(child.tag, str) and child.tag != _LIST and child not in skipped:
            yield from _words(child, skipped)
        yield child.tail or ""


def _said(element: Any) -> str:
    return fold("".join(element.itertext(with_tail=False)))


def _address(witness: Any) -> str:
    """Where it can be looked at: the first address of the web in it."""
    found = (point.get("target", "") for name in _POINTS for point in _own(witness, name))
    return next((one for one in found if one.startswith(("https://", "http://"))), "")


class Witnesses:
    """The witnesses that one text may cite. ``hands`` says of sigla whose hand they are, earlier hands first."""

    def __init__(self, declared: Iterable[Witness], hands: Mapping[str, str]) -> None:
        self.all = tuple(declared)
        self._hands = hands
        self._by_name: dict[str, Witness] = {}
        for witness in self.all:
            for name in witness.names:
                self._by_name.setdefault(name, witness)
            self._by_name.setdefault(witness.siglum, witness)

    def __contains__(self, name: str) -> bool:
        return name in self._by_name or name in self._hands

    def named(self, token: str) -> str:
        """The siglum that one value of ``@wit`` (``#A``, ``file.xml#A``, ``A``) stands for, declared or not."""
        name = token if has_scheme(token) else token.rpartition("#")[2]
        found = self._by_name.get(name)
        return found.siglum if found else name

    def in_order(self, sigla: Iterable[str]) -> tuple[str, ...]:
        """Sigla in the order in which they are declared, each once; those of nobody last, as they are given."""
        rank, last = self._ranks, len(self._ranks)
        return tuple(sorted(dict.fromkeys(sigla), key=lambda siglum: rank.get(siglum, last)))

    @cached_property
    def _ranks(self) -> dict[str, int]:
        order = dict.fromkeys(witness.siglum for witness in self.all)
        return {siglum: n for n, siglum in enumerate((*order, *(hand for hand in self._hands if hand not in order)))}

    def hand_of(self, siglum: str) -> str:
        """The witness whose hand a siglum is, or ''."""
        if siglum in self._hands:
            return self._hands[siglum]
        found = self._by_name.get(siglum)
        return found.hand_of if found else ""

    @cached_property
    def _hands_of(self) -> dict[str, list[str]]:
        of: dict[str, list[str]] = {}
        for siglum in (*self._hands, *(w.siglum for w in self.all if w.siglum not in self._hands)):
            if above := self.hand_of(siglum):
                of.setdefault(above, []).append(siglum)
        return of

    def hands_of(self, siglum: str) -> tuple[str, ...]:
        """The hands of a witness: as the edition lists them, else as they are declared."""
        return tuple(self._hands_of.get(siglum, ()))

    def expanded(self, siglum: str) -> tuple[str, ...]:
        """The witnesses that a siglum means: those of a group, through all groups in it; itself where it is none."""
        found, waiting, passed = [], [siglum], set[str]()
        while waiting:
            one = waiting.pop()
            if one in passed:
                continue
            passed.add(one)
            members = self._members(one)
            waiting += reversed(members)
            found += [] if members else [one]
        return tuple(found)

    def _members(self, siglum: str) -> tuple[str, ...]:
        found = self._by_name.get(siglum)
        if found is None or self.hand_of(siglum):
            return ()
        return tuple(member for member in found.members if self.hand_of(member) != siglum)

    @cached_property
    def single(self) -> tuple[str, ...]:
        """The witnesses that are neither groups nor hands of others, in the order of their declaration."""
        whole = (w.siglum for w in self.all if not self._members(w.siglum) and not w.is_list)
        return tuple(dict.fromkeys(siglum for siglum in whole if siglum and not self.hand_of(siglum)))
