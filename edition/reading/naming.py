"""Mentions: the name elements of a text, and whom or what they mean (TEI P5, chapter 14; DESIGN, section 1)."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from edition import kinds
from edition.context import Context
from edition.elements import NAMES, NAMES_WITH_POINTER
from edition.model import Mention, Target
from edition.reading.anchors import Anchors
from edition.reading.chains import Chain
from edition.reading.pointing import Pointers, Resolved
from edition.reading.view import View, in_register
from edition.tei import LANG, local, tag

_RS = tag("rs")
_NAMES = NAMES | NAMES_WITH_POINTER
Report = Callable[[Resolved, Any, str], None]


def mention_elements(view: View) -> list[Any]:
    """Name elements of a text in document order, registers apart; parts of a name are none."""
    found: list[Any] = []
    names: set[Any] = set()
    for element in view.of(_NAMES):
        pointed = element.get("ref") or element.get("key")
        if not pointed and (element.tag in NAMES_WITH_POINTER or _within(element, names)):
            continue
        if view.items["registers"] and in_register(element, view.aside):
            continue
        found.append(element)
        names.add(element)
    return found


def _within(element: Any, names: set[Any]) -> bool:
    return any(up in names for up in element.iterancestors(*NAMES, *NAMES_WITH_POINTER))


class Naming:
    """Reads the mentions of one text from chains of name elements."""

    def __init__(self, anchors: Anchors, pointers: Pointers, context: Context, report: Report) -> None:
        self._anchors, self._pointers, self._context, self._report = anchors, pointers, context, report
        self._languages: dict[Any, str] = {}

    def mention(self, chain: Chain) -> Mention:
        """One mention: its head is the first fragment that points."""
        fragments = tuple(self._anchors.fragment(element, elsewhere=True) for element in chain)
        head = next((e for e in chain if e.get("ref") or e.get("key")), chain[0])
        name, type_ = local(head), head.get("type") or head.get("role") or ""
        kind = kinds.of_mention(name, type_, self._context.types)
        value, targets = self._targets(head, kind)
        return Mention(
            id=fragments[0].anchor,
            kind=targets[0].kind if targets else kind,
            form="description" if head.tag == _RS else "name",
            element=name,
            type=type_,
            ref=value,
            fragments=fragments,
            targets=targets,
            certainty=head.get("cert") or "",
            responsibility=head.get("resp") or "",
            lang=self._language(head),
        )

    def _language(self, element: Any) -> str:
        """Its language; names of one paragraph have it from above, so that is looked for once."""
        if own := element.get(LANG):
            return str(own)
        parent = element.getparent()
        if parent not in self._languages:
            self._languages[parent] = language(parent)
        return self._languages[parent]

    def _targets(self, head: Any, kind: str) -> tuple[str, tuple[Target, ...]]:
        """The value that points and what it means; ``@corresp`` names only what a register describes."""
        for attribute in ("ref", "key"):
            if value := (head.get(attribute) or "").strip():
                resolved = self._pointers.resolve(value, kind, attribute == "key")
                self._report(resolved, head, attribute)
                return value, resolved.targets
        value = (head.get("corresp") or "").strip()
        targets = tuple(t for t in self._pointers.resolve(value, kind).targets if t.entry)
        return (value, targets) if targets else ("", ())


def language(element: Any) -> str:
    """The language of an element by ``xml:lang`` on it or the nearest element around it."""
    own = element.get(LANG)
    if own:
        return str(own)
    return next((str(up.get(LANG)) for up in element.iterancestors() if up.get(LANG)), "")
