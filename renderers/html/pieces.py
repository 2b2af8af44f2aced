"""The running text in pieces, in HTML, behind the same guard: together they say what the stream says."""

from __future__ import annotations

import copy
from pathlib import Path
from typing import Any

from .apart import apart
from .grafting import E, ours
from .transforming import dense, transformed

Pieces = list[tuple[Any, Any]]
"""(key, ``e:stream``) of each piece of a stream, in order (:func:`edition.renderers.html.cutting.cut`)."""


def in_html(
    page: Any, pieces: Pieces, stream: str, sheet: str, folders: tuple[Path, ...], alone: bool = False
) -> list[tuple[Any, str]] | None:
    """Each piece with its key, by a stylesheet; None where they are not, one after the other, the words of the ``stream``.

    ``page`` is the annotated copy, whose words of the interface the stylesheets need; ``alone``: in a process of its own.
    """
    whole = ours("page")
    whole.append(copy.deepcopy(page.find(f"{E}words")))
    whole.extend(piece for _, piece in pieces)

    def made() -> list[str] | None:
        found = transformed(whole, sheet, folders)
        if found is None or "".join(one.words() for one in found) != dense(stream):
            return None
        return [one.html for one in found]

    streams = apart(made) if alone else made()
    return None if streams is None else [(key, html) for (key, _), html in zip(pieces, streams, strict=True)]
