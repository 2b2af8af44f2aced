"""Which pages a site has, by kind: what is shown of a kind holds for all of them, so tests open some of each."""

from __future__ import annotations

import re
from pathlib import Path

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
    return [
        path
        for paths in by_kind(site).values()
        for path in dict.fromkeys([*paths[: max(1, each - 1)], *paths[-1:]][:each])
    ]
