"""A text as a row of tags, so that a fault can be planted at a place that is known exactly."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

_TAG = re.compile(r"<!--.*?-->|<\?.*?\?>|<(/?)([\w:.\-]+)((?:\s+[\w:.\-]+\s*=\s*\"[^\"]*\")*)\s*(/?)>", re.DOTALL)
_ATTRIBUTE = re.compile(r"([\w:.\-]+)\s*=\s*\"([^\"]*)\"")


@dataclass
class Tag:
    """An element in its source: where its start tag begins and ends, where its end tag does (offsets in characters)."""

    name: str
    begin: int
    opened: int
    attributes: dict[str, tuple[int, int, int]]
    """Where the name of each begins, where its value begins, where that ends."""
    parent: Tag | None
    closing: int = 0
    end: int = 0
    children: list[Tag] = field(default_factory=list)

    @property
    def within(self) -> str:
        """The name of its parent."""
        return self.parent.name if self.parent else ""

    @property
    def is_empty(self) -> bool:
        """Whether it is one tag, ``<lb/>``."""
        return self.closing == self.end

    @property
    def before(self) -> list[Tag]:
        """Its elder siblings."""
        return self.parent.children[: self.place] if self.parent else []

    @property
    def after(self) -> list[Tag]:
        """Its younger siblings."""
        return self.parent.children[self.place + 1 :] if self.parent else []

    @property
    def place(self) -> int:
        """Its number among its siblings."""
        siblings = self.parent.children if self.parent else []
        return next((n for n, sibling in enumerate(siblings) if sibling is self), 0)

    def one(self, name: str) -> Tag | None:
        """Its first child of a name."""
        return next((child for child in self.children if child.name == name), None)


def tags(source: str) -> list[Tag]:
    """The elements of a text without DOCTYPE and CDATA, in their order."""
    found: list[Tag] = []
    opened: list[Tag] = []
    for tag in _TAG.finditer(source):
        if tag[2] is None:
            continue
        if tag[1]:
            opened[-1].closing, opened.pop().end = tag.start(), tag.end()
            continue
        attributes = {
            one[1]: (one.start(), one.start(2), one.end(2))
            for one in _ATTRIBUTE.finditer(source, tag.start(3), tag.end(3))
        }
        parent = opened[-1] if opened else None
        new = Tag(tag[2], tag.start(), tag.end(), attributes, parent, tag.end(), tag.end())
        found.append(new)
        if parent:
            parent.children.append(new)
        if not tag[4]:
            opened.append(new)
    return found
