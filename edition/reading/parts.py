"""Parts of texts that entries of sessions claim: from one element to another (``event/ptr`` of the types ``from before to``).

The TEI has no attribute for it on ``event``; what is read here is what ``edition tag`` writes (docs/tagging.md).
"""

from __future__ import annotations

import posixpath
from collections.abc import Iterator
from typing import Any
from urllib.parse import unquote

from edition.tei import split_pointer, tag

_POINTER = tag("ptr")
_ENDS = ("before", "to")

Stated = tuple[str, str, str, str]
"""The path of a file, and the ids of the elements with which a part begins, before which it ends, with which it ends."""


def stated(event: Any, path: str) -> Iterator[Stated]:
    """What an ``event`` in the file ``path`` says of its parts, in order; an end belongs to the beginning before it."""
    found: list[dict[str, str]] = []
    for pointer in event.iterchildren(_POINTER):
        file, xml_id = split_pointer(pointer.get("target", "").strip())
        file = unquote(file)
        where, which = (
            posixpath.normpath(posixpath.join(posixpath.dirname(path), file)) if file else path,
            pointer.get("type", ""),
        )
        if xml_id and which == "from":
            found.append({"path": where, "from": xml_id})
        elif xml_id and which in _ENDS and found and found[-1]["path"] == where:
            found[-1].setdefault(which, xml_id)
    for one in found:
        yield one["path"], one["from"], one.get("before", ""), one.get("to", "")
