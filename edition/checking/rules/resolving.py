"""What a pointer reaches: the ids of the whole edition, and the one way from a token to an outcome (TEI P5, chapter 16)."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterator
from typing import NamedTuple
from urllib.parse import unquote

from edition.checking.rules.facts import Facts
from edition.checking.rules.pointers import ENTRIES, NAMES_ONLY, P4, tokens
from edition.checking.rules.whole import Whole
from edition.tei import expand_prefix, has_scheme, split_pointer

SCHEMES = frozenset(
    "http https ftp ftps sftp file mailto urn doi info tag data ark hdl isbn issn tel geo news oai cts about javascript blob"
    " gopher telnet ssh git rtsp xmpp irc magnet bitcoin".split()
)
"""Schemes of addresses that need no ``prefixDef`` (registered with IANA, or known everywhere)."""

_EXTENSION = re.compile(r"\.[A-Za-z][A-Za-z0-9]{1,4}$")
_PICTURES = re.compile(r"\.(png|jpe?g|gif|webp|avif|svg|tiff?|jp2|bmp|mp[34]|wav|ogg|webm|pdf)$", re.IGNORECASE)
_SCHEME = re.compile(r"(xpath|xpointer|element|xmlns|left|right|range|match|string-(index|range))\(.*\)$", re.DOTALL)
"""XPointers (TEI P5, section 16.2.4, and those of the W3C); other parentheses are part of a name that is no id."""
_ROUNDS = 8
"""How often a prefix may lead to another one."""

Prefixes = dict[str, tuple[tuple[str, str], ...]]


class Spot(NamedTuple):
    """Where an id stands: its file, the local name of its element, the number of that element."""

    path: str
    element: str
    number: int


class Outcome(NamedTuple):
    """What has become of one token: ``slug`` '' where all is well. ``spots`` are what it reaches, or what it nearly does.

    ``id`` is what was looked for, ``where`` the file or prefix that it was looked for in; ``more`` the pointers of a file that
    have the same fault and are not told one by one.
    """

    slug: str = ""
    spots: tuple[Spot, ...] = ()
    id: str = ""
    where: str = ""
    more: int = 0


_WELL = Outcome()


class Index:
    """The ids that something points to, with all places where they stand, and the prefixes of each file."""

    def __init__(self, whole: Whole) -> None:
        self._whole = whole
        self._everywhere: Prefixes = {}
        self._own: dict[str, Prefixes] = {}
        for facts in self.facts():
            if facts.prefixes:
                self._add_prefixes(facts)
        wanted = {name for facts in self.facts() for name in self._named(facts)}
        self.spots: dict[str, tuple[Spot, ...]] = {}
        for facts in self.facts():
            for name, element, number in facts.ids:
                if name in wanted:
                    self.spots[name] = (*self.spots.get(name, ()), Spot(facts.path, element, number))

    def facts(self) -> Iterator[Facts]:
        """The facts of all files."""
        for _, found in self._whole.facts("references"):
            yield from found

    def _add_prefixes(self, facts: Facts) -> None:
        for ident, patterns in facts.prefixes.items():
            self._everywhere.setdefault(ident, patterns)
        self._own[facts.path] = facts.prefixes

    def _prefixes(self, path: str) -> Prefixes:
        return {**self._everywhere, **self._own[path]} if path in self._own else self._everywhere

    def _named(self, facts: Facts) -> Iterator[str]:
        """Every id that the pointers of a file may mean."""
        prefixes = self._prefixes(facts.path)
        for _, attribute, value in facts.pointers:
            for token in tokens(attribute, value):
                if token[0] == "#" and "%" not in token:
                    yield token[1:]
                    continue
                address, _ = _expanded(token, prefixes)
                path, name = split_pointer(address)
                yield _plain(name or path)

    def resolve(self, token: str, attribute: str, facts: Facts) -> Outcome:
        """What becomes of one token of an attribute in a file."""
        if token[0] == "#" and (spots := self.spots.get(token[1:])):  # nearly all of them
            return Outcome("", _nearest_first(spots, facts.path), token[1:])
        if facts.p4 and "#" not in token and not has_scheme(token):
            return self._p4(token, attribute, facts)
        address, loops = _expanded(token, self._prefixes(facts.path))
        if loops:
            return Outcome("circular-pointer", where=token.partition(":")[0])
        if has_scheme(address):
            return self._outside(address)
        path, name = split_pointer(address)
        if "#" not in address:
            return self._bare(address, attribute, facts)
        if not name:
            return Outcome("empty-pointer") if not path else self._file(path, facts)
        if _SCHEME.match(name) or path.startswith("/"):
            return _WELL  # an XPointer; a place on a web site
        return self._fragment(path, _plain(name), facts)

    def _p4(self, token: str, attribute: str, facts: Facts) -> Outcome:
        if attribute not in P4 or any(spot.path == facts.path for spot in self.spots.get(token, ())):
            return _WELL
        return Outcome("dangling-pointer", self.spots.get(token, ()), token)

    def _outside(self, address: str) -> Outcome:
        scheme = address.partition(":")[0]
        return _WELL if scheme.casefold() in SCHEMES else Outcome("undeclared-prefix", where=scheme)

    def _fragment(self, path: str, name: str, facts: Facts) -> Outcome:
        spots = self.spots.get(name, ())
        if not path:
            return Outcome("" if spots else "dangling-pointer", _nearest_first(spots, facts.path), name)
        file = _joined(facts.path, path)
        here = tuple(spot for spot in spots if spot.path == file)
        if here or facts.based:
            return Outcome(spots=here)
        if file not in self._whole.paths:
            return self._file(path, facts)
        return Outcome("dangling-pointer", spots, name, path)

    def _file(self, path: str, facts: Facts) -> Outcome:
        file = _plain(_joined(facts.path, path))
        there = facts.based or path.startswith("/") or file in self._whole.paths or self._whole.exists(file)
        return _WELL if there else Outcome("missing-file", where=path)

    def _bare(self, token: str, attribute: str, facts: Facts) -> Outcome:
        """A word without ``#``: a file, or an id whose ``#`` was forgotten, or nothing."""
        file, spots = self._file(token, facts), self.spots.get(_plain(token), ())
        if facts.based and any(spot.element not in ENTRIES for spot in spots):
            return _WELL  # an address below the base, which is called as an element is
        if attribute in NAMES_ONLY or not (file.slug or (spots and facts.based)):
            return _WELL
        if "?" in token:
            return _WELL  # a page that a web site makes
        if spots and not any(posixpath.basename(spot.path) == token for spot in spots):
            return Outcome("missing-hash", _nearest_first(spots, facts.path), token)
        if _PICTURES.search(token):
            return _WELL  # told by the rules of media
        return file if "/" in token or _EXTENSION.search(token) else Outcome("name-in-pointer", id=token)


def _plain(name: str) -> str:
    """An id as it stands in the file that has it, where a pointer writes it as an address."""
    return unquote(name) if "%" in name else name


def _joined(path: str, relative: str) -> str:
    return posixpath.normpath(posixpath.join(posixpath.dirname(path), relative))


def _nearest_first(spots: tuple[Spot, ...], path: str) -> tuple[Spot, ...]:
    """Those of a file itself, where it has some; else all."""
    return spots if len(spots) < 2 else tuple(spot for spot in spots if spot.path == path) or spots


def _expanded(token: str, prefixes: Prefixes) -> tuple[str, bool]:
    """A pointer with its prefixes written out, and whether they lead in a circle."""
    if ":" not in token or not has_scheme(token) or token.endswith(":"):
        return token, False
    seen = {token}
    for _ in range(_ROUNDS):
        address = expand_prefix(token, prefixes)
        if address == token or not has_scheme(address) or address.partition(":")[0].casefold() in SCHEMES:
            return address, False
        if address in seen:
            return address, True
        seen.add(address)
        token = address
    return token, True
