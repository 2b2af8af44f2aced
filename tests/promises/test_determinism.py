"""Promise 4, same in, same out: byte-identical whatever the hash seed, time zone, locale, processes and place."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from tests.promises import trees
from tests.promises.building import PLAIN, Builds, Subject, run

OTHER = {"PYTHONHASHSEED": "4242", "TZ": "Asia/Kathmandu", "LC_ALL": "C", "LANG": "tr_TR.UTF-8"}


@pytest.mark.twice
def test_two_builds_under_all_other_conditions_are_the_same(subject: Subject, builds: Builds, scratch: Path) -> None:
    done = run(builds.source(subject.name, "again"), scratch / "site", OTHER, jobs=2)
    assert done.returncode == subject.code, done.stderr[-2000:]
    assert trees.check_same(subject.output, scratch / "site")[:20] == []
    shutil.rmtree(scratch)


@pytest.mark.parametrize("condition", OTHER)
def test_one_condition_changes_nothing(condition: str, builds: Builds, scratch: Path) -> None:
    run(builds.source("traps"), scratch / "site", PLAIN | {condition: OTHER[condition]})
    assert trees.check_same(builds.subject("traps").output, scratch / "site") == []


def test_more_processes_change_nothing(builds: Builds, scratch: Path) -> None:
    run(builds.source("traps"), scratch / "site", PLAIN, jobs=2)
    assert trees.check_same(builds.subject("traps").output, scratch / "site") == []


def test_times_of_files_and_the_place_of_the_folder_change_nothing(builds: Builds, scratch: Path) -> None:
    shutil.copytree(builds.source("traps"), scratch / "elsewhere" / "traps", copy_function=shutil.copyfile)
    run(scratch / "elsewhere" / "traps", scratch / "site", PLAIN)
    assert trees.check_same(builds.subject("traps").output, scratch / "site") == []


def test_building_again_into_the_same_place_changes_nothing(builds: Builds, scratch: Path) -> None:
    for _ in range(2):
        run(builds.source("traps"), scratch / "site", PLAIN)
    assert trees.check_same(builds.subject("traps").output, scratch / "site") == []
