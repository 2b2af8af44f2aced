"""From witnesses to the file: align, merge, write, and read each witness off the result again."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from edition.collating import document, rebuilding
from edition.collating.fitting import fitted
from edition.collating.merging import Merger
from edition.collating.segments import Cuts
from edition.collating.table import tabled
from edition.collating.witnesses import Witness
from edition.collating.writing import Names
from edition.errors import EditionError

Told = Callable[[str, int, int], None]
"""Is told how far the work is: the step, what is done, and of how much."""


@dataclass(frozen=True, slots=True)
class Wish:
    """How lemmas are chosen: by the base, a siglum (without one the first witness), or by majority."""

    base: str = ""
    majority: bool = False


def collated(witnesses: Sequence[Witness], wish: Wish, told: Told = lambda *_: None) -> bytes:
    """The result of a collation as a TEI file. Raises ``EditionError``."""
    group = _order(witnesses, wish)
    sigla = [witness.siglum for witness in witnesses]
    originals = [rebuilding.events_of([witness.body]) for witness in witnesses]
    _aligned([witnesses[number] for number in group], told)
    base = witnesses[group[0]].body
    bodies = [w.body if n == group[0] else fitted(base, w.body) for n, w in enumerate(witnesses)]
    names = Names(sigla, bodies)
    body = _merged(sigla, bodies, names, group, majority=wish.majority)
    data = document.written(witnesses, names, body, _lemma(sigla[group[0]], majority=wish.majority))
    told("checking", 0, len(witnesses))
    _checked(data, sigla, originals, told)
    return data


def _order(witnesses: Sequence[Witness], wish: Wish) -> tuple[int, ...]:
    """The numbers of the witnesses, that of the base first."""
    sigla = [witness.siglum for witness in witnesses]
    if len(sigla) < 2:
        raise EditionError("a collation needs two witnesses or more", "name several files")
    if wish.base and wish.base not in sigla:
        raise EditionError(f"no witness has the siglum {wish.base}", f"there are: {', '.join(sigla)}")
    base = sigla.index(wish.base) if wish.base else 0
    return (base, *(number for number in range(len(sigla)) if number != base))


def _aligned(witnesses: Sequence[Witness], told: Told) -> None:
    tabled(
        [witness.words for witness in witnesses],
        lambda *_: [],
        lambda *_: [],
        lambda done, total: told("aligning", done, total),
    )


def _merged(
    sigla: Sequence[str], bodies: Sequence[object], names: Names, group: tuple[int, ...], *, majority: bool
) -> str:
    """The body; made a second time where identifiers had to be renamed, so that pointers to them follow."""
    known = -1
    body = ""
    while known != len(names.renamed):
        known = len(names.renamed)
        body = Merger(sigla, names, Cuts(), majority=majority).body(bodies, group)  # type: ignore[arg-type]
    return body


def _lemma(base: str, *, majority: bool) -> str:
    if majority:
        return "The lemma is the reading of most witnesses; of as many, that of the witness that is named first."
    return f"The lemma is the reading of {base}."


def _checked(data: bytes, sigla: Sequence[str], originals: Sequence[Sequence[object]], told: Told) -> None:
    """Read each witness off the result: it is what went in, or this program is wrong, and nothing is written."""
    rebuilder = rebuilding.Rebuilder(rebuilding.parsed(data), sigla)
    for number, (siglum, original) in enumerate(zip(sigla, originals, strict=True)):
        if rebuilder.witness(siglum) != original:
            raise EditionError(
                f"the text of {siglum} cannot be read off the result, so nothing was written",
                "this is a fault of the toolkit: please report it with the files",
            )
        told("checking", number + 1, len(sigla))
