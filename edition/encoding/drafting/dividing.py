"""Divisions: headings and what stands below them, nested by their levels."""

from __future__ import annotations

from edition.encoding.drafting.pieces import Block, Element, Heading

_AROUND = frozenset("pb fw note milestone figure lb".split())
"""What may stand anywhere, and makes no content of a division by itself."""
_TOPS = frozenset("head byline docDate dateline opener salute docAuthor".split())


def divided(blocks: tuple[Block, ...]) -> tuple[Element, ...]:
    """The content of a body: the first heading is its own where no other is of its level or a higher one."""
    first = next((n for n, b in enumerate(blocks) if not (isinstance(b, Element) and b.name in _AROUND)), None)
    if first is not None and isinstance(head := blocks[first], Heading):
        others = [b.level for b in blocks[first + 1 :] if isinstance(b, Heading)]
        if not others or min(others) > head.level:
            own = Element("head", head.content)
            before = tuple(b for b in blocks[:first] if isinstance(b, Element))
            return _filled((*before, own, *_levels(blocks[first + 1 :])))
    return _filled(_levels(blocks))


def _levels(blocks: tuple[Block, ...]) -> tuple[Element, ...]:
    """Blocks with a ``div`` for each heading."""
    stack: list[tuple[int, list[Element]]] = [(0, [])]
    for block in blocks:
        if isinstance(block, Heading):
            while stack[-1][0] >= block.level:
                _close(stack)
            stack.append((block.level, [Element("head", block.content)]))
        else:
            stack[-1][1].append(block)
    while len(stack) > 1:
        _close(stack)
    return tuple(stack[0][1])


def _close(stack: list[tuple[int, list[Element]]]) -> None:
    _, content = stack.pop()
    stack[-1][1].append(Element("div", tuple(content)))


def _filled(content: tuple[Element, ...]) -> tuple[Element, ...]:
    """With a paragraph where there is nothing but a heading: a body must hold something."""
    if any(element.name not in _AROUND | _TOPS for element in content):
        return content
    return (*content, Element("p"))
