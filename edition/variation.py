"""The frozen values of an apparatus: witnesses, and entries with their readings (TEI P5, chapter 12)."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any, NamedTuple

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
    """A reading that the view did not choose (TEI P5, section 12.1). ``type``: its own, else its group's; conjecture.

    ``shown`` are its words with the signs of what its editor says of them; '' for an omission.
    """

    witnesses: tuple[str, ...]
    type: str
    span: Span
    surface: str
    shown: str


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


class Stated(NamedTuple):
    """A reading as its entry states it: the element, its witnesses in their order, else who proposed it (as it is written)."""

    element: Any
    witnesses: tuple[str, ...]
    proposed_by: tuple[str, ...]
    is_omission: bool


class Gap(NamedTuple):
    """Between which elements a witness lacks the text; None: the beginning, or the end, of the text."""

    start: Any | None
    end: Any | None


@dataclass(frozen=True, slots=True)
class Entry:
    """An entry as pages show it: elements of the tree that is read.

    ``shown`` is the reading that the view shows, ``more`` are further pieces of it, ``span`` is where it stands; ``placed``:
    whether it stands at its words; ``listed``: types of the lists in which it is written.
    ``chosen`` and ``silent`` as in :class:`Apparatus`.
    """

    app: Any
    id: str
    passage: str
    span: Span
    shown: Any | None
    readings: tuple[Stated, ...]
    more: tuple[Any, ...]
    silent: tuple[str, ...]
    chosen: str
    placed: bool
    listed: str = ""


@dataclass(frozen=True, slots=True)
class Tradition:
    """What the pages of a text know of its witnesses. Local to a worker, as the tree is.

    ``witnesses`` can be read through, as entries in the text name them; ``whole`` are those that are no hands of others.
    ``entries`` by their ``app``. ``lines``: where the words of items stand in their streams. ``has`` says what a witness has at
    an entry: named, lemma, unknown or lacking (see :mod:`edition.apparatus.attesting`), and the reading. ``displayed``: the
    siglum that a value stands for.
    """

    witnesses: tuple[Witness, ...]
    whole: tuple[str, ...]
    entries: Mapping[Any, Entry]
    gaps: Mapping[str, tuple[Gap, ...]]
    lines: Mapping[Any, Span]
    has: Callable[[Any, str], tuple[str, Any | None]]
    displayed: Callable[[str], str]
