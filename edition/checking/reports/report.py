"""What a check has come to, as reports tell it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field

from edition.model import Problem, Severity


@dataclass(frozen=True, slots=True)
class Report:
    """The problems that are told, and what stands around them.

    ``counts`` are texts and other files by kind; ``schemas`` what grammar was checked against; ``files`` what was read, in the
    form of the problems' paths; ``base`` is the folder in which those paths begin, from where the command was called.
    ``suppressed`` problems were hidden by their file, ``known`` ones by a baseline, of which ``gone`` ones were not found any more.
    Problems as grave as ``fail_on`` end the command with exit code 1.
    """

    problems: tuple[Problem, ...]
    counts: Mapping[str, int] = field(default_factory=dict)
    schemas: tuple[str, ...] = ()
    files: tuple[str, ...] = ()
    base: str = "."
    suppressed: int = 0
    known: int = 0
    gone: int = 0
    fail_on: Severity = "error"

    def from_here(self, path: str) -> str:
        """A path of a problem as it is from where the command was called, with ``/``."""
        return path if self.base in ("", ".") else f"{self.base.rstrip('/')}/{path}"

    def by_severity(self) -> Counter[str]:
        """How many problems there are of each severity."""
        return Counter(problem.severity for problem in self.problems)

    def by_file(self) -> dict[str, list[Problem]]:
        """The problems of each file that was read or has some, by path; those of no file under ''."""
        found: dict[str, list[Problem]] = {path: [] for path in self.files}
        for problem in self.problems:
            found.setdefault(problem.place.path if problem.place else "", []).append(problem)
        return dict(sorted(found.items()))
