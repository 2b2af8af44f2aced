"""Look-ups that are noted down: what a file asked about the rest of the edition, and what it was told."""

from __future__ import annotations

import hashlib
import json
import posixpath
from dataclasses import replace
from typing import Any

from edition.building.lookups import Lookups
from edition.model import Target, TextInfo
from edition.parts import Part
from edition.variation import Witness

_KEPT = 100_000
"""Questions whose answers are held in digested form."""

ENTITIES, TEXTS, FILES = "entities", "texts", "files"
"""What a question is about: entries of registers; the names and the order of texts; all files. Else it is about one file."""

_ABOUT = {
    "entry": ENTITIES,
    "by_address": ENTITIES,
    "by_name": ENTITIES,
    "entity": ENTITIES,
    "entity_page_name": ENTITIES,
    "parts": ENTITIES,
    "neighbours": TEXTS,
    "members": TEXTS,
    "text_info": TEXTS,
    "prefixes": FILES,
    "media": FILES,
    "witnesses": FILES,
}

Asked = dict[str, str]
"""Answers in digested form, by question."""


class Asking:
    """The Context of a text, which notes every question in :attr:`asked`. The catalog stands still meanwhile."""

    def __init__(self, lookups: Lookups) -> None:
        self._lookups = lookups
        self.asked: Asked = {}
        self._digests: dict[tuple[Any, ...], tuple[str, str]] = {}
        self.project, self.types = lookups.project, lookups.types
        self.base_witness, self.edition_version = lookups.base_witness, lookups.edition_version
        self.allow_restricted, self.shelf = lookups.allow_restricted, lookups.shelf

    def begin(self) -> None:
        """Nothing was asked yet."""
        self.asked = {}
        if len(self._digests) > _KEPT:
            self._digests.clear()

    def _noted(self, answer: Any, *question: Any) -> Any:
        known = self._digests.get(question)
        if known is None:
            known = self._digests[question] = (json.dumps(question), digested(answer))
        self.asked[known[0]] = known[1]
        return answer

    def entry(self, xml_id: str, path: str) -> tuple[Target, ...]:
        """See the protocol."""
        found: tuple[Target, ...] = self._noted(self._lookups.entry(xml_id, path), "entry", xml_id, path)
        return found

    def by_address(self, key: str, kind: str = "") -> tuple[Target, ...]:
        """See the protocol."""
        found: tuple[Target, ...] = self._noted(self._lookups.by_address(key, kind), "by_address", key, kind)
        return found

    def by_name(self, name: str) -> Target | None:
        """See the protocol."""
        found: Target | None = self._noted(self._lookups.by_name(name), "by_name", name)
        return found

    def entity(self, entity: str) -> Target | None:
        """See the protocol."""
        found: Target | None = self._noted(self._lookups.entity(entity), "entity", entity)
        return found

    def prefixes(self, path: str) -> dict[str, tuple[tuple[str, str], ...]]:
        """See the protocol."""
        found: dict[str, tuple[tuple[str, str], ...]] = self._noted(self._lookups.prefixes(path), "prefixes", path)
        return found

    def witnesses(self, path: str) -> tuple[Witness, ...]:
        """See the protocol."""
        found: tuple[Witness, ...] = self._noted(self._lookups.witnesses(path), "witnesses", path)
        return found

    def has_id(self, path: str, xml_id: str) -> str | None:
        """See the protocol."""
        found: str | None = self._noted(self._lookups.has_id(path, xml_id), "has_id", path, xml_id)
        return found

    def parts(self, path: str) -> tuple[Part, ...]:
        """See the protocol."""
        found: tuple[Part, ...] = self._noted(self._lookups.parts(path), "parts", path)
        return found

    def neighbours(self, text: str) -> tuple[TextInfo | None, TextInfo | None]:
        """See the protocol."""
        found: tuple[TextInfo | None, TextInfo | None] = self._noted(self._lookups.neighbours(text), "neighbours", text)
        return found

    def text_info(self, text: str) -> TextInfo | None:
        """See the protocol."""
        found: TextInfo | None = self._noted(self._lookups.text_info(text), "text_info", text)
        return found

    def members(self, text: str) -> list[TextInfo]:
        """See the protocol."""
        found: list[TextInfo] = self._noted(self._lookups.members(text), "members", text)
        return found

    def page_name(self, target: Target) -> str:
        """See the protocol."""
        return self.entity_page_name(target.entity, target.entry)

    def entity_page_name(self, entity: str, registered: bool) -> str:
        """See :class:`edition.building.lookups.Lookups`."""
        found: str = self._noted(
            self._lookups.entity_page_name(entity, registered), "entity_page_name", entity, registered
        )
        return found

    def media(self, path: str) -> bool:
        """See the protocol."""
        found: bool = self._noted(self._lookups.media(path), "media", path)
        return found


def about(question: str) -> str:
    """What a question that was noted is about; of one file: ``file:`` and its path."""
    name, *values = json.loads(question)
    return _ABOUT.get(name) or f"file:{posixpath.normpath(values[0])}"


def answer(lookups: Lookups, question: str) -> str:
    """What a question that was noted is answered now."""
    name, *values = json.loads(question)
    if name != "has_id" and name not in _ABOUT:
        raise ValueError(question)
    return digested(getattr(lookups, name)(*values))


def digested(answer: Any) -> str:
    """An answer in few letters. Of other texts nothing counts that a page cannot show: not their bytes, not their number."""
    return hashlib.sha256(repr(_shown(answer)).encode()).hexdigest()[:16]


def _shown(answer: Any) -> Any:
    if isinstance(answer, TextInfo):
        return replace(answer, sha256="", order=0)
    if isinstance(answer, (tuple, list)) and any(isinstance(one, TextInfo) for one in answer):
        return [_shown(one) for one in answer]
    return answer
