"""What rules over the whole edition know of each file: kept on disk between the survey and the judging, never all in memory."""

from __future__ import annotations

import pickle
import tempfile
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from edition.building.surveying import FileFacts

_SMALL = 4_000_000
"""Bytes of facts that are held in memory as well, once they were asked for: about twice as many, as Python holds them."""


class Collected:
    """Takes in the facts of files for some modules of rules, and gives them back module by module, by path.

    They stand in a file without a name, in ``folder`` where one is given: nothing of them outlives the process.
    """

    def __init__(self, modules: Sequence[str], folder: Path | None = None) -> None:
        if folder:
            folder.mkdir(parents=True, exist_ok=True)
        self._file = tempfile.TemporaryFile(dir=folder)  # noqa: SIM115 - stands until close()
        self._at: dict[str, list[tuple[str, int]]] = {module: [] for module in modules}
        self._held: dict[str, list[tuple[str, Any]]] = {}

    def keep(self, facts: FileFacts) -> None:
        """Take in what was collected of a file."""
        for module, value in facts.collected.items():
            self._at[module].append((facts.path, self._file.seek(0, 2)))
            pickle.dump(value, self._file, pickle.HIGHEST_PROTOCOL)

    def of(self, module: str) -> Iterator[tuple[str, Any]]:
        """The value of each file of which this module has collected one; the files in the order of their paths."""
        if module not in self._held:
            if self._file.seek(0, 2) > _SMALL:
                return self._loaded(module)
            self._held[module] = list(self._loaded(module))
        return iter(self._held[module])

    def _loaded(self, module: str) -> Iterator[tuple[str, Any]]:
        for path, at in sorted(self._at[module]):
            self._file.seek(at)
            yield path, pickle.load(self._file)  # noqa: S301 - written above, by this process

    def close(self) -> None:
        """Let go of the file."""
        self._file.close()
