"""The sites that are looked at, and the browsers."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.browsers.driving import Browsers
from tests.browsers.states import OTHER_WINDOWS, WINDOWS
from tests.promises.building import Builds, corpora

COLLECTIONS = ("auden-musulin-letters", "al-muqtabas-arabic", "evt-pelavicino")
"""Letters full of names, a journal from right to left, charters with an apparatus and notes."""


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """On the collections axe looks at a narrow light window; at the other three with the longest tests."""
    for item in items:
        given = getattr(getattr(item, "callspec", None), "params", {})
        if given.get("site") in COLLECTIONS and (given.get("width"), given.get("scheme")) in (
            *WINDOWS[1:],
            *OTHER_WINDOWS,
        ):
            item.add_marker(pytest.mark.long)


@pytest.fixture(scope="module")
def browsers() -> Iterator[Browsers]:
    """They are closed with each module: what drives them has a thread, and beside threads no build forks its workers."""
    with Browsers() as started:
        yield started


@pytest.fixture(scope="session")
def builds(tmp_path_factory: pytest.TempPathFactory) -> Builds:
    return Builds(tmp_path_factory.mktemp("browsers"))


@pytest.fixture(scope="session")
def sample(builds: Builds) -> Path:
    """The sample edition as a site."""
    return built(builds, "texts")


@pytest.fixture(
    scope="session",
    params=["texts", *(pytest.param(name, marks=[pytest.mark.slow, pytest.mark.corpora]) for name in COLLECTIONS)],
)
def site(request: pytest.FixtureRequest, builds: Builds) -> Path:
    """The sample edition and three collections by others, one after the other."""
    return built(builds, request.param)


def built(builds: Builds, name: str) -> Path:
    folder = corpora()
    if name != "texts" and (folder is None or not (folder / name).is_dir()):
        pytest.skip(f"NOT TESTED ON {name}: it is not among the real collections (EDITION_CORPORA)")
    subject = builds.subject(name)
    assert subject.is_built, subject.messages
    return subject.output
