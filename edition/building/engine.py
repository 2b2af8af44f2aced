"""Survey, map, reduce: the whole way from a folder of TEI to a site (DESIGN, section 3). What has not changed is not done again."""

from __future__ import annotations

import gc
import sqlite3
import warnings
from collections.abc import Iterator
from contextlib import ExitStack, closing, contextmanager
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path

from edition.building import settings
from edition.building.cataloguing import Order, Progress, Surveyed, surveyed
from edition.building.gathering import attach, gather
from edition.building.indexing import StoredIndex
from edition.building.losing import TextsLost
from edition.building.manifest import Manifest
from edition.building.mapping import Mapper
from edition.building.planning import Plan, plan
from edition.building.pool import batches, ctrl_c_held_back, give_memory_back, processes
from edition.building.publishing import Site
from edition.building.sharing import shared
from edition.building.sifting import sifted
from edition.building.store import Made, Store
from edition.building.travelling import Luggage
from edition.building.workroom import empty, passing, workroom
from edition.building.writing import Staging, open_site
from edition.checking.choosing import choice
from edition.model import Problem, worst

__all__ = ["Order", "Outcome", "Progress", "build", "indexed"]

GARBAGE = 200_000
"""Trees hold no cycles: looking for some after every 700 new objects would cost a third of the time."""


_DAMAGE = (sqlite3.Error, OSError, ArithmeticError, AttributeError, LookupError, TypeError, ValueError)
"""What comes of a cache that is damaged, gone, or on a full disk. A fault of ours is raised again by the build without it."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """What a build has come to. ``published`` is false where nothing had changed, or where ``strict`` stopped it.

    ``read`` counts the files that hold texts and were read; of the others everything was as before.
    """

    counts: dict[str, int]
    problems: list[Problem]
    published: bool
    stopped: bool = False
    suppressed: int = 0
    read: int = 0


def build(order: Order) -> Outcome:
    """Build a site. Raises ``EditionError`` when it cannot be done; the old site is whole then."""
    if order.output is None:
        raise ValueError("a build needs an output")
    gc.set_threshold(GARBAGE)
    give_memory_back()
    with ctrl_c_held_back():  # between taking the lock and knowing it
        site = open_site(order.output, order.source)
    with site as staging:
        while True:
            try:
                return _kept(order, staging)
            except TextsLost as loss:  # pages of others may speak of them: begin again without them
                order = replace(order, lost={**order.lost, **loss.texts})
                staging.begin_again()


def _kept(order: Order, staging: Staging) -> Outcome:
    """A build that takes over what it can from the last one, and keeps for the next one what that can take over."""
    room = workroom(order.source, staging.output, order.cache, order.untrusted)
    if room is not None:
        try:
            return _built(order, staging, room)
        except TextsLost:
            raise
        except _DAMAGE as error:
            if not staging.is_open:
                raise
            if not isinstance(error, sqlite3.Error | OSError):
                warnings.warn(f"what was kept in {room} could not be used: {error!r}", ResourceWarning, stacklevel=1)
            empty(room)
            staging.begin_again()
    with passing() as folder:
        return _built(order, staging, folder)


def _built(order: Order, staging: Staging, room: Path) -> Outcome:
    with surveyed(order, folder=room) as survey, closing(_store(survey, rendered=True)) as store:
        planned = plan(store, survey.lookups, survey.changes)
        site = Site(staging, store, survey, parquet=order.parquet)
        site.look(planned)
        if site.stands(planned):
            index = _index(store, survey)
            attach(store.db, survey.catalog)
            outcome = _outcome(order, survey, index)
            return replace(outcome, stopped=order.strict and worst(outcome.problems) == "error")
        with closing(Manifest()) as written:
            index = _mapped(order, survey, store, planned, site, written)
            outcome = replace(_outcome(order, survey, index), read=len(planned.stale))
            if order.strict and worst(outcome.problems) == "error":
                return replace(outcome, stopped=True)
            order.progress("pages", 0, 0)
            site.add_pages(
                index, written, processes(order.jobs, {path: survey.sizes.get(path, 0) for path in planned.stale})
            )
            order.progress("publishing", 0, 0)
            return replace(outcome, published=site.publish(written))


def _store(survey: Surveyed, *, rendered: bool) -> Store:
    setting = settings.of_reading(survey.project, rendered)
    return Store(survey.folder / "index.sqlite", setting)


def _index(store: Store, survey: Surveyed) -> StoredIndex:
    return StoredIndex(store.db, survey.lookups, survey.counts, survey.root)


def _outcome(order: Order, survey: Surveyed, index: StoredIndex) -> Outcome:
    """What a build has come to that has not published anything yet."""
    chosen, problems = choice(survey.project.problems), index.problems()
    if order.heard is not None:
        order.heard[:] = problems
        problems = iter(order.heard)
    found = sifted(problems, chosen, survey.root, suppresses=survey.lookups.may_suppress)
    return Outcome(survey.counts, list(found.problems), False, suppressed=found.suppressed)


@contextmanager
def indexed(order: Order) -> Iterator[StoredIndex]:
    """The index of an edition without a site: what ``edition index`` prints from."""
    with ExitStack() as opened:
        while True:
            survey = opened.enter_context(surveyed(order))
            store = opened.enter_context(closing(_store(survey, rendered=False)))
            try:
                index = _mapped(order, survey, store, plan(store, survey.lookups, survey.changes), None, None)
                break
            except TextsLost as loss:
                opened.close()
                order = replace(order, lost={**order.lost, **loss.texts})
        yield index


def _mapped(
    order: Order, survey: Surveyed, store: Store, planned: Plan, site: Site | None, written: Manifest | None
) -> StoredIndex:
    """Read every text that must be, and gather what all of them say into the index."""
    store.unsettle()
    for result in planned.gone:
        store.remove(result)
    if site is not None and written is not None:
        written.add(site.take_over())
    paths = [path for path in planned.keys if path in planned.stale]
    sizes = {path: survey.sizes.get(path, 0) for path in paths}
    workplace, done, lost = survey.workplace(site.folder if site else None), 0, dict[str, str]()
    tasks, jobs = list(batches(sizes.items())), processes(order.jobs, sizes)
    luggage = partial(Luggage.of_map, workplace)
    with closing(shared(Mapper, workplace, tasks, Made.of_lost, jobs, order.scheduler, luggage)) as results:
        for task, mapped in results:
            for made in mapped:
                if made.lost:
                    lost[made.path] = made.lost
                    continue
                store.add(made, planned.keys[made.path])
                if written is not None:
                    written.add(made.written)
            done += len(task)
            order.progress("texts", done, len(paths))
    if lost:
        raise TextsLost(lost)
    store.flush()
    store.put("generation", survey.changes.generation)
    gather(store.db, survey.catalog, survey.lookups)
    store.commit()
    return _index(store, survey)
