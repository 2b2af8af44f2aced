"""Mentions: the name elements of a text, and whom or what they mean (TEI P5, chapter 14; DESIGN, section 1)."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from edition import kinds
from edition.elements import NAMES, NAMES_WITH_POINTER
from edition.model import Mention, Target
from edition.reading.anchors import Anchors
from edition.reading.chains import chains
from edition.context import Context
from edition.reading.parsing import Document
from edition.reading.pointing import Pointers, Resolved
from edition.reading.view import View
from edition.tei import LANG, local, tag

_RS, _JOIN = tag("rs"), tag("join")
Report = Callable[[Resolved, Any, str], None]


def mention_elements(view: View) -> list[Any]:
    """Name elements of the text in document order, registers apart; parts of a name are none. Asked before the view decides."""
    found: list[Any] = []
    names: set[Any] = set()
    for element in view.streams["text"].iter(*NAMES, *NAMES_WITH_POINTER):
        pointed = element.get("ref") or element.get("key")
        if not pointed and (element.tag in NAMES_WITH_POINTER or _within(element, names)):
            continue
        found.append(element)
        names.add(element)
    return found


def _within(element: Any, names: set[Any]) -> bool:
    return any(up in names for up in element.iterancestors(*NAMES, *NAMES_WITH_POINTER))


def mentions(
    elements: list[Any],
    anchors: Anchors,
    pointers: Pointers,
    context: Context,
    document: Document,
    known: set[str],
    report: Report,
) -> list[tuple[Mention, tuple[Any, ...]]]:
    """The mentions of a text, chains joined, each with its elements."""
    joins = document.root.iter(_JOIN)
    return [
        (_mention(chain, anchors, pointers, context, report), chain)
        for chain in chains(elements, joins, known, document)
    ]


def _mention(chain: tuple[Any, ...], anchors: Anchors, pointers: Pointers, context: Context, report: Report) -> Mention:
    fragments = tuple(anchors.fragment(element) for element in chain)
    head = next((e for e in chain if e.get("ref") or e.get("key")), chain[0])
    attribute = "ref" if head.get("ref") else "key" if head.get("key") else "corresp"
    name, type_ = local(head), head.get("type") or head.get("role") or ""
    kind = kinds.of_mention(name, type_, context.types)
    value = (head.get(attribute) or "").strip()
    resolved = pointers.resolve(value, kind, attribute == "key")
    if attribute == "corresp":
        resolved = Resolved(tuple(t for t in resolved.targets if t.entry))
        value = value if resolved.targets else ""
    report(resolved, head, attribute)
    return Mention(
        id=fragments[0].anchor,
        kind=_kind(resolved.targets, kind),
        form="description" if head.tag == _RS else "name",
        element=name,
        type=type_,
        ref=value,
        fragments=fragments,
        targets=resolved.targets,
        certainty=head.get("cert") or "",
        responsibility=head.get("resp") or "",
        lang=language(head),
    )


def _kind(targets: tuple[Target, ...], kind: str) -> str:
    return targets[0].kind if targets else kind


def language(element: Any) -> str:
    """The language of an element by ``xml:lang`` on it or the nearest element around it."""
    own = element.get(LANG)
    if own:
        return str(own)
    return next((str(up.get(LANG)) for up in element.iterancestors() if up.get(LANG)), "")
