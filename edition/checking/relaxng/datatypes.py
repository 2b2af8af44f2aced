"""Datatypes: the two of RELAX NG itself, and those of XML Schema (XML Schema Part 2), with their parameters.

A datatype turns characters into a value, or raises ``ValueError`` with words that say why they are none. Values are compared by
``==``: two spellings of one number are equal.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Any

from edition.checking.namespaces import DATATYPES
from edition.checking.relaxng.facets import FACETS, Facet
from edition.checking.relaxng.lexical import TYPES
from edition.tei import fold

Context = Mapping[str, str]
"""Prefixes and their namespaces, where a value may be a qualified name; the default namespace under ''."""


class BadDatatype(ValueError):
    """A datatype or parameter that does not exist or makes no sense."""


@dataclass(frozen=True, slots=True)
class Datatype:
    """A datatype with its parameters: equal by ``library``, ``name`` and ``params``."""

    library: str
    name: str
    params: tuple[tuple[str, str], ...] = ()
    _white: str = field(default="collapse", compare=False)
    _parse: Callable[[str, Context], Any] = field(default=lambda text, _context: text, compare=False)
    _facets: tuple[Facet, ...] = field(default=(), compare=False)

    @property
    def id_type(self) -> str:
        """``ID``, ``IDREF`` or ``IDREFS``, or nothing."""
        return self.name if self.library == DATATYPES and self.name in ("ID", "IDREF", "IDREFS") else ""

    @property
    def has_names(self) -> bool:
        """Whether values are qualified names, which mean something by the prefixes around them."""
        return self.name in ("QName", "NOTATION")

    def value(self, text: str, context: Context | None = None) -> Any:
        """The value of some characters. Raises ``ValueError`` with the reason, in words that follow “not …: ”."""
        if self._white == "collapse":
            text = fold(text)
        elif self._white == "replace":
            text = text.translate(_REPLACED)
        try:
            found = self._parse(text, context or {})
            for facet in self._facets:
                facet(text, found)
        except ArithmeticError as error:
            raise ValueError("the number is too large to be reckoned with") from error
        return found

    def allows(self, text: str, context: Context | None = None) -> bool:
        """Whether some characters are a value of this datatype."""
        try:
            self.value(text, context)
        except ValueError:
            return False
        return True


_REPLACED = {9: " ", 10: " ", 13: " "}
_STRING = Datatype("", "string", (), "preserve")
_TOKEN = Datatype("", "token")


@lru_cache(maxsize=1024)
def datatype(library: str, name: str, params: tuple[tuple[str, str], ...] = ()) -> Datatype:
    """The datatype of a library, with parameters. Raises :class:`BadDatatype`."""
    if library == "":
        return _builtin(name, params)
    if library != DATATYPES:
        raise BadDatatype(f"there is no library of datatypes {library}")
    if name not in TYPES:
        raise BadDatatype(f"XML Schema has no datatype {name} that a schema may use")
    kind = TYPES[name]
    plain = Datatype(library, name, (), kind.white, kind.parse)
    facets = []
    for param, value in params:
        if param not in FACETS or param not in kind.facets:
            raise BadDatatype(f"the datatype {name} has no parameter {param}")
        try:
            facets.append(FACETS[param](value, plain))
        except ValueError as error:
            raise BadDatatype(f"the parameter {param} cannot be “{value}”: {error}") from error
    return Datatype(library, name, params, kind.white, kind.parse, tuple(facets))


def _builtin(name: str, params: tuple[tuple[str, str], ...]) -> Datatype:
    found = {"string": _STRING, "token": _TOKEN}.get(name)
    if found is None:
        raise BadDatatype(f"RELAX NG itself has no datatype {name}: is a datatypeLibrary missing?")
    if params:
        raise BadDatatype(f"the datatype {name} of RELAX NG itself has no parameters")
    return found
