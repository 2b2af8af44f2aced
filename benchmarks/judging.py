"""Measurements against their bars, as a table; and the machine that they were taken on."""

from __future__ import annotations

import os
import platform
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from statistics import median

from lxml import etree

_BEGIN, _END = "<!-- measured: written by {} --write -->\n", "<!-- end of measured -->\n"
_HEADINGS = ("what", "measured", "bar", "verdict")


@dataclass(frozen=True, slots=True)
class Row:
    """One line of the result. Without a ``bar`` it informs only; with one, ``value`` is at most the bar, or ``at_least``."""

    what: str
    measured: str
    value: float = 0.0
    bar: float | None = None
    at_least: bool = False

    @property
    def is_missed(self) -> bool:
        """Whether the value is on the wrong side of the bar."""
        if self.bar is None:
            return False
        return self.value < self.bar if self.at_least else self.value > self.bar

    @property
    def cells(self) -> tuple[str, str, str, str]:
        """What the table shows of it."""
        if self.bar is None:
            return self.what, self.measured, "", ""
        return (
            self.what,
            self.measured,
            f"{'≥' if self.at_least else '≤'} {self.bar:g}",
            "missed" if self.is_missed else "held",
        )


def ratio(what: str, ours: Sequence[float], theirs: Sequence[float], bar: float | None = None, unit: str = "s") -> Row:
    """A row of the median of the ratios of measurements taken in pairs, with their range and the medians of both."""
    ratios = [one / other for one, other in zip(ours, theirs, strict=True)]
    value = median(ratios)
    spread = f" [{min(ratios):.2f} to {max(ratios):.2f}]" if len(ratios) > 1 else ""
    shown = f"{value:.2f}{spread} ({_amount(median(ours), unit)} to {_amount(median(theirs), unit)})"
    return Row(what, shown, value, bar)


def _amount(value: float, unit: str) -> str:
    return f"{value:.3g} {unit}" if value < 100 else f"{value:.0f} {unit}"


def amount(what: str, value: float, unit: str, bar: float | None = None) -> Row:
    """A row of one amount, that is at most the bar."""
    return Row(what, _amount(value, unit), value, bar)


def table(rows: Iterable[Row]) -> str:
    """Rows as a Markdown table that also reads well on a terminal."""
    return columns(_HEADINGS, [row.cells for row in rows])


def columns(headings: Sequence[str], cells: Iterable[Sequence[str]]) -> str:
    """Any lines of cells as such a table."""
    lines = [headings, *cells]
    widths = [max(len(line[column]) for line in lines) for column in range(len(headings))]
    rule = f"|{'|'.join('-' * (width + 2) for width in widths)}|"
    shown = [f"| {' | '.join(cell.ljust(w) for cell, w in zip(line, widths, strict=True))} |" for line in lines]
    return "\n".join([shown[0], rule, *shown[1:], ""])


def report(rows: Iterable[Row], load: float) -> str:
    """The machine, what others did on it at the beginning, and the table of rows."""
    return f"{machine()}. Load of others at the beginning: {load:.1f}.\n\n{table(rows)}"


def machine() -> str:
    """Processor, cores, system, Python and lxml: no names of hosts or folders."""
    libxml2 = ".".join(map(str, etree.LIBXML_VERSION))
    return (
        f"{_processor()}, {os.cpu_count()} cores, {platform.system()}; Python {platform.python_version()}, "
        f"lxml {etree.__version__} with libxml2 {libxml2}"
    )


def _processor() -> str:
    try:
        found = re.search(r"^model name\s*:\s*(.+)$", Path("/proc/cpuinfo").read_text(encoding="utf-8"), re.MULTILINE)
    except OSError:
        found = None
    return found[1].strip() if found else platform.machine()


def write(readme: Path, report: str, program: str) -> None:
    """Replace the part of a README that a program measures. Raises ``ValueError`` where its marks are missing."""
    text, mark = readme.read_text(encoding="utf-8"), _BEGIN.format(program)
    before, begin, rest = text.partition(mark)
    _, end, after = rest.partition(_END)
    if not begin or not end:
        raise ValueError(f"{readme.name} has lost the marks of its measured part: {mark.strip()} and {_END.strip()}")
    readme.write_text(f"{before}{mark}\n{report}\n{_END}{after}", encoding="utf-8")
