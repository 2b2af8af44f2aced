"""The kit: every hostile input is built by the real engine, in bounded time and memory, and the site is what it should be."""

from __future__ import annotations

import json
import re
import socket
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from edition.building.engine import Order, build
from edition.cli.commands import run as command
from tests.hostile import page_cases, program_cases, project_cases, reaching_cases, reading_cases
from tests.hostile.bounded import BROKEN, Ended, run
from tests.hostile.cases import GOOD, Case, write
from tests.hostile.checks import CHECKS
from tests.hostile.site import SECRET, Site

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="the limits of a process are those of Linux")
TOGETHER = {**reading_cases.TOGETHER, **reaching_cases.TOGETHER, **page_cases.TOGETHER}
ALONE = [*project_cases.ALONE, *program_cases.ALONE]
LEFT_OUT = frozenset("not-well-formed too-large too-deep too-many-elements entity-bomb".split())


@contextmanager
def knocked() -> Iterator[tuple[int, list[str]]]:
    """A door of this machine, and who has knocked there in the end."""
    found: list[str] = []
    with socket.create_server(("127.0.0.1", 0)) as server:
        server.settimeout(0.01)
        yield server.getsockname()[1], found
        try:
            server.accept()[0].close()
            found.append("somebody asked for an address on the web")
        except TimeoutError:
            pass


@pytest.fixture(scope="module", autouse=True)
def warm(tmp_path_factory: pytest.TempPathFactory) -> None:
    """What every build needs is brought in once, before the processes that build are made of this one."""
    folder = tmp_path_factory.mktemp("warm")
    write(folder / "src", Case("good", GOOD), "", 0)
    build(Order(folder / "src", folder / "site", jobs=1))


@pytest.fixture
def place(tmp_path: Path) -> Path:
    """A folder with secrets beside the source."""
    for path in ("secret.txt", "secret.xml", "secrets/cite.html", "secrets/edition.xsl"):
        (tmp_path / path).parent.mkdir(exist_ok=True)
        (tmp_path / path).write_text(f"<x>{SECRET}</x>", encoding="utf-8")
    return tmp_path


def built(place: Path, seconds: int, *options: str) -> tuple[Ended, Site]:
    """What came of ``edition build src`` there."""
    before = frozenset(path.relative_to(place).as_posix() for path in place.rglob("*") if path.is_file())
    ended = run(lambda: command(["build", "src", "--all", *options]), place, seconds)
    return ended, Site(place / "site", ended.said, before)


def faults(ended: Ended, site: Site) -> list[str]:
    """What is wrong, whatever was built: how it ended, and what the checks find."""
    found = [] if ended.code in (0, 1, 2) else [f"ended with {ended.code}"]
    found += [word for word in ("Traceback", "internal error") if word in ended.said]
    return found + [f"{name}: {one}" for name, check in CHECKS.items() for one in check(site)]


def problems(site: Site) -> list[tuple[str, str]]:
    """(path, slug) of each problem."""
    return [(p["path"], p["slug"]) for p in json.loads(site.files["data/problems.json"])]


@pytest.mark.parametrize(
    "group", [pytest.param(group, marks=pytest.mark.slow if group == "shapes" else ()) for group in TOGETHER]
)
def test_texts_that_mean_harm(group: str, place: Path) -> None:
    cases = [case for case in TOGETHER[group] if not case.slow]
    with knocked() as (port, who):
        for case in cases:
            write(place / "src" / case.name, case, str(place / "secret.txt"), port)
        if group == "limits":
            (place / "src/edition.toml").write_text(reading_cases.LIMITS, encoding="utf-8")
        write(place / "src", Case("good", GOOD), "", 0)
        ended, site = built(place, 60)
    assert who == []
    assert (faults(ended, site), ended.code in (0, 1)) == ([], True), ended.said[-3000:]
    assert b"Good." in site.files["texts/good.txt"]
    told = problems(site)
    assert [
        case.name
        for case in cases
        if case.slug and (case.slug not in {s for p, s in told if p.startswith(f"{case.name}/")})
    ] == []
    unread = {path.partition("/")[0] for path, slug in told if slug in LEFT_OUT}
    assert [
        case.name for case in cases if case.slug in LEFT_OUT - {"too-large"} and f"texts/{case.name}.html" in site.files
    ] == []
    assert unread >= {case.name for case in cases if case.slug in LEFT_OUT}
    assert [
        (case.name, word)
        for case in cases
        for word in case.absent
        for path, data in site.files.items()
        if word in data and path.startswith("media/")
    ] == []


SLOW = [case for cases in TOGETHER.values() for case in cases if case.slow]


def marked(case: Case) -> object:
    return pytest.param(case, id=case.name, marks=pytest.mark.slow if case.slow else ())


@pytest.mark.parametrize("case", [marked(case) for case in [*ALONE, *SLOW]])
def test_projects_that_mean_harm(case: Case, place: Path) -> None:
    with knocked() as (port, who):
        write(place / "src", case, str(place / "secret.txt"), port)
        ended, site = built(place, case.seconds, *case.options)
    assert who == []
    assert faults(ended, site) == [], ended.said[-3000:]
    if case.says:
        assert (ended.code, case.says in ended.said) == (2, True), ended.said[-2000:]
        assert not site.folder.exists()
    elif case.slug:
        assert case.slug in {slug for _, slug in problems(site)}, ended.said[-2000:]
    else:
        assert ended.code in (0, 1) or re.search("^edition: ", ended.said, re.MULTILINE), ended.said[-2000:]


def test_there_are_enough() -> None:
    everything = [case.name for case in [*ALONE, *(case for cases in TOGETHER.values() for case in cases)]]
    assert len(everything) == len(set(everything)) > 200
    assert BROKEN not in (0, 1, 2)
