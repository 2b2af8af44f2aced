"""For all tests: how hypothesis works here, and places to work in."""

from __future__ import annotations

import os
import shutil
from pathlib import Path

import pytest
from hypothesis import settings

from tests.skipping import pytest_make_collect_report, pytest_runtest_makereport  # noqa: F401 - hooks

ROOT = Path(__file__).resolve().parents[1]

settings.register_profile("edition", deadline=None)  # a busy machine is no failure
settings.load_profile("edition")


LONG = frozenset(
    "test_kills test_failing_caches test_damaged_caches test_engine_faults test_incremental test_forgetting test_hostile"
    " test_naive test_fuzz test_cluster test_cluster_build test_apprentice test_afar".split()
)
"""Modules whose slow tests take many minutes: ``make test-long`` runs them, and .ci/run says that it does not."""


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    for item in items:
        if item.path.stem in LONG and item.get_closest_marker("slow"):
            item.add_marker(pytest.mark.long)


@pytest.fixture(scope="session", autouse=True)
def _caches(tmp_path_factory: pytest.TempPathFactory) -> None:
    """What builds keep for the next one stands in no folder of the person who runs the tests."""
    os.environ["XDG_CACHE_HOME"] = str(tmp_path_factory.mktemp("caches"))


@pytest.fixture
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty folder to work in, with the sample edition in ``texts``."""
    shutil.copytree(ROOT / "texts", tmp_path / "texts")
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("COLUMNS", "100")
    return tmp_path


@pytest.fixture
def checkout(desk: Path) -> Path:
    """A copy of the toolkit that may be changed."""
    for folder in ("edition", "renderers", "schema", "xslt"):
        shutil.copytree(ROOT / folder, desk / folder, ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copy(ROOT / "pyproject.toml", desk)
    return desk
