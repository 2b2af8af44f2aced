"""A RELAX NG schema ready for use: read, simplified, checked."""

from __future__ import annotations

import gc
import os
from pathlib import Path
from urllib.parse import unquote, urlsplit

from edition.checking.relaxng import nodes
from edition.checking.relaxng.loading import Files, Opener
from edition.checking.relaxng.nodes import Node
from edition.checking.relaxng.patterns import Body, Pattern, Patterns, TooComplex
from edition.checking.relaxng.restrictions import check
from edition.checking.relaxng.simplifying import Simplifier
from edition.errors import SettingsError
from edition.reading.places import decode

_LARGEST = 16 * 1024 * 1024


class Schema:
    """The patterns of a schema: ``start``, and every element in ``bodies``."""

    def __init__(self, start: Pattern, patterns: Patterns, bodies: list[Body]) -> None:
        self.start, self.patterns, self.bodies = start, patterns, bodies

    @property
    def has_names(self) -> bool:
        """Whether some value is a qualified name, which is read by the prefixes around it."""
        return any(datatype.has_names for datatype in self.patterns.datatypes())


def load(path: Path) -> Schema:
    """Read a schema, ``.rng`` or ``.rnc``, with what it brings in from its folder.

    Raises ``SettingsError`` where it is none, or wants a file from elsewhere; ``EditionError`` where it cannot be read.
    """
    folder = path.resolve().parent
    return loaded(path.resolve().as_uri(), lambda address: _root(_inside(address, folder)))


def loaded(address: str, opener: Opener) -> Schema:
    """A schema at an address, whose files an ``opener`` reads. Raises ``SettingsError``."""
    simplifier = Simplifier(Files(opener))
    collects = gc.isenabled()
    gc.disable()  # thousands of small things that all stay: looking through them again and again takes a third of the time
    try:
        start = simplifier.schema(address)
        check(start)
    except RecursionError as error:
        raise SettingsError(f"the schema {address.rpartition('/')[2]} is nested too deep to be read") from error
    except TooComplex as error:
        raise SettingsError(f"the schema {address.rpartition('/')[2]} cannot be read: {error}", error.hint) from error
    finally:
        if collects:
            gc.enable()
    return Schema(start, simplifier.patterns, simplifier.bodies)


def _inside(address: str, folder: Path) -> Path:
    """The file at an address, which must stand in the folder of the schema or below it: nothing is fetched."""
    parts = urlsplit(address)
    name = unquote(parts.path)
    path = Path(os.path.realpath(name)) if parts.scheme == "file" and "\0" not in name else None
    if path is None or not path.is_relative_to(folder):
        where = address if path is None else parts.path
        raise SettingsError(
            f"the schema brings in {where}, which is not in its folder",
            "put that file beside it: schemas are not fetched",
        )
    return path


def _root(path: Path) -> Node:
    try:
        if not os.path.isfile(path):  # noqa: PTH113 - Path.is_file raises for names that are too long
            raise SettingsError(f"there is no schema {path.name}", f"it is wanted at {path}")
        if path.stat().st_size > _LARGEST:
            raise SettingsError(f"the schema {path.name} is larger than {_LARGEST >> 20} MB")
        data = path.read_bytes()
    except OSError as error:
        raise SettingsError(f"the schema {path.name} cannot be read: {error.strerror}") from error
    return _compact(data, path.name) if path.suffix == ".rnc" else nodes.parse(data, path.name)


def _compact(data: bytes, name: str) -> Node:
    from edition.checking.relaxng.compact import CompactSyntaxError, read_compact  # noqa: PLC0415 - schemas are mostly XML

    try:
        return nodes.read(read_compact(decode(data), name), name)
    except CompactSyntaxError as error:
        raise SettingsError(
            f"the schema {name}:{error.line}:{error.column} is not right: {error}", "mend this line"
        ) from error
