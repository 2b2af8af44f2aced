"""Some hundred readings and some whole builds with a fixed seed; ``make fuzz`` makes more, with another seed each time."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.fuzz.builds import Builds
from tests.fuzz.campaign import BATCH, Campaign
from tests.fuzz.excerpts import excerpts

SEED = 5
READINGS, BUILDS = 500, 20
SMALL = 60_000
"""Bytes of the largest files that excerpts are taken of here: cutting up the large ones would take longest."""


@pytest.fixture(scope="module")
def pieces() -> list[bytes]:
    return excerpts(2, SMALL)


def test_texts_are_read_and_rendered_without_a_loss(tmp_path: Path, pieces: list[bytes]) -> None:
    campaign, number = Campaign(tmp_path, SEED, pieces), 0
    while campaign.counts.texts < READINGS:
        campaign.batch(number, min(BATCH, 150))
        number += 1
    print(f"seed {SEED}: {campaign.counts.texts} texts read and rendered, {campaign.counts.refused} inputs refused")
    assert campaign.counts.read > READINGS / 2
    assert campaign.counts.refused > 10


def test_editions_are_built_and_keep_every_promise(tmp_path: Path, pieces: list[bytes]) -> None:
    builds = Builds(tmp_path, SEED, pieces)
    for number in range(BUILDS):
        builds.edition(number, edits=0)
    assert builds.judged > BUILDS / 2


@pytest.mark.slow
def test_a_changed_edition_is_what_a_clean_build_makes(tmp_path: Path, pieces: list[bytes]) -> None:
    builds = Builds(tmp_path, SEED + 1, pieces)
    for number in range(BUILDS):
        builds.edition(number)
    assert builds.edits > BUILDS
