"""Parts of witnesses as XML: characters, tags, and the identifiers that stand once in the result."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence

from edition.collating.nodes import Attributes, Element, Mark, Node, Word
from edition.collating.places import BY_MILESTONE
from edition.tei import ID, PREFIX, XML

_TEXT = str.maketrans({"&": "&amp;", "<": "&lt;", ">": "&gt;", "\r": "&#13;"})
_VALUE = str.maketrans({"&": "&amp;", "<": "&lt;", '"': "&quot;", "\r": "&#13;", "\n": "&#10;", "\t": "&#9;"})
_OURS = re.compile(r"ns\d+|xml\w*")
BETWEEN = ".."
"""Stands between a siglum and an identifier that another witness has as well."""


def text(characters: str) -> str:
    """Characters as text of XML."""
    return characters.translate(_TEXT)


def tag_of(name: str, attributes: Iterable[tuple[str, str]], *, empty: bool = False) -> str:
    """A start tag, or the tag of an empty element."""
    written = "".join(f' {key}="{value.translate(_VALUE)}"' for key, value in attributes)
    return f"<{name}{written}{'/' if empty else ''}>"


class Names:
    """Names with their prefixes, and identifiers.

    An identifier belongs to the first witness that has it; one of the same name in another witness, where it stands at another
    place, is written with siglum and two dots before it, and so are pointers to it. Whoever rebuilds the witness takes one such
    prefix off.
    """

    def __init__(
        self, sigla: Sequence[str], bodies: Sequence[Element], prefixes: Mapping[str, str] | None = None
    ) -> None:
        self._sigla = sigla
        self._known = {address: prefix for address, prefix in (prefixes or {}).items() if not _OURS.fullmatch(prefix)}
        self._prefixes: dict[str, str] = {}
        self._owners: dict[str, int] = dict.fromkeys(sigla, -1)
        for number, body in enumerate(bodies):
            for value in identifiers([body]):
                self._owners.setdefault(value, number)
        self.renamed: set[tuple[int, str]] = set()

    def name(self, full: str) -> str:
        """The name of an element or attribute as written."""
        if full.startswith(PREFIX):
            return full[len(PREFIX) :]
        if not full.startswith("{"):
            return full
        address, own = full[1:].split("}", 1)
        if address == XML:
            return f"xml:{own}"
        if address not in self._prefixes:
            self._prefixes[address] = self._prefix(address)
        return f"{self._prefixes[address]}:{own}"

    def _prefix(self, address: str) -> str:
        """The prefix that a witness has for an address, if no other address has taken it; else a new one."""
        known = self._known.get(address, "")
        return known if known and known not in self._prefixes.values() else f"ns{len(self._prefixes) + 1}"

    def declarations(self) -> Iterator[tuple[str, str]]:
        """Declarations of the prefixes that were needed."""
        return ((f"xmlns:{prefix}", address) for address, prefix in self._prefixes.items())

    def attributes(self, attributes: Attributes, number: int) -> list[tuple[str, str]]:
        """Attributes of a witness, by its number, as they are written."""
        return [(self.name(key), self._value(key, value, number)) for key, value in attributes]

    def _value(self, key: str, value: str, number: int) -> str:
        if key == ID:
            if self._owners.get(value, -1) == number and not self._is_prefixed(value):
                return value
            self.renamed.add((number, value))
            return f"{self._sigla[number]}{BETWEEN}{value}"
        if "#" not in value:
            return value
        return "".join(self._pointer(piece, number) for piece in pieces(value))

    def _pointer(self, piece: str, number: int) -> str:
        own = piece[1:]
        if piece[:1] == "#" and ((number, own) in self.renamed or self._is_prefixed(own)):
            return f"#{self._sigla[number]}{BETWEEN}{own}"
        return piece

    def _is_prefixed(self, value: str) -> bool:
        siglum, dots, _ = value.partition(BETWEEN)
        return bool(dots) and siglum in self._sigla

    def bare(self, full: str) -> str:
        """The empty element that says that there is an element of this name."""
        return self.carrier(Mark("", full), 0)

    def carrier(self, mark: Mark, number: int) -> str:
        """The empty element that stands for a tag of a witness: a ``milestone`` for a block, else an element of the same name."""
        attributes = self.attributes(mark.attributes, number)
        if mark.tag in BY_MILESTONE:
            return tag_of("milestone", [("unit", self.name(mark.tag)), *attributes], empty=True)
        return tag_of(self.name(mark.tag), attributes, empty=True)


def pieces(value: str) -> Iterator[str]:
    """The values of a list and the white space between them, in order."""
    start = 0
    for at in range(1, len(value) + 1):
        if at == len(value) or (value[at] in " \t\r\n") != (value[start] in " \t\r\n"):
            yield value[start:at]
            start = at


def identifiers(nodes: Iterable[Node]) -> Iterator[str]:
    """The values of ``xml:id`` in some parts of a witness."""
    for node in nodes:
        if not isinstance(node, Word):
            yield from (value for key, value in node.attributes if key == ID)
            yield from identifiers(node.nodes) if isinstance(node, Element) else ()
