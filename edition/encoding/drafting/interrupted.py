"""Lists that something interrupts: a resolution that is quoted between two items, a list of letters below one of numbers."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import NamedTuple

from edition.encoding.drafting import listing
from edition.encoding.drafting.rows import Group

_LONGEST_BREAK = 6
"""Groups of lines between two items: more are no part of an item."""
QUOTED = re.compile(r"(?:>[ \t]?)+")


class Entered(NamedTuple):
    """An item, and the groups of lines below its own that belong to it."""

    item: listing.Item
    below: tuple[Group, ...] = ()


def items(groups: list[Group], is_marked: Callable[[Group], bool]) -> tuple[int, tuple[Entered, ...]]:
    """The items of a list that has empty lines within, and how many groups they stand in; none where the first begins no such list.

    Each group is one item, or some that count on. What interrupts begins with a quotation or with a list of another sort, and the
    next number follows behind it. ``is_marked``: whether lines of a group are headings or rules by their marks.
    """
    found: list[Entered] = []
    between: list[Group] = []
    taken = 0
    for at, group in enumerate(groups):
        several = _of(group) if not is_marked(group) else ()
        if several and (not found or listing.follow(found[-1].item, several[0])):
            if between:
                found[-1] = Entered(found[-1].item, tuple(between))
                between = []
            found += map(Entered, several)
            taken = at + 1
        elif found and _may_interrupt(found[-1].item, group, between) and not is_marked(group):
            between.append(group)
        else:
            break
    return (taken, tuple(found)) if taken > 1 else (0, ())


def _of(group: Group) -> tuple[listing.Item, ...]:
    """The items in a group: several only where they are counted, since bullets make lists side by side as well."""
    several = listing.items(group)
    if several:
        return several if several[0].value else ()
    one = listing.is_one(group)
    return (one,) if one else ()


def _may_interrupt(item: listing.Item, group: Group, between: list[Group]) -> bool:
    if not item.value or len(between) >= _LONGEST_BREAK:
        return False
    return bool(between) or is_quotation(group) or _begins_other(item, group)


def is_quotation(group: Group) -> bool:
    """Whether all lines are marked as quoted."""
    return all(QUOTED.match(one.text) for one in group)


def _begins_other(item: listing.Item, group: Group) -> bool:
    """Whether lines begin a list of another sort: a) below 1."""
    one = listing.is_one(group)
    return one is not None and one.value <= 1 and one.sort != item.sort
