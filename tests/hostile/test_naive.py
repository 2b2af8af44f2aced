"""Every check can fail: the same inputs, given to a naive renderer, are caught, each by a check that it was made for."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.hostile import naive
from tests.hostile.bounded import run
from tests.hostile.cases import Case, write
from tests.hostile.checks import CHECKS
from tests.hostile.site import Site
from tests.hostile.test_hostile import ALONE, TOGETHER, knocked, place

__all__ = ["place"]

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="the limits of a process are those of Linux")
ROOM = 300_000_000


def caught(case: Case, place: Path, seconds: int = 1) -> set[str]:
    """The checks that find something wrong with what the naive renderer makes of a case, and with how it ends."""
    with knocked() as (port, who):
        write(place / "src" / ("" if case.alone else case.name), case, str(place / "secret.txt"), port)
        before = frozenset(path.relative_to(place).as_posix() for path in place.rglob("*") if path.is_file())
        ended = run(naive.build, place, seconds, ROOM)
    site = Site(place / "site", ended.said, before)
    found = {name for name, check in CHECKS.items() if any(True for _ in check(site))}
    found |= {"bounded"} if ended.code is None or "MemoryError" in ended.said else set()
    found |= {"ended"} if ended.code not in (0, 1, 2) or "Traceback" in ended.said else set()
    found |= {"told"} if any(word and word not in ended.said for word in (case.slug, case.says)) else set()
    return found | ({"knocked"} if who else set())


EVERY = {
    case.name: case for case in [*ALONE, *(case for cases in TOGETHER.values() for case in cases)] if not case.slow
}
PROOF = {
    "active": "address-javascript address-data markup-in-titles markup-in-headings styles element-frame template-with-an-event",
    "fetched": "address-host element-base picture-of-the-web",
    "policy": "markup-in-words",
    "ids": "ids-twice ids-of-the-page",
    "names": "id-reserved id-dots id-hidden id-colon letter-case normal-forms",
    "inside": "id-upwards",
    "links": "id-question pointer",
    "formulas": "formula-equals formula-at formula-pipe cell-that-ends",
    "rectangular": "formula-link cell-that-ends",
    "directions": "direction-in-a-title direction-that-stays-open",
    "controls": "control-in-a-title version",
    "sources": "element-script script-in-utf-16 script-hidden stylesheet-hidden",
    "secrets": "entity include link-outside picture-outside template-by-a-link",
    "knocked": "schema-of-the-web",
    "bounded": "laughs block gzip-bomb link-to-a-device pipe template-that-multiplies",
    "ended": "ebcdic template-of-nothing circle-of-two id-long",
    "told": "depth elements attributes entity-expansion include-by-path settings-that-run",
}
"""By check, including how a program ends and what it says: inputs with which it must fail."""


def test_every_check_has_its_proof() -> None:
    assert set(CHECKS) <= set(PROOF)


def proofs() -> Iterator[object]:
    """The first input of each check is given to it always, the others when there is time."""
    for check, names in PROOF.items():
        for n, name in enumerate(names.split()):
            yield pytest.param(check, name, id=f"{check}-{name}", marks=pytest.mark.slow if n else ())


@pytest.mark.parametrize(("check", "name"), list(proofs()))
def test_every_check_can_fail(check: str, name: str, place: Path) -> None:
    assert check in caught(EVERY[name], place)


SPARED: frozenset[str] = frozenset(
    """
    ids-of-markup formula-quoted direction-in-a-name direction-in-a-heading unseen-in-an-id separators tags id-absolute
    id-ended id-index id-style keys-that-meet entity-of-the-web parameter parameter-of-the-web dtd-of-the-web
    entity-in-a-value schema shift-jis name-of-an-encoding notation doctypes attribute-by-default namespaces comments
    instructions apparatus-within texts-within-texts marks pointers chain-of-itself chain-of-two alike breaks spaces
    folder-like-a-text deep-folders settings-of-markup settings-of-formulas settings-that-turn settings-of-types
    rule-of-groups rule-of-choices rule-without-end rule-of-texts rule-that-reads schema-of-groups schema-of-numbers
    schema-of-groups-too schema-with-a-bomb schema-of-secrets schema-of-entities catalog-outside template-of-modules
    template-of-filters names-within-names quotations-within
""".split()
)
"""Inputs that do no harm to this naive renderer: lxml saves it, or luck, or that it has no settings and no schemas."""


@pytest.mark.slow
@pytest.mark.parametrize("name", sorted(set(EVERY) - SPARED))
def test_every_input_harms_whoever_takes_no_care(name: str, place: Path) -> None:
    assert caught(EVERY[name], place) - {"policy"}
