"""Problems as somebody wants to be told them: what was chosen, without what a file suppresses."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from operator import attrgetter
from pathlib import Path

from edition.building.sources import Refused, read_source
from edition.checking.choosing import Choice
from edition.checking.suppressing import Suppression, hidden, may_suppress, suppressions, unused
from edition.model import Problem


@dataclass(frozen=True, slots=True)
class Sifted:
    """The problems that are told, in their order, and how many were suppressed by files."""

    problems: tuple[Problem, ...]
    suppressed: int = 0


def sifted(
    problems: Iterable[Problem],
    choice: Choice,
    root: Path,
    paths: Sequence[str] = (),
    suppresses: Callable[[str], bool] = lambda _: True,
) -> Sifted:
    """The problems that are wanted and not suppressed; ``suppresses`` says of a file whether it need be looked into.

    ``paths`` are files of the root that were checked for all that is wanted: of what they suppress in vain there are problems too.
    """
    wanted = [*choice.of(problems)]
    by_path, checked = _by_path(wanted), frozenset(paths)
    out: set[int] = set()
    added: list[Problem] = []
    for path in (*by_path, *sorted(checked - by_path.keys())):
        found = _suppressions(root, path) if suppresses(path) else []
        out.update(map(id, hidden(by_path.get(path, ()), found)))
        added += unused(found, choice.wanted) if path in checked else ()
    left = [problem for problem in wanted if id(problem) not in out]
    if added:
        left = sorted([*left, *choice.of(added)], key=attrgetter("order"))
    return Sifted(tuple(left), len(out))


def _by_path(problems: Iterable[Problem]) -> dict[str, list[Problem]]:
    found: defaultdict[str, list[Problem]] = defaultdict(list)
    for problem in problems:
        if problem.place:
            found[problem.place.path].append(problem)
    return found


def _suppressions(root: Path, path: str) -> list[Suppression]:
    try:
        data = read_source(root, path)
    except Refused:
        return []
    return suppressions(path, data) if may_suppress(data) else []
