"""The figures that another hand counted: ``tests/expected/<collection>.toml``, as ``figures.py`` there wrote them."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

Figures = dict[str, Any]
FOLDER = Path(__file__).resolve().parents[1] / "expected"


def names() -> set[str]:
    """The collections that figures are expected of."""
    return {file.stem for file in FOLDER.glob("*.toml")}


def figures(collection: str) -> Figures:
    """The ``[count]`` table of a collection."""
    count: Figures = tomllib.loads((FOLDER / f"{collection}.toml").read_text(encoding="utf-8"))["count"]
    return count


def characters(count: Figures) -> dict[str, int]:
    """Code points by stream."""
    return dict(count["characters"])
