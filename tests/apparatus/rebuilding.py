"""The text of one witness as TEI: what the base and the apparatus say it has, markup included."""

from __future__ import annotations

import copy
from typing import Any

from edition.apparatus.choosing import Choosing
from edition.apparatus.entries import APP, LIST_APP, MORE, readings
from edition.trees import take_out, unwrap


def rebuilt(contents: Any, choosing: Choosing) -> Any:
    """A copy of a text whose entries are settled, with what is shown in place of every entry; lists of entries are gone."""
    twin = copy.deepcopy(contents)
    twin.tail = None
    twins = dict(zip(contents.iter("*"), twin.iter("*"), strict=True))
    for app in list(contents.iter(APP)):
        if next(app.iterancestors(LIST_APP), None) is None:
            shown, _ = choosing.shown(app, readings(app))
            gone = [piece for piece in choosing.further(app) if piece in twins]
            _replace(twins[app], twins.get(shown), [twins[piece] for piece in gone])
    for piece in list(twin.iter(MORE)):
        unwrap(piece)
    for entries in list(twin.iter(LIST_APP)):
        take_out(entries)
    return twin


def _replace(app: Any, shown: Any | None, gone: list[Any]) -> None:
    """Put a reading in the place of its entry, and empty the further pieces of its lemma, which may be those of other entries."""
    for piece in gone:
        piece.text = None
        del piece[:]
    if shown is None:
        take_out(app)
        return
    around = shown
    while around.getparent() is not app:
        around = around.getparent()
    shown.tail = None
    if around is not shown:
        around.getparent().replace(around, shown)
    for child in list(app):
        if child is not shown:
            take_out(child)
    app.text, shown.tail = None, None
    unwrap(shown)
    unwrap(app)
