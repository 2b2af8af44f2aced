"""Which pages a site has, by kind: what is shown of a kind holds for all of them, so tests open some of each."""

from __future__ import annotations

import re
from collections.abc import Iterable
from pathlib import Path

_LARGE = 120_000
"""Bytes of a page of some thousand elements."""
_FIXED = ("synopsis", "variation")


def kind_of(path: str) -> str:
    """``texts/letter~diplomatic.html`` is of the kind ``texts/*~diplomatic``, ``persons/index~w~2.html`` of ``persons/index~``."""
    folder, _, name = path.removesuffix(".html").rpartition("/")
    stem, tilde, rest = name.partition("~")
    if not folder or stem == "index":
        return f"{folder}/{stem}{tilde}"
    if folder.startswith("texts/"):
        part = re.sub(r"\d+$", "", stem)
        return f"texts/*/{part if part in (*_FIXED, 'part-') else 'witness'}"
    return f"{folder}/*{tilde}{re.sub(r'[0-9]+', '', rest)}"


def by_kind(site: Path) -> dict[str, list[str]]:
    """The pages of every kind, the largest first."""
    found: dict[str, list[str]] = {}
    for page in sorted(site.rglob("*.html"), key=lambda page: (-page.stat().st_size, str(page))):
        path = page.relative_to(site).as_posix()
        found.setdefault(kind_of(path), []).append(path)
    return dict(sorted(found.items()))


def some(site: Path, each: int = 1) -> list[str]:
    """So many pages of each kind: the largest, which has most to go wrong, and the smallest."""
    return [path for paths in by_kind(site).values() for path in _ends(paths, each)]


def some_of_a_size(site: Path) -> list[str]:
    """A page of each kind, the largest of those in which each element can be asked for: thousands in a second, no more."""
    return [
        path
        for paths in by_kind(site).values()
        for path in [*(one for one in paths if (site / one).stat().st_size <= _LARGE), paths[-1]][:1]
    ]


def _ends(paths: list[str], each: int) -> Iterable[str]:
    return dict.fromkeys([*paths[: max(1, each - 1)], *paths[-1:]][:each])
