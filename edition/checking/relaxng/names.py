"""Name classes (ISO/IEC 19757-2, 6.2.2 and 4.16): sets of names, in one form that can be compared and combined.

A name is written ``namespace}local``, or ``local`` where it has no namespace: as expat gives names with ``}`` between.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass


def namespace(name: str) -> str:
    """The namespace of a name, '' without one."""
    return name.rpartition("}")[0]


def qualified(uri: str, local: str) -> str:
    """A name from its namespace and local part."""
    return f"{uri}}}{local}" if uri else local


@dataclass(frozen=True, slots=True)
class NameClass:
    """A set of names: those that ``names`` decides, else whose namespace ``spaces`` decides, else all if ``other``.

    What decides as the next one would is left out, so that equal sets are equal values.
    """

    other: bool
    spaces: frozenset[tuple[str, bool]]
    names: frozenset[tuple[str, bool]]

    def __contains__(self, name: str) -> bool:
        if (name, True) in self.names:
            return True
        if (name, False) in self.names:
            return False
        return self.has_space(namespace(name))

    def has_space(self, uri: str) -> bool:
        """Whether names of this namespace that nobody mentions belong to it."""
        if (uri, True) in self.spaces:
            return True
        return (uri, False) not in self.spaces and self.other

    @property
    def finite(self) -> frozenset[str] | None:
        """All its names, or None where they cannot be counted."""
        if self.other or any(inside for _, inside in self.spaces):
            return None
        return frozenset(name for name, inside in self.names if inside)

    @property
    def is_empty(self) -> bool:
        """Whether no name belongs to it."""
        return self.finite == frozenset()

    def overlaps(self, other: NameClass) -> bool:
        """Whether some name belongs to both."""
        if self.other and other.other:
            return True  # there are namespaces that neither mentions
        spaces, names = self.spaces | other.spaces, self.names | other.names
        return any(self.has_space(uri) and other.has_space(uri) for uri, _ in spaces) or any(
            name in self and name in other for name, _ in names
        )

    def includes(self, other: NameClass) -> bool:
        """Whether every name of the other belongs to it."""
        return combined(other, self, lambda a, b: a and not b).is_empty


NONE = NameClass(False, frozenset(), frozenset())
ANY = NameClass(True, frozenset(), frozenset())


def one(name: str) -> NameClass:
    """The class of one name."""
    return NameClass(False, frozenset(), frozenset([(name, True)]))


def of_space(uri: str) -> NameClass:
    """The class of all names of a namespace."""
    return NameClass(False, frozenset([(uri, True)]), frozenset())


def union(parts: Iterable[NameClass]) -> NameClass:
    """The names that belong to any of them (two and two, so that thousands take no time)."""
    whole = list(parts)
    while len(whole) > 1:
        last = whole[-1:] if len(whole) % 2 else []
        pairs = zip(whole[::2], whole[1::2], strict=False)
        whole = [combined(a, b, lambda x, y: x or y) for a, b in pairs] + last
    return whole[0] if whole else NONE


def difference(whole: NameClass, less: NameClass) -> NameClass:
    """The names of one that are not in the other."""
    return combined(whole, less, lambda a, b: a and not b)


def combined(one: NameClass, two: NameClass, rule: Callable[[bool, bool], bool]) -> NameClass:
    """The class whose membership is a function of membership in two."""
    other = rule(one.other, two.other)
    mentioned = {name for name, _ in one.names | two.names}
    spaces = {uri for uri, _ in one.spaces | two.spaces}
    decided = {uri: rule(one.has_space(uri), two.has_space(uri)) for uri in spaces}
    names = {name: rule(name in one, name in two) for name in mentioned}
    return NameClass(
        other,
        frozenset((uri, inside) for uri, inside in decided.items() if inside != other),
        frozenset((n, inside) for n, inside in names.items() if inside != decided.get(namespace(n), other)),
    )
