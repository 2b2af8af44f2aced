"""A scholar's edition: TEI-XML read once, and everything that is made from that one reading.

Once installed, the shelves ``renderers schema xslt texts`` lie inside this package. In a checkout they stand beside it,
and putting the checkout's root on ``__path__`` would let in its neighbours too (``edition.tests``, even
``edition.edition``). So there, a finder asked last of all looks up those four names, and no other, in ``HOUSE``.
"""

from __future__ import annotations

import sys
from importlib.machinery import ModuleSpec, PathFinder
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence
    from types import ModuleType

__version__ = "0.1.0"

SHELVES = ("renderers", "schema", "xslt", "texts")
"""What stands beside the package in a checkout and inside it once installed."""


def _house(package: Path) -> Path:
    """The folder that holds the shelves: the checkout around ``package``, or ``package`` itself once installed."""
    root = package.parent
    installed = (package / "renderers").is_dir()
    checkout = (root / "pyproject.toml").is_file() and all((root / shelf).is_dir() for shelf in SHELVES)
    return root if checkout and not installed else package


_PACKAGE = Path(__file__).resolve().parent

HOUSE = _house(_PACKAGE)
"""The folder that holds the shelves; only :mod:`edition.project` looks into it."""


class _ShelfFinder:
    """Finds ``edition.<shelf>`` in the checkout's root, and nothing else there (a meta path finder, PEP 451)."""

    @classmethod
    def find_spec(
        cls,
        fullname: str,
        path: Sequence[str] | None = None,  # noqa: ARG003 - the protocol hands it over; shelves are sought in HOUSE alone
        target: ModuleType | None = None,
    ) -> ModuleSpec | None:
        """The spec of a shelf, or None for every other name."""
        package, _, shelf = fullname.rpartition(".")
        if package != __name__ or shelf not in SHELVES:
            return None
        return PathFinder.find_spec(fullname, [str(HOUSE)], target)


if HOUSE != _PACKAGE:
    sys.meta_path.append(_ShelfFinder)
