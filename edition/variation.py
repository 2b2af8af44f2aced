"""The frozen values of an apparatus: witnesses, and entries with their readings (TEI P5, chapter 12)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple

from edition.model import Span


class Witness(NamedTuple):
    """A declared witness: its siglum, all names that reach it, the sigla of those in it, and whose hand it is ('': nobody's).

    ``is_list``: it is no witness but a list of some that has a name.
    """

    siglum: str
    names: tuple[str, ...]
    members: tuple[str, ...] = ()
    hand_of: str = ""
    description: str = ""
    address: str = ""
    is_list: bool = False


@dataclass(frozen=True, slots=True)
class RejectedReading:
    """A reading that the view did not choose (TEI P5, section 12.1). ``type``: its own, else its group's; conjecture."""

    witnesses: tuple[str, ...]
    type: str
    span: Span
    surface: str


@dataclass(frozen=True, slots=True)
class Apparatus:
    """One apparatus entry: the lemma as the reading view shows it, and the readings it did not choose.

    ``chosen``: the lemma is no editor's. ``silent``: witnesses of which neither the entry nor the edition says anything.
    """

    id: str
    passage: str
    lemma: str
    lemma_witnesses: tuple[str, ...]
    span: Span
    readings: tuple[RejectedReading, ...]
    chosen: str = ""
    type: str = ""
    silent: tuple[str, ...] = ()
