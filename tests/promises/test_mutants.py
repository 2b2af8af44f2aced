"""Every promise check notices what it is there for: on a site written by hand, and on one that was built."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from tests.promises import checks, fake, oracle, trees
from tests.promises.building import Builds, corpora
from tests.promises.checks_pages import ALL_OF_PAGES
from tests.promises.mutants import IN_APPARATUS, MUTANTS, copy_of
from tests.promises.oracle import Source
from tests.promises.site import Site

ALL = (
    checks.check_texts,
    checks.check_malformed,
    checks.check_streams,
    checks.check_html_streams,
    checks.check_tables,
    checks.check_slices,
    checks.check_wholes,
    checks.check_entities,
    *ALL_OF_PAGES,
)
SMALL = "malformed-letters"
Specimen = tuple[Path, Source]


@pytest.fixture(scope="session")
def by_hand(tmp_path_factory: pytest.TempPathFactory) -> Specimen:
    folder = tmp_path_factory.mktemp("by-hand")
    fake.write_source(folder / "source")
    fake.write_site(folder / "site")
    return folder / "site", oracle.read(folder / "source")


@pytest.fixture(scope="session")
def built(builds: Builds) -> Specimen:
    """A small real site; ours where there are no real collections."""
    folder = corpora()
    subject = builds.subject(SMALL if folder and (folder / SMALL).is_dir() else "traps")
    return subject.output, subject.truth


@pytest.fixture(params=["by_hand", "built"])
def specimen(request: pytest.FixtureRequest) -> Specimen:
    found: Specimen = request.getfixturevalue(request.param)
    return found


def test_whole_site_has_no_findings(specimen: Specimen) -> None:
    site, source = specimen
    assert {check.__name__: check(Site(site), source) for check in ALL} == {check.__name__: [] for check in ALL}


@pytest.mark.parametrize("name", MUTANTS)
def test_mutant_is_caught(specimen: Specimen, name: str, tmp_path: Path) -> None:
    site, source = specimen
    damage, check = MUTANTS[name]
    damage(copy_of(site, tmp_path / "site"))
    assert check(Site(site), source) == []
    assert check(Site(tmp_path / "site"), source), f"{check.__name__} did not notice: {name}"


@pytest.mark.parametrize("name", IN_APPARATUS)
@pytest.mark.parametrize("where", ["by_hand", "traps"])
def test_mutant_in_apparatus_is_caught(
    where: str, name: str, by_hand: Specimen, request: pytest.FixtureRequest, tmp_path: Path
) -> None:
    site, source = by_hand if where == "by_hand" else _traps(request)
    damage, check = IN_APPARATUS[name]
    damage(copy_of(site, tmp_path / "site"))
    assert check(Site(site), source) == []
    assert check(Site(tmp_path / "site"), source), f"{check.__name__} did not notice: {name}"


def _traps(request: pytest.FixtureRequest) -> Specimen:
    builds: Builds = request.getfixturevalue("builds")
    subject = builds.subject("traps")
    return subject.output, subject.truth


def test_one_byte_between_two_builds_is_caught(specimen: Specimen, tmp_path: Path) -> None:
    site, _ = specimen
    copy = copy_of(site, tmp_path / "site")
    assert trees.check_same(site, copy) == []
    file = next(copy.rglob("*.csv"))
    content = file.read_bytes()
    file.unlink()
    file.write_bytes(content[:5] + bytes([content[5] ^ 1]) + content[6:])
    assert len(trees.check_same(site, copy)) == 1


def test_one_file_too_many_is_caught(specimen: Specimen, tmp_path: Path) -> None:
    site, _ = specimen
    copy = copy_of(site, tmp_path / "site")
    (copy / "more.txt").write_text("", encoding="utf-8")
    assert trees.check_same(site, copy) == ["more.txt: in one of the two builds only"]


def test_touched_source_is_caught(tmp_path: Path) -> None:
    fake.write_source(tmp_path / "source")
    before = trees.snapshot(tmp_path / "source")
    assert trees.changed(before, trees.snapshot(tmp_path / "source")) == []
    os.utime(tmp_path / "source" / "a.xml", ns=(1, 1))
    (tmp_path / "source" / "new.xml").write_text("", encoding="utf-8")
    assert [finding.split(":")[0] for finding in trees.changed(before, trees.snapshot(tmp_path / "source"))] == [
        "a.xml",
        "new.xml",
    ]
