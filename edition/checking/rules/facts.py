"""What rules of references know of one file: its ids and its pointers, by the numbers of their elements."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Any

from edition.checking.rules.pointers import EVERYWHERE, ON, is_pointer
from edition.checking.rules.sheet import Sheet
from edition.reading.parsing import Source
from edition.tei import ID, PREFIX, XML, prefix_definitions

_BASE = f"{{{XML}}}base"
_CANDIDATES = (".xml", ".tei", ".p4", ".p5")
_P4 = re.compile(rb"<(TEI|teiCorpus)\.2[\s>]")
_HEAD = 100_000
"""Bytes of a file in which its root element is looked for."""
_ATTRIBUTES = EVERYWHERE | frozenset(ON) | {"key"}

Key = tuple[str, str, str]
"""Element, attribute (local names) and value."""


@dataclass(slots=True)
class Facts:
    """Ids and pointers of one file; elements go by their numbers in document order, from 0.

    ``ids`` are (id, local name of its element, number); ``pointers`` the numbers of the elements that have an attribute of
    this value. ``based``: there is an ``xml:base``, so that relative addresses begin elsewhere. ``p4``: pointers to ids have
    no ``#``.
    """

    path: str
    ids: list[tuple[str, str, int]] = field(default_factory=list)
    pointers: dict[Key, list[int]] = field(default_factory=dict)
    prefixes: dict[str, tuple[tuple[str, str], ...]] = field(default_factory=dict)
    based: bool = False
    p4: bool = False


def collect(sheet: Sheet) -> list[Facts] | None:
    """The facts of a file, and of what it includes that is no file of its own to the survey. None: there are none."""
    document = sheet.document
    sources = [s for n, s in enumerate(document.sources) if not n or not s.path.lower().endswith(_CANDIDATES)]
    found = [_facts(source) for source in sources]
    found[0].prefixes = prefix_definitions(document.root)
    return [facts for facts in found if facts.ids or facts.pointers or facts.prefixes] or None


def _facts(source: Source) -> Facts:
    facts = Facts(source.path, p4=bool(_P4.search(source.data[:_HEAD])))
    ids, pointers = facts.ids, facts.pointers
    for number, element in enumerate(source.elements):
        for name, value in element.items() if element is not None else ():
            if name == ID:
                ids.append((value.strip(), _local(element), number))
            elif name in _ATTRIBUTES:
                tag = element.tag
                if tag.startswith(PREFIX) and (name == "key" or is_pointer(tag[len(PREFIX) :], name)):
                    pointers.setdefault((tag[len(PREFIX) :], name, value), []).append(number)
            elif name == _BASE:
                facts.based = True
    return facts


def _local(element: Any) -> str:
    tag: str = element.tag
    return tag[len(PREFIX) :] if tag.startswith(PREFIX) else ""
