"""The headline of a text that its page has as its own title already: it is not shown a second time."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

from edition.tei import fold, is_white, tag, words

from .grafting import E

_HEAD = tag("head")
_CLASS = f"{E}class"


def once(title: str) -> Callable[[Any], None]:
    """Marks, in the copy of a text, the headline that says what ``title`` says.

    It stays where it is, for anchors, search and those who hear the page; a stylesheet hides it until somebody is led to it.
    """

    def mark(page: Any) -> None:
        head = next(page.find(f"{E}stream").iter(_HEAD), None)
        if head is not None and words(head) == fold(title) and _is_first(page, head) and _is_plain(head):
            head.set(_CLASS, f"{head.get(_CLASS, '')} is-title".strip())

    return mark


def _is_first(page: Any, head: Any) -> bool:
    """Whether nothing that can be read stands above a heading."""
    return all(map(is_white, _before(page.find(f"{E}stream"), head)))


def _before(stream: Any, head: Any) -> Iterator[str | None]:
    """The words before a heading, those of comments and instructions left out."""
    around = set(head.iterancestors())
    for element in stream.iter():
        if element is head:
            return
        if isinstance(element.tag, str):
            yield element.text
        if element not in around:
            yield element.tail


def _is_plain(head: Any) -> bool:
    """Whether a heading has words and no more: no name that leads somewhere, no note, nothing that looks otherwise."""
    return not any(
        not isinstance(inner.tag, str) or inner.tag.startswith(E) or any(name.startswith(E) for name in inner.attrib)
        for inner in head.iterdescendants()
    )
