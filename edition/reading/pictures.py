"""Pictures that a file shows: ``graphic``, and page images by ``@facs`` (TEI P5, sections 11.1 and 14.2)."""

from __future__ import annotations

import posixpath
from collections.abc import Iterator
from typing import Any

from lxml import etree

from edition.context import Context
from edition.reading.parsing import Document
from edition.tei import expand_prefix, has_scheme, prefix_definitions, tag

EXTENSIONS = ("png", "jpg", "jpeg", "gif", "webp", "avif", "svg")
"""What a browser shows as a picture, by the end of the file's name."""

_GRAPHIC = tag("graphic")
_SHOWING = etree.XPath("descendant-or-self::*[@url or @facs]")


def is_picture(path: str) -> bool:
    """Whether a browser shows a file of this name as a picture."""
    return posixpath.splitext(path)[1][1:].casefold() in EXTENSIONS


def pictures(document: Document) -> Iterator[tuple[Any, str, str]]:
    """Element, attribute and path (from the source folder) of every picture that is no address and no pointer to an id."""
    folder, prefixes = posixpath.dirname(document.path), None
    for element in _SHOWING(document.root):
        attribute = "url" if element.get("url") else "facs"
        if element.get("facs") is None and element.tag != _GRAPHIC:
            continue
        tokens = (element.get(attribute) or "").split()
        for token in tokens[:1] if attribute == "url" else tokens:
            if has_scheme(token):
                prefixes = prefix_definitions(document.root) if prefixes is None else prefixes
                token = expand_prefix(token, prefixes)  # noqa: PLW2901 - the same pointer, written out
            if is_picture(token) and not has_scheme(token) and "#" not in token:
                yield element, attribute, posixpath.normpath(posixpath.join(folder, token))


def report_missing(document: Document, context: Context) -> None:
    """One problem for all pictures that a file shows and that are not there."""
    missing = [found for found in pictures(document) if not context.media(found[2])]
    if missing:
        element, attribute, path = missing[0]
        document.problem(
            "picture-missing", is_missing(path, len(missing) - 1), element, attribute, MISSING_HINT, "info"
        )


MISSING_HINT = "put the pictures where the file says, or give their full addresses (https://…)"


def is_missing(path: str, more: int) -> str:
    """What is said of the first picture that is missing, and of so many more."""
    others = "" if not more else ", nor is one other" if more == 1 else f", nor are {more} others"
    return f"the picture {path} is not in the source folder{others}; the page shows a sign in its place"
