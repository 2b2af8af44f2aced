"""What libxml2 refuses in a tree, no more of it than anyone mends at a time.

libxml2 works out a path for each fault by counting siblings: for 40,000 siblings with a fault each, that takes a minute. So a
large tree is first put to the schema as a stream, which keeps no paths, up to the place where there are faults enough; only
that much of it is then asked for its faults.
"""

from __future__ import annotations

import copy
from collections.abc import Iterator
from itertools import islice
from typing import Any

from lxml import etree

from edition.reading.parsers import parser
from edition.reading.parsing import write_out
from edition.tei import local

STRANGER = "This element is not expected"
"""What libxml2 says of a child that does not belong where it stands."""
MOST = 200
"""Mistakes of one file that are told; whoever has mended them will see the others."""
_INCOMPLETE = "Missing child element"
_LARGE = 3_000
"""Elements up to which paths cost next to nothing."""
_EFFORT = 1_000_000
"""Elements that are read in all, while strangers are taken out and what is left is tried again."""
_CHUNK = 4_096


def is_valid(validator: Any, root: Any) -> bool:
    """The verdict of libxml2."""
    if _size(root) <= _LARGE:
        return bool(validator.validate(root))
    return _read(validator, root) is None


def refused(validator: Any, root: Any, names: frozenset[str]) -> tuple[list[tuple[Any, str]], bool]:
    """The elements that libxml2 finds fault with, and what it says; and whether there are more. ``names`` are declared.

    After a child that does not belong it reads its parent no further: so the child is taken out of a copy, which is tried again.
    """
    copied = copy.deepcopy(root)
    original = dict(zip(copied.iter(), root.iter(), strict=True))
    found: dict[tuple[Any, str], None] = {}
    for _ in range(max(5, _EFFORT // len(original))):
        strangers = []
        for one, words in _faults(validator, copied):
            alike = _alike(one, names) if STRANGER in words and one is not copied else []
            found |= dict.fromkeys((original[stranger], words) for stranger in alike or [one])
            strangers += alike
            if len(found) > MOST:
                return list(found)[: MOST + 1], True
        if not strangers:
            return list(found), False
        for one in strangers:
            write_out(one, "")
    return list(found), True


def _alike(stranger: Any, names: frozenset[str]) -> list[Any]:
    """A child that does not belong; if no element has its name, then with its siblings of that name, some at a time."""
    if local(stranger) in names:
        return [stranger]
    return [stranger, *islice(stranger.itersiblings(stranger.tag), MOST)]


def _faults(validator: Any, root: Any) -> Iterator[tuple[Any, str]]:
    """Faults of a tree with their elements, those at its beginning if there are very many."""
    count = _read(validator, root) if _size(root) > _LARGE else None
    if count is None or count >= _size(root):
        if not validator.validate(root):
            yield from ((_at(root, entry.path), entry.message) for entry in validator.error_log)
        return
    part, cut = _beginning(root, count)
    same = dict(zip(part.iter(), root.iter(), strict=False))
    validator.validate(part)
    for entry in validator.error_log:
        one = _at(part, entry.path)
        if one not in cut or _INCOMPLETE not in entry.message:
            yield same[one], entry.message


def _size(root: Any) -> int:
    return int(root.xpath("count(descendant-or-self::*)"))


def _read(validator: Any, root: Any) -> int | None:
    """How many elements hold faults enough, all of them perhaps; None where there is no fault."""
    pull = parser(schema=validator, huge_tree=True, resolve_entities=False)
    data: bytes = etree.tostring(root)
    try:
        for at in range(0, len(data), _CHUNK):
            pull.feed(data[at : at + _CHUNK])
            if len(pull.feed_error_log) > MOST:
                return _tags(data[: at + _CHUNK])
        pull.close()
    except etree.XMLSyntaxError:  # a fault, or a tree that cannot be read again: then it is asked as it is
        return _tags(data)
    return None


def _tags(data: bytes) -> int:
    """How many elements begin in a serialized tree; comments have been left out in reading."""
    return data.count(b"<") - data.count(b"</")


def _beginning(root: Any, count: int) -> tuple[Any, set[Any]]:
    """A copy of the first elements of a tree, and those in which something is left out."""
    part = copy.deepcopy(root)
    kept = list(part.iter())[:count]
    for one in (kept[-1], *kept[-1].iterancestors()):
        for after in list(one.itersiblings()):
            one.getparent().remove(after)
    for child in list(kept[-1]):
        kept[-1].remove(child)
    return part, {kept[-1], *kept[-1].iterancestors()}


def _at(root: Any, path: str | None) -> Any:
    try:
        found = root.xpath(path) if path else []
    except etree.XPathEvalError:  # elements of other namespaces go by their prefixes
        prefixes = {prefix: uri for e in root.iter() for prefix, uri in e.nsmap.items() if prefix}
        found = root.xpath(path, namespaces=prefixes)
    return found[0] if found else root
