"""Which reading of an entry a view shows: the editor's lemma, or what one witness has."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from typing import Any, Protocol

from edition.apparatus.attesting import Attesting
from edition.apparatus.entries import LEM, witness_tokens
from edition.apparatus.witnesses import Witnesses


class Choosing(Protocol):
    """Chooses at every entry of a text."""

    def shown(self, app: Any, readings: Sequence[Any]) -> tuple[Any | None, bool]:
        """The reading that is shown, None for none of them; and whether the choice is another's than ours."""

    def further(self, app: Any) -> Sequence[Any]:
        """Pieces of the lemma elsewhere that are not shown, since another reading is."""


class Editors:
    """The lemma; without one the reading of the base witness, else the first that excludes no other: marked as our choice.

    ``apart``: entries that stand in the text and belong to words elsewhere that were not found; nothing of them is shown.
    """

    def __init__(self, witnesses: Witnesses, base_witness: str = "", apart: Collection[Any] = frozenset()) -> None:
        self._witnesses, self.apart = witnesses, apart
        self._base = witnesses.named(base_witness) if base_witness else ""

    def shown(self, app: Any, readings: Sequence[Any]) -> tuple[Any | None, bool]:
        """See the protocol."""
        if app in self.apart:
            return None, True
        lemma = next((r for r in readings if r.tag == LEM), None)
        if lemma is not None:
            return lemma, True
        based = next((r for r in readings if self._base and self._has_base(r)), None)
        if based is not None:
            return based, False
        return next((r for r in readings if not r.get("exclude")), None), False

    def _has_base(self, reading: Any) -> bool:
        sigla = {self._witnesses.named(token) for token in witness_tokens(reading)}
        return any(self._base in (siglum, *self._witnesses.expanded(siglum)) for siglum in sigla)

    def further(self, app: Any) -> Sequence[Any]:  # noqa: ARG002 - the lemma is always shown, or has no pieces
        """See the protocol."""
        return ()


class OfWitness:
    """What one witness has; where nothing is known of it, the lemma. ``more``: further pieces of lemmas, by entry."""

    def __init__(self, siglum: str, attesting: Attesting, editors: Editors, more: dict[Any, list[Any]]) -> None:
        self._siglum, self._attesting, self._editors, self._more = siglum, attesting, editors, more

    def shown(self, app: Any, readings: Sequence[Any]) -> tuple[Any | None, bool]:
        """See the protocol."""
        attested = self._attesting.at(app, self._siglum)
        if attested.status == "lacking" or app in self._editors.apart:
            return None, True
        if attested.status == "named":
            return attested.reading, True
        return self._editors.shown(app, readings)

    def further(self, app: Any) -> Sequence[Any]:
        """See the protocol."""
        if not (pieces := self._more.get(app)):
            return ()
        attested = self._attesting.at(app, self._siglum)
        has_lemma = attested.status in ("lemma", "unknown") or (
            attested.reading is not None and attested.reading.tag == LEM
        )
        return () if has_lemma else pieces
