"""A bar on long work, when somebody is looking."""

from __future__ import annotations

import os
import sys
from types import TracebackType
from typing import Self

from edition.cli import interrupting

_WIDTH = 30


class Bar:
    """Draws on standard error while it is a terminal; otherwise silent."""

    def __init__(self) -> None:
        self._alive = sys.stderr.isatty() and os.environ.get("TERM") != "dumb"
        self._last = ""

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        if self._last:
            self._draw("")

    def show(self, step: str, done: int, total: int) -> None:
        """Redraw where the picture has changed; a Ctrl-C that got lost is answered here."""
        interrupting.check()
        if not self._alive:
            return
        filled = _WIDTH * done // total if total else 0
        picture = f"{step:<10} {'█' * filled}{'░' * (_WIDTH - filled)} {done:,}/{total:,}" if total else f"{step} …"
        if picture != self._last:
            self._draw(picture)

    def _draw(self, picture: str) -> None:
        blank = " " * (len(self._last) - len(picture))
        sys.stderr.write(f"\r{picture}{blank}" if picture else f"\r{' ' * len(self._last)}\r")
        sys.stderr.flush()
        self._last = picture
