"""Survey, map, reduce: the whole way from a folder of TEI to a site (DESIGN, section 3)."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import ExitStack, closing, contextmanager
from dataclasses import dataclass, replace

from edition.building import parquet
from edition.building.cataloguing import Order, Progress, Surveyed, surveyed
from edition.building.gathering import gather
from edition.building.indexing import StoredIndex
from edition.building.losing import TextsLost
from edition.building.manifest import Manifest, Written
from edition.building.mapping import Mapped, Mapper
from edition.building.plugins import renderers
from edition.building.pool import batches, ctrl_c_held_back, give_memory_back, processes
from edition.building.sharing import shared
from edition.building.sifting import sifted
from edition.building.store import Store
from edition.building.travelling import Luggage
from edition.building.writing import Staging, open_site
from edition.checking.choosing import choice
from edition.model import Problem, worst

__all__ = ["Order", "Outcome", "Progress", "build", "indexed"]

GARBAGE = 200_000
"""Trees hold no cycles: looking for some after every 700 new objects would cost a third of the time."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """What a build has come to. ``published`` is false where nothing had changed, or where ``strict`` stopped it."""

    counts: dict[str, int]
    problems: list[Problem]
    published: bool
    stopped: bool = False
    suppressed: int = 0


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
                return _built(order, staging)
            except TextsLost as loss:  # pages of others may speak of them: begin again without them
                order = replace(order, lost={**order.lost, **loss.texts})


def _built(order: Order, staging: Staging) -> Outcome:
    with closing(Manifest()) as written, surveyed(order) as survey:
        chosen = choice(survey.project.problems)
        with closing(Store(survey.folder / "index.sqlite")) as store:
            index = _mapped(order, survey, store, staging, written)
            found = sifted(index.problems(), chosen, survey.root)
            problems = list(found.problems)
            if order.strict and worst(problems) == "error":
                return Outcome(survey.counts, problems, published=False, stopped=True, suppressed=found.suppressed)
            order.progress("pages", 0, 0)
            written.add(_reduced(index, survey, staging))
            if order.parquet:
                written.add(map(staging.write, parquet.artifacts(index)))
        order.progress("publishing", 0, 0)
        return Outcome(survey.counts, problems, staging.finish(written), suppressed=found.suppressed)


@contextmanager
def indexed(order: Order) -> Iterator[StoredIndex]:
    """The index of an edition without a site: what ``edition index`` prints from."""
    with ExitStack() as opened:
        while True:
            survey = opened.enter_context(surveyed(order))
            store = opened.enter_context(closing(Store(survey.folder / "index.sqlite")))
            try:
                index = _mapped(order, survey, store, None, None)
                break
            except TextsLost as loss:
                opened.close()
                order = replace(order, lost={**order.lost, **loss.texts})
        yield index


def _mapped(
    order: Order, survey: Surveyed, store: Store, staging: Staging | None, written: Manifest | None
) -> StoredIndex:
    """Read every text, and gather what they say into the index."""
    store.add_problems(survey.problems)
    paths = survey.lookups.paths()
    tasks = list(batches((path, survey.sizes.get(path, 0)) for path in paths))
    workplace, done = survey.workplace(staging.root if staging else None), 0
    lost: dict[str, str] = {}
    work = shared(
        Mapper,
        workplace,
        tasks,
        Mapped.of_lost,
        processes(order.jobs, survey.sizes),
        order.scheduler,
        lambda: Luggage.of_map(survey.root, survey.project.folder, survey.catalog, workplace.staging),
    )
    with closing(work) as results:
        for task, mapped in results:
            lost |= mapped.lost
            for rows in mapped.rows:
                store.add(rows)
            if written is not None:
                written.add(mapped.written)
            done += len(task)
            order.progress("texts", done, len(paths))
    if lost:
        raise TextsLost(lost)
    store.flush()
    gather(store.db, survey.catalog, survey.lookups)
    return StoredIndex(store.db, survey.lookups, survey.counts, survey.root)


def _reduced(index: StoredIndex, survey: Surveyed, staging: Staging) -> Iterator[Written]:
    for renderer in renderers():
        for artifact in renderer.edition(index, survey.lookups):
            yield staging.write(artifact)
