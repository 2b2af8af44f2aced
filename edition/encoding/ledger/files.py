"""Where ledgers stand, and how they are written: whole, or not at all."""

from __future__ import annotations

import os
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from edition.editing.writing import placed
from edition.encoding.ledger import table
from edition.encoding.ledger.rows import Row
from edition.errors import OutputError

SUFFIX = ".ledger.csv"


def beside(text: Path) -> Path:
    """The ledger of a text: ``letter.ledger.csv`` for ``letter.xml``, ``letter.tei.ledger.csv`` for ``letter.tei``."""
    return text.with_name((text.stem if text.suffix == ".xml" else text.name) + SUFFIX)


@dataclass(frozen=True, slots=True)
class Ledger:
    """A ledger as it stands in its file; ``data`` is None where there is none yet."""

    path: Path
    data: bytes | None
    rows: tuple[Row, ...]

    def save(self, rows: Sequence[Row]) -> Ledger:
        """Write other rows, if they are others; nothing is made of nothing.

        ``OutputError``: the file has changed since, or cannot be written.
        """
        new = table.write(rows, self.data)
        if new == self.data or (self.data is None and not rows):
            return self
        _write(self.path, new, self._check)
        return Ledger(self.path, new, tuple(rows))

    def _check(self) -> None:
        if _bytes(self.path) != self.data:
            raise OutputError(f"{self.path} has changed while this was at work", "nothing was written; begin again")


def opened(text: Path) -> Ledger:
    """The ledger of a text, or an empty one.

    ``LedgerError``: what stands there is no ledger; ``OutputError``: it cannot be read.
    """
    path = beside(text)
    data = _bytes(path)
    return Ledger(path, data, tuple(table.read(str(path), data)) if data is not None else ())


def created(path: Path, data: bytes) -> None:
    """Write a file that is not there yet, whole or not at all. ``OutputError``: it is there, or cannot be written."""

    def check() -> None:
        if path.exists():
            raise OutputError(f"{path} is there already", "name another file")

    _write(path, data, check)


def _bytes(path: Path) -> bytes | None:
    try:
        if path.is_symlink() or (path.exists() and not path.is_file()):
            raise OutputError(
                f"{path} is no regular file", "a ledger stands beside its text: put the file itself there"
            )
        if path.stat().st_size > table.LARGEST:
            raise OutputError(f"{path} is larger than {table.LARGEST:,} bytes", "no ledger is that large")
        return path.read_bytes()
    except FileNotFoundError:
        return None
    except OSError as error:
        raise OutputError(f"{path} cannot be read: {error.strerror}") from error


def _write(path: Path, data: bytes, check: Callable[[], None]) -> None:
    """All of a file at once, if nobody was quicker; permissions of an old one stay."""
    real = Path(os.path.realpath(path))
    try:
        placed(real, data, real.stat().st_mode & 0o7777 if real.exists() else 0o666 & ~_umask(), check)
    except OSError as error:
        raise OutputError(f"{path} cannot be written: {error.strerror}") from error


def _umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask
