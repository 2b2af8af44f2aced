"""Which form of a ``choice`` is read, where words are wanted and no view: in headers (TEI P5, section 3.5)."""

from __future__ import annotations

from collections.abc import Sequence
from copy import deepcopy
from typing import Any

from edition.elements import PREFERRED
from edition.tei import tag, words

_CHOICE = tag("choice")


def preferred(forms: Sequence[Any]) -> Any | None:
    """The form that is read among those of a ``choice``: the best of the table, else the first; None of no forms."""
    first = forms[0] if forms else None
    return next((form for wanted in PREFERRED for form in forms if form.tag == wanted), first)


def as_read(element: Any) -> Any:
    """The element itself where nothing in it has several forms, else a copy that has those alone that are read."""
    if not len(element) or next(element.iter(_CHOICE), None) is None:
        return element
    copy = deepcopy(element)
    for choice in list(copy.iter(_CHOICE)):
        chosen = preferred(list(choice))
        for form in list(choice):
            if form is not chosen:
                choice.remove(form)
    return copy


def words_read(element: Any) -> str:
    """All words in an element that are read, folded."""
    return words(as_read(element))
