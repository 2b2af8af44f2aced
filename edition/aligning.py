"""Texts side by side: which passages belong together, by ``@corresp`` or by equal ``@n``, and how they are ordered in rows."""

from __future__ import annotations

import posixpath
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, NamedTuple

from edition import spelling
from edition.errors import SettingsError
from edition.tei import ID, expand_prefix, has_scheme, split_pointer, tags

WAYS = ("corresp", "n")
_PASSAGES = tags("div div0 div1 div2 div3 div4 div5 div6 div7 p ab lg l seg s u sp item quote epigraph")
"""What may have a counterpart in another text."""
_PASSED_BY = tags("note rdg witDetail listPerson listOrg listPlace listEvent listBibl listWit")
"""What is no running text: nothing in it has one."""
_HINT = 'as in [parallel] texts = ["latin", "english"]'


@dataclass(frozen=True, slots=True)
class Group:
    """Texts that stand side by side, by their ids; ``by`` is how their passages find one another, '' where texts say it.

    That is: by ``@corresp`` where a passage has it, else by ``@n``.
    """

    texts: tuple[str, ...]
    by: str = ""


@dataclass(frozen=True, slots=True)
class Parallels:
    """The groups of texts that stand side by side."""

    groups: tuple[Group, ...] = ()

    def of(self, text: str) -> Iterator[Group]:
        """The groups that a text is in."""
        return (group for group in self.groups if text in group.texts)


def stated(path: object, tables: Any) -> Parallels:
    """The setting that a table states, or a list of tables. Raises ``SettingsError`` naming the key."""
    groups = tuple(_group(path, table) for table in (tables if isinstance(tables, list) else [tables]))
    if len({group.texts for group in groups}) < len(groups):
        raise SettingsError(f"{path}: “parallel” names the same texts twice", "one table for them is enough")
    return Parallels(groups)


def _group(path: object, table: Any) -> Group:
    if not isinstance(table, dict):
        raise SettingsError(f"{path}: “parallel” must be a table, or a list of tables, not {table!r}", _HINT)
    for name in table:
        if name not in ("texts", "by"):
            hint = spelling.hint(name, ("texts", "by"), "known settings of parallel: by, texts")
            raise SettingsError(f"{path}: there is no setting “parallel.{name}”", hint)
    texts, by = table.get("texts", []), table.get("by", "")
    if (
        not isinstance(texts, list)
        or len(set(map(repr, texts))) < 2
        or not all(isinstance(text, str) for text in texts)
    ):
        raise SettingsError(
            f"{path}: “parallel.texts” must be a list of the ids of two texts or more, not {texts!r}", _HINT
        )
    if by and by not in WAYS:
        raise SettingsError(f"{path}: “parallel.by” must be one of {', '.join(WAYS)}, not {by!r}")
    return Group(tuple(dict.fromkeys(texts)), by)


class Unit(NamedTuple):
    """A passage that may have a counterpart. ``column`` is that of its text, ``at`` its place in it, ``around`` the
    index of the unit around it in the same column, or -1; ``n`` the path of the numbers down to it (``2.1``), or '';
    ``names`` are what pointers call it, ``points`` what it points to.
    """

    column: int
    at: int
    around: int
    n: str = ""
    names: tuple[str, ...] = ()
    points: tuple[str, ...] = ()


@dataclass(slots=True)
class Row:
    """What stands side by side: units of each column, by their index; ``lone`` if none of them has a counterpart."""

    cells: tuple[list[int], ...]
    lone: bool = False


@dataclass(slots=True)
class Aligned:
    """``rows`` in the order of the first column; ``alone`` are units without a counterpart among others that have one."""

    rows: list[Row] = field(default_factory=list)
    alone: list[int] = field(default_factory=list)
    together: int = 0


def named(path: str, prefixes: Mapping[str, tuple[tuple[str, str], ...]]) -> Callable[[str], str]:
    """What gives for a pointer in a file the name by which all texts know its target: path and id."""

    def name(pointer: str) -> str:
        file, identifier = split_pointer(expand_prefix(pointer, dict(prefixes)) if has_scheme(pointer) else pointer)
        target = posixpath.normpath(posixpath.join(posixpath.dirname(path), file)) if file else path
        return f"{target}#{identifier}"

    return name


def units_of(holder: Any, column: int, first: int, key: Callable[[str], str]) -> list[tuple[Unit, Any]]:
    """The passages of a text, or of a part of one, that may have counterparts, each with its element, in document order.

    ``first`` is the index that the first of them will have; ``key`` gives for a pointer the name by which all know its target.
    """
    found: list[tuple[Unit, Any]] = []
    waiting = [(child, -1, "") for child in reversed(holder)]
    while waiting:
        element, around, above = waiting.pop()
        if element.tag in _PASSED_BY:
            continue
        number = above
        if element.tag in _PASSAGES:
            own, pointers = (element.get("n") or "").strip(), (element.get("corresp") or "").split()
            name = (element.get(ID) or "").strip()
            number = ".".join(filter(None, (above, own)))
            if own or pointers or name:
                names, points = ((key(f"#{name}"),) if name else ()), tuple(map(key, pointers))
                found.append((Unit(column, len(found), around, number if own else "", names, points), element))
                around = first + len(found) - 1
        waiting += [(child, around, number) for child in reversed(element)]
    return found


def align(units: Sequence[Unit], columns: int, by: str = "") -> Aligned:
    """The rows of some columns. The smallest passages that have counterparts make them.

    A passage is a row unless some passage within it has a counterpart of its own.
    """
    partners = _partners(units, by)
    inner = _split(units, partners)
    leaves = [n for n, unit in enumerate(units) if n not in inner and (unit.around < 0 or unit.around in inner)]
    return _rows(units, leaves, partners, columns)


def _partners(units: Sequence[Unit], by: str) -> dict[int, int]:
    """For each unit with a counterpart in another column the name of all that belong together: the least index of them."""
    joined = _Joined()
    if by != "n":
        _join_pointed(units, joined)
    if by != "corresp":
        _join_numbered(units, joined)
    groups: dict[int, set[int]] = {}
    for n in joined.known:
        groups.setdefault(joined.of(n), set()).add(units[n].column)
    return {n: joined.of(n) for n in joined.known if len(groups[joined.of(n)]) > 1}


class _Joined:
    """Sets of indexes that are joined one by one (union by least index)."""

    def __init__(self) -> None:
        self.known: dict[int, int] = {}

    def of(self, n: int) -> int:
        """The name of the set that an index is in."""
        while (up := self.known.setdefault(n, n)) != n:
            self.known[n] = self.known[up]
            n = up
        return n

    def join(self, one: int, other: int) -> None:
        """Make one set of two."""
        first, second = sorted((self.of(one), self.of(other)))
        self.known[second] = first


def _join_pointed(units: Sequence[Unit], joined: _Joined) -> None:
    called = {name: n for n, unit in reversed(list(enumerate(units))) for name in unit.names}
    for n, unit in enumerate(units):
        for name in unit.points:
            other = called.get(name)
            if other is not None and units[other].column != unit.column:
                joined.join(n, other)


def _join_numbered(units: Sequence[Unit], joined: _Joined) -> None:
    """By number those that no pointer has joined; of several of one number in one column the first."""
    first: dict[tuple[int, str], int] = {}
    numbers: dict[str, list[int]] = {}
    pointed = frozenset(joined.known)
    for n, unit in enumerate(units):
        if unit.n and n not in pointed and first.setdefault((unit.column, unit.n), n) == n:
            numbers.setdefault(unit.n, []).append(n)
    for same in numbers.values():
        for other in same[1:]:
            joined.join(same[0], other)


def _split(units: Sequence[Unit], partners: Mapping[int, int]) -> set[int]:
    """The units in which some smaller one has a counterpart."""
    inner: set[int] = set()
    for n in partners:
        up = units[n].around
        while up >= 0 and up not in inner:
            inner.add(up)
            up = units[up].around
    return inner


def _rows(units: Sequence[Unit], leaves: Iterable[int], partners: Mapping[int, int], columns: int) -> Aligned:
    """Rows in the order of the first column; those that it has not after what stands before them in their own."""
    cells: dict[int, tuple[list[int], ...]] = {}
    before: list[int | None] = [None] * columns
    following: dict[int | None, list[int]] = {}
    for n in sorted(leaves, key=lambda n: (units[n].column, units[n].at)):
        column, key = units[n].column, partners.get(n, n)
        if key not in cells:
            cells[key] = tuple([] for _ in range(columns))
            following.setdefault(before[column], []).append(key)
        if column and key in partners:
            before[column] = key
        cells[key][column].append(n)
    rows = [Row(cells[key], sum(map(bool, cells[key])) < 2) for key in _in_order(following)]
    alone = [n for row in rows if row.lone for cell in row.cells for n in cell]
    return Aligned(rows, alone, sum(not row.lone for row in rows))


def _in_order(following: Mapping[int | None, Sequence[int]]) -> Iterator[int]:
    """All that follows something, each before what follows itself: ``following`` gives for each what stands after it, for None
    what stands after nothing.
    """
    waiting = list(reversed(following.get(None, ())))
    while waiting:
        key = waiting.pop()
        yield key
        waiting += reversed(following.get(key, ()))
