"""What this process has used so far. Little is imported, so that what is measured is not the measuring."""

from __future__ import annotations

import resource
import sys
from pathlib import Path


def cpu() -> float:
    """Seconds of CPU, user and system, of this process and of its children that have ended."""
    return own() + children()


def own() -> float:
    """Seconds of this process."""
    return _seconds(resource.getrusage(resource.RUSAGE_SELF))


def children() -> float:
    """Seconds of its children that have ended, and of theirs."""
    return _seconds(resource.getrusage(resource.RUSAGE_CHILDREN))


def largest_child() -> int:
    """The most memory that one of them has held, in bytes; 0 where there was none."""
    return in_bytes(resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss)


def peak() -> int:
    """The most memory that this process has held, in bytes (``ru_maxrss`` begins at the parent's on Linux)."""
    status = Path("/proc/self/status")
    if not status.exists():
        return in_bytes(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss)
    (line,) = (line for line in status.read_text().splitlines() if line.startswith("VmHWM:"))
    return int(line.split()[1]) * 1024


def in_bytes(maxrss: int) -> int:
    """``ru_maxrss`` in bytes: kilobytes on Linux, bytes on a Mac."""
    return maxrss if sys.platform == "darwin" else maxrss * 1024


def _seconds(usage: resource.struct_rusage) -> float:
    return usage.ru_utime + usage.ru_stime
