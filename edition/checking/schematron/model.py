"""What a schema says, once inclusions, abstract patterns and phases are resolved (ISO/IEC 19757-3:2020, clause 5)."""

from __future__ import annotations

from dataclasses import dataclass, field

from edition.model import Place


@dataclass(frozen=True, slots=True)
class Spot:
    """Where a part of the schema stands: the file, the number of its element in it, and that file's bytes."""

    path: str
    ordinal: int
    data: bytes = field(repr=False, compare=False, default=b"")

    def place(self, attribute: str = "") -> tuple[Place, str]:
        """Line and column, and an excerpt of the line."""
        from edition.reading import places  # noqa: PLC0415 - only where something is told

        return places.of_element(self.path, self.data, self.ordinal, attribute)


@dataclass(frozen=True, slots=True)
class Inserted:
    """``value-of`` (an expression) or ``name`` (a path, or '') within a text."""

    kind: str
    select: str
    spot: Spot


Parts = tuple[str | Inserted, ...]


@dataclass(frozen=True, slots=True)
class Let:
    """``let``: ``value`` is None where the value is markup and no expression."""

    name: str
    value: str | None
    spot: Spot
    type: str = ""


@dataclass(frozen=True, slots=True)
class Assertion:
    """``assert`` or ``report`` (``report``: told when the test is true). ``fixes``: titles of its quick fixes."""

    report: bool
    test: str
    parts: Parts
    spot: Spot
    id: str = ""
    role: str = ""
    diagnostics: tuple[str, ...] = ()
    see: str = ""
    fixes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Rule:
    """``rule``: which nodes it is about, and what is asked of them."""

    context: str
    lets: tuple[Let, ...]
    assertions: tuple[Assertion, ...]
    spot: Spot
    id: str = ""
    role: str = ""


@dataclass(frozen=True, slots=True)
class Pattern:
    """``pattern``: of its rules the first that is about a node takes it (``every``: all do, as in a ``group``)."""

    id: str
    lets: tuple[Let, ...]
    rules: tuple[Rule, ...]
    spot: Spot
    documents: str = ""
    every: bool = False


@dataclass(frozen=True, slots=True)
class Schema:
    """A schema in one phase.

    ``declarations``: the functions and keys of XSLT that it declares, as they are written; ``strangers``: the names of
    elements of XSLT that are no such declaration.
    """

    path: str
    title: str
    version: str
    binding: str
    namespaces: dict[str, str]
    lets: tuple[Let, ...]
    patterns: tuple[Pattern, ...]
    diagnostics: dict[str, Parts]
    declarations: tuple[str, ...] = ()
    strangers: tuple[str, ...] = ()
    phases: tuple[str, ...] = ()

    @property
    def later(self) -> bool:
        """Whether expressions are of XPath 2.0 or later."""
        return BINDINGS[self.binding] > 1


BINDINGS = {
    "xslt": 1,
    "xslt1": 1,
    "xpath": 1,
    "xpath1": 1,
    "xslt2": 2,
    "xpath2": 2,
    "xslt3": 3,
    "xpath3": 3,
    "xpath31": 3,
}
"""Query languages, and the version of XPath that they have."""
