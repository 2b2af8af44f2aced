"""Who does the work of a step: this process, several, or a cluster."""

from __future__ import annotations

from collections.abc import Callable, Generator, Sequence
from typing import TYPE_CHECKING, TypeVar

from edition.building.pool import Lost, Work, run

if TYPE_CHECKING:
    from edition.building.travelling import Luggage

_Setting = TypeVar("_Setting")
_Result = TypeVar("_Result")


def shared(
    make: Callable[[_Setting], Work[_Result]],
    setting: _Setting,
    tasks: Sequence[list[str]],
    lost: Lost[_Result],
    jobs: int,
    scheduler: str,
    luggage: Callable[[], Luggage],
) -> Generator[tuple[list[str], _Result], None, None]:
    """(paths, result) in order, as :func:`edition.building.pool.run` gives them; with a scheduler from its cluster."""
    if not scheduler or not tasks:
        return run(make, setting, tasks, jobs, lost)
    from edition.building import cluster  # noqa: PLC0415 - the extra “cluster”

    return cluster.run(make, setting, tasks, scheduler, luggage(), lost)
