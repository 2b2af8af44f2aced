"""Entries of a parallel segmentation, which account for every witness (TEI P5, section 12.2.3)."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from edition.checking.rules.apparatus import readings
from edition.checking.rules.sheet import Sheet
from edition.model import Problem
from edition.reading.apparatus import named_siglum
from edition.tei import ID, tag

_LIST, _WITNESS = tag("listWit"), tag("witness")


def check(sheet: Sheet) -> Iterator[Problem]:
    """Entries that say nothing of some witness, in files whose header declares parallel segmentation."""
    if not any(e.get("method") == "parallel-segmentation" for e in sheet.of("variantEncoding")):
        return
    families = {w.get(ID).strip(): _family(w) for w in sheet.of("witness") if w.get(ID) and not _has_inner(w)}
    for app in sheet.of("app"):
        yield from _left_out(sheet, app, families)


def _has_inner(witness: Any) -> bool:
    return next(witness.iterdescendants(_WITNESS), None) is not None


def _family(witness: Any) -> frozenset[str]:
    """The names under which a witness may be cited: its own and those of its groups."""
    return frozenset(up.get(ID, "").strip() for up in (witness, *witness.iterancestors(_LIST, _WITNESS))) - {""}


def _left_out(sheet: Sheet, app: Any, families: dict[str, frozenset[str]]) -> Iterator[Problem]:
    found = list(readings(app))
    if not found or not all(r.get("wit") or r.get("source") or r.get("resp") for r in found):
        return  # a lemma without witnesses is that of all others
    cited = {named_siglum(token) for reading in found for token in (reading.get("wit") or "").split()}
    missing = [name for name, family in families.items() if cited.isdisjoint(family)]
    if cited and missing:
        shown = ", ".join(missing[:6]) + (f" and {len(missing) - 6} more" if len(missing) > 6 else "")
        message = f"this entry says nothing of {shown}"
        yield sheet.problem("witness-left-out", message, app, hint="add the witness to the reading that it has")
