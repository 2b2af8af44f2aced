"""Small schemas for tests: in the compact syntax, from memory, and what they say of a text."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache
from urllib.parse import urljoin

from edition.checking.relaxng import nodes
from edition.checking.relaxng.automaton import Automaton
from edition.checking.relaxng.compact import read_compact
from edition.checking.relaxng.faults import Fault
from edition.checking.relaxng.nodes import Node
from edition.checking.relaxng.schema import Schema, loaded
from edition.checking.relaxng.validating import faults
from edition.errors import SettingsError

RNG = 'xmlns="http://relaxng.org/ns/structure/1.0"'
XSD = "http://www.w3.org/2001/XMLSchema-datatypes"
_FOLDER = "file:///schemas/"


def schema(source: str, others: Mapping[str, str] | None = None) -> Schema:
    """A schema, compact or (if it begins with ``<``) in XML; ``others`` are files beside it, by name."""
    files = {"schema": source, **(others or {})}

    def opened(address: str) -> Node:
        name = address.removeprefix(_FOLDER)
        if name not in files:
            raise SettingsError(f"there is no schema {name}")
        return _root(files[name], name)

    return loaded(urljoin(_FOLDER, "schema"), opened)


def _root(source: str, name: str) -> Node:
    if not source.startswith("<"):
        return nodes.read(read_compact(source, name), name)
    return nodes.parse(source.replace(">", f" {RNG}>", 1).replace(f"/ {RNG}>", f" {RNG}/>").encode(), name)


@lru_cache(maxsize=64)
def automaton(source: str) -> Automaton:
    """The automaton of a schema."""
    return Automaton(schema(source))


def told(source: str, text: str, most: int = 1000) -> list[Fault]:
    """The raw errors of a text."""
    return faults(automaton(source), text.encode(), most)


def accepts(source: str, text: str) -> bool:
    """Whether a schema has nothing to say of a text."""
    return told(source, text) == []
