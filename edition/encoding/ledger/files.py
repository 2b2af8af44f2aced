"""Where ledgers stand, and how they are written: whole, or not at all."""

from __future__ import annotations

import contextlib
import os
import tempfile
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

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
        if _bytes(self.path) != self.data:
            raise OutputError(f"{self.path} has changed while this was at work", "nothing was written; begin again")
        _write(self.path, new)
        return Ledger(self.path, new, tuple(rows))


def opened(text: Path) -> Ledger:
    """The ledger of a text, or an empty one.

    ``LedgerError``: what stands there is no ledger; ``OutputError``: it cannot be read.
    """
    path = beside(text)
    data = _bytes(path)
    return Ledger(path, data, tuple(table.read(str(path), data)) if data is not None else ())


def created(path: Path, data: bytes) -> None:
    """Write a file that is not there yet, whole or not at all. ``OutputError``: it is there, or cannot be written."""
    if path.exists():
        raise OutputError(f"{path} is there already", "name another file")
    _write(path, data)


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


def _write(path: Path, data: bytes) -> None:
    """All of a file at once; permissions of an old one stay."""
    real = Path(os.path.realpath(path))
    beside_it = None
    try:
        descriptor, beside_it = tempfile.mkstemp(prefix=f".{real.name}.", suffix=".new", dir=real.parent)
        with os.fdopen(descriptor, "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        Path(beside_it).chmod(real.stat().st_mode & 0o7777 if real.exists() else 0o666 & ~_umask())
        os.replace(beside_it, real)  # noqa: PTH105 - the name of the system call that is atomic
    except OSError as error:
        raise OutputError(f"{path} cannot be written: {error.strerror}") from error
    finally:
        with contextlib.suppress(OSError):
            if beside_it:
                Path(beside_it).unlink()


def _umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask
