"""Every promise is tested on every collection; what ran is said at the end (``promise streams: 27 collections``)."""

from __future__ import annotations

import shutil
from collections import defaultdict
from collections.abc import Generator, Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.promises.building import OURS, Builds, Subject, collections

_RAN: dict[str, dict[str, bool]] = defaultdict(dict)
"""Promise -> collection -> whether all of its tests passed."""


def pytest_configure(config: pytest.Config) -> None:
    config.addinivalue_line("markers", "twice: builds a collection once more; `slow` for all real ones")


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    """A test that asks for a ``subject`` runs on each collection, smallest first.

    ``corpora`` marks the real ones, ``slow`` all but the smallest quarter of them; CI runs all.
    """
    if "subject" not in metafunc.fixturenames:
        return
    try:
        sizes = collections()
    except NotADirectoryError as error:
        raise pytest.UsageError(str(error)) from error
    if "figures" in metafunc.fixturenames:
        sizes = {name: size for name, size in sizes.items() if name not in OURS}
    order = sorted(sizes, key=lambda name: (sizes[name], name))
    larger = order if metafunc.definition.get_closest_marker("twice") else order[len(order) // 4 :]
    slow = set(larger) - set(OURS)
    names = [pytest.param(n, marks=_marks(n, slow), id=n) for n in order]
    metafunc.parametrize("subject", names, indirect=True, scope="session")


def _marks(name: str, slow: set[str]) -> list[pytest.MarkDecorator]:
    marks = [] if name in OURS else [pytest.mark.corpora]
    return [*marks, pytest.mark.slow] if name in slow else marks


@pytest.fixture(scope="session")
def builds(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Builds]:
    """The builds of this session, kept on disk only where something failed."""
    folder = tmp_path_factory.mktemp("promises")
    yield Builds(folder)
    if not request.session.testsfailed:
        shutil.rmtree(folder)


@pytest.fixture(scope="session")
def subject(request: pytest.FixtureRequest, builds: Builds) -> Iterator[Subject]:
    """A built collection; what was read of its pages is forgotten when the next one comes."""
    built = builds.subject(request.param)
    if not built.is_built:
        pytest.fail(f"{built.name}: no site, exit code {built.code}\n{built.messages[-2000:]}")
    yield built
    built.forget()


@pytest.fixture
def scratch(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An empty folder."""
    return tmp_path_factory.mktemp("scratch")


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(item: pytest.Item) -> Generator[None, pytest.TestReport, pytest.TestReport]:
    report = yield
    callspec = getattr(item, "callspec", None)
    if callspec is not None and "subject" in callspec.params and (report.failed or report.when == "call"):
        ran = _RAN[item.path.stem.removeprefix("test_")]
        name = callspec.params["subject"]
        ran[name] = ran.get(name, True) and report.passed
    return report


def pytest_terminal_summary(terminalreporter: Any) -> None:
    if _RAN:
        terminalreporter.section("promises on collections")
    for promise, ran in sorted(_RAN.items()):
        real = [name for name in ran if name not in OURS]
        broken = sorted(name for name, passed in ran.items() if not passed)
        line = f"promise {promise}: {len(real)} collections and {len(ran) - len(real)} of our own"
        terminalreporter.write_line(f"{line}; broken on {len(broken)}: {', '.join(broken)}" if broken else line)
